using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Traceability.Data;
using Traceability.People;
using Traceability.Web;

namespace Traceability.Pages.Settings;

/// <summary>One's own password, and how the pages look in this browser.</summary>
public sealed class YouModel(TraceabilityDb db, Acts acts, Accounts accounts, BenchPasses passes) : ShopPage(db, acts)
{
    [BindProperty]
    public LookInput Look { get; set; } = new();

    [BindProperty]
    public OwnPasswordInput Own { get; set; } = new();

    [BindProperty]
    public OwnPassInput Pass { get; set; } = new();

    public Who Who => Acts.Who;

    /// <summary>What one has already.</summary>
    public BenchPass? Has { get; private set; }

    /// <summary>A badge that was just made: shown once, and kept nowhere.</summary>
    public string? NewBadge { get; private set; }

    public static IEnumerable<SelectListItem> Themes =>
        [new("As the device is set", ""), new("Light", "light"), new("Dark, for a dim workshop", "dark")];

    public override async Task Load()
    {
        Look.Theme ??= Theme.Of(HttpContext) ?? "";
        Has = await Db.BenchPasses.AsNoTracking().FirstOrDefaultAsync(p => Db.Accounts.Any(a => a.Id == p.AccountId && a.Person.Code == Who.Code));
    }

    public IActionResult OnPostLook()
    {
        Theme.Choose(HttpContext, Look.Theme);
        Done("This browser shows it so from now on.");
        return LocalRedirect("/settings/you");
    }

    public async Task<IActionResult> OnPostPasswordAsync()
    {
        var account = await Myself(Own.CurrentPassword);
        await Acts.Do("change one's own password", () => accounts.ResetPassword(account.Id, Own.NewPassword));
        // Every other browser is signed out by the change; this one goes on.
        await HttpContext.SignInAsync(await Db.Accounts.AsNoTracking().Include(a => a.Person).SingleAsync(a => a.Id == account.Id));
        Done("Your password is changed. Wherever else you were signed in, you are signed out.");
        return LocalRedirect("/settings/you");
    }

    /// <summary>A PIN, the number of a badge one has, or both.</summary>
    public async Task<IActionResult> OnPostPassAsync()
    {
        if (string.IsNullOrWhiteSpace(Pass.Pin) && string.IsNullOrWhiteSpace(Pass.Badge))
            throw new DomainRuleException("Type a PIN, or scan a badge that you have. To have one printed there is another button.", "Pin");
        var account = await Myself(Pass.CurrentPassword);
        await Acts.Do("set one's own PIN or badge", async () =>
        {
            if (!string.IsNullOrWhiteSpace(Pass.Pin)) await passes.SetPin(account.Id, Pass.Pin);
            if (!string.IsNullOrWhiteSpace(Pass.Badge)) await passes.SetBadge(account.Id, Pass.Badge);
        });
        Done("Kept. From now on it opens every bench PC for you.");
        return LocalRedirect("/settings/you");
    }

    /// <summary>A badge of random bits, to be printed from the page that follows.</summary>
    public async Task<IActionResult> OnPostBadgeAsync()
    {
        var account = await Myself(Pass.CurrentPassword);
        var code = BenchPass.NewBadge();
        await Acts.Do("have a badge printed", () => passes.SetBadge(account.Id, code));
        NewBadge = code;
        await Load();
        return Page();
    }

    private async Task<Account> Myself(string? password) => await accounts.SignIn(Who.Code, password)
        ?? throw new DomainRuleException("This is not the password you sign in with. Type it again; an administrator can set a new one.", "CurrentPassword");
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

public sealed class OwnPassInput
{
    [Required(ErrorMessage = "Type your password: whoever finds this page open shall not give himself a badge."), StringLength(Accounts.PasswordMaxLength), Display(Name = "present password")]
    public string? CurrentPassword { get; set; }

    [StringLength(40), Display(Name = "PIN")]
    public string? Pin { get; set; }

    [StringLength(Traceability.Lots.NumberKey.MaxLength)]
    public string? Badge { get; set; }
}
