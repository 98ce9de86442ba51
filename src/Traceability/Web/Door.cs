using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Traceability.People;

namespace Traceability.Web;

/// <summary>
/// Set-up and the sample shop have no secret of their own: they answer this computer alone, or whoever reads the code on
/// its console. A new code at every start.
/// </summary>
public sealed class Door(IDataProtectionProvider protection)
{
    public const int WrongTries = 5;
    private const string Cookie = "traceability.door";

    private readonly IDataProtector protector = protection.CreateProtector("door");
    private int wrong;

    public string Code { get; } = RandomNumberGenerator.GetInt32(100_000_000).ToString("D8", CultureInfo.InvariantCulture);

    /// <summary>After five wrong tries nothing opens it until the program is started again.</summary>
    public bool IsShut => Volatile.Read(ref wrong) >= WrongTries;

    /// <summary>True when the code is right; the browser is let in from then on.</summary>
    public bool Open(HttpContext context, string? typed)
    {
        // Counted first, so that tries at the same moment cannot slip through together.
        if (Interlocked.Increment(ref wrong) > WrongTries || !IsCode(typed)) return false;
        Interlocked.Exchange(ref wrong, 0);
        context.Response.Cookies.Append(Cookie, protector.Protect(Code), new()
        {
            HttpOnly = true,
            SameSite = SameSiteMode.Lax,
            Secure = context.Request.IsHttps,
            IsEssential = true,
        });
        return true;
    }

    public bool IsOpenFor(HttpContext context) => IsThisComputer(context) || HasCookie(context);

    /// <summary>
    /// Asked at this very computer. A forwarded request comes from somewhere else whatever its address says, and a name
    /// that is not this computer's own may be another site's page that was pointed here.
    /// </summary>
    public static bool IsThisComputer(HttpContext context) =>
        context.Connection.RemoteIpAddress is { } from && IPAddress.IsLoopback(from)
        && !context.Request.Headers.Keys.Any(h => h.StartsWith("X-Forwarded", StringComparison.OrdinalIgnoreCase)
            // What a known proxy said, after it was taken for true.
            || h.StartsWith("X-Original", StringComparison.OrdinalIgnoreCase)
            || h.Equals("Forwarded", StringComparison.OrdinalIgnoreCase) || h.Equals("Via", StringComparison.OrdinalIgnoreCase)
            || h.Equals("X-Real-IP", StringComparison.OrdinalIgnoreCase))
        && (context.Request.Host.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
            || (IPAddress.TryParse(context.Request.Host.Host.Trim('[', ']'), out var host) && IPAddress.IsLoopback(host)));

    private bool HasCookie(HttpContext context)
    {
        if (context.Request.Cookies[Cookie] is not { Length: > 0 } cookie) return false;
        try
        {
            return IsCode(protector.Unprotect(cookie));
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    private bool IsCode(string? typed) => CryptographicOperations.FixedTimeEquals(
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat((typed ?? "").Where(char.IsAsciiDigit)))),
        SHA256.HashData(Encoding.UTF8.GetBytes(Code)));
}

/// <summary>Whether the shop has been set up: asked until it has, then known.</summary>
public sealed class FirstRun(IServiceScopeFactory scopes)
{
    /// <summary>True once an account has been seen in the file.</summary>
    public bool IsOver { get; private set; }

    public async Task<bool> Over()
    {
        if (IsOver) return true;
        await using var scope = scopes.CreateAsyncScope();
        return IsOver = await scope.ServiceProvider.GetRequiredService<Accounts>().Any();
    }
}

/// <summary>Leads to set-up while there is no account, and to the code while the door is closed.</summary>
internal sealed class DoorKeeper(RequestDelegate next, FirstRun first, Door door, SampleMode sample)
{
    public async Task Invoke(HttpContext context)
    {
        var path = context.Request.Path;
        var atDoor = path.StartsWithSegments("/door");
        // A shared link is its own key, and shows nothing but what was shared; the others tell nothing of the shop.
        if (path.StartsWithSegments("/error") || path.StartsWithSegments("/c") || path.StartsWithSegments("/trust") || path.StartsWithSegments(ComputerServices.Health))
        {
            await next(context);
            return;
        }

        var settingUp = !sample.On && !await first.Over();
        if ((settingUp || sample.On) && !door.IsOpenFor(context))
        {
            if (atDoor) await next(context);
            else context.Response.Redirect(context.Request.PathBase + "/door");
            return;
        }
        if (settingUp && !path.StartsWithSegments("/set-up")) context.Response.Redirect(context.Request.PathBase + "/set-up");
        else if (atDoor) context.Response.Redirect(context.Request.PathBase + "/");
        else await next(context);
    }
}
