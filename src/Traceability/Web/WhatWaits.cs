using Microsoft.EntityFrameworkCore;
using Traceability.Data;
using Traceability.Lots;
using Traceability.People;
using Traceability.Places;
using Traceability.Receiving;

namespace Traceability.Web;

/// <summary>How much waits for somebody, in the words and numbers of the lists it leads to.</summary>
/// <param name="ToVerify">Lots whose number nobody has read and compared yet, or that are in use before that was done.</param>
/// <param name="Quarantined">Lots put aside, to be decided about.</param>
/// <param name="Held">Lots on hold, whatever the cause.</param>
/// <param name="OpenCuts">Cuts planned and not sawn.</param>
/// <param name="NotFound">Lots that a count did not find, and nobody since.</param>
/// <param name="Inbox">Files that came in, and of which nobody has said yet what they are about.</param>
/// <param name="OpenIssues">Quality issues that are not closed.</param>
/// <param name="Marks">Pieces held until their number is on them and was read back.</param>
public sealed record WhatWaits(int ToVerify, int Quarantined, int Held, int OpenCuts, int OpenRecords, int OpenRecalls, int Marks, int NotFound, int Inbox, int OpenIssues)
{
    public int All => ToVerify + Quarantined + OpenCuts + OpenRecords + OpenRecalls + Marks + NotFound;

    /// <summary>What cannot go on without this person; the bell's number.</summary>
    public int For(Role role) => role >= Role.QualityLead ? OpenRecalls + Quarantined + ToVerify : ToVerify + OpenCuts + Marks;
}

public static class WaitingQueries
{
    /// <summary>Lots put aside at verification, about which somebody has to decide.</summary>
    public static IQueryable<Lot> PutAside(this IQueryable<Lot> lots) =>
        lots.Where(l => l.Status == LotStatus.Quarantined && l.Verifications.Any(v => v.Outcome == Outcome.Quarantined));

    /// <summary>In one query, from the one row that every file has: the head of every page asks.</summary>
    public static async Task<WhatWaits> WhatWaits(this TraceabilityDb db, CancellationToken cancel = default) =>
        await db.Set<AuditHead>().AsNoTracking().Select(_ => new WhatWaits(
            db.Lots.Waiting().Count() + db.Lots.Released().Count(),
            db.Lots.PutAside().Count(),
            db.Holds.Where(h => h.LiftedAt == null).Select(h => h.LotId).Distinct().Count(),
            db.Cuts.Count(c => c.CompletedOn == null && c.AbandonedAt == null),
            db.Records.Count(r => r.CompletedOn == null),
            db.Holds.Where(h => h.LiftedAt == null && h.RecallId != null).Select(h => h.RecallId).Distinct().Count(),
            db.Holds.Count(h => h.LiftedAt == null && h.UntilMarked),
            db.StillMissing().Count(),
            db.InboxItems.Count(i => i.SortedAt == null && i.ThrownAwayAt == null),
            db.NonConformances.Count(i => i.ClosedAt == null))).FirstOrDefaultAsync(cancel)
        ?? new(0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
}
