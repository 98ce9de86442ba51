using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Traceability.Data;

namespace Traceability.Pages.Lots;

/// <summary>A lot that was accepted is put aside again, or refused for good.</summary>
public sealed class QuarantineModel(TraceabilityDb db, Acts acts, TimeProvider clock) : LotPage(db, acts, clock)
{
    public static SelectListItem[] Choices { get; } = [new("In quarantine, until somebody decides", "False"), new("Rejected for good", "True")];

    [BindProperty]
    public DecisionInput Input { get; set; } = new();

    public Task<IActionResult> OnPostAsync() => Once(Input.Reject ? "reject a lot" : "put a lot in quarantine", lot =>
    {
        ForLead("take back that a lot was accepted");
        if (Input.Reject) lot.Reject(Input.Reason ?? "", By, Acts.Now);
        else lot.Quarantine(Input.Reason ?? "", By, Acts.Now);
        return Input.Reject ? $"{lot.Number} is rejected." : $"{lot.Number} is in quarantine.";
    });
}

public sealed class DecisionInput
{
    public bool Reject { get; set; }

    [Required(ErrorMessage = "Say why, in a few words: the reason is kept with the act.")]
    public string? Reason { get; set; }
}
