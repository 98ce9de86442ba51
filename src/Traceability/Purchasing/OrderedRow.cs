using Microsoft.EntityFrameworkCore;
using Traceability.Data;
using Traceability.Lots;
using Traceability.Materials;

namespace Traceability.Purchasing;

/// <summary>A line of an order as it is offered at the door: what of it is still to come.</summary>
public sealed record OrderedRow(long Id, long OrderId, string Order, int Position, long MaterialId, string Material, Category Category, long QuantityMicro, Unit Unit, long ReceivedMicro, string? Note)
{
    public Quantity Amount => new(QuantityMicro, Unit);

    public Quantity Received => new(ReceivedMicro, Unit);

    public Quantity Open => new(Math.Max(0, QuantityMicro - ReceivedMicro), Unit);

    public Quantity Over => new(Math.Max(0, ReceivedMicro - QuantityMicro), Unit);

    public bool IsOpen => !Open.IsZero;

    /// <summary>Metal is known by its heat.</summary>
    public bool IsMetal => Category == Category.Metal;
}

public static class OrderedQueries
{
    /// <summary>More than this nobody reads at the door; an order is then named.</summary>
    public const int Most = 50;

    /// <summary>The lines of one order, or what a supplier still owes from all of them.</summary>
    /// <param name="order">Null for all that are open.</param>
    public static async Task<IReadOnlyList<OrderedRow>> Ordered(this TraceabilityDb db, long supplier, long? order, CancellationToken cancel = default)
    {
        var lines = db.PurchaseLines.AsNoTracking().Where(l => l.Order.SupplierId == supplier && l.Order.SentAt != null && !l.IsStruck);
        lines = order is { } one ? lines.Where(l => l.OrderId == one)
            : lines.Where(l => l.Order.EndedAs == null && l.QuantityMicro > l.Lots.Where(x => x.Status != LotStatus.Rejected).Sum(x => x.ReceivedMicro ?? 0));
        return await lines.OrderBy(l => l.OrderId).ThenBy(l => l.Position).Take(Most).Select(l => new OrderedRow(
            l.Id, l.OrderId, l.Order.Number, l.Position, l.MaterialId, l.Material.Name, l.Material.Category, l.QuantityMicro, l.Unit,
            l.Lots.Where(x => x.Status != LotStatus.Rejected).Sum(x => x.ReceivedMicro ?? 0), l.Note)).ToListAsync(cancel);
    }

    /// <summary>A line ready to be received against.</summary>
    public static Task<PurchaseLine?> OrderedLine(this TraceabilityDb db, long id, CancellationToken cancel = default) => db.PurchaseLines
        .Include(l => l.Order).ThenInclude(o => o.Supplier).Include(l => l.Material).Include(l => l.Lots)
        .SingleOrDefaultAsync(l => l.Id == id, cancel);
}
