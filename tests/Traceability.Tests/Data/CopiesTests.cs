using Traceability.Data;
using static Traceability.Tests.Data.DataShop;

namespace Traceability.Tests.Data;

public sealed class CopiesTests
{
    [Fact]
    public async Task A_backup_is_one_file_that_holds_the_shop_and_is_without_fault()
    {
        await using var shop = await Ready();
        await shop.Hire("one");

        await shop.File.Backup(shop.In("copy.db"));

        Assert.False(System.IO.File.Exists(shop.In("copy.db-wal")));
        using var copy = new ShopFile(shop.In("copy.db"));
        Assert.Empty(await FileVerification.Run(copy));
        Elsewhere(copy.Path, file => Assert.Equal(1, file.Number("SELECT count(*) FROM person")));
    }

    [Fact]
    public async Task Backups_made_while_people_work_are_each_without_fault()
    {
        await using var shop = await Ready();
        using var serving = await shop.File.Serve();
        using var end = new CancellationTokenSource();
        var work = Task.WhenAll(Enumerable.Range(0, 3).Select(who => Task.Run(async () =>
        {
            for (var n = 0; !end.IsCancellationRequested; n++) await shop.Hire($"P{who}-{n}");
        })));

        for (var n = 0; n < 8; n++)
        {
            await shop.File.Backup(shop.In($"copy-{n}.db"));
            using var copy = new ShopFile(shop.In($"copy-{n}.db"));
            Assert.Empty(await FileVerification.Run(copy));
            Elsewhere(copy.Path, file => Assert.Equal(file.Number("SELECT count(*) FROM person"), file.Number("SELECT count(*) FROM audit_entry")));
        }
        await end.CancelAsync();
        await work;
    }

    [Fact]
    public async Task A_backup_never_replaces_a_file()
    {
        await using var shop = await Ready();
        await System.IO.File.WriteAllTextAsync(shop.In("letter"), "dear");

        Assert.Contains("is there already", (await Refused(() => shop.File.Backup(shop.In("letter")))).Message, StringComparison.Ordinal);
        Assert.Contains("is there already", (await Refused(() => shop.File.Backup(shop.Folder))).Message, StringComparison.Ordinal);
        Assert.Contains("There is no folder", (await Refused(() => shop.File.Backup(shop.In("none/b.db")))).Message, StringComparison.Ordinal);
        Assert.Equal("dear", await System.IO.File.ReadAllTextAsync(shop.In("letter")));
    }

    [Fact]
    public async Task Restoring_brings_back_the_shop_and_keeps_what_was_there()
    {
        await using var shop = await Ready();
        await shop.Hire("one");
        await shop.File.Backup(shop.In("copy.db"));
        await shop.Hire("two");

        var kept = await shop.File.Restore(shop.In("copy.db"));
        await shop.File.Prepare();

        Assert.Equal(["one"], await shop.Codes());
        Assert.Empty(await shop.Verify());
        Elsewhere(kept!, file => Assert.Equal(2, file.Number("SELECT count(*) FROM person")));
        await shop.Hire("three");
        Elsewhere(shop.File.Path, file => Assert.Equal("wal", file.One("PRAGMA journal_mode")));
    }

    [Fact]
    public async Task Restoring_where_there_is_no_shop_makes_one()
    {
        await using var shop = await Ready();
        await shop.Hire("one");
        await shop.File.Backup(shop.In("copy.db"));
        using var fresh = new ShopFile(shop.In("fresh.db"));

        Assert.Null(await fresh.Restore(shop.In("copy.db")));

        Assert.Empty(await FileVerification.Run(fresh));
    }

    [Fact]
    public async Task Restoring_over_a_damaged_file_keeps_it_byte_for_byte()
    {
        await using var shop = await Ready();
        await shop.File.Backup(shop.In("copy.db"));
        using var damaged = new ShopFile(shop.In("damaged.db"));
        await System.IO.File.WriteAllTextAsync(damaged.Path, new string('x', 9000));

        var kept = await damaged.Restore(shop.In("copy.db"));

        Assert.Equal(new string('x', 9000), await System.IO.File.ReadAllTextAsync(kept!));
        Assert.Empty(await FileVerification.Run(damaged));
    }

    [Fact]
    public async Task Nothing_is_restored_over_the_file_of_another_program()
    {
        await using var shop = await Ready();
        await shop.File.Backup(shop.In("copy.db"));
        Elsewhere(shop.In("theirs.db"), file => file.Run("CREATE TABLE theirs (a)"));
        using var theirs = new ShopFile(shop.In("theirs.db"));

        Assert.Contains("another program", (await Refused(() => theirs.Restore(shop.In("copy.db")))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Restoring_is_refused_while_the_file_is_served()
    {
        await using var shop = await Ready();
        await shop.Hire("one");
        await shop.File.Backup(shop.In("copy.db"));
        using var serving = await shop.File.Serve();
        serving.At("http://localhost:5000");
        using var beside = new ShopFile(shop.File.Path);

        Assert.Contains("http://localhost:5000", (await Refused(() => beside.Restore(shop.In("copy.db")))).Message, StringComparison.Ordinal);
        Assert.Equal(["one"], await shop.Codes());
    }

    [Fact]
    public async Task Restoring_is_refused_while_a_program_writes_beside()
    {
        await using var shop = await Ready();
        await shop.File.Backup(shop.In("copy.db"));
        using var beside = new ShopFile(shop.File.Path) { Patience = TimeSpan.FromMilliseconds(200) };

        Assert.Contains("another program is using it", (await Refused(() => beside.Restore(shop.In("copy.db")))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("newer", "newer Traceability")]
    [InlineData("foreign", "another program")]
    [InlineData("letter", "damaged or is no backup")]
    [InlineData("cut", "damaged or is no backup")]
    [InlineData("torn", "damage")]
    [InlineData("empty", "holds no shop")]
    [InlineData("none", "There is no file")]
    [InlineData("itself", "the shop's file itself")]
    public async Task A_backup_that_is_not_whole_or_not_ours_is_refused_and_the_shop_stays(string which, string because)
    {
        await using var shop = await Ready();
        for (var n = 0; n < 40; n++) await shop.Hire($"P{n}");
        var backup = shop.In("copy.db");
        await shop.File.Backup(backup);
        switch (which)
        {
            case "newer": Elsewhere(backup, file => file.Run("PRAGMA user_version = 1000")); break;
            case "foreign": Elsewhere(backup, file => file.Run("PRAGMA application_id = 5")); break;
            case "letter": await System.IO.File.WriteAllTextAsync(backup, new string('x', 8000)); break;
            case "cut": await using (var file = System.IO.File.OpenWrite(backup)) file.SetLength(file.Length / 2); break;
            case "torn": await Tear(backup); break;
            case "empty": await System.IO.File.WriteAllTextAsync(backup, ""); break;
            case "none": System.IO.File.Delete(backup); break;
            case "itself": backup = shop.File.Path; break;
        }

        Assert.Contains(because, (await Refused(() => shop.File.Restore(backup))).Message, StringComparison.Ordinal);

        await shop.File.Prepare();
        Assert.Equal(40, (await shop.Codes()).Count);
        Assert.Empty(await shop.Verify());
        Assert.Empty(Directory.GetFiles(shop.Folder, "*.part*"));
    }

    [Fact]
    public async Task Damage_in_the_middle_of_the_file_is_found_by_verify()
    {
        await using var shop = await Ready();
        for (var n = 0; n < 40; n++) await shop.Hire($"P{n}");
        await shop.File.Backup(shop.In("torn.db"));
        await Tear(shop.In("torn.db"));
        using var torn = new ShopFile(shop.In("torn.db"));

        Assert.NotEmpty(await FileVerification.Run(torn));
    }

    // Every page of the audit but the first pages of the file, as a failing disk leaves them.
    private static async Task Tear(string path)
    {
        var audit = 0L;
        Elsewhere(path, file => audit = file.Number("SELECT rootpage FROM sqlite_schema WHERE name = 'audit_entry'"));
        await using var torn = System.IO.File.OpenWrite(path);
        torn.Position = (audit - 1) * 4096;
        await torn.WriteAsync(Enumerable.Repeat((byte)0x5a, 4096).ToArray());
    }
}
