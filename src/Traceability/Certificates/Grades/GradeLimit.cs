namespace Traceability.Certificates.Grades;

/// <summary>One limit of a grade: at least, at most, or both.</summary>
/// <param name="Property">An element or a sum of elements ("Si+Fe"), or a mechanical property ("Rm", "Rp0.2", "A50").</param>
/// <param name="IsVerified">Seen in a source. What was not is only a hint, and blocks nothing.</param>
/// <param name="Source">Where it was seen.</param>
public sealed record GradeLimit(string Property, bool IsChemical, decimal? Minimum, decimal? Maximum, string Unit, bool IsVerified, string Source)
{
    /// <summary>"0.8 to 1.2 %", "at most 0.03 %", "at least 485 MPa".</summary>
    public string Words => (Minimum, Maximum) switch
    {
        ({ } from, { } to) => FormattableString.Invariant($"{from} to {to} {Unit}"),
        ({ } from, null) => FormattableString.Invariant($"at least {from} {Unit}"),
        _ => FormattableString.Invariant($"at most {Maximum} {Unit}"),
    };
}

/// <summary>The limits that one standard sets for a grade in one edition, form, thickness and condition; what is empty holds for all.</summary>
public sealed record GradeTable(string Grade, string Standard, string Edition, string Form, Thickness Thickness, string Condition, IReadOnlyList<GradeLimit> Limits)
{
    /// <summary>What was compared with, in full: "304: ASTM A240, edition 2004, plate, t&lt;=20 mm".</summary>
    public string Title => $"{Grade}: " + string.Join(", ", new[]
    {
        Standard == "not stated" ? "standard not stated" : Standard, Edition.Length == 0 ? "edition not stated" : $"edition {Edition}",
        Form.Length == 0 ? "any form" : Form, Thickness.Written.Length == 0 ? "any thickness" : $"{Thickness.Written} mm", Condition,
    }.Where(said => said.Length > 0));
}

/// <summary>For which thickness, or diameter, a table holds, in millimetres: "20&lt;t&lt;=40".</summary>
public readonly record struct Thickness(string Written)
{
    public bool Holds(decimal millimetres)
    {
        if (Written.Length == 0) return true;
        var at = Written.IndexOf('t', StringComparison.Ordinal);
        return (at == 0 || Compares(Number(Written[..at].TrimEnd('<', '=')), Written[..at].EndsWith("<=", StringComparison.Ordinal) ? "<=" : "<", millimetres))
            && (at == Written.Length - 1 || Compares(millimetres, Sign(Written[(at + 1)..]), Number(Written[(at + 1)..].TrimStart('<', '>', '='))));
    }

    private static string Sign(string upper) => upper.StartsWith("<=", StringComparison.Ordinal) ? "<=" : upper[..1];

    private static bool Compares(decimal one, string sign, decimal other) => sign switch { "<=" => one <= other, "<" => one < other, _ => one > other };

    private static decimal Number(string written) => decimal.Parse(written, System.Globalization.CultureInfo.InvariantCulture);
}
