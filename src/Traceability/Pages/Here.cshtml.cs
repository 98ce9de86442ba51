using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Traceability.Pages;

/// <summary>Somebody types at a bench PC: being asked is what keeps the session alive.</summary>
public sealed class HereModel : PageModel
{
    public IActionResult OnGet() => new NoContentResult();
}
