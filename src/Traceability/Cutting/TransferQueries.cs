using Microsoft.EntityFrameworkCore;
using Traceability.Data;

namespace Traceability.Cutting;

/// <summary>Marks as they were made, of a lot, of all that was cut from it, or of a heat.</summary>
public static class TransferQueries
{
    /// <summary>More than this no report lists.</summary>
    public const int Most = 5_000;

    /// <summary>The marks of one lot, the oldest first.</summary>
    public static Task<IReadOnlyList<NumberTransfer>> TransfersOf(this TraceabilityDb db, long lot, CancellationToken cancel = default) =>
        Of(db, db.CutPieces.Where(p => p.LotId == lot), db.Renewals.Where(r => r.LotId == lot), cancel);

    /// <summary>The marks of a lot, of its pieces and theirs.</summary>
    public static Task<IReadOnlyList<NumberTransfer>> TransfersUnder(this TraceabilityDb db, long lot, CancellationToken cancel = default) =>
        Of(db, db.CutPieces.Where(p => p.LotId == lot || p.Cut.ParentId == lot || p.Cut.Parent.RootId == lot), db.Renewals.Where(r => r.LotId == lot || r.Lot.RootId == lot), cancel);

    /// <summary>The marks of everything that is of a heat.</summary>
    public static Task<IReadOnlyList<NumberTransfer>> TransfersOfHeat(this TraceabilityDb db, long heat, CancellationToken cancel = default)
    {
        var lots = db.LotHeats.Where(h => h.HeatId == heat).Select(h => h.LotId);
        return Of(db, db.CutPieces.Where(p => lots.Contains(p.Cut.ParentId) || lots.Contains(p.Cut.Parent.RootId!.Value)), db.Renewals.Where(r => lots.Contains(r.LotId) || lots.Contains(r.Lot.RootId!.Value)), cancel);
    }

    private static async Task<IReadOnlyList<NumberTransfer>> Of(TraceabilityDb db, IQueryable<CutPiece> pieces, IQueryable<Renewal> renewals, CancellationToken cancel)
    {
        var cut = await pieces.AsNoTrackingWithIdentityResolution().Include(p => p.Cut).ThenInclude(c => c.Parent).OrderBy(p => p.Id).Take(Most).ToListAsync(cancel);
        var moved = await renewals.AsNoTrackingWithIdentityResolution().Include(r => r.Lot).Include(r => r.Cut).OrderBy(r => r.Id).Take(Most).ToListAsync(cancel);
        return [.. cut.Cast<NumberTransfer>().Concat(moved).OrderBy(t => t.MarkedAt ?? t.RecordedAt)];
    }
}
