using System.Buffers.Binary;
using System.Text;

namespace Traceability.Printing.Pdf;

/// <summary>Where a font's tables stand in its file, without reading the file whole (OpenType 1.9, "Table directory").</summary>
internal static class FontDirectory
{
    private const uint Collection = 0x74746366; // "ttcf"

    /// <summary>How many fonts the file holds: 1, or more for a collection.</summary>
    public static int Faces(Stream file)
    {
        var head = At(file, 0, 12);
        return BinaryPrimitives.ReadUInt32BigEndian(head) == Collection
            ? Math.Clamp(BinaryPrimitives.ReadInt32BigEndian(head.AsSpan(8)), 0, 256)
            : 1;
    }

    /// <exception cref="InvalidDataException">A table lies outside the file.</exception>
    public static Dictionary<string, TableRecord> Read(Stream file, int face)
    {
        var start = 0;
        if (BinaryPrimitives.ReadUInt32BigEndian(At(file, 0, 4)) == Collection)
        {
            start = BinaryPrimitives.ReadInt32BigEndian(At(file, 12 + 4 * face, 4));
        }

        var count = BinaryPrimitives.ReadUInt16BigEndian(At(file, start + 4, 2));
        var directory = At(file, start + 12, 16 * count);
        var tables = new Dictionary<string, TableRecord>(StringComparer.Ordinal);
        for (var i = 0; i < count; i++)
        {
            var record = directory.AsSpan(16 * i, 16);
            var table = new TableRecord(
                BinaryPrimitives.ReadInt32BigEndian(record[8..]),
                BinaryPrimitives.ReadInt32BigEndian(record[12..]));
            if (table.Offset < 0 || table.Length < 0 || (long)table.Offset + table.Length > file.Length)
            {
                throw new InvalidDataException("A table of the font lies outside its file.");
            }

            tables[Encoding.Latin1.GetString(record[..4])] = table;
        }

        return tables;
    }

    public static byte[] At(Stream file, long offset, int length)
    {
        if (offset < 0 || offset + length > file.Length) throw new InvalidDataException("The font is cut short.");
        var bytes = new byte[length];
        file.Position = offset;
        file.ReadExactly(bytes);
        return bytes;
    }
}

internal readonly record struct TableRecord(int Offset, int Length);
