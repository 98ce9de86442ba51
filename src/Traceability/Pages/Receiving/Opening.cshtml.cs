using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Traceability.Data;
using Traceability.Pages.Stock;
using Traceability.Receiving;

namespace Traceability.Pages.Receiving;

/// <summary>What was there when the book began: counted in with what is known of it, line by line as a delivery is.</summary>
public sealed class OpeningModel(TraceabilityDb db, Acts acts, TimeProvider clock, Numbers numbers) : StockPage(db, acts, clock)
{
    public sealed record Row(long Id, string Number, string? From, DateOnly CountedOn, int Lots);

    [BindProperty]
    public OpeningInput Input { get; set; } = new();

    public IReadOnlyList<SelectListItem> Suppliers { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Customers { get; private set; } = [];

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public override async Task Load()
    {
        Input.CountedOn ??= Today;
        Suppliers = [new("Not known", ""), .. (await Db.Suppliers.AsNoTracking().OrderBy(s => s.Name).Select(s => new { s.Id, s.Name }).ToListAsync()).Select(s => new SelectListItem(s.Name, $"{s.Id}"))];
        Customers = [new("Not a customer's", ""), .. (await Db.Customers.AsNoTracking().OrderBy(c => c.Name).Select(c => new { c.Id, c.Name }).ToListAsync()).Select(c => new SelectListItem(c.Name, $"{c.Id}"))];
        Rows = await Db.Receipts.AsNoTracking().Where(r => r.IsOpening).OrderByDescending(r => r.Id).Take(50)
            .Select(r => new Row(r.Id, r.Number, r.Supplier != null ? r.Supplier.Name : r.Customer != null ? r.Customer.Name : null, r.ReceivedOn, r.Lots.Count)).ToListAsync();
    }

    public Task<IActionResult> OnPostAsync() => Once("write down opening stock", async () =>
    {
        var supplier = Input.Supplier is { } s ? await Db.Suppliers.FindAsync(s) : null;
        var customer = Input.Customer is { } c ? await Db.Customers.FindAsync(c) : null;
        var receipt = Receipt.Opening(await numbers.Receipt(), supplier, customer, Input.CountedOn ?? Today, Today);
        Db.Receipts.Add(receipt);
        await Db.SaveChangesAsync();
        return ($"/receipts/{receipt.Id}", $"{receipt.Number} is open for opening stock. Now what is there.", (string?)null);
    });
}

public sealed class OpeningInput
{
    public DateOnly? CountedOn { get; set; }

    public long? Supplier { get; set; }

    public long? Customer { get; set; }
}
