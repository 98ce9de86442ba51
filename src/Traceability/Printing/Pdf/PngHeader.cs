using System.Buffers.Binary;

namespace Traceability.Printing.Pdf;

/// <summary>What the IHDR chunk of a PNG says (ISO/IEC 15948, 11.2.2).</summary>
/// <param name="Width">In pixels.</param>
/// <param name="Height">In pixels.</param>
/// <param name="Depth">Bits to a sample.</param>
/// <param name="Type">0 gray, 2 RGB, 3 palette, 4 gray with alpha, 6 RGB with alpha.</param>
internal readonly record struct PngHeader(int Width, int Height, int Depth, int Type)
{
    public int Channels => Type switch
    {
        2 => 3,
        4 => 2,
        6 => 4,
        _ => 1,
    };

    public int BitsPerPixel => Channels * Depth;

    public bool HasAlpha => Type is 4 or 6;

    public static PngHeader Read(ReadOnlySpan<byte> chunk)
    {
        if (chunk.Length < 13) throw new PictureRefusedException("The PNG is damaged; save it again.");
        var header = new PngHeader(
            BinaryPrimitives.ReadInt32BigEndian(chunk), BinaryPrimitives.ReadInt32BigEndian(chunk[4..]), chunk[8], chunk[9]);
        var isKnown = header.Type switch
        {
            0 => header.Depth is 1 or 2 or 4 or 8 or 16,
            3 => header.Depth is 1 or 2 or 4 or 8,
            2 or 4 or 6 => header.Depth is 8 or 16,
            _ => false,
        };
        if (!isKnown || chunk[10] != 0 || chunk[11] != 0) throw new PictureRefusedException("The PNG is damaged; save it again.");
        if (chunk[12] != 0) throw new PictureRefusedException("The PNG is interlaced; save it without interlacing.");

        // Before any memory is set aside for it.
        Pixels.CheckSize(header.Width, header.Height);
        return header;
    }

    /// <summary>The samples of one line, as they were stored.</summary>
    public void Unpack(ReadOnlySpan<byte> line, Span<int> samples)
    {
        for (var i = 0; i < samples.Length; i++)
        {
            samples[i] = Depth switch
            {
                8 => line[i],
                16 => BinaryPrimitives.ReadUInt16BigEndian(line[(2 * i)..]),
                _ => (line[i * Depth / 8] >> (8 - Depth - i * Depth % 8)) & ((1 << Depth) - 1),
            };
        }
    }

    /// <summary>A sample as 0 to 255.</summary>
    public byte ToByte(int sample) => Depth switch
    {
        8 => (byte)sample,
        16 => (byte)(sample >> 8),
        _ => (byte)(sample * 255 / ((1 << Depth) - 1)),
    };
}
