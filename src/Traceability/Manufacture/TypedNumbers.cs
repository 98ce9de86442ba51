using System.Globalization;
using Traceability.Lots;

namespace Traceability.Manufacture;

/// <summary>Several numbers in one line, as they are typed or scanned: "SN-001, SN-004", "SN-001..SN-010", "1-5,8+3".</summary>
public static class TypedNumbers
{
    /// <summary>The most numbers one entry takes.</summary>
    public const int Most = 1000;

    /// <exception cref="DomainRuleException">Nothing is typed, a number stands there twice, or a range cannot be counted through.</exception>
    public static IReadOnlyList<string> Of(string? text, string what = "serial number", string field = "Serials")
    {
        var numbers = (text ?? "").Split([',', ';', '\n', '\r'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(part => Range(part, field)).Take(Most + 1).ToList();
        if (numbers.Count == 0)
            throw new DomainRuleException($"The {what} is empty. Type or scan it.", field);
        if (numbers.Count > Most)
            throw new DomainRuleException($"These are more than {Most} numbers. Enter at most {Most} at a time.", field);
        var seen = new HashSet<string>();
        foreach (var number in numbers)
            if (!seen.Add(NumberKey.Of(number)))
                throw new DomainRuleException($"{number} stands there twice. Every unit has a number of its own.", field);
        return numbers;
    }

    private static IEnumerable<string> Range(string part, string field)
    {
        var dots = part.IndexOf("..", StringComparison.Ordinal);
        if (dots < 0 && AndMore(part, field) is { } more) return more;
        // A dash stands in most serial numbers, so it counts only between bare numbers: 1-5.
        var bare = dots < 0 && part.Count(c => c == '-') == 1 && part.All(c => char.IsAsciiDigit(c) || c is '-' or ' ') && part[0] != '-' && part[^1] != '-';
        if (dots < 0 && !bare) return [part];
        var (from, to) = bare ? (part[..part.IndexOf('-', StringComparison.Ordinal)].Trim(), part[(part.IndexOf('-', StringComparison.Ordinal) + 1)..].Trim())
            : (part[..dots].Trim(), part[(dots + 2)..].Trim().TrimStart('.'));
        var (stem, first) = Parted(from);
        var (other, last) = Parted(to);
        // "SN-001..010" names only the last digits of the end.
        if (first.Length is 0 or > 15 || last.Length is 0 or > 15 || (other.Length > 0 && NumberKey.Of(other) != NumberKey.Of(stem)))
            throw new DomainRuleException($"\"{(part.Length <= 60 ? part : part[..60] + "…")}\" cannot be counted through. Write the first and the last number, alike but for their last digits: SN-001..SN-010.", field);
        var (begin, end) = (long.Parse(first, CultureInfo.InvariantCulture), long.Parse(last, CultureInfo.InvariantCulture));
        if (end < begin)
            throw new DomainRuleException($"{from}..{to} runs backwards. Write the lower number first.", field);
        return Counted(stem, first.Length, begin, end);
    }

    // "8+3": the eighth and three more; also "SN-008+3".
    private static IEnumerable<string>? AndMore(string part, string field)
    {
        var plus = part.LastIndexOf('+');
        if (plus < 1 || !part[(plus + 1)..].Trim().All(char.IsAsciiDigit) || part[(plus + 1)..].Trim().Length is 0 or > 6) return null;
        var (stem, first) = Parted(part[..plus].Trim());
        if (first.Length is 0 or > 15) return null;
        var count = long.Parse(part[(plus + 1)..], NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture);
        if (count == 0)
            throw new DomainRuleException($"\"{part}\" adds none. Write how many more there are: {part[..plus].Trim()}+3 is that one and the next three.", field);
        var begin = long.Parse(first, CultureInfo.InvariantCulture);
        return Counted(stem, first.Length, begin, begin + count);
    }

    private static IEnumerable<string> Counted(string stem, int digits, long from, long to)
    {
        for (var n = from; n <= to; n++)
            yield return stem + n.ToString(CultureInfo.InvariantCulture).PadLeft(digits, '0');
    }

    private static (string Stem, string Digits) Parted(string number)
    {
        var at = number.Length;
        while (at > 0 && char.IsAsciiDigit(number[at - 1])) at--;
        return (number[..at], number[at..]);
    }
}

/// <summary>An amount with its unit in one line: "5 sheets", "200 g", "1,5".</summary>
public static class TypedAmount
{
    /// <param name="usual">The unit that is meant when none is typed.</param>
    /// <exception cref="DomainRuleException">It cannot be read, or is nothing.</exception>
    public static Quantity Of(string? text, Unit usual, string field = "Quantity")
    {
        var written = (text ?? "").Trim();
        var end = written.Length;
        while (end > 0 && !char.IsAsciiDigit(written[end - 1]) && written[end - 1] is not (',' or '.')) end--;
        // m2 and cm2 end in a digit.
        if (written.EndsWith("m2", StringComparison.OrdinalIgnoreCase))
            end = written.Length - (written.EndsWith("cm2", StringComparison.OrdinalIgnoreCase) ? 3 : 2);
        var unit = written[end..].Trim();
        return Quantity.Typed(end == 0 ? written : written[..end], unit.Length == 0 || end == 0 ? usual : Unit(unit, field), field);
    }

    private static Unit Unit(string word, string field) =>
        Units.Parse(word.Length <= 20 ? word : word[..20] + "…", field);
}
