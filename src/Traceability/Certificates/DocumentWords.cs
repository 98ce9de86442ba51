using Traceability.Materials;

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

    /// <summary>What was tested stands on it, so it speaks of one lot or heat and of nothing else.</summary>
    public static bool IsCertificate(this DocumentType type) => type is DocumentType.Mtr or DocumentType.Cofc or DocumentType.TestReport;

    /// <summary>Whether a product that demands such a paper means this kind of material: a mill test report is of metal, a certificate of conformity of the rest.</summary>
    public static bool IsOf(this DocumentType type, Category category) => type switch
    {
        DocumentType.Mtr => category == Category.Metal,
        DocumentType.Cofc => category != Category.Metal,
        DocumentType.Rohs or DocumentType.Reach or DocumentType.FoodContact => true,
        _ => false,
    };

    /// <summary>Inside a sentence, without its article: "mill test report (MTR)".</summary>
    public static string Noun(this DocumentType type) => type.Word()["a ".Length..];

    /// <summary>At the beginning of a sentence.</summary>
    public static string Sentence(this string words) => char.ToUpperInvariant(words[0]) + words[1..];

    /// <summary>As the name of a column or a choice: "Mill test report (MTR)".</summary>
    public static string Title(this DocumentType type) => type.Noun().Sentence();
}
