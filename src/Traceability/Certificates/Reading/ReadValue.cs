using System.Globalization;
using System.Text.RegularExpressions;

namespace Traceability.Certificates.Reading;

/// <summary>A value as it was written, and what of it is a number, exactly.</summary>
/// <param name="Written">As it stands on the certificate.</param>
/// <param name="Low">The number, or where a range begins; null when it is none.</param>
/// <param name="High">The number, or where a range ends.</param>
/// <param name="Operator">"&lt;", "&lt;=", "&gt;" or "&gt;=" when the certificate says no more than that.</param>
public sealed partial record ReadValue(string Written, decimal? Low, decimal? High, string? Operator)
{
    private const int Longest = 60;

    /// <summary>The one number it is; null for a range, a word, or a number that cannot be kept exactly.</summary>
    public decimal? Exact => Low == High ? Low : null;

    /// <summary>The number by the decimal point moved, no digit lost or added.</summary>
    public decimal? TimesHundred => Exact is { } exact ? Number(Plain(exact) + "e2") : null;

    /// <summary>Without its operator: the number with the decimals that were written, else the words.</summary>
    public string Shown => Exact is { } exact ? Plain(exact) : Low is { } low && High is { } high ? $"{Plain(low)} to {Plain(high)}" : Written;

    /// <summary>A number with its decimal point, or words that are none.</summary>
    public static ReadValue Of(string written, string? comparison = null)
    {
        var exact = Number(written);
        return new(written, exact, exact, comparison is null or "=" ? null : comparison);
    }

    public static ReadValue YesNo(bool value) => new(value ? "yes" : "no", null, null, null);

    public static ReadValue Range(ReadValue from, ReadValue to) => from.Written == to.Written ? from
        : from.Exact is { } low && to.Exact is { } high ? new($"{from.Written} to {to.Written}", low, high, null)
        : new($"{from.Written} to {to.Written}", null, null, null);

    /// <summary>The number that a text is, with its decimals; null when it is none, or has more digits than can be kept.</summary>
    /// <remarks>Not <see cref="decimal.Parse(string)"/>: that rounds quietly what it has no room for.</remarks>
    public static decimal? Number(string written)
    {
        if (written.Length > Longest || Form.Match(written) is not { Success: true } found) return null;
        var fraction = found.Groups["fraction"].Value;
        var power = found.Groups["power"].Success ? int.Parse(found.Groups["power"].Value, CultureInfo.InvariantCulture) : 0;
        var digits = (found.Groups["whole"].Value + fraction).TrimStart('0');
        var scale = fraction.Length - power;
        if (digits.Length == 0) return new decimal(0, 0, 0, false, (byte)Math.Clamp(scale, 0, 28));
        if (scale < 0)
        {
            if (digits.Length - scale > 28) return null;
            (digits, scale) = (digits + new string('0', -scale), 0);
        }
        if (digits.Length > 28 || scale > 28) return null;
        var bits = decimal.GetBits(decimal.Parse(digits, CultureInfo.InvariantCulture));
        return new decimal(bits[0], bits[1], bits[2], found.Groups["sign"].Value == "-", (byte)scale);
    }

    private static string Plain(decimal number) => number.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(?<sign>[+-]?)(?<whole>[0-9]+)(\.(?<fraction>[0-9]+))?([eE](?<power>[+-]?[0-9]{1,3}))?\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Form { get; }
}
