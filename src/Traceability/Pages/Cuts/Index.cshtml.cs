using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Traceability.Cutting;
using Traceability.Data;
using Traceability.Pages.Trace;
using Traceability.Printing;
using Traceability.Shops;
using Traceability.Web.Lists;

namespace Traceability.Pages.Cuts;

/// <summary>All cuts, the newest first.</summary>
public sealed class IndexModel(TraceabilityDb db, Acts acts, TimeProvider clock) : ListPage<IndexModel.Row>(db, acts, clock)
{
    public sealed record Row(long Id, string Number, long ParentId, string Parent, string? What, DateOnly StartedOn, DateOnly? CompletedOn, bool GivenUp, bool Late, string? Operator, int Pieces, int ReadBack, int Marked)
    {
        public string State => GivenUp ? "given-up" : CompletedOn is not null ? Late && ReadBack < Pieces ? "held" : "done" : ReadBack == Pieces ? "read-back" : Marked > 0 ? "marked" : "planned";
    }

    private static readonly IReadOnlyList<(string?, string)> States = [(null, "All"), ("waiting", "Waiting"), ("done", "Cut"), ("late", "Cut before they were marked"), ("given-up", "Given up")];

    public override IEnumerable<Filter> Filters => [new("state", "State", States, State)];

    protected override string FileName => "cuts";

    protected override IReadOnlyList<Column<Row>> Columns =>
    [
        new("Cut", r => r.Number), new("From", r => r.Parent), new("Material", r => r.What), new("Planned", r => r.StartedOn), new("Cut on", r => r.CompletedOn), new("Operator", r => r.Operator),
        new("Pieces", r => r.Pieces), new("Marked", r => r.Marked), new("Read back", r => r.ReadBack), new("State", r => r.State),
    ];

    /// <summary>An empty cut sheet, to be printed and kept at the saw.</summary>
    public async Task<IActionResult> OnGetBlankAsync() =>
        CutSheet.Blank(await Db.PageHead(), Acts.Now, $"{Request.Scheme}://{Request.Host}/stock?state=accepted").As(new PdfReport(), "cut sheet");

    protected override IQueryable<Row> Asked()
    {
        var cuts = State switch
        {
            "waiting" => Db.Cuts.Waiting(),
            "done" => Db.Cuts.Where(c => c.CompletedOn != null),
            "late" => Db.Cuts.Where(c => c.LateReason != null),
            "given-up" => Db.Cuts.Where(c => c.AbandonedAt != null),
            _ => Db.Cuts,
        };
        if (IsSearched && Db.Bearing(Numbered.Transformation, Key) is { } own && Db.Bearing(Numbered.Lot, Key) is { } lots)
            cuts = cuts.Where(c => EF.Parameter(own).Contains(c.Id) || EF.Parameter(lots).Contains(c.ParentId));
        else if (IsSearched)
            cuts = cuts.Where(c => c.NumberKey.Contains(Key) || c.Parent.NumberKey.Contains(Key));
        return Sorted(cuts).Select(c => new Row(c.Id, c.Number, c.ParentId, c.Parent.Number, c.Parent.Material != null ? c.Parent.Material.Name : c.Parent.Product!.Name, c.StartedOn, c.CompletedOn, c.AbandonedAt != null, c.LateReason != null, c.Operator,
            c.Pieces.Count, c.Pieces.Count(p => p.VerifiedAt != null), c.Pieces.Count(p => p.MarkMethod != null)));
    }

    private IQueryable<Cut> Sorted(IQueryable<Cut> cuts) => Sort switch
    {
        "number" => cuts.OrderBy(c => c.NumberKey),
        "-number" => cuts.OrderByDescending(c => c.NumberKey),
        "parent" => cuts.OrderBy(c => c.Parent.NumberKey).ThenByDescending(c => c.Id),
        "-parent" => cuts.OrderByDescending(c => c.Parent.NumberKey).ThenByDescending(c => c.Id),
        "planned" => cuts.OrderBy(c => c.StartedOn).ThenBy(c => c.Id),
        "-planned" => cuts.OrderByDescending(c => c.StartedOn).ThenByDescending(c => c.Id),
        _ => cuts.OrderByDescending(c => c.Id),
    };
}
