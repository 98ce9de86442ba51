using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Traceability.Printing.Pdf;

/// <summary>
/// Writes the objects of a PDF 1.7 file (ISO 32000-1) one after the other to a stream that need not be seekable.
/// Plain objects are gathered in compressed object streams (7.5.7), for a long tagged table has tens of thousands of
/// them; the cross-reference is a stream too (7.5.8).
/// </summary>
internal sealed class PdfWriter
{
    private const int ObjectsPerStream = 200;

    private readonly Stream output;
    private readonly List<Entry> entries = [new Entry(0, 0, 65535)];
    private readonly StringBuilder packedHead = new();
    private readonly StringBuilder packed = new();
    private int packedCount;
    private int packedId;
    private long position;

    public PdfWriter(Stream output)
    {
        this.output = output;

        // The comment of bytes over 127 tells transfer programs that the file is binary (7.5.2).
        Write("%PDF-1.7\n%\u00E2\u00E3\u00CF\u00D3\n");
    }

    /// <summary>A new object's number, for an object written later.</summary>
    public int Reserve()
    {
        entries.Add(default);
        return entries.Count - 1;
    }

    /// <summary>Writes an object that is not a stream. The text is Latin-1: see <see cref="PdfText"/>.</summary>
    public void Write(int id, string body)
    {
        if (packedCount == 0) packedId = Reserve();
        packedHead.Append(CultureInfo.InvariantCulture, $"{id} {packed.Length} ");
        packed.Append(body).Append('\n');
        entries[id] = new Entry(2, packedId, packedCount++);
        if (packedCount == ObjectsPerStream) Flush();
    }

    public int Add(string body)
    {
        var id = Reserve();
        Write(id, body);
        return id;
    }

    /// <summary>Writes a stream, compressed (7.4.4) unless it already is or has to stay readable.</summary>
    public void WriteStream(int id, string dictionary, ReadOnlySpan<byte> data, bool compress = true)
    {
        entries[id] = new Entry(1, position, 0);
        if (compress)
        {
            dictionary += "/Filter/FlateDecode";
            data = Compressed(data);
        }

        Write(string.Create(CultureInfo.InvariantCulture, $"{id} 0 obj\n<<{dictionary}/Length {data.Length}>>\nstream\n"));
        output.Write(data);
        position += data.Length;
        Write("\nendstream\nendobj\n");
    }

    public int AddStream(string dictionary, ReadOnlySpan<byte> data, bool compress = true)
    {
        var id = Reserve();
        WriteStream(id, dictionary, data, compress);
        return id;
    }

    /// <summary>
    /// Writes a stream of any length, compressed, as it comes. A stream states its length before its bytes, so these wait
    /// in a file that goes away by itself.
    /// </summary>
    /// <param name="dictionary">Given the length as it was before it was compressed.</param>
    public int AddStream(Func<long, string> dictionary, Action<Stream> content)
    {
        var id = Reserve();
        using var packed = new FileStream(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose);
        long length;
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        using (var counted = new FrozenStream(zlib))
        {
            content(counted);
            length = counted.Length;
        }

        entries[id] = new Entry(1, position, 0);
        Write(string.Create(CultureInfo.InvariantCulture, $"{id} 0 obj\n<<{dictionary(length)}/Filter/FlateDecode/Length {packed.Length}>>\nstream\n"));
        packed.Position = 0;
        packed.CopyTo(output);
        position += packed.Length;
        Write("\nendstream\nendobj\n");
        return id;
    }

    /// <summary>Writes the cross-reference and the trailer. The file identifier is 16 bytes (14.4).</summary>
    public void Finish(int catalog, int information, ReadOnlySpan<byte> identifier)
    {
        Flush();
        var id = Reserve();
        var start = position;
        entries[id] = new Entry(1, start, 0);

        // Each entry: its kind, an offset or the number of its object stream, a generation or its place in there.
        var table = new byte[entries.Count * 8];
        foreach (var (index, entry) in entries.Index())
        {
            var bytes = table.AsSpan(index * 8);
            bytes[0] = entry.Kind;
            BinaryPrimitives.WriteUInt32BigEndian(bytes[1..], checked((uint)entry.Place));
            bytes[5] = (byte)(entry.Extra >> 16);
            BinaryPrimitives.WriteUInt16BigEndian(bytes[6..], (ushort)entry.Extra);
        }

        var hex = Convert.ToHexString(identifier);
        WriteStream(id, $"/Type/XRef/Size {entries.Count}/W[1 4 3]/Root {catalog} 0 R/Info {information} 0 R/ID[<{hex}><{hex}>]", table);
        Write(string.Create(CultureInfo.InvariantCulture, $"startxref\n{start}\n%%EOF\n"));
    }

    public static byte[] Compressed(ReadOnlySpan<byte> data)
    {
        using var buffer = new MemoryStream();
        using (var zlib = new ZLibStream(buffer, CompressionLevel.Optimal, leaveOpen: true)) zlib.Write(data);
        return buffer.ToArray();
    }

    private void Flush()
    {
        if (packedCount == 0) return;
        var (head, count) = (packedHead.ToString(), packedCount);
        packedCount = 0;
        WriteStream(packedId, $"/Type/ObjStm/N {count}/First {head.Length}", Encoding.Latin1.GetBytes(head + packed));
        packedHead.Clear();
        packed.Clear();
    }

    private void Write(string text)
    {
        var bytes = Encoding.Latin1.GetBytes(text);
        output.Write(bytes);
        position += bytes.Length;
    }

    /// <summary>Kind 0 is a free number, 1 stands at an offset, 2 in an object stream.</summary>
    private readonly record struct Entry(byte Kind, long Place, int Extra);
}
