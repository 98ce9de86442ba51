using System.Globalization;
using System.Text.RegularExpressions;

namespace Traceability.Scanning;

/// <summary>
/// What a GS1 application identifier says of the data behind it: how long it may be, of which signs, with which check digit.
/// The table is gs1-application-identifiers.csv, beside this file; its source and licence stand at its head.
/// </summary>
public sealed partial record ApplicationIdentifier
{
    private static readonly IReadOnlyDictionary<string, ApplicationIdentifier> All = Table();

    /// <summary>The first two digits say how many there are.</summary>
    private static readonly Dictionary<string, int> Lengths = All.Keys.GroupBy(ai => ai[..2]).ToDictionary(g => g.Key, g => g.First().Length, StringComparer.Ordinal);

    private readonly IReadOnlyList<Part> parts;

    private ApplicationIdentifier(IReadOnlyList<Part> parts) => this.parts = parts;

    /// <summary>Two to four digits: "10", "3103".</summary>
    public required string Ai { get; init; }

    /// <summary>As GS1 titles it: "BATCH/LOT".</summary>
    public required string Name { get; init; }

    /// <summary>Ends by its length; behind any other stands a separator, or the end.</summary>
    public required bool IsPredefined { get; init; }

    /// <summary>May stand in the query of a Digital Link.</summary>
    public required bool IsAttribute { get; init; }

    /// <summary>Begins the path of a Digital Link.</summary>
    public bool IsKey => Ways.Count > 0;

    /// <summary>What may follow a key in the path: each way its identifiers, in that order.</summary>
    public required IReadOnlyList<IReadOnlyList<string>> Ways { get; init; }

    /// <summary>The length of data with a predefined length.</summary>
    public int Length => parts.Sum(p => p.Most);

    public static ApplicationIdentifier? Of(string ai) => All.GetValueOrDefault(ai);

    /// <summary>How many digits an identifier has that begins with these two; null where none does.</summary>
    public static int? DigitsOf(string firstTwo) => Lengths.TryGetValue(firstTwo, out var length) ? length : null;

    /// <summary>What is wrong with the data, in a sentence; null when nothing is.</summary>
    public string? Fault(string value)
    {
        if (value.Length == 0) return $"Behind ({Ai}) {Name} nothing stands.";
        var at = 0;
        foreach (var part in parts)
        {
            if (part.IsOptional && at == value.Length) return null;
            var take = Math.Min(part.Most, value.Length - at);
            if (take < part.Least)
                return $"({Ai}) {Name} is too short: \"{value}\" has {value.Length} signs.";
            if (part.Fault(value.Substring(at, take)) is { } wrong) return $"({Ai}) {Name} {wrong}";
            at += take;
        }
        return at == value.Length ? null : $"({Ai}) {Name} is too long: \"{value}\" has {value.Length} signs, at most {Length} are allowed.";
    }

    private static Dictionary<string, ApplicationIdentifier> Table()
    {
        using var stream = typeof(ApplicationIdentifier).Assembly.GetManifestResourceStream("Traceability.Scanning.gs1-application-identifiers.csv")!;
        using var reader = new StreamReader(stream);
        var table = new Dictionary<string, ApplicationIdentifier>(StringComparer.Ordinal);
        foreach (var row in reader.ReadToEnd().Split('\n').Where(l => l.Length > 0 && char.IsAsciiDigit(l[0])).Select(l => l.Split(',')))
        {
            var ways = row[5].Length == 0 ? [] : row[5].Split('|').Select(w => (IReadOnlyList<string>)(w == "-" ? [] : w.Split('+'))).ToList();
            for (var n = int.Parse(row[0], CultureInfo.InvariantCulture); n <= int.Parse(row[1], CultureInfo.InvariantCulture); n++)
            {
                var ai = n.ToString(CultureInfo.InvariantCulture).PadLeft(row[0].Length, '0');
                table.Add(ai, new([.. row[4].Split(' ').Select(Part.Of)]) { Ai = ai, IsPredefined = row[2] == "1", IsAttribute = row[3] == "1", Ways = ways, Name = row[6] });
            }
        }
        return table;
    }

    /// <summary>A part of the data: "N13c" is thirteen digits with a check digit, "[X..17]" up to seventeen signs, or none.</summary>
    private sealed partial record Part(char Signs, int Least, int Most, bool IsOptional, char Check)
    {
        public static Part Of(string written)
        {
            var m = Written().Match(written);
            var most = int.Parse(m.Groups["most"].ValueSpan, CultureInfo.InvariantCulture);
            return new(m.Groups["signs"].Value[0], m.Groups["up"].Length > 0 ? 1 : most, most, written[0] == '[', m.Groups["check"].Length > 0 ? m.Groups["check"].Value[0] : ' ');
        }

        public string? Fault(string value)
        {
            foreach (var c in value)
                if (!Allows(c)) return Signs == 'N' ? $"may hold digits only, and \"{value}\" holds \"{c}\"." : $"holds a sign that GS1 does not allow there (\"{(char.IsControl(c) ? "not printable" : c)}\").";
            return Check switch
            {
                'c' when CheckDigit.Of(value.AsSpan(0, value.Length - 1)) is var right && right != value[^1] => $"{value} has a wrong check digit: it ends in {value[^1]}, and {right} would be right.",
                'd' or 'D' when !Gs1Date.IsDate(value, dayNeeded: Check == 'D') => $"\"{value}\" is no date as GS1 writes it, YYMMDD.",
                _ => null,
            };
        }

        private bool Allows(char c) => Signs switch
        {
            'N' => char.IsAsciiDigit(c),
            'Y' => char.IsAsciiDigit(c) || char.IsAsciiLetterUpper(c) || c is '#' or '-' or '/',
            'Z' => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '=',
            _ => IsSign(c),
        };

        [GeneratedRegex(@"^\[?(?<signs>[NXYZ])(?<up>\.\.)?(?<most>\d+)(?<check>[cdD]?)\]?$")]
        private static partial Regex Written();
    }

    /// <summary>A sign of the set that GS1 calls 82.</summary>
    public static bool IsSign(char c) => char.IsAsciiLetterOrDigit(c) || "!\"%&'()*+,-./:;<=>?_".Contains(c, StringComparison.Ordinal);
}

/// <summary>The check digit of GS1's numbers: GTIN, SSCC, GLN and others.</summary>
public static class CheckDigit
{
    /// <param name="digits">All but the check digit.</param>
    public static char Of(ReadOnlySpan<char> digits)
    {
        var sum = 0;
        for (var n = 0; n < digits.Length; n++)
            sum += (digits[^(n + 1)] - '0') * (n % 2 == 0 ? 3 : 1);
        return (char)('0' + ((10 - (sum % 10)) % 10));
    }

    /// <summary>Whether it is all digits and the last one is right.</summary>
    public static bool IsRight(ReadOnlySpan<char> number) => number.Length > 1 && !number.ContainsAnyExceptInRange('0', '9') && Of(number[..^1]) == number[^1];
}

/// <summary>Dates as GS1 writes them: YYMMDD, where the day 00 is the month's last.</summary>
public static class Gs1Date
{
    public static bool IsDate(string value, bool dayNeeded) => Of(value, 2000) is not null && !(dayNeeded && value.EndsWith("00", StringComparison.Ordinal));

    /// <summary>The date; null where it is none.</summary>
    /// <param name="thisYear">The century is the one that lies nearest: 51 years on and more is the last one, 50 years back and more the next.</param>
    public static DateOnly? Of(string value, int thisYear)
    {
        if (value.Length != 6 || !value.All(char.IsAsciiDigit)) return null;
        var (yy, month, day) = (Two(0), Two(2), Two(4));
        if (month is 0 or > 12) return null;
        var year = (thisYear / 100 * 100) + yy + ((yy - (thisYear % 100)) switch { >= 51 => -100, <= -50 => 100, _ => 0 });
        var days = DateTime.DaysInMonth(year, month);
        return day > days ? null : new DateOnly(year, month, day == 0 ? days : day);

        int Two(int at) => ((value[at] - '0') * 10) + value[at + 1] - '0';
    }
}
