using System.Globalization;
using System.Text;

namespace Traceability.Printing.Pdf;

/// <summary>
/// The fonts of one document: finds a glyph for every character, in the face asked for, in another of our own, in an
/// installed font, or else draws a box and remembers it.
/// </summary>
internal sealed class FontBook(SystemFonts system)
{
    private static readonly Face[][] Substitutes =
    [
        [Face.Sans, Face.Mono],
        [Face.SansBold, Face.Sans, Face.MonoBold, Face.Mono],
        [Face.Mono, Face.Sans],
        [Face.MonoBold, Face.SansBold, Face.Mono, Face.Sans],
    ];

    private readonly List<FontSubset> subsets = [];
    private readonly Dictionary<TrueTypeFont, FontSubset> current = [];
    private readonly Dictionary<(Face Face, string Text), Glyph[]> shaped = [];
    private readonly Glyph?[] simple = new Glyph?[4 * 128];
    private readonly SortedSet<int> unprintable = [];
    private readonly SortedSet<string> unshaped = new(StringComparer.Ordinal);

    /// <summary>Every character drawn as a box, in the order of their numbers.</summary>
    public IReadOnlyCollection<int> Unprintable => unprintable;

    /// <summary>Every script that was set letter by letter though its letters join, move or run right to left.</summary>
    public IReadOnlyCollection<string> Unshaped => unshaped;

    public IEnumerable<FontSubset> Used => subsets.Where(subset => subset.IsUsed);

    /// <summary>The glyphs of a text, in the order in which it is written.</summary>
    public List<Glyph> Shape(string text, Face face)
    {
        var glyphs = new List<Glyph>(text.Length);
        for (var at = 0; at < text.Length;)
        {
            var length = ClusterLength(text, at);
            var next = at + length < text.Length ? text[at + length] : '\0';
            var first = text[at];
            if (length == 1 && first is >= ' ' and <= '~')
            {
                var glyph = Simple(first, face);
                glyphs.Add(first is '-' or '/' && !char.IsAsciiDigit(next) && next != '\0' ? glyph with { After = Break.Allowed } : glyph);
            }
            else
            {
                var start = glyphs.Count;
                glyphs.AddRange(Cluster(text.Substring(at, length), face));
                if (glyphs.Count > start && glyphs[^1].After == Break.None)
                {
                    glyphs[^1] = glyphs[^1] with { After = LineBreaks.After(text, at, next) };
                }
            }

            at += length;
        }

        return glyphs;
    }

    /// <summary>A single character that every face has.</summary>
    public Glyph Simple(char character, Face face)
    {
        ref var known = ref simple[128 * (int)face + character];
        if (known is { } glyph) return glyph;
        var made = Draw(OwnFonts.Of(face), OwnFonts.Of(face).GlyphOf(character), character.ToString(), startsCluster: true);
        if (character == ' ') made = made with { After = Break.Blank };
        known = made;
        return made;
    }

    /// <summary>The hyphen shown where a word is broken at U+00AD, and copied as that.</summary>
    public Glyph SoftHyphen(Face face) =>
        Draw(OwnFonts.Of(face), OwnFonts.Of(face).GlyphOf('-'), "\u00AD", startsCluster: false);

    private static Glyph Unseen(Break after) => new(null, 0, 0, 0, 0, StartsCluster: true, after, Direction.Neutral);

    private static int ClusterLength(string text, int at)
    {
        // Two plain characters in a row never belong together; nearly all text is that.
        if (text[at] is >= ' ' and <= '~' && (at + 1 == text.Length || text[at + 1] <= '~')) return 1;
        return StringInfo.GetNextTextElementLength(text, at);
    }

    private Glyph[] Cluster(string cluster, Face face)
    {
        if (shaped.TryGetValue((face, cluster), out var known)) return known;
        var glyphs = ShapeCluster(cluster, face);

        // A cluster of enormous length comes once; those that come again are short.
        if (cluster.Length <= 32) shaped.Add((face, cluster), glyphs);
        return glyphs;
    }

    private Glyph[] ShapeCluster(string cluster, Face face)
    {
        if (LineBreaks.IsLineEnd(cluster)) return [Unseen(Break.Line)];
        if (cluster == "\u00AD") return [Unseen(Break.Hyphen)];
        if (cluster == "\u200B") return [Unseen(Break.Allowed)];
        if (cluster == "\t") return [Simple(' ', face)];

        // Half a surrogate pair is no character: enumerating makes it U+FFFD.
        var runes = cluster.EnumerateRunes().ToList();
        foreach (var rune in runes)
        {
            if (Scripts.NeedingShaping(rune.Value) is { } script) unshaped.Add(script);
        }

        var whole = string.Concat(runes.Select(rune => rune.ToString()));
        foreach (var spelling in runes.Count > 1 ? [Normalized(whole, NormalizationForm.FormC), whole] : new[] { whole, Normalized(whole, NormalizationForm.FormD) })
        {
            var visible = spelling.EnumerateRunes().Where(rune => !Scripts.IsInvisible(rune.Value)).Select(rune => rune.Value).ToList();
            if (FontWith(visible, face) is not { } font) continue;
            if (visible.Count == 1) return [Draw(font, font.GlyphOf(visible[0]), Short(whole), startsCluster: true)];
            return Sequence(spelling.EnumerateRunes(), _ => font, spelling == whole ? null : Short(whole));
        }

        return Sequence(runes, rune => FontWith([rune.Value], face), null);
    }

    /// <summary>
    /// One glyph after the other. The text goes with each glyph's own character, or all with the first one where the
    /// letters are not those that were written.
    /// </summary>
    private Glyph[] Sequence(IEnumerable<Rune> runes, Func<Rune, TrueTypeFont?> fontOf, string? written)
    {
        var glyphs = new List<Glyph>();
        var parts = new List<(TrueTypeFont Font, int Glyph, string Text, Rune Rune)>();
        foreach (var rune in runes)
        {
            if (Scripts.IsInvisible(rune.Value))
            {
                // It has no shape, yet is part of the text: joiners in an emoji, marks of direction.
                if (parts.Count > 0 && written is null) parts[^1] = parts[^1] with { Text = Short(parts[^1].Text + rune) };
                continue;
            }

            var text = written is null ? rune.ToString() : parts.Count == 0 ? written : "";
            if (fontOf(rune) is { } font)
            {
                parts.Add((font, font.GlyphOf(rune.Value), text, rune));
            }
            else
            {
                unprintable.Add(rune.Value);
                parts.Add((OwnFonts.Of(Face.Sans), 0, text, rune));
            }
        }

        foreach (var part in parts)
        {
            var glyph = Draw(part.Font, part.Glyph, part.Text, startsCluster: glyphs.Count == 0);
            var isMark = Rune.GetUnicodeCategory(part.Rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark;
            if (isMark && glyphs.Count > 0 && part.Glyph != 0)
            {
                // Over the middle of the letter it goes, wherever its font draws it, and the pen stays.
                var shift = -glyphs[0].Advance / 2 - part.Font.Middle(part.Glyph);
                glyph = glyph with { Shift = (short)shift, Advance = 0 };
            }

            glyphs.Add(glyph);
        }

        return [.. glyphs];
    }

    private static string Normalized(string text, NormalizationForm form)
    {
        try
        {
            return text.Normalize(form);
        }
        catch (ArgumentException)
        {
            // Code points that are no characters (U+FFFE) have no normal form.
            return text;
        }
    }

    private TrueTypeFont? FontWith(List<int> characters, Face face)
    {
        // Some fonts have blank glyphs for controls; they would hide what is there.
        if (characters.Count == 0 || characters.Any(Scripts.IsControl)) return null;
        foreach (var substitute in Substitutes[(int)face])
        {
            var font = OwnFonts.Of(substitute);
            if (characters.All(character => font.GlyphOf(character) != 0)) return font;
        }

        return system.Find(characters);
    }

    private Glyph Draw(TrueTypeFont font, int glyph, string text, bool startsCluster)
    {
        if (!current.TryGetValue(font, out var subset) || subset.IsFull)
        {
            var number = subsets.Count;
            var tag = string.Create(6, number, (letters, rest) =>
            {
                for (var i = letters.Length - 1; i >= 0; i--, rest /= 26) letters[i] = (char)('A' + rest % 26);
            });
            subset = new FontSubset(font, string.Create(CultureInfo.InvariantCulture, $"F{number + 1}"), tag);
            subsets.Add(subset);
            current[font] = subset;
        }

        var advance = (short)Math.Min(font.Advance(glyph), short.MaxValue);
        return new Glyph(subset, subset.Code(glyph, text), advance, advance, 0, startsCluster, Break.None, Scripts.DirectionOf(text));
    }

    /// <summary>
    /// What a code may stand for: 512 bytes of UTF-16 at most (Adobe Technical Note 5014), but readers are known that
    /// stumble over more than 256 hex digits.
    /// </summary>
    private static string Short(string text) => text.Length <= 60 ? text : text[..(char.IsHighSurrogate(text[59]) ? 59 : 60)];
}
