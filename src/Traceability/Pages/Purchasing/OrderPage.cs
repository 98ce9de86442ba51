using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Traceability.Data;
using Traceability.Pages.Stock;
using Traceability.Purchasing;

namespace Traceability.Pages.Purchasing;

/// <summary>The base of the pages about one order: it is found, or the page is not there.</summary>
public abstract class OrderPage(TraceabilityDb db, Acts acts, TimeProvider clock) : StockPage(db, acts, clock)
{
    [FromRoute]
    public long Id { get; set; }

    public PurchaseOrder Order { get; private set; } = null!;

    public override async Task Load() => Order = Found(await Db.PurchaseOrders.AsNoTrackingWithIdentityResolution().ForOrdering().SingleOrDefaultAsync(o => o.Id == Id));

    /// <summary>Loaded afresh inside an act, ready for its verbs.</summary>
    protected async Task<PurchaseOrder> Fresh() => Found(await Db.PurchaseOrders.ForOrdering().SingleOrDefaultAsync(o => o.Id == Id));

    /// <summary>One verb on this order; back to its page, which says what was done.</summary>
    protected Task<IActionResult> Once(string act, Func<PurchaseOrder, Task<string>> verb) =>
        Once(act, async () => ($"/purchasing/{Id}", await verb(await Fresh()), (string?)null));
}
