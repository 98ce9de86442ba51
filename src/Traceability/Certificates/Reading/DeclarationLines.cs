using System.Globalization;

namespace Traceability.Certificates.Reading;

/// <summary>What a declaration comes to, in sentences that say whose words they are; and what in it can hardly be right.</summary>
internal static class DeclarationLines
{
    // Directive 2011/65/EU, Annex II as replaced by (EU) 2015/863: percent by weight in each homogeneous material.
    private static readonly Dictionary<string, (string Name, decimal Most)> Rohs = new(StringComparer.Ordinal)
    {
        ["7439-92-1"] = ("lead", 0.1m),
        ["7439-97-6"] = ("mercury", 0.1m),
        ["7440-43-9"] = ("cadmium", 0.01m),
        ["18540-29-9"] = ("hexavalent chromium", 0.1m),
        ["59536-65-1"] = ("PBB", 0.1m),
        ["1163-19-5"] = ("PBDE", 0.1m),
        ["32536-52-0"] = ("PBDE", 0.1m),
        ["32534-81-9"] = ("PBDE", 0.1m),
        ["117-81-7"] = ("DEHP", 0.1m),
        ["85-68-7"] = ("BBP", 0.1m),
        ["84-74-2"] = ("DBP", 0.1m),
        ["84-69-5"] = ("DIBP", 0.1m),
    };

    private const decimal MostInAll = 100.5m;

    public static ReadCertificate With(ReadCertificate read)
    {
        var declaration = read.Declaration!;
        return read with { Declaration = declaration with { Lines = [.. Lines(declaration)] }, Doubts = [.. read.Doubts, .. Doubts(read, declaration)] };
    }

    /// <summary>Whether a list is RoHS's: "EUROHS-1907".</summary>
    public static bool IsRohs(string list) => list.Contains("ROHS", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a list is REACH's Candidate List: "EUREACH-0624".</summary>
    public static bool IsReach(string list) => list.Contains("REACH", StringComparison.OrdinalIgnoreCase) || list.Contains("SVHC", StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<string> Lines(ReadDeclaration declaration)
    {
        foreach (var statement in declaration.Statements)
            yield return $"{(statement.IsTrue switch { true => "Stated as true", false => "Stated as false", null => "Not answered" })}{(statement.List.Length == 0 ? "" : $" ({statement.List})")}: {statement.Words}";
        foreach (var list in declaration.Substances.Where(s => s.IsAbove is not null && s.List.Length > 0).GroupBy(s => s.List, StringComparer.Ordinal))
        {
            var above = list.Where(s => s.IsAbove == true).ToList();
            var named = IsRohs(list.Key) ? "RoHS" : IsReach(list.Key) ? "REACH Candidate List" : "List";
            yield return above.Count == 0
                ? $"{named} ({list.Key}): declared as not above the threshold, for all of its {list.Count()} entries."
                : $"{named} ({list.Key}): declared as above the threshold: {string.Join("; ", above.Take(20).Select(Said))}{(above.Count > 20 ? $"; and {above.Count - 20} more" : "")}.";
        }
        foreach (var over in declaration.Substances.Where(s => s.Cas is not null && Rohs.ContainsKey(s.Cas) && s.Percent is { } percent && percent > Rohs[s.Cas].Most).DistinctBy(s => (s.Cas, s.Where)))
            yield return $"RoHS: {Rohs[over.Cas!].Name} is declared with {over.Share!.Shown} {over.Unit}{(over.Where.Length == 0 ? "" : $" of {over.Where}")}, more than {Rohs[over.Cas!].Most.ToString(CultureInfo.InvariantCulture)} %{(over.Exemptions.Count > 0 ? $", under exemption {string.Join(", ", over.Exemptions)}" : declaration.Exemptions.Count > 0 ? $"; exemptions named: {string.Join(", ", declaration.Exemptions)}" : ", and no exemption is named")}.";
        if (!declaration.Substances.Any(s => IsRohs(s.List)) && !declaration.Statements.Any(s => IsRohs(s.List))) yield return "RoHS: it names no RoHS list, so it says nothing of RoHS as a whole.";
        if (!declaration.Substances.Any(s => IsReach(s.List)) && !declaration.Statements.Any(s => IsReach(s.List))) yield return "REACH: it names no Candidate List, so it says nothing of SVHC as a whole.";
    }

    private static string Said(DeclaredSubstance s) => $"{s.Name}{(s.Cas is null ? "" : $" ({s.Cas})")}{(s.Share is null ? "" : $" {s.Share.Shown} {s.Unit}")}{(s.Exemptions.Count == 0 ? "" : $", exemption {string.Join(", ", s.Exemptions)}")}";

    private static IEnumerable<string> Doubts(ReadCertificate read, ReadDeclaration declaration)
    {
        if (read.Issuer is null) yield return "It does not say which company declares it.";
        if (read.IssuedOn is null) yield return "It bears no date.";
        if (declaration.SignedBy is null) yield return "Nobody is named who authorised it.";
        if (declaration.IsAccepted == false) yield return "The supplier has not accepted the declaration (supplierAcceptance is false): it is a draft.";
        foreach (var statement in declaration.Statements.Where(s => s.IsTrue is null)) yield return $"A statement is not answered: {statement.Words}";
        foreach (var wrong in declaration.Substances.Where(s => s.Cas is not null && !IsCas(s.Cas)).Select(s => s.Cas).Distinct()) yield return $"\"{wrong}\" is not a CAS number: its check digit does not fit.";
        foreach (var substance in declaration.Substances)
        {
            if (substance.Percent is > 100) yield return $"{substance.Name} = {substance.Share!.Shown} {substance.Unit}: nothing is more than 100 % of anything.";
            if (substance.Percent is < 0) yield return $"{substance.Name} = {substance.Share!.Shown} {substance.Unit}: no share is below nothing.";
        }
        foreach (var material in declaration.Substances.Where(s => s.Percent is >= 0 and <= 100 && s.Where.Length > 0).GroupBy(s => (s.Where, s.List)))
            if (material.Sum(s => s.Percent) is { } sum && sum > MostInAll)
                yield return $"The substances of {material.Key.Where} add up to {sum.ToString(CultureInfo.InvariantCulture)} %, which is more than the whole.";
    }

    /// <summary>Up to seven digits, two, and a check digit: the sum of the digits, each times its place from the right, modulo ten.</summary>
    private static bool IsCas(string number)
    {
        var parts = number.Split('-');
        if (parts is not [{ Length: >= 2 and <= 7 }, { Length: 2 }, { Length: 1 }] || !number.All(c => char.IsAsciiDigit(c) || c == '-')) return false;
        var digits = parts[0] + parts[1];
        return digits.Reverse().Select((c, at) => (c - '0') * (at + 1)).Sum() % 10 == parts[2][0] - '0';
    }
}
