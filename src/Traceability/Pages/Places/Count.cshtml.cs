using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Traceability.Data;
using Traceability.Pages.Stock;
using Traceability.Places;

namespace Traceability.Pages.Places;

/// <summary>A count of one place begins, or the one that is open is gone on with.</summary>
public sealed class CountModel(TraceabilityDb db, Acts acts, TimeProvider clock, Numbers numbers) : StockPage(db, acts, clock)
{
    [FromRoute]
    public long Id { get; set; }

    public PlaceRow Place { get; private set; } = null!;

    public override async Task Load() => Place = Found(await Db.Places.AsNoTracking().Where(p => p.Id == Id).WithCounts(Db).SingleOrDefaultAsync());

    public async Task<IActionResult> OnGetAsync()
    {
        if (await Db.PlaceCounts.Where(c => c.PlaceId == Id && c.FinishedAt == null).Select(c => (long?)c.Id).FirstOrDefaultAsync() is { } open) return LocalRedirect($"/counts/{open}");
        await Load();
        return Page();
    }

    public Task<IActionResult> OnPostAsync() => Once("begin a count", async () =>
    {
        var place = Found(await Db.Places.FindAsync(Id));
        // Somebody else began it a moment ago: two count as one.
        if (await Db.PlaceCounts.FirstOrDefaultAsync(c => c.PlaceId == Id && c.FinishedAt == null) is { } open)
            return ($"/counts/{open.Id}", $"{open.RecordedBy} has begun {open.Number} already. You join it: what either of you scans counts.", (string?)null);
        var count = Db.PlaceCounts.Add(PlaceCount.Begin(await numbers.Count(), place)).Entity;
        await Db.SaveChangesAsync();
        return ($"/counts/{count.Id}", "", null);
    });
}
