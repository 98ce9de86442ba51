using Traceability.Printing;

namespace Traceability.Genealogy;

/// <summary>The trace report: where something came from or where it went, lot by lot with level and amount.</summary>
public static class TraceReport
{
    public static Report Of(Root root, Direction direction, IReadOnlyList<ChainLot> chain, PageHead shop, DateTimeOffset at, string drawnUpBy, string auditHead, TraceAnswer? answer = null) => new()
    {
        Title = direction == Direction.Back ? "Trace back: where it came from" : "Trace forward: where it went",
        Number = root.Number,
        Subtitle = Size(chain),
        Head = shop,
        Foot = "Audit " + auditHead,
        GeneratedAt = at,
        Orientation = Orientation.Landscape,
        Blocks =
        [
            .. Sources(answer),
            new Table(
                [new("Level", Align.Right, 0.6), new("Lot, batch or unit", Width: 2.2, Monospace: true), new("What", Width: 2.6), new("By", Width: 1.3, Monospace: true), new(direction == Direction.Back ? "Into" : "From", Width: 2.2, Monospace: true), new("Used in all", Align.Right, 1.1), new("Here now", Align.Right, 1.1), new("State", Width: 1.1)],
                [.. chain.Select(l => (IReadOnlyList<string>)[
                    l.Level.ToString(System.Globalization.CultureInfo.InvariantCulture), l.Number, l.What, l.Via ?? "", l.From ?? "",
                    l.Level == 0 ? "" : l.Used?.ToString() ?? "not measured", l.OnHand.ToString(), l.State.Replace('-', ' ')])],
                Nothing: "No lot stands behind this number."),
            new Signature(drawnUpBy, "Drawn up by", at.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)),
        ],
    };

    private static string Size(IReadOnlyList<ChainLot> chain)
    {
        var levels = chain.Count == 0 ? 0 : chain.Max(l => l.Level);
        return $"{chain.Count} {(chain.Count == 1 ? "lot" : "lots")}, {levels} {(levels == 1 ? "level" : "levels")}";
    }

    private static IEnumerable<Block> Sources(TraceAnswer? answer)
    {
        if (answer is null) yield break;
        yield return new Facts(
        [
            new("Received lots", Words(answer.Received), Monospace: true),
            new("Heats", Words(answer.Heats), Monospace: true),
            new("Certificates", Words(answer.Certificates), Monospace: true),
            new("Suppliers", Words(answer.Suppliers)),
            new("Records", Words(answer.Records), Monospace: true),
        ], 2);
    }

    // A fact is read at a glance; what is longer is in the table anyway.
    private static string Words(IReadOnlyList<string> numbers) =>
        numbers.Count == 0 ? "none" : numbers.Count <= 12 ? string.Join(", ", numbers) : string.Join(", ", numbers.Take(12)) + $" and {numbers.Count - 12} more";
}
