using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using Traceability.Printing;

namespace Traceability.Tests.Printing;

/// <summary>Reports and pictures to print.</summary>
internal static class Samples
{
    public static readonly DateTimeOffset Morning = new(2026, 11, 22, 9, 35, 0, TimeSpan.FromHours(1));

    public static Report Report(params Block[] blocks) => new()
    {
        Title = "Certificate of conformity",
        Number = "COC-0001",
        Head = new PageHead("Workshop", "Main Street 12\nSpringfield"),
        Foot = "Audit 3f2c9a7b",
        GeneratedAt = Morning,
        Blocks = blocks,
    };

    /// <summary>One of each block.</summary>
    public static Report Everything() => Report(
        new Heading("Material"),
        new Heading("Plates", 3),
        new Facts([new Fact("Customer", "Nordlicht AG"), new Fact("Order", "ORD-0012", Monospace: true)]),
        new Paragraph("Made from the material stated."),
        new Paragraph("Verified before cutting.", Tone.Emphasis),
        new Paragraph("Lot PLY-0524-003 is on hold.", Tone.Warning),
        Lots(3),
        new Picture(Png(2, 2, 6, [255, 0, 0, 255, 0, 255, 0, 128, 0, 0, 255, 0, 9, 9, 9, 255]), "Four pixels", "A picture"),
        new Qr("https://trace.example/COC-0001", "Scan me"),
        new Signature("A. Smith", "Quality", "2026-11-22"),
        new Signature());

    public static Table Lots(int count) => new(
        [new Column("Lot number", Width: 1.5, Monospace: true), new Column("Material", Width: 2), new Column("Quantity", Align.Right)],
        [.. Enumerable.Range(1, count).Select(i => (IReadOnlyList<string>)[$"PLY-{i:00000}", "Plate 12 mm", $"{i} pcs"])],
        "Lots used");

    public static (PdfFile File, Printed Outcome) Print(Report report, PdfReport? renderer = null)
    {
        using var stream = new MemoryStream();
        var outcome = (renderer ?? new PdfReport { UseInstalledFonts = false }).Print(report, stream);
        return (new PdfFile(stream.ToArray()), outcome);
    }

    public static PdfFile Pdf(params Block[] blocks) => Print(Report(blocks)).File;

    public static string Text(IReportRenderer renderer, Report report)
    {
        using var stream = new MemoryStream();
        renderer.Render(report, stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    /// <summary>A PNG of the given colour type whose lines are stored unfiltered.</summary>
    public static byte[] Png(int width, int height, byte type, byte[] samples, byte depth = 8, byte interlace = 0, byte filter = 0, params (string Type, byte[] Data)[] chunks)
    {
        using var lines = new MemoryStream();
        using (var zlib = new ZLibStream(lines, CompressionLevel.Optimal, leaveOpen: true))
        {
            foreach (var line in samples.Chunk(Math.Max(samples.Length / height, 1))) zlib.Write([filter, .. line]);
        }

        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9], header[12]) = (depth, type, interlace);
        return
        [
            0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A,
            .. Chunk("IHDR", header), .. chunks.SelectMany(chunk => Chunk(chunk.Type, chunk.Data)),
            .. Chunk("IDAT", lines.ToArray()), .. Chunk("IEND", []),
        ];
    }

    /// <summary>The head of a JPEG with its size; enough for printing, which does not decode it.</summary>
    public static byte[] Jpeg(int width, int height, byte components = 3, int orientation = 1)
    {
        byte[] exif =
        [
            .. "Exif\0\0MM\0*"u8, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte)orientation, 0, 0, 0, 0, 0, 0,
        ];
        return
        [
            0xFF, 0xD8,
            0xFF, 0xE1, 0, (byte)(exif.Length + 2), .. exif,
            0xFF, 0xC0, 0, 17, 8, (byte)(height >> 8), (byte)height, (byte)(width >> 8), (byte)width, components, 1, 0x11, 0, 2, 0x11, 0, 3, 0x11, 0,
            0xFF, 0xD9,
        ];
    }

    private static byte[] Chunk(string type, byte[] data)
    {
        var length = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, data.Length);
        return [.. length, .. Encoding.ASCII.GetBytes(type), .. data, 0, 0, 0, 0];
    }
}
