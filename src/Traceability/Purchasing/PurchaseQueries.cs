using Microsoft.EntityFrameworkCore;
using Traceability.Data;
using Traceability.Lots;

namespace Traceability.Purchasing;

/// <summary>An order as a list shows it.</summary>
/// <param name="Filled">How many of its lines came whole.</param>
public sealed record PurchaseRow(long Id, string Number, string Supplier, string? Reference, DateOnly OrderedOn, DateTimeOffset? SentAt, PurchaseEnd? EndedAs, int Lines, int Filled, bool AnyCame, DateOnly? WantedOn)
{
    /// <summary>The same as <see cref="PurchaseOrder.State"/>, told from counts.</summary>
    public PurchaseState State => this switch
    {
        { EndedAs: PurchaseEnd.Cancelled } => PurchaseState.Cancelled,
        { EndedAs: PurchaseEnd.Closed } => PurchaseState.Closed,
        { SentAt: null } => PurchaseState.Draft,
        _ when Filled >= Lines => PurchaseState.Delivered,
        _ when AnyCame => PurchaseState.PartDelivered,
        _ => PurchaseState.Sent,
    };
}

/// <summary>Orders with all that their verbs ask for.</summary>
public static class PurchaseQueries
{
    /// <summary>Everything an order's own verbs read.</summary>
    public static IQueryable<PurchaseOrder> ForOrdering(this IQueryable<PurchaseOrder> orders) => orders
        .Include(o => o.Supplier).ThenInclude(s => s.Confirmations)
        .Include(o => o.Lines).ThenInclude(l => l.Material)
        .Include(o => o.Lines).ThenInclude(l => l.Lots)
        .Include(o => o.Amendments)
        .AsSplitQuery();

    /// <summary>Sent, and something of it is still to come.</summary>
    public static IQueryable<PurchaseOrder> Awaited(this IQueryable<PurchaseOrder> orders) => orders
        .Where(o => o.SentAt != null && o.EndedAs == null && o.Lines.Any(l => !l.IsStruck && l.QuantityMicro > l.Lots.Where(x => x.Status != LotStatus.Rejected).Sum(x => x.ReceivedMicro ?? 0)));

    /// <summary>Sent, not ended, and all of it came.</summary>
    public static IQueryable<PurchaseOrder> AllHere(this IQueryable<PurchaseOrder> orders) => orders
        .Where(o => o.SentAt != null && o.EndedAs == null && o.Lines.All(l => l.IsStruck || l.QuantityMicro <= l.Lots.Where(x => x.Status != LotStatus.Rejected).Sum(x => x.ReceivedMicro ?? 0)));

    public static IQueryable<PurchaseRow> Rows(this IQueryable<PurchaseOrder> orders) => orders.Select(o => new PurchaseRow(
        o.Id, o.Number, o.Supplier.Name, o.Reference, o.OrderedOn, o.SentAt, o.EndedAs,
        o.Lines.Count(l => !l.IsStruck),
        o.Lines.Count(l => !l.IsStruck && l.QuantityMicro <= l.Lots.Where(x => x.Status != LotStatus.Rejected).Sum(x => x.ReceivedMicro ?? 0)),
        o.Lines.Any(l => l.Lots.Any(x => x.Status != LotStatus.Rejected)),
        o.Lines.Where(l => !l.IsStruck).Min(l => l.WantedOn)));

    /// <summary>The order of this number, ready for its verbs; none when nothing is typed.</summary>
    /// <exception cref="DomainRuleException">There is none.</exception>
    public static async Task<PurchaseOrder?> PurchaseNumbered(this TraceabilityDb db, string? number, string field = "Order", CancellationToken cancel = default)
    {
        if (string.IsNullOrWhiteSpace(number)) return null;
        var key = NumberKey.Of(NumberKey.Kept(number, "order number", field));
        return await db.PurchaseOrders.ForOrdering().SingleOrDefaultAsync(o => o.NumberKey == key, cancel)
            ?? throw new DomainRuleException($"There is no order {number.Trim()} of ours. Read it again; a number that is not ours goes under \"as the slip says\".", field);
    }
}
