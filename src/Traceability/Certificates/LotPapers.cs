using Traceability.Lots;
using Traceability.Materials;

namespace Traceability.Certificates;

/// <summary>A paper that a lot has to have. Mostly of one kind; where a level only asks for "a certificate", any of them serves.</summary>
/// <param name="Key">"rohs", as kept in the file; "certificate" for any.</param>
/// <param name="Word">As said in a sentence: "a RoHS declaration".</param>
public sealed record PaperNeed(string Key, string Word, IReadOnlyList<DocumentType> Types)
{
    public static PaperNeed AnyCertificate { get; } = new("certificate", "a certificate that names it", [DocumentType.Mtr, DocumentType.Cofc, DocumentType.TestReport]);

    private static readonly Dictionary<string, PaperNeed> Known = Enum.GetValues<DocumentType>()
        .Select(type => new PaperNeed(Data.WordsInText.Of(type), type.Word(), [type])).Append(AnyCertificate).ToDictionary(n => n.Key);

    public string Title => this == AnyCertificate ? "Certificate" : Types[0].Title();

    /// <summary>Which kind to offer to whoever adds it.</summary>
    public DocumentType Usual(bool metal) => this == AnyCertificate ? metal ? DocumentType.Mtr : DocumentType.Cofc : Types[0];

    public static PaperNeed Of(string key) => Known[key];

    public static PaperNeed Of(DocumentType type) => Known[Data.WordsInText.Of(type)];

    /// <summary>What a lot has to have. Opening stock came without; what was made here, mixed or treated, has the papers of what went into it.</summary>
    public static IReadOnlyList<PaperNeed> Of(Lot lot) => (lot.Root ?? lot).IsReceived && !lot.IsOpening ? Of(lot.Material) : [];

    /// <summary>What every lot of a material has to have: what it requires, and from level 2 a certificate.</summary>
    public static IReadOnlyList<PaperNeed> Of(Material? material) => material is null ? []
        : material.ControlLevel >= ControlLevel.Document && !material.RequiredDocuments.Any(t => t.IsCertificate())
            ? [AnyCertificate, .. material.RequiredDocuments.Select(Of)]
            : [.. material.RequiredDocuments.Select(Of)];
}

/// <summary>How a lot stands with one paper that it has to have.</summary>
/// <param name="Proof">The paper that serves, one whose file is here before others; null when none does.</param>
/// <param name="Stale">A paper of that kind that would serve, were it not expired, replaced or withdrawn.</param>
public sealed record PaperStanding(PaperNeed Need, Document? Proof, Document? Stale)
{
    public bool IsHeld => Proof is not null;
}

/// <summary>
/// Which papers a lot has to have and has. The one place that decides it for a lot that is at hand: accepting it, its page, its
/// verification. <see cref="LackingPapers"/> asks the same of many lots at once.
/// </summary>
public static class LotPapers
{
    /// <param name="papers">The documents that may concern it, with what they name of it, see <see cref="LotQueries.DocumentsAbout"/>.</param>
    public static IReadOnlyList<PaperStanding> Standing(this Lot lot, IEnumerable<Document> papers, DateOnly today)
    {
        var speaking = papers.Where(p => p.SpeaksOf(lot)).ToList();
        return [.. PaperNeed.Of(lot).Select(need =>
        {
            var serving = speaking.Where(p => need.Types.Contains(p.Type)).OrderByDescending(p => p.Sha256 is not null && p.FileName is not null).ThenByDescending(p => p.IssuedOn).ToList();
            return new PaperStanding(need, serving.Find(p => p.IsInForce(today)), serving.Find(p => !p.IsInForce(today)));
        })];
    }

    /// <summary>Whether a certificate of the type that is asked for, by EN 10204, counts and names the lot or its heat.</summary>
    public static bool IsInspected(this Lot lot, string asked, IEnumerable<Document> papers, DateOnly today) =>
        papers.Any(p => p.IsCertificate && InspectionDocument.Serves(p.En10204, asked) && p.IsInForce(today) && p.SpeaksOf(lot));

    /// <summary>Whether a certificate that counts names the lot or its heat.</summary>
    public static bool HasCertificate(this Lot lot, IEnumerable<Document> papers, DateOnly today) =>
        papers.Any(p => p.IsCertificate && p.IsInForce(today) && p.SpeaksOf(lot));
}
