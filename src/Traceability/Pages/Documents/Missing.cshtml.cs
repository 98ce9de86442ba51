using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Traceability.Certificates;
using Traceability.Data;
using Traceability.Pages.Stock;
using Traceability.Shops;

namespace Traceability.Pages.Documents;

/// <summary>What is owed: the lots of the stock that lack a paper, and for each supplier the letter that asks for it.</summary>
public sealed class MissingModel(TraceabilityDb db, Acts acts, TimeProvider clock) : StockPage(db, acts, clock)
{
    /// <summary>More lots than this do not go into one letter.</summary>
    public const int LongestLetter = 100;

    public const int PageSize = 50;

    [BindProperty(SupportsGet = true)]
    public int P { get; set; } = 1;

    public int Total { get; private set; }

    [BindProperty(SupportsGet = true)]
    public long? Supplier { get; set; }

    [BindProperty(SupportsGet = true)]
    public long? Material { get; set; }

    public IReadOnlyList<OwedLot> Lots { get; private set; } = [];

    public IReadOnlyList<(long Id, string Name, int Lots)> Suppliers { get; private set; } = [];

    public IReadOnlyList<MaterialPapers> Materials { get; private set; } = [];

    public string? Letter { get; private set; }

    public string? SupplierName { get; private set; }

    public string? MaterialName => Materials.FirstOrDefault(m => m.Id == Material)?.Name;

    public override async Task Load()
    {
        var lacking = Db.Lacking(Today);
        // A lot that lacks two papers is one lot.
        var lots = Db.Lots.AsNoTracking().Where(l => lacking.Any(x => x.LotId == l.Id));
        var counts = await lots.GroupBy(l => new { l.MaterialId, SupplierId = l.SupplierId ?? l.Root!.SupplierId }).Select(g => new { g.Key.MaterialId, g.Key.SupplierId, Count = g.Count() }).ToListAsync();
        var suppliers = await Db.Suppliers.AsNoTracking().ToDictionaryAsync(s => s.Id);
        Suppliers = [.. counts.Where(c => c.SupplierId is not null).GroupBy(c => c.SupplierId!.Value).Select(g => (g.Key, suppliers[g.Key].Name, g.Sum(c => c.Count))).OrderByDescending(s => s.Item3).ThenBy(s => s.Name)];
        var here = await Db.Lots.Where(l => l.OnHandMicro > 0 && l.MaterialId != null).GroupBy(l => l.MaterialId!.Value).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count);
        Materials = [.. (await Db.Materials.AsNoTracking().OrderBy(m => m.Name).ToListAsync())
            .Select(m => new MaterialPapers(m.Id, m.Code, m.Name, PaperNeed.Of(m), here.GetValueOrDefault(m.Id), counts.Where(c => c.MaterialId == m.Id).Sum(c => c.Count)))
            .Where(m => m.Needs.Count > 0 || m.Here > 0)];

        if (Supplier is { } of) lots = lots.Where(l => (l.SupplierId ?? l.Root!.SupplierId) == of);
        if (Material is { } material) lots = lots.Where(l => l.MaterialId == material);
        Total = await lots.CountAsync();
        P = Math.Clamp(P, 1, Math.Max(1, (Total + PageSize - 1) / PageSize));
        Lots = await Owed(await lots.OrderByDescending(l => l.ReceivedOn ?? l.Root!.ReceivedOn).ThenByDescending(l => l.Id).Select(l => l.Id).Skip((P - 1) * PageSize).Take(PageSize).ToListAsync());
        if (Supplier is not { } asked || !suppliers.TryGetValue(asked, out var supplier)) return;
        SupplierName = supplier.Name;
        if (Total == 0) return;
        // One letter speaks of all of them, whatever page is shown; pieces go with what they were cut from.
        var whole = lots.Where(l => l.RootId == null);
        var owed = await Owed(await whole.OrderBy(l => l.ReceivedOn).ThenBy(l => l.Id).Select(l => l.Id).Take(LongestLetter).ToListAsync());
        if (owed.Count > 0) Letter = Reminder.To(supplier, owed, await whole.CountAsync() - owed.Count, (await Db.TheShop())?.Name);
    }

    private async Task<IReadOnlyList<OwedLot>> Owed(IReadOnlyList<long> ids)
    {
        var needs = (await Db.Lacking(Today).Where(x => ids.Contains(x.LotId)).ToListAsync()).ToLookup(x => x.LotId, x => PaperNeed.Of(x.Need));
        var lots = await Db.Lots.AsNoTracking().Where(l => ids.Contains(l.Id)).Select(l => new
        {
            l.Id,
            l.Number,
            Material = l.Material!.Name,
            l.SupplierLot,
            Heat = l.Heats.Select(h => h.Heat.Number).FirstOrDefault(),
            ReceivedOn = l.ReceivedOn ?? l.Root!.ReceivedOn,
            PackingSlip = l.Receipt!.PackingSlip,
        }).ToDictionaryAsync(l => l.Id);
        return [.. ids.Select(id => lots[id]).Select(l => new OwedLot(l.Id, l.Number, l.Material, l.SupplierLot, l.Heat, l.ReceivedOn, l.PackingSlip, [.. needs[l.Id]]))];
    }
}

/// <summary>What each lot of a material has to have, and how many of those here have not.</summary>
public sealed record MaterialPapers(long Id, string Code, string Name, IReadOnlyList<PaperNeed> Needs, int Here, int Lacking);
