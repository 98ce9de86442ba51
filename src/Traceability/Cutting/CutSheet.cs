using System.Globalization;
using Traceability.Printing;

namespace Traceability.Cutting;

/// <summary>
/// A cut on paper, for a bench without a screen or a day without one: what is to be marked, with room to write by whom, and
/// codes to scan. Keyed in later, it shows as keyed in.
/// </summary>
public static class CutSheet
{
    /// <summary>Of a cut that is planned.</summary>
    public static Report Of(Cut cut, PageHead shop, DateTimeOffset at) => new()
    {
        Title = "Cut sheet",
        Number = cut.Number,
        Subtitle = $"{cut.Pieces.Count} {(cut.Pieces.Count == 1 ? "piece" : "pieces")} from {cut.Parent.Number}",
        Head = shop,
        GeneratedAt = at,
        Blocks =
        [
            new Facts(
            [
                new("Cut from", cut.Parent.Number, Monospace: true),
                new("Heat", TransferReport.HeatsOf(cut.Parent), Monospace: true),
                new("Material", cut.Parent.Material?.Name ?? cut.Parent.Product?.Name ?? ""),
                new("Place", cut.Parent.Location ?? "–"),
                new("Taken", cut.Taken.ToString()),
                new("Stays", cut.PlannedRest.ToString()),
            ]),
            new Paragraph($"Write {cut.Parent.IdentityWords()} on each piece, or its own number, before it is parted. Then read the mark off the piece and write down what it says.", Tone.Emphasis),
            Pieces([.. cut.Transfers.Select(t => (t.Bears, t is CutPiece piece ? piece.Measure : "what stays"))]),
            new Qr(cut.Number, "Scan to open the cut"),
            new Qr(cut.SawCode, "Scan when all are read back: the saw starts"),
            new Signature("", "Marked by", ""),
            new Signature("", "Read back by", ""),
        ],
    };

    /// <summary>Of a cut that nobody has planned yet: everything is written by hand.</summary>
    public static Report Blank(PageHead shop, DateTimeOffset at, string address) => new()
    {
        Title = "Cut sheet",
        Number = "CUT-____",
        Subtitle = "For a cut that is keyed in later",
        Head = shop,
        GeneratedAt = at,
        Blocks =
        [
            new Facts([new("Cut from (lot)", "________________"), new("Heat on the material", "________________"), new("Day and time", "________________"), new("Saw line", "________________"), new("Thrown away", "________________"), new("What is left", "________________")]),
            new Paragraph("Write the number or the heat on each piece before it is parted. Then read the mark off the piece and write down what it says.", Tone.Emphasis),
            Pieces([.. Enumerable.Repeat(("", ""), 12)]),
            new Qr(address, "Scan to key this sheet in"),
            new Signature("", "Marked by", ""),
            new Signature("", "Read back by", ""),
        ],
    };

    private static Table Pieces(IReadOnlyList<(string Number, string Size)> pieces) => new(
        [new("", Align.Right, 0.4), new("Piece", Width: 2, Monospace: true), new("Size", Width: 1.3), new("Marked how, where", Width: 1.7), new("By", Width: 0.8), new("The mark reads", Width: 2), new("Read by", Width: 0.9)],
        [.. pieces.Select((p, i) => (IReadOnlyList<string>)[(i + 1).ToString(CultureInfo.InvariantCulture), p.Number, p.Size, "", "", "", ""])]);
}
