using Microsoft.EntityFrameworkCore;
using Traceability.Data;
using Traceability.Lots;
using Traceability.Orders;

namespace Traceability.Quality;

/// <summary>An issue as a list shows it.</summary>
/// <param name="About">The number of what it is about.</param>
/// <param name="Actions">Corrective actions that are not done.</param>
/// <param name="DueOn">The day by which the first of them is to be done.</param>
/// <param name="Held">Lots that it holds.</param>
public sealed record IssueRow(long Id, string Number, string What, string? About, string? Supplier, string? Machine, IssueReason? Reason, DateOnly FoundOn, string FoundBy, DateTimeOffset? ClosedAt, int Actions, DateOnly? DueOn, int Held)
{
    public bool IsOpen => ClosedAt is null;

    public bool IsOverdue(DateOnly today) => IsOpen && DueOn < today;

    /// <summary>The word of its badge.</summary>
    public string State(DateOnly today) => !IsOpen ? "closed" : IsOverdue(today) ? "overdue" : "open";
}

/// <summary>Issues with all that their verbs ask for.</summary>
public static class IssueQueries
{
    /// <summary>Everything an issue's own verbs read: hold, decide, rework, act, judge, close.</summary>
    public static IQueryable<NonConformance> ForDeciding(this IQueryable<NonConformance> issues) => issues
        .Include(i => i.Lot).Include(i => i.Work).Include(i => i.Delivery).Include(i => i.Shipment).Include(i => i.Supplier)
        .Include(i => i.Holds).ThenInclude(h => h.Lot).ThenInclude(l => l.Holds)
        .Include(i => i.Holds).ThenInclude(h => h.Lot).ThenInclude(l => l.Verifications)
        .Include(i => i.Holds).ThenInclude(h => h.Lot).ThenInclude(l => l.Concessions).ThenInclude(c => c.Approvals)
        .Include(i => i.Holds).ThenInclude(h => h.Lot).ThenInclude(l => l.Root!).ThenInclude(r => r.Verifications)
        .Include(i => i.Holds).ThenInclude(h => h.Lot).ThenInclude(l => l.Material)
        .Include(i => i.Holds).ThenInclude(h => h.Lot).ThenInclude(l => l.Product)
        .Include(i => i.Dispositions).ThenInclude(d => d.Lot)
        .Include(i => i.Actions).ThenInclude(a => a.Owner)
        .Include(i => i.Photos)
        .AsSplitQuery();

    public static IQueryable<NonConformance> Open(this IQueryable<NonConformance> issues) => issues.Where(i => i.ClosedAt == null);

    /// <summary>An action of it should have been done before today.</summary>
    public static IQueryable<NonConformance> Overdue(this IQueryable<NonConformance> issues, DateOnly today) =>
        issues.Where(i => i.ClosedAt == null && i.Actions.Any(a => a.DoneAt == null && a.DueOn < today));

    /// <summary>Open ones that this person has something to do in, or wrote.</summary>
    public static IQueryable<NonConformance> Of(this IQueryable<NonConformance> issues, string person) =>
        issues.Where(i => i.ClosedAt == null && (i.FoundBy == person || i.Actions.Any(a => a.DoneAt == null && a.Owner.Code == person)));

    /// <summary>Decisions that a lot, or some of it, is to be reworked, and that wait for it: what lets a held lot into a rework record.</summary>
    public static Task<List<Disposition>> ToBeReworked(this TraceabilityDb db, Lot lot, CancellationToken cancel = default)
    {
        var id = lot.Id;
        return db.Dispositions.Include(d => d.Issue).Where(d => d.LotId == id && d.Kind == DispositionKind.Rework && d.ReworkedAt == null && d.BegunIn == null && d.VoidedAt == null && d.Issue.ClosedAt == null).ToListAsync(cancel);
    }

    /// <summary>As a list shows them.</summary>
    public static IQueryable<IssueRow> Rows(this IQueryable<NonConformance> issues) => issues.Select(i => new IssueRow(i.Id, i.Number, i.What,
        i.Lot!.Number ?? i.Work!.Number ?? i.Delivery!.Number ?? i.Shipment!.Number, i.Supplier!.Name, i.Machine, i.Reason, i.FoundOn, i.FoundBy, i.ClosedAt,
        i.Actions.Count(a => a.DoneAt == null), i.Actions.Where(a => a.DoneAt == null).Min(a => (DateOnly?)a.DueOn), i.Holds.Count(h => h.LiftedAt == null && h.Lot.OnHandMicro > 0 && h.Lot.Status != LotStatus.Rejected)));

    /// <summary>Customers who have to agree, by contract, to a deviation of this lot: its owner, and whose order it was made for.</summary>
    public static async Task<IReadOnlyList<Customer>> Contracted(this TraceabilityDb db, Lot lot, CancellationToken cancel = default)
    {
        // Of what was parted, came back or was worked on again the root was made for the order.
        var (id, owner, root) = (lot.Id, lot.OwnerId, lot.RootId);
        var orders = db.Outputs.Where(o => (o.LotId == id || o.LotId == root) && o.VoidedAt == null).Join(db.Records, o => o.TransformationId, r => r.Id, (_, r) => r.OrderId);
        return await db.Customers.Where(c => c.ApprovesDeviations && (c.Id == owner || db.Orders.Any(o => o.CustomerId == c.Id && orders.Contains(o.Id)))).OrderBy(c => c.Name).ToListAsync(cancel);
    }
}
