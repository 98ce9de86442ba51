namespace Traceability.Scanning;

/// <summary>What an application identifier means, for people at a bench; the standard's own title of what they seldom meet.</summary>
public static class Gs1Words
{
    public static string Of(string ai) => ai switch
    {
        "00" => "Parcel or pallet (SSCC)",
        "01" or "02" => "Article (GTIN)",
        "10" => "Maker’s lot",
        "11" => "Made on",
        "15" => "Best before",
        "17" => "Use before",
        "21" => "Serial number",
        "30" or "37" => "Count",
        { Length: 4 } when ai.StartsWith("310", StringComparison.Ordinal) => "Net weight, kg",
        { Length: 4 } when ai.StartsWith("320", StringComparison.Ordinal) => "Net weight, lb",
        _ => ApplicationIdentifier.Of(ai)?.Name ?? "Of the maker’s own",
    } + $" ({ai})";
}
