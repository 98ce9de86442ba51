using System.Globalization;

namespace Traceability.Certificates.Reading;

/// <summary>
/// The results of an E-CoC. Chemistry comes in two ways: as an analysis of a heat, each share a part of one, or as a test of
/// objects, whose casts are their heats.
/// </summary>
internal static class EcocResults
{
    public static (List<ChemicalValue> Chemistry, List<MeasuredValue> Mechanical) Read(Part results, IReadOnlyList<EcocObject> objects, List<string> doubts)
    {
        var (chemistry, mechanical) = (new List<ChemicalValue>(), new List<MeasuredValue>());
        foreach (var (analysis, at) in results.List("ChemicalAnalysis").Select((part, at) => (part, at)))
            foreach (var element in analysis.Has("Values") ? analysis.List("Values") : throw analysis.Missing("Values"))
                chemistry.Add(new(analysis.OptionalText("Heat") ?? OnlyHeat(objects), analysis.OptionalText("Sample") ?? $"{at + 1}", element.Text("Symbol"), Share(element), "%",
                    Percent(element, "Minimum"), Percent(element, "Maximum"), element.OptionalText("TestMethod")));
        foreach (var (test, at) in results.List("MaterialCertification").Select((part, at) => (part, at)))
        {
            var name = test.OptionalText("NameOfTest");
            var sample = test.OptionalText("SampleNumber") is { } stated ? $"{name} {stated}" : $"{at + 1}";
            var method = test.OptionalText("TestStandardOrMethod");
            if (test.Has("TestOK") && !test.Member("TestOK").AsYesNo()) doubts.Add($"The test {name ?? $"{at + 1}"} is marked as not passed.");
            var isChemistry = name?.StartsWith("chemical", StringComparison.OrdinalIgnoreCase) == true;
            var heats = Heats(test, objects, doubts);
            foreach (var value in test.List("TestValues"))
            {
                var measured = Actual(value);
                var unit = Properties.Unit(value.Text("Unit"));
                var (property, code, words) = Properties.Of(value.Text("ValueName"), null);
                foreach (var heat in heats)
                    if (isChemistry || (unit is "%" or "ppm" && ChemicalElements.Are(property) && name is null))
                        chemistry.Add(new(heat, sample, property, measured, unit, Limit(value, "SpecMin"), Limit(value, "SpecMax"), method));
                    else
                        mechanical.Add(new(heat, sample, property, code, words == property && name is not null ? name : words, measured, unit, Limit(value, "SpecMin"), Limit(value, "SpecMax"), method, null));
            }
        }
        return (chemistry, mechanical);
    }

    // The objects that a test names, or all of them; each heat once.
    private static List<string> Heats(Part test, IReadOnlyList<EcocObject> objects, List<string> doubts)
    {
        var named = test.Texts("RefObjectIDs");
        foreach (var missing in named.Where(id => objects.All(o => o.Id != id)))
            doubts.Add($"The test {test.OptionalText("NameOfTest")} speaks of object {missing}, which the certificate does not declare.");
        List<string> heats = [.. objects.Where(o => named.Contains(o.Id)).SelectMany(o => o.Heats).Distinct(StringComparer.Ordinal)];
        return heats.Count > 0 ? heats : [named.Count == 0 ? OnlyHeat(objects) : ""];
    }

    private static string OnlyHeat(IReadOnlyList<EcocObject> objects) =>
        objects.SelectMany(o => o.Heats).Distinct(StringComparer.Ordinal).ToList() is [var only] ? only : "";

    private static ReadValue Actual(Part value)
    {
        var from = ReadValue.Of(value.Text("ActualFrom"));
        return value.OptionalText("ActualTo") is { } to ? ReadValue.Range(from, ReadValue.Of(to)) : from;
    }

    // "As absolute number", 0 to 1, says the schema: a part of one, of which a percent is a hundredth.
    private static ReadValue Share(Part element)
    {
        var from = InPercent(element.Member("ActualFrom").AsNumber());
        return element.Has("ActualTo") ? ReadValue.Range(from, InPercent(element.Member("ActualTo").AsNumber())) : from;
    }

    private static ReadValue InPercent(ReadValue part) => part.Exact switch
    {
        null => part,
        >= 0 and <= 1 => ReadValue.Of(part.TimesHundred!.Value.ToString(CultureInfo.InvariantCulture)),
        _ => throw SoundJson.Unreadable($"A share of {part.Written} is outside 0 to 1, in which E-CoC writes the parts of a chemical analysis."),
    };

    private static decimal? Percent(Part element, string name) => element.Has(name) ? element.Member(name).AsNumber().TimesHundred : null;

    private static decimal? Limit(Part value, string name) => value.OptionalText(name) is { } written ? ReadValue.Number(written) : null;
}
