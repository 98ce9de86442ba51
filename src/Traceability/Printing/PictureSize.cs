using Traceability.Printing.Pdf;

namespace Traceability.Printing;

/// <summary>How large a picture is, told from its head alone.</summary>
public static class PictureSize
{
    /// <summary>Width and height in pixels of a JPEG or PNG, before anything of it is unpacked.</summary>
    /// <exception cref="PictureRefusedException">It is neither, or of a kind that cannot be printed.</exception>
    public static (int Width, int Height) Of(byte[] picture)
    {
        if (picture is [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, ..])
        {
            // The first chunk is IHDR, by the standard.
            if (picture.Length < 29 || !picture.AsSpan(12).StartsWith("IHDR"u8)) throw new PictureRefusedException("The PNG is damaged; save it again.");
            var header = PngHeader.Read(picture.AsSpan(16));
            return (header.Width, header.Height);
        }
        // Of a JPEG nothing but the head is ever read.
        var jpeg = Pixels.Read(picture);
        return (jpeg.Width, jpeg.Height);
    }
}
