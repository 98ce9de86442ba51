using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Traceability.Data;
using Traceability.People;
using Traceability.Shops;
using Traceability.Web;

namespace Traceability.Pages;

/// <summary>Sign-in; also the answer to a form whose session was lost, which it carries along.</summary>
[AllowAnonymous]
public sealed class SignInModel(TraceabilityDb db, Accounts accounts, FormKeeper keeper, SampleMode sample, BenchPc pc, ILogger<SignInModel> log) : PageModel
{
    // The same for every reason, so that nobody learns which codes exist.
    private const string Refused = "Code and password do not fit together. Try again; after five wrong tries the account rests for ten minutes.";

    [BindProperty]
    public SignInInput Input { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    [BindProperty]
    public string? Kept { get; set; }

    public bool SessionWasLost { get; private set; }

    /// <summary>After signing in: the form that waits to be sent.</summary>
    public KeptForm? Again { get; private set; }

    public IReadOnlyList<SampleSignIn> SignIns => sample.On ? sample.SignIns : [];

    public string? ShopName { get; private set; }

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        ShopName = (await db.TheShop())?.Name;
        await next();
    }

    public async Task<IActionResult> OnGetAsync()
    {
        if (SessionWasLost = SessionLost.Happened(HttpContext, out var form))
            Kept = form is null ? null : keeper.Keep(form);
        // At a bench PC somebody else was chosen by name while one is signed in.
        else if (Request.Query["name"] is [{ Length: > 0 and <= Text.LineLength } name])
            Input.Name = name;
        else if (User.Person() is { } person && User.BenchId() is null)
            return LocalRedirect(Home(person, await pc.Of(HttpContext)));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (await accounts.SignIn(Input.Name, Input.Password) is { } account) return await Enter(account);
        // Without the name: a password is easily typed into the wrong field.
        log.LogWarning("A sign-in from {Address} was refused", HttpContext.Connection.RemoteIpAddress);
        throw new DomainRuleException(Refused);
    }

    /// <summary>One tap in the sample shop.</summary>
    public async Task<IActionResult> OnPostSampleAsync(string code) =>
        SignIns.FirstOrDefault(s => s.Code == code) is { } one && await accounts.SignIn(one.Code, one.Password) is { } account
            ? await Enter(account)
            : NotFound();

    private async Task<IActionResult> Enter(Account account)
    {
        await HttpContext.SignInAsync(account);
        log.LogInformation("{Code} signed in", account.Person.Code);
        return (Again = keeper.Open(Kept)) is null ? LocalRedirect(Home(User.Person(), await pc.Of(HttpContext))) : Page();
    }

    /// <summary>Where one begins: at a bench PC with the work of the bench, elsewhere with Today.</summary>
    public static string LandingPage(Who? who, BenchDevice? device) => who?.Role == Role.Staff && device is not null ? "/bench" : "/";

    private string Home(Who? who, BenchDevice? device) => Url.IsLocalUrl(ReturnUrl) && ReturnUrl != "/" ? ReturnUrl : LandingPage(who, device);
}

public sealed class SignInInput
{
    [Required, StringLength(Text.LineLength), Display(Name = "code or e-mail address")]
    public string? Name { get; set; }

    [Required, StringLength(Accounts.PasswordMaxLength)]
    public string? Password { get; set; }
}
