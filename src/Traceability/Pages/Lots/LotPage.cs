using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Traceability.Data;
using Traceability.Lots;
using Traceability.Pages.Stock;

namespace Traceability.Pages.Lots;

/// <summary>The base of the pages about one lot: it is found, or the page is not there.</summary>
public abstract class LotPage(TraceabilityDb db, Acts acts, TimeProvider clock) : StockPage(db, acts, clock)
{
    [FromRoute]
    public long Id { get; set; }

    public Lot Lot { get; private set; } = null!;

    public LotState State => LotStanding.Of(Lot).State;

    /// <summary>What it is: the material, or the product it was made into.</summary>
    public string What => Lot.Material?.Name ?? Lot.Product?.Name ?? "";

    public override async Task Load() => Lot = Found(await Db.Lots.AsNoTracking().ForUse()
        .Include(l => l.Supplier).Include(l => l.Receipt).Include(l => l.PurchaseLine!.Order).Include(l => l.Root!.PurchaseLine!.Order).Include(l => l.Root!.Supplier).Include(l => l.Root!.Receipt).SingleOrDefaultAsync(l => l.Id == Id));

    /// <summary>Loaded afresh inside an act, ready for its verbs.</summary>
    protected async Task<Lot> Fresh() => Found(await Db.Lots.ForUse().SingleOrDefaultAsync(l => l.Id == Id));

    /// <summary>One verb on this lot; back to its page, which says what was done.</summary>
    protected Task<IActionResult> Once(string act, Func<Lot, string> verb) => Once(act, async () => ($"/lots/{Id}", verb(await Fresh()), (string?)null));
}
