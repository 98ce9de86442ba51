using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Traceability.Data;

namespace Traceability.Lots;

/// <summary>One entry of the audit in the words of the shop.</summary>
/// <param name="Changes">"status: Quarantined → Accepted".</param>
public sealed record AuditLine(long Sequence, DateTimeOffset At, string By, string Act, string Subject, IReadOnlyList<string> Changes, string Hash);

/// <summary>What the audit says of one lot and of all that hangs on it.</summary>
public static class LotAudit
{
    // Keys and normal forms say nothing to a person; what they belong to stands beside them.
    private static readonly string[] Unsaid = ["_key", "_id", "recorded_at", "recorded_by"];

    // Said already beside the entry.
    private static readonly HashSet<string> SaidAlready = ["id", "at", "by"];

    public static IQueryable<AuditEntry> AuditOf(this TraceabilityDb db, long lot) => db.Audit.AsNoTracking().Where(a =>
        (a.Subject == "lot" && a.SubjectId == lot)
        || (a.Subject == "hold" && db.Holds.Where(h => h.LotId == lot).Select(h => h.Id).Contains(a.SubjectId))
        || (a.Subject == "verification" && db.Verifications.Where(v => v.LotId == lot).Select(v => v.Id).Contains(a.SubjectId))
        || (a.Subject == "movement" && db.Movements.Where(m => m.LotId == lot).Select(m => m.Id).Contains(a.SubjectId))
        || (a.Subject == "input" && db.Inputs.Where(i => i.LotId == lot).Select(i => i.Id).Contains(a.SubjectId))
        || (a.Subject == "output" && db.Outputs.Where(o => o.LotId == lot).Select(o => o.Id).Contains(a.SubjectId))
        || (a.Subject == "shipment_line" && db.ShipmentLines.Where(s => s.LotId == lot).Select(s => s.Id).Contains(a.SubjectId)));

    /// <param name="unit">What amounts are in; null where the entry itself says it.</param>
    public static AuditLine InWords(AuditEntry entry, Unit? unit) =>
        new(entry.Sequence, entry.At, entry.By, entry.Act, entry.Subject.Replace('_', ' '), Changes(entry.Changes, unit), entry.Hash);

    private static List<string> Changes(string json, Unit? unit)
    {
        using var changes = JsonDocument.Parse(json);
        return [.. changes.RootElement.EnumerateObject().Where(c => !SaidAlready.Contains(c.Name) && !Unsaid.Any(u => c.Name.EndsWith(u, StringComparison.Ordinal))).Select(c =>
        {
            var (before, after) = (Value(c.Name, c.Value[0], unit), Value(c.Name, c.Value[1], unit));
            var name = c.Name.Replace("_micro", "", StringComparison.Ordinal).Replace('_', ' ');
            return before.Length == 0 ? $"{name}: {after}" : $"{name}: {before} → {(after.Length == 0 ? "nothing" : after)}";
        })];
    }

    private static string Value(string column, JsonElement value, Unit? unit) => value.ValueKind switch
    {
        JsonValueKind.Null => "",
        JsonValueKind.Number when column.EndsWith("_micro", StringComparison.Ordinal) && value.TryGetInt64(out var micro) =>
            unit is { } known ? new Quantity(micro, known).ToString() : new Quantity(micro, Unit.Pcs).Number,
        JsonValueKind.Number => value.GetRawText(),
        JsonValueKind.String when DateTimeOffset.TryParseExact(value.GetString(), "yyyy-MM-ddTHH:mm:ss.ffffffZ", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) =>
            at.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture),
        JsonValueKind.String => value.GetString() ?? "",
        _ => value.GetRawText(),
    };
}
