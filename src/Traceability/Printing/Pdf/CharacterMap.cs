using System.Buffers.Binary;

namespace Traceability.Printing.Pdf;

/// <summary>
/// Which glyph a font has for a character: the cmap table of OpenType (formats 4 and 12), as sorted ranges in which
/// glyphs count up with the characters.
/// </summary>
internal sealed class CharacterMap
{
    private readonly Range[] ranges;

    private CharacterMap(List<Range> ranges)
    {
        ranges.Sort((a, b) => a.First.CompareTo(b.First));
        this.ranges = [.. ranges];
    }

    /// <exception cref="InvalidDataException">There is no Unicode table of a known format.</exception>
    public static CharacterMap Read(ReadOnlySpan<byte> table)
    {
        var best = -1;
        var bestFormat = 0;
        for (var i = 0; i < U16(table, 2); i++)
        {
            var record = table[(4 + 8 * i)..];
            var (platform, encoding) = (U16(record, 0), U16(record, 2));

            // Unicode, or Windows' two Unicode encodings; not its symbol fonts.
            if (platform != 0 && !(platform == 3 && encoding is 1 or 10)) continue;
            var offset = (int)BinaryPrimitives.ReadUInt32BigEndian(record[4..]);
            var format = U16(table, offset);
            if (format is 4 or 12 && format > bestFormat) (best, bestFormat) = (offset, format);
        }

        return bestFormat switch
        {
            12 => new CharacterMap(ReadGroups(table[best..])),
            4 => new CharacterMap(ReadSegments(table[best..])),
            _ => throw new InvalidDataException("The font has no Unicode character map."),
        };
    }

    /// <summary>The glyph, or 0 where the font has none.</summary>
    public int GlyphOf(int character)
    {
        var (low, high) = (0, ranges.Length - 1);
        while (low <= high)
        {
            var middle = (low + high) >> 1;
            var range = ranges[middle];
            if (character < range.First) high = middle - 1;
            else if (character > range.Last) low = middle + 1;
            else return range.Glyph + character - range.First;
        }

        return 0;
    }

    private static List<Range> ReadGroups(ReadOnlySpan<byte> table)
    {
        var count = BinaryPrimitives.ReadInt32BigEndian(table[12..]);
        var found = new List<Range>();
        for (var i = 0; i < count; i++)
        {
            var group = table.Slice(16 + 12 * i, 12);
            found.Add(new Range(
                BinaryPrimitives.ReadInt32BigEndian(group),
                BinaryPrimitives.ReadInt32BigEndian(group[4..]),
                BinaryPrimitives.ReadInt32BigEndian(group[8..])));
        }

        return found;
    }

    private static List<Range> ReadSegments(ReadOnlySpan<byte> table)
    {
        var twice = U16(table, 6);
        var found = new List<Range>();
        for (var segment = 0; segment < twice; segment += 2)
        {
            var last = U16(table, 14 + segment);
            var first = U16(table, 16 + twice + segment);
            var delta = U16(table, 16 + 2 * twice + segment);
            var offsetAt = 16 + 3 * twice + segment;
            var offset = U16(table, offsetAt);
            for (var character = first; character <= last && character != 0xFFFF; character++)
            {
                var glyph = character;
                if (offset != 0)
                {
                    glyph = U16(table, offsetAt + offset + 2 * (character - first));
                    if (glyph == 0) continue;
                }

                glyph = (glyph + delta) & 0xFFFF;
                if (glyph == 0) continue;
                if (found.Count > 0 && found[^1] is var range && range.Last == character - 1 && range.Glyph + character - range.First == glyph)
                {
                    found[^1] = range with { Last = character };
                }
                else
                {
                    found.Add(new Range(character, character, glyph));
                }
            }
        }

        return found;
    }

    private static int U16(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt16BigEndian(bytes[at..]);

    private readonly record struct Range(int First, int Last, int Glyph);
}
