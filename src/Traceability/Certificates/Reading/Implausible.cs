using System.Globalization;

namespace Traceability.Certificates.Reading;

/// <param name="CannotBe">True where no material is so, false where a person should look.</param>
internal readonly record struct Doubt(string Says, bool CannotBe = false)
{
    public static implicit operator Doubt(string says) => new(says);
}

/// <summary>What cannot be right, or hardly: the certificate is shown with it, and a person decides.</summary>
internal static class Implausible
{
    /// <summary>Rounding of many elements adds up to a little more than a hundred.</summary>
    private const decimal MostInAll = 100.5m;

    // Gases and traces that are commonly stated in ppm: more percent than this was seen in no metal.
    private static readonly Dictionary<string, decimal> RarelyMore = new(StringComparer.Ordinal) { ["H"] = 0.1m, ["O"] = 1m, ["N"] = 1.5m, ["Ca"] = 1m, ["B"] = 5m };

    public static IEnumerable<Doubt> In(ReadCertificate certificate) =>
        [.. Kind(certificate), .. certificate.Chemistry.SelectMany(One).Distinct(), .. certificate.Chemistry.GroupBy(c => (c.Heat, c.Sample)).SelectMany(Together), .. Tension(certificate), .. certificate.Mechanical.Concat(certificate.Other).SelectMany(One).Distinct()];

    private static IEnumerable<Doubt> Kind(ReadCertificate certificate)
    {
        if (certificate.En10204 is "2.1" or "2.2" && (certificate.Chemistry.Count > 0 || certificate.Mechanical.Count > 0))
            yield return $"It is a {certificate.En10204}: its values were not measured on this lot.";
        if (certificate.En10204 is "3.1" or "3.2" && certificate.Chemistry.Count == 0 && certificate.Mechanical.Count == 0)
            yield return $"It is a {certificate.En10204} without a single value that was measured.";
        if (certificate.IssuedOn > certificate.ExpiresOn)
            yield return $"It would expire on {certificate.ExpiresOn:yyyy-MM-dd}, before it was issued on {certificate.IssuedOn:yyyy-MM-dd}.";
    }

    private static IEnumerable<Doubt> One(ChemicalValue value)
    {
        var said = $"{value.Element} = {value.Value.Operator}{value.Value.Shown} {value.Unit}".TrimEnd() + In(value.Heat);
        if (value.Value.Low is null) yield return $"{said}: this is not a number that can be compared.";
        if (value.Value.Low < 0) yield return CannotBe($"{said}: no share is below nothing.");
        if (ChemicalElements.Are(value.Element) && value.Unit.Length == 0) yield return $"{said}: it does not say whether this is % or ppm.";
        if (value.Percent is { } percent)
        {
            if (percent > 100) yield return CannotBe($"{said}: no element is more than 100 % of anything.");
            else if (value.Unit == "%" && RarelyMore.TryGetValue(value.Element, out var most) && percent > most) yield return CannotBe($"{said}: hardly in percent; perhaps ppm is meant.");
            else if (value.Unit == "ppm" && value.Value.Operator is null && value.Value.Exact is > 0 and < 1 && !RarelyMore.ContainsKey(value.Element)) yield return CannotBe($"{said}: hardly in ppm; perhaps percent is meant.");
        }
        if (Outside(value.Value, value.Minimum, value.Maximum) is { } limits) yield return $"{said}: outside the limits that the certificate itself states ({limits}).";
    }

    private static IEnumerable<Doubt> Together(IGrouping<(string Heat, string Sample), ChemicalValue> analysis)
    {
        var heat = For(analysis.Key.Heat);
        foreach (var twice in analysis.GroupBy(c => c.Element).Where(same => same.Select(c => (c.Value.Shown, c.Unit)).Distinct().Count() > 1))
            yield return $"{twice.Key} stands there more than once{heat}: {string.Join(" and ", twice.Select(c => $"{c.Value.Shown} {c.Unit}".TrimEnd()))}.";
        // One that is over a hundred by itself has been named.
        var shares = analysis.Select(c => c.Percent ?? 0).ToList();
        if (shares.All(s => s is >= 0 and <= 100) && shares.Sum() is > MostInAll and var sum)
            yield return CannotBe($"The elements add up to {sum.ToString(CultureInfo.InvariantCulture)} %{heat}, which is more than the whole.");
    }

    private static IEnumerable<Doubt> Tension(ReadCertificate certificate)
    {
        foreach (var sample in certificate.Mechanical.GroupBy(m => (m.Heat, m.Unit)))
        {
            var yields = sample.Where(Properties.IsYield).Where(m => m.Value.Low is not null).ToList();
            var tensile = sample.Where(Properties.IsTensile).Where(m => m.Value.High is not null).ToList();
            if (yields.Count > 0 && tensile.Count > 0 && yields.Max(m => m.Value.Low) > tensile.Max(m => m.Value.High))
                yield return CannotBe($"The yield strength, {yields.MaxBy(m => m.Value.Low)!.Value.Shown} {sample.Key.Unit}, is above the tensile strength, {tensile.MaxBy(m => m.Value.High)!.Value.Shown} {sample.Key.Unit}{For(sample.Key.Heat)}; that cannot be.");
        }
    }

    private static IEnumerable<Doubt> One(MeasuredValue value)
    {
        var said = $"{value.Property} = {value.Value.Operator}{value.Value.Shown} {value.Unit}".TrimEnd() + For(value.Heat);
        if (Properties.IsHardness(value) && value.Unit == "J") yield return CannotBe($"The hardness{For(value.Heat)} is stated in J (joule), in which no hardness is measured.");
        if (value.Value.Low < 0 && value.Code is not null) yield return $"{said}: this is below nothing.";
        if (value.Value.Low is null && value.Value.Written.Length > 0 && value.Value.Written.All(c => char.IsAsciiDigit(c) || c is '.' or ',' or 'e' or 'E' or '+' or '-')) yield return $"{said}: this is not a number that can be compared.";
        if (Outside(value.Value, value.Minimum, value.Maximum) is { } limits) yield return $"{said}: outside the limits that the certificate itself states ({limits}).";
    }

    private static Doubt CannotBe(string says) => new(says, true);

    // "Below 0.002" is no measurement that could be outside of anything.
    private static string? Outside(ReadValue value, decimal? minimum, decimal? maximum)
    {
        if (value.Operator is not null || !(value.Low < minimum || value.High > maximum)) return null;
        var (from, to) = (minimum?.ToString(CultureInfo.InvariantCulture), maximum?.ToString(CultureInfo.InvariantCulture));
        return from is null ? $"at most {to}" : to is null ? $"at least {from}" : $"{from} to {to}";
    }

    private static string In(string heat) => heat.Length == 0 ? "" : $" in heat {heat}";

    private static string For(string heat) => heat.Length == 0 ? "" : $" for heat {heat}";
}
