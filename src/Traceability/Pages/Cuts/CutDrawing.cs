using System.Globalization;
using Traceability.Cutting;
using Traceability.Lots;

namespace Traceability.Pages.Cuts;

/// <summary>
/// The lot with its pieces and what stays, to scale: a sheet where sizes are known, one bar where the pieces are measured,
/// rows of equal pieces where they are counted.
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

    public int Wide { get; private init; } = Width;

    /// <summary>For those who cannot see it.</summary>
    public required string Words { get; init; }

    /// <summary>Under the bar: the length of all of it.</summary>
    public required string Whole { get; init; }

    /// <summary>A sheet, with its height beside it.</summary>
    public string? High { get; private init; }

    /// <summary>The largest strip that stays of a sheet, as a proposal: the tape measure decides.</summary>
    public PieceSize? Rest { get; private init; }

    public static CutDrawing Of(Cut cut, NumberTransfer? now)
    {
        var counted = cut.TakenMicro is not null;
        var left = cut.PlannedRest;
        var whole = cut.Taken + left;
        if (OnSheet(cut, now, left) is { } sheet) return sheet;
        var words = $"{whole} with {cut.Pieces.Count} pieces and {left} left over";
        return counted ? Rows(cut, now, words, whole) : Bar(cut, now, left, whole, words);
    }

    // One sheet with all its pieces; several at once are drawn as rows of pieces.
    private static CutDrawing? OnSheet(Cut cut, NumberTransfer? now, Quantity left)
    {
        if (cut.IsDone || cut.Parent.Size is not { } sheet || cut.Pieces.Any(p => p.Size is null) || cut.Taken.Unit.Kind() == UnitKind.Sheets && cut.Taken.Micro > Quantity.One) return null;
        if (SheetLayout.Of(sheet, [.. cut.Pieces.Select(p => p.Size!.Value)]) is not { } layout) return null;
        var scale = Math.Min((double)Width / sheet.LengthMicro, 620.0 / sheet.WidthMicro);
        var rest = layout.Rest;
        return new()
        {
            Boxes = [.. cut.Pieces.Select((p, i) => At(p, cut, now, layout.Pieces[i].X * scale, layout.Pieces[i].Y * scale, layout.Pieces[i].W * scale, layout.Pieces[i].H * scale))],
            Remnant = rest is null || rest.W * scale < 2 || rest.H * scale < 2 ? null : Plain(rest.X * scale, rest.Y * scale, rest.W * scale, rest.H * scale, cut.Parent.Number, "stays"),
            Wide = (int)Math.Ceiling(sheet.LengthMicro * scale),
            Height = (int)Math.Ceiling(sheet.WidthMicro * scale),
            Words = $"A sheet of {sheet} with {cut.Pieces.Count} pieces; {left} stay",
            Whole = sheet.Length.ToString(),
            High = sheet.Width.ToString(),
            Rest = rest is null ? null : new(rest.W, rest.H),
        };
    }

    private static CutDrawing Bar(Cut cut, NumberTransfer? now, Quantity left, Quantity whole, string words)
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

    private static CutDrawing Rows(Cut cut, NumberTransfer? now, string words, Quantity whole)
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

    private static Box At(CutPiece piece, Cut cut, NumberTransfer? now, double x, double y, double w, double h)
    {
        var state = (piece.IsReadBack ? "read" : piece.IsMarked ? "marked" : "planned") + (piece == now ? " now" : "");
        var root = (cut.Parent.Root ?? cut.Parent).Number;
        var tail = piece.Number.StartsWith(root, StringComparison.Ordinal) ? piece.Number[root.Length..] : piece.Number;
        return Plain(x, y, w, h, tail, piece.Size is { } size ? $"{size.Length.Number} × {size.Width.Number}" : piece.Amount.ToString()) with { State = state };
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
