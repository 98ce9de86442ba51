using System.Data.Common;

namespace Traceability.Data;

/// <summary>Recomputes the audit, entry by entry, from the first to the one at which the file says it ends.</summary>
internal static class AuditChain
{
    // By column names, not through the model: what is checked is what stands in the file.
    private const string InOrder = """
        SELECT sequence, at, "by", act, subject, subject_id, changes, previous_hash, hash FROM audit_entry ORDER BY sequence
        """;

    public static IEnumerable<string> Faults(DbConnection file)
    {
        var (last, hash) = (0L, AuditEntry.Origin);
        foreach (var entry in file.Stream(InOrder, Read))
        {
            if (entry.Sequence != last + 1)
                yield return entry.Sequence == last + 2
                    ? $"Entry {last + 1} of the audit is missing."
                    : $"Entries {last + 1} to {entry.Sequence - 1} of the audit are missing.";
            else if (entry.PreviousHash != hash)
                yield return $"Entry {entry.Sequence} of the audit does not follow entry {last}: one of them was put in another's place.";
            if (!entry.Holds(entry.PreviousHash))
                yield return $"Entry {entry.Sequence} of the audit ({entry.Act}, {entry.Subject} {entry.SubjectId}) is not as it was written: it was altered with another program.";
            (last, hash) = (entry.Sequence, entry.Hash);
        }

        if (FaultOfTheHead(file, last, hash) is { } fault) yield return fault;
    }

    /// <summary>A quick look: whether the last entry is the one that was written last, and is as it was written.</summary>
    public static string? FaultAtTheEnd(DbConnection file)
    {
        var last = file.Rows(InOrder + " DESC LIMIT 1", Read).FirstOrDefault();
        if (last is not null && !last.Holds(last.PreviousHash)) return $"Entry {last.Sequence} of the audit is not as it was written: it was altered with another program.";
        return FaultOfTheHead(file, last?.Sequence ?? 0, last?.Hash ?? AuditEntry.Origin);
    }

    private static string? FaultOfTheHead(DbConnection file, long last, string hash)
    {
        var heads = file.Rows("SELECT sequence, hash FROM audit_head", row => (Sequence: row.GetInt64(0), Hash: row.GetString(1)));
        if (heads is not [var head])
            return "The record of where the audit ends is missing: it was removed with another program.";
        if (head.Sequence > last)
            return $"The audit ends at entry {last}, but {head.Sequence} were written: the last {head.Sequence - last} were cut off with another program.";
        if (head.Sequence < last)
            return $"The audit ends at entry {last}, but {head.Sequence} were written by this program: the others were added with another one.";
        return head.Hash == hash ? null : $"The last entry of the audit, {last}, is not the one that was written.";
    }

    private static AuditEntry Read(DbDataReader row) => new()
    {
        Sequence = row.GetInt64(0),
        At = DateTimeOffset.UnixEpoch.AddTicks(row.GetInt64(1) * 10),
        By = row.GetString(2),
        Act = row.GetString(3),
        Subject = row.GetString(4),
        SubjectId = row.GetInt64(5),
        Changes = row.GetString(6),
        PreviousHash = row.GetString(7),
        Hash = row.GetString(8),
    };
}
