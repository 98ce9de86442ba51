using Microsoft.EntityFrameworkCore;
using Traceability.Data;
using Traceability.Lots;

namespace Traceability.Places;

public static class CountQueries
{
    /// <summary>A count with all that its verbs read.</summary>
    public static IQueryable<PlaceCount> ForCounting(this IQueryable<PlaceCount> counts) => counts
        .Include(c => c.Place)
        .Include(c => c.Lines.OrderBy(l => l.Id)).ThenInclude(l => l.Lot).ThenInclude(l => l.Material)
        .Include(c => c.Lines).ThenInclude(l => l.Lot).ThenInclude(l => l.Product)
        .AsSplitQuery();

    /// <summary>What the book has at the place and nobody scanned. What came there after the count began is not asked for.</summary>
    public static IQueryable<Lot> Missing(this TraceabilityDb db, PlaceCount count)
    {
        var (id, since) = (count.Id, count.RecordedAt);
        return db.Lots.At(count.Place).Where(l => l.RecordedAt <= since
            && !db.CountLines.Any(c => c.CountId == id && c.LotId == l.Id)
            && !db.Movements.Any(m => m.LotId == l.Id && m.Reason == MovementReason.Move && m.RecordedAt > since));
    }

    /// <summary>What counts did not find and that is still in the book, as long as nobody has moved, adjusted or counted it since.</summary>
    public static IQueryable<CountLine> StillMissing(this TraceabilityDb db) => db.CountLines.Where(l => l.CountedMicro == null && l.Lot.OnHandMicro > 0
        && !db.Movements.Any(m => m.LotId == l.LotId && m.RecordedAt > l.RecordedAt)
        && !db.CountLines.Any(o => o.LotId == l.LotId && o.Id > l.Id));
}
