using Traceability.Certificates;
using Traceability.Materials;

namespace Traceability.Purchasing;

/// <summary>Which papers a line of an order asks for, beside the goods.</summary>
/// <param name="En10204">The inspection document that is demanded of a metal: 3.1 or 3.2; null where any will do.</param>
/// <param name="Other">What the "other" document is, in words: "the class of formaldehyde emission".</param>
public sealed record AskedPapers(IReadOnlyList<DocumentType> Types, string? En10204 = null, string? Other = null)
{
    /// <summary>What boards are asked for: no kind of document of its own, so it is said in words.</summary>
    public const string FormaldehydeClass = "the class of formaldehyde emission (E1 or stricter; CARB ATCM Phase 2 or TSCA Title VI)";

    /// <summary>In the order in which they are listed, each once, and sound.</summary>
    /// <exception cref="DomainRuleException">They contradict each other, or say too little.</exception>
    public static AskedPapers Of(IEnumerable<DocumentType> types, string? en10204 = null, string? other = null)
    {
        var asked = types.Distinct().Order().ToList();
        if (asked.Exists(t => !Enum.IsDefined(t)))
            throw new DomainRuleException("One of the papers is of no known kind. Choose from the list.", "Documents");
        var demanded = InspectionDocument.Asked(en10204, "En10204");
        if (demanded is not null && !asked.Exists(IsInspection))
            throw new DomainRuleException($"Type {demanded} of EN 10204 is demanded, but neither a mill test report nor a test report is asked for. Ask for one of them, or demand no type.", "En10204");
        var words = Text.Optional(other, "other paper", "Other");
        if (asked.Contains(DocumentType.Other) && words is null)
            throw new DomainRuleException("Say in words which other paper is asked for: the supplier reads it.", "Other");
        // Words without their tick are meant all the same.
        if (words is not null && !asked.Contains(DocumentType.Other)) asked.Add(DocumentType.Other);
        return new(asked, demanded, words);
    }

    /// <summary>What is asked for unless somebody decides otherwise: what the material requires, else what is usual for its class.</summary>
    public static AskedPapers UsualFor(Material material)
    {
        var needs = PaperNeed.Of(material).Select(n => n.Usual(material.Category == Category.Metal)).ToList();
        var usual = material.RequiredDocuments.Count > 0 ? needs : [.. needs, .. OfClass(material.Category)];
        return Of(usual, material.Category == Category.Metal && usual.Exists(IsInspection) ? "3.1" : null,
            usual.Contains(DocumentType.Other) ? material.Category == Category.Wood ? FormaldehydeClass : "the paper that we agreed" : null);
    }

    /// <summary>The type by EN 10204 that a paper of this kind has to be of; null where any will do.</summary>
    public string? Demanded(DocumentType type) => type == DocumentType.Mtr || (type == DocumentType.TestReport && !Types.Contains(DocumentType.Mtr)) ? En10204 : null;

    /// <summary>Each paper as the supplier reads it, with what it has to say.</summary>
    public IEnumerable<string> Requests() => Types.Select(type => type switch
    {
        DocumentType.Mtr when En10204 is { } kind => $"a mill test report (MTR): inspection certificate {kind} by EN 10204, naming the heat",
        DocumentType.Mtr => "a mill test report (MTR) that names the heat",
        DocumentType.Cofc => "a certificate of conformity (CofC) that names the product and the lot delivered",
        DocumentType.Rohs => "a RoHS declaration (2011/65/EU with (EU) 2015/863), dated, for this material",
        DocumentType.Reach => "a REACH declaration (Candidate List, Article 33) with the date of the list",
        DocumentType.Sds => "the current safety data sheet (SDS)",
        DocumentType.FoodContact => "a food contact declaration for this material",
        DocumentType.PackingSlip => "a packing slip that bears the lot numbers",
        DocumentType.TestReport when En10204 is { } kind && !Types.Contains(DocumentType.Mtr) => $"a test report: inspection certificate {kind} by EN 10204, naming the lot",
        DocumentType.TestReport => "a test report that names the lot",
        _ => Other ?? "the paper that we agreed",
    });

    /// <summary>In few words, for a list: "MTR 3.1, RoHS".</summary>
    public string InShort() => Types.Count == 0 ? "none" : string.Join(", ", Types.Select(t => t switch
    {
        DocumentType.Mtr => "MTR" + (En10204 is null ? "" : " " + En10204),
        DocumentType.Cofc => "CofC",
        DocumentType.Rohs => "RoHS",
        DocumentType.Reach => "REACH",
        DocumentType.Sds => "SDS",
        DocumentType.FoodContact => "food contact",
        DocumentType.PackingSlip => "packing slip",
        DocumentType.TestReport => "test report" + (En10204 is null || Types.Contains(DocumentType.Mtr) ? "" : " " + En10204),
        _ => Other is { Length: <= 30 } ? Other : "other paper",
    }));

    public bool Equals(AskedPapers? other) => other is not null && Types.SequenceEqual(other.Types) && En10204 == other.En10204 && Other == other.Other;

    public override int GetHashCode() => HashCode.Combine(Types.Count, En10204, Other);

    private static bool IsInspection(DocumentType type) => type is DocumentType.Mtr or DocumentType.TestReport;

    // A board's formaldehyde class is asked for in words.
    private static IEnumerable<DocumentType> OfClass(Category category) => category switch
    {
        Category.Metal => [DocumentType.Mtr],
        Category.Plastic or Category.Filament or Category.Composite => [DocumentType.Cofc, DocumentType.Rohs, DocumentType.Reach],
        Category.Resin => [DocumentType.Cofc, DocumentType.Rohs, DocumentType.Reach, DocumentType.Sds],
        Category.Adhesive => [DocumentType.Sds],
        Category.Wood => [DocumentType.Other],
        _ => [],
    };
}
