using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Traceability.Data;
using Traceability.Lots;

namespace Traceability.Pages.Lots;

/// <summary>Stops every use of a lot. Everybody may; only a quality lead lifts it.</summary>
public sealed class HoldModel(TraceabilityDb db, Acts acts, TimeProvider clock) : LotPage(db, acts, clock)
{
    [BindProperty]
    public ReasonInput Input { get; set; } = new();

    public Task<IActionResult> OnPostAsync() => Once("put a lot on hold", async () =>
    {
        var lot = await Fresh();
        var hold = lot.PutOnHold(HoldCause.Other, Input.Reason ?? "", By, Acts.Now);
        await Db.SaveChangesAsync();
        return ($"/lots/{Id}", $"{lot.Number} is on hold.", (string?)$"/lots/{Id}?handler=UndoHold&hold={hold.Id}");
    });
}

public sealed class ReasonInput
{
    [Required(ErrorMessage = "Say why, in a few words: the reason is kept with the act.")]
    public string? Reason { get; set; }
}
