namespace Traceability.Printing.Pdf;

/// <summary>How every part of a document is set, in points. The number is the loudest thing on the page.</summary>
internal static class Styles
{
    public static TextStyle Number { get; } = new(Face.MonoBold, 24, 30, Ink.Black);

    /// <summary>A number too long for a line of the large size.</summary>
    public static TextStyle LongNumber { get; } = new(Face.MonoBold, 14, 19, Ink.Black);

    public static TextStyle Title { get; } = new(Face.SansBold, 13, 18, Ink.Black);

    public static TextStyle Subtitle { get; } = new(Face.Sans, 10, 14.5, Ink.Quiet);

    public static TextStyle Section { get; } = new(Face.SansBold, 11.5, 16, Ink.Black);

    public static TextStyle Subsection { get; } = new(Face.SansBold, 9.5, 14, Ink.Black);

    public static TextStyle Body { get; } = new(Face.Sans, 9.5, 14, Ink.Black);

    public static TextStyle Emphasis { get; } = new(Face.SansBold, 9.5, 14, Ink.Black);

    public static TextStyle Warning { get; } = new(Face.SansBold, 9.5, 14, Ink.Stop);

    public static TextStyle Label { get; } = new(Face.Sans, 7.5, 11, Ink.Quiet);

    public static TextStyle Value { get; } = new(Face.Sans, 10, 14, Ink.Black);

    public static TextStyle MonoValue { get; } = new(Face.Mono, 10, 14, Ink.Black);

    public static TextStyle Caption { get; } = new(Face.SansBold, 9.5, 14, Ink.Black);

    public static TextStyle Note { get; } = new(Face.Sans, 8, 11.5, Ink.Quiet);

    public static TextStyle ShopName { get; } = new(Face.SansBold, 8.5, 11.5, Ink.Black);

    public static TextStyle RunningNumber { get; } = new(Face.MonoBold, 8.5, 11.5, Ink.Black);

    public static TextStyle Edge { get; } = new(Face.Sans, 7.5, 10.5, Ink.Quiet);

    public static TextStyle EdgeNumber { get; } = new(Face.Mono, 6.5, 9.5, Ink.Quiet);

    /// <summary>Cells grow smaller where a table has very many columns.</summary>
    public static TextStyle Cell(int columns, bool monospace) => Scaled(new(monospace ? Face.Mono : Face.Sans, 8.5, 12, Ink.Black), columns);

    public static TextStyle CellHead(int columns) => Scaled(new(Face.SansBold, 7.5, 10.5, Ink.Quiet), columns);

    private static TextStyle Scaled(TextStyle style, int columns)
    {
        var scale = Math.Clamp(12.0 / columns, 0.6, 1);
        return style with { Size = style.Size * scale, Leading = style.Leading * scale };
    }
}
