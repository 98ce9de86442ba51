using Microsoft.EntityFrameworkCore;
using Traceability.Data;
using Traceability.Genealogy;
using Traceability.Lots;
using Traceability.People;
using Traceability.Printing;

namespace Traceability.Recalls;

/// <summary>
/// Hold everything: what is here of an affected lot is stopped at once, and the report as it is at this moment is
/// numbered and kept.
/// </summary>
public sealed class OpeningRecalls(TraceabilityDb db, RootFinder finder, Recalling recalling, Numbers numbers)
{
    /// <summary>Only inside an act.</summary>
    /// <param name="at">With the shop's distance from UTC: so it stands on the report.</param>
    /// <exception cref="DomainRuleException">Not a quality lead, or no reason is given.</exception>
    public async Task<Recall> Open(string root, string? reason, PageHead shop, Who who, DateTimeOffset at, CancellationToken cancel = default)
    {
        LiftingRecalls.RefuseUnlessLead(who, "hold everything");
        var why = Text.Reason(reason);
        var scope = await recalling.Scope(await finder.FindOne(root, cancel), cancel);
        var ids = scope.ToHold.Select(l => l.Id).ToList();
        var number = await numbers.Recall(cancel);
        var report = RecallReport.Of(scope, new(number, why, who.Name, shop, at, await db.AuditHash(cancel), ids.Count));
        var recall = Recall.Open(number, scope.Root.Word, scope.Root.Qualified, why, ids.Count, report.ToJson(), report.Sha256, who.Code, at);
        db.Recalls.Add(recall);
        await db.SaveChangesAsync(cancel);
        foreach (var some in ids.Chunk(500))
            foreach (var lot in await db.Lots.Include(l => l.Holds).Where(l => some.Contains(l.Id)).ToListAsync(cancel))
                lot.PutOnHold(HoldCause.Recall, $"{number}: {recall.Reason}", who.Code, at, recall.Id);
        return recall;
    }

    /// <summary>The number the next recall will probably have, to be shown before it is opened.</summary>
    public async Task<string> NextNumber(CancellationToken cancel = default)
    {
        var last = await db.NumberSeries.Where(s => s.Prefix == "RCL").Select(s => s.Last).FirstOrDefaultAsync(cancel);
        return $"RCL-{last + 1:D4}";
    }
}
