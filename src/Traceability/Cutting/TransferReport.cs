using System.Globalization;
using Traceability.Lots;
using Traceability.Printing;

namespace Traceability.Cutting;

/// <summary>The number-transfer report: which number went onto which piece, how, by whom, and who read it back.</summary>
public static class TransferReport
{
    /// <summary>Of one cut.</summary>
    /// <param name="names">People by their codes.</param>
    public static Report Of(Cut cut, IReadOnlyDictionary<string, string> names, PageHead shop, DateTimeOffset at, string drawnUpBy, string auditHead, TimeZoneInfo zone) =>
        Report(cut.Number, Subtitle(cut), shop, at, auditHead,
        [
            new Facts(
            [
                new("Cut from", cut.Parent.Number, Monospace: true),
                new("Material", string.Join(", ", new[] { cut.Parent.Material?.Name ?? cut.Parent.Product?.Name, cut.Parent.Material?.Grade }.OfType<string>())),
                new("Heat", HeatsOf(cut.Parent), Monospace: true),
                new("Planned", $"{Day(cut.StartedOn)} by {Name(cut.Operator, names)}"),
                new("Cut", cut.CompletedOn is { } on ? Day(on) : "not yet"),
                new("Taken", Amounts(cut)),
            ]),
            .. Warnings(cut),
            Table([.. cut.Transfers], t => t is CutPiece piece ? piece.Measure : "what stays", names, zone),
            new Signature(drawnUpBy, "Drawn up by", Day(DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, zone).DateTime))),
        ]);

    /// <summary>Of all that was cut from a lot or a heat, and of every mark that was moved since.</summary>
    /// <param name="of">"lot ALU-0524-001", "heat 25987741".</param>
    public static Report Of(string number, string of, IReadOnlyList<NumberTransfer> transfers, IReadOnlyDictionary<string, string> names, PageHead shop, DateTimeOffset at, string drawnUpBy, string auditHead, TimeZoneInfo zone) =>
        Report(number, $"{of}: {transfers.Count} {(transfers.Count == 1 ? "transfer" : "transfers")}", shop, at, auditHead,
        [
            Table(transfers, t => t switch
            {
                CutPiece piece => $"{piece.Measure}, {piece.Cut.Number}",
                Renewal renewal => renewal.Cause.Words() + (renewal.Cut is { } cut ? $", {cut.Number}" : ""),
                _ => "",
            }, names, zone),
            new Signature(drawnUpBy, "Drawn up by", Day(DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, zone).DateTime))),
        ]);

    private static Report Report(string number, string subtitle, PageHead shop, DateTimeOffset at, string auditHead, IReadOnlyList<Block> blocks) => new()
    {
        Title = "Number transfer",
        Number = number,
        Subtitle = subtitle,
        Head = shop,
        Foot = "Audit " + auditHead,
        GeneratedAt = at,
        Orientation = Orientation.Landscape,
        Blocks = blocks,
    };

    private static Table Table(IReadOnlyList<NumberTransfer> transfers, Func<NumberTransfer, string> what, IReadOnlyDictionary<string, string> names, TimeZoneInfo zone) => new(
        [new("Piece", Width: 2, Monospace: true), new("What", Width: 1.7), new("Marked", Width: 1.7), new("By", Width: 1.9), new("Reads", Width: 1.9, Monospace: true), new("Read back by", Width: 2.2)],
        [.. transfers.Select(t => (IReadOnlyList<string>)
        [
            t.Bears,
            what(t),
            t.MarkMethod is { } method ? method.Words() + (t.Spot is { } spot ? $", {spot}" : "") : "not marked",
            t.MarkedAt is { } marked ? $"{Name(t.MarkedBy, names)}, {Time(marked, zone)}" : "",
            t.MarkedNumber ?? (t.IsMarked ? "not read back" : ""),
            t.VerifiedAt is { } read
                ? $"{Name(t.VerifiedBy, names)}, {Time(read, zone)}{(t.IsReadByItsMarker ? "; marked and read by one person" : "")}{(t.KeyedInAt is { } keyed ? $"; keyed in from paper {Time(keyed, zone)}" : "")}{(t.Evidence is { } proof ? $"; known by: {proof}" : "")}"
                : t is Renewal { EndedReason: { } over } ? over : "",
        ])],
        Nothing: "No number was moved.");

    private static IEnumerable<Block> Warnings(Cut cut)
    {
        if (cut.IsLate)
            yield return new Paragraph($"Cut before every number was on its piece: {cut.LateReason} {(cut.IsMarkedThroughout ? "All pieces have been marked and read back since." : "Pieces that were not read back are held.")}", Tone.Warning);
        if (cut.IsAbandoned)
            yield return new Paragraph($"Given up, nothing was cut: {cut.AbandonedReason}", Tone.Warning);
        else if (!cut.IsDone)
            yield return new Paragraph("Not cut yet. The saw waits until every piece is read back.", Tone.Emphasis);
    }

    private static string Subtitle(Cut cut) => $"{cut.Pieces.Count} {(cut.Pieces.Count == 1 ? "piece" : "pieces")}, {cut.Transfers.Count(t => t.IsReadBack)} read back";

    private static string Amounts(Cut cut)
    {
        var lost = new[] { cut.Kerf.IsZero ? null : $"saw line {cut.Kerf}", cut.Scrap.IsZero ? null : $"scrap {cut.Scrap}" }.OfType<string>();
        return string.Join(", ", lost.Prepend(cut.Taken.ToString()));
    }

    internal static string HeatsOf(Lot lot) =>
        lot.GradeOnly is { } proof ? $"not known; {proof}" : lot.AllHeats().Select(h => h.Mill is { } mill ? $"{h.Number} ({mill})" : h.Number).ToList() is { Count: > 0 } heats ? string.Join(", ", heats) : "none";

    private static string Name(string? code, IReadOnlyDictionary<string, string> names) => code is null ? "" : names.GetValueOrDefault(code, code);

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Time(DateTimeOffset at, TimeZoneInfo zone) => TimeZoneInfo.ConvertTime(at, zone).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
