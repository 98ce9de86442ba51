namespace Traceability.Certificates;

public static class DocumentWords
{
    /// <summary>As said in a sentence: "a mill test report".</summary>
    public static string Word(this DocumentType type) => type switch
    {
        DocumentType.Mtr => "a mill test report (MTR)",
        DocumentType.Cofc => "a certificate of conformity (CofC)",
        DocumentType.Rohs => "a RoHS declaration",
        DocumentType.Reach => "a REACH declaration",
        DocumentType.Sds => "a safety data sheet (SDS)",
        DocumentType.FoodContact => "a food contact declaration",
        DocumentType.PackingSlip => "a packing slip",
        DocumentType.TestReport => "a test report",
        _ => "a document",
    };

    /// <summary>As the name of a column or a choice: "Mill test report (MTR)".</summary>
    public static string Title(this DocumentType type)
    {
        var word = type.Word()["a ".Length..];
        return char.ToUpperInvariant(word[0]) + word[1..];
    }
}
