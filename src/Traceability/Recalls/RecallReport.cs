using System.Globalization;
using Traceability.Genealogy;
using Traceability.Printing;

namespace Traceability.Recalls;

/// <summary>What a recall report says besides the scope itself.</summary>
/// <param name="Number">RCL-0001, or empty while no recall has been opened.</param>
/// <param name="DrawnUpBy">The person's name.</param>
/// <param name="AuditHead">The audit's head hash at that moment; printed on every page.</param>
public sealed record RecallCover(string? Number, string? Reason, string DrawnUpBy, PageHead Shop, DateTimeOffset At, string AuditHead, int? HeldLots);

/// <summary>The recall report: one sentence, three numbers, then the lists that somebody works down.</summary>
public static class RecallReport
{
    public const string ShippedHeading = "Shipped";
    public const string RecordsHeading = "Records that used it";

    public static Report Of(RecallScope scope, RecallCover cover) => Of(scope, cover, scope.Shipments.ToLookup(s => s.CustomerId));

    private static Report Of(RecallScope scope, RecallCover cover, ILookup<long, AffectedShipment> shipments) => new()
    {
        Title = cover.Number is null ? "Recall scope (no recall opened)" : "Recall report",
        Number = cover.Number ?? scope.Root.Number,
        Subtitle = $"From {Words(scope.Root)}",
        Head = cover.Shop,
        Foot = "Audit " + cover.AuditHead,
        GeneratedAt = cover.At,
        Blocks =
        [
            new Paragraph(RecallSentence.Of(scope), Tone.Emphasis),
            new Facts(
            [
                new("Starts from", Words(scope.Root), Monospace: true),
                new("Customers to contact", $"{scope.Customers.Count} of {scope.OfCustomers}"),
                new("Shipments", Count(scope.Shipments.Count)),
                new("Lots affected", Count(scope.Lots.Count)),
                new("Records affected", Count(scope.Records.Count)),
                new("Cannot be ruled out", Count(scope.CannotBeRuledOut.Count)),
                new("Reason", cover.Reason ?? "not stated"),
                new("Drawn up by", cover.DrawnUpBy),
                new("Put on hold", cover.HeldLots is { } held ? $"{Count(held)} lots" : "nothing yet"),
            ]),
            new Heading("Customers to contact"),
            new Table(
                [new("Customer", Width: 2.4), new("Contact", Width: 1.6), new("Phone", Width: 1.5), new("E-mail", Width: 2.2), new("Shipments", Width: 1.6, Monospace: true)],
                new RowsOf<AffectedCustomer>(scope.Customers, c => [$"{c.Name} ({c.Code})", c.Contact ?? "–", c.Phone ?? "–", c.Email ?? "–", string.Join(", ", shipments[c.Id].Select(s => s.Number))]),
                Nothing: "Nothing of it was shipped: nobody has to be called."),
            new Heading(ShippedHeading),
            new Table(
                [new("Shipment", Width: 1.3, Monospace: true), new("Date", Width: 1.1), new("Order", Width: 1.3, Monospace: true), new("Customer", Width: 2.2), new("Lot, batch or unit", Width: 2, Monospace: true), new("Amount", Align.Right)],
                Shipped(scope),
                Nothing: "Nothing of it was shipped."),
            new Heading("Still here: hold"),
            new Table(
                [new("Lot, batch or unit", Width: 2, Monospace: true), new("Here", Align.Right), new("Place", Width: 1.5), new("State", Width: 1.2)],
                new RowsOf<AffectedLot>([.. scope.OnHand], l => [l.Number, l.OnHand.ToString(), l.Location ?? "–", Data.WordsInText.Of(l.Status)]),
                Nothing: "Nothing of it is here any more."),
            new Heading("In work: stop"),
            new Table(
                [new("Record", Width: 1.2, Monospace: true), new("Lot", Width: 2, Monospace: true), new("Amount", Align.Right)],
                new RowsOf<InWork>(scope.InWork, w => [w.Record, w.Lot, w.Amount?.ToString() ?? "not measured"]),
                Nothing: "No open record uses it."),
            new Heading("Cannot be ruled out: decide each"),
            new Table(
                [new("Number", Width: 1.2, Monospace: true), new("Why", Width: 4)],
                new RowsOf<Doubt>(scope.CannotBeRuledOut, d => [d.Number, d.Why]),
                Nothing: "Every record and shipment names what it used: nothing is left open."),
            new Heading(RecordsHeading),
            new Table(
                [new("Record", Width: 1.4, Monospace: true), new("Kind"), new("State")],
                new RowsOf<AffectedRecord>(scope.Records, r => [r.Number, r.Kind == "make" ? "manufacture record" : r.Kind, r.InWork ? "open" : "closed"]),
                Nothing: "No record used it."),
            new Heading("Lots it went into"),
            new Table(
                [new("Lot, batch or unit", Width: 2, Monospace: true), new("Here now", Align.Right)],
                new RowsOf<AffectedLot>([.. scope.Reached], l => [l.Number, l.OnHand.ToString()]),
                Nothing: "It went into nothing."),
            new Signature(cover.DrawnUpBy, "Drawn up by", cover.At.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            new Signature("", "Checked by"),
        ],
    };

    /// <summary>Whom to call, one row a customer, for a mail merge or a telephone list.</summary>
    public static Report Contacts(RecallScope scope, RecallCover cover)
    {
        var shipments = scope.Shipments.ToLookup(s => s.CustomerId);
        var lines = scope.ShippedLines.ToLookup(l => l.ShipmentId);
        return Of(scope, cover, shipments) with
        {
            Blocks =
            [
                new Table(
                    [new("code"), new("name"), new("contact"), new("phone"), new("email"), new("address"), new("shipments"), new("orders"), new("lots"), new("amounts")],
                    new RowsOf<AffectedCustomer>(scope.Customers, c =>
                    {
                        var shipped = shipments[c.Id].SelectMany(s => lines[s.Id]).ToList();
                        return [c.Code, c.Name, c.Contact ?? "", c.Phone ?? "", c.Email ?? "", c.Address ?? "",
                            Joined(shipments[c.Id].Select(s => s.Number)), Joined(shipments[c.Id].Select(s => s.Order).OfType<string>().Distinct()),
                            Joined(shipped.Select(l => l.Lot)), Joined(shipped.Select(l => l.Amount.ToString()))];
                    })),
            ],
        };
    }

    /// <summary>The numbers in the first column under a heading of a report as it was issued, to compare then with now.</summary>
    public static IReadOnlySet<string> Listed(Report report, string heading) =>
        report.Blocks.SkipWhile(b => b is not Heading h || h.Text != heading).Skip(1).TakeWhile(b => b is not Heading)
            .OfType<Table>().SelectMany(t => t.Rows).Select(r => r[0]).ToHashSet();

    public static string Words(Root root) => root.Kind switch
    {
        RootKind.Lot => "lot " + root.Number,
        RootKind.Heat => $"heat {root.Number}" + (root.Of is { Length: > 0 } mill ? $" of {mill}" : ", mill unknown"),
        RootKind.SupplierLot => $"supplier's lot {root.Number}" + (root.Of is { Length: > 0 } supplier ? $" of {supplier}" : ""),
        RootKind.Certificate => $"certificate {root.Number}" + (root.Of is { Length: > 0 } issuer ? $" of {issuer}" : ""),
        _ => $"{root.Word} {root.Number}",
    };

    private static RowsOf<Shipped> Shipped(RecallScope scope)
    {
        var shipments = scope.Shipments.ToDictionary(s => s.Id);
        var customers = scope.Customers.ToDictionary(c => c.Id);
        return new(scope.ShippedLines, l =>
        {
            var shipment = shipments[l.ShipmentId];
            return [l.Shipment, shipment.ShippedOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), shipment.Order ?? "–", customers[shipment.CustomerId].Name, l.Lot, l.Amount.ToString()];
        });
    }

    private static string Joined(IEnumerable<string> words) => string.Join("; ", words);

    private static string Count(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
