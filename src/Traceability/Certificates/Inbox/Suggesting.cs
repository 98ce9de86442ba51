using Microsoft.EntityFrameworkCore;
using Traceability.Data;
using Traceability.Lots;

namespace Traceability.Certificates.Inbox;

/// <summary>Holds the numbers on files that wait against those of the shop: a few questions for all of them together.</summary>
public sealed class Suggesting(TraceabilityDb db)
{
    /// <summary>Suggestions for one file; more are no help.</summary>
    public const int Most = 12;

    /// <summary>A shorter number may stand on a paper for many reasons.</summary>
    private const int LongEnough = 5;

    /// <summary>Deliveries and heats, the newest, whose numbers are compared otherwise than by an index.</summary>
    private const int Newest = 2000;

    private sealed record Hit(long ItemId, string Written, string LookAlikeKey, int Page, long Id);

    public async Task<IReadOnlyList<Suggested>> For(IReadOnlyList<InboxItem> items, DateOnly today, CancellationToken cancel = default)
    {
        var ids = items.Select(i => i.Id).ToList();
        var hashes = items.Select(i => i.Sha256).ToList();
        var files = await db.Files.AsNoTracking().Where(f => hashes.Contains(f.Sha256)).ToDictionaryAsync(f => f.Sha256, cancel);
        var numbers = db.InboxNumbers.AsNoTracking().Where(n => ids.Contains(n.ItemId));
        var found = new List<(long ItemId, Suggestion Suggestion)>();
        await Documents(numbers, found, cancel);
        await LotsAndHeats(numbers, found, today, cancel);
        await Ordered(numbers, found, today, cancel);
        await Deliveries(numbers, found, cancel);
        await Materials(numbers, found, cancel);
        var of = found.ToLookup(f => f.ItemId, f => f.Suggestion);
        return [.. items.Select(i => new Suggested(i, files[i.Sha256], [.. of[i.Id].OrderByDescending(s => s.Score).ThenBy(s => s.Number, StringComparer.Ordinal).DistinctBy(s => s.Key).Take(Most)]))];
    }

    /// <summary>Papers that are known by their number, and whose file is not here.</summary>
    private async Task Documents(IQueryable<InboxNumber> numbers, List<(long, Suggestion)> found, CancellationToken cancel)
    {
        var hits = await (from n in numbers
                          join d in db.Documents.Counting() on n.Key equals d.NumberKey
                          where d.FileName == null && (d.Sha256 == null || d.Sha256 == n.Item.Sha256)
                          select new { n.ItemId, n.Written, n.LookAlikeKey, n.Page, d.Id, d.Number, d.Type, d.Issuer }).Take(200).ToListAsync(cancel);
        foreach (var h in hits)
            found.Add((h.ItemId, new(SuggestedKind.Document, h.Id, h.Number, $"{h.Type.Noun()}{(h.Issuer is null ? "" : $" of {h.Issuer}")}, whose file is not here yet", $"its number stands {Where(h.Page)}", 100, h.LookAlikeKey.Length >= LongEnough, [], h.Issuer)));
    }

    private async Task LotsAndHeats(IQueryable<InboxNumber> numbers, List<(long, Suggestion)> found, DateOnly today, CancellationToken cancel)
    {
        var own = await (from n in numbers join l in db.Lots on n.Key equals l.NumberKey select new Hit(n.ItemId, n.Written, n.LookAlikeKey, n.Page, l.Id)).Take(500).ToListAsync(cancel);
        var theirs = await (from n in numbers join l in db.Lots on n.Key equals l.SupplierLotKey where l.OnHandMicro > 0 && l.ReceivedMicro != null select new Hit(n.ItemId, n.Written, n.LookAlikeKey, n.Page, l.Id)).Take(500).ToListAsync(cancel);
        var melted = await (from n in numbers join h in db.Heats on n.Key equals h.NumberKey select new Hit(n.ItemId, n.Written, n.LookAlikeKey, n.Page, h.Id)).Take(500).ToListAsync(cancel);
        var alike = await Alike(numbers, cancel);
        var heatIds = melted.Concat(alike).Select(h => h.Id).Distinct().ToList();
        var heats = await db.Heats.AsNoTracking().Where(h => heatIds.Contains(h.Id)).ToDictionaryAsync(h => h.Id, cancel);
        // A heat of which nothing is here needs no paper now; it may be one that is long used up.
        var ofHeat = (await db.LotHeats.AsNoTracking().Where(x => heatIds.Contains(x.HeatId) && x.Lot.OnHandMicro > 0 && x.Lot.ReceivedMicro != null)
            .Select(x => new { x.HeatId, x.LotId, What = x.Lot.Material!.Name }).Take(1000).ToListAsync(cancel)).ToLookup(x => x.HeatId);
        List<long> lotIds = [.. own.Concat(theirs).Select(h => h.Id), .. ofHeat.SelectMany(x => x).Select(x => x.LotId)];
        var lots = await db.Lots.AsNoTracking().Where(l => lotIds.Contains(l.Id)).Select(l => new { l.Id, l.Number, What = l.Material != null ? l.Material.Name : l.Product!.Name, l.Mill, From = l.Supplier!.Name }).ToDictionaryAsync(l => l.Id, cancel);
        var lacking = (await db.Lacking(today).Where(x => lotIds.Contains(x.LotId)).ToListAsync(cancel)).ToLookup(x => x.LotId, x => PaperNeed.Of(x.Need));

        foreach (var hit in own)
            if (lots[hit.Id] is var lot) found.Add((hit.ItemId, new(SuggestedKind.Lot, lot.Id, lot.Number, lot.What, $"our number stands {Where(hit.Page)}", 90, true, [.. lacking[lot.Id]], lot.Mill ?? lot.From)));
        foreach (var hit in theirs)
            if (lots[hit.Id] is var lot && lacking[lot.Id].ToList() is var lacks)
                found.Add((hit.ItemId, new(SuggestedKind.Lot, lot.Id, lot.Number, lot.What, $"the supplier’s lot {hit.Written} stands {Where(hit.Page)}", lacks.Count > 0 ? 80 : 50, hit.LookAlikeKey.Length >= LongEnough, lacks, lot.Mill ?? lot.From)));
        // The same number of two mills: which one it is, only a person can say.
        var mills = melted.GroupBy(h => (h.ItemId, h.LookAlikeKey)).ToDictionary(g => g.Key, g => g.Select(h => h.Id).Distinct().Count(id => ofHeat[id].Any()));
        foreach (var hit in melted.Where(h => ofHeat[h.Id].Any()))
            if (heats[hit.Id] is var heat && ofHeat[hit.Id].SelectMany(x => lacking[x.LotId]).DistinctBy(n => n.Key).ToList() is var lacks)
                found.Add((hit.ItemId, new(SuggestedKind.Heat, heat.Id, heat.Number, Here(heat, [.. ofHeat[hit.Id].Select(x => x.What)]), $"heat {hit.Written} stands {Where(hit.Page)}", lacks.Count > 0 ? 85 : 55, hit.LookAlikeKey.Length >= LongEnough && mills[(hit.ItemId, hit.LookAlikeKey)] == 1, lacks, heat.Mill)));
        foreach (var hit in alike.Where(h => ofHeat[h.Id].Any()))
            if (heats[hit.Id] is var heat)
                found.Add((hit.ItemId, new(SuggestedKind.Heat, heat.Id, heat.Number, Here(heat, [.. ofHeat[hit.Id].Select(x => x.What)]), $"{hit.Written} stands {Where(hit.Page)}, which only looks like it: compare sign by sign", 10, false, [], heat.Mill)));
    }

    // Only of what is here, and of that the newest: they have no key of their own for it.
    private async Task<List<Hit>> Alike(IQueryable<InboxNumber> numbers, CancellationToken cancel)
    {
        var shelf = await db.LotHeats.AsNoTracking().Where(x => x.Lot.OnHandMicro > 0 && x.Lot.ReceivedMicro != null).OrderByDescending(x => x.LotId).Select(x => new { x.HeatId, x.Heat.NumberKey }).Take(Newest).ToListAsync(cancel);
        var looks = shelf.DistinctBy(h => h.HeatId).ToLookup(h => NumberKey.LookAlike(h.NumberKey));
        var keys = looks.Select(l => l.Key).Where(k => k.Length >= LongEnough).ToList();
        var hits = await numbers.Where(n => keys.Contains(n.LookAlikeKey)).ToListAsync(cancel);
        return [.. hits.SelectMany(n => looks[n.LookAlikeKey].Where(h => h.NumberKey != n.Key).Select(h => new Hit(n.ItemId, n.Written, n.LookAlikeKey, n.Page, h.HeatId)))];
    }

    /// <summary>Lots that came for an order of ours whose number stands on it, and that still lack a paper.</summary>
    private async Task Ordered(IQueryable<InboxNumber> numbers, List<(long, Suggestion)> found, DateOnly today, CancellationToken cancel)
    {
        var hits = await (from n in numbers
                          join o in db.PurchaseOrders on n.Key equals o.NumberKey
                          join l in db.Lots on o.Id equals l.PurchaseLine!.OrderId
                          where l.OnHandMicro > 0
                          select new { n.ItemId, n.Page, Order = o.Number, l.Id, l.Number, What = l.Material!.Name, Issuer = l.Mill ?? l.Supplier!.Name }).Take(200).ToListAsync(cancel);
        var ids = hits.Select(h => h.Id).ToList();
        var lacking = (await db.Lacking(today).Where(x => ids.Contains(x.LotId)).ToListAsync(cancel)).ToLookup(x => x.LotId, x => PaperNeed.Of(x.Need));
        foreach (var order in hits.Where(h => lacking[h.Id].Any()).GroupBy(h => (h.ItemId, h.Order)))
            foreach (var lot in order.DistinctBy(h => h.Id))
                // Of several lots of one order only a person knows which one it speaks of.
                found.Add((lot.ItemId, new(SuggestedKind.Lot, lot.Id, lot.Number, lot.What, $"our order {lot.Order} stands {Where(lot.Page)}", 60, order.Select(h => h.Id).Distinct().Count() == 1, [.. lacking[lot.Id]], lot.Issuer)));
    }

    private async Task Deliveries(IQueryable<InboxNumber> numbers, List<(long, Suggestion)> found, CancellationToken cancel)
    {
        var recent = await db.Receipts.AsNoTracking().OrderByDescending(r => r.ReceivedOn).ThenByDescending(r => r.Id).Take(Newest).Select(r => new { r.Id, r.Number, r.PackingSlip, PurchaseOrder = r.Against!.Number ?? r.PurchaseOrder, From = r.Supplier!.Name }).ToListAsync(cancel);
        var said = recent.SelectMany(r => new[] { (r, What: "packing slip", Number: r.PackingSlip), (r, What: "order", Number: r.PurchaseOrder), (r, What: "delivery", Number: (string?)r.Number) })
            .Where(s => !string.IsNullOrWhiteSpace(s.Number)).ToLookup(s => NumberKey.Of(s.Number!));
        var keys = said.Select(s => s.Key).ToList();
        foreach (var number in await numbers.Where(n => keys.Contains(n.Key)).ToListAsync(cancel))
            foreach (var (receipt, what, written) in said[number.Key])
                found.Add((number.ItemId, new(SuggestedKind.Receipt, receipt.Id, receipt.Number, receipt.From is null ? "delivery" : $"delivery from {receipt.From}", $"{what} {written} stands {Where(number.Page)}", what == "packing slip" ? 45 : 40, number.LookAlikeKey.Length >= LongEnough, [], receipt.From)));
    }

    private async Task Materials(IQueryable<InboxNumber> numbers, List<(long, Suggestion)> found, CancellationToken cancel)
    {
        var hits = await (from n in numbers join m in db.Materials on n.Key equals m.CodeKey select new { n.ItemId, n.Page, n.LookAlikeKey, m.Id, m.Code, m.Name }).Take(200).ToListAsync(cancel);
        foreach (var h in hits)
            found.Add((h.ItemId, new(SuggestedKind.Material, h.Id, h.Code, $"{h.Name}, every lot of it", $"its code stands {Where(h.Page)}", 30, h.LookAlikeKey.Length >= LongEnough, [])));
    }

    private static string Here(Heat heat, IReadOnlyList<string> what) => $"{string.Join(", ", what.Distinct().Take(3))}, {what.Count} {(what.Count == 1 ? "lot" : "lots")} here{(heat.Mill is null ? "" : $", of {heat.Mill}")}";

    private static string Where(int page) => page == 0 ? "on it as a code" : $"on page {page}";
}
