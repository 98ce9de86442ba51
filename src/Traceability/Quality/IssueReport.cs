using System.Globalization;
using Traceability.Lots;
using Traceability.Printing;
using Traceability.Receiving;

namespace Traceability.Quality;

/// <summary>A photo as it is printed: only JPEG and PNG can be, the others are in the packet beside it.</summary>
public sealed record PrintedPhoto(string Name, byte[] Data, DateTimeOffset At);

/// <summary>What a supplier gets: what was found on his material, by everybody's numbers, how much of it, pictures, and what is asked of him.</summary>
public static class IssueReport
{
    /// <param name="issue">With its lots, their receipts, orders and heats.</param>
    /// <param name="asked">What is asked of the supplier, in words.</param>
    /// <param name="enclosed">Names of the files that go with it.</param>
    public static Report Of(NonConformance issue, string asked, IReadOnlyList<PrintedPhoto> photos, IReadOnlyList<string> enclosed, IReadOnlyDictionary<string, string> names, PageHead shop, string drawnUpBy, DateTimeOffset at, TimeZoneInfo zone)
    {
        var supplier = issue.Supplier;
        // What came from him: the lot it is about before those that were made of it.
        var lots = issue.HeldLots.Append(issue.Lot).OfType<Lot>().Distinct().OrderBy(l => l.Id).ToList();
        return new()
        {
            Title = "Quality issue",
            Number = issue.Number,
            Subtitle = issue.Reason is { } reason ? $"Found on {QualityWords.Day(issue.FoundOn)}: {reason.Words()}" : $"Found on {QualityWords.Day(issue.FoundOn)}",
            Head = shop,
            GeneratedAt = at,
            Blocks =
            [
                new Facts(
                [
                    new("To", string.Join('\n', new[] { supplier?.Name ?? "whom it concerns", supplier?.Address, supplier?.Contact is { } who ? $"Attention of {who}" : null }.OfType<string>())),
                    new("Our number", issue.Number, Monospace: true),
                    new("Found by", names.GetValueOrDefault(issue.FoundBy, issue.FoundBy)),
                ]),
                new Heading("What was found"),
                new Paragraph(issue.What, Tone.Emphasis),
                .. lots.SelectMany(lot => Of(lot)),
                .. Amounts(issue, lots),
                .. issue.Cause is { } cause ? new Block[] { new Heading("Why, as far as we know"), new Paragraph(cause) } : [],
                .. asked.Length > 0 ? new Block[] { new Heading("What we ask of you"), new Paragraph(asked, Tone.Emphasis) } : [],
                .. photos.Count > 0 ? new Block[] { new Heading("Pictures") } : [],
                .. photos.Select(p => new Picture(p.Data, $"{issue.Number}: {p.Name}", $"{p.Name}, {Day(p.At, zone)}", 90)),
                .. enclosed.Count > 0 ? new Block[] { new Heading("Enclosed"), new Paragraph(string.Join('\n', enclosed.Select(name => "– " + name))) } : [],
                new Signature(drawnUpBy, shop.Name, Day(at, zone)),
            ],
        };
    }

    private static IEnumerable<Block> Of(Lot lot)
    {
        var came = lot.Root ?? lot;
        yield return new Facts(
        [
            new("Our lot", lot.Number, Monospace: true),
            new("Your lot", lot.SupplierLot ?? came.SupplierLot ?? "not stated", Monospace: true),
            new("Heat", lot.AllHeats().Select(h => h.Number).ToList() is { Count: > 0 } heats ? string.Join(", ", heats) : "none", Monospace: true),
            new("Material", lot.Material?.Name ?? lot.Product?.Name ?? ""),
            new("Received", came.ReceivedOn is { } on ? $"{QualityWords.Day(on)}{(came.Received is { } all ? $", {all}" : "")}" : "not stated"),
            new("Packing slip", came.Receipt?.PackingSlip ?? "not stated", Monospace: true),
            new("Our order", came.PurchaseLine?.Order.Number ?? came.Receipt?.PurchaseOrder ?? "not stated", Monospace: true),
            new("Delivery", came.Receipt?.Number ?? "not stated", Monospace: true),
            new("Certificate", lot.CertificateNumber ?? came.CertificateNumber ?? "not stated", Monospace: true),
        ]);
        if (lot.Comparison is { Outcome: Outcome.Mismatch } differ)
            yield return new Facts([new("The material says", differ.ReadNumber ?? "no number on it", Monospace: true), new("The certificate says", differ.CertificateSays ?? "nothing", Monospace: true)], 2);
    }

    private static IEnumerable<Block> Amounts(NonConformance issue, List<Lot> lots)
    {
        if (lots.Count == 0) yield break;
        yield return new Table([new("Lot", Width: 2, Monospace: true), new("Here now", Align.Right, 1.3), new("What becomes of it", Width: 4)],
            [.. lots.Select(lot => (IReadOnlyList<string>)
            [
                lot.Number, lot.OnHand.ToString(),
                string.Join('\n', issue.Dispositions.Where(d => d.Lot == lot && !d.IsOver).OrderBy(d => d.At).Select(d => $"{d.Amount}: {d.Kind.Words()}").DefaultIfEmpty("not decided yet")),
            ])], "Amounts");
    }

    private static string Day(DateTimeOffset at, TimeZoneInfo zone) => TimeZoneInfo.ConvertTime(at, zone).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
