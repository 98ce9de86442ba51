using System.Globalization;
using System.Text;
using Traceability.Printing.Pdf;

namespace Traceability.Printing.Labels;

/// <summary>
/// Labels in ZPL II, the language of Zebra's label printers and of many others, as text in UTF-8. Every text is written
/// with ^FH, what could begin a command as the hex of its byte: no number can be a command.
/// </summary>
/// <param name="format">For which size, and how many dots to an inch.</param>
/// <param name="choice">Which code is wanted.</param>
/// <param name="shop">The shop's name, small, on every label.</param>
public sealed class Zpl(LabelFormat format, LabelCode choice, string shop)
{
    public const string ContentType = "text/plain; charset=utf-8";

    // Signs a field ends with, marks the hex with, or parts its parameters with.
    private const string Risky = "^~_\\";

    private readonly LabelLayout layout = new(format, choice, new FontBook(SystemFonts.None), shop);

    /// <exception cref="DomainRuleException">One of them does not fit.</exception>
    public string Write(IReadOnlyList<LabelCopies> labels)
    {
        var text = new StringBuilder();
        foreach (var (label, copies) in labels) Write(text, layout.Draw(label), copies);
        return text.ToString();
    }

    /// <summary>Texts with letters that a label printer has only where a font was loaded into it: neither Latin, Greek nor Cyrillic.</summary>
    public static IEnumerable<string> Foreign(IEnumerable<LabelCopies> labels) => labels.SelectMany(l => l.Label.Lines.Select(line => line.Text).Prepend(l.Label.Number))
        .Where(words => words.EnumerateRunes().Any(rune => rune.Value > 0x052F && rune.Value is not (>= 0x1E00 and <= 0x206F) and not (>= 0x20A0 and <= 0x22FF))).Distinct();

    private void Write(StringBuilder text, LabelDrawing drawing, int copies)
    {
        text.Append(CultureInfo.InvariantCulture, $"^XA^CI28^PW{Dots(drawing.Width)}^LL{Dots(drawing.Height)}^LH0,0\n");
        foreach (var mark in drawing.Marks)
        {
            switch (mark)
            {
                case BoxMark box:
                    text.Append(CultureInfo.InvariantCulture, $"^FO{Dots(box.Left)},{Dots(box.Top)}^GB{Dots(box.Width)},{Dots(box.Height)},{Dots(box.Height)}^FS\n");
                    break;
                case TextMark line:
                    Write(text, line);
                    break;
                case QrMark qr:
                    // Without its quiet zone, which is free of everything else here.
                    text.Append(CultureInfo.InvariantCulture, $"^FO{Dots(qr.Left + 4 * qr.Module)},{Dots(qr.Top + 4 * qr.Module)}^BQN,2,{Dots(qr.Module)}^FH^FD{Qr(qr.Symbol, drawing.Label.Code)}^FS\n");
                    break;
                case BarsMark bars:
                    text.Append(CultureInfo.InvariantCulture, $"^FO{Dots(bars.Left + Code128.QuietZone * bars.Module)},{Dots(bars.Top)}^BY{Dots(bars.Module)}^BCN,{Dots(bars.Height)},N,N,N,N^FH^FD{Bars(bars.Symbol, drawing.Label.Code)}^FS\n");
                    break;
            }
        }

        text.Append(CultureInfo.InvariantCulture, $"^PQ{copies}^XZ\n");
    }

    private void Write(StringBuilder text, TextMark mark)
    {
        var words = mark.Text.TrimEnd();
        if (words.Length == 0) return;
        // The printer's own font 0 is a narrow one; where it might be wider than ours it is set narrower still.
        var size = mark.Line.Style.Size;
        var width = Math.Min(size, size * mark.Line.Width / Math.Max(Estimated(words, size), 1));
        var reversed = mark.Line.Style.Ink == new Ink(255, 255, 255) ? "^FR" : "";
        text.Append(CultureInfo.InvariantCulture, $"^FO{Dots(mark.Left)},{Math.Max(0, Dots(mark.Baseline - 0.76 * size))}{reversed}^A0N,{Dots(size)},{Math.Max(1, Dots(width))}^FH^FD{Escaped(words)}^FS\n");
    }

    /// <summary>How wide font 0 is at most, by its widest letters.</summary>
    private static double Estimated(string words, double size) => size * words.Sum(letter => letter switch
    {
        'M' or 'W' or '@' or '%' or 'm' or 'w' => 0.85,
        'i' or 'l' or 'j' or 'I' or '.' or ',' or ':' or '\'' or ' ' or '-' => 0.35,
        _ when letter > '\u024F' => 1,
        _ => 0.58,
    });

    /// <summary>With the level and the mode said, so that the symbol is as large as the one that was measured.</summary>
    private static string Qr(QrSymbol symbol, string code)
    {
        var level = symbol.IsLow ? 'L' : 'M';
        if (code.All(char.IsAsciiDigit)) return $"{level}M,N{code}";
        return code.All(letter => char.IsAsciiDigit(letter) || letter is >= 'A' and <= 'Z' || " $%*+-./:".Contains(letter, StringComparison.Ordinal))
            ? $"{level}M,A{code}"
            : $"{level}M,B{Encoding.UTF8.GetByteCount(code):0000}{Escaped(code)}";
    }

    /// <summary>The set it is in, and its text; signs of ^BC's own begin with "&gt;".</summary>
    private static string Bars(Code128 symbol, string code) => symbol.Values[0] == 105
        ? ">;" + code
        : ">:" + string.Concat(code.Select(letter => letter switch
        {
            '>' => ">0",
            '^' => "><",
            '~' => ">=",
            _ => Escaped(letter.ToString()),
        }));

    private static string Escaped(string words) => string.Concat(words.Select(letter =>
        Risky.Contains(letter, StringComparison.Ordinal) || char.IsControl(letter) ? string.Create(CultureInfo.InvariantCulture, $"_{(int)letter:X2}") : letter.ToString()));

    private int Dots(double points) => (int)Math.Round(points * format.Dpi / 72);
}
