using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Traceability.Data;
using Traceability.Genealogy;
using Traceability.Pages.Trace;
using Traceability.People;
using Traceability.Printing;
using Traceability.Recalls;
using Traceability.Web;

namespace Traceability.Pages.Recalls;

/// <summary>An opened recall: its report as it was issued, and how it stands now.</summary>
public sealed class OpenedModel(TraceabilityDb db, Acts acts, RootFinder finder, Recalling recalling, LiftingRecalls lifting) : ShopPage(db, acts)
{
    /// <summary>A longer report is read in its PDF.</summary>
    public const int LongestShown = 2_000_000;

    [FromRoute]
    public long Id { get; set; }

    [BindProperty]
    public ReasonInput Input { get; set; } = new();

    public Recall Recall { get; private set; } = null!;

    public string OpenedBy { get; private set; } = "";

    public Report Report { get; private set; } = null!;

    public bool IsShown => Recall.Report.Length <= LongestShown;

    public int Held { get; private set; }

    public int StillHeld { get; private set; }

    /// <summary>What the number stands for today; null when it is no longer one thing.</summary>
    public RecallScope? Now { get; private set; }

    /// <summary>Shipments of affected lots that the report does not name.</summary>
    public IReadOnlyList<AffectedShipment> NewShipments { get; private set; } = [];

    public int NewRecords { get; private set; }

    public IReadOnlyList<(string Reason, string By, DateTimeOffset At, int Lots)> Lifted { get; private set; } = [];

    public bool MayLift => Acts.Who.Role >= Role.QualityLead;

    public override async Task Load()
    {
        Recall = Found(await Db.Recalls.AsNoTracking().FirstOrDefaultAsync(r => r.Id == Id));
        Report = Report.FromJson(Recall.Report);
        OpenedBy = await Db.People.Where(p => p.Code == Recall.OpenedBy).Select(p => p.Name).FirstOrDefaultAsync() ?? Recall.OpenedBy;
        var holds = Db.Holds.Where(h => h.RecallId == Id);
        Held = await holds.Select(h => h.LotId).Distinct().CountAsync();
        StillHeld = await holds.Where(h => h.LiftedAt == null).Select(h => h.LotId).Distinct().CountAsync();
        Lifted = [.. (await holds.Where(h => h.LiftedAt != null).GroupBy(h => new { h.LiftedReason, h.LiftedBy, h.LiftedAt })
            .Select(g => new { g.Key.LiftedReason, g.Key.LiftedBy, g.Key.LiftedAt, Lots = g.Count() }).OrderByDescending(g => g.LiftedAt).Take(20).ToListAsync())
            .Select(g => (g.LiftedReason ?? "", g.LiftedBy ?? "", g.LiftedAt!.Value, g.Lots))];
        await Compare();
    }

    public async Task<IActionResult> OnGetPdfAsync()
    {
        await Load();
        return Report.As(new PdfReport(), Recall.Number);
    }

    public async Task<IActionResult> OnGetJsonAsync()
    {
        await Load();
        return File(Recall.Report, "application/json", Recall.Number + ".json");
    }

    public Task<IActionResult> OnPostAsync() => Once("lift the holds of a recall", async () =>
    {
        var recall = Found(await Db.Recalls.FindAsync(Id));
        var lots = await lifting.LiftAll(recall, Input.Reason, Acts.Who, Acts.Now);
        Done($"The holds of {recall.Number} are lifted from {Trace.Words.Count(lots, "lot")}. What is held for another cause stays held.");
        return $"/recalls/{Id.ToString(CultureInfo.InvariantCulture)}";
    });

    private async Task Compare()
    {
        try
        {
            Now = await recalling.Scope(await finder.FindOne(Recall.RootNumber));
        }
        catch (Exception e) when (e is UnknownNumberException or AmbiguousNumberException)
        {
            return;
        }
        var then = RecallReport.Listed(Report, RecallReport.ShippedHeading);
        NewShipments = [.. Now.Shipments.Where(s => !then.Contains(s.Number))];
        var records = RecallReport.Listed(Report, RecallReport.RecordsHeading);
        NewRecords = Now.Records.Count(r => !records.Contains(r.Number));
    }
}
