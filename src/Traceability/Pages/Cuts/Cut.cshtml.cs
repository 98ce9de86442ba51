using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Traceability.Cutting;
using Traceability.Data;
using Traceability.Lots;
using Traceability.Pages.Stock;
using Traceability.Pages.Trace;
using Traceability.Printing;
using Traceability.Quality;
using Traceability.Shops;
using Traceability.Trainings;

namespace Traceability.Pages.Cuts;

/// <summary>One cut: every piece is marked and read back, then the saw opens.</summary>
public sealed class CutModel(TraceabilityDb db, Acts acts, TimeProvider clock, Numbers numbers) : StockPage(db, acts, clock)
{
    public static SelectListItem[] Methods { get; } = [.. Enum.GetValues<MarkMethod>().Select(m => new SelectListItem(m.Words(), m.ToString()))];

    /// <summary>Stands for what stays in the place of a piece's id.</summary>
    public const long Remnant = 0;

    [FromRoute]
    public long Id { get; set; }

    /// <summary>The piece that is worked on; without it the next one that is not done.</summary>
    [BindProperty(SupportsGet = true)]
    public long? Piece { get; set; }

    /// <summary>What was done is keyed in from paper: when and by whom is asked.</summary>
    [BindProperty(SupportsGet = true)]
    public PaperInput Paper { get; set; } = new();

    [BindProperty]
    public MarkInput Input { get; set; } = new();

    [BindProperty]
    public ReadBackInput Reading { get; set; } = new();

    [BindProperty]
    public SawInput Sawn { get; set; } = new();

    [BindProperty]
    public LateInput Late { get; set; } = new();

    [BindProperty]
    public VoidInput Voiding { get; set; } = new();

    public Cut Cut { get; private set; } = null!;

    public CutDrawing Drawing { get; private set; } = null!;

    public IReadOnlyDictionary<string, string> Names { get; private set; } = new Dictionary<string, string>();

    /// <summary>Why this person may not mark, or not saw, or from when on.</summary>
    public string? Lacking { get; private set; }

    /// <summary>What was done here by people who were not trained.</summary>
    public IReadOnlyList<UntrainedAct> UntrainedActs { get; private set; } = [];

    public bool IsVoided => Cut.IsDone && !Cut.LiveOutputs.Any();

    public int ReadBack => Cut.Transfers.Count(p => p.IsReadBack);

    public bool IsOpen => Cut.IsMarkedThroughout;

    /// <summary>Marks can still be made: before the saw, and after it where it came first.</summary>
    public bool IsMarking => !Cut.IsAbandoned && !IsVoided && (!Cut.IsDone || (Cut.IsLate && !IsOpen));

    public NumberTransfer? Now => IsMarking ? TheOne(Cut, Piece) ?? Cut.Transfers.FirstOrDefault(p => !p.IsReadBack) : null;

    public long NowId => Now is CutPiece piece ? piece.Id : Remnant;

    public string State => IsVoided ? "voided" : Cut.IsAbandoned ? "given-up" : Cut.IsDone ? Cut.IsLate && !IsOpen ? "held" : "done" : IsOpen ? "read-back" : Cut.Pieces.Any(p => p.IsMarked) ? "marked" : "planned";

    /// <summary>What was refused stays open, where the sentence stands.</summary>
    public bool IsRefused(string form) => ModelState.Any(e => e.Value?.Errors.Count > 0 && e.Key.StartsWith(form + ".", StringComparison.Ordinal));

    public string Name(string? code) => code is null ? "" : Names.GetValueOrDefault(code, code);

    public override async Task Load()
    {
        Cut = Found(await Db.Cuts.AsNoTrackingWithIdentityResolution().ForSaw().SingleOrDefaultAsync(c => c.Id == Id));
        Drawing = CutDrawing.Of(Cut, Now);
        var last = Cut.Transfers.Where(t => t.IsMarked).MaxBy(t => t.MarkedAt);
        Input.Method ??= last?.MarkMethod ?? Cut.MarkWith ?? MarkMethod.PaintPen;
        Input.Spot ??= last?.Spot ?? Cut.MarkSpot;
        Lacking = !IsMarking ? null : await Untrained(IsOpen ? TopicOf.Cutting : TopicOf.Transfer);
        UntrainedActs = await Db.UntrainedActsOn(Cut.Number);
        Names = await Db.NamesOf([Cut.Operator, Cut.AbandonedBy, .. Cut.Transfers.SelectMany(t => new[] { t.MarkedBy, t.VerifiedBy })]);
    }

    public Task<IActionResult> OnPostMarkAllAsync() => Once("mark the pieces", async cut =>
    {
        await Trained(TopicOf.Transfer, "mark the pieces", cut);
        var waiting = cut.Transfers.Where(p => !p.IsMarked).ToList();
        foreach (var one in waiting) Mark(one);
        return waiting.Count == 1 ? $"{waiting[0].Bears} is marked. Now read it back." : $"{waiting.Count} pieces are marked. Now read each of them back.";
    });

    public Task<IActionResult> OnPostMarkAsync() => Once("mark a piece", async cut =>
    {
        await Trained(TopicOf.Transfer, "mark a piece", cut);
        var piece = TheOne(cut, Input.Piece) ?? throw NoSuchPiece(cut);
        Mark(piece);
        return $"{piece.Bears} is marked. Now read it back.";
    });

    /// <summary>Whatever is scanned here: a mark; or, once all are green, the code that starts the saw.</summary>
    public async Task<IActionResult> OnPostReadAsync()
    {
        var another = await Db.MarksAreReadByAnother();
        return await Once("read a mark back", async () =>
        {
            var cut = await Fresh();
            if (NumberKey.Same(Reading.Read, cut.SawCode))
            {
                await Trained(TopicOf.Cutting, "start the saw", cut);
                return Done(cut, cut.Saw(Today, on: Paper.Day));
            }
            await Trained(TopicOf.Transfer, "read a mark back", cut);
            var read = cut.ReadBack(new(Reading.Read ?? "", Paper.By ?? By, At, another, Reading.Counted is { } typed ? Amounts.Typed(typed, Unit.Pcs, "Counted") : null, Reading.Evidence, KeyedIn), TheOne(cut, Reading.Piece));
            var left = cut.Transfers.Count(p => !p.IsReadBack);
            return (Here, $"{read.Bears} is read back{(left > 0 ? $"; {left} to go." : cut.IsDone ? ": all of them bear their number now." : ": the saw is open.")}", (string?)null);
        });
    }

    public Task<IActionResult> OnPostSawAsync() => Once("start the saw", async () =>
    {
        var cut = await Fresh();
        await Trained(TopicOf.Cutting, "start the saw", cut);
        return Done(cut, cut.Saw(Today, Sawn.Of(cut.Parent.Unit), Paper.Day));
    });

    public Task<IActionResult> OnPostLateAsync() => Once("record a cut that was made", async cut =>
    {
        await ForTrained(TopicOf.Cutting, "record a cut that was made", cut.Number, happened: true);
        var lots = cut.AlreadyCut(Late.CutOn ?? Today, Late.Reason ?? "", Today, By, Acts.Now);
        var issue = Db.NonConformances.Add(NonConformance.CutBeforeMarked(await numbers.Issue(), cut, Today, By)).Entity;
        var held = lots.Count(l => l.IsHeld);
        return $"{cut.Number} is written down as it happened, as {issue.Number}. {(held == 1 ? "One piece is" : $"{held} pieces are")} held until marked and read back.";
    });

    public Task<IActionResult> OnPostGiveUpAsync() => Once("give up a cut", cut =>
    {
        cut.Abandon(Voiding.Reason ?? "", By, Acts.Now);
        return $"{cut.Number} is given up. Nothing left {cut.Parent.Number}.";
    });

    /// <summary>One's own slip of a moment ago, as long as no piece was used.</summary>
    public Task<IActionResult> OnPostUndoAsync() => Once("take back a cut", cut =>
    {
        foreach (var output in cut.LiveOutputs) output.RefuseUnlessOwnAndFresh(By, Acts.Now);
        cut.VoidAll(By, Acts.Now, "Taken back at once.");
        return $"{cut.Number} is taken back; {cut.Parent.Number} has {cut.Parent.OnHand} again.";
    });

    public Task<IActionResult> OnPostVoidAsync() => Once("void a cut", cut =>
    {
        ForLead("void a cut");
        cut.VoidAll(By, Acts.Now, Voiding.Reason ?? "");
        return $"{cut.Number} is voided; {cut.Parent.Number} has {cut.Parent.OnHand} again.";
    });

    /// <summary>The paper trail: which number went onto which piece, by whom, and who read it.</summary>
    public async Task<IActionResult> OnGetReportAsync()
    {
        await Load();
        return TransferReport.Of(Cut, Names, await Db.PageHead(), Acts.Now, Acts.Who.Name, await Db.AuditHash(), Zone).As(new PdfReport(), $"{Cut.Number} number transfer");
    }

    /// <summary>The same with empty places, for a day on paper.</summary>
    public async Task<IActionResult> OnGetSheetAsync()
    {
        await Load();
        return CutSheet.Of(Cut, await Db.PageHead(), Acts.Now).As(new PdfReport(), $"{Cut.Number} sheet");
    }

    private string Here => Paper.IsOn ? $"/cuts/{Id}?Paper.IsOn=true&Paper.By={Uri.EscapeDataString(Paper.By ?? "")}&Paper.At={Paper.At:yyyy-MM-ddTHH:mm}" : $"/cuts/{Id}";

    private DateTimeOffset At => Paper.Moment(Zone, Acts.Now) ?? Acts.Now;

    private DateTimeOffset? KeyedIn => Paper.IsOn ? Acts.Now : null;

    // What stands on paper was done: it is written down, whoever did it.
    private Task Trained(TopicOf of, string act, Cut cut) => ForTrained(of, act, cut.Number, Paper.By, Paper.IsOn);

    private void Mark(NumberTransfer one) => one.Mark(Input.Method ?? (MarkMethod)(-1), Paper.By ?? By, At, Input.Spot, KeyedIn);

    private (string, string, string?) Done(Cut cut, IReadOnlyList<Lot> pieces) =>
        ($"/cuts/{Id}", $"{cut.Number} is cut: {(pieces.Count == 1 ? "one lot" : $"{pieces.Count} lots")} from {cut.Parent.Number}, of which {cut.Parent.OnHand} are left.", $"/cuts/{Id}?handler=Undo");

    private static NumberTransfer? TheOne(Cut cut, long? id) => id == Remnant ? cut.RemnantMark : cut.Pieces.FirstOrDefault(p => p.Id == id);

    private static DomainRuleException NoSuchPiece(Cut cut) => new($"{cut.Number} has no such piece. Choose one of the list.");

    private async Task<Cut> Fresh() => Found(await Db.Cuts.ForSaw().SingleOrDefaultAsync(c => c.Id == Id));

    private Task<IActionResult> Once(string act, Func<Cut, string> verb) => Once(act, cut => Task.FromResult(verb(cut)));

    private Task<IActionResult> Once(string act, Func<Cut, Task<string>> verb) => Once(act, async () => (Here, await verb(await Fresh()), (string?)null));
}
