namespace Traceability.Exchange;

/// <summary>What is wrong with a bundle, so that it can be put right: where it stands, and what would be right.</summary>
/// <param name="File">As the bundle names it: "lots.csv".</param>
/// <param name="Row">The line a spreadsheet shows, the header being 1; 0 when it is not about one row.</param>
/// <param name="Says">What is wrong with the value, without the names before it.</param>
internal sealed record Fault(string File, long Row, string? Column, string Says)
{
    public override string ToString() =>
        File + (Row > 0 ? $" row {Row}" : "") + (Column is null ? "" : $"{(Row > 0 ? ", " : " ")}{Column}") + ": " + Says;
}
