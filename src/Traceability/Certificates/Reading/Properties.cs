using System.Text.RegularExpressions;

namespace Traceability.Certificates.Reading;

/// <summary>
/// What is measured, under its usual symbol, its code in EN 10168 and in plain words. Codes after the field list of EN 10168
/// as published with its JSON schema (material-identity/schemas, CC BY 4.0, 2025).
/// </summary>
internal static class Properties
{
    private static readonly (Regex Symbol, string? Code, string Words)[] BySymbol =
    [
        (new(@"^R[pt] ?[0-9]"), "C11", "Proof strength"), (new("^ReH"), "C11", "Upper yield strength"), (new("^ReL"), "C11", "Lower yield strength"),
        (new(@"^Re\z"), "C11", "Yield strength"), (new(@"^Rm\z"), "C12", "Tensile strength"), (new(@"^A ?[0-9]|^A\z"), "C13", "Elongation after fracture"),
        (new(@"^Agt?\z"), null, "Elongation at maximum force"), (new(@"^Z\z"), null, "Reduction of area"), (new("^HB"), "C32", "Brinell hardness"),
        (new("^HV"), "C32", "Vickers hardness"), (new("^HR"), "C32", "Rockwell hardness"), (new("^KV"), "C43", "Impact energy, V notch"), (new("^KU"), "C43", "Impact energy, U notch"),
    ];

    // Whole names only: the tensile modulus of a plastic is no tensile strength.
    private static readonly Dictionary<string, string> ByName = new(StringComparer.OrdinalIgnoreCase)
    {
        ["tensile strength"] = "Rm",
        ["ultimate tensile strength"] = "Rm",
        ["yield strength"] = "Re",
        ["yield point"] = "Re",
        ["upper yield strength"] = "ReH",
        ["lower yield strength"] = "ReL",
        ["proof strength"] = "Rp0.2",
        ["0.2% proof strength"] = "Rp0.2",
        ["elongation"] = "A",
        ["elongation after fracture"] = "A",
        ["reduction of area"] = "Z",
    };

    /// <summary>The symbol, the code and the words for what a certificate calls by a symbol, a name or both.</summary>
    public static (string Symbol, string? Code, string Words) Of(string? symbol, string? name)
    {
        var kept = symbol ?? (name is null ? "" : ByName.GetValueOrDefault(name, name));
        foreach (var (form, code, words) in BySymbol)
            if (form.IsMatch(kept)) return (kept, code, name ?? words);
        return (kept, null, name ?? kept);
    }

    /// <summary>The one symbol that the words of a measurement hold ("Streckgrenze ReH"); null when none or several ("ReH/Rp0,2").</summary>
    public static string? SymbolIn(string? words, params string[] symbols)
    {
        if (words is null) return null;
        var found = symbols.Where(s => words.Replace(',', '.').Contains(s, StringComparison.OrdinalIgnoreCase)).ToList();
        return found.Count == 1 ? found[0] : null;
    }

    public static bool IsYield(MeasuredValue value) => value.Code == "C11";

    public static bool IsTensile(MeasuredValue value) => value.Code == "C12";

    public static bool IsHardness(MeasuredValue value) => value.Code is "C31" or "C32";

    /// <summary>N/mm² is MPa under another name; percent has many.</summary>
    public static string Unit(string? unit) => unit switch
    {
        null => "",
        "N/mm²" or "N/mm2" or "N/mm^2" or "Mpa" or "MPA" => "MPa",
        "percent" or "Percent" or "wt%" or "wt.%" or "wt.-%" or "% (m/m)" or "mass%" => "%",
        "PPM" or "mg/kg" => "ppm",
        _ => unit,
    };
}
