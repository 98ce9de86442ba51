using System.Globalization;
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
    internal static class Questions
    {
        public const string Lots = """
            SELECT l.id, l.number, l.unit, l.on_hand_micro, l.status, l.material_id, l.product_id, l.location
              FROM reached r CROSS JOIN lot l ON l.id = r.lot_id
            """;

        public const string Records = """
            SELECT t.id, t.number, CASE WHEN t.is_rework = 1 THEN 'rework' ELSE t.kind END, t.completed_on IS NULL, i.lot_id, i.quantity_micro
              FROM reached r CROSS JOIN input i ON i.lot_id = r.lot_id AND i.voided_at IS NULL
             CROSS JOIN transformation t ON t.id = i.transformation_id WHERE t.kind <> 'cut'
            """;

        public const string Lines = """
            SELECT s.shipment_id, s.lot_id, s.quantity_micro FROM reached r CROSS JOIN shipment_line s ON s.lot_id = r.lot_id AND s.voided_at IS NULL
            """;

        public const string Shipments = """
            SELECT s.id, s.number, s.shipped_on, o.number, c.id, c.code, c.name, c.contact, c.email, c.phone, c.address
              FROM (SELECT DISTINCT l.shipment_id AS id FROM reached r CROSS JOIN shipment_line l ON l.lot_id = r.lot_id AND l.voided_at IS NULL) x
             CROSS JOIN shipment s ON s.id = x.id CROSS JOIN customer c ON c.id = s.customer_id LEFT JOIN "order" o ON o.id = s.order_id
            """;

        /// <summary>The few that are on a machine now, whatever they are: an index of their own holds them, and every id lies above 0.</summary>
        public const string OnMachines = "SELECT l.lot_id, m.code FROM loading l CROSS JOIN machine m ON m.id = l.machine_id WHERE l.taken_off_at IS NULL AND l.lot_id > 0";

        public const string Customers = "SELECT COUNT(*) FROM customer";
    }

    public async Task<RecallScope> Scope(Root root, CancellationToken cancel = default)
    {
        await using var reach = await genealogy.Forward(root.LotIds, cancel);
        var lots = await Lots(reach, cancel);
        await Machines(reach, lots, cancel);
        var byId = lots.ToDictionary(l => l.Id);
        var (records, inWork) = await Records(reach, byId, cancel);
        var (shipments, customers) = await Shipments(reach, cancel);
        var lines = await Lines(reach, byId, shipments.ToDictionary(s => s.Id, s => s.Number), cancel);
        var doubts = await new Doubts(db).About(root, lots, records, cancel);
        lots.SortUnlessSorted((a, b) => string.CompareOrdinal(a.Number, b.Number));
        records.SortUnlessSorted((a, b) => string.CompareOrdinal(a.Number, b.Number));
        shipments.SortUnlessSorted((a, b) => string.CompareOrdinal(a.Number, b.Number));
        return new(root, lots, records, shipments, lines, customers, inWork, doubts, await Customers(reach, cancel));
    }

    private static async Task<int> Customers(Reach reach, CancellationToken cancel)
    {
        var count = 0;
        await reach.Read(Questions.Customers, row => count = row.GetInt32(0), cancel);
        return count;
    }

    private static async Task<List<AffectedLot>> Lots(Reach reach, CancellationToken cancel)
    {
        var lots = new List<AffectedLot>();
        await reach.Read(Questions.Lots, row =>
        {
            var id = row.GetInt64(0);
            lots.Add(new(
                id, row.GetString(1), new(row.GetInt64(3), WordsInText.Parse<Unit>(row.GetString(2))), WordsInText.Parse<LotStatus>(row.GetString(4)),
                row.IsDBNull(5) ? null : row.GetInt64(5), row.IsDBNull(6) ? null : row.GetInt64(6), row.IsDBNull(7) ? null : row.GetString(7), reach.Roots.Contains(id)));
        }, cancel);
        return lots;
    }

    // Whoever fetches the stock does not find a spool in its box that is on a machine.
    private static async Task Machines(Reach reach, List<AffectedLot> lots, CancellationToken cancel)
    {
        var on = new Dictionary<long, string>();
        await reach.Read(Questions.OnMachines, row => on[row.GetInt64(0)] = row.GetString(1), cancel);
        if (on.Count == 0) return;
        for (var n = 0; n < lots.Count; n++)
            if (on.TryGetValue(lots[n].Id, out var machine)) lots[n] = lots[n] with { Location = $"{(lots[n].Location is { } place ? place + ", " : "")}now on {machine}" };
    }

    private static async Task<(List<AffectedRecord>, List<InWork>)> Records(Reach reach, Dictionary<long, AffectedLot> lots, CancellationToken cancel)
    {
        var (records, known) = (new List<AffectedRecord>(), new HashSet<long>());
        var inWork = new List<InWork>();
        await reach.Read(Questions.Records, row =>
        {
            var (id, open) = (row.GetInt64(0), row.GetBoolean(3));
            if (known.Add(id)) records.Add(new(id, row.GetString(1), row.GetString(2), open));
            if (!open) return;
            var lot = lots[row.GetInt64(4)];
            inWork.Add(new(lot.Number, row.GetString(1), row.IsDBNull(5) ? null : new Quantity(row.GetInt64(5), lot.OnHand.Unit)));
        }, cancel);
        return (records, [.. inWork.OrderBy(w => w.Lot, StringComparer.Ordinal).ThenBy(w => w.Record, StringComparer.Ordinal)]);
    }

    private static async Task<List<Shipped>> Lines(Reach reach, Dictionary<long, AffectedLot> lots, Dictionary<long, string> shipments, CancellationToken cancel)
    {
        var lines = new List<Shipped>();
        await reach.Read(Questions.Lines, row =>
        {
            var (shipment, lot) = (row.GetInt64(0), lots[row.GetInt64(1)]);
            lines.Add(new(shipment, shipments[shipment], lot.Number, new(row.GetInt64(2), lot.OnHand.Unit), lot.ProductId is not null));
        }, cancel);
        lines.SortUnlessSorted((a, b) =>
            string.CompareOrdinal(a.Shipment, b.Shipment) is not 0 and var shipment ? shipment
            : string.CompareOrdinal(a.Lot, b.Lot) is not 0 and var lot ? lot
            : a.Amount.Micro.CompareTo(b.Amount.Micro));
        return lines;
    }

    private static async Task<(List<AffectedShipment>, IReadOnlyList<AffectedCustomer>)> Shipments(Reach reach, CancellationToken cancel)
    {
        var shipments = new List<AffectedShipment>();
        var customers = new Dictionary<long, AffectedCustomer>();
        await reach.Read(Questions.Shipments, row =>
        {
            var customer = row.GetInt64(4);
            shipments.Add(new(row.GetInt64(0), row.GetString(1), DateOnly.ParseExact(row.GetString(2), "yyyy-MM-dd", CultureInfo.InvariantCulture), Text(3), customer));
            if (!customers.ContainsKey(customer))
                customers[customer] = new(customer, row.GetString(5), row.GetString(6), Text(7), Text(8), Text(9), Text(10));

            string? Text(int column) => row.IsDBNull(column) ? null : row.GetString(column);
        }, cancel);
        // A key for each name is made once; comparing the names themselves costs more than reading the rows.
        var language = CultureInfo.CurrentCulture.CompareInfo;
        return (shipments, [.. customers.Values
            .Select(c => (Key: language.GetSortKey(c.Name, CompareOptions.IgnoreCase), Customer: c))
            .OrderBy(c => c.Key, Comparer<SortKey>.Create(SortKey.Compare)).ThenBy(c => c.Customer.Code, StringComparer.Ordinal)
            .Select(c => c.Customer)]);
    }
}
