using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Traceability.Data;

namespace Traceability.Pages.Lots;

/// <summary>A lot gets another place.</summary>
public sealed class MoveModel(TraceabilityDb db, Acts acts, TimeProvider clock) : LotPage(db, acts, clock)
{
    [BindProperty]
    public PlaceInput Input { get; set; } = new();

    public Task<IActionResult> OnPostAsync() => Once("move a lot", lot =>
    {
        lot.MoveTo(Input.Location ?? "", By, Acts.Now);
        return $"{lot.Number} is at {lot.Location} now.";
    });
}

public sealed class PlaceInput
{
    [Required(ErrorMessage = "Where is it now? Type the place."), StringLength(Text.LineLength), Display(Name = "place")]
    public string? Location { get; set; }
}
