using System.Text.RegularExpressions;

namespace Traceability.Certificates.Reading;

/// <summary>Finds the type of inspection document by EN 10204 in what a certificate writes.</summary>
internal static partial class InspectionType
{
    /// <param name="written">"Mill Certificate EN 10204 3.1", "EN 10204:2004 3.1", "3.1.B".</param>
    public static string? In(string? written, List<string> doubts)
    {
        var found = written is null ? [] : Form.Matches(written).ToList();
        var types = found.Select(m => m.Groups["type"].Value).Distinct().ToList();
        if (types.Count != 1)
        {
            doubts.Add(types.Count == 0
                ? $"It does not say which type of EN 10204 it is (2.1, 2.2, 3.1 or 3.2){(written is null ? "" : $": \"{written.Trim()}\"")}."
                : $"It names several types of EN 10204: \"{written}\".");
            return null;
        }
        if (found.Any(m => m.Groups["old"].Success))
            doubts.Add($"\"{found.First(m => m.Groups["old"].Success).Value}\" is a type of EN 10204 of 1991; it was taken for {types[0]}, but ask who validated it.");
        return types[0];
    }

    [GeneratedRegex(@"(?<![0-9.])(?<type>2\.1|2\.2|3\.1|3\.2)(?<old>\.?[ABCabc]\b)?(?![0-9]|\.[0-9])", RegexOptions.ExplicitCapture)]
    private static partial Regex Form { get; }
}
