using Microsoft.EntityFrameworkCore;
using Traceability.Data;

namespace Traceability.Genealogy;

/// <summary>
/// The picture of very many lots, drawn in all: each kind is one card with its exact totals, and a line says that there
/// is such a way, not which. No path is lit, for a path goes from lot to lot.
/// </summary>
internal sealed class PictureInAll
{
    private const int Asked = 1;

    private readonly Root root;
    private readonly bool toHold;
    private readonly PictureTotals totals = new();
    private PictureLabels labels = new();
    private Dictionary<long, string> materials = [], products = [];

    private PictureInAll(Root root, bool toHold) => (this.root, this.toHold) = (root, toHold);

    /// <param name="reach">Walked forward; it is turned here.</param>
    public static async Task<Picture> Draw(TraceabilityDb db, Reach reach, Root root, PictureWish wish, CancellationToken cancel)
    {
        var picture = new PictureInAll(root, wish.ToHold);
        var forward = reach.Count;
        await picture.totals.Read(reach, withStock: root.Kind is not (RootKind.Shipment or RootKind.Order), cancel);
        reach.Turn();
        await picture.totals.Read(reach, withStock: false, cancel);
        var cards = picture.totals.Cards;
        await picture.ReadNames(db, cards, cancel);
        var columns = cards.GroupBy(c => c.Column).ToList();
        var nodes = columns.SelectMany((column, at) => column.Select(card => (card, at))).Select((c, index) => picture.Node(c.card, index, c.at)).ToList();
        var places = cards.Select((card, index) => (card, index)).ToDictionary(c => c.card, c => c.index);
        var parts = columns.Select((column, at) =>
        {
            var part = column.First().Part;
            var isNext = columns.Take(at).Any(before => before.First().Part == part);
            return new PictureColumn(part, isNext ? 2 : 1, (int)column.Where(card => !card.IsStock).Sum(card => card.Count));
        }).ToList();
        var lines = picture.totals.Lines.Select(l => (From: nodes[places[l.From]], To: nodes[places[l.To]], l.To.IsStock))
            .Select(l => new PictureLine(l.From.Index, l.To.Index, PictureLines.Between(l.From.Light, l.To.Light, l.IsStock), false))
            .OrderBy(l => l.Light).ThenBy(l => l.From).ThenBy(l => l.To).ToList();
        var lots = forward + reach.Count - reach.Roots.Count;
        return new(root, parts, nodes, lines, [], lots, 0, wish.Doubts is not null) { InAll = true };
    }

    // Of what stands alone its own name, of the others what they are of.
    private async Task ReadNames(TraceabilityDb db, IReadOnlyList<PictureTotals.Card> cards, CancellationToken cancel)
    {
        labels = await PictureLabels.Read(db, kind => [.. cards.Where(c => c.IsOne && c.Kind == kind).Select(c => c.First)], cancel);
        List<long> Of(bool made) => [.. cards.Where(c => c.Kind == 'l' && c.Part == PicturePart.Unit == made).Select(c => c.Alike).OfType<long>()];
        var (ofMaterials, ofProducts) = (Of(false), Of(true));
        materials = await db.Materials.AsNoTracking().Where(m => ofMaterials.Contains(m.Id)).Select(m => new { m.Id, m.Name }).ToDictionaryAsync(m => m.Id, m => m.Name, cancel);
        products = await db.Products.AsNoTracking().Where(p => ofProducts.Contains(p.Id)).Select(p => new { p.Id, p.Name }).ToDictionaryAsync(p => p.Id, p => p.Name, cancel);
    }

    private Light LightOf(PictureTotals.Card card) => card switch
    {
        { Kind: 'r', IsOne: true } when root.Kind == RootKind.Record && card.First == root.Id => Light.Root,
        { Side: Asked } => root.Kind == RootKind.Record ? Light.To : Light.Root,
        { Side: < Asked } => Light.From,
        { IsStock: true } when toHold => Light.Hold,
        { Here: > 0, Part: not PicturePart.Unit } when toHold => Light.Hold,
        _ => Light.To,
    };

    private PictureNode Node(PictureTotals.Card card, int index, int column)
    {
        var (amount, of, light) = (Amount(card), Of(card), LightOf(card));
        var (name, number, sub) = card.Kind switch
        {
            'h' => (amount + " here", false, toHold ? "to hold" : "on the shelf"),
            'v' when card.IsOne && labels.Suppliers.GetValueOrDefault(card.First) is { } supplier => (supplier.Name, false, amount),
            'l' when card.IsOne && labels.Lots.GetValueOrDefault(card.First) is { } lot => (lot.Number, true, LotSub(card, light, lot)),
            'r' when card.IsOne && labels.Records.GetValueOrDefault(card.First) is { } record => (record.Name, true, Made(card)),
            's' when card.IsOne && labels.Shipments.GetValueOrDefault(card.First) is { } shipment => (shipment.Name, true, amount),
            'c' when card.IsOne && labels.Customers.GetValueOrDefault(card.First) is { } customer => (customer.Name, false, amount),
            'l' => (PictureNodes.FoldName(card.Part, card.Count), false, light == Light.Hold ? "hold " + PictureNodes.Words(card.OnHand) : card.Made > card.Count ? $"{Picturing.Number(card.Made)} in all" : of),
            'r' => (PictureNodes.FoldName(card.Part, card.Count), false, Made(card)),
            _ => (PictureNodes.FoldName(card.Part, card.Count), false, amount),
        };
        var isFold = !card.IsStock && !number && !(card.IsOne && card.Kind is 'v' or 'c');
        return new(index, column, card.Part, light, $"all-{index}", isFold || card.IsStock ? null : card.First, name, number, sub, card.IsStock ? sub : of, amount, (int)card.Count, isFold, [], 0)
        {
            IsPlainRecord = card.IsPlainRecord && !isFold,
        };
    }

    private string Of(PictureTotals.Card card) => card.Kind switch
    {
        'l' when card.IsOne => labels.Lots.GetValueOrDefault(card.First)?.What ?? "",
        'l' when card.Alike is { } alike => (card.Part == PicturePart.Unit ? products : materials).GetValueOrDefault(alike, ""),
        'v' when card.IsOne && labels.Suppliers.GetValueOrDefault(card.First) is { } supplier => "Supplier " + supplier.More,
        'l' => card.Part == PicturePart.Unit ? "of other products" : "of other materials",
        _ => "",
    };

    private static string LotSub(PictureTotals.Card card, Light light, PictureLabels.LotLabel lot) =>
        card.Part == PicturePart.Unit ? card.Made > 1 ? Made(card) : lot.What
        : light == Light.Hold ? "hold " + PictureNodes.Words(card.OnHand)
        : lot.Heat is { } heat ? "heat " + heat
        : card.OnHand.Count == 0 ? "used up" : PictureNodes.Words(card.OnHand) + " here";

    private static string Made(PictureTotals.Card card) => PictureNodes.Counted(card.Made, "unit", "units");

    private static string Amount(PictureTotals.Card card) => card switch
    {
        { Kind: 'v' } => PictureNodes.Counted(card.Lots, "lot", "lots"),
        { Kind: 'l', Part: PicturePart.Unit } => Made(card),
        { Kind: 'l' } => PictureNodes.Words(card.Amounts.Count > 0 ? card.Amounts : card.OnHand),
        _ => PictureNodes.Words(card.Amounts),
    };
}
