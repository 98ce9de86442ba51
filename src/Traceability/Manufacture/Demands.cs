using Traceability.Certificates;
using Traceability.Lots;
using Traceability.Materials;
using Traceability.Orders;

namespace Traceability.Manufacture;

/// <summary>What one of those who may ask asks of all that goes in, and of how it is made.</summary>
/// <param name="Who">As the sentence begins: "JIG-MD", "JIG-MD (medical jig)", "ORD-0012".</param>
public sealed record Demand(string Who, IReadOnlyList<DocumentType> Documents, ControlLevel? Level = null, string? Inspection = null, bool Bom = false, bool Sop = false, bool Drawing = false)
{
    internal static Demand Of(string who, Profile profile) =>
        new($"{who} ({profile.Name})", profile.RequiredDocuments, profile.ControlLevel, profile.Inspection, profile.NeedsBom, profile.NeedsSop, profile.NeedsDrawing);

    internal bool IsAny => Documents.Count > 0 || Level is not null || Inspection is not null || Bom || Sop || Drawing;
}

/// <summary>
/// What is demanded of a job: by its products, their profiles, the order, its customer and his profile. The one place that
/// decides whether a lot may go in; each sentence names who asks.
/// </summary>
public sealed class Demands
{
    private Demands(IReadOnlyList<Demand> all) => All = all;

    public static Demands None { get; } = new([]);

    /// <summary>Those who ask anything at all.</summary>
    public IReadOnlyList<Demand> All { get; }

    /// <summary>The papers that are demanded, by whomever.</summary>
    public IReadOnlyList<DocumentType> Documents => [.. All.SelectMany(d => d.Documents).Distinct().Order()];

    /// <param name="customer">Who gets it, where there is no order.</param>
    /// <remarks>Profiles have to be loaded with whom they belong to, see <see cref="DemandQueries.DemandsOf"/>.</remarks>
    public static Demands Of(IEnumerable<Product> products, Order? order = null, Customer? customer = null) =>
        new([.. products.Distinct().SelectMany(OfProduct).Concat(OfOrder(order, customer)).Where(d => d.IsAny)]);

    /// <summary>Of several products in one job, each for an order or for the shelf: what one of them demands, all that goes in has to have.</summary>
    public static Demands Of(IEnumerable<(Product Product, Order? Order)> plan)
    {
        var lines = plan.ToList();
        return new([.. lines.Select(l => l.Product).Distinct().SelectMany(OfProduct).Concat(lines.Select(l => l.Order).Distinct().SelectMany(o => OfOrder(o, null))).Where(d => d.IsAny)]);
    }

    private static IEnumerable<Demand> OfProduct(Product product)
    {
        yield return new(product.Sku, product.RequiredDocuments, product.ControlLevel, product.Inspection);
        if (Loaded(product.ProfileId, product.Profile) is { } profile) yield return Demand.Of(product.Sku, profile);
    }

    private static IEnumerable<Demand> OfOrder(Order? order, Customer? customer)
    {
        if (order is not null) yield return new(order.Number, order.RequiredDocuments);
        if ((order?.Customer ?? customer) is not { } asking) yield break;
        yield return new(order is null ? asking.Name : $"{order.Number} of {asking.Name}", [], asking.ControlLevel);
        if (Loaded(asking.ProfileId, asking.Profile) is { } profile) yield return Demand.Of(asking.Name, profile);
    }

    /// <summary>What keeps a lot from going in, each as a sentence; nothing where it may.</summary>
    /// <param name="papers">The documents about the lot, see <see cref="LotQueries.DocumentsAbout"/>.</param>
    public IEnumerable<string> Unmet(Lot lot, IReadOnlyCollection<Document> papers, DateOnly today)
    {
        if (All.FirstOrDefault(d => d.Documents.Count > 0) is { } asking)
        {
            if (lot.GradeOnly is { } proof)
                yield return $"{lot.Number} is known by its grade only ({proof}); no certificate speaks of it. {asking.Who} needs one: take another lot, and keep this one for plain products.";
            if (lot.IsOpening)
                yield return $"{lot.Number} is opening stock: it was here before the book began, and no certificate was held against it. {asking.Who} needs papers: take another lot, and keep this one for plain products.";
        }
        // What was made here rests on what went into it, which was asked when it went in.
        if (lot.Material is not { } material) yield break;
        foreach (var demand in All)
            if (demand.Level is { } level && lot.MetLevel < level)
                yield return $"{demand.Who} needs material checked at {level.Words()}, and {lot.Number} was checked at {lot.MetLevel.Words()}. Take another lot, or have {(lot.Root ?? lot).Number} checked at that level on its page.";
        if (material.Category == Category.Metal)
            foreach (var demand in All)
                if (demand.Inspection is { } asked && !lot.IsInspected(asked, papers, today))
                    yield return $"{demand.Who} needs metal with an inspection certificate {asked} (EN 10204), and none of {lot.Number} is. A 2.1 or 2.2 is not of this lot. Take another lot, or ask the supplier for the {asked}.";
        // What nobody asks a paper of stays without one, and the certificate says so.
        if (material.ControlLevel < ControlLevel.Document || !(lot.Root ?? lot).IsReceived) yield break;
        foreach (var (who, type) in All.SelectMany(d => d.Documents.Select(type => (d.Who, type))).DistinctBy(d => d.type).Where(d => d.type.IsOf(material.Category)))
            if (!papers.Any(p => p.Type == type && p.IsInForce(today) && p.SpeaksOf(lot)))
                yield return $"{who} needs {type.Word()} of all that goes in, and {lot.Number} has none that is valid. Take another lot, or add the paper on the page of {lot.Number}.";
    }

    /// <exception cref="DomainRuleException">Something is demanded that the lot has not.</exception>
    public void RefuseUnlessMet(Lot lot, IReadOnlyCollection<Document> papers, DateOnly today, string field = "Lot")
    {
        if (Unmet(lot, papers, today).FirstOrDefault() is { } unmet)
            throw new DomainRuleException(unmet, field);
    }

    /// <summary>Whether a record may begin as it is written.</summary>
    /// <exception cref="DomainRuleException">A profile demands what is not stated.</exception>
    public void RefuseUnlessStarted(bool bom, bool sop, bool drawing)
    {
        if (!bom && All.FirstOrDefault(d => d.Bom) is { } wantsBom)
            throw new DomainRuleException($"{wantsBom.Who} is made by a bill of materials only, and none is released. Write it on the product's page and have a quality lead release it.", "BomRevision");
        if (!sop && All.FirstOrDefault(d => d.Sop) is { } wantsSop)
            throw new DomainRuleException($"{wantsSop.Who} is made by a procedure only. Choose the one it is made by, or name it with its revision.", "Sop");
        if (!drawing && All.FirstOrDefault(d => d.Drawing) is { } wantsDrawing)
            throw new DomainRuleException($"{wantsDrawing.Who} is made to a drawing only. Enter its number and revision.", "Drawing");
    }

    private static Profile? Loaded(long? id, Profile? profile) => id is null || profile is not null ? profile
        : throw new InvalidOperationException("A profile was not loaded with what it belongs to.");
}
