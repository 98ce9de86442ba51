using System.Globalization;
using Traceability.Cutting;
using Traceability.Lots;

namespace Traceability.Pages.Cuts;

/// <summary>
/// The lot with its pieces and what stays, to scale: one bar where the pieces are measured, rows of equal pieces where
/// they are counted.
/// </summary>
public sealed class CutDrawing
{
    public const int Width = 1000;

    public sealed record Box(string X, string Y, string W, string H, string State, string Short, string Size, string TextX, string TextY, string SizeY, string SymbolY, string? Turn, bool ShowsText, bool ShowsSize);

    private CutDrawing() { }

    public required IReadOnlyList<Box> Boxes { get; init; }

    /// <summary>What stays, as a box; null when nothing does.</summary>
    public required Box? Remnant { get; init; }

    public required int Height { get; init; }

    /// <summary>For those who cannot see it.</summary>
    public required string Words { get; init; }

    /// <summary>Under the bar: the length of all of it.</summary>
    public required string Whole { get; init; }

    public static CutDrawing Of(Cut cut, CutPiece? now)
    {
        var counted = cut.TakenMicro is not null;
        var left = cut.IsDone ? cut.Parent.OnHand : new Quantity(Math.Max(0, cut.Parent.OnHandMicro - cut.Taken.Micro), cut.Parent.Unit);
        var whole = cut.Taken + left;
        var words = $"{whole} with {cut.Pieces.Count} pieces and {left} left over";
        return counted ? Rows(cut, now, words, whole) : Bar(cut, now, left, whole, words);
    }

    private static CutDrawing Bar(Cut cut, CutPiece? now, Quantity left, Quantity whole, string words)
    {
        const double height = 180;
        var boxes = new List<Box>();
        double Wide(long micro) => whole.Micro == 0 ? 0 : (double)micro / whole.Micro * Width;
        // The saw lines are drawn between the pieces, where the saw goes.
        var line = Wide(cut.LossMicro) / Math.Max(1, cut.Pieces.Count);
        var x = 0.0;
        foreach (var piece in cut.Pieces)
        {
            var w = Wide(piece.Amount.In(cut.Parent.Unit).Micro);
            boxes.Add(At(piece, cut, now, x, 0, w, height));
            x += w + line;
        }
        var rest = Wide(left.Micro);
        return new()
        {
            Boxes = boxes,
            Remnant = rest < 2 ? null : Plain(Width - rest, 0, rest, height, "stays", $"{left}"),
            Height = (int)height,
            Words = words,
            Whole = whole.ToString(),
        };
    }

    private static CutDrawing Rows(Cut cut, CutPiece? now, string words, Quantity whole)
    {
        var columns = Math.Clamp((int)Math.Ceiling(Math.Sqrt(cut.Pieces.Count * 2.5)), 1, 12);
        var rows = (cut.Pieces.Count + columns - 1) / columns;
        var (w, h) = ((double)Width / columns, Math.Min(120.0, 480.0 / rows));
        return new()
        {
            Boxes = [.. cut.Pieces.Select((p, i) => At(p, cut, now, i % columns * w, i / columns * h, w, h))],
            Remnant = null,
            Height = (int)(rows * h),
            Words = words,
            Whole = $"{cut.Taken} of {whole}",
        };
    }

    private static Box At(CutPiece piece, Cut cut, CutPiece? now, double x, double y, double w, double h)
    {
        var state = (piece.IsReadBack ? "read" : piece.IsMarked ? "marked" : "planned") + (piece == now ? " now" : "");
        var root = (cut.Parent.Root ?? cut.Parent).Number;
        var tail = piece.Number.StartsWith(root, StringComparison.Ordinal) ? piece.Number[root.Length..] : piece.Number;
        return Plain(x, y, w, h, tail, piece.Amount.ToString()) with { State = state };
    }

    private static Box Plain(double x, double y, double w, double h, string number, string size)
    {
        var (gap, cx, cy) = (Math.Min(3, w / 8), x + (w / 2), y + (h / 2));
        // A narrow piece bears its number upright.
        var upright = w < 70;
        return new(N(x + gap), N(y + 3), N(Math.Max(1, w - (2 * gap))), N(h - 6), "planned", number, size, N(cx), N(cy - (upright ? -6 : 12)), N(cy + 16), N(cy + 46),
            upright ? $"rotate(-90 {N(cx)} {N(cy)})" : null, w >= 22, !upright && w >= 90 && h >= 70);
    }

    private static string N(double number) => number.ToString("0.##", CultureInfo.InvariantCulture);
}
