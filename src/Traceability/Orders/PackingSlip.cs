using System.Globalization;
using Traceability.Compliance;
using Traceability.Lots;
using Traceability.Printing;

namespace Traceability.Orders;

/// <summary>What goes with the parcel: to whom, what, by which numbers, what is still to come of the order, and what was signed for.</summary>
public static class PackingSlip
{
    /// <param name="shipment">With its lines, their lots and what those are of, its order and its exceptions.</param>
    /// <param name="open">Of each product of the order what has not left yet, this shipment counted in.</param>
    /// <param name="names">People by their codes.</param>
    /// <param name="zone">The shop's.</param>
    public static Report Of(Shipment shipment, IReadOnlyList<(string Sku, string Name, Quantity Open)> open, IReadOnlyDictionary<string, string> names, PageHead shop, string auditHead, DateTimeOffset at, TimeZoneInfo zone)
    {
        var lines = shipment.Lines.Where(l => l.IsLive).ToList();
        return new()
        {
            Title = "Packing slip",
            Number = shipment.Number,
            Subtitle = lines.Count == 0 ? "Nothing is packed yet" : $"{Counted(lines.Count, "line")}, {(shipment.Order is { } of ? $"for {of.Number}" : shipment.Purpose?.Word() ?? "without an order")}",
            Head = shop,
            Foot = "Audit " + auditHead,
            GeneratedAt = at,
            Blocks =
            [
                new Facts(
                [
                    new("To", string.Join('\n', new[] { shipment.Customer.Name, shipment.Customer.Address, shipment.Customer.Contact is { } who ? $"Attention of {who}" : null }.OfType<string>())),
                    new("Leaves on", shipment.ShippedOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
                    .. shipment.Order is { } order
                        ? new Fact[] { new("Our order", order.Number, Monospace: true), new(order.Source is null ? "Your order" : "Your order there", order.Reference ?? "not stated", Monospace: true) }
                        : [new("What it is", shipment.Purpose?.Title() ?? "not stated")],
                    new("Carrier", shipment.Carrier ?? "not stated"),
                    new("Tracking", shipment.Tracking ?? "not stated", Monospace: true),
                ], 3),
                new Table([new("Product", Width: 1.3, Monospace: true), new("Name", Width: 2.4), new("Amount", Align.Right), new("Serial or batch numbers", Width: 3.2, Monospace: true)],
                    [.. lines.GroupBy(l => (Code: l.Lot?.Product?.Sku ?? l.Lot?.Material?.Code ?? "–", What: l.Lot?.Product?.Name ?? l.Lot?.Material?.Name ?? "not stated", l.Unit)).OrderBy(g => g.Key.Code, StringComparer.Ordinal)
                        .Select(g => (IReadOnlyList<string>)[g.Key.Code, g.Key.What, new Quantity(g.Sum(l => l.QuantityMicro), g.Key.Unit).ToString(), Numbers([.. g])])], Nothing: "Nothing is packed yet."),
                .. Open(shipment, open),
                .. Exceptions(shipment, lines, names, zone),
                new Qr(shipment.Number, $"{shipment.Number}\nScanned at {(shop.Name.Length > 0 ? shop.Name : "the shop")}, it leads to this shipment and to every lot in it.", 24),
            ],
        };
    }

    private static string Numbers(IReadOnlyList<ShipmentLine> lines)
    {
        var unknown = lines.Any(l => l.Lot is null) ? "number not known" : null;
        // Of a batch that is packed in parts the amount stands beside each.
        var batches = lines.Where(l => l.Lot is not null && l.QuantityMicro != Quantity.One).GroupBy(l => l.Lot!).Select(g => $"{g.Key.Number} ({new Quantity(g.Sum(l => l.QuantityMicro), g.First().Unit)})");
        var units = NumberRanges.Of(lines.Where(l => l.Lot is not null && l.QuantityMicro == Quantity.One).Select(l => l.Lot!.Serial ?? l.Lot.Number));
        return string.Join("\n", ((string?[])[units.Length > 0 ? units : null, .. batches, unknown]).OfType<string>());
    }

    private static IEnumerable<Block> Open(Shipment shipment, IReadOnlyList<(string Sku, string Name, Quantity Open)> open)
    {
        if (shipment.Order is null) yield break;
        if (open.Count == 0)
        {
            yield return new Paragraph($"With this, all of {shipment.Order.Number} has left.");
            yield break;
        }
        yield return new Heading("Still to come");
        yield return new Table([new("Product", Width: 1.3, Monospace: true), new("Name", Width: 4), new("Amount", Align.Right)], [.. open.Select(o => (IReadOnlyList<string>)[o.Sku, o.Name, o.Open.ToString()])]);
    }

    private static IEnumerable<Block> Exceptions(Shipment shipment, List<ShipmentLine> lines, IReadOnlyDictionary<string, string> names, TimeZoneInfo zone)
    {
        var packed = lines.Select(l => l.LotId).ToHashSet();
        var signed = shipment.Exceptions.Where(e => packed.Contains(e.LotId)).OrderBy(e => e.Id).ToList();
        if (signed.Count == 0) yield break;
        yield return new Heading("Shipped by exception");
        yield return new Table([new("Number", Width: 1.3, Monospace: true), new("What stood against it", Width: 4), new("Why it leaves all the same", Width: 2.6), new("Signed by", Width: 1.4)],
            [.. signed.Select(e => (IReadOnlyList<string>)[e.Lot.Number, e.Says, e.Reason, $"{names.GetValueOrDefault(e.By, e.By)}\n{TimeZoneInfo.ConvertTime(e.At, zone):yyyy-MM-dd HH:mm}"])]);
    }

    private static string Counted(int number, string one) => $"{number.ToString(CultureInfo.InvariantCulture)} {(number == 1 ? one : one + "s")}";
}
