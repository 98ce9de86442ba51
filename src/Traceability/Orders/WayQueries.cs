using Microsoft.EntityFrameworkCore;
using Traceability.Data;
using Traceability.Lots;

namespace Traceability.Orders;

/// <summary>One thing that happened to a unit, under the number it had then.</summary>
/// <param name="Address">The page that tells more.</param>
public sealed record WayStep(DateOnly On, string Says, string Address, long LotId, string Lot);

public static class WayQueries
{
    /// <summary>What happened to a unit through all its states, by the serial that it keeps: made, shipped, came back, reworked, shipped again.</summary>
    public static async Task<IReadOnlyList<WayStep>> WayOf(this TraceabilityDb db, Lot lot, CancellationToken cancel = default)
    {
        var key = lot.SerialKey ?? lot.NumberKey;
        var states = await db.Lots.AsNoTracking().Where(l => l.NumberKey == key || l.SerialKey == key || l.Id == lot.Id || l.Id == lot.RootId).Select(l => new { l.Id, l.Number }).Take(200).ToListAsync(cancel);
        var (ids, numbers) = (states.Select(s => s.Id).ToList(), states.ToDictionary(s => s.Id, s => s.Number));
        var born = await db.Outputs.AsNoTracking().Where(o => ids.Contains(o.LotId) && o.VoidedAt == null)
            .Select(o => new { o.LotId, o.TransformationId, o.Transformation.Number, o.Transformation.StartedOn, Kind = EF.Property<string>(o.Transformation, "Kind") }).ToListAsync(cancel);
        var left = await db.ShipmentLines.AsNoTracking().Where(l => ids.Contains(l.LotId!.Value) && l.VoidedAt == null)
            .Select(l => new { LotId = l.LotId!.Value, l.ShipmentId, l.Shipment.Number, l.Shipment.ShippedOn, Customer = l.Shipment.Customer.Name, l.Id }).ToListAsync(cancel);
        // On one day what was made comes before what left.
        return [.. born.Select(b => (Order: (b.StartedOn, 0, b.TransformationId), Step: new WayStep(b.StartedOn, b.Kind switch { "return" => $"Came back, {b.Number}", "make" => $"Made in {b.Number}", _ => b.Number },
                    b.Kind == "return" ? $"/returns/{b.TransformationId}" : b.Kind == "make" ? $"/records/{b.TransformationId}" : $"/lots/{b.LotId}", b.LotId, numbers[b.LotId])))
                .Concat(left.Select(l => (Order: (l.ShippedOn, 1, l.Id), Step: new WayStep(l.ShippedOn, $"Left with {l.Number} to {l.Customer}", $"/shipments/{l.ShipmentId}", l.LotId, numbers[l.LotId]))))
                .OrderBy(s => s.Step.LotId).ThenBy(s => s.Order).Select(s => s.Step)];
    }
}
