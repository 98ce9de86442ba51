using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Traceability.Data;
using Traceability.People;
using static Traceability.Tests.Data.DataShop;

namespace Traceability.Tests.Data;

public sealed class FaultTests
{
    [Fact]
    public async Task A_full_disk_is_said_and_breaks_nothing()
    {
        await using var shop = await Ready();
        await shop.Hire("one");

        var refusal = await Refused(() => shop.Act("hire many", async db =>
        {
            var connection = (SqliteConnection)db.Database.GetDbConnection();
            connection.Run($"PRAGMA max_page_count = {connection.Number("PRAGMA page_count") + 2}");
            for (var n = 0; n < 2000; n++) db.Add(Person.Named($"P{n}", new string('x', 200), Role.Staff));
        }));

        Assert.Contains("The disk is full", refusal.Message, StringComparison.Ordinal);
        Assert.Contains(shop.File.Path, refusal.Message, StringComparison.Ordinal);
        await shop.Look(db => db.Database.ExecuteSqlRawAsync("PRAGMA max_page_count = 1000000"));
        await shop.Hire("two");
        Assert.Equal(["one", "two"], await shop.Codes());
        Assert.Empty(await shop.Verify());
    }

    [Fact]
    public async Task A_file_that_may_only_be_read_is_said_and_can_still_be_read()
    {
        await using var shop = await Ready();
        await shop.Hire("one");

        var refusal = await Refused(() => shop.Act("hire", async db =>
        {
            await db.Database.ExecuteSqlRawAsync("PRAGMA query_only = ON");
            try
            {
                db.Add(Person.Named("two", "Two", Role.Staff));
                await db.SaveChangesAsync();
            }
            finally
            {
                await db.Database.ExecuteSqlRawAsync("PRAGMA query_only = OFF");
            }
        }));

        Assert.Contains("may only be read", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(["one"], await shop.Codes());
    }

    [Fact]
    public async Task A_file_without_the_right_to_write_is_refused_at_the_start_and_can_be_read()
    {
        // The superuser and Windows' administrators may write to it all the same.
        if (OperatingSystem.IsWindows() || Environment.IsPrivilegedProcess) return;
        await using var shop = await Ready();
        await shop.File.Backup(shop.In("copy.db"));
        System.IO.File.SetUnixFileMode(shop.In("copy.db"), UnixFileMode.UserRead);
        using var copy = new ShopFile(shop.In("copy.db"));

        Assert.Contains("may only be read", (await Refused(() => copy.Prepare())).Message, StringComparison.Ordinal);
        Assert.Empty(await FileVerification.Run(copy));
    }

    [Fact]
    public async Task A_file_that_vanished_is_said_and_not_made_anew_and_empty()
    {
        await using var shop = await Ready();
        await shop.DisposePool();
        System.IO.File.Delete(shop.File.Path);

        Assert.Contains("Check that it is there", (await Refused(() => shop.Hire("one"))).Message, StringComparison.Ordinal);
        Assert.False(System.IO.File.Exists(shop.File.Path));
    }

    [Theory]
    [InlineData(5, "busy with an import")]
    [InlineData(6, "busy with an import")]
    [InlineData(8, "may only be read")]
    [InlineData(10, "The disk did not do")]
    [InlineData(11, "There is damage in")]
    [InlineData(13, "The disk is full")]
    [InlineData(14, "Check that it is there")]
    [InlineData(26, "is not a shop")]
    public void Each_failure_of_the_file_has_its_sentence_however_deep_it_lies(int code, string sentence)
    {
        var failure = new DbUpdateException("An error occurred while saving.", new InvalidOperationException("", new SqliteException("low level", code)));

        var refusal = FileFaults.Of(failure, "/shop.db");

        Assert.Contains(sentence, refusal!.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("low level", refusal.Message, StringComparison.Ordinal);
        Assert.EndsWith(".", refusal.Message.TrimEnd(')'), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_a_bug_stays_a_bug()
    {
        Assert.Null(FileFaults.Of(new DbUpdateException("x", new SqliteException("no such table: lot", 1))));
        Assert.Null(FileFaults.Of(new SqliteException("SQLite Error 19: 'UNIQUE constraint failed: person.code_key'.", 19)));
    }
}
