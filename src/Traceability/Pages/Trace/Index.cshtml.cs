using Microsoft.EntityFrameworkCore;
using Traceability.Data;
using Traceability.Pages.Recalls;
using Traceability.Web;

namespace Traceability.Pages.Trace;

/// <summary>Where a question about a number begins, and the last recalls.</summary>
public sealed class IndexModel(TraceabilityDb db, Acts acts) : ShopPage(db, acts)
{
    public IReadOnlyList<RecallRow> Recalls { get; private set; } = [];

    public int Gaps { get; private set; }

    public override async Task Load()
    {
        Recalls = await Db.Recalls.AsNoTracking().OrderByDescending(r => r.Id).Take(5).Select(RecallRow.Of(Db)).ToListAsync();
        Gaps = await Db.CountGaps();
    }
}
