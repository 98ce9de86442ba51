namespace Traceability.Printing.Pdf;

/// <summary>How a piece of text looks: its face, its size and leading in points, and its colour.</summary>
internal sealed record TextStyle(Face Face, double Size, double Leading, Ink Ink);

/// <summary>A line of glyphs; its width in points leaves out the blanks at its end.</summary>
internal readonly record struct TextLine(ArraySegment<Glyph> Glyphs, double Width, Glyph? Hyphen, TextStyle Style);

/// <summary>Breaks text into lines, in time that grows with its length only.</summary>
internal static class TextLayout
{
    /// <summary>
    /// Lines no wider than <paramref name="width"/> points, broken where words end, and inside a word only if it is
    /// longer than a line. Letters stay with their marks. An empty text is one empty line.
    /// </summary>
    public static List<TextLine> Wrap(FontBook fonts, string text, TextStyle style, double width)
    {
        var glyphs = fonts.Shape(text, style.Face).ToArray();
        var most = (int)Math.Max(width * 1000 / style.Size, 1);
        var lines = new List<TextLine>();
        var start = 0;
        var end = 0; // After the last place in this line where it may end.
        var cluster = 0;
        var used = 0;
        for (var i = 0; i < glyphs.Length; i++)
        {
            var glyph = glyphs[i];
            if (glyph.StartsCluster) cluster = i;
            if (glyph.After == Break.Line)
            {
                lines.Add(Line(i));
                Continue(i + 1);
                continue;
            }

            if (glyph.After != Break.Blank && glyph.Advance > 0 && used + glyph.Advance > most)
            {
                var stop = end > start ? end : cluster;
                if (stop > start)
                {
                    lines.Add(Line(stop));
                    Continue(stop);
                    i = stop - 1;
                    continue;
                }
            }

            used += glyph.Advance;
            if (glyph.After is Break.Blank or Break.Allowed) end = i + 1;
            if (glyph.After == Break.Hyphen && used + fonts.Simple('-', style.Face).Advance <= most) end = i + 1;
        }

        lines.Add(Line(glyphs.Length));
        return lines;

        void Continue(int from) => (start, end, cluster, used) = (from, from, from, 0);

        TextLine Line(int stop)
        {
            Glyph? hyphen = stop > start && stop < glyphs.Length && glyphs[stop - 1].After == Break.Hyphen
                ? fonts.SoftHyphen(style.Face)
                : null;
            return Measure(new ArraySegment<Glyph>(glyphs, start, stop - start), hyphen, style);
        }
    }

    /// <summary>One line; what does not fit gives way to an ellipsis.</summary>
    public static TextLine Fit(FontBook fonts, string text, TextStyle style, double width)
    {
        var flat = text.ReplaceLineEndings(" ");
        if (flat.Length <= 500 && Single(fonts, flat, style) is var line && line.Width <= width) return line;
        var ellipsis = Single(fonts, "…", style);
        var first = Wrap(fonts, flat.Length <= 500 ? flat : flat[..500], style, Math.Max(width - ellipsis.Width, 1))[0];
        return Measure(new ArraySegment<Glyph>([.. first.Glyphs, .. ellipsis.Glyphs]), null, style);
    }

    private static TextLine Single(FontBook fonts, string text, TextStyle style) =>
        Measure(new ArraySegment<Glyph>([.. fonts.Shape(text, style.Face)]), null, style);

    private static TextLine Measure(ArraySegment<Glyph> glyphs, Glyph? hyphen, TextStyle style)
    {
        var count = glyphs.Count;
        while (count > 0 && glyphs[count - 1].After == Break.Blank) count--;

        // One blank stays, so that copied text keeps its words apart.
        var kept = count < glyphs.Count ? glyphs[..(count + 1)] : glyphs;
        int thousandths = hyphen?.Advance ?? 0;
        foreach (var glyph in glyphs[..count]) thousandths += glyph.Advance;
        return new TextLine(RightToLeft.Reorder(kept), thousandths * style.Size / 1000, hyphen, style);
    }
}
