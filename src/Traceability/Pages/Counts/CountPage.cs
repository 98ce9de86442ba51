using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Traceability.Data;
using Traceability.Lots;
using Traceability.Pages.Stock;
using Traceability.Places;

namespace Traceability.Pages.Counts;

/// <summary>The base of the pages about one count.</summary>
public abstract class CountPage(TraceabilityDb db, Acts acts, TimeProvider clock) : StockPage(db, acts, clock)
{
    [FromRoute]
    public long Id { get; set; }

    public PlaceCount Count { get; private set; } = null!;

    /// <summary>What the book has here and nobody has scanned yet; of a finished count what was not found.</summary>
    public IReadOnlyList<LotRow> Missing { get; private set; } = [];

    public int MissingInAll { get; private set; }

    protected abstract int MostMissing { get; }

    public override async Task Load()
    {
        Count = Found(await Db.PlaceCounts.AsNoTrackingWithIdentityResolution().ForCounting().SingleOrDefaultAsync(c => c.Id == Id));
        var missing = Count.IsOpen ? Db.Missing(Count) : Db.Lots.Where(l => Db.CountLines.Any(c => c.CountId == Id && c.CountedMicro == null && c.LotId == l.Id));
        MissingInAll = await missing.CountAsync();
        Missing = await missing.AsNoTracking().OrderBy(l => l.NumberKey).Take(MostMissing).Select(LotRow.Of).ToListAsync();
    }

    protected async Task<PlaceCount> Fresh() => Found(await Db.PlaceCounts.ForCounting().SingleOrDefaultAsync(c => c.Id == Id));
}
