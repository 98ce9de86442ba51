using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Traceability.Data;
using Traceability.Orders;
using Traceability.Pages.Making;
using Traceability.Pages.Orders;

namespace Traceability.Pages.Shipments;

/// <summary>Something leaves: for an order, or to a customer without one.</summary>
public sealed class NewModel(TraceabilityDb db, Acts acts, TimeProvider clock, Numbers numbers) : BenchPage(db, acts, clock)
{
    [BindProperty]
    public ShipmentInput Input { get; set; } = new();

    /// <summary>The lot in the hand, brought along from its page.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Take { get; set; }

    public IReadOnlyList<(string Value, string Words)> Customers { get; private set; } = [];

    public IReadOnlyList<(string Value, string Words)> Orders { get; private set; } = [];

    /// <summary>What it can be without an order.</summary>
    public static IReadOnlyList<SelectListItem> Purposes { get; } =
        [new("The order’s", ""), .. new[] { ShipmentPurpose.Sample, ShipmentPurpose.Warranty, ShipmentPurpose.Consignment }.Select(p => new SelectListItem(p.Title(), p.ToString()))];

    public override async Task Load()
    {
        Customers = await Choices.Customers(Db);
        Orders = [.. (await Db.Orders.AsNoTracking().OrderByDescending(o => o.OrderedOn).ThenByDescending(o => o.Id).Take(200)
            .Select(o => new { o.Number, o.Customer.Name }).ToListAsync()).Select(o => (o.Number, o.Name))];
        Input.ShippedOn ??= Today;
    }

    public async Task OnGetAsync(string? order, string? customer)
    {
        await Load();
        (Input.Order, Input.Customer) = (order, customer ?? await Db.Orders.Where(o => o.Number == order).Select(o => o.Customer.Code).FirstOrDefaultAsync());
    }

    public Task<IActionResult> OnPostAsync() => Once("begin a shipment", async () =>
    {
        var order = await Db.OrderNumbered(Input.Order);
        // The order says whose it is; without one somebody has to.
        var customer = order is not null && string.IsNullOrWhiteSpace(Input.Customer) ? order.Customer : await Db.CustomerNumbered(Input.Customer);
        var shipment = Shipment.To(await numbers.Shipment(), order, customer, Input.ShippedOn ?? Today, Today, Input.Carrier, Input.Tracking, Input.Purpose);
        Db.Add(shipment);
        await Db.SaveChangesAsync();
        Done($"{shipment.Number} to {customer.Name}. Scan what is packed.");
        return Carrying($"/shipments/{shipment.Id}", Take);
    });
}

public sealed class ShipmentInput
{
    [StringLength(Text.LineLength)]
    public string? Order { get; set; }

    [StringLength(Text.LineLength)]
    public string? Customer { get; set; }

    /// <summary>Needed where there is no order.</summary>
    public ShipmentPurpose? Purpose { get; set; }

    public DateOnly? ShippedOn { get; set; }

    [StringLength(Text.LineLength)]
    public string? Carrier { get; set; }

    [StringLength(Text.LineLength)]
    public string? Tracking { get; set; }
}
