using Microsoft.EntityFrameworkCore;
using Traceability.Data;
using Traceability.Manufacture;

namespace Traceability.Lots;

/// <summary>One step before or after a lot: the act between, and the lots on its other side.</summary>
/// <param name="Kind">cut, make, split, mix, return, outside, shipment.</param>
/// <param name="What">The product made, or who has it.</param>
/// <param name="Micro">Of this lot, in millionths of its unit; null when it was not measured.</param>
/// <param name="Lots">At most <see cref="Neighbours.Shown"/> of them.</param>
public sealed record Neighbour(string Kind, long Id, string Number, DateOnly On, string? What, long? Micro, string By, IReadOnlyList<NextLot> Lots, int LotsTotal);

public sealed record NextLot(long Id, string Number);

/// <summary>What a lot came out of and what it went into, one step each way. The whole way is the trace's.</summary>
public static class Neighbours
{
    public const int Shown = 6;

    /// <summary>The act it came out of, with the lots that went in.</summary>
    public static async Task<IReadOnlyList<Neighbour>> CameFrom(this TraceabilityDb db, long lot, CancellationToken cancel = default)
    {
        var outputs = db.Outputs.AsNoTracking().Where(o => o.LotId == lot && o.VoidedAt == null);
        var acts = await outputs.Select(o => new
        {
            Kind = EF.Property<string>(o.Transformation, "Kind"),
            o.TransformationId,
            o.Transformation.Number,
            o.Transformation.StartedOn,
            o.Transformation.RecordedBy,
            o.QuantityMicro,
            Product = db.Set<ManufactureRecord>().Where(r => r.Id == o.TransformationId && r.Product != null).Select(r => r.Product!.Name).FirstOrDefault(),
        }).ToListAsync(cancel);
        var lots = await (
            from o in outputs
            join i in db.Inputs on o.TransformationId equals i.TransformationId
            where i.VoidedAt == null && (i.ReachFirst == null || (o.LastPosition >= i.ReachFirst && o.FirstPosition <= i.ReachLast))
            select new { i.TransformationId, i.LotId, i.Lot.Number }).Distinct().ToListAsync(cancel);
        return [.. acts.Select(a =>
        {
            var its = lots.Where(l => l.TransformationId == a.TransformationId).Select(l => new NextLot(l.LotId, l.Number)).ToList();
            return new Neighbour(a.Kind, a.TransformationId, a.Number, a.StartedOn, a.Product, a.QuantityMicro, a.RecordedBy, [.. its.Take(Shown)], its.Count);
        })];
    }

    /// <summary>How many acts and shipments took from it.</summary>
    public static async Task<int> TimesUsed(this TraceabilityDb db, long lot, CancellationToken cancel = default) =>
        await db.Inputs.CountAsync(i => i.LotId == lot && i.VoidedAt == null, cancel) + await db.ShipmentLines.CountAsync(s => s.LotId == lot && s.VoidedAt == null, cancel);

    /// <summary>The newest acts it went into, with the lots that came out where it reached, and the shipments that took it.</summary>
    public static async Task<IReadOnlyList<Neighbour>> WentInto(this TraceabilityDb db, long lot, int newest = 100, CancellationToken cancel = default)
    {
        var inputs = db.Inputs.AsNoTracking().Where(i => i.LotId == lot && i.VoidedAt == null).OrderByDescending(i => i.Id).Take(newest);
        var acts = await inputs.Select(i => new
        {
            i.Id,
            Kind = EF.Property<string>(i.Transformation, "Kind"),
            i.TransformationId,
            i.Transformation.Number,
            i.Transformation.StartedOn,
            i.RecordedBy,
            i.QuantityMicro,
            Product = db.Set<ManufactureRecord>().Where(r => r.Id == i.TransformationId && r.Product != null).Select(r => r.Product!.Name).FirstOrDefault(),
            Count = i.Transformation.Outputs.Count(o => o.VoidedAt == null && (i.ReachFirst == null || (o.LastPosition >= i.ReachFirst && o.FirstPosition <= i.ReachLast))),
        }).ToListAsync(cancel);
        var lots = await (
            from i in inputs
            join o in db.Outputs on i.TransformationId equals o.TransformationId
            where o.VoidedAt == null && (i.ReachFirst == null || (o.LastPosition >= i.ReachFirst && o.FirstPosition <= i.ReachLast))
            select new { Input = i.Id, o.LotId, o.Lot.Number }).Take(newest * 20).ToListAsync(cancel);
        var shipped = await db.ShipmentLines.AsNoTracking().Where(s => s.LotId == lot && s.VoidedAt == null).OrderByDescending(s => s.Id).Take(newest)
            .Select(s => new { s.ShipmentId, s.Shipment.Number, s.Shipment.ShippedOn, s.Shipment.Customer.Name, s.QuantityMicro, s.RecordedBy }).ToListAsync(cancel);
        return [.. acts.Select(a => new Neighbour(a.Kind, a.TransformationId, a.Number, a.StartedOn, a.Product, a.QuantityMicro, a.RecordedBy,
                [.. lots.Where(l => l.Input == a.Id).Take(Shown).Select(l => new NextLot(l.LotId, l.Number))], a.Count))
            .Concat(shipped.Select(s => new Neighbour("shipment", s.ShipmentId, s.Number, s.ShippedOn, s.Name, s.QuantityMicro, s.RecordedBy, [], 0)))
            .OrderByDescending(n => n.On).ThenByDescending(n => n.Id)];
    }

    /// <summary>"Cut", "Record" … as the head of a row.</summary>
    public static string Word(string kind) => kind switch
    {
        "cut" => "Cut",
        "make" => "Record",
        "split" => "Split",
        "mix" => "Mix",
        "return" => "Return",
        "outside" => "Outside process",
        "shipment" => "Shipment",
        _ => kind,
    };
}
