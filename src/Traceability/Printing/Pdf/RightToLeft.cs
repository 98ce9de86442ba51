namespace Traceability.Printing.Pdf;

/// <summary>
/// Puts what is read from right to left into the order in which it is seen, inside a line that is read from left to
/// right: the part of the Unicode bidirectional algorithm (UAX 9) that names in Hebrew or Arabic need. Programs that
/// take text out of a document expect it drawn so.
/// </summary>
internal static class RightToLeft
{
    public static ArraySegment<Glyph> Reorder(ArraySegment<Glyph> glyphs)
    {
        if (!Contains(glyphs)) return glyphs;
        var clusters = Clusters(glyphs);
        for (var i = 0; i < clusters.Count; i++)
        {
            if (DirectionAt(clusters, i) != Direction.RightToLeft) continue;
            var last = i;
            for (var j = i + 1; j < clusters.Count && DirectionAt(clusters, j) != Direction.LeftToRight; j++)
            {
                if (DirectionAt(clusters, j) != Direction.Neutral) last = j;
            }

            clusters.Reverse(i, last - i + 1);
            RestoreNumbers(clusters, i, last);
            i = last;
        }

        return new ArraySegment<Glyph>([.. clusters.SelectMany(cluster => cluster)]);
    }

    private static bool Contains(ReadOnlySpan<Glyph> glyphs)
    {
        foreach (var glyph in glyphs)
        {
            if (glyph.Direction == Direction.RightToLeft) return true;
        }

        return false;
    }

    private static List<ArraySegment<Glyph>> Clusters(ArraySegment<Glyph> glyphs)
    {
        var clusters = new List<ArraySegment<Glyph>>();
        for (var first = 0; first < glyphs.Count;)
        {
            var next = first + 1;
            while (next < glyphs.Count && !glyphs[next].StartsCluster) next++;
            clusters.Add(glyphs[first..next]);
            first = next;
        }

        return clusters;
    }

    /// <summary>Digits, and single marks between them as in 12.5, are read from left to right after all.</summary>
    private static void RestoreNumbers(List<ArraySegment<Glyph>> clusters, int first, int last)
    {
        for (var i = first; i <= last; i++)
        {
            if (DirectionAt(clusters, i) != Direction.Number) continue;
            var end = i;
            while (end < last && DirectionAt(clusters, end + 1) == Direction.Number
                || end + 1 < last && clusters[end + 1][0].After != Break.Blank && DirectionAt(clusters, end + 1) == Direction.Neutral && DirectionAt(clusters, end + 2) == Direction.Number)
            {
                end++;
            }

            clusters.Reverse(i, end - i + 1);
            i = end;
        }
    }

    private static Direction DirectionAt(List<ArraySegment<Glyph>> clusters, int index) => clusters[index][0].Direction;
}
