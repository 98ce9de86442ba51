using Traceability.Data;
using Traceability.Genealogy;
using Traceability.Lots;

namespace Traceability.Recalls;

/// <summary>
/// One click: from any number to what is still here, what is in work, what was shipped and to whom. A forward trace,
/// and then a few questions of what it reached.
/// </summary>
public sealed class Recalling(TraceabilityDb db, LotGenealogy genealogy)
{
    public async Task<RecallScope> Scope(Root root, CancellationToken cancel = default)
    {
        await using var reach = await genealogy.Forward(root.LotIds, cancel);
        var lots = await Lots(reach, cancel);
        var (records, inWork) = await Records(reach, lots, cancel);
        var lines = await Lines(reach, lots, cancel);
        var (shipments, customers) = await Shipments(reach, cancel);
        var byNumber = shipments.ToDictionary(s => s.Id);
        var doubts = await new Doubts(db).About(root, reach, lots.Values, records, cancel);
        return new(
            root,
            [.. lots.Values.OrderBy(l => l.Number, StringComparer.Ordinal)],
            [.. records.OrderBy(r => r.Number, StringComparer.Ordinal)],
            [.. shipments.OrderBy(s => s.Number, StringComparer.Ordinal)],
            [.. lines.Select(l => new Shipped(l.Shipment, byNumber[l.Shipment].Number, l.Lot.Number, new(l.Micro, l.Lot.OnHand.Unit), l.Lot.ProductId is not null))
                .OrderBy(l => l.Shipment, StringComparer.Ordinal).ThenBy(l => l.Lot, StringComparer.Ordinal)],
            [.. customers.OrderBy(c => c.Name, StringComparer.CurrentCultureIgnoreCase).ThenBy(c => c.Code, StringComparer.Ordinal)],
            [.. inWork.OrderBy(w => w.Lot, StringComparer.Ordinal).ThenBy(w => w.Record, StringComparer.Ordinal)],
            doubts,
            await Customers(reach, cancel));
    }

    private static async Task<int> Customers(Reach reach, CancellationToken cancel)
    {
        var count = 0;
        await reach.Read("SELECT COUNT(*) FROM customer", row => count = row.GetInt32(0), cancel);
        return count;
    }

    private static async Task<Dictionary<long, AffectedLot>> Lots(Reach reach, CancellationToken cancel)
    {
        var lots = new Dictionary<long, AffectedLot>();
        await reach.Read("SELECT l.id, l.number, l.unit, l.on_hand_micro, l.status, l.material_id, l.product_id, l.location FROM reached r CROSS JOIN lot l ON l.id = r.lot_id", row =>
        {
            var id = row.GetInt64(0);
            lots[id] = new(
                id, row.GetString(1), new(row.GetInt64(3), WordsInText.Parse<Unit>(row.GetString(2))), WordsInText.Parse<LotStatus>(row.GetString(4)),
                row.IsDBNull(5) ? null : row.GetInt64(5), row.IsDBNull(6) ? null : row.GetInt64(6), row.IsDBNull(7) ? null : row.GetString(7), reach.Roots.Contains(id));
        }, cancel);
        return lots;
    }

    private static async Task<(List<AffectedRecord>, List<InWork>)> Records(Reach reach, Dictionary<long, AffectedLot> lots, CancellationToken cancel)
    {
        var records = new Dictionary<long, AffectedRecord>();
        var inWork = new List<InWork>();
        await reach.Read("""
            SELECT t.id, t.number, CASE WHEN t.is_rework = 1 THEN 'rework' ELSE t.kind END, t.completed_on IS NULL, i.lot_id, i.quantity_micro
              FROM reached r CROSS JOIN input i ON i.lot_id = r.lot_id AND i.voided_at IS NULL
             CROSS JOIN transformation t ON t.id = i.transformation_id
            """, row =>
        {
            var kind = row.GetString(2);
            if (kind == "cut") return;
            var (number, open) = (row.GetString(1), row.GetBoolean(3));
            records.TryAdd(row.GetInt64(0), new(row.GetInt64(0), number, kind, open));
            if (!open) return;
            var lot = lots[row.GetInt64(4)];
            inWork.Add(new(lot.Number, number, row.IsDBNull(5) ? null : new Quantity(row.GetInt64(5), lot.OnHand.Unit)));
        }, cancel);
        return ([.. records.Values], inWork);
    }

    private static async Task<List<(long Shipment, AffectedLot Lot, long Micro)>> Lines(Reach reach, Dictionary<long, AffectedLot> lots, CancellationToken cancel)
    {
        var lines = new List<(long, AffectedLot, long)>();
        await reach.Read("SELECT s.shipment_id, s.lot_id, s.quantity_micro FROM reached r CROSS JOIN shipment_line s ON s.lot_id = r.lot_id AND s.voided_at IS NULL",
            row => lines.Add((row.GetInt64(0), lots[row.GetInt64(1)], row.GetInt64(2))), cancel);
        return lines;
    }

    private static async Task<(List<AffectedShipment>, ICollection<AffectedCustomer>)> Shipments(Reach reach, CancellationToken cancel)
    {
        var shipments = new List<AffectedShipment>();
        var customers = new Dictionary<long, AffectedCustomer>();
        await reach.Read("""
            SELECT s.id, s.number, s.shipped_on, o.number, c.id, c.code, c.name, c.contact, c.email, c.phone, c.address
              FROM (SELECT DISTINCT l.shipment_id AS id FROM reached r CROSS JOIN shipment_line l ON l.lot_id = r.lot_id AND l.voided_at IS NULL) x
             CROSS JOIN shipment s ON s.id = x.id CROSS JOIN customer c ON c.id = s.customer_id LEFT JOIN "order" o ON o.id = s.order_id
            """, row =>
        {
            var customer = row.GetInt64(4);
            shipments.Add(new(row.GetInt64(0), row.GetString(1), DateOnly.Parse(row.GetString(2), System.Globalization.CultureInfo.InvariantCulture), Text(3), customer));
            if (!customers.ContainsKey(customer))
                customers[customer] = new(customer, row.GetString(5), row.GetString(6), Text(7), Text(8), Text(9), Text(10));

            string? Text(int column) => row.IsDBNull(column) ? null : row.GetString(column);
        }, cancel);
        return (shipments, customers.Values);
    }
}
