using Microsoft.EntityFrameworkCore;
using Traceability.Cutting;
using Traceability.Data;
using Traceability.Lots;
using Traceability.Receiving;

namespace Traceability.Labelling;

/// <summary>Labels of many lots at once: one question to each table, however many there are.</summary>
internal static class LotLabels
{
    /// <param name="zone">The shop's, for the day of a hold.</param>
    public static async Task<IReadOnlyDictionary<long, LotLabel>> LotLabelsOf(this TraceabilityDb db, IReadOnlyCollection<long> lots, TimeZoneInfo zone, CancellationToken cancel = default)
    {
        var ids = lots.Distinct().ToList();
        var rows = await db.Lots.AsNoTracking().Where(l => EF.Parameter(ids).Contains(l.Id)).Select(l => new
        {
            l.Id,
            l.Number,
            Material = l.Material!.Name,
            l.Material!.Grade,
            Product = l.Product!.Name,
            Supplier = l.Supplier!.Name,
            l.SupplierLot,
            l.Serial,
            l.ReceivedOn,
            l.ExpiresOn,
            l.Status,
            l.RootId,
            Owner = l.Owner!.Name,
        }).ToListAsync(cancel);

        var melted = await db.HeatsOf(ids.Concat(rows.Select(r => r.RootId).OfType<long>()), cancel);
        var unproven = await db.UnprovenOf(ids, cancel);
        var born = (await db.Outputs.AsNoTracking().Where(o => EF.Parameter(ids).Contains(o.LotId) && o.VoidedAt == null)
            .Select(o => new { o.LotId, o.Transformation.Number, o.Transformation.StartedOn, o.Transformation.CompletedOn, o.FirstPosition, o.LastPosition, Kind = EF.Property<string>(o.Transformation, "Kind") })
            .ToListAsync(cancel)).ToLookup(o => o.LotId);
        var stops = await db.StopsOf(ids, zone, cancel);

        return rows.ToDictionary(r => r.Id, r =>
        {
            var origin = born[r.Id].FirstOrDefault();
            return new LotLabel
            {
                Number = r.Number,
                What = r.Material is { } material ? LotLabel.Named(material, r.Grade) : r.Product ?? "",
                Heats = unproven.Contains(r.Id) ? [] : [.. (r.RootId is { } root ? melted[root] : []).Concat(melted[r.Id]).Distinct()],
                Supplier = r.Supplier,
                SupplierLot = unproven.Contains(r.Id) ? null : r.SupplierLot,
                Serial = r.Serial,
                Origin = origin is null ? null : origin.Kind == "make" && r.Product is not null ? LotLabel.PlaceIn(origin.Number, origin.FirstPosition, origin.LastPosition) : origin.Number,
                Dated = r.ReceivedOn is { } came ? $"in {came:yyyy-MM-dd}" : origin is not null ? $"{origin.CompletedOn ?? origin.StartedOn:yyyy-MM-dd}" : null,
                ExpiresOn = r.ExpiresOn,
                Owner = r.Owner,
                Stopped = stops.GetValueOrDefault(r.Id),
            };
        });
    }

    /// <summary>Pieces that are marked out and will be lots under these numbers; by the id of the piece.</summary>
    public static async Task<IReadOnlyDictionary<long, LotLabel>> PieceLabelsOf(this TraceabilityDb db, IReadOnlyCollection<long> pieces, TimeZoneInfo zone, CancellationToken cancel = default)
    {
        var ids = pieces.Distinct().ToList();
        var rows = await db.CutPieces.AsNoTracking().Where(p => EF.Parameter(ids).Contains(p.Id)).Select(p => new
        {
            p.Id,
            p.Number,
            Cut = p.Cut.Number,
            p.Cut.StartedOn,
            p.Cut.ParentId,
            p.Cut.Parent.RootId,
            Material = p.Cut.Parent.Material!.Name,
            p.Cut.Parent.Material!.Grade,
            Product = p.Cut.Parent.Product!.Name,
            Owner = p.Cut.Parent.Owner!.Name,
            p.Cut.Parent.ExpiresOn,
        }).ToListAsync(cancel);
        var parents = rows.Select(r => r.ParentId).Distinct().ToList();
        var unproven = await db.UnprovenOf(parents, cancel);
        var melted = await db.HeatsOf(parents.Concat(rows.Select(r => r.RootId).OfType<long>()), cancel);
        var stops = await db.StopsOf(parents, zone, cancel);
        return rows.ToDictionary(r => r.Id, r => new LotLabel
        {
            Number = r.Number,
            What = r.Material is { } material ? LotLabel.Named(material, r.Grade) : r.Product ?? "",
            Heats = unproven.Contains(r.ParentId) ? [] : [.. (r.RootId is { } root ? melted[root] : []).Concat(melted[r.ParentId]).Distinct()],
            Origin = r.Cut,
            Dated = $"{r.StartedOn:yyyy-MM-dd}",
            ExpiresOn = r.ExpiresOn,
            Owner = r.Owner,
            Stopped = stops.GetValueOrDefault(r.ParentId),
        });
    }

    private static async Task<ILookup<long, string>> HeatsOf(this TraceabilityDb db, IEnumerable<long> lots, CancellationToken cancel)
    {
        var ids = lots.Distinct().ToList();
        return (await db.LotHeats.AsNoTracking().Where(h => EF.Parameter(ids).Contains(h.LotId)).OrderBy(h => h.HeatId).Select(h => new { h.LotId, h.Heat.Number }).ToListAsync(cancel))
            .ToLookup(h => h.LotId, h => h.Number);
    }

    /// <summary>Whose number is lost, or known by their grade only: no label gives them back a heat that nobody can prove.</summary>
    private static async Task<HashSet<long>> UnprovenOf(this TraceabilityDb db, List<long> lots, CancellationToken cancel) =>
        [.. await db.Lots.Where(l => EF.Parameter(lots).Contains(l.Id)
            && (l.GradeOnly != null || db.Renewals.Any(r => r.LotId == l.Id && r.Cause == RenewalCause.Lost && r.ProvenAt == null && r.VerifiedAt == null && r.EndedAt == null))).Select(l => l.Id).ToListAsync(cancel)];

    /// <summary>A rejection before a hold, and of several holds the first.</summary>
    private static async Task<Dictionary<long, LotLabel.Stop>> StopsOf(this TraceabilityDb db, List<long> lots, TimeZoneInfo zone, CancellationToken cancel)
    {
        var held = await db.Holds.AsNoTracking().Where(h => EF.Parameter(lots).Contains(h.LotId) && h.LiftedAt == null).OrderBy(h => h.Id)
            .Select(h => new { h.LotId, h.Since, h.Cause, h.Reason, By = h.By ?? h.RecordedBy }).ToListAsync(cancel);
        var rejected = await db.Verifications.AsNoTracking()
            .Where(v => EF.Parameter(lots).Contains(v.LotId) && v.Outcome == Outcome.Rejected && v.Lot.Status == LotStatus.Rejected).OrderByDescending(v => v.Id)
            .Select(v => new { v.LotId, v.At, v.Reason, v.By }).ToListAsync(cancel);
        // Rejected by import, where nobody wrote down who did it.
        var bare = await db.Lots.AsNoTracking().Where(l => EF.Parameter(lots).Contains(l.Id) && l.Status == LotStatus.Rejected)
            .Select(l => new { l.Id, l.RecordedAt, l.RecordedBy }).ToListAsync(cancel);
        var names = await db.NamesOf(held.Select(h => h.By).Concat(rejected.Select(r => r.By)).Concat(bare.Select(b => b.RecordedBy)), cancel);

        var stops = new Dictionary<long, LotLabel.Stop>();
        foreach (var r in rejected) stops.TryAdd(r.LotId, new(true, r.Reason, Name(r.By), Day(r.At)));
        foreach (var b in bare) stops.TryAdd(b.Id, new(true, null, Name(b.RecordedBy), Day(b.RecordedAt)));
        foreach (var h in held) stops.TryAdd(h.LotId, new(false, h.Reason ?? h.Cause.ToString().ToLowerInvariant(), Name(h.By), Day(h.Since)));
        return stops;

        string Name(string code) => names.GetValueOrDefault(code, code);

        DateOnly Day(DateTimeOffset at) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, zone).DateTime);
    }
}
