using System.Globalization;
using Traceability.Lots;
using Traceability.Printing;

namespace Traceability.Receiving;

/// <summary>What goes with material that is sent back: what it is by everybody's numbers, how much, and why.</summary>
public static class ReturnSlip
{
    /// <param name="lot">With its supplier, delivery, order, heats and verifications.</param>
    /// <param name="back">The movement by which it left.</param>
    /// <param name="names">People by their codes.</param>
    public static Report Of(Lot lot, Movement back, IReadOnlyDictionary<string, string> names, PageHead shop, string drawnUpBy, DateTimeOffset at, TimeZoneInfo zone)
    {
        var came = lot.Root ?? lot;
        var to = lot.Supplier ?? came.Supplier;
        var order = (lot.PurchaseLine ?? came.PurchaseLine)?.Order.Number ?? came.Receipt?.PurchaseOrder;
        var rejected = lot.Verifications.Where(v => v.Outcome == Outcome.Rejected).MaxBy(v => v.At);
        var sent = new Quantity(-back.DeltaMicro, lot.Unit);
        return new()
        {
            Title = "Return slip",
            Number = lot.Number,
            Subtitle = $"{sent} of {lot.Material?.Name ?? lot.Product?.Name}",
            Head = shop,
            GeneratedAt = at,
            Blocks =
            [
                new Facts(
                [
                    new("To", string.Join('\n', new[] { to?.Name ?? lot.Owner?.Name ?? "who delivered it", to?.Address, to?.Contact is { } who ? $"Attention of {who}" : null }.OfType<string>())),
                    new("Sent back", $"{sent}\n{Day(back.At, zone)}"),
                    new("Our number", lot.Number, Monospace: true),
                    new("Your lot", lot.SupplierLot ?? came.SupplierLot ?? "not stated", Monospace: true),
                    new("Heat", lot.AllHeats().Select(h => h.Number).ToList() is { Count: > 0 } heats ? string.Join(", ", heats) : "none", Monospace: true),
                    new("Received", came.ReceivedOn is { } on ? on.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : "not stated"),
                    new("Packing slip", came.Receipt?.PackingSlip ?? "not stated", Monospace: true),
                    new("Our order", order ?? "not stated", Monospace: true),
                    new("Delivery", came.Receipt?.Number ?? "not stated", Monospace: true),
                ]),
                .. Why(lot, back, rejected, names, zone),
                new Signature(names.GetValueOrDefault(back.By ?? "", drawnUpBy), "Sent back by", Day(back.At, zone)),
                new Signature(Role: "Taken by the carrier"),
            ],
        };
    }

    private static IEnumerable<Block> Why(Lot lot, Movement back, Verification? rejected, IReadOnlyDictionary<string, string> names, TimeZoneInfo zone)
    {
        yield return new Heading("Why it goes back");
        if (rejected is not null)
            yield return new Paragraph($"{rejected.Reason}\nRejected by {names.GetValueOrDefault(rejected.By, rejected.By)}, {Day(rejected.At, zone)}.", Tone.Emphasis);
        if (lot.Comparison is { Outcome: Outcome.Mismatch } differ)
            yield return new Facts([new("The material says", differ.ReadNumber ?? "no number on it", Monospace: true), new("The certificate says", differ.CertificateSays ?? "nothing", Monospace: true), new("Certificate", lot.CertificateNumber ?? "not stated", Monospace: true)]);
        if (back.Note is { } note) yield return new Paragraph(note);
    }

    private static string Day(DateTimeOffset at, TimeZoneInfo zone) => TimeZoneInfo.ConvertTime(at, zone).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
