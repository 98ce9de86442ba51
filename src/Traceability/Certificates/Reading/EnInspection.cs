using System.Text.RegularExpressions;

namespace Traceability.Certificates.Reading;

/// <summary>One block C of EN 10168: a heat, its chemistry, and what was measured of it.</summary>
internal sealed partial record EnInspection(string Heat, IReadOnlyList<ChemicalValue> Chemistry, IReadOnlyList<MeasuredValue> Mechanical)
{
    public static EnInspection Read(Part inspection, string sample, bool old)
    {
        var heat = inspection.OptionalText("C00") ?? "";
        var block = new Block(inspection, heat, sample);
        return new(heat, inspection.OptionalObject("ChemicalComposition") is { } chemistry ? [.. Elements(chemistry, heat, sample, old)] : [], [.. block.Measured()]);
    }

    private static IEnumerable<ChemicalValue> Elements(Part chemistry, string heat, string sample, bool old)
    {
        foreach (var (code, element) in chemistry.Members())
            // C70 is how the steel was made.
            if (ElementCode.IsMatch(code) && code != "C70") yield return Element(element, heat, sample, old);
            else if (code == "SupplementaryInformation")
                foreach (var (_, pair) in element.Members())
                    if (Number(pair) is { } value)
                        yield return new(heat, sample, pair.Text("Key"), value, Properties.Unit(pair.OptionalText("Unit")), null, null, pair.OptionalText("Method"));
    }

    private static ChemicalValue Element(Part element, string heat, string sample, bool old)
    {
        // "The measured part of the element in percentage", says the older schema, and knows no unit.
        if (old) return new(heat, sample, element.Text("Symbol"), ReadValue.Of(element.Text("Actual")), "%", Limit(element.OptionalText("Minimum")), Limit(element.OptionalText("Maximum")), null);
        var actual = element.Object("Actual");
        return new(heat, sample, element.Text("Symbol"), ReadValue.Of(actual.Text("Value"), Operator(actual)), Properties.Unit(element.OptionalText("Unit")),
            Limit(element.OptionalObject("Minimum")?.Text("Value")), Limit(element.OptionalObject("Maximum")?.Text("Value")), null);
    }

    private static decimal? Limit(string? written) => written is null ? null : ReadValue.Number(written);

    private static string? Operator(Part actual) => actual.OptionalText("Operator") switch
    {
        null or "=" => null,
        "<" or "<=" or ">" or ">=" => actual.Text("Operator"),
        _ => throw actual.Member("Operator").Wrong("one of =, <, <=, > and >="),
    };

    /// <summary>What free lines of a block hold, where it is a number.</summary>
    private static ReadValue? Number(Part pair) => pair.OptionalText("Value") is { } written && pair.OptionalText("Type") is null or "number" && ReadValue.Of(written) is { Exact: not null } value ? value : null;

    /// <summary>Tension, hardness, impact and the other mechanical tests of one block.</summary>
    private sealed record Block(Part Inspection, string Heat, string Sample)
    {
        private readonly string? condition = string.Join(", ", new[] { Inspection.OptionalText("C01"), Inspection.OptionalText("C02"), Inspection.OptionalText("C03") }.Where(c => c is not null)) is { Length: > 0 } said ? said : null;

        public IEnumerable<MeasuredValue> Measured()
        {
            if (Inspection.OptionalObject("TensileTest") is { } tension)
            {
                var shape = tension.OptionalText("C10");
                foreach (var value in One(tension, "C11", words => Properties.SymbolIn(words, "ReH", "ReL", "Rp0.2", "Rp1.0", "Rt0.5") ?? "Re", "Yield or proof strength", shape)) yield return value;
                foreach (var value in One(tension, "C12", _ => "Rm", "Tensile strength", shape)) yield return value;
                foreach (var value in One(tension, "C13", words => Properties.SymbolIn(words, "A5", "A80", "A50") ?? "A", "Elongation after fracture", shape)) yield return value;
                foreach (var value in Free(tension)) yield return value;
            }
            if (Inspection.OptionalObject("HardnessTest") is { } hardness)
            {
                var method = hardness.OptionalText("C30");
                foreach (var value in Several(hardness, "C31", Scale(method), "Hardness, individual value", method)) yield return value;
                foreach (var value in One(hardness, "C32", _ => Scale(method), "Hardness, mean value", method)) yield return value;
                foreach (var value in Free(hardness)) yield return value;
            }
            if (Inspection.OptionalObject("NotchedBarImpactTest") is { } impact)
            {
                var piece = impact.OptionalText("C40");
                foreach (var value in Several(impact, "C42", "KV", "Impact energy, individual value", piece)) yield return value;
                foreach (var value in One(impact, "C43", _ => "KV", "Impact energy, mean value", piece)) yield return value;
                foreach (var value in Free(impact)) yield return value;
            }
            foreach (var (code, pair) in Inspection.OptionalObject("OtherMechanicalTests")?.Members() ?? [])
                if (pair.OptionalText("Value") is { } written) yield return Of(pair, code, ReadValue.Of(written));
        }

        private static string Scale(string? method) => Properties.SymbolIn(method, "HBW", "HV", "HRC", "HRB") ?? "hardness";

        private IEnumerable<MeasuredValue> One(Part test, string code, Func<string?, string> symbol, string words, string? method)
        {
            if (test.OptionalObject(code) is { } measured) yield return Of(measured, code, symbol(measured.OptionalText("Property")), words, method);
        }

        private IEnumerable<MeasuredValue> Several(Part test, string code, string symbol, string words, string? method) =>
            test.List(code).Select(measured => Of(measured.AsObject(), code, symbol, words, method));

        private IEnumerable<MeasuredValue> Free(Part test)
        {
            foreach (var (code, pair) in test.OptionalObject("SupplementaryInformation")?.Members() ?? [])
                if (Number(pair) is { } value) yield return Of(pair, code, value);
        }

        private MeasuredValue Of(Part measured, string code, string symbol, string words, string? method) => new(Heat, Sample, symbol, code, measured.OptionalText("Property") is { } said ? $"{words} ({said})" : words,
            measured.Member("Value").AsNumber(), Properties.Unit(measured.OptionalText("Unit")), measured.Limit("Minimum"), measured.Limit("Maximum"), method, condition);

        private MeasuredValue Of(Part pair, string code, ReadValue value) =>
            new(Heat, Sample, pair.Text("Key"), code, pair.Text("Key"), value, Properties.Unit(pair.OptionalText("Unit")), null, null, pair.OptionalText("Method"), condition);
    }

    [GeneratedRegex(@"^C[0-9]{2,3}\z")]
    private static partial Regex ElementCode { get; }
}
