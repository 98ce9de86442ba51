using Microsoft.EntityFrameworkCore;
using Traceability.Data;
using Traceability.Pages.Stock;
using Traceability.Quality;

namespace Traceability.Pages.Quality;

/// <summary>What goes wrong most: issues of a year by kind of fault, by supplier, by machine, the most frequent first.</summary>
public sealed class PatternsModel(TraceabilityDb db, Acts acts, TimeProvider clock) : StockPage(db, acts, clock)
{
    private const int Months = 12;

    /// <summary>The first day that is counted.</summary>
    public DateOnly Since => Today.AddMonths(-Months);

    public int Total { get; private set; }

    public IReadOnlyList<(string Title, IReadOnlyList<Bar> Bars)> Tables { get; private set; } = [];

    public override async Task Load()
    {
        var since = Since;
        var counted = Db.NonConformances.AsNoTracking().Where(i => i.FoundOn >= since);
        Total = await counted.CountAsync();
        var reasons = await counted.GroupBy(i => i.Reason).Select(g => new { g.Key, Count = g.Count(), Open = g.Count(i => i.ClosedAt == null) }).ToListAsync();
        var suppliers = await counted.GroupBy(i => new { i.SupplierId, i.Supplier!.Name }).Select(g => new { g.Key.SupplierId, g.Key.Name, Count = g.Count(), Open = g.Count(i => i.ClosedAt == null) }).ToListAsync();
        var machines = await counted.GroupBy(i => i.Machine).Select(g => new { g.Key, Count = g.Count(), Open = g.Count(i => i.ClosedAt == null) }).ToListAsync();
        Tables =
        [
            ("Kind of fault", Pareto.Of(reasons.Select(r => new Tally(r.Key is { } reason ? IssueInput.Begun(reason.Words()) : null, r.Count, r.Open)))),
            ("Supplier", Pareto.Of(suppliers.Select(s => new Tally(s.Name, s.Count, s.Open, s.SupplierId is { } id ? $"/issues?state=all&supplier={id}" : null)))),
            ("Machine", Pareto.Of(machines.Select(m => new Tally(m.Key, m.Count, m.Open, m.Key is { } machine ? $"/issues?state=all&q={Uri.EscapeDataString(machine)}" : null)))),
        ];
    }
}
