using System.Buffers.Binary;
using System.IO.Compression;

namespace Traceability.Tests.Compliance;

/// <summary>Pictures for tests.</summary>
internal static class PngOf
{
    /// <summary>A grey PNG of this size; of a huge one the file is small all the same.</summary>
    public static byte[] OneColour(int width, int height) => Grey(width, height, _ => new byte[width]);

    /// <summary>A grey PNG of these lines.</summary>
    public static byte[] Grey(int width, int height, Func<int, byte[]> line)
    {
        using var file = new MemoryStream();
        file.Write([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]);
        var head = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(head, width);
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(4), height);
        head[8] = 8;
        Chunk(file, "IHDR"u8, head);
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            for (var y = 0; y < height; y++) zlib.Write([0, .. line(y)]);
        Chunk(file, "IDAT"u8, packed.ToArray());
        Chunk(file, "IEND"u8, []);
        return file.ToArray();
    }

    private static void Chunk(MemoryStream file, ReadOnlySpan<byte> type, byte[] content)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, content.Length);
        file.Write(number);
        byte[] all = [.. type, .. content];
        file.Write(all);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc(all));
        file.Write(number);
    }

    private static uint Crc(byte[] bytes)
    {
        var crc = 0xFFFFFFFF;
        foreach (var b in bytes)
        {
            crc ^= b;
            for (var bit = 0; bit < 8; bit++) crc = (crc >> 1) ^ ((crc & 1) * 0xEDB88320);
        }
        return ~crc;
    }
}
