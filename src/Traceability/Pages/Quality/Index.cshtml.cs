using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Traceability.Data;
using Traceability.Quality;
using Traceability.Web.Lists;

namespace Traceability.Pages.Quality;

/// <summary>What is not as it should be, the newest first; the open ones unless all are asked for.</summary>
public sealed class IndexModel(TraceabilityDb db, Acts acts, TimeProvider clock) : ListPage<IssueRow>(db, acts, clock)
{
    private static readonly IReadOnlyList<(string?, string)> States =
        [("open", "Open"), ("mine", "Mine: to be done, or written by me"), ("overdue", "Overdue"), ("closed", "Closed"), ("all", "All")];

    private IReadOnlyList<(string? Value, string Words)> suppliers = [];

    [BindProperty(SupportsGet = true)]
    public long? Supplier { get; set; }

    public override IEnumerable<Filter> Filters => [new("state", "State", States, Shown), new("supplier", "Supplier", suppliers, $"{Supplier}")];

    public override bool IsNarrowed => IsSearched || Supplier is not null || Shown != "open";

    /// <summary>Somebody who looks for a number wants it also when it is closed.</summary>
    public string Shown => States.Any(s => s.Item1 == State) ? State! : IsSearched ? "all" : "open";

    protected override string FileName => "quality issues";

    protected override IReadOnlyList<Column<IssueRow>> Columns =>
    [
        new("Issue", r => r.Number), new("What is wrong", r => r.What), new("About", r => r.About), new("Supplier", r => r.Supplier), new("Machine", r => r.Machine), new("Kind of fault", r => r.Reason?.Words()),
        new("Found on", r => r.FoundOn), new("Found by", r => r.FoundBy), new("Lots held", r => r.Held), new("Actions open", r => r.Actions), new("Due", r => r.DueOn), new("State", r => r.State(Today)),
    ];

    public override async Task Load()
    {
        suppliers = [(null, "All"), .. (await Db.Suppliers.AsNoTracking().Where(s => Db.NonConformances.Any(i => i.SupplierId == s.Id)).OrderBy(s => s.Name).Select(s => new { s.Id, s.Name }).ToListAsync()).Select(s => ((string?)$"{s.Id}", s.Name))];
        await base.Load();
    }

    protected override IQueryable<IssueRow> Asked()
    {
        var issues = Db.NonConformances.AsNoTracking();
        issues = Shown switch
        {
            "open" => issues.Open(),
            "mine" => issues.Of(Acts.Who.Code),
            "overdue" => issues.Overdue(Today),
            "closed" => issues.Where(i => i.ClosedAt != null),
            _ => issues,
        };
        if (Supplier is { } supplier) issues = issues.Where(i => i.SupplierId == supplier);
        if (IsSearched)
            issues = issues.Where(i => i.NumberKey.Contains(Key) || EF.Functions.Like(i.What, Pattern, "\\") || EF.Functions.Like(i.Machine!, Pattern, "\\") || i.Lot!.NumberKey.Contains(Key) || i.Work!.NumberKey.Contains(Key));
        return Sorted(issues).Rows();
    }

    private IQueryable<NonConformance> Sorted(IQueryable<NonConformance> issues) => Sort switch
    {
        "number" => issues.OrderBy(i => i.NumberKey),
        "found" => issues.OrderBy(i => i.FoundOn).ThenBy(i => i.Id),
        "-found" => issues.OrderByDescending(i => i.FoundOn).ThenByDescending(i => i.Id),
        "due" => issues.OrderBy(i => i.Actions.Where(a => a.DoneAt == null).Min(a => (DateOnly?)a.DueOn) == null).ThenBy(i => i.Actions.Where(a => a.DoneAt == null).Min(a => (DateOnly?)a.DueOn)).ThenBy(i => i.Id),
        _ => issues.OrderByDescending(i => i.Id),
    };
}
