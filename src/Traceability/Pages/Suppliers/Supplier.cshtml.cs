using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Traceability.Data;
using Traceability.Pages.Heats;
using Traceability.Pages.Stock;
using Traceability.Suppliers;

namespace Traceability.Pages.Suppliers;

/// <summary>One supplier: how to reach them, and whether they may deliver.</summary>
public sealed class SupplierModel(TraceabilityDb db, Acts acts, TimeProvider clock) : StockPage(db, acts, clock)
{
    [FromRoute]
    public long Id { get; set; }

    [BindProperty]
    public SupplierInput Input { get; set; } = new();

    public Supplier Supplier { get; private set; } = null!;

    public int Deliveries { get; private set; }

    /// <summary>The papers that name it.</summary>
    public IReadOnlyList<PaperRow> Papers { get; private set; } = [];

    public override async Task Load()
    {
        Supplier = Found(await Db.Suppliers.AsNoTracking().SingleOrDefaultAsync(s => s.Id == Id));
        Deliveries = await Db.Receipts.CountAsync(r => r.SupplierId == Id);
        Papers = await PaperRow.Of(Db, Db.Documents.Where(d => d.Suppliers.Any(s => s.Id == Id))).Take(HeatModel.Longest).ToListAsync();
    }

    public async Task OnGetAsync()
    {
        await Load();
        Input = new()
        {
            Name = Supplier.Name,
            Contact = Supplier.Contact,
            Email = Supplier.Email,
            Phone = Supplier.Phone,
            Address = Supplier.Address,
            Status = Supplier.Status,
        };
    }

    public Task<IActionResult> OnPostAsync() => Once("change a supplier", async () =>
    {
        var supplier = Found(await Db.Suppliers.SingleOrDefaultAsync(s => s.Id == Id));
        if (Input.Status != supplier.Status) ForLead("change whether a supplier may deliver");
        supplier.Change(Input.Name, Input.Contact, Input.Email, Input.Phone, Input.Address, Input.Status);
        return ($"/suppliers/{Id}", $"{supplier.Name} is changed.", (string?)null);
    });
}
