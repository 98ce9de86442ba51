using Microsoft.EntityFrameworkCore;
using Traceability.Data;
using Traceability.Genealogy;
using Traceability.Lots;

namespace Traceability.Certificates;

/// <summary>The papers behind something that was made, sold or ordered: those of every lot it came from, at whatever remove.</summary>
public static class PapersBehind
{
    /// <summary>Of a product the newest lots; older ones are asked for by their order or their own number.</summary>
    public const int NewestOfProduct = 500;

    private const string Papers = """
        SELECT x.document_id FROM reached r CROSS JOIN document_lot x ON x.lot_id = r.lot_id
        UNION SELECT x.document_id FROM reached r CROSS JOIN lot_heat h ON h.lot_id = r.lot_id JOIN document_heat x ON x.heat_id = h.heat_id
        UNION SELECT x.document_id FROM reached r CROSS JOIN lot l ON l.id = r.lot_id JOIN document_material x ON x.material_id = l.material_id
        """;

    /// <param name="number">Of an order, a shipment, a purchase order, a product or a lot, however it is written.</param>
    /// <returns>Ids of documents; null when nothing has this number.</returns>
    public static async Task<IReadOnlyList<long>?> Find(TraceabilityDb db, string number, CancellationToken cancel = default)
    {
        var key = NumberKey.Of(number);
        var lots = await db.ShipmentLines.Where(l => l.LotId != null && l.VoidedAt == null && (l.Shipment.Order!.NumberKey == key || l.Shipment.NumberKey == key)).Select(l => l.LotId!.Value)
            .Union(db.Lots.Where(l => l.NumberKey == key || l.PurchaseLine!.Order.NumberKey == key).Select(l => l.Id)).ToListAsync(cancel);
        if (lots.Count == 0) lots = await db.Lots.Where(l => l.Product!.SkuKey == key).OrderByDescending(l => l.Id).Take(NewestOfProduct).Select(l => l.Id).ToListAsync(cancel);
        if (lots.Count == 0) return await IsKnown(db, key, cancel) ? [] : null;
        var papers = new List<long>();
        await using var reach = await new LotGenealogy(db).Back(lots, cancel);
        await reach.Read(Papers, row => papers.Add(row.GetInt64(0)), cancel);
        return papers;
    }

    private static async Task<bool> IsKnown(TraceabilityDb db, string key, CancellationToken cancel) =>
        await db.Orders.AnyAsync(o => o.NumberKey == key, cancel) || await db.Products.AnyAsync(p => p.SkuKey == key, cancel) || await db.PurchaseOrders.AnyAsync(o => o.NumberKey == key, cancel);
}
