using Microsoft.EntityFrameworkCore;
using Traceability.Certificates;
using Traceability.Cutting;
using Traceability.Data;
using Traceability.Lots;
using Traceability.Manufacture;
using Traceability.Pages.Trace;
using Traceability.People;
using Traceability.Places;
using Traceability.Quality;
using Traceability.Trainings;
using Traceability.Web;

namespace Traceability.Pages;

/// <summary>Something that waits for somebody, the oldest first.</summary>
public sealed record Waiting(string Number, string Address, string What, string? More, DateOnly Since, string State, string Do, string List);

/// <summary>Today: what waits, as numbers that lead to lists, and the oldest of it to begin with.</summary>
public sealed class IndexModel(TraceabilityDb db, Acts acts, TimeProvider clock, SampleMode sample) : ShopPage(db, acts)
{
    private const int Oldest = 8;

    public const string Cutting = "/cuts?state=waiting";

    public string Greeting => $"Good {PartOfDay}, {Acts.Who.Name.Split(' ')[0]}. {InWords(ToDo)}";

    public string Day => When.Weekday(clock.GetLocalNow());

    public bool IsSample => sample.On;

    /// <summary>The quality lead begins with recalls, decisions and gaps; the bench with what is to be done by hand.</summary>
    public bool IsLead => Acts.Who.Role >= Role.QualityLead;

    public WhatWaits Counts { get; private set; } = null!;

    public int Gaps { get; private set; }

    /// <summary>Papers that end within a month, and which is the first.</summary>
    public int Expiring { get; private set; }

    /// <summary>Papers that suppliers owe, and the day on which the oldest of those lots came.</summary>
    public int Owed { get; private set; }

    /// <summary>Quality issues with an action that should have been done before today.</summary>
    public int OverdueIssues { get; private set; }

    public DateOnly? OwedSince { get; private set; }

    /// <summary>Trainings that ended, and new revisions that somebody has not read.</summary>
    public IReadOnlyList<MatrixCell> Untrained { get; private set; } = [];

    public string? WhoseTraining => Untrained.Select(c => c.Person.Name).Distinct().ToList() is [var first, .. var others] ? others.Count == 0 ? first : $"{first} and {others.Count} more" : null;

    public (string Number, DateOnly On)? FirstToExpire { get; private set; }

    public int ToDo => Counts.All;

    public IReadOnlyList<Waiting> Next { get; private set; } = [];

    private IReadOnlyList<Waiting> All { get; set; } = [];

    /// <summary>The oldest on a list, in words for its card.</summary>
    public string? OldestOf(string list) =>
        All.FirstOrDefault(w => w.List == list) is { } oldest ? "oldest: " + oldest.Number : null;

    private string PartOfDay => clock.GetLocalNow().Hour switch { < 12 => "morning", < 18 => "afternoon", _ => "evening" };

    public override async Task Load()
    {
        Counts = await Db.WhatWaits();
        Gaps = await Db.CountGaps();
        OverdueIssues = await Db.NonConformances.Overdue(DateOnly.FromDateTime(clock.GetLocalNow().DateTime)).CountAsync();
        var owed = await Db.Owed(DateOnly.FromDateTime(clock.GetLocalNow().DateTime)).Join(Db.Lots, x => x.LotId, l => l.Id, (x, l) => l.ReceivedOn ?? l.Root!.ReceivedOn)
            .GroupBy(_ => 1).Select(g => new { Count = g.Count(), Since = g.Min() }).FirstOrDefaultAsync();
        (Owed, OwedSince) = (owed?.Count ?? 0, owed?.Since);
        var expiring = Db.Documents.ExpiringSoon(DateOnly.FromDateTime(clock.GetLocalNow().DateTime));
        Expiring = await expiring.CountAsync();
        if (Expiring > 0)
            FirstToExpire = await expiring.OrderBy(d => d.ExpiresOn).ThenBy(d => d.Id).Select(d => new ValueTuple<string, DateOnly>(d.Number, d.ExpiresOn!.Value)).FirstAsync();
        Untrained = (await Db.Matrix(DateOnly.FromDateTime(clock.GetLocalNow().DateTime))).Overdue;
        // A recall does not wait its turn.
        All = [.. (await Everything()).OrderBy(w => w.State != "recalled").ThenBy(w => w.Since).ThenBy(w => w.Number, StringComparer.Ordinal)];
        Next = [.. All.Take(Oldest)];
    }

    private async Task<List<Waiting>> Everything()
    {
        var waiting = new List<Waiting>();
        var today = DateOnly.FromDateTime(clock.GetLocalNow().DateTime);
        foreach (var r in await Db.Recalls.Where(r => Db.Holds.Any(h => h.RecallId == r.Id && h.LiftedAt == null)).OrderBy(r => r.Id).Take(Oldest)
            .Select(r => new { r.Id, r.Number, r.Reason, r.OpenedAt, Lots = Db.Holds.Where(h => h.RecallId == r.Id && h.LiftedAt == null).Select(h => h.LotId).Distinct().Count() }).ToListAsync())
            waiting.Add(new(r.Number, $"/recalls/{r.Id}", $"{Words.Count(r.Lots, "lot")} held: call the customers, then decide", r.Reason, LocalDay(r.OpenedAt), "recalled", "Open", "/recalls?state=open"));
        waiting.AddRange(await Lots(Db.Lots.Waiting(), "waiting"));
        waiting.AddRange(await Lots(Db.Lots.PutAside(), "quarantined"));
        foreach (var r in await Db.Renewals.Waiting().OrderBy(r => r.Id).Take(Oldest).Select(r => new { r.Lot.Number, r.LotId, r.Cause, r.Reason, r.AskedAt, Unknown = r.Cause == RenewalCause.Lost && r.ProvenAt == null }).ToListAsync())
            waiting.Add(new(r.Number, $"/lots/{r.LotId}/mark", r.Unknown ? "Unidentified: decide" : "Move its mark and read it back", r.Reason, LocalDay(r.AskedAt), r.Unknown ? "unidentified" : "held", r.Unknown ? "Decide" : "Mark", "/stock/marks"));
        foreach (var c in (await Db.PiecesCutUnmarked().OrderBy(p => p.Id).Take(Oldest).Select(p => new { p.CutId, p.Cut.Number, p.Cut.LateReason, p.Cut.StartedOn }).ToListAsync()).DistinctBy(c => c.CutId))
            waiting.Add(new(c.Number, $"/cuts/{c.CutId}", "Cut before it was marked: mark its pieces", c.LateReason, c.StartedOn, "held", "Mark", "/stock/marks"));
        foreach (var c in await Db.Cuts.Waiting().OrderBy(c => c.StartedOn).ThenBy(c => c.Id).Take(Oldest)
            .Select(c => new { c.Id, c.Number, Parent = c.Parent.Number, c.StartedOn, Left = c.Pieces.Count(p => p.VerifiedAt == null) }).ToListAsync())
            waiting.Add(new(c.Number, $"/cuts/{c.Id}", c.Left == 0 ? "Every piece is marked: cut it" : $"Mark and read back {Words.Count(c.Left, "piece")}", $"from {c.Parent}", c.StartedOn, "open", c.Left == 0 ? "Cut" : "Mark", Cutting));
        foreach (var r in await Db.Records.Where(r => r.CompletedOn == null).OrderBy(r => r.StartedOn).ThenBy(r => r.Id).Take(Oldest)
            .Select(r => new { r.Id, r.Number, Product = r.Product!.Name ?? (r.Lines.Any() ? "a nest of several products" : null), r.StartedOn, r.IsRework }).ToListAsync())
        {
            var forgotten = r.StartedOn.AddDays(ManufactureRecord.ForgottenAfterDays) <= today;
            waiting.Add(new(r.Number, $"/records/{r.Id}", forgotten ? "Open for more than a week: say when it ended" : r.IsRework ? "Rework goes on" : "The job goes on", r.Product, r.StartedOn, forgotten ? "late" : "open", forgotten ? "Close" : "Continue", "/making?state=open"));
        }
        foreach (var l in await Db.StillMissing().OrderBy(l => l.Id).Take(Oldest).Select(l => new { l.LotId, l.Lot.Number, l.BookPlace, Count = l.OfCount.Number, l.RecordedAt }).ToListAsync())
            waiting.Add(new(l.Number, $"/lots/{l.LotId}", $"Not found at {l.BookPlace}: look for it", $"counted as {l.Count}", LocalDay(l.RecordedAt), "missing", "Look", "/counts"));
        return waiting;
    }

    private async Task<IEnumerable<Waiting>> Lots(IQueryable<Lot> lots, string state) =>
        (await lots.OrderBy(l => l.Id).Take(Oldest).Select(l => new { l.Id, l.Number, Of = l.Material != null ? l.Material.Name : l.Product!.Name, From = l.Supplier!.Name, IsReceived = l.ReceivedMicro != null, l.ReceivedOn, l.RecordedAt }).ToListAsync())
        .Select(l => new Waiting(l.Number, $"/lots/{l.Id}",
            state == "quarantined" ? "Put aside: decide" : l.IsReceived ? "Verify: read the number off it" : "It came back: look at it and decide",
            l.From is null ? l.Of : $"{l.Of}, {l.From}", l.ReceivedOn ?? LocalDay(l.RecordedAt), state, state == "waiting" && l.IsReceived ? "Verify" : "Decide", $"/stock?state={state}"));

    private DateOnly LocalDay(DateTimeOffset at) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, clock.LocalTimeZone).DateTime);

    private static string InWords(int waiting) => waiting switch
    {
        0 => "Nothing waits for you.",
        1 => "One thing waits.",
        _ => $"{Words.Count(waiting, "thing waits", "things wait")}.",
    };
}
