using System.Globalization;
using System.Text;

namespace Traceability.Printing.Pdf;

/// <summary>How values are spelt inside a PDF.</summary>
internal static class PdfText
{
    /// <summary>A text string (ISO 32000-1, 7.9.2): plain where it is ASCII, else UTF-16 with its byte order mark.</summary>
    public static string Of(string text)
    {
        if (!text.All(letter => letter is >= ' ' and <= '~')) return $"<FEFF{Hex(text)}>";
        return "(" + text.Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace("(", "\\(", StringComparison.Ordinal)
            .Replace(")", "\\)", StringComparison.Ordinal) + ")";
    }

    /// <summary>A date (7.9.4).</summary>
    public static string Of(DateTimeOffset when)
    {
        var offset = when.Offset;
        var zone = string.Create(
            CultureInfo.InvariantCulture,
            $"{(offset < TimeSpan.Zero ? '-' : '+')}{Math.Abs(offset.Hours):00}'{Math.Abs(offset.Minutes):00}'");
        return $"(D:{when.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture)}{zone})";
    }

    /// <summary>UTF-16, big-endian, in hex digits; half a surrogate pair becomes U+FFFD.</summary>
    public static string Hex(string text) => Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text));

    /// <summary>A number in points or other units, to the hundredth.</summary>
    public static string Of(double number) =>
        Math.Round(number, 2).ToString("0.##", CultureInfo.InvariantCulture) is var text && text == "-0" ? "0" : text;
}
