using Traceability.Data;
using Traceability.Manufacture;
using Traceability.Web.Lists;

namespace Traceability.Pages.Outside;

/// <summary>What was sent out to be worked on by others, what is late first.</summary>
public sealed class IndexModel(TraceabilityDb db, Acts acts, TimeProvider clock) : ListPage<IndexModel.Row>(db, acts, clock)
{
    public sealed record Row(long Id, string Number, string? Processor, string? Process, DateOnly SentOn, DateOnly? DueOn, DateOnly? CompletedOn, int Lots)
    {
        public string StateOn(DateOnly today) => CompletedOn is not null ? "closed" : DueOn < today ? "late" : "open";
    }

    private static readonly IReadOnlyList<(string?, string)> States = [(null, "Open first"), ("open", "Out now"), ("late", "Late"), ("closed", "Closed")];

    public override IEnumerable<Filter> Filters => [new("state", "State", States, State)];

    protected override string FileName => "outside-work";

    protected override IReadOnlyList<Column<Row>> Columns =>
    [
        new("Number", r => r.Number), new("At", r => r.Processor), new("Work", r => r.Process), new("Sent", r => r.SentOn), new("Due", r => r.DueOn), new("Closed", r => r.CompletedOn), new("Lots", r => r.Lots),
    ];

    protected override IQueryable<Row> Asked()
    {
        var today = Today;
        IQueryable<OutsideProcess> works = State switch
        {
            "open" => Db.OutsideProcesses.Where(o => o.CompletedOn == null),
            "late" => Db.OutsideProcesses.Where(o => o.CompletedOn == null && o.DueOn < today),
            "closed" => Db.OutsideProcesses.Where(o => o.CompletedOn != null),
            _ => Db.OutsideProcesses,
        };
        if (IsSearched) works = works.Where(o => o.NumberKey.Contains(Key) || o.Processor!.CodeKey.Contains(Key) || o.Inputs.Any(i => i.Lot.NumberKey.Contains(Key)));
        return Sorted(works).Select(o => new Row(o.Id, o.Number, o.Processor!.Name, o.Process, o.StartedOn, o.DueOn, o.CompletedOn, o.Inputs.Count(i => i.VoidedAt == null)));
    }

    private IQueryable<OutsideProcess> Sorted(IQueryable<OutsideProcess> works) => Sort switch
    {
        "number" => works.OrderBy(o => o.NumberKey),
        "-number" => works.OrderByDescending(o => o.NumberKey),
        "due" => works.OrderBy(o => o.DueOn == null).ThenBy(o => o.DueOn).ThenBy(o => o.Id),
        "-due" => works.OrderByDescending(o => o.DueOn).ThenByDescending(o => o.Id),
        _ => works.OrderBy(o => o.CompletedOn != null).ThenBy(o => o.DueOn == null).ThenBy(o => o.DueOn).ThenByDescending(o => o.Id),
    };
}
