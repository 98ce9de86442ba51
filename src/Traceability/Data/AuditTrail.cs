using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Traceability.Data;

/// <summary>Turns tracked changes into the entries of the audit's chain.</summary>
internal static class AuditTrail
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // Columns whose value is a secret or says nothing: that they changed is written, never their value.
    private static readonly HashSet<string> Secret = ["PasswordHash", "SecurityStamp", "ConcurrencyStamp", "TokenHash", "PinHash", "BadgeHash"];

    internal sealed record Change(EntityEntry Entry, string Subject, bool Added, Dictionary<string, object?> Before);

    public static bool Concerns(EntityEntry entry) =>
        entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted
        && entry.Entity is not (AuditEntry or FormSent or IUnaudited);

    public static Change Before(EntityEntry entry) => new(
        entry,
        entry.Metadata.GetTableName()!,
        entry.State == EntityState.Added,
        entry.State == EntityState.Added ? [] : entry.Properties
            .Where(p => entry.State == EntityState.Deleted || p.IsModified)
            .ToDictionary(p => p.Metadata.Name, p => Kept(p.Metadata, p.OriginalValue)));

    public static async Task Append(TraceabilityDb db, Act act, List<Change> changes, CancellationToken cancel)
    {
        var last = await db.Audit.AsNoTracking().OrderByDescending(a => a.Sequence).Select(a => new { a.Sequence, a.Hash }).FirstOrDefaultAsync(cancel);
        var (sequence, previous) = (last?.Sequence ?? 0, last?.Hash ?? AuditEntry.Origin);
        foreach (var change in changes)
        {
            var entry = Entry(act, ++sequence, previous, change.Subject, IdOf(change.Entry), Json(change));
            db.Audit.Add(entry);
            previous = entry.Hash;
        }
        await db.SaveAuditAsync(cancel);
    }

    /// <summary>Writes down, each as an entry of its own, what an act did that is not a change of one row.</summary>
    public static async Task Note(TraceabilityDb db, Act act, string subject, IEnumerable<Dictionary<string, object>> facts, CancellationToken cancel)
    {
        var last = await db.Audit.AsNoTracking().OrderByDescending(a => a.Sequence).Select(a => new { a.Sequence, a.Hash }).FirstOrDefaultAsync(cancel);
        var (sequence, previous) = (last?.Sequence ?? 0, last?.Hash ?? AuditEntry.Origin);
        foreach (var fact in facts)
        {
            var changes = JsonSerializer.Serialize(fact.ToDictionary(f => f.Key, f => new object?[] { null, f.Value }), Plain);
            var entry = Entry(act, ++sequence, previous, subject, 0, changes);
            db.Audit.Add(entry);
            previous = entry.Hash;
        }
        await db.SaveAuditAsync(cancel);
    }

    /// <summary>The next entry of the chain.</summary>
    public static AuditEntry Entry(Act act, long sequence, string previous, string subject, long subjectId, string changes) => new()
    {
        Sequence = sequence,
        At = act.At,
        By = act.Who.Code,
        Act = act.Name,
        Subject = subject,
        SubjectId = subjectId,
        Changes = changes,
        PreviousHash = previous,
        Hash = AuditEntry.HashOf(previous, sequence, act.At, act.Who.Code, act.Name, subject, subjectId, changes),
    };

    private static long IdOf(EntityEntry entry) =>
        entry.Metadata.FindPrimaryKey()!.Properties is [{ } key] && entry.Property(key).CurrentValue is long id ? id : 0;

    private static string Json(Change change)
    {
        var columns = new SortedDictionary<string, object?[]>(StringComparer.Ordinal);
        foreach (var property in change.Entry.Properties)
        {
            var name = property.Metadata.Name;
            var after = Kept(property.Metadata, property.CurrentValue);
            if (change.Added && after is null) continue;
            if (!change.Added && !change.Before.ContainsKey(name)) continue;
            columns[property.Metadata.GetColumnName()] = [change.Before.GetValueOrDefault(name), after];
        }
        return JsonSerializer.Serialize(columns, Plain);
    }

    private static object? Kept(IReadOnlyProperty property, object? value) => value switch
    {
        null => null,
        _ when Secret.Contains(property.Name) || property.DeclaringType.ClrType == typeof(IdentityUserToken<long>) => "(not shown)",
        byte[] bytes => $"{bytes.Length} bytes",
        Enum word => word.ToString(),
        DateTimeOffset at => at.ToUniversalTime().ToString("yyyy-MM-ddTHH:mm:ss.ffffffZ", System.Globalization.CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
        _ => value,
    };
}

/// <summary>A row that records no act of its own: a counter, a chunk of a file.</summary>
internal interface IUnaudited;

public static class IssuedFrom
{
    /// <summary>The newest hash of the audit: printed on what is issued, it fixes everything that was written before.</summary>
    public static async Task<string> AuditHash(this TraceabilityDb db, CancellationToken cancel = default) =>
        await db.Audit.OrderByDescending(a => a.Sequence).Select(a => a.Hash).FirstOrDefaultAsync(cancel) ?? AuditEntry.Origin;
}
