using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Traceability.Data;
using Traceability.Lots;
using Traceability.Pages.Stock;
using Traceability.Suppliers;

namespace Traceability.Pages.Suppliers;

/// <summary>Somebody who has not delivered before.</summary>
public sealed class NewModel(TraceabilityDb db, Acts acts, TimeProvider clock) : StockPage(db, acts, clock)
{
    [BindProperty]
    public NewSupplierInput Input { get; set; } = new();

    public void OnGet() => Input.Status = SupplierStatus.Approved;

    public Task<IActionResult> OnPostAsync() => Once("add a supplier", async () =>
    {
        var key = NumberKey.Of(Input.Code!);
        if (await Db.Suppliers.AnyAsync(s => s.CodeKey == key))
            throw new DomainRuleException($"There is a supplier {Input.Code!.Trim()} already. Give this one another code, or use that one.", "Code");
        var supplier = Supplier.Named(Input.Code!, Input.Name!);
        supplier.Change(Input.Name, Input.Contact, Input.Email, Input.Phone, Input.Address, Input.Status);
        Db.Suppliers.Add(supplier);
        await Db.SaveChangesAsync();
        return ($"/suppliers/{supplier.Id}", $"{supplier.Name} is known. Deliveries can be taken in.", (string?)null);
    });
}
