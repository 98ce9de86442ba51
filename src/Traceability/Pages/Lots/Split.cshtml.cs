using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Traceability.Data;
using Traceability.Lots;
using Traceability.Places;

namespace Traceability.Pages.Lots;

/// <summary>A part that differs from here on becomes a lot of its own.</summary>
public sealed class SplitModel(TraceabilityDb db, Acts acts, TimeProvider clock, Numbers numbers) : LotPage(db, acts, clock)
{
    [BindProperty]
    public SplitInput Input { get; set; } = new();

    /// <summary>Registered places, to choose from.</summary>
    public IReadOnlyList<(string Value, string Words)> Places { get; private set; } = [];

    public override async Task Load()
    {
        await base.Load();
        Places = await Db.PlaceChoices();
    }

    public Task<IActionResult> OnPostAsync() => Once("split a lot", async () =>
    {
        var lot = await Fresh();
        var split = Split.Of(await numbers.Split(), lot, Amounts.Typed(Input.Quantity, lot.Unit, "Quantity"), await numbers.Piece(lot), Today, By, Acts.Now);
        Db.Transformations.Add(split);
        await Db.SaveChangesAsync();
        var part = split.Outputs[0].Lot;
        if (!string.IsNullOrWhiteSpace(Input.Location)) part.MoveTo(await Db.PlaceName(Input.Location) ?? "", By, Acts.Now);
        OffersLabels($"lot={part.Id}");
        return ($"/lots/{part.Id}", $"{part.Number} is {part.OnHand} of {lot.Number}. Write {part.Number} on it.", (string?)null);
    });
}

public sealed class SplitInput
{
    [Required(ErrorMessage = "How much? Type an amount, for example 5 or 0.75.")]
    public string? Quantity { get; set; }

    [StringLength(Text.LineLength), Display(Name = "place")]
    public string? Location { get; set; }
}
