using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Traceability.Data;
using Traceability.People;

namespace Traceability.Web;

/// <summary>The claims by which the rest of the program knows a person.</summary>
public static class PersonClaims
{
    public const string Code = "code";
    public const string Stamp = "stamp";

    /// <summary>The bench PC at which a PIN or a badge was enough.</summary>
    public const string Bench = "bench";

    /// <param name="bench">The bench PC where the person came in by PIN or badge; null after a password.</param>
    public static ClaimsPrincipal Principal(this Account account, long? bench = null) => new(new ClaimsIdentity(
    [
        new(ClaimTypes.NameIdentifier, account.Id.ToString(CultureInfo.InvariantCulture)),
        new(Code, account.Person.Code),
        new(ClaimTypes.Name, account.Person.Name),
        new(ClaimTypes.Role, account.RoleAt(bench).ToString()),
        new(Stamp, account.SecurityStamp ?? ""),
        .. bench is { } id ? new Claim[] { new(Bench, id.ToString(CultureInfo.InvariantCulture)) } : [],
    ], IdentityConstants.ApplicationScheme));

    /// <summary>What is an administrator's asks for the password: by PIN or badge nobody is more than a quality lead.</summary>
    internal static Role RoleAt(this Account account, long? bench) => bench is null || account.Person.Role < Role.QualityLead ? account.Person.Role : Role.QualityLead;

    /// <summary>The bench PC of a session by PIN or badge.</summary>
    public static long? BenchId(this ClaimsPrincipal user) => long.TryParse(user.FindFirstValue(Bench), out var id) ? id : null;

    /// <summary>Signs in for this browser, also for what is left of this request.</summary>
    public static async Task SignInAsync(this HttpContext context, Account account)
    {
        context.User = account.Principal();
        await context.SignInAsync(IdentityConstants.ApplicationScheme, context.User);
    }

    /// <summary>Signs in at a bench PC, until nobody has touched it for as long as it stays unlocked.</summary>
    public static async Task SignInAsync(this HttpContext context, Account account, BenchDevice device)
    {
        context.User = account.Principal(device.Id);
        var now = context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();
        await context.SignInAsync(IdentityConstants.ApplicationScheme, context.User, new() { IssuedUtc = now, ExpiresUtc = now.AddMinutes(device.LockMinutes), AllowRefresh = true });
    }

    public static Who? Person(this ClaimsPrincipal user) =>
        user.Identity?.IsAuthenticated == true && Enum.TryParse<Role>(user.FindFirstValue(ClaimTypes.Role), out var role)
            ? new(user.FindFirstValue(Code) ?? "", user.FindFirstValue(ClaimTypes.Name) ?? "", role)
            : null;

    /// <summary>The role in words.</summary>
    public static string Words(this Role role) => role switch
    {
        Role.QualityLead => "quality lead",
        Role.Administrator => "administrator",
        _ => "staff",
    };
}

/// <summary>The person of this request; outside a request (command line, set-up, sign-in) the program itself.</summary>
internal sealed class CurrentPerson(IHttpContextAccessor http) : ICurrentPerson
{
    public Who Who => http.HttpContext?.User.Person() ?? Who.Program;
}

/// <summary>
/// Asks the file at every request whether the account still holds: a deactivated person, a changed role or a new password
/// counts from the next click. One look-up by key.
/// </summary>
internal static class StillValid
{
    public static async Task Check(CookieValidatePrincipalContext context)
    {
        var db = context.HttpContext.RequestServices.GetRequiredService<TraceabilityDb>();
        var account = long.TryParse(context.Principal?.FindFirstValue(ClaimTypes.NameIdentifier), out var id)
            ? await db.Accounts.AsNoTracking().Include(a => a.Person).FirstOrDefaultAsync(a => a.Id == id)
            : null;
        var bench = context.Principal?.BenchId();
        if (account is { IsActive: true } && account.SecurityStamp == context.Principal!.FindFirstValue(PersonClaims.Stamp) && await BenchSessions.IsAtItsPc(context.HttpContext, bench))
        {
            if (context.Principal!.Person()?.Role != account.RoleAt(bench))
            {
                context.ReplacePrincipal(account.Principal(bench));
                context.ShouldRenew = true;
            }
            return;
        }
        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
    }
}

/// <summary>A session by PIN or badge holds at its own computer only, and while somebody is there.</summary>
internal static class BenchSessions
{
    /// <summary>The cookie of such a session is worth nothing at another computer, nor after its own was taken back.</summary>
    public static async Task<bool> IsAtItsPc(HttpContext context, long? bench) =>
        bench is null || (await context.RequestServices.GetRequiredService<BenchPc>().Of(context))?.Id == bench;

    /// <summary>The framework renews a cookie in its second half only; five minutes without a touch shall be five minutes.</summary>
    public static Task Slide(CookieSlidingExpirationContext context)
    {
        if (context.Principal?.BenchId() is not null && context.ElapsedTime > TimeSpan.FromSeconds(20)) context.ShouldRenew = true;
        return Task.CompletedTask;
    }
}
