using Microsoft.EntityFrameworkCore;
using Traceability.Data;
using Traceability.Lots;
using Traceability.Manufacture;

namespace Traceability.Pages.Records;

/// <summary>What went in, one entry as the page shows it.</summary>
public sealed record InputRow(
    long Id, long LotId, string Lot, long? MaterialId, long? ProductId, string What, Unit Unit, long? QuantityMicro, long OnHandMicro, string? Location,
    long? FirstUnit, long? LastUnit, long? ReachFirst, bool Held, DateTimeOffset At, string By, DateTimeOffset? VoidedAt, string? VoidedBy, string? VoidedReason, long? WasteMicro)
{
    public bool IsLive => VoidedAt is null;

    public Quantity? Waste => WasteMicro is { } micro ? new(micro, Unit) : null;

    public Quantity? Amount => QuantityMicro is { } micro ? new(micro, Unit) : null;

    public Quantity Left => new(OnHandMicro, Unit);

    public UnitRange? Units => FirstUnit is { } first ? new(first, LastUnit ?? long.MaxValue) : null;

    /// <summary>The range was stated but meets no unit that was made, so a recall counts it for all of them.</summary>
    public bool MeetsNothing => FirstUnit is not null && ReachFirst is null;
}

/// <summary>What came out.</summary>
public sealed record OutputRow(
    long Id, long LotId, string Lot, string? Serial, string? Material, long? ProductId, string? Product, Unit Unit, long QuantityMicro, long OnHandMicro, long First, long Last, string? Location,
    LotStatus Status, bool Held, DateTimeOffset At, string By, DateTimeOffset? VoidedAt, string? VoidedBy, string? VoidedReason)
{
    public bool IsLive => VoidedAt is null;

    public Quantity Amount => new(QuantityMicro, Unit);

    public Quantity Left => new(OnHandMicro, Unit);

    public string State => Held ? "held" : OnHandMicro == 0 ? "used-up" : WordsInText.Of(Status);
}

/// <summary>A lot that would do for an open slot.</summary>
public sealed record Suggestion(long LotId, string Lot, Quantity Left, string? Location, bool IsRemnant, DateOnly? ExpiresOn = null);

/// <summary>A line of the bill of materials, and how far it is filled.</summary>
public sealed record Slot(string Name, string Code, long? MaterialId, long? PartId, Quantity PerUnit, Quantity? Needed, Quantity? Used, bool HasUnmeasured, IReadOnlyList<Suggestion> Suggestions)
{
    /// <summary>Of how many products of a nest it is.</summary>
    public int Products { get; init; } = 1;

    public bool IsFilled => HasUnmeasured || (Used is { IsZero: false } used && (Needed is not { } needed || used.CompareTo(needed) >= 0));

    /// <summary>What is still to be scanned, when that is known.</summary>
    public Quantity? Missing => Needed is { } needed && Used is { } used && needed > used ? needed - used : Needed is not null && Used is null ? Needed : null;
}

/// <summary>One product of what a record makes.</summary>
/// <param name="Units">How many; null when nobody knows yet.</param>
public sealed record ToMake(long ProductId, string? BomRevision, long? Units);

/// <summary>Some units of the run and the lots of one material that are in them.</summary>
public sealed record Segment(long From, long To, string Lots);

/// <summary>Which lot of one material is in which unit.</summary>
public sealed record Strip(string What, IReadOnlyList<Segment> Segments)
{
    /// <summary>Only what differs from unit to unit is drawn.</summary>
    public static IEnumerable<Strip> Of(IEnumerable<InputRow> inputs, long units)
    {
        foreach (var kind in inputs.Where(i => i.IsLive).GroupBy(i => (i.MaterialId, i.ProductId)))
        {
            if (kind.All(i => i.Units is null)) continue;
            var to = Math.Max(units, kind.Max(i => i.LastUnit is { } last && last < long.MaxValue ? last : i.FirstUnit ?? 1));
            var begins = kind.SelectMany(i => i.Units is { } u ? new[] { u.First, u.Last == long.MaxValue ? long.MaxValue : u.Last + 1 } : []).Append(1).Where(b => b <= to).Distinct().Order().ToList();
            yield return new(kind.First().What, [.. begins.Select((from, n) => Part(kind, from, n + 1 < begins.Count ? begins[n + 1] - 1 : to))]);
        }
    }

    private static Segment Part(IEnumerable<InputRow> inputs, long from, long to) =>
        new(from, to, string.Join(" + ", inputs.Where(i => i.Units is not { } u || i.MeetsNothing || (u.First <= to && u.Last >= from)).Select(i => i.Lot).Distinct()));
}

/// <summary>Reads a record's entries, one query for each table.</summary>
public static class RecordReading
{
    public static Task<List<InputRow>> Inputs(this TraceabilityDb db, long record) => db.Inputs.AsNoTracking()
        .Where(i => i.TransformationId == record).OrderBy(i => i.Id)
        .Select(i => new InputRow(i.Id, i.LotId, i.Lot.Number, i.Lot.MaterialId, i.Lot.ProductId, i.Lot.Material!.Name ?? i.Lot.Product!.Name, i.Lot.Unit, i.QuantityMicro, i.Lot.OnHandMicro,
            i.Lot.Location, i.FirstUnit, i.LastUnit, i.ReachFirst, i.Lot.Holds.Any(h => h.LiftedAt == null), i.RecordedAt, i.RecordedBy, i.VoidedAt, i.VoidedBy, i.VoidedReason, i.WasteMicro)).ToListAsync();

    public static Task<List<OutputRow>> Outputs(this TraceabilityDb db, long record) => db.Outputs.AsNoTracking()
        .Where(o => o.TransformationId == record).OrderBy(o => o.FirstPosition).ThenBy(o => o.Id)
        .Select(o => new OutputRow(o.Id, o.LotId, o.Lot.Number, o.Lot.Serial, o.Lot.Material!.Name, o.Lot.ProductId, o.Lot.Product!.Sku, o.Lot.Unit, o.QuantityMicro, o.Lot.OnHandMicro, o.FirstPosition, o.LastPosition,
            o.Lot.Location, o.Lot.Status, o.Lot.Holds.Any(h => h.LiftedAt == null), o.RecordedAt, o.RecordedBy, o.VoidedAt, o.VoidedBy, o.VoidedReason)).ToListAsync();

    /// <summary>The slots of a record: what the bills of materials of all that it makes ask for together, against what went in.</summary>
    public static async Task<List<Slot>> Slots(this TraceabilityDb db, ManufactureRecord record, IReadOnlyList<InputRow> inputs, IReadOnlyList<ToMake> plan, DateOnly today)
    {
        if (record.IsRework) return [];
        var lines = new List<(BomLine Line, long? Units)>();
        foreach (var made in plan.Where(p => p.BomRevision is not null))
            lines.AddRange((await db.BomLines.AsNoTracking().Where(l => l.ProductId == made.ProductId && l.Revision == made.BomRevision).OrderBy(l => l.Id)
                .Include(l => l.Material).Include(l => l.Part).ToListAsync()).Select(l => (l, made.Units)));
        var free = record.IsOpen ? await db.Free([.. lines.Select(l => l.Line)], record.CustomerId, today) : [];
        return [.. lines.GroupBy(l => (l.Line.MaterialId, l.Line.PartId)).Select(same =>
        {
            var line = same.First().Line;
            var used = inputs.Where(i => i.IsLive && (line.MaterialId is { } m ? i.MaterialId == m : i.ProductId == line.PartId)).ToList();
            Quantity? sum = null;
            foreach (var amount in used.Select(i => i.Amount).OfType<Quantity>().Where(a => a.ConvertsTo(line.Unit)))
                sum = (sum ?? new Quantity(0, line.Unit)) + amount;
            return new Slot(line.Material?.Name ?? line.Part!.Name, line.Material?.Code ?? line.Part!.Sku, line.MaterialId, line.PartId, line.Amount, Needed(same, line.Unit),
                sum, used.Any(i => i.Amount is null || !i.Amount.Value.ConvertsTo(line.Unit)), [.. free.Where(f => line.MaterialId is { } m ? f.Material == m : f.Product == line.PartId).Select(f => f.Lot).Take(3)])
            {
                Products = same.Select(l => l.Line.ProductId).Distinct().Count(),
            };
        })];
    }

    // Nobody knows it before it is known of every product.
    private static Quantity? Needed(IEnumerable<(BomLine Line, long? Units)> lines, Unit unit)
    {
        var needed = new Quantity(0, unit);
        foreach (var (line, units) in lines)
        {
            if (units is not { } many || (Int128)line.QuantityMicro * many > Quantity.MaxMicro || !line.Amount.ConvertsTo(unit)) return null;
            needed += new Quantity(line.QuantityMicro * many, line.Unit);
        }
        return needed;
    }

    // What is begun is used up first, then what expires within a month, then what is oldest.
    private static async Task<List<(long? Material, long? Product, Suggestion Lot)>> Free(this TraceabilityDb db, List<BomLine> lines, long? customer, DateOnly today)
    {
        var materials = lines.Select(l => l.MaterialId).OfType<long>().ToList();
        var parts = lines.Select(l => l.PartId).OfType<long>().ToList();
        var soon = today.AddDays(30);
        var rows = await db.Lots.AsNoTracking()
            .Where(l => (materials.Contains(l.MaterialId!.Value) || parts.Contains(l.ProductId!.Value))
                && l.Status == LotStatus.Accepted && l.OnHandMicro > 0 && (l.ExpiresOn == null || l.ExpiresOn >= today)
                && (l.OwnerId == null || l.OwnerId == customer) && !l.Holds.Any(h => h.LiftedAt == null))
            .OrderBy(l => !(l.ReceivedMicro > l.OnHandMicro || l.RootId != null)).ThenBy(l => l.ExpiresOn == null || l.ExpiresOn > soon).ThenBy(l => l.Id).Take(500)
            .Select(l => new { l.Id, l.Number, l.MaterialId, l.ProductId, l.OnHandMicro, l.Unit, l.Location, l.ExpiresOn, Remnant = l.ReceivedMicro > l.OnHandMicro || l.RootId != null }).ToListAsync();
        return [.. rows.Select(r => (r.MaterialId, r.ProductId, new Suggestion(r.Id, r.Number, new(r.OnHandMicro, r.Unit), r.Location, r.Remnant, r.ExpiresOn)))];
    }
}
