using Microsoft.EntityFrameworkCore;
using Traceability.Data;
using Traceability.Web.Lists;

namespace Traceability.Pages.Recalls;

/// <summary>All recalls.</summary>
public sealed class IndexModel(TraceabilityDb db, Acts acts, TimeProvider clock) : ListPage<RecallRow>(db, acts, clock)
{
    public override IEnumerable<Filter> Filters => [new("state", "State", [(null, "All"), ("open", "Open"), ("closed", "Closed")], State)];

    protected override string FileName => "recalls";

    protected override IReadOnlyList<Column<RecallRow>> Columns =>
    [
        new("Recall", r => r.Number), new("From", r => r.Root), new("Why", r => r.Reason), new("Opened", r => r.OpenedAt), new("By", r => r.OpenedBy),
        new("Lots held", r => r.HeldLots), new("Still held", r => r.StillHeld),
    ];

    protected override IQueryable<RecallRow> Asked()
    {
        var recalls = Db.Recalls.AsNoTracking();
        if (IsSearched)
            recalls = recalls.Where(r => EF.Functions.Like(r.Number, Pattern, "\\") || EF.Functions.Like(r.RootNumber, Pattern, "\\") || EF.Functions.Like(r.Reason, Pattern, "\\"));
        recalls = State switch
        {
            "open" => recalls.Where(r => Db.Holds.Any(h => h.RecallId == r.Id && h.LiftedAt == null)),
            "closed" => recalls.Where(r => !Db.Holds.Any(h => h.RecallId == r.Id && h.LiftedAt == null)),
            _ => recalls,
        };
        var ordered = Sort switch
        {
            "number" => recalls.OrderBy(r => r.Id),
            "opened" => recalls.OrderBy(r => r.OpenedAt).ThenBy(r => r.Id),
            _ => recalls.OrderByDescending(r => r.Id),
        };
        return ordered.Select(RecallRow.Of(Db));
    }
}
