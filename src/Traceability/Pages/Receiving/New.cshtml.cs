using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Traceability.Data;
using Traceability.Pages.Stock;
using Traceability.Purchasing;
using Traceability.Receiving;
using Traceability.Suppliers;

namespace Traceability.Pages.Receiving;

/// <summary>A parcel at the door: who brought it. What is in it comes next, line by line.</summary>
public sealed class NewModel(TraceabilityDb db, Acts acts, TimeProvider clock, Numbers numbers) : StockPage(db, acts, clock)
{
    [BindProperty]
    public DeliveryInput Input { get; set; } = new();

    /// <summary>The number that was scanned and is not known yet: the first lot of this delivery will bear it.</summary>
    [FromQuery]
    public string? Number { get; set; }

    public IReadOnlyList<SelectListItem> Suppliers { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Customers { get; private set; } = [];

    /// <summary>The order that it comes for, where one was chosen before: who brought it is known then.</summary>
    public (string Number, string Supplier)? Against { get; private set; }

    /// <summary>Orders of which something is still to come.</summary>
    public IReadOnlyList<(string Value, string Words)> Orders { get; private set; } = [];

    public override async Task Load()
    {
        Input.ReceivedOn ??= Today;
        if (HttpMethods.IsGet(Request.Method) && Request.Query["order"] is [{ Length: > 0 } asked] && await Db.PurchaseNumbered(asked) is { } order)
            (Input.Order, Against) = (order.Number, (order.Number, order.Supplier.Name));
        Orders = [.. (await Db.PurchaseOrders.AsNoTracking().Awaited().OrderByDescending(o => o.Id).Take(200).Select(o => new { o.Number, o.Supplier.Name }).ToListAsync()).Select(o => (o.Number, o.Name))];
        Suppliers = [new("Choose", ""), .. (await Db.Suppliers.AsNoTracking().OrderBy(s => s.Name).Select(s => new { s.Id, s.Name, s.Status }).ToListAsync())
            .Select(s => new SelectListItem(s.Status == SupplierStatus.Blocked ? $"{s.Name} (blocked)" : s.Name, $"{s.Id}"))];
        Customers = [new("Not a customer's", ""), .. (await Db.Customers.AsNoTracking().OrderBy(c => c.Name).Select(c => new { c.Id, c.Name }).ToListAsync())
            .Select(c => new SelectListItem(c.Name, $"{c.Id}"))];
    }

    public Task<IActionResult> OnPostAsync() => Once("receive a delivery", async () =>
    {
        var supplier = Input.Supplier is { } s ? await Db.Suppliers.FindAsync(s) : null;
        var customer = Input.Customer is { } c ? await Db.Customers.FindAsync(c) : null;
        var against = await Db.PurchaseNumbered(Input.Order);
        var receipt = Receipt.Of(await numbers.Receipt(), supplier, customer, Input.ReceivedOn ?? Today, Today, Input.PackingSlip, Input.PurchaseOrder, against);
        Db.Receipts.Add(receipt);
        await Db.SaveChangesAsync();
        return ($"/receipts/{receipt.Id}{(string.IsNullOrWhiteSpace(Number) ? "" : "?number=" + Uri.EscapeDataString(Number))}", $"{receipt.Number} is open. Now what is in it.", (string?)null);
    });
}

public sealed class DeliveryInput
{
    public long? Supplier { get; set; }

    public long? Customer { get; set; }

    /// <summary>One of ours: PO-0007.</summary>
    [StringLength(Text.LineLength)]
    public string? Order { get; set; }

    public DateOnly? ReceivedOn { get; set; }

    [StringLength(Text.LineLength)]
    public string? PackingSlip { get; set; }

    [StringLength(Text.LineLength)]
    public string? PurchaseOrder { get; set; }
}
