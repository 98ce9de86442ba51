using System.Globalization;
using Traceability.Printing;

namespace Traceability.Purchasing;

/// <summary>The order as it goes to the supplier: what, how much, by when, and for each line the papers that have to come with it.</summary>
public static class PurchaseReport
{
    /// <param name="zone">The shop's.</param>
    public static Report Of(PurchaseOrder order, PageHead shop, string drawnUpBy, DateTimeOffset at, TimeZoneInfo zone) => new()
    {
        Title = "Purchase order",
        Number = order.Number,
        Subtitle = Subtitle(order),
        Head = shop,
        Foot = order.Amendments.Count > 0 ? $"Amendment {order.Amendments.Count}" : "",
        GeneratedAt = at,
        Blocks =
        [
            .. Warnings(order),
            new Facts(
            [
                new("To", string.Join('\n', new[] { order.Supplier.Name, order.Supplier.Address, order.Supplier.Contact is { } who ? $"Attention of {who}" : null }.OfType<string>())),
                new("Our order", order.Number, Monospace: true),
                new("Date", Day(order.SentAt is { } sent ? DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(sent, zone).DateTime) : order.OrderedOn)),
                .. order.Reference is { } reference ? new[] { new Fact("Your reference", reference, Monospace: true) } : [],
            ], order.Reference is null ? 3 : 4),
            new Table([new("Line", Align.Right, 0.6), new("Material", Width: 3), new("Amount", Align.Right, 1.4), new("Wanted by", Width: 1.5), new("Papers to come with it", Width: 4.2)],
                [.. order.LiveLines.Select(line => (IReadOnlyList<string>)
                [
                    line.Position.ToString(CultureInfo.InvariantCulture),
                    string.Join('\n', new[] { line.Material.Name, line.Material.Grade, line.Material.Form, line.Note }.OfType<string>()),
                    line.Amount.ToString(),
                    line.WantedOn is { } on ? Day(on) : "as agreed",
                    line.Documents.Count == 0 ? "none" : string.Join('\n', line.Asked.Requests().Select(r => "– " + r)),
                ])], Nothing: "No line yet."),
            .. order.LiveLines.Any(l => l.Documents.Count > 0) ? new Block[] { new Paragraph(PurchaseLetter.Terms, Tone.Emphasis) } : [],
            .. order.Note is { } note ? new Block[] { new Paragraph(note) } : [],
            .. order.Amendments.Count > 0 ? new Block[]
            {
                new Heading("Amended"),
                new Table([new("No.", Align.Right, 0.6), new("On", Width: 1.4), new("What", Width: 5), new("Why", Width: 3)],
                    [.. order.Amendments.OrderBy(a => a.Number).Select(a => (IReadOnlyList<string>)[a.Number.ToString(CultureInfo.InvariantCulture), Day(DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(a.At, zone).DateTime)), a.Says, a.Reason])]),
            } : [],
            new Signature(drawnUpBy, shop.Name, Day(DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, zone).DateTime))),
        ],
    };

    private static IEnumerable<Block> Warnings(PurchaseOrder order)
    {
        if (order.EndedAs is { } end) yield return new Paragraph($"{(end == PurchaseEnd.Cancelled ? "Cancelled" : "Closed")}: {order.EndedReason}", Tone.Warning);
        else if (!order.IsSent) yield return new Paragraph("Draft: not an order yet.", Tone.Warning);
    }

    private static string Subtitle(PurchaseOrder order)
    {
        var lines = order.LiveLines.Count();
        return $"{lines} {(lines == 1 ? "line" : "lines")}{(order.Amendments.Count > 0 ? $", amendment {order.Amendments.Count}" : "")}";
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
