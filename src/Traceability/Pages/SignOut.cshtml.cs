using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Traceability.Web;

namespace Traceability.Pages;

/// <summary>The next person at a shared computer goes on at the page where the last one stopped.</summary>
[AllowAnonymous]
public sealed class SignOutModel(BenchPc pc) : PageModel
{
    /// <param name="password">Asks for the password also at a bench PC, where a PIN or a badge would do.</param>
    public async Task<IActionResult> OnPostAsync(string? returnUrl, bool password)
    {
        await HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
        return RedirectToPage(!password && await pc.Of(HttpContext) is not null ? "/Change" : "/SignIn", new { returnUrl });
    }
}
