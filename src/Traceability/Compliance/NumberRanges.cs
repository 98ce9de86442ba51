using System.Globalization;

namespace Traceability.Compliance;

/// <summary>Many numbers in few words: "TTR-0041 to TTR-0048, TTR-0052".</summary>
public static class NumberRanges
{
    public static string Of(IEnumerable<string> numbers)
    {
        var runs = new List<(Parted First, Parted Last)>();
        foreach (var number in numbers.Distinct(StringComparer.Ordinal).Select(Parted.Of).OrderBy(n => n.Prefix, StringComparer.Ordinal).ThenBy(n => n.Width).ThenBy(n => n.Value).ThenBy(n => n.Whole, StringComparer.Ordinal))
            if (runs.Count > 0 && number.Follows(runs[^1].Last)) runs[^1] = (runs[^1].First, number);
            else runs.Add((number, number));
        return string.Join(", ", runs.SelectMany(r => (r.Last.Value - r.First.Value) switch
        {
            0 => [r.First.Whole],
            1 => new[] { r.First.Whole, r.Last.Whole },
            _ => [$"{r.First.Whole} to {r.Last.Whole}"],
        }));
    }

    /// <summary>A number as what it begins with and the digits it ends with; without such digits it stands alone.</summary>
    private sealed record Parted(string Whole, string Prefix, int Width, long Value)
    {
        public static Parted Of(string number)
        {
            var digits = number.Length;
            while (digits > 0 && number.Length - digits < 15 && char.IsAsciiDigit(number[digits - 1])) digits--;
            return digits == number.Length
                ? new(number, number, 0, 0)
                : new(number, number[..digits], number.Length - digits, long.Parse(number.AsSpan(digits), CultureInfo.InvariantCulture));
        }

        public bool Follows(Parted other) => Width > 0 && Prefix == other.Prefix && Width == other.Width && Value == other.Value + 1;
    }
}
