using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Traceability.Data;
using Traceability.Lots;

namespace Traceability.Pages.Lots;

/// <summary>A lot that was accepted is put aside again, or refused for good.</summary>
public sealed class QuarantineModel(TraceabilityDb db, Acts acts, TimeProvider clock) : LotPage(db, acts, clock)
{
    public static SelectListItem[] Choices { get; } = [new("In quarantine, until somebody decides", nameof(LotStatus.Quarantined)), new("Rejected for good", nameof(LotStatus.Rejected))];

    [BindProperty]
    public DecisionInput Input { get; set; } = new();

    private bool IsRejection => Input.Decision == LotStatus.Rejected;

    public Task<IActionResult> OnPostAsync() => Once(IsRejection ? "reject a lot" : "put a lot in quarantine", lot =>
    {
        ForLead("take back that a lot was accepted");
        if (IsRejection) lot.Reject(Input.Reason ?? "", By, Acts.Now);
        else lot.Quarantine(Input.Reason ?? "", By, Acts.Now);
        return IsRejection ? $"{lot.Number} is rejected." : $"{lot.Number} is in quarantine.";
    });
}

public sealed class DecisionInput
{
    public LotStatus Decision { get; set; } = LotStatus.Quarantined;

    [Required(ErrorMessage = "Say why, in a few words: the reason is kept with the act.")]
    public string? Reason { get; set; }
}
