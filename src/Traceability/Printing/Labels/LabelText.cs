using System.Globalization;
using Traceability.Printing.Pdf;

namespace Traceability.Printing.Labels;

/// <summary>Sets the texts of labels: numbers that are never cut, lines that shrink and wrap, and at last give way.</summary>
internal sealed class LabelText(FontBook fonts)
{
    public const double Mm = Pdf.Sheet.Millimetre;

    /// <summary>Smaller nothing is read without a glass.</summary>
    private const double Smallest = 1.55 * Mm;

    private const double Endless = 1_000_000;

    /// <summary>From one line of the number to the next, in its size.</summary>
    private const double NumberLead = 1.08;

    private const double Lead = 1.2;

    // Heat knows no grey.
    private static readonly Ink Black = new(0, 0, 0);

    private readonly Dictionary<(string Number, int Lines), IReadOnlyList<string>> parted = [];

    /// <summary>How high a number of so many lines is.</summary>
    public static double NumberHeight(int lines, double size) => (NumberLead * lines - 0.04) * size;

    /// <summary>The largest size at which the number, in so many lines, is no wider than this.</summary>
    public double NumberSize(Label label, int lines, double width)
    {
        var widest = Parts(label.Number, lines).Max(part => Set(part, label.IsName ? Face.SansBold : Face.MonoBold, 1000, NumberLead).Width);
        return widest <= 0 ? width : width / widest * 1000;
    }

    public IEnumerable<LabelMark> Number(Label label, int lines, double size, double left, double top)
    {
        // Capitals begin a little below the line's edge; letters with accents need that room.
        var at = top - (label.Number.All(char.IsAscii) ? 0.1 * size : 0);
        foreach (var part in Parts(label.Number, lines))
        {
            yield return new TextMark(Set(part, label.IsName ? Face.SansBold : Face.MonoBold, size, NumberLead), left, at);
            at += NumberLead * size;
        }
    }

    /// <summary>Fills a box with lines as large as they go; what has no room even at the smallest is cut with an ellipsis, or left out.</summary>
    /// <returns>The marks, how large the lines are, and whether all is wholly there.</returns>
    public (IReadOnlyList<LabelMark> Marks, double Size, bool IsComplete) Lines(IReadOnlyList<LabelLine> lines, Box box, double largest)
    {
        if (lines.Count == 0) return ([], largest, true);
        for (var size = Math.Max(largest, Smallest); ; size = Math.Max(Smallest, 0.92 * size))
        {
            var set = lines.SelectMany(line => Wrapped(line, box.Width, size)).ToList();
            if (set.Count * Lead * size <= box.Height + 0.01) return (Stacked(set, box), size, true);
            if (size <= Smallest) break;
        }

        // One line each, the first ones first.
        var room = (int)((box.Height + 0.01) / (Lead * Smallest));
        var kept = lines.Take(room).ToList();
        var free = room - kept.Count;
        var some = new List<TextLine>();
        foreach (var line in kept)
        {
            var wrapped = Wrapped(line, box.Width, Smallest).ToList();
            if (wrapped.Count - 1 <= free)
            {
                some.AddRange(wrapped);
                free -= wrapped.Count - 1;
            }
            else
            {
                some.Add(TextLayout.Fit(fonts, line.Text, Style(line, Smallest), box.Width));
            }
        }

        return (Stacked(some, box), Smallest, false);
    }

    /// <summary>The band of a red tag and the reason under it; what is left of the box below them.</summary>
    public Box Warn(LabelWarning warning, Box box, bool isBlackOnly, List<LabelMark> marks)
    {
        var ground = isBlackOnly ? Black : Ink.Stop;
        var band = Math.Clamp(0.15 * box.Height, 2.8 * Mm, 7 * Mm);
        var size = Math.Min(0.74 * band, 1000 * (box.Width - 2 * Mm) / Set(warning.Head, Face.SansBold, 1000, 1).Width);
        var head = Set(warning.Head, Face.SansBold, size, 1) is var line ? line with { Style = line.Style with { Ink = new(255, 255, 255) } } : default;
        marks.Add(new BoxMark(box.Left, box.Top, box.Width, band, ground));
        marks.Add(new TextMark(head, box.Left + Mm, box.Top + (band - size) / 2));

        var largest = Math.Clamp(0.07 * box.Height, Smallest, 3.2 * Mm);
        var below = box.Below(band + 0.4 * Mm);
        var (says, used, _) = Lines([new(Shortened(warning.Says, box.Width, largest), Strong: true)], below with { Height = 3 * Lead * largest }, largest);
        marks.AddRange(says);
        return below.Below(says.Count * Lead * used + 0.25 * band);
    }

    // Two lines of a reason are enough on a tag; the whole of it is in the shop.
    private string Shortened(string text, double width, double size)
    {
        var flat = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        var (fits, most) = (0, Math.Min(flat.Length, 300));
        if (flat.Length == most && Count(flat) <= 2) return flat;
        for (var fails = most; fails - fits > 1;)
        {
            var middle = (fits + fails) / 2;
            if (Count(flat[..middle] + "…") <= 2) fits = middle;
            else fails = middle;
        }

        return flat[..(fits > 0 && char.IsHighSurrogate(flat[fits - 1]) ? fits - 1 : fits)].TrimEnd() + "…";

        int Count(string tried) => Wrapped(new(tried, Strong: true), width, size).Count;
    }

    private static List<LabelMark> Stacked(IEnumerable<TextLine> lines, Box box)
    {
        var marks = new List<LabelMark>();
        var top = box.Top;
        foreach (var line in lines)
        {
            marks.Add(new TextMark(line, box.Left, top));
            top += line.Style.Leading;
        }

        return marks;
    }

    private List<TextLine> Wrapped(LabelLine line, double width, double size) => TextLayout.Wrap(fonts, line.Text, Style(line, size), width);

    private static TextStyle Style(LabelLine line, double size) => new(line.Strong ? Face.SansBold : Face.Sans, size, Lead * size, Black);

    private TextLine Set(string text, Face face, double size, double lead) => TextLayout.Wrap(fonts, text, new(face, size, lead * size, Black), Endless)[0];

    /// <summary>A number in so many parts, as even as can be, parted where it has a dash or the like.</summary>
    private IReadOnlyList<string> Parts(string number, int lines)
    {
        if (lines == 1) return [number];
        if (parted.TryGetValue((number, lines), out var known)) return known;
        var starts = StringInfo.ParseCombiningCharacters(number);
        if (starts.Length < lines) return parted[(number, lines)] = [number];
        var parts = new List<string>();
        var from = 0;
        for (var n = 1; n < lines; n++)
        {
            var even = from + (starts.Length - from) / (lines - n + 1.0);
            var near = 1 + starts.Length / (2 * lines);
            var at = Enumerable.Range(from + 1, starts.Length - from - 1)
                .MinBy(i => Math.Abs(i - even) + (number[starts[i] - 1] is '-' or '/' or '.' or '_' or ' ' ? 0 : near));
            parts.Add(number[starts[from]..starts[at]]);
            from = at;
        }

        parts.Add(number[starts[from]..]);
        return parted[(number, lines)] = parts;
    }
}
