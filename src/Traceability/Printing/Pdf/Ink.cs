namespace Traceability.Printing.Pdf;

/// <summary>A colour of print, sRGB. State is never told by colour alone.</summary>
internal readonly record struct Ink(byte Red, byte Green, byte Blue)
{
    public static Ink Black { get; } = new(0x1B, 0x1F, 0x23);

    /// <summary>Labels, heads of tables, what stands at the edges of the page.</summary>
    public static Ink Quiet { get; } = new(0x54, 0x58, 0x5D);

    /// <summary>Hairlines.</summary>
    public static Ink Line { get; } = new(0xCF, 0xCB, 0xC1);

    public static Ink Stop { get; } = new(0xAB, 0x1F, 0x1A);

    public static Ink StopFill { get; } = new(0xFD, 0xEB, 0xE9);

    /// <summary>The operands of rg and RG (ISO 32000-1, 8.6.8).</summary>
    public override string ToString() => $"{Part(Red)} {Part(Green)} {Part(Blue)}";

    private static string Part(byte part) => Math.Round(part / 255.0, 3).ToString("0.###", System.Globalization.CultureInfo.InvariantCulture);
}
