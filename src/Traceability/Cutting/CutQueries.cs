using Microsoft.EntityFrameworkCore;

namespace Traceability.Cutting;

/// <summary>Cuts with all that their verbs ask for.</summary>
public static class CutQueries
{
    /// <summary>Everything that marking, reading back, sawing and voiding read.</summary>
    public static IQueryable<Cut> ForSaw(this IQueryable<Cut> cuts) => cuts
        .Include(c => c.Pieces.OrderBy(p => p.Id)).ThenInclude(p => p.Lot)
        .Include(c => c.Inputs).ThenInclude(i => i.Lot)
        .Include(c => c.Outputs).ThenInclude(o => o.Lot).ThenInclude(l => l.Holds)
        .Include(c => c.Parent).ThenInclude(l => l.Material)
        .Include(c => c.Parent).ThenInclude(l => l.Product)
        .Include(c => c.Parent).ThenInclude(l => l.Owner)
        .Include(c => c.Parent).ThenInclude(l => l.Holds)
        .Include(c => c.Parent).ThenInclude(l => l.Verifications)
        .Include(c => c.Parent).ThenInclude(l => l.Heats).ThenInclude(h => h.Heat)
        .Include(c => c.Parent).ThenInclude(l => l.Root!).ThenInclude(r => r.Heats).ThenInclude(h => h.Heat)
        .AsSplitQuery();
}
