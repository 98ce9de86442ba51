using Microsoft.AspNetCore.Mvc;
using Traceability.Data;
using Traceability.Genealogy;
using Traceability.Printing;
using Traceability.Shops;

namespace Traceability.Pages.Trace;

/// <summary>A trace as a list, one way or the other, with its papers.</summary>
public abstract class TracePage(TraceabilityDb db, Acts acts, RootFinder finder, LotGenealogy genealogy, Tracing tracing, TimeProvider clock) : RootedPage(db, acts, finder)
{
    public const int PageSize = 500;

    [BindProperty(SupportsGet = true)]
    public int P { get; set; } = 1;

    public abstract Direction Direction { get; }

    public bool IsBack => Direction == Direction.Back;

    /// <summary>Every lot of the trace, each once, in the order of its level.</summary>
    public IReadOnlyList<ChainLot> Chain { get; private set; } = [];

    public IEnumerable<ChainLot> Shown => Chain.Skip((P - 1) * PageSize).Take(PageSize);

    /// <summary>What stands behind it; only of a trace back.</summary>
    public TraceAnswer? Answer { get; private set; }

    public int Levels => Chain.Count == 0 ? 0 : Chain.Max(l => l.Level);

    private Dictionary<string, long> Ids { get; set; } = [];

    public override async Task Load()
    {
        await FindOrigin();
        if (Origin is null) return;
        await using (var reach = IsBack ? await genealogy.Back(Origin.LotIds) : await genealogy.Forward(Origin.LotIds))
            Chain = await Genealogy.Chain.Of(reach);
        if (IsBack) Answer = await tracing.Back(Origin);
        Ids = Chain.ToDictionary(l => l.Number, l => l.Id);
        P = Math.Clamp(P, 1, Math.Max(1, (Chain.Count + PageSize - 1) / PageSize));
    }

    public string PageOf(string lot) => Ids.TryGetValue(lot, out var id) ? $"/lots/{id}" : Words.FindIt("lot:" + lot);

    public Task<IActionResult> OnGetPdfAsync() => Sent(new PdfReport());

    public Task<IActionResult> OnGetCsvAsync() => Sent(new CsvReport());

    private async Task<IActionResult> Sent(IReportRenderer renderer)
    {
        await Load();
        if (Origin is null) return Page();
        var report = TraceReport.Of(Origin, Direction, Chain, await Db.PageHead(), clock.GetLocalNow(), Acts.Who.Name, await Db.AuditHash(), Answer);
        return report.As(renderer, $"{Origin.Number} trace {(IsBack ? "back" : "forward")}");
    }
}
