using Traceability.Printing.Pdf;

namespace Traceability.Printing.Labels;

/// <summary>A label as it will look, in points from its upper left corner: the same for paper, screen and label printers.</summary>
/// <param name="IsComplete">Whether every line is wholly there; the number and its code always are.</param>
internal sealed record LabelDrawing(Label Label, double Width, double Height, IReadOnlyList<LabelMark> Marks, bool IsComplete);

/// <summary>Something on a label, and its upper left corner.</summary>
internal abstract record LabelMark(double Left, double Top)
{
    public abstract double Right { get; }

    public abstract double Bottom { get; }
}

internal sealed record TextMark(TextLine Line, double Left, double Top) : LabelMark(Left, Top)
{
    public override double Right => Left + Line.Width;

    public override double Bottom => Top + Line.Style.Leading;

    /// <summary>In the order in which it is seen.</summary>
    public string Text => string.Concat(Line.Glyphs.Select(glyph => glyph.Font?.TextOf(glyph.Code) ?? ""));

    /// <summary>Where the letters stand, as <see cref="Canvas.Text"/> sets them.</summary>
    public double Baseline => Canvas.Baseline(Line.Style, Top);
}

internal sealed record BoxMark(double Left, double Top, double Width, double Height, Ink Ink) : LabelMark(Left, Top)
{
    public override double Right => Left + Width;

    public override double Bottom => Top + Height;
}

internal sealed record QrMark(QrSymbol Symbol, double Left, double Top, double Side) : LabelMark(Left, Top)
{
    public override double Right => Left + Side;

    public override double Bottom => Top + Side;

    public double Module => Side / Symbol.Size;
}

internal sealed record BarsMark(Code128 Symbol, double Left, double Top, double Width, double Height) : LabelMark(Left, Top)
{
    public override double Right => Left + Width;

    public override double Bottom => Top + Height;

    public double Module => Width / Symbol.Width;
}

/// <summary>A part of a label, in points.</summary>
internal readonly record struct Box(double Left, double Top, double Width, double Height)
{
    public double Bottom => Top + Height;

    /// <summary>What is left below so much of it.</summary>
    public Box Below(double height) => new(Left, Top + height, Width, Height - height);
}
