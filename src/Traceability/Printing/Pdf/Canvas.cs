using System.Globalization;
using System.Text;

namespace Traceability.Printing.Pdf;

/// <summary>
/// The content of one page (ISO 32000-1, 8 and 9). Lengths are points; heights are counted down from the upper edge
/// of the sheet, as one reads.
/// </summary>
internal sealed class Canvas(double sheetHeight)
{
    private const string Digits = "0123456789ABCDEF";

    private readonly StringBuilder content = new();
    private Ink? fill;

    /// <summary>Half the x-height and a little more below the middle: what the eye takes for the middle of a line.</summary>
    public static double Baseline(TextStyle style, double top) => top + style.Leading / 2 + 0.35 * style.Size;

    /// <summary>A line of text whose middle stands at half its leading below <paramref name="top"/>.</summary>
    public void Text(TextLine line, double left, double top)
    {
        if (line.Glyphs.Count == 0 && line.Hyphen is null) return;
        var style = line.Style;
        Fill(style.Ink);

        content.Append("BT ");
        Number(left);
        Number(sheetHeight - Baseline(style, top));
        content.Append("Td ");

        FontSubset? font = null;
        double owed = 0;
        foreach (var glyph in line.Glyphs) Show(glyph, style, ref font, ref owed);
        if (line.Hyphen is { } hyphen) Show(hyphen, style, ref font, ref owed);
        if (font is not null) content.Append(">]TJ ");
        content.Append("ET\n");
    }

    public void Rectangle(double left, double top, double width, double height, Ink ink)
    {
        Fill(ink);
        Box(left, top, width, height);
        content.Append("f\n");
    }

    /// <summary>A hairline of half a point.</summary>
    public void Rule(double left, double top, double width, Ink ink) => Rectangle(left, top - 0.25, width, 0.5, ink);

    /// <summary>A QR code with its quiet zone inside the given side.</summary>
    public void Symbol(QrSymbol symbol, double left, double top, double side)
    {
        Fill(new Ink(0, 0, 0));
        var module = side / symbol.Size;
        content.Append("q ");
        Number(module, 5);
        content.Append("0 0 ");
        Number(-module, 5);
        Number(left);
        Number(sheetHeight - top);
        content.Append("cm\n");
        foreach (var run in symbol.Runs) content.Append(CultureInfo.InvariantCulture, $"{run.X} {run.Y} {run.Length} 1 re\n");
        content.Append("f Q\n");
    }

    /// <summary>A Code 128 symbol with its quiet zones inside the given width.</summary>
    public void Bars(Code128 symbol, double left, double top, double width, double height)
    {
        Fill(new Ink(0, 0, 0));
        content.Append("q ");
        Number(width / symbol.Width, 5);
        content.Append("0 0 ");
        Number(height);
        Number(left);
        Number(sheetHeight - top - height);
        content.Append("cm\n");
        foreach (var bar in symbol.Bars) content.Append(CultureInfo.InvariantCulture, $"{bar.X} 0 {bar.Width} 1 re\n");
        content.Append("f Q\n");
    }

    /// <summary>A picture, turned as its own data says (see <see cref="Turn"/>).</summary>
    public void Image(string resource, Turn turn, double left, double top, double width, double height)
    {
        var (a, b, c, d, e, f) = turn.Matrix();
        content.Append("q ");
        Number(width);
        content.Append("0 0 ");
        Number(height);
        Number(left);
        Number(sheetHeight - top - height);
        content.Append(CultureInfo.InvariantCulture, $"cm {a} {b} {c} {d} {e} {f} cm /{resource} Do Q\n");
    }

    /// <summary>What follows is content of a structure element (14.7.4), until <see cref="EndMark"/>.</summary>
    public void Mark(string type, int id) => content.Append(CultureInfo.InvariantCulture, $"/{type}<</MCID {id}>>BDC\n");

    /// <summary>What follows is not content, but furniture of the page (14.8.2.2).</summary>
    public void MarkArtifact(string kind) => content.Append(CultureInfo.InvariantCulture, $"/Artifact<</Type/{kind}>>BDC\n");

    public void EndMark() => content.Append("EMC\n");

    public byte[] ToBytes() => Encoding.Latin1.GetBytes(content.ToString());

    private void Show(Glyph glyph, TextStyle style, ref FontSubset? font, ref double owed)
    {
        if (glyph.Font is null) return;
        if (!ReferenceEquals(glyph.Font, font))
        {
            if (font is not null) content.Append(">]TJ ");
            content.Append('/').Append(glyph.Font.Resource).Append(' ');
            Number(style.Size);
            content.Append("Tf [<");
            font = glyph.Font;
        }

        // In TJ a number moves back by thousandths of the size (9.4.3).
        var move = owed + glyph.Shift;
        if (move != 0)
        {
            content.Append('>');
            Number(-move);
            content.Append('<');
        }

        owed = glyph.Advance - glyph.Natural - glyph.Shift;
        content.Append(Digits[glyph.Code >> 12]).Append(Digits[(glyph.Code >> 8) & 15]).Append(Digits[(glyph.Code >> 4) & 15]).Append(Digits[glyph.Code & 15]);
    }

    private void Fill(Ink ink)
    {
        if (fill == ink) return;
        fill = ink;
        content.Append(ink.ToString()).Append(" rg\n");
    }

    private void Box(double left, double top, double width, double height)
    {
        Number(left);
        Number(sheetHeight - top - height);
        Number(width);
        Number(height);
        content.Append("re ");
    }

    private void Number(double number, int decimals = 2) =>
        content.Append(CultureInfo.InvariantCulture, $"{Math.Round(number, decimals):0.#####} ");
}
