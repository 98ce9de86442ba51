namespace Traceability.Printing.Pdf;

/// <summary>
/// Where a line may end: the part of the Unicode line breaking algorithm (UAX 14) that left-to-right text of a
/// workshop needs.
/// </summary>
internal static class LineBreaks
{
    private const string Closing = "、。，．：；？！）」』】〕〉》”’ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ";

    public static bool IsLineEnd(string cluster) =>
        cluster is "\n" or "\r" or "\r\n" or "\v" or "\f" or "\u0085" or "\u2028" or "\u2029";

    /// <summary>What a line may do after the cluster that starts here and is followed by <paramref name="next"/>.</summary>
    public static Break After(string text, int at, char next)
    {
        var first = text[at];
        if (first is '\u2002' or '\u2003' or '\u2009' or '\u200A' or '\u205F' or '\u3000' || first is >= '\u2004' and <= '\u2006' || first == '\u2008')
        {
            return Break.Blank;
        }

        // After a hyphen or a dash, but not between it and a digit: -5, 2019–2024.
        if (first is '\u2010' or '\u2012' or '\u2013' or '\u2014') return char.IsAsciiDigit(next) ? Break.None : Break.Allowed;

        var character = char.IsSurrogatePair(text, at) ? char.ConvertToUtf32(text, at) : first;
        return IsIdeographic(character) && !Closing.Contains(next) ? Break.Allowed : Break.None;
    }

    private static bool IsIdeographic(int character) => character
        is (>= 0x2E80 and <= 0x9FFF)
        or (>= 0xA960 and <= 0xA97F)
        or (>= 0xAC00 and <= 0xD7FF)
        or (>= 0xF900 and <= 0xFAFF)
        or (>= 0x20000 and <= 0x3FFFF);
}
