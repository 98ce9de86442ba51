using System.Text;

namespace Traceability.Printing.Pdf;

/// <summary>What has to be known of characters beyond their glyphs (Unicode 16, Blocks.txt and DerivedCoreProperties.txt).</summary>
internal static class Scripts
{
    private static readonly (int First, int Last, string Name)[] Shaped =
    [
        (0x0590, 0x05FF, "Hebrew"),
        (0x0600, 0x06FF, "Arabic"),
        (0x0700, 0x074F, "Syriac"),
        (0x0750, 0x077F, "Arabic"),
        (0x0780, 0x07BF, "Thaana"),
        (0x07C0, 0x07FF, "N'Ko"),
        (0x0800, 0x083F, "Samaritan"),
        (0x0840, 0x085F, "Mandaic"),
        (0x0860, 0x086F, "Syriac"),
        (0x0870, 0x08FF, "Arabic"),
        (0x0900, 0x097F, "Devanagari"),
        (0x0980, 0x09FF, "Bengali"),
        (0x0A00, 0x0A7F, "Gurmukhi"),
        (0x0A80, 0x0AFF, "Gujarati"),
        (0x0B00, 0x0B7F, "Odia"),
        (0x0B80, 0x0BFF, "Tamil"),
        (0x0C00, 0x0C7F, "Telugu"),
        (0x0C80, 0x0CFF, "Kannada"),
        (0x0D00, 0x0D7F, "Malayalam"),
        (0x0D80, 0x0DFF, "Sinhala"),
        (0x0E00, 0x0E7F, "Thai"),
        (0x0E80, 0x0EFF, "Lao"),
        (0x0F00, 0x0FFF, "Tibetan"),
        (0x1000, 0x109F, "Myanmar"),
        (0x1100, 0x11FF, "Hangul Jamo"),
        (0x1780, 0x17FF, "Khmer"),
        (0x1800, 0x18AF, "Mongolian"),
        (0x1980, 0x19DF, "New Tai Lue"),
        (0x1A20, 0x1AAF, "Tai Tham"),
        (0x1B00, 0x1B7F, "Balinese"),
        (0xA840, 0xA87F, "Phags-pa"),
        (0xA980, 0xA9DF, "Javanese"),
        (0xFB1D, 0xFB4F, "Hebrew"),
        (0xFB50, 0xFDFF, "Arabic"),
        (0xFE70, 0xFEFC, "Arabic"),
        (0x10800, 0x10FFF, "right-to-left"),
        (0x11000, 0x117FF, "Indic"),
        (0x1E800, 0x1EFFF, "right-to-left"),
    ];

    /// <summary>The script whose letters join, change place or run from right to left, or null.</summary>
    public static string? NeedingShaping(int character)
    {
        if (character < 0x0590) return null;
        foreach (var (first, last, name) in Shaped)
        {
            if (character >= first && character <= last) return name;
        }

        return null;
    }

    /// <summary>Which way a cluster is read, by its first character.</summary>
    public static Direction DirectionOf(string text)
    {
        if (!Rune.TryGetRuneAt(text.Length == 0 ? " " : text, 0, out var first)) return Direction.Neutral;
        if (Rune.IsDigit(first)) return Direction.Number;
        if (first.Value is (>= 0x0590 and <= 0x08FF) or (>= 0xFB1D and <= 0xFDFF) or (>= 0xFE70 and <= 0xFEFC) or (>= 0x10800 and <= 0x10FFF) or (>= 0x1E800 and <= 0x1EFFF))
        {
            return Direction.RightToLeft;
        }

        return Rune.IsLetterOrDigit(first) ? Direction.LeftToRight : Direction.Neutral;
    }

    /// <summary>Characters without a shape of their own (Default_Ignorable_Code_Point).</summary>
    public static bool IsInvisible(int character) => character
        is 0x00AD or 0x034F or 0x061C or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or 0x3164 or 0xFEFF or 0xFFA0
        or (>= 0x180B and <= 0x180F)
        or (>= 0x200B and <= 0x200F)
        or (>= 0x202A and <= 0x202E)
        or (>= 0x2060 and <= 0x206F)
        or (>= 0xFE00 and <= 0xFE0F)
        or (>= 0xE0000 and <= 0xE0FFF);

    /// <summary>Controls, which no font should have: they are printed as boxes.</summary>
    public static bool IsControl(int character) => character is < 0x20 or (>= 0x7F and <= 0x9F);
}
