using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Traceability.Web;

namespace Traceability.Pages;

/// <summary>Set-up and the sample shop from another computer: the code of the console opens them.</summary>
[AllowAnonymous]
public sealed class DoorModel(Door door) : PageModel
{
    [BindProperty]
    public DoorInput Input { get; set; } = new();

    public bool IsShut => door.IsShut;

    public IActionResult OnPost()
    {
        if (door.Open(HttpContext, Input.Code)) return LocalRedirect("/");
        throw door.IsShut
            ? new DomainRuleException("Too many wrong codes. The door stays shut until the program is started again.")
            : new DomainRuleException("This is not the code. Read it again on the console.", "Code");
    }
}

public sealed class DoorInput
{
    [Required, StringLength(40)]
    public string? Code { get; set; }
}
