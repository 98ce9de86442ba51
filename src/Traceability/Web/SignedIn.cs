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

    public static ClaimsPrincipal Principal(this Account account) => new(new ClaimsIdentity(
    [
        new(ClaimTypes.NameIdentifier, account.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)),
        new(Code, account.Person.Code),
        new(ClaimTypes.Name, account.Person.Name),
        new(ClaimTypes.Role, account.Person.Role.ToString()),
        new(Stamp, account.SecurityStamp ?? ""),
    ], IdentityConstants.ApplicationScheme));

    /// <summary>Signs in for this browser, also for what is left of this request.</summary>
    public static async Task SignInAsync(this HttpContext context, Account account)
    {
        context.User = account.Principal();
        await context.SignInAsync(IdentityConstants.ApplicationScheme, context.User);
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
        if (account is { IsActive: true } && account.SecurityStamp == context.Principal!.FindFirstValue(PersonClaims.Stamp))
        {
            if (context.Principal!.Person()?.Role != account.Person.Role)
            {
                context.ReplacePrincipal(account.Principal());
                context.ShouldRenew = true;
            }
            return;
        }
        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
    }
}
