namespace Traceability.Printing.Pdf;

/// <summary>A sheet of paper in points (1/72 inch), as it is held.</summary>
internal readonly record struct Sheet(double Width, double Height)
{
    public const double Margin = 14 * Millimetre;

    public const double Millimetre = 72 / 25.4;

    public double InnerWidth => Width - 2 * Margin;

    public static Sheet Of(PaperSize paper, Orientation orientation)
    {
        var (width, height) = paper is PaperSize.Letter ? (612.0, 792.0) : (210 * Millimetre, 297 * Millimetre);
        return orientation is Orientation.Landscape ? new Sheet(height, width) : new Sheet(width, height);
    }
}
