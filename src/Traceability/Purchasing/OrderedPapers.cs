using Traceability.Certificates;
using Traceability.Lots;

namespace Traceability.Purchasing;

/// <summary>How a lot stands with one paper that its order asked for beyond what its material requires.</summary>
/// <param name="Demanded">The type by EN 10204: 3.1 or 3.2.</param>
/// <param name="Other">What the other paper is, in words.</param>
public sealed record OrderedPaper(PaperNeed Need, string? Demanded, string? Other, Document? Proof)
{
    public bool IsHeld => Proof is not null;

    public string Title => Other ?? Need.Title + (Demanded is null ? "" : $", {Demanded} by EN 10204");
}

/// <summary>
/// The papers that an order asked for. They are owed; of them only a type by EN 10204 that was demanded stands in the way of
/// accepting the lot. The same for many lots, in SQL, is <see cref="LackingPapers.LackingByOrder"/>.
/// </summary>
public static class OrderedPapers
{
    /// <param name="papers">The documents that may concern it, see <see cref="LotQueries.DocumentsAbout"/>.</param>
    public static IReadOnlyList<OrderedPaper> StandingByOrder(this Lot lot, IEnumerable<Document> papers, DateOnly today)
    {
        if ((lot.PurchaseLineId ?? lot.Root?.PurchaseLineId) is null) return [];
        var asked = (lot.PurchaseLine ?? lot.Root?.PurchaseLine ?? throw new InvalidOperationException($"The order of lot {lot.Number} was not loaded.")).Asked;
        var speaking = papers.Where(p => p.IsInForce(today) && p.SpeaksOf(lot)).ToList();
        return [.. asked.Types.Select(type => (Type: type, Demanded: asked.Demanded(type)))
            .Where(x => x.Demanded is not null || !lot.Material!.RequiredDocuments.Contains(x.Type))
            .Select(x => new OrderedPaper(PaperNeed.Of(x.Type), x.Demanded, x.Type == DocumentType.Other ? asked.Other : null,
                speaking.Find(p => p.Type == x.Type && (x.Demanded is null || InspectionDocument.Serves(p.En10204, x.Demanded)))))];
    }
}
