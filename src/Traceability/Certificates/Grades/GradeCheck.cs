using Traceability.Certificates.Reading;

namespace Traceability.Certificates.Grades;

/// <summary>How a value stands to a limit. Silence is never taken for compliance.</summary>
public enum LimitResult { In, Out, NotStated, NotComparable }

/// <summary>One value of a heat held against one limit.</summary>
/// <param name="Value">As shown, with its unit; null when the certificate does not state it.</param>
public sealed record LimitVerdict(GradeTable Table, string Heat, GradeLimit Limit, string? Value, LimitResult Result)
{
    /// <summary>"Cr = 17.2 %: out, 18.0 to 20.0 %", with its doubt where the limit was not verified.</summary>
    public string Words => $"{Limit.Property} = {Value ?? "not stated"}: {Result switch { LimitResult.In => "in", LimitResult.Out => "out", LimitResult.NotStated => "not stated", _ => "cannot be compared" }}, {Limit.Words}{(Limit.IsVerified ? "" : " (unverified limit)")}";
}

/// <summary>
/// A certificate held against the limits of its grade. Values are compared exactly as they are written, without rounding; limits
/// are those of the heat analysis. What has no limit in a table is not spoken of.
/// </summary>
public sealed class GradeCheck
{
    private GradeCheck(IReadOnlyList<GradeTable> tables, IReadOnlyList<LimitVerdict> verdicts) => (Tables, Verdicts) = (tables, verdicts);

    /// <summary>What it was compared with. Several where the edition, the form or the thickness is not known.</summary>
    public IReadOnlyList<GradeTable> Tables { get; }

    public IReadOnlyList<LimitVerdict> Verdicts { get; }

    /// <summary>
    /// The values that no table which may apply allows, and of which at least one such limit was verified: they stand in the way.
    /// A value that one edition refuses and another takes is not among them, see <see cref="Warnings"/>.
    /// </summary>
    public IReadOnlyList<LimitVerdict> Refused => [.. Of(all: true).Select(same => same.First(v => v.Limit.IsVerified))];

    /// <summary>What a person should look at: out of an unverified limit, or out in one table and in by another.</summary>
    public IReadOnlyList<LimitVerdict> Warnings => [.. Of(all: false).Select(same => same.First(v => v.Result is LimitResult.Out))];

    public static GradeCheck Of(ReadCertificate certificate, IReadOnlyList<GradeTable> tables)
    {
        // What names no heat is checked as one without a number.
        IReadOnlyList<string> heats = certificate.Heats.Count > 0 ? certificate.Heats : [""];
        return new(tables, [.. from table in tables from heat in heats from limit in table.Limits from verdict in Compared(certificate, table, heat, limit) select verdict]);
    }

    private IEnumerable<IReadOnlyList<LimitVerdict>> Of(bool all)
    {
        foreach (var same in Verdicts.GroupBy(v => (v.Heat, v.Limit.Property, v.Value)).Select(g => g.ToList()))
            if (same.Any(v => v.Result is LimitResult.Out) && (same.All(v => v.Result is LimitResult.Out) && same.Any(v => v.Limit.IsVerified)) == all) yield return same;
    }

    private static IEnumerable<LimitVerdict> Compared(ReadCertificate certificate, GradeTable table, string heat, GradeLimit limit)
    {
        var values = limit.IsChemical ? Shares(certificate, heat, limit) : Measured(certificate, heat, limit);
        return values.DefaultIfEmpty((Value: null, Shown: null)).Select(v => new LimitVerdict(table, heat, limit, v.Shown, v.Shown is null ? LimitResult.NotStated : Result(v.Value, limit)));
    }

    private static IEnumerable<(ReadValue? Value, string? Shown)> Shares(ReadCertificate certificate, string heat, GradeLimit limit)
    {
        var ofHeat = certificate.Chemistry.Where(c => c.Heat == heat).ToList();
        if (!limit.Property.Contains('+', StringComparison.Ordinal))
            return ofHeat.Where(c => IsElement(c.Element, limit.Property)).Select(c => (InUnit(c, limit.Unit), (string?)$"{c.Value.Operator}{c.Value.Shown} {c.Unit}".TrimEnd()));
        // A sum of elements is known when each of them is, once.
        var parts = limit.Property.Split('+').Select(symbol => ofHeat.Where(c => c.Element == symbol && c.Value.Operator is null).ToList()).ToList();
        if (parts.Any(p => p.Count != 1 || p[0].Percent is not (>= 0 and <= 100))) return [];
        var sum = ReadValue.Of(parts.Sum(p => p[0].Percent!.Value).ToString(System.Globalization.CultureInfo.InvariantCulture));
        return [(sum, $"{sum.Shown} %")];
    }

    private static bool IsElement(string written, string property) => written == property || property switch
    {
        "Other_each" => written is "OtherSingle" or "OtherEach" or "Others each",
        "Other_total" => written is "OtherSum" or "OtherTotal" or "Others total",
        "CE" => written is "CEV" or "Ceq" or "CET(IIW)",
        _ => false,
    };

    private static ReadValue? InUnit(ChemicalValue value, string unit)
    {
        if (value.Unit == unit) return value.Value;
        return unit == "%" && value.Percent is { } percent ? value.Value with { Low = percent, High = percent } : null;
    }

    private static IEnumerable<(ReadValue? Value, string? Shown)> Measured(ReadCertificate certificate, string heat, GradeLimit limit)
    {
        var ofHeat = certificate.Mechanical.Where(m => m.Heat == heat).ToList();
        var exact = ofHeat.Where(m => IsProperty(m, limit.Property)).ToList();
        // A yield strength of no stated kind is held against the one that the table limits.
        if (exact.Count == 0 && limit.Property is "ReH" or "Rp0.2") exact = [.. ofHeat.Where(m => m.Property == "Re")];
        return exact.Select(m => (m.Unit == limit.Unit || (limit.Unit == "ratio" && m.Unit.Length == 0) ? m.Value : null, (string?)$"{m.Value.Operator}{m.Value.Shown} {m.Unit}".TrimEnd()));
    }

    private static bool IsProperty(MeasuredValue measured, string property)
    {
        var name = measured.Property.Replace(',', '.').Replace(" ", "", StringComparison.Ordinal);
        return name == property || property switch
        {
            "A50" => name is "A50mm" or "A50%",
            "A" => name is "A5" or "A5.65",
            "A200" => name is "A200mm",
            "HRB" => name == "HR" && measured.Unit == "HRB",
            "Rm_Re" => name is "Rm/Re",
            _ => false,
        };
    }

    private static LimitResult Result(ReadValue? value, GradeLimit limit)
    {
        if (value?.Low is not { } low || value.High is not { } high) return LimitResult.NotComparable;
        // "Below 0.002" keeps a greatest value, and says nothing of a least one; "above" the other way round.
        return value.Operator switch
        {
            null => low < limit.Minimum || high > limit.Maximum ? LimitResult.Out : LimitResult.In,
            "<" or "<=" => limit.Minimum is null && high <= limit.Maximum ? LimitResult.In : high < limit.Minimum ? LimitResult.Out : LimitResult.NotComparable,
            _ => limit.Maximum is null && low >= limit.Minimum ? LimitResult.In : low > limit.Maximum ? LimitResult.Out : LimitResult.NotComparable,
        };
    }
}
