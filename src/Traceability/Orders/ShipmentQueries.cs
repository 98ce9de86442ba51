using Microsoft.EntityFrameworkCore;
using Traceability.Data;
using Traceability.Lots;
using Traceability.Manufacture;

namespace Traceability.Orders;

/// <summary>How much of a batch left with a shipment.</summary>
/// <param name="Here">What of the batch is here still.</param>
public sealed record BatchShare(long LotId, string Lot, long ShipmentId, string Shipment, string? Order, string Customer, Quantity Amount, Quantity Here);

/// <summary>Shipments, orders and customers with all that their verbs ask for.</summary>
public static class ShipmentQueries
{
    /// <summary>Everything a shipment's own verbs read: pack, void, undo, come back.</summary>
    public static IQueryable<Shipment> ForPacking(this IQueryable<Shipment> shipments) => shipments
        .Include(s => s.Customer).Include(s => s.Order)
        .Include(s => s.Exceptions).ThenInclude(e => e.Lot)
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

    /// <summary>Of the batches among these lines, how much left with which shipment, and what is here.</summary>
    public static async Task<IReadOnlyList<BatchShare>> SharesOf(this TraceabilityDb db, IQueryable<ShipmentLine> lines, CancellationToken cancel = default)
    {
        // A unit that is told apart by its own number is in one shipment and no other.
        var lots = await lines.Where(l => l.VoidedAt == null && l.Lot!.Product!.IdentifiedBy == IdentifiedBy.Batch).Select(l => l.LotId!.Value).Distinct().Take(20).ToListAsync(cancel);
        if (lots.Count == 0) return [];
        return [.. (await db.ShipmentLines.Where(l => lots.Contains(l.LotId!.Value) && l.VoidedAt == null)
            .GroupBy(l => new { LotId = l.LotId!.Value, l.Lot!.Number, l.Lot.OnHandMicro, l.ShipmentId, Shipment = l.Shipment.Number, Order = l.Shipment.Order!.Number, Customer = l.Shipment.Customer.Name, l.Unit })
            .Select(g => new { g.Key, Micro = g.Sum(l => l.QuantityMicro) }).ToListAsync(cancel))
            .OrderBy(g => g.Key.Number, StringComparer.Ordinal).ThenBy(g => g.Key.ShipmentId)
            .Select(g => new BatchShare(g.Key.LotId, g.Key.Number, g.Key.ShipmentId, g.Key.Shipment, g.Key.Order, g.Key.Customer, new(g.Micro, g.Key.Unit), new(g.Key.OnHandMicro, g.Key.Unit)))];
    }

    /// <summary>More is sent only where it is meant.</summary>
    /// <param name="packed">What was just packed and is not saved yet.</param>
    /// <exception cref="DomainRuleException">With this, more would have left than was ordered.</exception>
    public static async Task RefuseMoreThanOrdered(this TraceabilityDb db, Shipment shipment, IReadOnlyCollection<ShipmentLine> packed, CancellationToken cancel = default)
    {
        if (shipment.Order is not { } order) return;
        var wanted = (await db.Set<OrderLine>().Where(l => l.OrderId == order.Id).Select(l => new { l.ProductId, l.QuantityMicro }).ToListAsync(cancel)).ToLookup(l => l.ProductId, l => l.QuantityMicro);
        var shipped = await db.ShippedFor(order.Id, cancel);
        foreach (var of in packed.Where(l => l.Lot?.Product is not null).GroupBy(l => l.Lot!.Product!))
        {
            var (asked, leaves) = (new Quantity(wanted[of.Key.Id].Sum(), Unit.Pcs), new Quantity(shipped.GetValueOrDefault(of.Key.Id) + of.Sum(l => l.QuantityMicro), Unit.Pcs));
            if (leaves > asked)
                throw new DomainRuleException(asked.IsZero
                    ? $"{order.Number} does not want any {of.Key.Sku}. Take back what is wrong, or say that it is meant."
                    : $"{order.Number} wants {asked} of {of.Key.Sku}; with this, {leaves} would have left. Pack less, or say that more is meant.", "More");
        }
    }

    /// <summary>What has left for an order so far: millionths of a piece, by product.</summary>
    public static async Task<IReadOnlyDictionary<long, long>> ShippedFor(this TraceabilityDb db, long order, CancellationToken cancel = default) =>
        await db.ShipmentLines.Where(l => l.Shipment.OrderId == order && l.VoidedAt == null && l.Lot!.ProductId != null)
            .GroupBy(l => l.Lot!.ProductId!.Value).Select(g => new { Product = g.Key, Micro = g.Sum(l => l.QuantityMicro) })
            .ToDictionaryAsync(g => g.Product, g => g.Micro, cancel);
}
