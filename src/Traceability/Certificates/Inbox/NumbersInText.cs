using System.Text.RegularExpressions;
using Traceability.Certificates.FileTexts;
using Traceability.Lots;

namespace Traceability.Certificates.Inbox;

/// <param name="Page">From 1; 0: a code on a photo.</param>
public sealed record NumberInText(string Written, int Page)
{
    public string Key { get; } = NumberKey.Of(Written);
}

/// <summary>Whatever in a text could be a number of a heat, a lot, an order or a paper. Too many do no harm: what nothing here bears is not found.</summary>
public static partial class NumbersInText
{
    /// <summary>Of one file. A paper has some hundreds; a parts list may have more, and is none.</summary>
    public const int Most = 2000;

    private const int Shortest = 3, Longest = 60;

    private static readonly char[] Around = ['.', '-', '/', '#', '_', '*', '+', ':'];

    public static IReadOnlyList<NumberInText> In(FileText text)
    {
        var found = new Dictionary<string, NumberInText>(StringComparer.Ordinal);
        for (var page = 0; page < text.Pages.Count; page++)
            foreach (var line in text.Pages[page].Split('\n'))
            {
                string? before = null;
                foreach (Match match in Word.Matches(line))
                {
                    Add(match.Value.Trim(Around));
                    // A number may be written with a blank inside: "46423 /02", "B 12345".
                    if (before is not null) Add($"{before} {match.Value}".Trim(Around));
                    before = match.Value.Length <= 20 ? match.Value : null;
                }

                void Add(string written)
                {
                    if (found.Count < Most && MayName(written) && new NumberInText(written, page + 1) is var number) found.TryAdd(number.Key, number);
                }
            }
        return [.. found.Values];
    }

    private static bool MayName(string written) => written.Length <= Longest && written.Any(char.IsDigit) && NumberKey.LookAlike(written).Length >= Shortest && !Measure.IsMatch(written);

    [GeneratedRegex(@"[^\s,;()\[\]{}""'|=<>]+")]
    private static partial Regex Word { get; }

    // "0.150", "20 °C", "521 MPa": what is measured names nothing.
    [GeneratedRegex(@"^[0-9]{1,4}[.,][0-9]{1,4}$|^[0-9]{1,4}([.,][0-9]+)? ?(%|°C|MPa|mm|kg|ppm|J|HB|HV|HRC|g|m|µm)$")]
    private static partial Regex Measure { get; }
}
