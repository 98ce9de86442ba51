using System.Buffers.Binary;
using System.Text;

namespace Traceability.Printing.Pdf;

/// <summary>
/// A TrueType file with some of a font's glyphs, numbered anew: the tables an embedded CIDFontType2 needs
/// (ISO 32000-1, 9.9) and no others. The parts of composite glyphs come along.
/// </summary>
internal sealed class SubsetFile
{
    // Bits of a composite glyph's part (OpenType 1.9, glyf).
    private const int ArgumentsAreWords = 0x0001, HasScale = 0x0008, MoreParts = 0x0020, HasTwoScales = 0x0040, HasMatrix = 0x0080;

    private readonly TrueTypeFont font;
    private readonly Dictionary<int, int> places = [];
    private readonly List<int> glyphs = [];

    public SubsetFile(TrueTypeFont font)
    {
        this.font = font;

        // Glyph 0 is for characters that do not exist; where its box is printed on purpose it is a glyph of its own.
        glyphs.Add(0);
    }

    /// <summary>Where the glyph stands in the subset.</summary>
    public int Add(int glyph)
    {
        if (places.TryGetValue(glyph, out var place)) return place;
        place = glyphs.Count;
        places.Add(glyph, place);
        glyphs.Add(glyph);
        return place;
    }

    public byte[] ToBytes()
    {
        var glyf = new MemoryStream();
        var offsets = new List<uint>();

        // The list grows while composites bring in their parts.
        for (var i = 0; i < glyphs.Count; i++)
        {
            offsets.Add((uint)glyf.Length);
            glyf.Write(Renumbered(font.Outline(glyphs[i])));
            while (glyf.Length % 4 != 0) glyf.WriteByte(0);
        }

        offsets.Add((uint)glyf.Length);
        var loca = new byte[4 * offsets.Count];
        foreach (var (index, offset) in offsets.Index()) BinaryPrimitives.WriteUInt32BigEndian(loca.AsSpan(4 * index), offset);

        var hmtx = new byte[4 * glyphs.Count];
        foreach (var (index, glyph) in glyphs.Index())
        {
            var (advance, bearing) = font.Metrics(glyph);
            BinaryPrimitives.WriteUInt16BigEndian(hmtx.AsSpan(4 * index), advance);
            BinaryPrimitives.WriteInt16BigEndian(hmtx.AsSpan(4 * index + 2), bearing);
        }

        var head = font.Table("head").ToArray();
        head.AsSpan(8, 4).Clear();
        BinaryPrimitives.WriteInt16BigEndian(head.AsSpan(50), 1);
        var hhea = font.Table("hhea").ToArray();
        BinaryPrimitives.WriteUInt16BigEndian(hhea.AsSpan(34), (ushort)glyphs.Count);
        var maxp = font.Table("maxp").ToArray();
        BinaryPrimitives.WriteUInt16BigEndian(maxp.AsSpan(4), (ushort)glyphs.Count);

        var tables = new SortedDictionary<string, byte[]>(StringComparer.Ordinal)
        {
            ["glyf"] = glyf.ToArray(),
            ["head"] = head,
            ["hhea"] = hhea,
            ["hmtx"] = hmtx,
            ["loca"] = loca,
            ["maxp"] = maxp,
        };

        // Hinting programs, where there are any.
        foreach (var tag in (ReadOnlySpan<string>)["cvt ", "fpgm", "prep"])
        {
            if (font.Table(tag) is { Length: > 0 } table) tables[tag] = table.ToArray();
        }

        return Assemble(tables);
    }

    private byte[] Renumbered(ReadOnlySpan<byte> outline)
    {
        var bytes = outline.ToArray();
        if (bytes.Length < 10 || BinaryPrimitives.ReadInt16BigEndian(bytes) >= 0) return bytes;
        for (var at = 10; at + 4 <= bytes.Length;)
        {
            var flags = BinaryPrimitives.ReadUInt16BigEndian(bytes.AsSpan(at));
            var part = BinaryPrimitives.ReadUInt16BigEndian(bytes.AsSpan(at + 2));
            BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(at + 2), (ushort)Add(part));
            if ((flags & MoreParts) == 0) break;
            at += 4 + ((flags & ArgumentsAreWords) != 0 ? 4 : 2);
            at += (flags & HasMatrix) != 0 ? 8 : (flags & HasTwoScales) != 0 ? 4 : (flags & HasScale) != 0 ? 2 : 0;
        }

        return bytes;
    }

    private static byte[] Assemble(SortedDictionary<string, byte[]> tables)
    {
        var log = (int)Math.Log2(tables.Count);
        var directory = new byte[12 + 16 * tables.Count];
        BinaryPrimitives.WriteUInt32BigEndian(directory, 0x00010000);
        BinaryPrimitives.WriteUInt16BigEndian(directory.AsSpan(4), (ushort)tables.Count);
        BinaryPrimitives.WriteUInt16BigEndian(directory.AsSpan(6), (ushort)(16 << log));
        BinaryPrimitives.WriteUInt16BigEndian(directory.AsSpan(8), (ushort)log);
        BinaryPrimitives.WriteUInt16BigEndian(directory.AsSpan(10), (ushort)(16 * tables.Count - (16 << log)));

        var body = new MemoryStream();
        var at = 12;
        var headAt = 0;
        foreach (var (tag, bytes) in tables)
        {
            var offset = directory.Length + (int)body.Length;
            if (tag == "head") headAt = offset;
            Encoding.Latin1.GetBytes(tag, directory.AsSpan(at));
            BinaryPrimitives.WriteUInt32BigEndian(directory.AsSpan(at + 4), Checksum(bytes));
            BinaryPrimitives.WriteInt32BigEndian(directory.AsSpan(at + 8), offset);
            BinaryPrimitives.WriteInt32BigEndian(directory.AsSpan(at + 12), bytes.Length);
            at += 16;
            body.Write(bytes);
            while (body.Length % 4 != 0) body.WriteByte(0);
        }

        byte[] file = [.. directory, .. body.ToArray()];
        BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(headAt + 8), 0xB1B0AFBA - Checksum(file));
        return file;
    }

    private static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        uint sum = 0;
        for (; bytes.Length >= 4; bytes = bytes[4..]) sum += BinaryPrimitives.ReadUInt32BigEndian(bytes);
        Span<byte> rest = stackalloc byte[4];
        rest.Clear();
        bytes.CopyTo(rest);
        return sum + BinaryPrimitives.ReadUInt32BigEndian(rest);
    }
}
