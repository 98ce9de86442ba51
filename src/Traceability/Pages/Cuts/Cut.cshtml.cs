using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Traceability.Cutting;
using Traceability.Data;
using Traceability.Pages.Stock;

namespace Traceability.Pages.Cuts;

/// <summary>One cut: every piece is marked and read back, then the saw opens.</summary>
public sealed class CutModel(TraceabilityDb db, Acts acts, TimeProvider clock) : StockPage(db, acts, clock)
{
    public static SelectListItem[] Methods { get; } = [.. Enum.GetValues<MarkMethod>().Select(m => new SelectListItem(m.Words(), m.ToString()))];

    [FromRoute]
    public long Id { get; set; }

    /// <summary>The piece that is worked on; without it the next one that is not done.</summary>
    [BindProperty(SupportsGet = true)]
    public long? Piece { get; set; }

    [BindProperty]
    public MarkInput Input { get; set; } = new();

    public Cut Cut { get; private set; } = null!;

    public CutDrawing Drawing { get; private set; } = null!;

    public bool IsVoided => Cut.IsDone && !Cut.LiveOutputs.Any();

    public int ReadBack => Cut.Pieces.Count(p => p.IsReadBack);

    public bool IsOpen => ReadBack == Cut.Pieces.Count;

    public CutPiece? Now => Cut.IsDone ? null : Cut.Pieces.FirstOrDefault(p => p.Id == Piece) ?? Cut.Pieces.FirstOrDefault(p => !p.IsReadBack);

    public string State => IsVoided ? "voided" : Cut.IsDone ? "done" : IsOpen ? "read-back" : Cut.Pieces.Any(p => p.IsMarked) ? "marked" : "planned";

    public override async Task Load()
    {
        Cut = Found(await Db.Cuts.AsNoTrackingWithIdentityResolution().ForSaw().SingleOrDefaultAsync(c => c.Id == Id));
        Drawing = CutDrawing.Of(Cut, Now);
        Input.Method ??= Cut.Pieces.FirstOrDefault(p => p.IsMarked)?.MarkMethod ?? MarkMethod.PaintPen;
    }

    public Task<IActionResult> OnPostMarkAllAsync() => Once("mark the pieces", cut =>
    {
        var waiting = cut.Pieces.Where(p => !p.IsMarked).ToList();
        foreach (var piece in waiting) piece.Mark(Method, By, Acts.Now);
        return waiting.Count == 1 ? $"{waiting[0].Number} is marked. Now read it back." : $"{waiting.Count} pieces are marked. Now read each of them back.";
    });

    public Task<IActionResult> OnPostMarkAsync() => Once("mark a piece", cut =>
    {
        var piece = TheOne(cut);
        piece.Mark(Method, By, Acts.Now);
        return $"{piece.Number} is marked. Now read it back.";
    });

    public Task<IActionResult> OnPostReadAsync() => Once("read a mark back", cut =>
    {
        var piece = TheOne(cut);
        piece.ReadBack(Input.Read ?? "", By, Acts.Now);
        var left = cut.Pieces.Count(p => !p.IsReadBack);
        return $"{piece.Number} is read back{(left == 0 ? ": the saw is open." : $"; {left} to go.")}";
    });

    public Task<IActionResult> OnPostSawAsync() => Once("start the saw", async () =>
    {
        var cut = await Fresh();
        var pieces = cut.Saw(Today);
        return ($"/cuts/{Id}", $"{cut.Number} is cut: {(pieces.Count == 1 ? "one lot" : $"{pieces.Count} lots")} from {cut.Parent.Number}, of which {cut.Parent.OnHand} are left.", (string?)$"/cuts/{Id}?handler=Undo");
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
        cut.VoidAll(By, Acts.Now, Input.Reason ?? "");
        return $"{cut.Number} is voided; {cut.Parent.Number} has {cut.Parent.OnHand} again.";
    });

    private MarkMethod Method => Input.Method is { } method && Enum.IsDefined(method) ? method
        : throw new DomainRuleException("Say how it is marked: choose one of the ways.", "Method");

    private CutPiece TheOne(Cut cut) => cut.Pieces.FirstOrDefault(p => p.Id == Input.Piece)
        ?? throw new DomainRuleException($"{cut.Number} has no such piece. Choose one of the list.");

    private async Task<Cut> Fresh() => Found(await Db.Cuts.ForSaw().SingleOrDefaultAsync(c => c.Id == Id));

    private Task<IActionResult> Once(string act, Func<Cut, string> verb) => Once(act, async () => ($"/cuts/{Id}", verb(await Fresh()), (string?)null));
}

public sealed class MarkInput
{
    public long? Piece { get; set; }

    public MarkMethod? Method { get; set; }

    public string? Read { get; set; }

    public string? Reason { get; set; }
}
