using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Traceability.Cutting;
using Traceability.Data;
using Traceability.Lots;
using Traceability.Places;

namespace Traceability.Pages.Lots;

/// <summary>A cut is planned: so many pieces of such a size, two sizes at once if need be.</summary>
public sealed class CutModel(TraceabilityDb db, Acts acts, TimeProvider clock, Numbers numbers) : LotPage(db, acts, clock)
{
    [BindProperty]
    public PlanInput Input { get; set; } = new();

    /// <summary>In what a piece is counted where nothing is typed.</summary>
    public Unit PieceUnit => Amounts.PieceUnit(Lot.Unit);

    /// <summary>A sheet becomes pieces: then it has to be said how much of it goes.</summary>
    public bool AsksTaken => PieceUnit != Lot.Unit;

    public async Task OnGetAsync()
    {
        await Load();
        // One sheet cut up leaves pieces that are counted one by one.
        if (AsksTaken) Input.Each = "1";
    }

    public Task<IActionResult> OnPostAsync() => Once("plan a cut", async () =>
    {
        var lot = await Fresh();
        var pieces = new List<PlannedPiece>();
        var place = await Db.PlaceName(Input.Location);
        foreach (var (count, each, field) in Sizes())
        {
            var amount = Amounts.Typed(each, Amounts.PieceUnit(lot.Unit), field);
            for (var n = 0; n < count; n++)
                pieces.Add(new(await numbers.Piece(lot), amount, place));
        }
        var cut = Cut.Plan(await numbers.Cut(), lot, pieces, Optional(Input.Loss, lot, "Loss"), Optional(Input.Taken, lot, "Taken"), Today, Today, By);
        Db.Cuts.Add(cut);
        await Db.SaveChangesAsync();
        OffersLabels($"cut={cut.Id}", pieces.Count);
        return ($"/cuts/{cut.Id}", $"{cut.Number} is planned: {(pieces.Count == 1 ? "one piece" : $"{pieces.Count} pieces")}. Mark them before the saw starts.", (string?)null);
    });

    private IEnumerable<(int Count, string? Each, string Field)> Sizes()
    {
        yield return (Input.Pieces ?? 0, Input.Each, "Each");
        if (Input.MorePieces is { } more) yield return (more, Input.MoreEach, "MoreEach");
    }

    private static Quantity? Optional(string? typed, Lot lot, string field) =>
        string.IsNullOrWhiteSpace(typed) || typed.Trim() == "0" ? null : Amounts.Typed(typed, lot.Unit, field);
}

public sealed class PlanInput
{
    [Required(ErrorMessage = "How many pieces?"), Range(1, 200, ErrorMessage = "Plan 1 to 200 pieces in one cut; the rest is the next cut.")]
    public int? Pieces { get; set; }

    [Required(ErrorMessage = "How large is each? Type a size or an amount, for example 120 or 12 cm.")]
    public string? Each { get; set; }

    [Range(1, 200, ErrorMessage = "Plan 1 to 200 pieces in one cut; the rest is the next cut.")]
    public int? MorePieces { get; set; }

    public string? MoreEach { get; set; }

    public string? Loss { get; set; }

    public string? Taken { get; set; }

    [StringLength(Text.LineLength), Display(Name = "place")]
    public string? Location { get; set; }
}
