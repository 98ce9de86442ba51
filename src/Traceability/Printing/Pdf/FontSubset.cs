using System.Globalization;
using System.Text;

namespace Traceability.Printing.Pdf;

/// <summary>
/// The part of a font that one document uses, as a composite font (ISO 32000-1, 9.7). Its character codes are handed
/// out one for each pair of a glyph and the text it stands for, so that copied text is always the text that was
/// written, even where two spellings share one glyph.
/// </summary>
internal sealed class FontSubset(TrueTypeFont font, string resource, string tag)
{
    /// <summary>Codes are two bytes, and so are glyph numbers, of which the parts of composite glyphs take some too.</summary>
    private const int MostCodes = 0x8000;

    private readonly Dictionary<(int Glyph, string Text), ushort> codes = [];
    private readonly List<(int Glyph, string Text)> used = [];

    public TrueTypeFont Font => font;

    /// <summary>Its name among the page's resources: "F1".</summary>
    public string Resource => resource;

    public bool IsFull => used.Count >= MostCodes;

    public bool IsUsed => used.Count > 0;

    /// <summary>What a code stands for.</summary>
    public string TextOf(ushort code) => used[code].Text;

    public ushort Code(int glyph, string text)
    {
        if (codes.TryGetValue((glyph, text), out var code)) return code;
        code = (ushort)used.Count;
        codes.Add((glyph, text), code);
        used.Add((glyph, text));
        return code;
    }

    /// <summary>Writes the font and returns the object's number (9.7.6).</summary>
    public int Write(PdfWriter writer)
    {
        var name = $"{tag}+{font.Name}";
        var glyphs = new SubsetFile(font);
        var places = used.Select(pair => glyphs.Add(pair.Glyph)).ToList();

        var file = glyphs.ToBytes();
        var fileId = writer.AddStream(string.Create(CultureInfo.InvariantCulture, $"/Length1 {file.Length}"), file);
        var box = string.Join(' ', font.Box);
        var stem = 50 + font.Weight * font.Weight / 4225;

        // Flags: 4, a character set of its own (9.8.2).
        var descriptor = writer.Add(string.Create(
            CultureInfo.InvariantCulture,
            $"<</Type/FontDescriptor/FontName/{name}/Flags 4/FontBBox[{box}]/ItalicAngle 0/Ascent {font.Ascent}/Descent {font.Descent}/CapHeight {font.CapHeight}/StemV {stem}/FontFile2 {fileId} 0 R>>"));

        var map = new byte[2 * places.Count];
        foreach (var (code, place) in places.Index()) (map[2 * code], map[2 * code + 1]) = ((byte)(place >> 8), (byte)place);
        var mapId = writer.AddStream("", map);

        var widths = string.Join(' ', used.Select(pair => font.Advance(pair.Glyph)));
        var descendant = writer.Add(
            $"<</Type/Font/Subtype/CIDFontType2/BaseFont/{name}/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor {descriptor} 0 R/DW 1000/W[0[{widths}]]/CIDToGIDMap {mapId} 0 R>>");
        var unicode = writer.AddStream("", Encoding.Latin1.GetBytes(ToUnicode()));
        return writer.Add(
            $"<</Type/Font/Subtype/Type0/BaseFont/{name}/Encoding/Identity-H/DescendantFonts[{descendant} 0 R]/ToUnicode {unicode} 0 R>>");
    }

    /// <summary>What each code says, for searching and copying (9.10.3).</summary>
    private string ToUnicode()
    {
        var map = new StringBuilder("""
            /CIDInit /ProcSet findresource begin
            12 dict begin
            begincmap
            /CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def
            /CMapName /Adobe-Identity-UCS def
            /CMapType 2 def
            1 begincodespacerange
            <0000> <FFFF>
            endcodespacerange

            """);

        // A mark whose text is told by its letter stands for nothing.
        foreach (var block in used.Index().Where(entry => entry.Item.Text.Length > 0).Chunk(100))
        {
            map.Append(CultureInfo.InvariantCulture, $"{block.Length} beginbfchar\n");
            foreach (var (code, (_, text)) in block) map.Append(CultureInfo.InvariantCulture, $"<{code:X4}> <{PdfText.Hex(text)}>\n");
            map.Append("endbfchar\n");
        }

        return map.Append("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n").ToString();
    }
}
