using Microsoft.EntityFrameworkCore;
using Traceability.Data;
using Traceability.Lots;

namespace Traceability.Orders;

/// <summary>Shipments, orders and customers with all that their verbs ask for.</summary>
public static class ShipmentQueries
{
    /// <summary>Everything a shipment's own verbs read: pack, void, undo, come back.</summary>
    public static IQueryable<Shipment> ForPacking(this IQueryable<Shipment> shipments) => shipments
        .Include(s => s.Customer).Include(s => s.Order)
        .Include(s => s.Lines).ThenInclude(l => l.Lot!).ThenInclude(l => l.Holds)
        .Include(s => s.Lines).ThenInclude(l => l.Lot!).ThenInclude(l => l.Material)
        .Include(s => s.Lines).ThenInclude(l => l.Lot!).ThenInclude(l => l.Product)
        .Include(s => s.Lines).ThenInclude(l => l.Lot!).ThenInclude(l => l.Owner)
        .Include(s => s.Lines).ThenInclude(l => l.Lot!).ThenInclude(l => l.Root)
        .AsSplitQuery();

    /// <summary>What was shipped of a lot altogether, and what of it came back.</summary>
    public static async Task<(Quantity Shipped, Quantity Back)> WentAndCame(this TraceabilityDb db, Lot lot, CancellationToken cancel = default)
    {
        var shipped = await db.ShipmentLines.Where(l => l.LotId == lot.Id && l.VoidedAt == null).SumAsync(l => l.QuantityMicro, cancel);
        var back = await db.Inputs.Where(i => i.LotId == lot.Id && i.VoidedAt == null && i.Transformation is Return).SumAsync(i => i.QuantityMicro ?? 0, cancel);
        return (new(shipped, lot.Unit), new(back, lot.Unit));
    }

    /// <summary>Whether the line cannot be taken away without what came back having come from nowhere.</summary>
    public static async Task<bool> CameBack(this TraceabilityDb db, ShipmentLine line, CancellationToken cancel = default)
    {
        if (line.Lot is not { } lot) return false;
        var (shipped, back) = await db.WentAndCame(lot, cancel);
        return back > shipped - line.Amount;
    }

    /// <exception cref="DomainRuleException">Nothing was typed, or there is none.</exception>
    public static async Task<Customer> CustomerNumbered(this TraceabilityDb db, string? code, string field = "Customer", CancellationToken cancel = default)
    {
        var key = NumberKey.Of(NumberKey.Kept(code, "customer's code", field));
        return await db.Customers.SingleOrDefaultAsync(c => c.CodeKey == key, cancel)
            ?? throw new DomainRuleException($"There is no customer {code!.Trim()}. Choose one from the list, or add the customer first.", field);
    }

    /// <summary>The order of this number, with its customer; none when nothing is typed.</summary>
    /// <exception cref="DomainRuleException">There is none.</exception>
    public static async Task<Order?> OrderNumbered(this TraceabilityDb db, string? number, string field = "Order", CancellationToken cancel = default)
    {
        if (string.IsNullOrWhiteSpace(number)) return null;
        var key = NumberKey.Of(NumberKey.Kept(number, "order number", field));
        return await db.Orders.Include(o => o.Customer.Profile).SingleOrDefaultAsync(o => o.NumberKey == key, cancel)
            ?? throw new DomainRuleException($"There is no order {number.Trim()}. Choose one from the list, or leave it empty.", field);
    }

    /// <summary>What has left for an order so far: millionths of a piece, by product.</summary>
    public static async Task<IReadOnlyDictionary<long, long>> ShippedFor(this TraceabilityDb db, long order, CancellationToken cancel = default) =>
        await db.ShipmentLines.Where(l => l.Shipment.OrderId == order && l.VoidedAt == null && l.Lot!.ProductId != null)
            .GroupBy(l => l.Lot!.ProductId!.Value).Select(g => new { Product = g.Key, Micro = g.Sum(l => l.QuantityMicro) })
            .ToDictionaryAsync(g => g.Product, g => g.Micro, cancel);
}
