using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Traceability.Data;
using static Traceability.Tests.Data.DataShop;

namespace Traceability.Tests.Data;

public sealed class PreparedFileTests
{
    [Fact]
    public async Task A_new_file_is_made_marked_and_without_fault()
    {
        await using var shop = await Ready();

        Elsewhere(shop.File.Path, file =>
        {
            Assert.Equal(ShopFile.ApplicationId, file.Number("PRAGMA application_id"));
            Assert.True(file.Number("PRAGMA user_version") > 0);
            Assert.Equal("wal", file.One("PRAGMA journal_mode"));
        });
        Assert.Empty(await shop.Verify());
    }

    [Fact]
    public async Task Preparing_again_changes_nothing_and_keeps_no_copy()
    {
        await using var shop = await Ready();
        await shop.Hire("one");
        await shop.File.Prepare();

        Assert.Equal(["one"], await shop.Codes());
        Assert.Empty(Directory.GetFiles(shop.Folder, "*.before-*"));
    }

    [Fact]
    public async Task Many_who_make_the_file_at_once_make_one()
    {
        await using var shop = new DataShop();
        var files = Enumerable.Range(0, 6).Select(_ => new ShopFile(shop.File.Path)).ToList();
        await Task.WhenAll(files.Select(f => Task.Run(() => f.Prepare())));
        files.ForEach(f => f.Dispose());

        Assert.Empty(await shop.Verify());
    }

    [Fact]
    public async Task Only_the_owner_and_the_group_may_read_the_file()
    {
        await using var shop = await Ready();
        await shop.File.Backup(shop.In("copy.db"));
        if (!OperatingSystem.IsWindows())
            foreach (var path in (string[])[shop.File.Path, shop.In("copy.db")])
                Assert.Equal(UnixFileMode.None, System.IO.File.GetUnixFileMode(path) & (UnixFileMode.OtherRead | UnixFileMode.OtherWrite));
    }

    [Fact]
    public async Task The_migrations_say_what_the_model_says()
    {
        await using var shop = await Ready();
        Assert.False(await shop.Look(db => Task.FromResult(db.Database.HasPendingModelChanges())),
            "The model changed: write a migration, see docs/migrations.md.");
    }

    [Fact]
    public async Task Every_connection_has_the_settings()
    {
        await using var shop = await Ready();
        await using var own = await shop.File.Open();
        await shop.Look(async db =>
        {
            await db.Database.OpenConnectionAsync();
            foreach (var connection in (SqliteConnection[])[own, (SqliteConnection)db.Database.GetDbConnection()])
            {
                Assert.Equal(1, connection.Number("PRAGMA foreign_keys"));
                Assert.Equal(1, connection.Number("PRAGMA recursive_triggers"));
                Assert.Equal(60_000, connection.Number("PRAGMA busy_timeout"));
                Assert.Equal(2, connection.Number("PRAGMA synchronous"));
                Assert.Equal(2, connection.Number("PRAGMA temp_store"));
            }
            return 0;
        });
    }

    [Theory]
    [InlineData("DROP TRIGGER audit_entry_is_never_changed")]
    [InlineData("CREATE TRIGGER more AFTER INSERT ON person BEGIN SELECT 1; END")]
    [InlineData("CREATE VIEW more AS SELECT * FROM person")]
    [InlineData("DROP TRIGGER audit_entry_is_never_deleted; CREATE TRIGGER audit_entry_is_never_deleted AFTER DELETE ON audit_entry BEGIN SELECT 1; END")]
    public async Task Triggers_and_views_are_put_right_at_the_next_start(string altered)
    {
        await using var shop = await Ready();
        shop.Tamper(altered, guarded: true);
        Assert.Contains("altered with another program", Assert.Single(await shop.Verify()), StringComparison.Ordinal);

        await shop.File.Prepare();

        Assert.Empty(await shop.Verify());
    }

    [Fact]
    public async Task A_migration_lock_left_behind_by_the_tool_stops_nobody()
    {
        await using var shop = new DataShop();
        Elsewhere(shop.File.Path, file => file.Run($"""
            PRAGMA application_id = {ShopFile.ApplicationId};
            CREATE TABLE "__EFMigrationsLock" ("Id" INTEGER NOT NULL PRIMARY KEY, "Timestamp" TEXT NOT NULL);
            INSERT INTO "__EFMigrationsLock" VALUES (1, '2026-01-01');
            """));

        await shop.File.Prepare();

        Assert.Empty(await shop.Verify());
    }

    [Theory]
    [InlineData("PRAGMA user_version = 1000")]
    [InlineData("INSERT INTO \"__EFMigrationsHistory\" VALUES ('99990101000000_Later', '99.0')")]
    public async Task A_newer_file_is_refused_and_left_alone(string made)
    {
        await using var shop = await Ready();
        shop.Tamper(made, guarded: true);

        Assert.Contains("newer Traceability", (await Refused(() => shop.File.Prepare())).Message, StringComparison.Ordinal);
        Assert.Contains("newer Traceability", (await Refused(() => shop.Verify())).Message, StringComparison.Ordinal);
        Assert.Contains("newer Traceability", (await Refused(() => shop.File.Backup(shop.In("b.db")))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("PRAGMA application_id = 7; CREATE TABLE theirs (a)")]
    [InlineData("CREATE TABLE theirs (a)")]
    [InlineData("PRAGMA application_id = 7")]
    public async Task A_file_of_another_program_is_refused_and_left_alone(string theirs)
    {
        await using var shop = new DataShop();
        Elsewhere(shop.File.Path, file => file.Run(theirs));
        var before = await System.IO.File.ReadAllBytesAsync(shop.File.Path);

        Assert.Contains("another program", (await Refused(() => shop.File.Prepare())).Message, StringComparison.Ordinal);
        Assert.Equal(before, await System.IO.File.ReadAllBytesAsync(shop.File.Path));
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_refused_and_left_alone()
    {
        await using var shop = new DataShop();
        var letter = new string('x', 5000);
        await System.IO.File.WriteAllTextAsync(shop.File.Path, letter);

        Assert.Contains("is not a shop", (await Refused(() => shop.File.Prepare())).Message, StringComparison.Ordinal);
        Assert.Equal(letter, await System.IO.File.ReadAllTextAsync(shop.File.Path));
    }

    [Fact]
    public async Task Reading_does_not_make_a_file()
    {
        await using var shop = new DataShop();
        Assert.Contains("There is no shop's file", (await Refused(() => shop.File.Prepare(Opening.Read))).Message, StringComparison.Ordinal);
        Assert.False(System.IO.File.Exists(shop.File.Path));
    }

    [Fact]
    public async Task A_missing_folder_is_named()
    {
        await using var shop = new DataShop();
        using var file = new ShopFile(shop.In("none/shop.db"));
        Assert.Contains(shop.In("none"), (await Refused(() => file.Prepare())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_names_of_one_file_are_one_file()
    {
        await using var shop = await Ready();
        System.IO.File.CreateSymbolicLink(shop.In("link.db"), shop.File.Path);
        using var link = new ShopFile(shop.In("link.db"));
        using var serving = await shop.File.Serve();

        await Refused(() => link.Serve());
    }
}
