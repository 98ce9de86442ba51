using System.Buffers.Binary;
using System.Globalization;

namespace Traceability.Printing.Pdf;

/// <summary>
/// A JPEG (ITU-T T.81). Its compressed data goes into the document as it is (ISO 32000-1, 7.4.8); only its size, its
/// colours and how the camera was held are read.
/// </summary>
internal sealed class Jpeg : Pixels
{
    private readonly byte[] data;
    private readonly int components;
    private readonly bool isAdobe;

    private Jpeg(byte[] data, int width, int height, int components, bool isAdobe, Turn turn)
        : base(width, height, turn) =>
        (this.data, this.components, this.isAdobe) = (data, components, isAdobe);

    public static new Jpeg Read(byte[] data)
    {
        var (turn, isAdobe) = (Turn.None, false);
        for (var at = 2; at + 4 <= data.Length;)
        {
            if (data[at] != 0xFF) throw Broken();
            var marker = data[at + 1];
            if (marker is 0xFF)
            {
                at++;
                continue;
            }

            if (marker is 0x01 or (>= 0xD0 and <= 0xD7))
            {
                at += 2;
                continue;
            }

            var length = BinaryPrimitives.ReadUInt16BigEndian(data.AsSpan(at + 2));
            if (length < 2 || at + 2 + length > data.Length) throw Broken();
            var segment = data.AsSpan(at + 4, length - 2);
            switch (marker)
            {
                case 0xC0 or 0xC1 or 0xC2:
                    if (segment.Length < 6) throw Broken();
                    if (segment[0] != 8) throw new PictureRefusedException("The JPEG has more than 8 bits to a colour; save it with 8.");
                    if (segment[5] is not (1 or 3 or 4)) throw Broken();
                    return new Jpeg(
                        data,
                        BinaryPrimitives.ReadUInt16BigEndian(segment[3..]),
                        BinaryPrimitives.ReadUInt16BigEndian(segment[1..]),
                        segment[5],
                        isAdobe,
                        turn);
                case >= 0xC3 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC):
                    throw new PictureRefusedException("The JPEG is lossless or arithmetically coded; save it as an ordinary JPEG.");
                case 0xDA or 0xD9:
                    throw Broken();
                case 0xE1 when segment.StartsWith("Exif\0\0"u8):
                    turn = ReadTurn(segment[6..]);
                    break;
                case 0xEE when segment.StartsWith("Adobe"u8):
                    isAdobe = true;
                    break;
            }

            at += 2 + length;
        }

        throw Broken();
    }

    public override int Write(PdfWriter writer)
    {
        // Adobe's four colours are stored inverted.
        var colours = components switch
        {
            1 => "/DeviceGray",
            3 => "/DeviceRGB",
            _ => isAdobe ? "/DeviceCMYK/Decode[1 0 1 0 1 0 1 0]" : "/DeviceCMYK",
        };
        var dictionary = string.Create(
            CultureInfo.InvariantCulture,
            $"/Type/XObject/Subtype/Image/Width {StoredWidth}/Height {StoredHeight}/BitsPerComponent 8/ColorSpace{colours}/Filter/DCTDecode");
        return writer.AddStream(dictionary, data, compress: false);
    }

    /// <summary>The orientation in the first directory of a TIFF header (Exif 2.32, 4.6.4).</summary>
    private static Turn ReadTurn(ReadOnlySpan<byte> tiff)
    {
        if (tiff.Length < 8) return Turn.None;
        var little = tiff[0] == 'I';
        var directory = U32(tiff, 4);
        if (directory + 2 > tiff.Length) return Turn.None;
        var count = U16(tiff, (int)directory);
        for (var i = 0; i < count; i++)
        {
            var entry = directory + 2 + 12 * i;
            if (entry + 12 > tiff.Length) break;
            if (U16(tiff, (int)entry) == 0x0112) return U16(tiff, (int)entry + 8) is var turn and >= 1 and <= 8 ? new Turn(turn) : Turn.None;
        }

        return Turn.None;

        int U16(ReadOnlySpan<byte> bytes, int at) => little
            ? BinaryPrimitives.ReadUInt16LittleEndian(bytes[at..])
            : BinaryPrimitives.ReadUInt16BigEndian(bytes[at..]);

        long U32(ReadOnlySpan<byte> bytes, int at) => little
            ? BinaryPrimitives.ReadUInt32LittleEndian(bytes[at..])
            : BinaryPrimitives.ReadUInt32BigEndian(bytes[at..]);
    }

    private static PictureRefusedException Broken() => new("The JPEG is damaged; save it again.");
}
