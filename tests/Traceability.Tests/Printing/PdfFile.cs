using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Traceability.Tests.Printing;

/// <summary>
/// A PDF read back from its bytes: every cross-reference is followed and checked, streams are inflated, and text is
/// what the fonts' ToUnicode maps say it is.
/// </summary>
public sealed class PdfFile
{
    private readonly byte[] data;
    private readonly Dictionary<int, object> objects = [];
    private readonly Dictionary<int, byte[]> streams = [];

    public PdfFile(byte[] data)
    {
        this.data = data;
        var tail = Encoding.Latin1.GetString(data, Math.Max(0, data.Length - 64), Math.Min(64, data.Length));
        Assert.StartsWith("%PDF-1.7", Encoding.Latin1.GetString(data, 0, 8));
        Assert.EndsWith("%%EOF\n", tail);
        var start = int.Parse(tail.Split("startxref\n")[1].Split('\n')[0], System.Globalization.CultureInfo.InvariantCulture);
        Trailer = ReadCrossReference(start);
        Catalog = Dictionary(Trailer["Root"]);
        Pages = [.. List(Dictionary(Catalog["Pages"])["Kids"]).Select(page => new PdfPage(this, (PdfReference)page))];
    }

    public Dictionary<string, object> Trailer { get; }

    public Dictionary<string, object> Catalog { get; }

    public IReadOnlyList<PdfPage> Pages { get; }

    /// <summary>All that can be read on the pages, a line for each line.</summary>
    public string Text => string.Join('\n', Pages.Select(page => page.Text));

    public IReadOnlyCollection<int> Numbers => objects.Keys;

    public object this[int number] => objects[number];

    public Dictionary<string, object> Dictionary(object value) => (Dictionary<string, object>)Resolve(value);

    public List<object> List(object value) => (List<object>)Resolve(value);

    public byte[] Stream(object reference) => streams[((PdfReference)reference).Id];

    public object Resolve(object value) => value is PdfReference reference ? objects[reference.Id] : value;

    public static string TextOf(object value) => value is byte[] and [0xFE, 0xFF, .. var wide]
        ? Encoding.BigEndianUnicode.GetString(wide)
        : Encoding.Latin1.GetString((byte[])value);

    /// <summary>The attached files, by name.</summary>
    public Dictionary<string, byte[]> Attachments()
    {
        if (!Catalog.TryGetValue("Names", out var names)) return [];
        var files = List(Dictionary(Dictionary(names)["EmbeddedFiles"])["Names"]);
        return files.Chunk(2).Select(pair => Dictionary(pair[1])).ToDictionary(
            file => TextOf(file["UF"]), file => Stream(Dictionary(file["EF"])["F"]));
    }

    /// <summary>The elements of the structure in their order, each with its own text.</summary>
    public List<(string Type, string Text)> Structure()
    {
        var found = new List<(string, string)>();
        Walk(Dictionary(Catalog["StructTreeRoot"])["K"], found);
        return found;
    }

    private void Walk(object reference, List<(string Type, string Text)> found)
    {
        var element = Dictionary(reference);
        var place = found.Count;
        found.Add((((string)element["S"])[1..], ""));
        var text = new StringBuilder();
        foreach (var kid in List(element["K"]))
        {
            if (kid is PdfReference child) Walk(child, found);
            else if (kid is double mark) text.Append(PageOf(element["Pg"]).Marked[(int)mark]);
            else if (kid is Dictionary<string, object> other) text.Append(PageOf(other["Pg"]).Marked[(int)(double)other["MCID"]]);
        }

        found[place] = (found[place].Type, text.ToString());
    }

    private PdfPage PageOf(object reference) => Pages.Single(page => page.Reference == (PdfReference)reference);

    private Dictionary<string, object> ReadCrossReference(int start)
    {
        var (_, trailer, table) = ReadObject(start);
        Assert.Equal([1.0, 4.0, 3.0], ((List<object>)trailer["W"]).Cast<double>());
        Assert.Equal((int)(double)trailer["Size"], table!.Length / 8);
        var packed = new List<(int Number, int Stream, int Index)>();
        for (var number = 1; number < table.Length / 8; number++)
        {
            var entry = table.AsSpan(8 * number);
            var place = (int)BinaryPrimitives.ReadUInt32BigEndian(entry[1..]);
            if (entry[0] == 2)
            {
                packed.Add((number, place, (entry[5] << 16) + (entry[6] << 8) + entry[7]));
                continue;
            }

            Assert.Equal(1, entry[0]);
            var (found, value, stream) = ReadObject(place);
            Assert.Equal(number, found);
            objects.Add(number, value);
            if (stream is not null) streams.Add(number, stream);
        }

        foreach (var group in packed.GroupBy(entry => entry.Stream)) Unpack(group.Key, group);
        return trailer;
    }

    private void Unpack(int stream, IEnumerable<(int Number, int Stream, int Index)> entries)
    {
        var holder = (Dictionary<string, object>)objects[stream];
        Assert.Equal("/ObjStm", holder["Type"]);
        var head = new PdfParser(streams[stream]);
        var places = Enumerable.Range(0, (int)(double)holder["N"]).Select(_ => (Number: (double)head.Next()!, Offset: (double)head.Next()!)).ToList();
        foreach (var (number, _, index) in entries)
        {
            Assert.Equal(number, (int)places[index].Number);
            objects.Add(number, new PdfParser(streams[stream], (int)((double)holder["First"] + places[index].Offset)).Next()!);
        }
    }

    private (int Number, Dictionary<string, object> Value, byte[]? Stream) ReadObject(int at)
    {
        var parser = new PdfParser(data, at);
        var number = (double)parser.Next()!;
        Assert.Equal(0.0, parser.Next());
        Assert.Equal(new PdfWord("obj"), parser.Next());
        var value = (Dictionary<string, object>)parser.Next()!;
        var keyword = parser.Next();
        Assert.Equal(new PdfWord("stream"), keyword);
        var bytes = data.AsSpan(parser.Position + 1, (int)(double)value["Length"]).ToArray();
        parser.Position += 1 + bytes.Length;
        Assert.Equal(new PdfWord("endstream"), parser.Next());
        return ((int)number, value, (string?)value.GetValueOrDefault("Filter") == "/FlateDecode" ? Inflated(bytes) : bytes);
    }

    private static byte[] Inflated(byte[] bytes)
    {
        using var zlib = new ZLibStream(new MemoryStream(bytes), CompressionMode.Decompress);
        using var all = new MemoryStream();
        zlib.CopyTo(all);
        return all.ToArray();
    }
}
