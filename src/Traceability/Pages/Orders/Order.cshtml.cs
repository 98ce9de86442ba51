using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Traceability.Compliance;
using Traceability.Data;
using Traceability.Lots;
using Traceability.Manufacture;
using Traceability.Orders;
using Traceability.Pages.Making;

namespace Traceability.Pages.Orders;

/// <summary>One order: what is wanted, what was made for it, what has left.</summary>
public sealed class OrderModel(TraceabilityDb db, Acts acts, TimeProvider clock) : BenchPage(db, acts, clock)
{
    public sealed record Line(long ProductId, string Sku, string Product, string? Reference, Quantity Amount, Quantity Shipped)
    {
        public Quantity Left => Shipped > Amount ? new(0, Amount.Unit) : Amount - Shipped;
    }

    public sealed record ShipmentRow(long Id, string Number, DateOnly ShippedOn, string? Carrier, int Lines);

    public sealed record RecordRow(long Id, string Number, string? Product, DateOnly StartedOn, DateOnly? CompletedOn);

    [FromRoute]
    public long Id { get; set; }

    [BindProperty]
    public AddedLineInput Input { get; set; } = new();

    public Order Order { get; private set; } = null!;

    public IReadOnlyList<Line> Lines { get; private set; } = [];

    public IReadOnlyList<ShipmentRow> Shipments { get; private set; } = [];

    public IReadOnlyList<RecordRow> Records { get; private set; } = [];

    public IReadOnlyList<(string Value, string Words)> Products { get; private set; } = [];

    /// <summary>The newest certificates of it.</summary>
    public IReadOnlyList<CertificateRow> Certificates { get; private set; } = [];

    /// <summary>Which batches left for it, where else they went, and what of them is left.</summary>
    public IReadOnlyList<BatchShare> Shares { get; private set; } = [];

    public bool IsShipped => Lines.Count > 0 && Lines.All(l => l.Left.IsZero);

    public override async Task Load()
    {
        Order = Found(await Db.Orders.AsNoTracking().Include(o => o.Customer).Include(o => o.Lines).ThenInclude(l => l.Product).FirstOrDefaultAsync(o => o.Id == Id));
        Lines = Count(await Db.ShippedFor(Id));
        Shipments = await Db.Shipments.Where(s => s.OrderId == Id).OrderBy(s => s.Id).Select(s => new ShipmentRow(s.Id, s.Number, s.ShippedOn, s.Carrier, s.Lines.Count(l => l.VoidedAt == null))).ToListAsync();
        Records = await Db.Records.Where(r => r.OrderId == Id || Db.RecordLines.Where(l => l.OrderId == Id).Select(l => l.RecordId).Contains(r.Id)).OrderBy(r => r.Id).Select(r => new RecordRow(r.Id, r.Number, r.Product!.Name ?? (r.Lines.Any() ? "a nest of several products" : null), r.StartedOn, r.CompletedOn)).ToListAsync();
        Certificates = await Db.IssuedCertificates.AsNoTracking().OfOrder(Id).Take(20).Rows(Db).ToListAsync();
        Shares = await Db.SharesOf(Db.ShipmentLines.Where(l => l.Shipment.OrderId == Id));
        Products = await Choices.Products(Db);
    }

    public Task<IActionResult> OnPostLineAsync() => Once("add an order line", async () =>
    {
        var order = Found(await Db.Orders.Include(o => o.Lines).SingleOrDefaultAsync(o => o.Id == Id));
        var line = order.Wants(await Db.ProductNumbered(Input.Product), TypedAmount.Of(Input.Quantity, Unit.Pcs));
        await Db.SaveChangesAsync();
        Done($"{line.Amount} of {line.Product.Sku} are wanted too.");
        return $"/orders/{Id}";
    });

    // Two lines of one product fill one after the other.
    private List<Line> Count(IReadOnlyDictionary<long, long> shipped)
    {
        var left = shipped.ToDictionary();
        return [.. Order.Lines.OrderBy(l => l.Id).Select(l =>
        {
            var last = Order.Lines.Where(o => o.ProductId == l.ProductId).Max(o => o.Id) == l.Id;
            var part = last ? left.GetValueOrDefault(l.ProductId) : Math.Min(left.GetValueOrDefault(l.ProductId), l.QuantityMicro);
            left[l.ProductId] = left.GetValueOrDefault(l.ProductId) - part;
            return new Line(l.ProductId, l.Product.Sku, l.Product.Name, l.Reference, l.Amount, new(part, l.Unit));
        })];
    }
}

public sealed class AddedLineInput
{
    [Required(ErrorMessage = "What is wanted? Choose the product."), StringLength(Text.LineLength)]
    public string? Product { get; set; }

    [Required(ErrorMessage = "How much? Type an amount, for example 5."), StringLength(Text.LineLength)]
    public string? Quantity { get; set; }
}
