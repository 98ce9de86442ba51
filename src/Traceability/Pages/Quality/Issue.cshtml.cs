using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Traceability.Certificates;
using Traceability.Data;
using Traceability.Lots;
using Traceability.Orders;
using Traceability.Pages.Stock;
using Traceability.Quality;
using Traceability.Web;

namespace Traceability.Pages.Quality;

/// <summary>One quality issue: what it holds, what becomes of it, why it came about, what is done, and the end.</summary>
[RequestSizeLimit(UploadLimit.Most), RequestFormLimits(MultipartBodyLengthLimit = UploadLimit.Most)]
public sealed partial class IssueModel(TraceabilityDb db, Acts acts, TimeProvider clock) : StockPage(db, acts, clock)
{
    [FromRoute]
    public long Id { get; set; }

    [BindProperty]
    public DecisionInput Deciding { get; set; } = new();

    [BindProperty]
    public ReworkInput Reworking { get; set; } = new();

    [BindProperty]
    public VoidingInput Voiding { get; set; } = new();

    [BindProperty]
    public HoldingInput Holding { get; set; } = new();

    [BindProperty]
    public CauseInput Causing { get; set; } = new();

    [BindProperty]
    public ActionInput Demanding { get; set; } = new();

    [BindProperty]
    public DoneInput Doing { get; set; } = new();

    [BindProperty]
    public JudgementInput Judging { get; set; } = new();

    [BindProperty]
    public PhotoInput Adding { get; set; } = new();

    public NonConformance Issue { get; private set; } = null!;

    public IReadOnlyList<SelectListItem> Undecided { get; private set; } = [];

    public IReadOnlyList<SelectListItem> People { get; private set; } = [];

    /// <summary>Who has to agree, by contract, to a deviation of what is open.</summary>
    public IReadOnlyList<Customer> Contracted { get; private set; } = [];

    public IReadOnlyList<string> StillOpen { get; private set; } = [];

    public IReadOnlyDictionary<string, string> Names { get; private set; } = new Dictionary<string, string>();

    /// <summary>Which photos a browser draws.</summary>
    public IReadOnlySet<string> Drawn { get; private set; } = new HashSet<string>();

    /// <summary>One's own slip of a moment ago: one tap and no reason.</summary>
    public bool IsTakenBack(Disposition decision) => Issue.IsOpen && decision.IsUndoneBy(Acts.Who, Acts.Now) && decision is { BegunIn: null, ReworkedAt: null };

    public string Name(string? code) => code is null ? "" : Names.GetValueOrDefault(code, code);

    public string State => !Issue.IsOpen ? "closed" : Issue.Actions.Any(a => a.IsOverdue(Today)) ? "overdue" : "open";

    /// <summary>What was refused stays open, where the sentence stands.</summary>
    public bool IsRefused(string form) => ModelState.Any(e => e.Value?.Errors.Count > 0 && e.Key.StartsWith(form + ".", StringComparison.Ordinal));

    /// <summary>The page of what it is about.</summary>
    public string? AboutAddress => Issue switch
    {
        { LotId: { } lot } => $"/lots/{lot}",
        { Work: Cutting.Cut cut } => $"/cuts/{cut.Id}",
        { Work: Manufacture.ManufactureRecord record } => $"/records/{record.Id}",
        { Work: Manufacture.OutsideProcess outside } => $"/outside/{outside.Id}",
        { Work: { } work } => Trace.Words.Back("record:" + work.Number),
        { DeliveryId: { } delivery } => $"/receipts/{delivery}",
        { ShipmentId: { } shipment } => $"/shipments/{shipment}",
        { IsAboutSupplier: true } => $"/suppliers/{Issue.SupplierId}",
        _ => null,
    };

    public override async Task Load()
    {
        Issue = await Fresh();
        StillOpen = Issue.IsOpen ? Issue.StillOpen() : [];
        var waiting = Issue.HeldLots.Where(l => !Issue.Undecided(l).IsZero || l is { Status: LotStatus.Rejected, OnHand.IsZero: false }).ToList();
        Undecided = [.. waiting.Select(l => new SelectListItem($"{l.Number} · {(l.Status == LotStatus.Rejected ? l.OnHand : Issue.Undecided(l))} open", $"{l.Id}"))];
        Deciding.Lot ??= waiting.FirstOrDefault()?.Id;
        foreach (var lot in waiting) Contracted = [.. Contracted.Union(await Db.Contracted(lot))];
        (Causing.Reason, Causing.Cause) = (Causing.Reason ?? Issue.Reason, Causing.Cause ?? Issue.Cause);
        People = [new("Choose", ""), .. (await Db.People.AsNoTracking().OrderBy(p => p.Name).Select(p => new { p.Id, p.Name }).ToListAsync()).Select(p => new SelectListItem(p.Name, $"{p.Id}"))];
        var photos = Issue.Photos.Select(p => p.Sha256).ToList();
        Drawn = (await Db.Files.Where(f => photos.Contains(f.Sha256)).Select(f => new { f.Sha256, f.Type }).ToListAsync()).Where(f => FileAnswer.IsShown(f.Type)).Select(f => f.Sha256).ToHashSet();
        Names = await Db.NamesOf([Issue.FoundBy, Issue.RecordedBy, Issue.CauseBy, Issue.ClosedBy, .. Issue.Dispositions.SelectMany(d => new[] { d.By, d.ReworkedBy, d.VoidedBy }), .. Issue.Actions.SelectMany(a => new[] { a.BeganBy, a.DoneBy, a.JudgedBy })]);
    }

    public Task<IActionResult> OnPostHoldAsync() => Once("hold a lot for a quality issue", async issue =>
    {
        var lot = await Db.LotNumbered(Holding.Lot);
        issue.Hold(lot, By, Acts.Now);
        return $"{lot.Number} is on hold for {issue.Number}.";
    });

    public Task<IActionResult> OnPostDecideAsync() => Once("decide what becomes of it", async issue =>
    {
        var lot = issue.HeldLots.FirstOrDefault(l => l.Id == Deciding.Lot) ?? throw new DomainRuleException("Choose one of the lots that are held.", "Lot");
        var open = lot.Status == LotStatus.Rejected ? lot.OnHand : issue.Undecided(lot);
        var amount = string.IsNullOrWhiteSpace(Deciding.Quantity) && !open.IsZero ? open : Amounts.Typed(Deciding.Quantity, lot.Unit, "Quantity");
        var kind = Deciding.Kind ?? throw new DomainRuleException("Choose what becomes of it.", "Kind");
        issue.Decide(lot, amount, kind, Deciding.Reason, Acts.Who, Acts.Now, await Db.Contracted(lot), Deciding.Agreement);
        return $"{amount} of {lot.Number} {(amount.Micro == Quantity.One ? "is" : "are")} {(kind == DispositionKind.Rework ? "to be reworked" : kind.Past())}.{(kind == DispositionKind.ReturnToSupplier ? " The return slip is on the lot’s page." : "")}";
    });

    public Task<IActionResult> OnPostTakeBackAsync() => Once("take back a decision", issue =>
    {
        var decision = TheDecision(issue);
        issue.TakeBack(decision, Acts.Who, Acts.Now);
        return Task.FromResult($"The decision about {decision.Amount} of {decision.Lot.Number} is taken back. Decide anew.");
    });

    public Task<IActionResult> OnPostVoidAsync() => Once("void a decision", issue =>
    {
        var decision = TheDecision(issue);
        issue.VoidDecision(decision, Voiding.VoidReason, Acts.Who, Acts.Now);
        return Task.FromResult($"The decision about {decision.Amount} of {decision.Lot.Number} is void. Decide anew.");
    });

    public Task<IActionResult> OnPostGoodAsync() => Reworked(isGood: true);

    public Task<IActionResult> OnPostNotGoodAsync() => Reworked(isGood: false);

    private Task<IActionResult> Reworked(bool isGood) => Once("look at a rework", issue =>
    {
        var rework = Found(issue.Dispositions.SingleOrDefault(d => d.Id == Reworking.Disposition));
        issue.Reworked(rework, isGood, Reworking.Result, By, Acts.Now);
        return Task.FromResult(isGood ? $"{rework.Amount} of {rework.Lot.Number} are good now. They are free when {issue.Number} is closed." : $"{rework.Amount} of {rework.Lot.Number} are not good. Decide anew.");
    });

    public Task<IActionResult> OnPostCauseAsync() => Once("write down the cause", issue =>
    {
        issue.CausedBy(Causing.Reason, Causing.Cause, By, Acts.Now);
        return Task.FromResult("The cause is written down.");
    });

    public Task<IActionResult> OnPostActionAsync() => Once("demand a corrective action", async issue =>
    {
        var owner = await Db.People.FindAsync(Demanding.Owner);
        var action = issue.Demand(Demanding.Action, owner, Demanding.Due, Today, By, Acts.Now);
        return $"{action.Owner.Name} sees to it until {When.Words(action.DueOn)}.";
    });

    public Task<IActionResult> OnPostDoneAsync() => Once("finish a corrective action", issue =>
    {
        TheAction(issue, Doing.Of).Done(Doing.Done, By, Acts.Now);
        return Task.FromResult("It is done. A quality lead judges later whether it helped.");
    });

    public Task<IActionResult> OnPostHelpedAsync() => Judge(isEffective: true);

    public Task<IActionResult> OnPostDidNotHelpAsync() => Judge(isEffective: false);

    private Task<IActionResult> Judge(bool isEffective) => Once("judge a corrective action", issue =>
    {
        TheAction(issue, Judging.Of).Judge(isEffective, Judging.Judgement, Acts.Who, Acts.Now);
        return Task.FromResult(isEffective ? "It helped." : "It did not help. Write down another action.");
    });

    public async Task<IActionResult> OnPostPhotoAsync()
    {
        var photos = new List<IncomingFile>();
        foreach (var file in Adding.Photos) photos.Add(await IncomingFile.Look(file.FileName, file.Length, file.OpenReadStream, "Photos", HttpContext.RequestAborted));
        return await Once("add a photo to a quality issue", async issue =>
        {
            if (photos.Count == 0) throw new DomainRuleException("Choose a picture first.", "Photos");
            foreach (var photo in photos) issue.Photographed(await Db.Keep(photo), photo.Name, By, Acts.Now);
            return photos.Count == 1 ? "The photo is kept." : $"{photos.Count} photos are kept.";
        });
    }

    public Task<IActionResult> OnPostCloseAsync() => Once("close a quality issue", issue =>
    {
        var free = issue.Close(Acts.Who, Acts.Now).Where(l => !l.IsHeld).ToList();
        return Task.FromResult($"{issue.Number} is closed.{(free.Count == 0 ? "" : $" {string.Join(", ", free.Take(5).Select(l => l.Number))}{(free.Count > 5 ? $" and {free.Count - 5} more" : "")} {(free.Count == 1 ? "is" : "are")} free again.")}");
    });

    /// <summary>A photo, as it was taken.</summary>
    public async Task<IActionResult> OnGetPhotoAsync(long photo)
    {
        var one = Found(await Db.IssuePhotos.AsNoTracking().SingleOrDefaultAsync(p => p.IssueId == Id && p.Id == photo));
        return new FileAnswer(await Db.Files.AsNoTracking().SingleAsync(f => f.Sha256 == one.Sha256), one.Name);
    }

    private Disposition TheDecision(NonConformance issue) => Found(issue.Dispositions.SingleOrDefault(d => d.Id == Voiding.Decision));

    private async Task<NonConformance> Fresh() => Found(await Db.NonConformances.ForDeciding().SingleOrDefaultAsync(i => i.Id == Id));

    private static CorrectiveAction TheAction(NonConformance issue, long id) => Found(issue.Actions.SingleOrDefault(a => a.Id == id));

    /// <summary>One verb on this issue; back to its page, which says what was done.</summary>
    private Task<IActionResult> Once(string act, Func<NonConformance, Task<string>> verb) =>
        Once(act, async () => ($"/issues/{Id}", await verb(await Fresh()), (string?)null));
}
