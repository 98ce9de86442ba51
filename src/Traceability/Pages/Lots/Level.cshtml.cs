using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Traceability.Data;
using Traceability.Materials;

namespace Traceability.Pages.Lots;

/// <summary>A product or customer asks for more than the material: this lot is checked at a stricter level.</summary>
public sealed class LevelModel(TraceabilityDb db, Acts acts, TimeProvider clock) : LotPage(db, acts, clock)
{
    [BindProperty]
    public LevelInput Input { get; set; } = new();

    public override async Task Load()
    {
        await base.Load();
        Input.Level ??= ControlLevel.BlindMatch;
    }

    public Task<IActionResult> OnPostAsync() => Once("check a lot more strictly", async () =>
    {
        ForLead("have a lot checked more strictly");
        var lot = await Fresh();
        lot.CheckAt(Input.Level ?? ControlLevel.BlindMatch, Input.Reason, By, Acts.Now);
        return ($"/lots/{Id}/verify", $"{lot.Number} is checked at {lot.Level.Words()} from now on.", (string?)null);
    });
}

public sealed class LevelInput
{
    [EnumDataType(typeof(ControlLevel))]
    public ControlLevel? Level { get; set; }

    [Required(ErrorMessage = "For what? The product or customer that asks for it.")]
    public string? Reason { get; set; }
}
