using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Traceability.Data;
using Traceability.Lots;
using Traceability.Manufacture;
using Traceability.Orders;
using Traceability.Pages.Making;

namespace Traceability.Pages.Orders;

/// <summary>A customer wants something.</summary>
public sealed class NewModel(TraceabilityDb db, Acts acts, TimeProvider clock, Numbers numbers) : BenchPage(db, acts, clock)
{
    [BindProperty]
    public OrderInput Input { get; set; } = new();

    public IReadOnlyList<(string Value, string Words)> Customers { get; private set; } = [];

    public IReadOnlyList<(string Value, string Words)> Products { get; private set; } = [];

    public override async Task Load()
    {
        Customers = await Choices.Customers(Db);
        Products = await Choices.Products(Db);
        Input.OrderedOn ??= Today;
        while (Input.Lines.Count < 4) Input.Lines.Add(new());
    }

    public Task OnGetAsync(string? customer)
    {
        Input.Customer = customer;
        return Load();
    }

    public Task<IActionResult> OnPostAsync() => Once("take an order", async () =>
    {
        var customer = await Db.CustomerNumbered(Input.Customer);
        var order = Order.Of(await numbers.Order(), customer, Input.OrderedOn ?? Today, Today, Input.Reference);
        foreach (var (line, n) in Input.Lines.Select((line, n) => (line, n)).Where(l => !l.line.IsEmpty))
            order.Wants(await Db.ProductNumbered(line.Product, $"Lines[{n}].Product"), TypedAmount.Of(line.Quantity, Unit.Pcs, $"Lines[{n}].Quantity"));
        if (order.Lines.Count == 0)
            throw new DomainRuleException("What is wanted? Enter at least one product.", "Lines[0].Product");
        Db.Add(order);
        await Db.SaveChangesAsync();
        Done($"{order.Number} is taken for {customer.Name}.");
        return $"/orders/{order.Id}";
    });
}

/// <summary>What the fields of orders and shipments offer.</summary>
public static class Choices
{
    public static async Task<IReadOnlyList<(string, string)>> Customers(TraceabilityDb db) =>
        [.. (await db.Customers.AsNoTracking().OrderBy(c => c.Name).Take(500).Select(c => new { c.Code, c.Name }).ToListAsync()).Select(c => (c.Code, c.Name))];

    public static async Task<IReadOnlyList<(string, string)>> Products(TraceabilityDb db) =>
        [.. (await db.Products.AsNoTracking().OrderBy(p => p.SkuKey).Take(500).Select(p => new { p.Sku, p.Name }).ToListAsync()).Select(p => (p.Sku, p.Name))];
}

public sealed class OrderInput
{
    [Required(ErrorMessage = "Whose order is it? Choose the customer."), StringLength(Text.LineLength)]
    public string? Customer { get; set; }

    public DateOnly? OrderedOn { get; set; }

    [StringLength(Text.LineLength)]
    public string? Reference { get; set; }

    [MaxLength(100)]
    public List<OrderLineInput> Lines { get; set; } = [];
}

public sealed class OrderLineInput
{
    [StringLength(Text.LineLength)]
    public string? Product { get; set; }

    [StringLength(Text.LineLength)]
    public string? Quantity { get; set; }

    internal bool IsEmpty => string.IsNullOrWhiteSpace(Product) && string.IsNullOrWhiteSpace(Quantity);
}
