using Traceability.Printing.Pdf;

namespace Traceability.Printing.Labels;

/// <summary>
/// Finds for every label the place of its parts: the number as large as it goes, a code that scanners read, and in what
/// is left the lines.
/// </summary>
/// <param name="format">What it is drawn for.</param>
/// <param name="choice">Which code is wanted.</param>
/// <param name="fonts">The fonts of the document, by which texts are measured.</param>
/// <param name="shop">The shop's name, small, on every label.</param>
internal sealed class LabelLayout(LabelFormat format, LabelCode choice, FontBook fonts, string shop)
{
    private const double Mm = LabelText.Mm;

    /// <summary>Modules of a QR code: readable also from a poor picture, by any telephone, and what is the least.</summary>
    private static readonly double[] QrModules = [0.5 * Mm, 0.42 * Mm, 0.33 * Mm];

    /// <summary>Modules of Code 128: recommended, and what is the least (ISO/IEC 15417 leaves it to the user; 0.25 mm is what common guns read).</summary>
    private const double GoodBar = 0.38 * Mm, LeastBar = 0.25 * Mm, WidestBar = 0.5 * Mm;

    /// <summary>Where the label is as long as it has to be there is room for it.</summary>
    private const double RoomyQr = 0.55 * Mm;

    private const int MostParts = 5;

    /// <summary>Lengths that are tried, of labels that are as long as they have to be.</summary>
    private static readonly double[] Heights = [26, 30, 34, 38, 42, 48, 56, 66, 80, 100], Widths = [55, 62, 70, 80, 90, 105, 125, 150];

    private readonly LabelText text = new(fonts);

    private double LargestLine => format.Height == 0 ? 3 * Mm : Math.Clamp(0.1 * format.Height * Mm, 2.2 * Mm, 4.6 * Mm);

    /// <exception cref="DomainRuleException">The code, or the number itself, has no room on this label.</exception>
    public LabelDrawing Draw(Label label)
    {
        if (format.Width == 0) return Grown(label, Widths, width => Fixed(label, width, format.Height), wished: 6 * Mm);
        if (format.Height == 0) return Grown(label, Heights, height => Fixed(label, format.Width, height), wished: 5 * Mm);
        return Fixed(label, format.Width, format.Height)?.Drawing ?? throw TooSmall(label);
    }

    /// <summary>The first length at which the number is large and every line is there, or the last one that does at all.</summary>
    private LabelDrawing Grown(Label label, double[] lengths, Func<double, Arranged?> draw, double wished)
    {
        Arranged? best = null;
        // A red tag is seen from afar.
        foreach (var length in label.Warning is null ? lengths : lengths[2..])
        {
            if (draw(length) is not { } drawn) continue;
            if (drawn.Drawing.IsComplete && drawn.Number >= wished && drawn.Lines >= 2.4 * Mm && drawn.Drawing.Marks.OfType<QrMark>().All(qr => qr.Module >= RoomyQr)) return Cropped(drawn.Drawing);
            if (best is null || (drawn.Drawing.IsComplete, Math.Round(drawn.Number)).CompareTo((best.Drawing.IsComplete, Math.Round(best.Number))) > 0) best = drawn;
        }

        return best is null ? throw TooSmall(label) : Cropped(best.Drawing);
    }

    /// <summary>Of a tape nothing is given out blank.</summary>
    private LabelDrawing Cropped(LabelDrawing drawing)
    {
        var right = drawing.Marks.Where(mark => mark is not BoxMark).Max(mark => mark.Right) + format.PadX * Mm;
        var bottom = drawing.Marks.Max(mark => mark.Bottom) + format.PadY * Mm;
        if (format.Height == 0) return drawing with { Height = Math.Clamp(bottom, Math.Min(Heights[0] * Mm, drawing.Height), drawing.Height) };
        var width = Math.Clamp(right, Math.Min(Widths[0] * Mm, drawing.Width), drawing.Width);
        return drawing with { Width = width, Marks = [.. drawing.Marks.Select(mark => mark is BoxMark band ? band with { Width = width - 2 * format.PadX * Mm } : mark)] };
    }

    private Arranged? Fixed(Label label, double width, double height)
    {
        var room = new Box(format.PadX * Mm, format.PadY * Mm, (width - 2 * format.PadX) * Mm, (height - 2 * format.PadY) * Mm);
        var warned = new List<LabelMark>();
        if (label.Warning is { } warning) room = text.Warn(warning, room, format.IsBlackOnly, warned);
        // A smaller number, if the lines cannot be read otherwise.
        Arranged? best = null;
        foreach (var part in (double[])[1, 0.85, 0.7])
        {
            var next = Best(label, room, part);
            if (best is null || next is { Drawing.IsComplete: true } && (!best.Drawing.IsComplete || next.Lines > 1.1 * best.Lines)) best = next ?? best;
            if (best is { Drawing.IsComplete: true } && best.Lines >= Math.Min(1.8 * Mm, 0.9 * LargestLine)) break;
        }

        if (best is null) return null;
        return best with { Drawing = best.Drawing with { Width = width * Mm, Height = height * Mm, Marks = [.. warned, .. best.Drawing.Marks] } };
    }

    private Arranged? Best(Label label, Box room, double part)
    {
        // Bars by themselves only where they come out well; when asked for, as long as a gun reads them.
        var bars = choice == LabelCode.Code128 || (choice == LabelCode.Auto && format.IsLongAndLow) ? Code128.Of(label.Code, inOneSet: format.Medium == LabelMedium.Zpl) : null;
        if (bars is not null && WithBars(label, bars, room, choice == LabelCode.Code128 ? LeastBar : GoodBar, part) is { } striped) return striped;
        if (QrSymbol.Of(label.Code) is not { } symbol) return null;
        foreach (var least in QrModules)
        {
            var drawn = new[] { NumberAbove(label, symbol, room, least, part), NumberBeside(label, symbol, room, least, part) }.OfType<Arranged>().MaxBy(a => a.Number * (a.Parts == 1 ? 1.35 : 1));
            if (drawn is not null) return drawn;
        }

        return null;
    }

    /// <summary>The number across the whole width; under it the code and, beside that, the lines.</summary>
    private Arranged? NumberAbove(Label label, QrSymbol symbol, Box room, double least, double part)
    {
        // The code's quiet zone is its distance from the number, and lies in the label's own margin as far as that goes.
        var margin = Math.Min(4 * least, format.PadY * Mm);
        if (Number(label, room.Width, 0.38 * part * room.Height, room.Height + margin - least * symbol.Size) is not (var parts, var size)) return null;
        var below = room.Below(LabelText.NumberHeight(parts, size));
        if (Code(symbol, below, Math.Min(below.Height + margin, 0.5 * room.Width), least) is not { } code) return null;
        var gap = Math.Min(3 * code.Module, Math.Max(0.4 * Mm, 0.3 * size));
        return Arrange(label, parts, size, room, code, Beside(code, below.Below(gap)));
    }

    /// <summary>The code as high as the label; beside it the number and the lines.</summary>
    private Arranged? NumberBeside(Label label, QrSymbol symbol, Box room, double least, double part)
    {
        // Its quiet zone lies in the label's own margin, which is not above it where it is a red tag.
        var margin = Math.Min(4 * least, format.PadY * Mm);
        var above = label.Warning is null ? margin : 0;
        var place = new Box(room.Left, room.Top - above, room.Width, room.Height + above + margin);
        if (Code(symbol, place, Math.Min(place.Height, 0.45 * room.Width), least) is not { } code) return null;
        code = code with { Top = place.Top + (place.Height - code.Side) / 2 };
        var column = Beside(code, room);
        if (Number(label, column.Width, 0.36 * part * room.Height, room.Height) is not (var parts, var size)) return null;
        return Arrange(label, parts, size, column, code, column.Below(LabelText.NumberHeight(parts, size) + 0.6 * Mm));
    }

    /// <summary>The number, the lines, and at the foot the bars.</summary>
    private Arranged? WithBars(Label label, Code128 symbol, Box room, double least, double part)
    {
        var dark = symbol.Width - 2 * Code128.QuietZone;
        var module = Dots(Math.Min(WidestBar, Math.Min(room.Width / dark, (room.Width + 2 * format.PadX * Mm) / symbol.Width)));
        if (module < least) return null;
        var height = Math.Clamp(0.3 * room.Height, 5 * Mm, 14 * Mm);
        if (Number(label, room.Width, 0.36 * part * room.Height, room.Height - height - Mm) is not (var parts, var size)) return null;
        var width = module * symbol.Width;
        var code = new BarsMark(symbol, room.Left + (room.Width - width) / 2, room.Bottom - height, width, height);
        var lines = room.Below(LabelText.NumberHeight(parts, size) + 0.4 * Mm);
        return Arrange(label, parts, size, room, code, lines with { Height = lines.Height - height - Mm });
    }

    /// <summary>In how many parts, and how large, the number goes into this width and height; parted only where it would be small or not go at all.</summary>
    private (int Parts, double Size)? Number(Label label, double width, double largest, double height)
    {
        var best = ((int Parts, double Size)?)null;
        for (var parts = 1; parts <= MostParts; parts++)
        {
            var size = Math.Min(Math.Min(text.NumberSize(label, parts, width), parts == 1 ? largest : 0.9 * largest), height / LabelText.NumberHeight(parts, 1));
            if (size < (parts == 1 ? 2.5 : 2) * Mm) continue;
            if (best is null || size > 1.35 * best.Value.Size) best = (parts, size);
            if (size >= Math.Max(3 * Mm, 0.1 * height)) break;
        }

        return best;
    }

    private QrMark? Code(QrSymbol symbol, Box place, double side, double least)
    {
        var module = Dots(Math.Min(side / symbol.Size, 0.9 * Mm));
        if (module < least - 0.0001) return null;
        // The label's margin at the left is quiet too.
        return new(symbol, place.Left - Math.Min(4 * module, format.PadX * Mm), place.Top, module * symbol.Size);
    }

    private static Box Beside(QrMark code, Box room) => new(code.Left + code.Side, room.Top, room.Left + room.Width - code.Left - code.Side, room.Height);

    private Arranged Arrange(Label label, int parts, double size, Box number, LabelMark code, Box lines)
    {
        IReadOnlyList<LabelLine> all = shop.Length == 0 ? label.Lines : [.. label.Lines, new(shop)];
        var (marks, small, complete) = text.Lines(all, lines, Math.Min(LargestLine, 0.6 * size));
        return new(new(label, 0, 0, [.. text.Number(label, parts, size, number.Left, number.Top), code, .. marks], complete), parts, size, small);
    }

    /// <summary>No more than this, in whole dots of the printer where it has large ones.</summary>
    private double Dots(double module) => format.Dpi == 0 ? module : Math.Floor(module * format.Dpi / 72 + 0.0001) * 72 / format.Dpi;

    private DomainRuleException TooSmall(Label label) =>
        new($"{(label.Number.Length <= 80 ? label.Number : label.Number[..80] + "…")} does not fit on a label of {format.Size} with a code that can be read. Choose a larger label.", "Format");

    /// <param name="Parts">In how many parts the number is.</param>
    /// <param name="Number">How large it is.</param>
    /// <param name="Lines">How large the lines are.</param>
    private sealed record Arranged(LabelDrawing Drawing, int Parts, double Number, double Lines);
}
