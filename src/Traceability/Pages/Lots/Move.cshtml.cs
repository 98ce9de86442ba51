using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Traceability.Data;
using Traceability.Places;

namespace Traceability.Pages.Lots;

/// <summary>A lot gets another place.</summary>
public sealed class MoveModel(TraceabilityDb db, Acts acts, TimeProvider clock) : LotPage(db, acts, clock)
{
    [BindProperty]
    public PlaceInput Input { get; set; } = new();

    /// <summary>Registered places, to choose from.</summary>
    public IReadOnlyList<(string Value, string Words)> Places { get; private set; } = [];

    public override async Task Load()
    {
        await base.Load();
        Places = await Db.PlaceChoices();
    }

    public Task<IActionResult> OnPostAsync() => Once("move a lot", async () =>
    {
        var lot = await Fresh();
        var from = lot.Location;
        var moved = lot.MoveTo(await Db.PlaceName(Input.Location) ?? "", By, Acts.Now);
        await Db.SaveChangesAsync();
        return ($"/lots/{Id}", $"{lot.Number} is at {lot.Location} now.", (string?)Stock.MoveModel.UndoOf(moved, from));
    });
}

public sealed class PlaceInput
{
    [Required(ErrorMessage = "Where is it now? Type the place."), StringLength(Text.LineLength), Display(Name = "place")]
    public string? Location { get; set; }
}
