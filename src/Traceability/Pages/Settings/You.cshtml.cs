using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Traceability.Data;
using Traceability.People;
using Traceability.Web;

namespace Traceability.Pages.Settings;

/// <summary>One's own password, and how the pages look in this browser.</summary>
public sealed class YouModel(TraceabilityDb db, Acts acts, Accounts accounts) : ShopPage(db, acts)
{
    [BindProperty]
    public LookInput Look { get; set; } = new();

    [BindProperty]
    public OwnPasswordInput Own { get; set; } = new();

    public Who Who => Acts.Who;

    public static IEnumerable<SelectListItem> Themes =>
        [new("As the device is set", ""), new("Light", "light"), new("Dark, for a dim workshop", "dark")];

    public void OnGet() => Look.Theme = Theme.Of(HttpContext) ?? "";

    public IActionResult OnPostLook()
    {
        Theme.Choose(HttpContext, Look.Theme);
        Done("This browser shows it so from now on.");
        return LocalRedirect("/settings/you");
    }

    public async Task<IActionResult> OnPostPasswordAsync()
    {
        if (await accounts.SignIn(Who.Code, Own.CurrentPassword) is not { } account)
            throw new DomainRuleException("This is not the password you sign in with. Type it again; an administrator can set a new one.", "CurrentPassword");
        await Acts.Do("change one's own password", () => accounts.ResetPassword(account.Id, Own.NewPassword));
        // Every other browser is signed out by the change; this one goes on.
        await HttpContext.SignInAsync(await Db.Accounts.AsNoTracking().Include(a => a.Person).SingleAsync(a => a.Id == account.Id));
        Done("Your password is changed. Wherever else you were signed in, you are signed out.");
        return LocalRedirect("/settings/you");
    }
}

public sealed class LookInput
{
    [StringLength(10)]
    public string? Theme { get; set; }
}

public sealed class OwnPasswordInput
{
    [Required, StringLength(Accounts.PasswordMaxLength), Display(Name = "present password")]
    public string? CurrentPassword { get; set; }

    [Required, StringLength(Accounts.PasswordMaxLength), Display(Name = "new password")]
    public string? NewPassword { get; set; }
}
