using System.Text;

namespace Traceability.Scanning;

/// <summary>
/// GS1 Digital Link: application identifiers in the path and the query of a web address, of whatever domain
/// (https://example.com/01/09520123456788/10/ABC?17=271231). By the standard's URI syntax 1.2 and 1.3.
/// </summary>
public static class DigitalLink
{
    private static readonly string[] Schemes = ["https://", "http://", "HTTPS://", "HTTP://"];

    // The names that version 1.1 of the standard allowed in the place of digits, and that old labels bear.
    private static readonly Dictionary<string, string> Names = new (string Name, string Ai)[]
    {
        ("sscc", "00"), ("gtin", "01"), ("gdti", "253"), ("gcn", "255"), ("ginc", "401"), ("gsin", "402"), ("gln", "414"), ("payTo", "415"), ("party", "417"),
        ("grai", "8003"), ("giai", "8004"), ("itip", "8006"), ("cpid", "8010"), ("gmn", "8013"), ("gsrnp", "8017"), ("gsrn", "8018"),
        ("cpv", "22"), ("lot", "10"), ("ser", "21"), ("tpx", "235"), ("glnx", "254"), ("cpsn", "8011"), ("srin", "8019"), ("refno", "8020"),
    }.ToDictionary(n => n.Name, n => n.Ai, StringComparer.Ordinal);

    /// <param name="strict">
    /// Only what the present standard allows. Labels of older days have names in the place of digits, a GTIN without its
    /// leading zeros, or identifiers that nobody knows in the query: these are read as well.
    /// </param>
    public static Gs1Reading Read(string uri, bool strict = false)
    {
        if (Schemes.FirstOrDefault(s => uri.StartsWith(s, StringComparison.Ordinal)) is not { } scheme) return NoLink();
        if (uri.Any(c => !char.IsAsciiLetterOrDigit(c) && !"-._~:/?#[]@!$&'()*+,;=%".Contains(c, StringComparison.Ordinal))) return NoLink();
        var address = uri[scheme.Length..].Split('#', 2)[0].Split('?', 2);
        var path = address[0].Split('/');
        if (path[0].Length == 0 || path[0].Any(c => !char.IsAsciiLetterOrDigit(c) && c is not ('-' or '.' or ':' or '[' or ']'))) return NoLink();

        var elements = new List<Gs1Element>();
        return Path(path[1..], elements, strict) is { } inPath ? Gs1Reading.Wrong(inPath)
            : Query(address.Length > 1 ? address[1] : "", elements, strict) is { } inQuery ? Gs1Reading.Wrong(inQuery)
            : new(elements);
    }

    /// <summary>The last key of the path with what is behind it; what stands before is the domain's own affair.</summary>
    private static string? Path(string[] path, List<Gs1Element> elements, bool strict)
    {
        var key = path.Length - 2;
        while (key >= 0 && Known(path[key], strict) is not { IsKey: true }) key -= 2;
        if (key < 0) return NoLink().Fault;
        for (var at = key; at < path.Length; at += 2)
        {
            if (Known(path[at], strict) is not { } ai) return $"\"{path[at]}\" in this address is not an application identifier of GS1.";
            if (at > key && !Follows(elements, ai.Ai)) return $"({ai.Ai}) {ai.Name} may not stand there in a GS1 address.";
            if (Add(elements, ai.Ai, path[at + 1], strict) is { } fault) return fault;
        }
        return null;
    }

    private static string? Query(string query, List<Gs1Element> elements, bool strict)
    {
        var inPath = elements.ToList();
        foreach (var pair in query.Split('&').Select(p => p.Split('=', 2)).Where(p => p.Length == 2))
        {
            // Any other word is the domain's own affair.
            if (pair[0].Length == 0 || !pair[0].All(char.IsAsciiDigit)) continue;
            var ai = ApplicationIdentifier.Of(pair[0]);
            if (ai is { IsAttribute: false } || (ai is null && (strict || !MayBe(pair[0])))) return $"({pair[0]}) may not stand in the query of a GS1 address.";
            if (Follows(inPath, pair[0])) return $"({pair[0]}) belongs into the path of a GS1 address.";
            if (Add(elements, pair[0], pair[1], strict) is { } fault) return fault;
        }
        return null;
    }

    /// <summary>Adds an element, decoded; else the sentence that says what is wrong with it.</summary>
    private static string? Add(List<Gs1Element> elements, string ai, string written, bool strict)
    {
        var value = Decoded(written);
        if (ai == "01" && !strict && value.Length is 8 or 12 or 13) value = value.PadLeft(14, '0');
        if (elements.Exists(e => e.Ai == ai)) return $"({ai}) stands there twice. The label is wrong; read the number by eye.";
        var fault = ApplicationIdentifier.Of(ai) is { } known ? known.Fault(value) : value.Length is > 0 and <= 90 && value.All(ApplicationIdentifier.IsSign) ? null : $"({ai}) holds what GS1 does not allow there.";
        elements.Add(new(ai, value));
        return fault is null ? null : fault + " Scan it again; if it stays so, the label is wrong.";
    }

    /// <summary>Whether the identifier may stand in the path behind what stands there.</summary>
    private static bool Follows(List<Gs1Element> path, string ai)
    {
        var behind = path.Skip(1).Select(e => e.Ai).ToList();
        return ApplicationIdentifier.Of(path[0].Ai)!.Ways.Any(way => way.Contains(ai) && behind.All(way.Contains) && behind.All(b => way.IndexIn(b) < way.IndexIn(ai)));
    }

    private static int IndexIn(this IReadOnlyList<string> way, string ai) => way.TakeWhile(a => a != ai).Count();

    private static ApplicationIdentifier? Known(string written, bool strict) => ApplicationIdentifier.Of(!strict && Names.TryGetValue(written, out var ai) ? ai : written);

    /// <summary>Whether digits that no identifier has could be one: those that begin like it have as many.</summary>
    private static bool MayBe(string digits) => digits.Length is >= 2 and <= 4 && (ApplicationIdentifier.DigitsOf(digits[..2]) ?? digits.Length) == digits.Length;

    private static string Decoded(string written)
    {
        if (!written.Contains('%', StringComparison.Ordinal)) return written;
        var bytes = new List<byte>();
        for (var at = 0; at < written.Length; at++)
            if (written[at] == '%' && at + 2 < written.Length && char.IsAsciiHexDigit(written[at + 1]) && char.IsAsciiHexDigit(written[at + 2]))
            {
                bytes.Add(Convert.FromHexString(written.AsSpan(at + 1, 2))[0]);
                at += 2;
            }
            else
            {
                bytes.Add((byte)written[at]);
            }
        return Encoding.Latin1.GetString([.. bytes]);
    }

    private static Gs1Reading NoLink() => Gs1Reading.Wrong("This address is not a GS1 Digital Link.");
}
