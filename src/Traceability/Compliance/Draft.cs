using Traceability.Certificates;
using Traceability.Lots;
using Traceability.Orders;

namespace Traceability.Compliance;

/// <summary>What a certificate would be of: an order with its shipments, one shipment, or one lot.</summary>
public sealed record Certified(CertifiedKind Kind, long Id, string Number, Customer? Customer, Order? Order, IReadOnlyList<Shipment> Shipments);

/// <summary>One product of it: how much, and by which numbers it is known.</summary>
public sealed record CertifiedLine(string Code, string What, Quantity Amount, IReadOnlyList<string> Numbers);

/// <summary>A paper that speaks of a lot, by the lot itself, its heat or its material.</summary>
public sealed record Paper(long Id, DocumentType Type, string Number, string? Issuer, string? En10204, DateOnly? ExpiresOn, bool HasFile)
{
    public bool IsCertificate => Type is DocumentType.Mtr or DocumentType.Cofc or DocumentType.TestReport;

    public bool IsExpired(DateOnly day) => ExpiresOn < day;

    /// <summary>As a certificate names it; by these words it is found again in one that was issued.</summary>
    public string Words => $"{Short} {Number}" + (Issuer is null ? "" : $", {Issuer}") + (En10204 is null ? "" : $" (EN 10204 {En10204})");

    private string Short => Type switch
    {
        DocumentType.Mtr => "MTR",
        DocumentType.Cofc => "CofC",
        DocumentType.TestReport => "Test report",
        DocumentType.Rohs => "RoHS declaration",
        DocumentType.Reach => "REACH declaration",
        _ => Type.Title(),
    };
}

/// <summary>A lot that came in from outside and stands behind what is certified.</summary>
/// <param name="StatedCertificate">A certificate's number that came with it though nobody holds the paper.</param>
public sealed record SourceLot(
    long Id, string Number, long MaterialId, string Material, string? SupplierLot, string? Maker, IReadOnlyList<string> Heats,
    string? StatedCertificate, IReadOnlyList<Paper> Papers)
{
    public IEnumerable<Paper> Certificates => Papers.Where(p => p.IsCertificate);

    /// <summary>Whether a number of the maker's is known.</summary>
    public bool LeadsToItsMaker => SupplierLot is not null || Heats.Count > 0;
}

/// <summary>What a certificate would say, and what stands against it.</summary>
/// <param name="Lots">The lots it is of.</param>
/// <param name="Sources">What came in from outside and went into them.</param>
/// <param name="Gaps">Links that are missing, each a sentence.</param>
/// <param name="Against">Lots that are held, recalled or not accepted, each a sentence: it is issued only with a reason.</param>
/// <param name="Day">The local day on which it is judged.</param>
public sealed record Draft(
    Certified Subject, IReadOnlyList<CertifiedLine> Lines, IReadOnlyList<long> Lots, IReadOnlyList<SourceLot> Sources,
    IReadOnlyList<string> Gaps, IReadOnlyList<string> Against, DateOnly Day)
{
    public IReadOnlyList<Support> Supports { get; } = [.. ChemicalRule.All(Day).Select(rule => Support.Of(rule, Sources, Day))];

    /// <summary>What left though a rule stood against it, in whose name.</summary>
    public IReadOnlyList<string> Exceptions { get; init; } = [];

    /// <summary>Everything that a reader will miss, each by name.</summary>
    public IReadOnlyList<string> Missing =>
    [
        .. Exceptions,
        .. Gaps,
        .. Sources.Where(s => !s.Certificates.Any()).Select(s => s.StatedCertificate is { } stated
            ? $"{s.Number} ({s.Material}): its certificate {stated} is stated, but the paper is not held."
            : $"{s.Number} ({s.Material}): no certificate is held."),
        .. Supports.SelectMany(s => s.Missing.Select(m => $"{s.Rule.Name}: no declaration held for {m}.")),
    ];

    /// <summary>The papers it names, each once.</summary>
    public IEnumerable<Paper> Papers => Sources.SelectMany(s => s.Papers).DistinctBy(p => p.Id);
}

/// <summary>A rule about substances, with the date of the list that is meant.</summary>
public sealed record ChemicalRule(string Name, string Reference, DocumentType Declaration)
{
    /// <summary>
    /// When ECHA brought the Candidate List up to date, newest first. Reference values as known on 22 November 2026; the
    /// list may have grown since, so a certificate always states the date it means.
    /// </summary>
    private static readonly DateOnly[] CandidateLists =
        [new(2026, 2, 4), new(2025, 11, 5), new(2025, 6, 25), new(2025, 1, 21), new(2024, 11, 7), new(2024, 6, 27), new(2024, 1, 23), new(2023, 6, 14), new(2023, 1, 17)];

    /// <summary>RoHS (Directive 2011/65/EU, Annex II as replaced by (EU) 2015/863) and REACH (Article 33), as of a day.</summary>
    public static IEnumerable<ChemicalRule> All(DateOnly day)
    {
        yield return new("RoHS", "Directive 2011/65/EU with (EU) 2015/863", DocumentType.Rohs);
        var list = CandidateLists.FirstOrDefault(d => d <= day, CandidateLists[^1]);
        yield return new("REACH, Article 33", $"Regulation (EC) No 1907/2006, Candidate List of {list:yyyy-MM-dd}", DocumentType.Reach);
    }
}

/// <summary>What the papers show of one rule, material by material. Silence is never taken for an answer.</summary>
/// <param name="Materials">Each material, what supports it, and which of its lots nothing supports.</param>
public sealed record Support(ChemicalRule Rule, IReadOnlyList<(string Material, IReadOnlyList<Paper> Papers, IReadOnlyList<Paper> Expired, IReadOnlyList<string> Without)> Materials)
{
    /// <summary>What no valid declaration is held for: a material, or single lots of it.</summary>
    public IEnumerable<string> Missing => Materials.Where(m => m.Without.Count > 0)
        .Select(m => m.Papers.Count == 0 ? m.Material : $"{m.Material}, {string.Join(", ", m.Without)}");

    public int Declarations => Materials.SelectMany(m => m.Papers).DistinctBy(p => p.Id).Count();

    public bool IsWhole => Materials.Count > 0 && Materials.All(m => m.Without.Count == 0);

    /// <summary>A declaration that has expired by that day supports nothing any more.</summary>
    public static Support Of(ChemicalRule rule, IReadOnlyList<SourceLot> sources, DateOnly day) => new(rule,
    [
        .. sources.GroupBy(s => (s.MaterialId, s.Material)).OrderBy(g => g.Key.Material, StringComparer.Ordinal).Select(g =>
        {
            var declared = g.SelectMany(s => s.Papers).Where(p => p.Type == rule.Declaration).DistinctBy(p => p.Id).ToLookup(p => p.IsExpired(day));
            var without = g.Where(s => !s.Papers.Any(p => p.Type == rule.Declaration && !p.IsExpired(day))).Select(s => s.Number).ToList();
            return (g.Key.Material, (IReadOnlyList<Paper>)[.. declared[false]], (IReadOnlyList<Paper>)[.. declared[true]], (IReadOnlyList<string>)without);
        }),
    ]);
}
