using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Traceability.Data;
using Traceability.Lots;

namespace Traceability.Pages.Lots;

/// <summary>Part of a lot goes without being made into anything: scrap, own use, a test, back to the supplier.</summary>
public sealed class TakeOutModel(TraceabilityDb db, Acts acts, TimeProvider clock) : LotPage(db, acts, clock)
{
    public static SelectListItem[] Reasons { get; } =
    [
        new("Scrapped", nameof(MovementReason.Scrap)), new("Used in the shop itself", nameof(MovementReason.OwnUse)),
        new("Taken for a test", nameof(MovementReason.Test)), new("Returned to the supplier", nameof(MovementReason.SupplierReturn)),
    ];

    [BindProperty]
    public TakeOutInput Input { get; set; } = new();

    public async Task OnGetAsync(MovementReason? reason)
    {
        await Load();
        if (reason is { } asked && Reasons.Any(r => r.Value == asked.ToString()))
            (Input.Reason, Input.Quantity) = (asked, Lot.OnHand.Number);
    }

    public Task<IActionResult> OnPostAsync() => Once("take out of stock", lot =>
    {
        if (Reasons.All(r => r.Value != Input.Reason.ToString()))
            throw new DomainRuleException("Say what happens to it: scrapped, used, tested or returned.", "Reason");
        var amount = Amounts.Typed(Input.Quantity, lot.Unit, "Quantity");
        lot.Remove(amount, Input.Reason, Input.Note ?? "", By, Acts.Now);
        return $"{amount} of {lot.Number} {(amount.Micro == Quantity.One ? "is" : "are")} {Input.Reason.Past()}; {lot.OnHand} left.{(Input.Reason == MovementReason.SupplierReturn ? " Its return slip is here to be printed." : "")}";
    });
}

public sealed class TakeOutInput
{
    public MovementReason Reason { get; set; }

    [Required(ErrorMessage = "How much? Type an amount, for example 5 or 0.75.")]
    public string? Quantity { get; set; }

    [Required(ErrorMessage = "Say why, in a few words: the reason is kept with the act.")]
    public string? Note { get; set; }
}
