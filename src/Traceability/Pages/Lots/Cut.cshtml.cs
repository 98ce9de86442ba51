using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Traceability.Cutting;
using Traceability.Data;
using Traceability.Lots;
using Traceability.Places;
using Traceability.Quality;
using Traceability.Trainings;

namespace Traceability.Pages.Lots;

/// <summary>A cut is planned: so many pieces of such a size, two sizes at once if need be. Or it was made already.</summary>
public sealed class CutModel(TraceabilityDb db, Acts acts, TimeProvider clock, Numbers numbers) : LotPage(db, acts, clock)
{
    public static SelectListItem[] Methods { get; } = [new("not decided yet", ""), .. Cuts.CutModel.Methods];

    [BindProperty]
    public PlanInput Input { get; set; } = new();

    [BindProperty]
    public MadeInput Late { get; set; } = new();

    /// <summary>In what a piece is counted where nothing is typed.</summary>
    public Unit PieceUnit => Amounts.PieceUnit(Lot.Unit);

    /// <summary>A sheet becomes pieces: then it has to be said how much of it goes.</summary>
    public bool AsksTaken => PieceUnit != Lot.Unit;

    /// <summary>Pieces of a sheet have a length and a width.</summary>
    public bool IsSheet => Lot.Unit.Kind() is UnitKind.Area or UnitKind.Sheets;

    public bool IsRefused => ModelState.Any(e => e.Value?.Errors.Count > 0 && e.Key.StartsWith("Late.", StringComparison.Ordinal));

    public async Task OnGetAsync()
    {
        await Load();
        // One sheet cut up leaves pieces that are counted one by one.
        if (AsksTaken) (Input.Each, Input.Taken) = ("1", Lot.OnHandMicro >= Quantity.One ? "1" : null);
        Input.Whole = Lot.Size is { } size ? $"{size.Length.Number} x {size.Width.Number}" : null;
        if (Lot.Material?.ControlLevel < Traceability.Materials.ControlLevel.BlindMatch) Input.Method = MarkMethod.Sticker;
    }

    public Task<IActionResult> OnPostAsync() => Once("plan a cut", async () =>
    {
        var lot = await Fresh();
        var cut = Cut.Plan(await numbers.Cut(), lot, await Pieces(lot), Optional(Input.Loss, lot, "Loss"), Optional(Input.Taken, lot, "Taken"), Today, Today, By, Details());
        Db.Cuts.Add(cut);
        await Db.SaveChangesAsync();
        OffersLabels($"cut={cut.Id}", cut.Pieces.Count);
        return ($"/cuts/{cut.Id}", $"{cut.Number} is planned: {(cut.Pieces.Count == 1 ? "one piece" : $"{cut.Pieces.Count} pieces")}. Mark them before the saw starts.", (string?)null);
    });

    public Task<IActionResult> OnPostLateAsync() => Once("record a cut that was made", async () =>
    {
        var lot = await Fresh();
        var cut = Cut.CutBefore(await numbers.Cut(), lot, await Pieces(lot), Optional(Input.Loss, lot, "Loss"), Optional(Input.Taken, lot, "Taken"), Late.CutOn ?? Today, Late.Reason ?? "", Today, By, Acts.Now, Details());
        await ForTrained(TopicOf.Cutting, "record a cut that was made", cut.Number, happened: true);
        Db.Cuts.Add(cut);
        var issue = Db.NonConformances.Add(NonConformance.CutBeforeMarked(await numbers.Issue(), cut, Today, By)).Entity;
        await Db.SaveChangesAsync();
        OffersLabels($"cut={cut.Id}", cut.Pieces.Count);
        return ($"/cuts/{cut.Id}", $"{cut.Number} is written down as it happened, as {issue.Number}. Its pieces are held until each is marked and read back.", (string?)null);
    });

    private CutDetails Details() => new(Input.Method, Input.Spot, Input.NumberLeaves, Acts.Now);

    private async Task<List<PlannedPiece>> Pieces(Lot lot)
    {
        if (PieceSize.Typed(Input.Whole, "Whole") is { } whole && whole != lot.Size) lot.Measured(whole);
        var pieces = new List<PlannedPiece>();
        var place = await Db.PlaceName(Input.Location);
        foreach (var (count, each, field) in Sizes())
        {
            var unit = Amounts.PieceUnit(lot.Unit);
            var size = lot.Unit.Kind() is UnitKind.Area or UnitKind.Sheets && PieceSize.IsMeant(each) ? PieceSize.Typed(each, field) : null;
            var amount = size is not { } sheet ? Amounts.Typed(each, unit, field) : lot.Unit.Kind() == UnitKind.Area ? sheet.Area(lot.Unit, field) : new(Quantity.One, unit);
            for (var n = 0; n < count; n++)
                pieces.Add(new(await numbers.Piece(lot), amount, place, size));
        }
        return pieces;
    }

    private IEnumerable<(int Count, string? Each, string Field)> Sizes()
    {
        yield return (Input.Pieces ?? 0, Input.Each, "Each");
        if (Input.MorePieces is { } more) yield return (more, Input.MoreEach, "MoreEach");
    }

    private static Quantity? Optional(string? typed, Lot lot, string field) =>
        string.IsNullOrWhiteSpace(typed) || typed.Trim() == "0" ? null : Amounts.Typed(typed, lot.Unit, field);
}

/// <summary>Asked for only where the cut was made already; then the verb itself asks why.</summary>
public sealed class MadeInput
{
    [Display(Name = "day of the cut")]
    public DateOnly? CutOn { get; set; }

    public string? Reason { get; set; }
}

public sealed class PlanInput
{
    [Required(ErrorMessage = "How many pieces?"), Range(1, 200, ErrorMessage = "Plan 1 to 200 pieces in one cut; the rest is the next cut.")]
    public int? Pieces { get; set; }

    [Required(ErrorMessage = "How large is each? Type a size or an amount, for example 120, 12 cm, or 300 x 240.")]
    public string? Each { get; set; }

    [Range(1, 200, ErrorMessage = "Plan 1 to 200 pieces in one cut; the rest is the next cut.")]
    public int? MorePieces { get; set; }

    public string? MoreEach { get; set; }

    public string? Loss { get; set; }

    public string? Taken { get; set; }

    /// <summary>How large the sheet is, before the cut.</summary>
    public string? Whole { get; set; }

    [StringLength(Text.LineLength), Display(Name = "place")]
    public string? Location { get; set; }

    public MarkMethod? Method { get; set; }

    [StringLength(Text.LineLength), Display(Name = "place of the mark")]
    public string? Spot { get; set; }

    public bool NumberLeaves { get; set; }
}
