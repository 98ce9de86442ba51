using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Traceability.Data;
using Traceability.Lots;

namespace Traceability.Pages.Lots;

/// <summary>The shelf was counted, and the book is set right.</summary>
public sealed class CountModel(TraceabilityDb db, Acts acts, TimeProvider clock) : LotPage(db, acts, clock)
{
    [BindProperty]
    public CountInput Input { get; set; } = new();

    public Task<IActionResult> OnPostAsync() => Once("count a lot anew", lot =>
    {
        ForLead("set a count right");
        // Nothing left is a count too, and the only amount that may be nothing.
        var counted = Input.Quantity?.Trim() is "0" ? new Quantity(0, lot.Unit) : Amounts.Typed(Input.Quantity, lot.Unit, "Quantity");
        lot.Adjust(counted, Input.Reason ?? "", By, Acts.Now);
        return $"{lot.Number} has {lot.OnHand} now.";
    });
}

public sealed class CountInput
{
    [Required(ErrorMessage = "How much is there? Type the amount that was counted.")]
    public string? Quantity { get; set; }

    [Required(ErrorMessage = "Say why, in a few words: the reason is kept with the act.")]
    public string? Reason { get; set; }
}
