namespace Traceability.Printing.Pdf;

/// <summary>A picture read as far as printing needs, ready to be an image of a PDF (ISO 32000-1, 8.9).</summary>
internal abstract class Pixels
{
    /// <summary>40 million pixels are an A4 sheet at 670 to the inch.</summary>
    private const long MostPixels = 40_000_000;

    protected Pixels(int width, int height, Turn turn)
    {
        CheckSize(width, height);
        (StoredWidth, StoredHeight, Turn) = (width, height, turn);
    }

    public int StoredWidth { get; }

    public int StoredHeight { get; }

    public Turn Turn { get; }

    /// <summary>As it stands upright.</summary>
    public int Width => Turn.IsSideways ? StoredHeight : StoredWidth;

    public int Height => Turn.IsSideways ? StoredWidth : StoredHeight;

    /// <exception cref="PictureRefusedException">It is neither a JPEG nor a PNG, or of a kind that cannot be printed.</exception>
    public static Pixels Read(byte[] data) => data switch
    {
        [0xFF, 0xD8, ..] => Jpeg.Read(data),
        [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, ..] => Png.Read(data),
        _ => throw new PictureRefusedException("The picture is neither a JPEG nor a PNG; save it as one of them."),
    };

    /// <exception cref="PictureRefusedException">It is empty or too large.</exception>
    public static void CheckSize(int width, int height)
    {
        if (width <= 0 || height <= 0) throw new PictureRefusedException("The picture is empty.");
        if ((long)width * height > MostPixels)
        {
            throw new PictureRefusedException($"The picture has {width} × {height} pixels, more than 40 million; save it smaller.");
        }
    }

    /// <summary>Writes the image and returns the object's number.</summary>
    public abstract int Write(PdfWriter writer);
}
