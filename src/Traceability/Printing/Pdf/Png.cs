using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;

namespace Traceability.Printing.Pdf;

/// <summary>
/// A PNG (ISO/IEC 15948) of any colour type and depth that is not interlaced, as 8-bit gray or RGB with its
/// transparency apart (ISO 32000-1, 11.6.5.3).
/// </summary>
internal sealed class Png : Pixels
{
    private readonly byte[] colours;
    private readonly byte[]? alpha;

    private Png(int width, int height, byte[] colours, byte[]? alpha)
        : base(width, height, Turn.None) =>
        (this.colours, this.alpha) = (colours, alpha);

    public static new Png Read(byte[] data)
    {
        PngHeader? found = null;
        byte[] palette = [], transparency = [];
        using var compressed = new MemoryStream();
        for (var at = 8; at + 12 <= data.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(data.AsSpan(at));
            if (length < 0 || length > data.Length - at - 12) throw Broken();
            var type = BinaryPrimitives.ReadUInt32BigEndian(data.AsSpan(at + 4));
            var chunk = data.AsSpan(at + 8, length);
            if (type == 0x49484452) found = PngHeader.Read(chunk); // IHDR
            else if (type == 0x504C5445) palette = chunk.ToArray(); // PLTE
            else if (type == 0x74524E53) transparency = chunk.ToArray(); // tRNS
            else if (type == 0x49444154) compressed.Write(chunk); // IDAT
            else if (type == 0x49454E44) break; // IEND
            at += 12 + length;
        }

        var header = found ?? throw Broken();
        compressed.Position = 0;
        try
        {
            return Decode(header, compressed, palette, transparency);
        }
        catch (Exception cause) when (cause is InvalidDataException or EndOfStreamException or ArgumentException or IndexOutOfRangeException)
        {
            throw new PictureRefusedException("The PNG is damaged; save it again.", cause);
        }
    }

    public override int Write(PdfWriter writer)
    {
        var size = string.Create(
            CultureInfo.InvariantCulture,
            $"/Type/XObject/Subtype/Image/Width {StoredWidth}/Height {StoredHeight}/BitsPerComponent 8");
        var mask = "";
        if (alpha is not null)
        {
            var id = writer.AddStream($"{size}/ColorSpace/DeviceGray", alpha);
            mask = string.Create(CultureInfo.InvariantCulture, $"/SMask {id} 0 R");
        }

        var space = colours.Length == StoredWidth * StoredHeight ? "/DeviceGray" : "/DeviceRGB";
        return writer.AddStream($"{size}/ColorSpace{space}{mask}", colours);
    }

    private static Png Decode(PngHeader header, Stream compressed, byte[] palette, byte[] transparency)
    {
        var (width, height) = (header.Width, header.Height);
        var hasAlpha = header.HasAlpha || transparency.Length > 0;
        var isGray = header.Type is 0 or 4;
        var colours = new byte[width * height * (isGray ? 1 : 3)];
        var alpha = hasAlpha ? new byte[width * height] : null;

        using var lines = new ZLibStream(compressed, CompressionMode.Decompress);
        var stride = (width * header.BitsPerPixel + 7) / 8;
        var step = Math.Max(header.BitsPerPixel / 8, 1);
        byte[] line = new byte[stride], above = new byte[stride];
        var samples = new int[width * header.Channels];
        var colourAt = 0;
        for (var y = 0; y < height; y++)
        {
            var filter = lines.ReadByte();
            lines.ReadExactly(line);
            Unfilter(filter, line, above, step);
            header.Unpack(line, samples);
            for (var x = 0; x < width; x++)
            {
                var pixel = samples.AsSpan(x * header.Channels, header.Channels);
                if (alpha is not null) alpha[y * width + x] = Alpha(header, pixel, transparency);
                if (header.Type == 3)
                {
                    palette.AsSpan(3 * pixel[0], 3).CopyTo(colours.AsSpan(colourAt));
                    colourAt += 3;
                }
                else
                {
                    for (var channel = 0; channel < (isGray ? 1 : 3); channel++) colours[colourAt++] = header.ToByte(pixel[channel]);
                }
            }

            (line, above) = (above, line);
        }

        return new Png(width, height, colours, alpha);
    }

    private static byte Alpha(PngHeader header, ReadOnlySpan<int> pixel, byte[] transparency)
    {
        if (header.HasAlpha) return header.ToByte(pixel[^1]);
        if (header.Type == 3) return pixel[0] < transparency.Length ? transparency[pixel[0]] : (byte)255;
        if (transparency.Length < 2 * pixel.Length) return 255;

        // One colour of the picture stands for nothing.
        for (var channel = 0; channel < pixel.Length; channel++)
        {
            if (BinaryPrimitives.ReadUInt16BigEndian(transparency.AsSpan(2 * channel)) != pixel[channel]) return 255;
        }

        return 0;
    }

    /// <summary>Undoes the prediction from the pixel to the left and the line above (ISO/IEC 15948, 9).</summary>
    private static void Unfilter(int filter, byte[] line, byte[] above, int step)
    {
        if (filter is < 0 or > 4) throw new InvalidDataException("There is no such filter.");
        for (var i = 0; i < line.Length; i++)
        {
            int left = i >= step ? line[i - step] : 0, up = above[i], corner = i >= step ? above[i - step] : 0;
            line[i] += filter switch
            {
                1 => (byte)left,
                2 => (byte)up,
                3 => (byte)((left + up) / 2),
                4 => (byte)Nearest(left, up, corner),
                _ => 0,
            };
        }
    }

    private static int Nearest(int left, int up, int corner)
    {
        var guess = left + up - corner;
        int byLeft = Math.Abs(guess - left), byUp = Math.Abs(guess - up), byCorner = Math.Abs(guess - corner);
        return byLeft <= byUp && byLeft <= byCorner ? left : byUp <= byCorner ? up : corner;
    }

    private static PictureRefusedException Broken() => new("The PNG is damaged; save it again.");
}
