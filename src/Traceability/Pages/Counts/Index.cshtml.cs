using Microsoft.EntityFrameworkCore;
using Traceability.Data;
using Traceability.Web.Lists;

namespace Traceability.Pages.Counts;

/// <summary>All counts, the open ones first.</summary>
public sealed class IndexModel(TraceabilityDb db, Acts acts, TimeProvider clock) : ListPage<IndexModel.Row>(db, acts, clock)
{
    public sealed record Row(long Id, string Number, string Place, DateTimeOffset BegunAt, string BegunBy, DateTimeOffset? FinishedAt, bool GivenUp, int Found, int NotFound)
    {
        public string State => FinishedAt is null ? "open" : GivenUp ? "voided" : "done";
    }

    protected override string FileName => "counts";

    protected override IReadOnlyList<Column<Row>> Columns =>
    [
        new("Count", r => r.Number), new("Place", r => r.Place), new("Begun", r => r.BegunAt), new("By", r => r.BegunBy), new("Finished", r => r.FinishedAt), new("Found", r => r.Found), new("Not found", r => r.NotFound),
    ];

    protected override IQueryable<Row> Asked()
    {
        var counts = Db.PlaceCounts.AsNoTracking();
        if (IsSearched) counts = counts.Where(c => c.NumberKey.Contains(Key) || c.Place.NameKey.Contains(Key) || c.Place.NumberKey.Contains(Key));
        return counts.OrderBy(c => c.FinishedAt != null).ThenByDescending(c => c.Id).Select(c => new Row(
            c.Id, c.Number, c.Place.Name, c.RecordedAt, c.RecordedBy, c.FinishedAt, c.GivenUp, c.Lines.Count(l => l.CountedMicro != null), c.Lines.Count(l => l.CountedMicro == null)));
    }
}
