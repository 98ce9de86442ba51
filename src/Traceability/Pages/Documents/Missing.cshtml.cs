using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Traceability.Certificates;
using Traceability.Data;
using Traceability.Pages.Stock;
using Traceability.Purchasing;
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

    /// <summary>Papers, of all those lots.</summary>
    public int Papers { get; private set; }

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
        var lacking = Db.Owed(Today);
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
        Papers = await lacking.CountAsync(x => lots.Any(l => l.Id == x.LotId));
        P = Math.Clamp(P, 1, Math.Max(1, (Total + PageSize - 1) / PageSize));
        Lots = await Owed(await lots.OrderBy(l => l.ReceivedOn ?? l.Root!.ReceivedOn).ThenBy(l => l.Id).Select(l => l.Id).Skip((P - 1) * PageSize).Take(PageSize).ToListAsync());
        if (Supplier is not { } asked || !suppliers.TryGetValue(asked, out var supplier)) return;
        SupplierName = supplier.Name;
        if (Total == 0) return;
        // One letter speaks of all of them, whatever page is shown; pieces go with what they were cut from.
        var whole = lots.Where(l => l.RootId == null);
        var owed = await Owed(await whole.OrderBy(l => l.ReceivedOn).ThenBy(l => l.Id).Select(l => l.Id).Take(LongestLetter).ToListAsync());
        if (owed.Count > 0) Letter = Reminder.To(supplier, owed, await whole.CountAsync() - owed.Count, (await Db.TheShop())?.Name);
    }

    // What the order says of a paper is said with it, whoever asks for it.
    private static OwedPaper Owed(PaperNeed need, AskedPapers? asked) => asked is null || need.Types.Count > 1 || !asked.Types.Contains(need.Types[0])
        ? new(need)
        : new(need, asked.Demanded(need.Types[0]), need.Types[0] == DocumentType.Other ? asked.Other : null);

    private async Task<IReadOnlyList<OwedLot>> Owed(IReadOnlyList<long> ids)
    {
        var needs = (await Db.Owed(Today).Where(x => ids.Contains(x.LotId)).ToListAsync()).ToLookup(x => x.LotId, x => PaperNeed.Of(x.Need));
        var lots = await Db.Lots.AsNoTracking().Where(l => ids.Contains(l.Id)).Select(l => new
        {
            l.Id,
            l.Number,
            Material = l.Material!.Name,
            l.SupplierLot,
            Heat = l.Heats.Select(h => h.Heat.Number).FirstOrDefault(),
            ReceivedOn = l.ReceivedOn ?? l.Root!.ReceivedOn,
            PackingSlip = l.Receipt!.PackingSlip,
            LineId = l.PurchaseLineId ?? l.Root!.PurchaseLineId,
        }).ToDictionaryAsync(l => l.Id);
        var ordered = lots.Values.Select(l => l.LineId).OfType<long>().Distinct().ToList();
        var lines = await Db.PurchaseLines.AsNoTracking().Include(l => l.Order).Where(l => ordered.Contains(l.Id)).ToDictionaryAsync(l => l.Id);
        return [.. ids.Select(id => lots[id]).Select(l => (Lot: l, Line: l.LineId is { } line ? lines[line] : null)).Select(x => new OwedLot(x.Lot.Id, x.Lot.Number, x.Lot.Material, x.Lot.SupplierLot, x.Lot.Heat, x.Lot.ReceivedOn, x.Lot.ReceivedOn is { } on ? Today.DayNumber - on.DayNumber : null,
            x.Lot.PackingSlip, x.Line?.Order.Number, [.. needs[x.Lot.Id].Select(n => Owed(n, x.Line?.Asked))]))];
    }
}

/// <summary>What each lot of a material has to have, and how many of those here have not.</summary>
public sealed record MaterialPapers(long Id, string Code, string Name, IReadOnlyList<PaperNeed> Needs, int Here, int Lacking);
