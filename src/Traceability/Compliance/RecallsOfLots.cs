using Microsoft.EntityFrameworkCore;
using Traceability.Data;
using Traceability.Genealogy;

namespace Traceability.Compliance;

/// <summary>A recall that reaches certain lots.</summary>
/// <param name="IsOpen">Something is still on hold by it.</param>
public sealed record RecallOfLots(long Id, string Number, DateTimeOffset OpenedAt, bool IsOpen);

/// <summary>
/// Which recalls have these lots in their scope, today. A recall walks forward from where it starts; forward mirrors
/// backward, so one walk back from the lots tells it for all recalls at once.
/// </summary>
public sealed class RecallsOfLots(TraceabilityDb db, LotGenealogy genealogy, RootFinder finder)
{
    public async Task<IReadOnlyList<RecallOfLots>> Reaching(IReadOnlyCollection<long> lots, CancellationToken cancel = default)
    {
        var recalls = await db.Recalls.AsNoTracking().OrderBy(r => r.Id)
            .Select(r => new { r.RootNumber, Recall = new RecallOfLots(r.Id, r.Number, r.OpenedAt, db.Holds.Any(h => h.RecallId == r.Id && h.LiftedAt == null)) }).ToListAsync(cancel);
        if (recalls.Count == 0 || lots.Count == 0) return [];
        var (behind, held) = (new HashSet<long>(), new HashSet<long>());
        await using (var reach = await genealogy.Back(lots, cancel))
        {
            await reach.Read("SELECT lot_id FROM reached", row => behind.Add(row.GetInt64(0)), cancel);
            await reach.Read("SELECT h.recall_id FROM reached r CROSS JOIN hold h ON h.lot_id = r.lot_id WHERE h.recall_id IS NOT NULL", row => held.Add(row.GetInt64(0)), cancel);
        }
        var reaching = new List<RecallOfLots>();
        foreach (var r in recalls)
            // What was held by it is in its scope; the number it started from may stand for more lots today. Where that
            // number means several things now, each of them counts: rather one warning too many.
            if (held.Contains(r.Recall.Id) || (await finder.Find(r.RootNumber, cancel)).Any(root => root.LotIds.Any(behind.Contains)))
                reaching.Add(r.Recall);
        return reaching;
    }
}
