using System.Globalization;
using Traceability.Printing;
using Traceability.Trainings;

namespace Traceability.Manufacture;

/// <summary>One thing that has to go in, and lots that would do.</summary>
/// <param name="Wanted">"5 sheets", "0.5 sheet per unit".</param>
/// <param name="Lots">Each with what is said of it: "10 sheets, begun, Shelf 2".</param>
public sealed record TravellerInput(string Name, string Wanted, IReadOnlyList<(string Lot, string Words)> Lots);

/// <summary>What is in the record already.</summary>
public sealed record TravellerLot(string Lot, string What, string Amount, string Units);

/// <summary>
/// The traveller: the paper that goes with a job. What is made, by which revisions, what goes in with codes to scan, the steps
/// with room for what is answered. Whatever is written on it is keyed in; the record on the computer is the one that counts.
/// </summary>
public static class Traveller
{
    private const string Blank = "____________";

    /// <param name="record">With its lines, its order and its procedure.</param>
    public static Report Of(ManufactureRecord record, IReadOnlyList<TravellerInput> wanted, IReadOnlyList<TravellerLot> used, string? operatorName, PageHead shop, DateTimeOffset at, string auditHead) => new()
    {
        Title = "Traveller",
        Number = record.Number,
        Subtitle = Subtitle(record),
        Head = shop,
        Foot = "Audit " + auditHead,
        GeneratedAt = at,
        Blocks =
        [
            new Qr(record.Number, $"Scan to open {record.Number}", 20),
            new Facts(
            [
                new("Started", record.StartedOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
                new("For", record.Order is { } order ? $"{order.Number}, {order.Customer.Name}" : record.IsNest && record.Lines.Any(l => l.Order is not null) ? "see below" : "the shelf"),
                new("Machine", record.Machine ?? Blank),
                new("Procedure", record.Sop ?? "none"),
                new("By", operatorName ?? Blank),
                new("Drawing", record.IsNest ? "see below" : record.Drawing ?? "none"),
            ]),
            .. record.Lines.Count == 0 ? (Block[])[] : [Made(record)],
            new Heading("What goes in"),
            .. wanted.SelectMany(Input),
            .. used.Count == 0 ? (Block[])[] : [new Table([new("In it already", Width: 2, Monospace: true), new("What", Width: 2.4), new("Amount"), new("Units")], [.. used.Select(u => (IReadOnlyList<string>)[u.Lot, u.What, u.Amount, u.Units])])],
            Written(["Lot", "Amount", "Into units", "By"], Math.Max(2, wanted.Count + 1), "Where it is not scanned at once: write it down, and key it in today"),
            .. Steps(record.SopRevision),
            new Heading("What came out"),
            Written(["Serial number or batch", "How many", "Place", "By"], 2, null),
            new Heading("Notes"),
            Written([""], 2, null),
            new Signature("", "Made by"),
            new Signature("", "Looked at by"),
        ],
    };

    private static Table Made(ManufactureRecord record) => new(
        [new("Product", Width: 1.6, Monospace: true), new("Name", Width: 2.4), new("How many", Align.Right, 0.9), new("BoM"), new("Drawing", Width: 1.3), new("For", Width: 1.8)],
        [.. record.Lines.Select(l => (IReadOnlyList<string>)
        [
            l.Product.Sku, l.Product.Name, l.Units?.ToString(CultureInfo.InvariantCulture) ?? "____", l.BomRevision is { } bom ? "revision " + bom : "none", l.Drawing ?? "", l.Order is { } of ? $"{of.Number}, {of.Customer.Name}" : "the shelf",
        ])]);

    private static string Subtitle(ManufactureRecord record) =>
        record.IsRework ? "Rework" : record.IsNest ? $"A nest of {record.Products.Count} products" : $"{(record.Lines is [{ Units: { } units }] ? units + " × " : "")}{record.Product?.Name}";

    private static IEnumerable<Block> Input(TravellerInput input)
    {
        yield return new Heading($"{input.Name}: {input.Wanted}", 3);
        if (input.Lots.Count == 0)
            yield return new Paragraph("No lot of it is free. Receive or verify more before it is begun.", Tone.Warning);
        foreach (var (lot, words) in input.Lots)
            yield return new Qr(lot, $"{lot}\n{words}", 15);
    }

    // What is asked for has room to be answered; what is only said, a line to be ticked off.
    private static IEnumerable<Block> Steps(SopRevision? procedure)
    {
        if (procedure is not { StepList: { Count: > 0 } steps }) yield break;
        yield return new Heading($"Steps of {procedure.Words}");
        yield return new Table(
            [new("", Align.Right, 0.4), new("Step", Width: 5), new("Done", Width: 1.8), new("By", Width: 0.9)],
            [.. steps.Select((s, n) => (IReadOnlyList<string>)[(n + 1).ToString(CultureInfo.InvariantCulture), s.Says, s.Asks == StepAsks.Value ? $"________ {s.Unit}".TrimEnd() : "[   ]", ""])]);
    }

    private static Table Written(IReadOnlyList<string> heads, int rows, string? caption) =>
        new([.. heads.Select((h, n) => new Column(h, Width: n == 0 ? 2 : 1))], [.. Enumerable.Repeat((IReadOnlyList<string>)[.. heads.Select(_ => " ")], rows)], caption);
}
