using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Traceability.Data;

/// <summary>
/// Makes the file and brings it up to date. All migrations, the triggers and the version go in one transaction: killed at
/// any moment, the file is as it was or as it shall be. (EF's own Migrate() commits migration by migration, and leaves a
/// lock row behind when it is killed, which stops every later start.)
/// </summary>
/// <param name="context">Makes a context whose migrations are applied; the tests have one with more of them.</param>
internal sealed class Upkeep(ShopFile file, Func<DbContext> context)
{
    private static readonly ConcurrentDictionary<(Type Context, string From), string> Scripts = new();

    private sealed record State(List<string> Applied, List<string> Pending, bool HasTables);

    /// <summary>Looks, and puts back triggers if that is all that is missing. Changes nothing of a file that is not ours.</summary>
    /// <returns>False when there is work to do that wants the file alone.</returns>
    public async Task<bool> IsReady(Opening opening, CancellationToken cancel)
    {
        if (!File.Exists(file.Path))
            return opening == Opening.Write ? false : throw new DomainRuleException($"There is no shop's file {file.Path}. Name the right one (--data FILE), or start Traceability once to make it.");
        await using var connection = file.OpenAlone();
        var state = Read(connection);
        if (opening == Opening.AsItIs) return state.HasTables ? true : throw Unfinished();
        if (state.Pending.Count > 0)
        {
            if (opening == Opening.Read && !state.HasTables) throw Unfinished();
            RefuseReadOnly(connection);
            return false;
        }
        if (opening == Opening.Write) RefuseReadOnly(connection);
        if (IsReadOnly(connection)) return true;
        // A restored backup has no write-ahead log yet; with one, readers and the writer do not wait for each other.
        if (connection.One("PRAGMA journal_mode") as string != "wal") connection.Run("PRAGMA journal_mode = WAL");
        if (!Derived.IsAsItShouldBe(connection) || Backstops.Differing(connection).Count > 0)
        {
            using var transaction = connection.BeginTransaction();
            Derived.Write(connection, anew: false);
            Backstops.Write(connection);
            transaction.Commit();
        }
        cancel.ThrowIfCancellationRequested();
        return true;
    }

    /// <summary>To be called while nobody else uses the file.</summary>
    public async Task BringUpToDate(CancellationToken cancel)
    {
        RemoveUnfinishedCopies();
        if (!File.Exists(file.Path)) FileCopies.MakeEmpty(file.Path);
        await using var connection = file.OpenAlone();
        var state = Read(connection);
        if (state.Pending.Count == 0) return;
        if (state.HasTables) FileCopies.Keep(connection, KeptAs(state.Pending[0]));
        else connection.Run($"PRAGMA application_id = {ShopFile.ApplicationId}");
        cancel.ThrowIfCancellationRequested();

        // Tables are rebuilt by dropping them, so foreign keys rest meanwhile; they are checked before it is all kept.
        connection.Run("PRAGMA foreign_keys = OFF");
        using var transaction = connection.BeginTransaction();
        Backstops.Clear(connection);
        connection.Run("DROP TABLE IF EXISTS \"__EFMigrationsLock\"");
        connection.Run(ScriptFrom(state.Applied.LastOrDefault()));
        // SQL by hand without its semicolon would swallow what follows it.
        if (Read(connection).Pending is [var left, ..]) throw new InvalidOperationException($"The script of {left} did not run to its end.");
        Derived.Write(connection, anew: true);
        Backstops.Write(connection);
        connection.Run($"PRAGMA user_version = {Known().Count}");
        var broken = connection.Number("SELECT count(*) FROM pragma_foreign_key_check");
        if (broken > 0) throw new InvalidOperationException($"The migration to {state.Pending[^1]} leaves {broken} rows whose foreign key leads nowhere.");
        transaction.Commit();
    }

    /// <summary>The migrations this program has.</summary>
    public List<string> Known()
    {
        using var db = context();
        return [.. db.Database.GetMigrations()];
    }

    private State Read(SqliteConnection connection)
    {
        RefuseForeign(connection);
        var known = Known();
        var applied = connection.Number("SELECT count(*) FROM sqlite_schema WHERE name = '__EFMigrationsHistory'") == 0 ? []
            : connection.Rows("SELECT MigrationId FROM \"__EFMigrationsHistory\" ORDER BY MigrationId", row => row.GetString(0));
        if (connection.Number("PRAGMA user_version") > known.Count || applied.Except(known).Any())
            throw new DomainRuleException($"{connection.DataSource} was written by a newer Traceability than this one. Install the newer one to open it; nothing in it was changed.");
        return new(applied, [.. known.Except(applied)], HasTables(connection));
    }

    public static void RefuseForeign(SqliteConnection connection)
    {
        // A file that was being made when the power failed has neither tables nor, perhaps, the mark.
        var mark = connection.Number("PRAGMA application_id");
        if (mark != ShopFile.ApplicationId && (mark != 0 || HasTables(connection)))
            throw new DomainRuleException($"{connection.DataSource} belongs to another program. Name the shop's file (--data FILE).");
    }

    private static bool HasTables(SqliteConnection connection) => connection.Number("SELECT count(*) FROM sqlite_schema") > 0;

    /// <summary>Refuses what is not a shop of this or an earlier version.</summary>
    public void Recognise(SqliteConnection connection)
    {
        if (Read(connection).Applied.Count == 0)
            throw new DomainRuleException($"{connection.DataSource} holds no shop. Name the file that was written as a backup.");
    }

    /// <summary>Refuses a file whose tables are not those of this version.</summary>
    public void RefuseOlder(SqliteConnection connection)
    {
        if (Read(connection).Pending.Count > 0)
            throw new DomainRuleException($"{connection.DataSource} was written by an earlier Traceability. Start this one on it once, which keeps a copy and brings it up to date; then do this again.");
    }

    private string ScriptFrom(string? applied)
    {
        using var db = context();
        return Scripts.GetOrAdd((db.GetType(), applied ?? ""), _ => db.GetService<IMigrator>()
            .GenerateScript(applied ?? Migration.InitialDatabase, null, MigrationsSqlGenerationOptions.NoTransactions));
    }

    private string KeptAs(string migration) => string.Create(CultureInfo.InvariantCulture,
        $"{file.Path}.before-{migration}-{TimeProvider.System.GetUtcNow():yyyyMMdd'T'HHmmssfff'Z'}.db");

    // Left by a process that was killed while it copied. Nobody is at work on them: the file is ours alone here.
    private void RemoveUnfinishedCopies()
    {
        foreach (var left in Directory.EnumerateFiles(file.Folder, Path.GetFileName(file.Path) + ".*" + FileCopies.Unfinished))
            File.Delete(left);
    }

    private DomainRuleException Unfinished() => new($"The shop's file {file.Path} is empty. Start Traceability once to make it, or name the right one (--data FILE).");

    private static bool IsReadOnly(SqliteConnection connection) => SQLitePCL.raw.sqlite3_db_readonly(connection.Handle, "main") == 1;

    private void RefuseReadOnly(SqliteConnection connection)
    {
        if (IsReadOnly(connection))
            throw new DomainRuleException($"The shop's file {file.Path} may only be read. Allow this program to write to it and to its folder, or name another file (--data FILE).");
    }
}
