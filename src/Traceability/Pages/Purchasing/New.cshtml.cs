using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Traceability.Data;
using Traceability.Pages.Stock;
using Traceability.Purchasing;
using Traceability.Suppliers;

namespace Traceability.Pages.Purchasing;

/// <summary>An order begins with whom it goes to. What is wanted comes next, line by line.</summary>
public sealed class NewModel(TraceabilityDb db, Acts acts, TimeProvider clock, Numbers numbers) : StockPage(db, acts, clock)
{
    [BindProperty]
    public PurchaseInput Input { get; set; } = new();

    public IReadOnlyList<SelectListItem> Suppliers { get; private set; } = [];

    public override async Task Load() =>
        Suppliers = [new("Choose", ""), .. (await Db.Suppliers.AsNoTracking().OrderBy(s => s.Name).Select(s => new { s.Id, s.Name, s.Status }).ToListAsync())
            .Select(s => new SelectListItem(s.Status == SupplierStatus.Blocked ? $"{s.Name} (blocked)" : s.Name, $"{s.Id}"))];

    public Task OnGetAsync(long? supplier)
    {
        Input.Supplier = supplier;
        return Load();
    }

    public Task<IActionResult> OnPostAsync() => Once("begin a purchase order", async () =>
    {
        var supplier = await Db.Suppliers.FindAsync(Input.Supplier)
            ?? throw new DomainRuleException("This supplier is not known. Choose one of the list, or add it first.", "Supplier");
        var order = PurchaseOrder.Begin(await numbers.Purchase(), supplier, Today, Input.Reference, Input.Note);
        Db.PurchaseOrders.Add(order);
        await Db.SaveChangesAsync();
        return ($"/purchasing/{order.Id}", $"{order.Number} is begun. Now what is wanted.", (string?)null);
    });
}

public sealed class PurchaseInput
{
    [Required(ErrorMessage = "Choose whom to order from."), Display(Name = "supplier")]
    public long? Supplier { get; set; }

    [StringLength(Text.LineLength)]
    public string? Reference { get; set; }

    [StringLength(Text.NoteLength)]
    public string? Note { get; set; }
}
