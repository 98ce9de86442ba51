using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Traceability.Data;
using Traceability.People;
using static Traceability.Tests.Data.DataShop;

namespace Traceability.Tests.Data;

public sealed class AuditGuardTests
{
    private const string Copied = "INSERT OR REPLACE INTO audit_entry SELECT sequence, at, 'X', act, subject, subject_id, changes, previous_hash, hash FROM audit_entry WHERE sequence = 2";

    [Theory]
    [InlineData("UPDATE audit_entry SET \"by\" = 'X' WHERE sequence = 2", "never changed")]
    [InlineData("DELETE FROM audit_entry WHERE sequence = 3", "never deleted")]
    [InlineData(Copied, "does not follow")]
    [InlineData("UPDATE OR REPLACE audit_entry SET sequence = 3 WHERE sequence = 2", "never changed")]
    [InlineData("INSERT INTO audit_entry SELECT 9, at, \"by\", act, subject, subject_id, changes, 'p', 'h' FROM audit_entry WHERE sequence = 2", "does not follow")]
    [InlineData("UPDATE audit_head SET sequence = 2", "only with a new entry")]
    [InlineData("DELETE FROM audit_head", "never deleted")]
    [InlineData("INSERT INTO audit_head VALUES (2, 0, 'h')", "one row only")]
    public async Task The_file_itself_refuses_to_alter_the_audit(string alteration, string because)
    {
        await using var shop = await WithThreeEntries();

        // By the program, in words for people; by any other program, with the same words in its error.
        var refusal = await Refused(() => shop.Act("alter", db => db.Database.ExecuteSqlRawAsync(alteration)));
        Assert.Contains(because, refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("SQLite", refusal.Message, StringComparison.Ordinal);
        Assert.Contains(because, Assert.Throws<SqliteException>(() => shop.Tamper(alteration, guarded: true)).Message, StringComparison.Ordinal);

        Assert.Empty(await shop.Verify());
    }

    [Fact]
    public async Task Saving_a_changed_entry_is_refused_with_the_same_sentence()
    {
        await using var shop = await WithThreeEntries();
        var refusal = await Refused(() => shop.Act("alter", async db => db.Remove(await db.Audit.FirstAsync())));
        Assert.Contains("never deleted", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("UPDATE audit_entry SET \"by\" = 'XY' WHERE sequence = 2", "Entry 2 of the audit")]
    [InlineData("UPDATE audit_entry SET at = at + 1 WHERE sequence = 1", "Entry 1 of the audit")]
    [InlineData("UPDATE audit_entry SET act = act || ' ' WHERE sequence = 3", "Entry 3 of the audit")]
    [InlineData("UPDATE audit_entry SET subject = 'account' WHERE sequence = 2", "Entry 2 of the audit")]
    [InlineData("UPDATE audit_entry SET subject_id = 7 WHERE sequence = 2", "Entry 2 of the audit")]
    [InlineData("UPDATE audit_entry SET changes = replace(changes, 'Person', 'person') WHERE sequence = 2", "Entry 2 of the audit")]
    [InlineData("UPDATE audit_entry SET hash = replace(hash, substr(hash, 1, 1), 'x') WHERE sequence = 2", "Entry 2 of the audit")]
    [InlineData("DELETE FROM audit_entry WHERE sequence = 2", "Entry 2 of the audit is missing")]
    [InlineData("DELETE FROM audit_entry WHERE sequence < 3", "Entries 1 to 2 of the audit are missing")]
    [InlineData("DELETE FROM audit_entry WHERE sequence = 3", "the last 1 were cut off")]
    [InlineData("DELETE FROM audit_entry", "the last 3 were cut off")]
    [InlineData("DELETE FROM audit_head", "where the audit ends is missing")]
    [InlineData("UPDATE audit_head SET sequence = 2", "the others were added")]
    public async Task One_alteration_of_the_audit_is_found(string alteration, string told)
    {
        await using var shop = await WithThreeEntries();
        shop.Tamper(alteration);
        // The program puts the guards back by itself, so they do not tell.
        await shop.File.Prepare();

        Assert.Contains(await shop.Verify(), fault => fault.Contains(told, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Any_one_byte_changed_in_the_text_of_the_audit_is_found()
    {
        await using var shop = await WithThreeEntries();
        var random = new Random(24);
        foreach (var column in (string[])["\"by\"", "act", "subject", "changes", "previous_hash", "hash"])
        {
            var copy = shop.In($"{column.Trim('"')}.db");
            await shop.File.Backup(copy);
            Elsewhere(copy, file =>
            {
                Backstops.Clear(file);
                var at = random.NextInt64(1, file.Number($"SELECT length({column}) FROM audit_entry WHERE sequence = 2") + 1);
                file.Run($"UPDATE audit_entry SET {column} = substr({column}, 1, {at} - 1) || char(unicode(substr({column}, {at}, 1)) + 1) || substr({column}, {at} + 1) WHERE sequence = 2");
                Backstops.Write(file);
            });
            using var altered = new ShopFile(copy);
            Assert.Contains(await FileVerification.Run(altered), fault => fault.Contains("Entry 2 of the audit", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task A_chain_that_was_computed_anew_does_not_end_where_it_should()
    {
        await using var shop = await WithThreeEntries();
        var last = await shop.Look(db => db.Audit.AsNoTracking().OrderBy(a => a.Sequence).LastAsync());
        var forged = AuditEntry.HashOf(last.PreviousHash, 3, last.At, "nobody", last.Act, last.Subject, last.SubjectId, last.Changes);
        shop.Tamper($"UPDATE audit_entry SET \"by\" = 'nobody', hash = '{forged}' WHERE sequence = 3");

        Assert.Contains(await shop.Verify(), fault => fault.Contains("is not the one that was written", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_row_whose_reference_leads_nowhere_is_found()
    {
        await using var shop = await Ready();
        await shop.Hire("one");
        await shop.Act("account", async db => db.Add(new Account { PersonId = (await db.People.SingleAsync()).Id, UserName = "one" }));
        shop.Tamper("PRAGMA foreign_keys = OFF; DELETE FROM person", guarded: true);

        Assert.Contains(await shop.Verify(), fault => fault.Contains("points at a row of person", StringComparison.Ordinal));
    }

    [Fact]
    public async Task No_secret_stands_in_the_audit()
    {
        await using var shop = await Ready();
        await shop.Hire("one");
        await shop.Act("account", async db => db.Add(new Account
        {
            PersonId = (await db.People.SingleAsync()).Id,
            UserName = "one",
            PasswordHash = "secret-hash",
            SecurityStamp = "secret-stamp",
            ConcurrencyStamp = "secret-concurrency",
        }));
        await shop.Act("change password", async db => (await db.Accounts.SingleAsync()).PasswordHash = "secret-other");
        await shop.Act("token", async db => db.Add(new Microsoft.AspNetCore.Identity.IdentityUserToken<long>
        { UserId = (await db.Accounts.SingleAsync()).Id, LoginProvider = "p", Name = "n", Value = "secret-token" }));

        var changes = string.Join("\n", await shop.Look(db => db.Audit.Select(a => a.Changes).ToListAsync()));
        Assert.DoesNotContain("secret", changes, StringComparison.Ordinal);
        // That it changed, and who changed it, is there.
        Assert.Contains("password_hash", changes, StringComparison.Ordinal);
    }

    private static async Task<DataShop> WithThreeEntries()
    {
        var shop = await Ready();
        foreach (var code in (string[])["one", "two", "three"]) await shop.Hire(code);
        return shop;
    }
}
