using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Traceability.Lots;
using Traceability.Manufacture;
using Traceability.Orders;

namespace Traceability.Pages.Making;

/// <summary>What the job makes: one product, or several out of one sheet.</summary>
public sealed partial class NewModel
{
    private const int Room = 2;

    private async Task<List<Planned>> Plan()
    {
        var order = await Db.OrderNumbered(Input.Order);
        var product = await Db.ProductNumbered(Input.Product);
        // Nothing said about the revision means the one that holds now.
        var plan = new List<Planned> { new(product, Input.Quantity, order, Input.BomRevision ?? product.Current?.Revision, Input.Drawing) };
        foreach (var (also, n) in Input.Also.Select((a, n) => (a, n)).Where(a => !string.IsNullOrWhiteSpace(a.a.Product)))
        {
            var another = await Db.ProductNumbered(also.Product, $"Also[{n}].Product");
            plan.Add(new(another, also.Quantity, string.IsNullOrWhiteSpace(also.Order) ? order : await Db.OrderNumbered(also.Order, $"Also[{n}].Order"), another.Current?.Revision, also.Drawing));
        }
        return plan;
    }

    // What of an order has not left yet, each product once.
    private async Task AllOf(string? number)
    {
        var key = NumberKey.Of(number ?? "");
        if (await Db.Orders.AsNoTracking().FirstOrDefaultAsync(o => o.NumberKey == key) is not { } order) return;
        var shipped = await Db.ShippedFor(order.Id);
        var wanted = await Db.Set<OrderLine>().AsNoTracking().Where(l => l.OrderId == order.Id && l.Unit == Unit.Pcs).OrderBy(l => l.Id).Select(l => new { l.ProductId, l.Product.Sku, l.QuantityMicro }).ToListAsync();
        var open = wanted.GroupBy(l => (l.ProductId, l.Sku)).Select(l => (l.Key.Sku, Units: (l.Sum(x => x.QuantityMicro) - shipped.GetValueOrDefault(l.Key.ProductId)) / Quantity.One)).Where(l => l.Units > 0).ToList();
        if (open.Count == 0) return;
        (Input.Product, Input.Quantity) = (open[0].Sku, open[0].Units);
        Input.Also = [.. open.Skip(1).Take(40).Select(l => new AlsoInput { Product = l.Sku, Quantity = l.Units })];
    }
}

/// <summary>Another product of a nest.</summary>
public sealed class AlsoInput
{
    [StringLength(Text.LineLength)]
    public string? Product { get; set; }

    [Range(1, 1_000_000, ErrorMessage = "How many are made? Enter 1 to 1000000, or leave it empty.")]
    public long? Quantity { get; set; }

    [StringLength(Text.LineLength)]
    public string? Order { get; set; }

    [StringLength(Text.LineLength)]
    public string? Drawing { get; set; }
}
