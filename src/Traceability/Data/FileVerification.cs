using System.Data;
using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Traceability.Data;

/// <summary>A thing that has to be true of the whole file.</summary>
/// <param name="Name">What is looked at, for whoever waits: "the audit chain".</param>
/// <param name="Faults">Reads the file, row by row, and gives a sentence for each fault as it finds it.</param>
internal sealed record FileCheck(string Name, Func<DbConnection, IEnumerable<string>> Faults);

/// <summary>Proves that the file is whole and was not altered behind the program's back.</summary>
public static class FileVerification
{
    /// <summary>After so many sentences about one thing the rest is only counted.</summary>
    private const int Told = 100;

    /// <summary>All that is checked, in this order.</summary>
    internal static IReadOnlyList<FileCheck> Checks { get; } =
    [
        new("the file itself", FileFaultsIn.Pages),
        new("references between rows", FileFaultsIn.References),
        new("triggers and views", FileFaultsIn.Guards),
        new("the audit chain", AuditChain.Faults),
        new("amounts against the ledger", LedgerCheck.Amounts),
        new("ranges of units", LedgerCheck.Ranges),
        new("files of documents", FileHashes.Faults),
        new("what was issued", FileHashes.Reports),
    ];

    /// <summary>Checks the file as it is at one moment; others may go on writing meanwhile.</summary>
    /// <param name="progress">Told the name of each check before it begins.</param>
    /// <returns>A sentence for each fault; none when all is well.</returns>
    /// <exception cref="DomainRuleException">The file is not there, not a shop, or of another version.</exception>
    public static async Task<IReadOnlyList<string>> Run(ShopFile file, IProgress<string>? progress = null, CancellationToken cancel = default)
    {
        await file.Prepare(Opening.AsItIs, cancel);
        return await Task.Run(() => Faults(file, progress, cancel), cancel);
    }

    private static List<string> Faults(ShopFile file, IProgress<string>? progress, CancellationToken cancel)
    {
        using var connection = file.OpenAlone();
        new Upkeep(file, () => new SqliteDb(file.Options)).RefuseOlder(connection);
        // One view of the file for all checks, whatever is written meanwhile.
        using var transaction = connection.BeginTransaction(deferred: true);
        var faults = new List<string>();
        foreach (var check in Checks)
        {
            cancel.ThrowIfCancellationRequested();
            progress?.Report(check.Name);
            Gather(check, connection, faults, cancel);
        }
        return faults;
    }

    private static void Gather(FileCheck check, SqliteConnection connection, List<string> faults, CancellationToken cancel)
    {
        var found = 0;
        try
        {
            foreach (var fault in check.Faults(connection))
            {
                cancel.ThrowIfCancellationRequested();
                if (++found <= Told) faults.Add(fault);
            }
        }
        catch (SqliteException failure)
        {
            faults.Add($"While checking {check.Name}, reading stopped: {failure.Message} Keep a copy of the file and restore the last backup.");
        }
        if (found > Told) faults.Add($"{found - Told} more faults were found in {check.Name}.");
    }
}

/// <summary>What SQLite can say about its own file.</summary>
internal static class FileFaultsIn
{
    public static IEnumerable<string> Pages(DbConnection file) =>
        file.Stream("PRAGMA integrity_check", row => row.GetString(0))
            .Where(said => said != "ok")
            .Select(said => $"The file is damaged: {said}. Keep a copy of it and restore the last backup.");

    public static IEnumerable<string> References(DbConnection file) =>
        file.Stream("PRAGMA foreign_key_check", row => $"Row {(row.IsDBNull(1) ? "?" : row.GetInt64(1))} of {row.GetString(0)} points at a row of {row.GetString(2)} that is not there: one of the two was altered with another program.");

    public static IEnumerable<string> Guards(DbConnection file) =>
        Backstops.Differing((SqliteConnection)file).Select(name =>
            $"The guard {name} is missing or was altered with another program. Starting Traceability puts it back; find out who altered the file.");
}
