using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Traceability.Data;
using Traceability.Lots;
using Traceability.Materials;
using Traceability.Orders;
using Traceability.Pages.Making;
using Traceability.Pages.Products;

namespace Traceability.Pages.Customers;

/// <summary>One customer: how to reach them, their orders, what left for them and what they have.</summary>
public sealed class CustomerModel(TraceabilityDb db, Acts acts, TimeProvider clock) : BenchPage(db, acts, clock)
{
    public const int Shown = 20;

    public const int PageSize = 50;

    public sealed record OrderRow(long Id, string Number, DateOnly OrderedOn, string? Reference);

    public sealed record ShipmentRow(long Id, string Number, DateOnly ShippedOn, int Lines);

    public sealed record HasRow(long LotId, string Lot, string? Serial, string What, long Micro, Unit Unit, long ShipmentId, string Shipment, DateOnly On, long BackMicro);

    [FromRoute]
    public long Id { get; set; }

    [BindProperty]
    public ContactInput Contact { get; set; } = new();

    [BindProperty]
    public ContractInput Contract { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public int P { get; set; } = 1;

    public Customer Customer { get; private set; } = null!;

    public IReadOnlyList<SelectListItem> Profiles { get; private set; } = [];

    public IReadOnlyList<OrderRow> Orders { get; private set; } = [];

    public IReadOnlyList<ShipmentRow> Shipments { get; private set; } = [];

    public IReadOnlyList<HasRow> Has { get; private set; } = [];

    public int Total { get; private set; }

    public override async Task Load()
    {
        Customer = Found(await Db.Customers.AsNoTracking().FirstOrDefaultAsync(c => c.Id == Id));
        Profiles = await Db.ProfileChoices();
        if (HttpMethods.IsGet(Request.Method))
            Contract = new() { Profile = Customer.ProfileId, Level = Customer.ControlLevel, ApprovesDeviations = Customer.ApprovesDeviations };
        if (HttpMethods.IsGet(Request.Method))
            Contact = new() { Contact = Customer.Contact, Email = Customer.Email, Phone = Customer.Phone, Address = Customer.Address };
        Orders = await Db.Orders.Where(o => o.CustomerId == Id).OrderByDescending(o => o.OrderedOn).ThenByDescending(o => o.Id).Take(Shown).Select(o => new OrderRow(o.Id, o.Number, o.OrderedOn, o.Reference)).ToListAsync();
        Shipments = await Db.Shipments.Where(s => s.CustomerId == Id).OrderByDescending(s => s.ShippedOn).ThenByDescending(s => s.Id).Take(Shown).Select(s => new ShipmentRow(s.Id, s.Number, s.ShippedOn, s.Lines.Count(l => l.VoidedAt == null))).ToListAsync();
        var lines = Db.ShipmentLines.Where(l => l.Shipment.CustomerId == Id && l.VoidedAt == null && l.Lot != null);
        Total = await lines.CountAsync();
        P = Math.Clamp(P, 1, Math.Max(1, (Total + PageSize - 1) / PageSize));
        Has = await lines.OrderByDescending(l => l.Shipment.ShippedOn).ThenByDescending(l => l.Id).Skip((P - 1) * PageSize).Take(PageSize)
            .Select(l => new HasRow(l.Lot!.Id, l.Lot.Number, l.Lot.Serial, l.Lot.Product!.Name ?? l.Lot.Material!.Name, l.QuantityMicro, l.Unit, l.ShipmentId, l.Shipment.Number, l.Shipment.ShippedOn,
                Db.Inputs.Where(i => i.LotId == l.LotId && i.VoidedAt == null && i.Transformation is Return).Sum(i => i.QuantityMicro ?? 0))).ToListAsync();
    }

    public async Task<IActionResult> OnPostContractAsync()
    {
        await Acts.Do("change what a customer asks", async () =>
        {
            ForLead("change what a customer's contract asks");
            var customer = Found(await Db.Customers.Include(c => c.Profile).SingleOrDefaultAsync(c => c.Id == Id));
            customer.Asks(Contract.Level, Contract.ApprovesDeviations);
            customer.Profile = await Db.ProfileChosen(Contract.Profile);
        });
        Done("What the customer asks is changed. It counts from now on.");
        return LocalRedirect($"/customers/{Id}");
    }

    public async Task<IActionResult> OnPostContactAsync()
    {
        await Acts.Do("change a customer's contact", async () =>
            Found(await Db.Customers.SingleOrDefaultAsync(c => c.Id == Id)).ReachedBy(Contact.Contact, Contact.Email, Contact.Phone, Contact.Address));
        Done("The contact is changed.");
        return LocalRedirect($"/customers/{Id}");
    }
}

public sealed class ContractInput
{
    public long? Profile { get; set; }

    [EnumDataType(typeof(ControlLevel))]
    public ControlLevel? Level { get; set; }

    public bool ApprovesDeviations { get; set; }
}
