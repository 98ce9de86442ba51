using Microsoft.EntityFrameworkCore;
using Traceability.Data;
using Traceability.Genealogy;
using Traceability.Lots;
using Traceability.Printing;

namespace Traceability.Recalls;

/// <summary>
/// Hold everything: what is here of an affected lot is stopped at once, and the report as it is at this moment is
/// numbered and kept.
/// </summary>
public sealed class OpeningRecalls(TraceabilityDb db, RootFinder finder, Recalling recalling, Numbers numbers)
{
    /// <summary>Only inside an act.</summary>
    /// <exception cref="DomainRuleException">No reason is given.</exception>
    public async Task<Recall> Open(string root, string reason, PageHead shop, string by, string byName, DateTimeOffset at, CancellationToken cancel = default)
    {
        Text.Reason(reason);
        var scope = await recalling.Scope(await finder.FindOne(root, cancel), cancel);
        // Also the lot it starts from when it is used up: what is found of it later is held already.
        var ids = scope.Lots.Where(l => l.IsRoot || !l.OnHand.IsZero).Select(l => l.Id).ToList();
        var number = await numbers.Recall(cancel);
        var report = RecallReport.Of(scope, new(number, reason.Trim(), byName, shop, at, await db.AuditHash(cancel), ids.Count));
        var recall = Recall.Open(number, scope.Root.Word, scope.Root.Qualified, reason, ids.Count, report.ToJson(), report.Sha256, by, at);
        db.Recalls.Add(recall);
        await db.SaveChangesAsync(cancel);
        foreach (var some in ids.Chunk(500))
            foreach (var lot in await db.Lots.Include(l => l.Holds).Where(l => some.Contains(l.Id)).ToListAsync(cancel))
                lot.PutOnHold(HoldCause.Recall, $"{number}: {recall.Reason}", by, at, recall.Id);
        return recall;
    }
}
