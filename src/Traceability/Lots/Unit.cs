namespace Traceability.Lots;

/// <summary>What a lot is measured in. A lot keeps one unit for life.</summary>
public enum Unit { Pcs, Sheet, Roll, M, Cm, Mm, In, Ft, M2, Cm2, Kg, G, Lb, L, Ml }

/// <summary>Units convert only within one kind; pieces, sheets and rolls are counted each for themselves.</summary>
public enum UnitKind { Pieces, Sheets, Rolls, Length, Area, Mass, Volume }

public static class Units
{
    private sealed record Facts(string Symbol, UnitKind Kind, long Size, string[] AlsoWritten);

    // Size is in a base small enough to be whole for every unit of the kind: 0.1 mm, 1 cm2, 10 µg, 1 ml.
    // Inch, foot and pound by the international yard and pound agreement of 1959 (25.4 mm, 304.8 mm, 453.59237 g).
    private static readonly Dictionary<Unit, Facts> All = new()
    {
        [Unit.Pcs] = new("pcs", UnitKind.Pieces, 1, ["pc", "piece", "pieces"]),
        [Unit.Sheet] = new("sheet", UnitKind.Sheets, 1, ["sheets"]),
        [Unit.Roll] = new("roll", UnitKind.Rolls, 1, ["rolls"]),
        [Unit.M] = new("m", UnitKind.Length, 10_000, []),
        [Unit.Cm] = new("cm", UnitKind.Length, 100, []),
        [Unit.Mm] = new("mm", UnitKind.Length, 10, []),
        [Unit.In] = new("in", UnitKind.Length, 254, ["inch", "inches"]),
        [Unit.Ft] = new("ft", UnitKind.Length, 3_048, ["foot", "feet"]),
        [Unit.M2] = new("m2", UnitKind.Area, 10_000, ["m²"]),
        [Unit.Cm2] = new("cm2", UnitKind.Area, 1, ["cm²"]),
        [Unit.Kg] = new("kg", UnitKind.Mass, 100_000_000, []),
        [Unit.G] = new("g", UnitKind.Mass, 100_000, []),
        [Unit.Lb] = new("lb", UnitKind.Mass, 45_359_237, ["lbs"]),
        [Unit.L] = new("l", UnitKind.Volume, 1_000, []),
        [Unit.Ml] = new("ml", UnitKind.Volume, 1, []),
    };

    private static readonly Dictionary<string, Unit> BySymbol = All
        .SelectMany(u => u.Value.AlsoWritten.Append(u.Value.Symbol).Select(s => (s, u.Key)))
        .ToDictionary(p => p.s, p => p.Key, StringComparer.OrdinalIgnoreCase);

    /// <summary>All symbols, in the order in which a list offers them.</summary>
    public static IEnumerable<string> Symbols => All.Values.Select(u => u.Symbol);

    public static string Symbol(this Unit unit) => All[unit].Symbol;

    public static UnitKind Kind(this Unit unit) => All[unit].Kind;

    /// <summary>The unit's size in the base of its kind.</summary>
    internal static long Size(this Unit unit) => All[unit].Size;

    /// <summary>As said beside a number: "sheets", "1 pc", "cm²".</summary>
    public static string Word(this Unit unit, bool one) => unit switch
    {
        Unit.Sheet or Unit.Roll when !one => unit.Symbol() + "s",
        Unit.Pcs when one => "pc",
        Unit.M2 => "m²",
        Unit.Cm2 => "cm²",
        _ => unit.Symbol(),
    };

    public static bool TryParse(string? text, out Unit unit) => BySymbol.TryGetValue(text?.Trim() ?? "", out unit);

    /// <exception cref="DomainRuleException">There is no such unit.</exception>
    public static Unit Parse(string? text, string? field = null) => TryParse(text, out var unit)
        ? unit
        : throw new DomainRuleException($"\"{text}\" is not a unit. Use one of {string.Join(", ", Symbols)}.", field);
}
