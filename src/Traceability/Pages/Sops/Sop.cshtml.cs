using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Traceability.Certificates;
using Traceability.Data;
using Traceability.Lots;
using Traceability.Pages.Stock;
using Traceability.Trainings;
using Traceability.Web;

namespace Traceability.Pages.Sops;

/// <summary>One procedure: what holds now, what is being written, and who knows it.</summary>
public sealed class SopModel(TraceabilityDb db, Acts acts, TimeProvider clock) : StockPage(db, acts, clock)
{
    public sealed record Made(long Id, string Number, string Revision, DateOnly StartedOn);

    [FromRoute]
    public long Id { get; set; }

    /// <summary>An older revision, to be looked at.</summary>
    [BindProperty(SupportsGet = true, Name = "revision")]
    public long? Asked { get; set; }

    [BindProperty]
    public DraftInput Input { get; set; } = new();

    [BindProperty]
    public BeginInput Beginning { get; set; } = new();

    [BindProperty]
    public PictureInput Showing { get; set; } = new();

    public Sop Sop { get; private set; } = null!;

    /// <summary>Steps of the draft, for a picture of one of them.</summary>
    public IReadOnlyList<SelectListItem> Steps => Sop.Draft is not { } draft ? [] : [.. draft.StepList.Select((s, n) => new SelectListItem($"{n + 1}. {(s.Says.Length <= 60 ? s.Says : s.Says[..59] + "…")}", $"{n + 1}"))];

    /// <summary>The one that is shown: the one asked for, else the one that holds.</summary>
    public SopRevision? Shown { get; private set; }

    /// <summary>Who is, or was, trained in it.</summary>
    public IReadOnlyList<MatrixCell> People { get; private set; } = [];

    /// <summary>Whether this person can confirm having read what holds now.</summary>
    public bool MayRead => Shown is not null && Shown == Sop.Current && People.Any(c => c.Person.Code == By && c.Standing == Standing.Unread);

    public IReadOnlyList<Made> Records { get; private set; } = [];

    public IReadOnlyDictionary<string, string> Names { get; private set; } = new Dictionary<string, string>();

    public string Name(string? code) => code is null ? "" : Names.GetValueOrDefault(code, code);

    public override async Task Load()
    {
        Sop = Found(await Db.Sops.AsNoTrackingWithIdentityResolution().ForWriting().SingleOrDefaultAsync(s => s.Id == Id));
        Shown = Sop.Revisions.FirstOrDefault(r => r.Id == Asked) ?? Sop.Current ?? Sop.Draft;
        (Input.Steps, Input.Changes) = (Input.Steps ?? Sop.Draft?.Steps, Input.Changes ?? Sop.Draft?.Changes);
        Beginning.Revision ??= After(Sop.Revisions.MaxBy(r => r.Position)?.Revision);
        People = [.. (await Db.Matrix(Today)).Cells.Where(c => c.Subject.Revision?.SopId == Id && c.Standing != Standing.Missing)];
        Records = await Db.Records.Where(r => r.SopRevision!.SopId == Id).OrderByDescending(r => r.Id).Take(10).Select(r => new Made(r.Id, r.Number, r.SopRevision!.Revision, r.StartedOn)).ToListAsync();
        Names = await Db.NamesOf(Sop.Revisions.Select(r => r.ReleasedBy));
    }

    public Task<IActionResult> OnPostWriteAsync() => Once("write a procedure", sop =>
    {
        Draft(sop).Write(Input.Steps, Input.Changes);
        return $"The draft of {sop.Draft!.Words} is saved.";
    });

    public Task<IActionResult> OnPostReleaseAsync() => Once("release a procedure", async () =>
    {
        var sop = await Fresh();
        var from = await Db.BeginToAskForTraining(Today);
        var draft = Draft(sop);
        draft.Release(Acts.Who, Acts.Now);
        return ($"/sops/{Id}", $"{draft.Words} is released.{(from is { } day ? $" Until {day:yyyy-MM-dd} records made by it only warn who is not trained, see Settings, The door." : "")}", (string?)null);
    });

    public async Task<IActionResult> OnPostPictureAsync()
    {
        var photo = Showing.Photo is { } file ? await IncomingFile.Look(file.FileName, file.Length, file.OpenReadStream, "Photo", HttpContext.RequestAborted) : null;
        return await Once("show a step in a picture", async () =>
        {
            var draft = Draft(await Fresh());
            if (photo is null) throw new DomainRuleException("Choose a picture first.", "Photo");
            draft.Illustrate(Showing.Step, await Db.Keep(photo), photo.Name);
            return ($"/sops/{Id}?revision={draft.Id}", $"Step {Showing.Step} has a picture.", (string?)null);
        });
    }

    public Task<IActionResult> OnPostTakeAwayAsync(long picture) => Once("take a picture of a step away", sop =>
    {
        var draft = Draft(sop);
        var one = Found(draft.Pictures.SingleOrDefault(p => p.Id == picture));
        draft.TakeAway(one);
        Db.Remove(one);
        return $"The picture of step {one.Step} is taken away.";
    });

    /// <summary>A picture, as it came.</summary>
    public async Task<IActionResult> OnGetPictureAsync(long picture)
    {
        var one = Found(await Db.SopPictures.AsNoTracking().SingleOrDefaultAsync(p => p.Id == picture && p.Revision.SopId == Id));
        return new FileAnswer(await Db.Files.AsNoTracking().SingleAsync(f => f.Sha256 == one.Sha256), one.Name);
    }

    public Task<IActionResult> OnPostBeginAsync() => Once("begin a revision of a procedure", sop => $"{sop.Begin(Beginning.Revision).Words} is a draft; it begins as the last one stands.");

    public Task<IActionResult> OnPostReadAsync() => Once("confirm having read a procedure", async () =>
    {
        var revision = (await Fresh()).Current ?? throw new DomainRuleException("No revision of it is released yet. Read it once it is.");
        var person = await Db.People.SingleOrDefaultAsync(p => p.Code == By) ?? throw new DomainRuleException("Sign in as yourself to confirm it.");
        Db.Add(Training.Read(person, revision, await Db.Trainings.Near(Subject.Of(revision)).ToListAsync(), Acts.Who, Today));
        return ($"/sops/{Id}", $"That you have read {revision.Words} is written down. It counts as long as your training before.", (string?)null);
    });

    private static SopRevision Draft(Sop sop) => sop.Draft ?? throw new DomainRuleException($"{sop.Code} has no draft; revision {sop.Current?.Revision} is released and never changes. Begin the next revision.");

    private async Task<Sop> Fresh() => Found(await Db.Sops.ForWriting().SingleOrDefaultAsync(s => s.Id == Id));

    private Task<IActionResult> Once(string act, Func<Sop, string> verb) => Once(act, async () => ($"/sops/{Id}", verb(await Fresh()), (string?)null));

    // A → B, 1 → 2; anything else is for the person to name.
    private static string? After(string? revision) => revision is [>= 'A' and < 'Z' or >= 'a' and < 'z' or >= '0' and < '9'] ? ((char)(revision[0] + 1)).ToString() : null;
}

public sealed class DraftInput : StepsInput
{
    [StringLength(Text.NoteLength)]
    public string? Changes { get; set; }
}

public sealed class PictureInput
{
    public int Step { get; set; } = 1;

    public IFormFile? Photo { get; set; }
}

public sealed class BeginInput
{
    [Required, StringLength(20)]
    public string? Revision { get; set; }
}
