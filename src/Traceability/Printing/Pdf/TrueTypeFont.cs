using System.Buffers.Binary;
using System.Text;

namespace Traceability.Printing.Pdf;

/// <summary>
/// A TrueType font: what printing needs of its tables (OpenType 1.9: head, hhea, hmtx, maxp, loca, glyf, cmap, name,
/// OS/2). Only fonts with TrueType outlines (glyf) are read.
/// </summary>
internal sealed class TrueTypeFont
{
    private readonly byte[] data;
    private readonly Dictionary<string, TableRecord> tables;
    private readonly CharacterMap characters;
    private readonly bool longOffsets;
    private readonly int longMetrics;

    private TrueTypeFont(byte[] data, Dictionary<string, TableRecord> tables)
    {
        this.data = data;
        this.tables = tables;
        characters = CharacterMap.Read(Table("cmap"));

        var head = Table("head");
        UnitsPerEm = U16(head, 18);
        if (UnitsPerEm == 0) throw new InvalidDataException("The font has no size.");
        Box = [.. Enumerable.Range(0, 4).Select(i => Scaled(S16(Table("head"), 36 + 2 * i)))];
        longOffsets = S16(head, 50) == 1;

        var hhea = Table("hhea");
        (Ascent, Descent) = (Scaled(S16(hhea, 4)), Scaled(S16(hhea, 6)));
        longMetrics = Math.Max((int)U16(hhea, 34), 1);
        GlyphCount = U16(Table("maxp"), 4);
        var os2 = Table("OS/2");
        CapHeight = os2.Length >= 90 && U16(os2, 0) >= 2 ? Scaled(S16(os2, 88)) : Ascent;
        Weight = os2.Length >= 6 ? U16(os2, 4) : 400;
        Name = ReadName();
    }

    /// <summary>The PostScript name.</summary>
    public string Name { get; }

    public int UnitsPerEm { get; }

    public int GlyphCount { get; }

    /// <summary>In thousandths of the type size, as are the other measures.</summary>
    public int Ascent { get; }

    /// <summary>Below the line, so negative.</summary>
    public int Descent { get; }

    public int CapHeight { get; }

    /// <summary>100 to 900; 400 is regular.</summary>
    public int Weight { get; }

    /// <summary>Left, bottom, right, top of the box around all glyphs.</summary>
    public int[] Box { get; }

    /// <param name="data">The whole file; it may be a collection.</param>
    /// <param name="face">Which font of a collection.</param>
    /// <exception cref="InvalidDataException">The font lacks a table or has none of TrueType outlines.</exception>
    public static TrueTypeFont Read(byte[] data, int face = 0)
    {
        using var stream = new MemoryStream(data, writable: false);
        var tables = FontDirectory.Read(stream, face);
        foreach (var needed in (ReadOnlySpan<string>)["head", "hhea", "hmtx", "maxp", "loca", "glyf", "cmap"])
        {
            if (!tables.ContainsKey(needed)) throw new InvalidDataException($"The font has no {needed} table.");
        }

        return new TrueTypeFont(data, tables);
    }

    /// <summary>The glyph of a character, or 0 where the font has none.</summary>
    public int GlyphOf(int character) => characters.GlyphOf(character) is var glyph && glyph < GlyphCount ? glyph : 0;

    /// <summary>How far the pen moves, in thousandths of the type size.</summary>
    public int Advance(int glyph)
    {
        var hmtx = Table("hmtx");
        var at = 4 * Math.Min(glyph, longMetrics - 1);
        return at + 2 <= hmtx.Length ? Scaled(U16(hmtx, at)) : 0;
    }

    /// <summary>In the font's own units: what hmtx says of a glyph.</summary>
    public (ushort Advance, short LeftBearing) Metrics(int glyph)
    {
        var hmtx = Table("hmtx");
        var full = Math.Min(glyph, longMetrics - 1);
        var bearing = glyph < longMetrics ? 4 * glyph + 2 : 4 * longMetrics + 2 * (glyph - longMetrics);
        return (
            4 * full + 2 <= hmtx.Length ? U16(hmtx, 4 * full) : (ushort)0,
            bearing + 2 <= hmtx.Length ? S16(hmtx, bearing) : (short)0);
    }

    /// <summary>A glyph's outline, empty for a blank one.</summary>
    public ReadOnlySpan<byte> Outline(int glyph)
    {
        var loca = Table("loca");
        var glyf = Table("glyf");
        var size = longOffsets ? 4 : 2;
        if (glyph < 0 || (glyph + 2) * size > loca.Length) return [];
        long start = longOffsets ? BinaryPrimitives.ReadUInt32BigEndian(loca[(4 * glyph)..]) : 2L * U16(loca, 2 * glyph);
        long end = longOffsets ? BinaryPrimitives.ReadUInt32BigEndian(loca[(4 * glyph + 4)..]) : 2L * U16(loca, 2 * glyph + 2);
        return start < end && end <= glyf.Length ? glyf[(int)start..(int)end] : [];
    }

    /// <summary>The middle of a glyph's outline, from where the pen is, in thousandths of the type size.</summary>
    public int Middle(int glyph) =>
        Outline(glyph) is { Length: >= 10 } outline ? Scaled((S16(outline, 2) + S16(outline, 6)) / 2) : 0;

    /// <summary>A table's bytes; empty where the font has none.</summary>
    public ReadOnlySpan<byte> Table(string tag) =>
        tables.TryGetValue(tag, out var table) ? data.AsSpan(table.Offset, table.Length) : [];

    private string ReadName()
    {
        const int postScriptName = 6;
        var table = Table("name");
        var count = table.Length >= 6 ? U16(table, 2) : 0;
        for (var i = 0; i < count; i++)
        {
            var record = table.Slice(6 + 12 * i, 12);
            if (U16(record, 6) != postScriptName) continue;
            var bytes = table.Slice(U16(table, 4) + U16(record, 10), U16(record, 8));
            var name = U16(record, 0) == 1 ? Encoding.Latin1.GetString(bytes) : Encoding.BigEndianUnicode.GetString(bytes);
            name = string.Concat(name.Where(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-'));
            if (name.Length > 0) return name;
        }

        return "Unnamed";
    }

    private int Scaled(int units) => (int)Math.Round(units * 1000.0 / UnitsPerEm, MidpointRounding.AwayFromZero);

    private static ushort U16(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt16BigEndian(bytes[at..]);

    private static short S16(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadInt16BigEndian(bytes[at..]);
}
