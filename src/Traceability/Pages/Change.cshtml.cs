using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.EntityFrameworkCore;
using Traceability.Data;
using Traceability.People;
using Traceability.Shops;
using Traceability.Web;

namespace Traceability.Pages;

/// <summary>Somebody who works here, as a tile at a bench PC.</summary>
public sealed record Tile(long Id, string Code, string Name, bool HasPin, bool IsLocked)
{
    public string Initials => string.Concat(Name.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(w => char.IsLetter(w[0])).Select(w => w[0]).Take(2));
}

/// <summary>Who is at the bench now? By PIN or badge, at a bench PC; every other computer is led to the sign-in page.</summary>
[AllowAnonymous]
public sealed class ChangeModel(TraceabilityDb db, Acts acts, BenchPasses passes, BenchPc pc, ILogger<ChangeModel> log) : ShopPage(db, acts)
{
    [BindProperty]
    public PinInput Input { get; set; } = new();

    [BindProperty]
    public BadgeInput Scanned { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    /// <summary>The account whose PIN is asked for.</summary>
    [BindProperty(SupportsGet = true)]
    public long? Who { get; set; }

    public BenchDevice Device { get; private set; } = null!;

    public string? ShopName { get; private set; }

    public IReadOnlyList<Tile> Tiles { get; private set; } = [];

    public Tile? Chosen => Tiles.FirstOrDefault(t => t.Id == Who);

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (await pc.Of(HttpContext) is not { } device)
        {
            context.Result = RedirectToPage("/SignIn", new { ReturnUrl });
            return;
        }
        Device = device;
        await next();
    }

    public override async Task Load()
    {
        ShopName = (await Db.TheShop())?.Name;
        Tiles = await Db.Accounts.AsNoTracking().Where(a => a.DeactivatedAt == null).OrderBy(a => a.Person.Name).ThenBy(a => a.Id).Take(200)
            .Select(a => new Tile(a.Id, a.Person.Code, a.Person.Name, Db.BenchPasses.Any(p => p.AccountId == a.Id && p.PinHash != null), Db.BenchPasses.Any(p => p.AccountId == a.Id && p.WrongPins >= BenchPass.WrongTries))).ToListAsync();
    }

    public async Task<IActionResult> OnPostPinAsync()
    {
        RefuseIfTried();
        if (Who is { } id && await passes.SignInByPin(id, Input.Pin) is { } account) return await Enter(account, "PIN");
        pc.Wrong(Device);
        var pass = await Db.BenchPasses.AsNoTracking().FirstOrDefaultAsync(p => p.AccountId == Who);
        throw new DomainRuleException(pass is { IsLocked: true }
            ? $"This PIN rests after {BenchPass.WrongTries} wrong tries. Sign in with the password; then the PIN opens again."
            : "This PIN does not fit. Type it again, or sign in with the password.", "Pin");
    }

    public async Task<IActionResult> OnPostBadgeAsync()
    {
        RefuseIfTried();
        if (await passes.SignInByBadge(Scanned.Badge) is { } account) return await Enter(account, "badge");
        pc.Wrong(Device);
        throw new DomainRuleException("Nobody here has this badge. Scan it again, or tap your name.");
    }

    private void RefuseIfTried()
    {
        if (!pc.MayTry(Device))
            throw new DomainRuleException("Too many were wrong at this computer. Wait ten minutes, or sign in with your password.");
    }

    private async Task<IActionResult> Enter(Account account, string by)
    {
        await HttpContext.SignInAsync(account, Device);
        log.LogInformation("{Code} signed in by {How} at {Device}", account.Person.Code, by, Device.Name);
        return LocalRedirect(Url.IsLocalUrl(ReturnUrl) && ReturnUrl != "/" ? ReturnUrl : SignInModel.LandingPage(User.Person(), Device));
    }
}

public sealed class PinInput
{
    [Required(ErrorMessage = "Type your PIN."), StringLength(40), Display(Name = "PIN")]
    public string? Pin { get; set; }
}

public sealed class BadgeInput
{
    [Required(ErrorMessage = "Nothing was scanned. Scan your badge, or tap your name."), StringLength(Traceability.Lots.NumberKey.MaxLength), Display(Name = "badge")]
    public string? Badge { get; set; }
}
