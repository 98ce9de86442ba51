using Microsoft.EntityFrameworkCore;
using Traceability.Data;
using Traceability.Shops;

namespace Traceability.Cutting;

/// <summary>Cuts with all that their verbs ask for.</summary>
public static class CutQueries
{
    /// <summary>Everything that marking, reading back, sawing and voiding read.</summary>
    public static IQueryable<Cut> ForSaw(this IQueryable<Cut> cuts) => cuts
        .Include(c => c.Pieces.OrderBy(p => p.Id)).ThenInclude(p => p.Lot!).ThenInclude(l => l.Holds)
        .Include(c => c.RemnantMarks)
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

    /// <summary>Marks that have to be moved, with all that moving them asks for.</summary>
    public static IQueryable<Renewal> ForMarking(this IQueryable<Renewal> renewals) => renewals
        .Include(r => r.Cut)
        .Include(r => r.Lot).ThenInclude(l => l.Material)
        .Include(r => r.Lot).ThenInclude(l => l.Product)
        .Include(r => r.Lot).ThenInclude(l => l.Owner)
        .Include(r => r.Lot).ThenInclude(l => l.Holds)
        .Include(r => r.Lot).ThenInclude(l => l.Verifications)
        .Include(r => r.Lot).ThenInclude(l => l.Heats).ThenInclude(h => h.Heat)
        .Include(r => r.Lot).ThenInclude(l => l.Root!).ThenInclude(r => r.Heats).ThenInclude(h => h.Heat)
        .AsSplitQuery();

    /// <summary>Cuts that are marked out and wait for their marks or the saw.</summary>
    public static IQueryable<Cut> Waiting(this IQueryable<Cut> cuts) => cuts.Where(c => c.CompletedOn == null && c.AbandonedAt == null);

    /// <summary>Marks on pieces in the shop that have to be moved before anything is made of them.</summary>
    public static IQueryable<Renewal> Waiting(this IQueryable<Renewal> renewals) => renewals.Where(r => r.VerifiedAt == null && r.EndedAt == null && r.CutId == null);

    /// <summary>Pieces that were cut before they were marked, and still are not. By their holds, which are few.</summary>
    public static IQueryable<CutPiece> PiecesCutUnmarked(this TraceabilityDb db) =>
        db.Holds.Where(h => h.LiftedAt == null && h.UntilMarked).SelectMany(h => db.CutPieces.Where(p => p.LotId == h.LotId && p.VerifiedAt == null));

    /// <summary>Whether a mark has to be read by another person than the one who made it. One who works alone reads it himself.</summary>
    public static async Task<bool> MarksAreReadByAnother(this TraceabilityDb db, CancellationToken cancel = default) =>
        await db.TheShop(cancel) is { MarksReadByAnother: true } && await db.Accounts.CountAsync(a => a.DeactivatedAt == null, cancel) > 1;
}
