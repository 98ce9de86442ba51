using System.Globalization;
using Traceability.Lots;

namespace Traceability.Scanning;

/// <summary>One fact of a GS1 code: an application identifier and its data.</summary>
public sealed record Gs1Element(string Ai, string Value)
{
    public override string ToString() => $"({Ai}){Value}";
}

/// <summary>What a GS1 code says, or what is wrong with it.</summary>
/// <param name="Elements">In the order in which they stand there; none when there is a fault.</param>
/// <param name="Fault">A sentence for the person who scanned it.</param>
public sealed record Gs1Reading(IReadOnlyList<Gs1Element> Elements, string? Fault = null)
{
    public bool IsRight => Fault is null;

    public static Gs1Reading Wrong(string fault) => new([], fault);
}

/// <summary>The facts of a GS1 code that a shop looks for.</summary>
public sealed record Gs1Facts(IReadOnlyList<Gs1Element> Elements)
{
    /// <summary>The maker's batch or lot number.</summary>
    public string? Lot => this["10"];

    /// <summary>The serial number of the one thing it is on.</summary>
    public string? Serial => this["21"];

    /// <summary>Which article it is, in 14 digits; every box of it has the same.</summary>
    public string? Gtin => this["01"] ?? this["02"];

    /// <summary>The number of a pallet or parcel.</summary>
    public string? Sscc => this["00"];

    /// <summary>Use by, or else best before.</summary>
    /// <param name="today">Tells the century, which the code leaves out.</param>
    public DateOnly? ExpiresOn(DateOnly today) => (this["17"] ?? this["15"]) is { } value ? Gs1Date.Of(value, today.Year) : null;

    /// <summary>The amount it states: a count, or a weight or measure in a unit of the shop.</summary>
    public Quantity? Amount
    {
        get
        {
            if ((this["30"] ?? this["37"]) is { } count && long.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var pieces) && pieces > 0) return Quantity.Of(pieces, Unit.Pcs);
            foreach (var (first, unit) in Measures)
                if (Elements.FirstOrDefault(e => e.Ai.Length == 4 && e.Ai.StartsWith(first, StringComparison.Ordinal)) is { } measured && long.TryParse(measured.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var figures) && figures > 0)
                    return Quantity.Of(figures / (decimal)Math.Pow(10, measured.Ai[3] - '0'), unit);
            return null;
        }
    }

    /// <summary>Says only which article it is: nothing by which one lot is told from another.</summary>
    public bool IsOfArticle => Elements.Count > 0 && Elements.All(e => e.Ai is "01" or "02" or "03" or "20" or "22" or "37" or "30" or "240" or "241");

    // The last digit of the identifier says where the decimal point is.
    private static readonly (string First, Unit Unit)[] Measures =
        [("310", Unit.Kg), ("311", Unit.M), ("314", Unit.M2), ("315", Unit.L), ("320", Unit.Lb), ("321", Unit.In), ("322", Unit.Ft), ("330", Unit.Kg)];

    private string? this[string ai] => Elements.FirstOrDefault(e => e.Ai == ai)?.Value;
}
