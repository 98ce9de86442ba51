using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;

namespace Traceability.Web;

/// <summary>A form that arrived when nobody was signed in any more, or with a token that had run out.</summary>
/// <param name="Target">Where it was sent.</param>
/// <param name="Back">The page it was on.</param>
/// <param name="Fields">What was typed, without tokens and passwords.</param>
/// <param name="WithoutPassword">A password was among it, and is asked for again.</param>
public sealed record KeptForm(string Target, string Back, IReadOnlyList<KeyValuePair<string, string>> Fields, bool WithoutPassword);

/// <summary>Keeps what was typed over a sign-in, encrypted in the sign-in page itself: nothing is stored.</summary>
public sealed class FormKeeper(IDataProtectionProvider protection)
{
    public const int MaxBytes = 256 * 1024;
    public static readonly TimeSpan Kept = TimeSpan.FromHours(12);

    private readonly ITimeLimitedDataProtector protector = protection.CreateProtector("kept form").ToTimeLimitedDataProtector();

    /// <summary>The form of this request, or null when it is none of ours, has files, or is too large.</summary>
    public static async Task<KeptForm?> Read(HttpContext context)
    {
        var request = context.Request;
        if (!HttpMethods.IsPost(request.Method) || !IsOwn(request) || request.ContentLength is null or > MaxBytes
            || request.ContentType?.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) != true)
            return null;
        var form = await request.ReadFormAsync();
        var target = request.PathBase + request.Path + request.QueryString;
        var back = Uri.TryCreate(request.Headers.Referer, UriKind.Absolute, out var referer) && referer.Authority == request.Host.Value
            ? referer.PathAndQuery
            : (string)(request.PathBase + request.Path);
        return new(target, back, [.. form
            .Where(f => f.Key != "__RequestVerificationToken" && !IsPassword(f.Key))
            .SelectMany(f => f.Value.Select(v => KeyValuePair.Create(f.Key, v ?? "")))], form.Keys.Any(IsPassword));
    }

    private static bool IsPassword(string name) => name.Contains("password", StringComparison.OrdinalIgnoreCase)
        || name.EndsWith(".Pin", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".Badge", StringComparison.OrdinalIgnoreCase);

    public string Keep(KeptForm form) => protector.Protect(JsonSerializer.Serialize(form), Kept);

    /// <summary>The form again, or null when it is older than 12 hours or was not written here.</summary>
    public KeptForm? Open(string? kept)
    {
        if (string.IsNullOrEmpty(kept)) return null;
        try
        {
            return JsonSerializer.Deserialize<KeptForm>(protector.Unprotect(kept));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>
    /// Sent by one of our own pages. Another site's form arrives without a session too, and must not wait behind the
    /// sign-in to be sent under the person's name.
    /// </summary>
    private static bool IsOwn(HttpRequest request)
    {
        if (request.Headers["Sec-Fetch-Site"] is { Count: > 0 } site) return site == "same-origin";
        return request.Headers.Origin is { Count: 1 } origin && origin == $"{request.Scheme}://{request.Host}";
    }
}

/// <summary>
/// A page left open overnight: a form that is sent without a session gets the sign-in page as its answer, with the form
/// kept inside.
/// </summary>
internal sealed class SessionLost(RequestDelegate next)
{
    private sealed record NeedsSignIn(KeptForm? Form, string ReturnUrl);

    /// <summary>Instead of the redirect to the sign-in page, when there is a form to lose.</summary>
    public static async Task Challenge(RedirectContext<CookieAuthenticationOptions> context)
    {
        var request = context.Request;
        if (request.Path.StartsWithSegments("/api"))
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }
        if (!HttpMethods.IsPost(request.Method))
        {
            context.Response.Redirect(context.RedirectUri);
            return;
        }
        var form = await FormKeeper.Read(context.HttpContext);
        context.HttpContext.Features.Set(new NeedsSignIn(form, form?.Back ?? "/"));
    }

    /// <summary>True when this request is a lost form's; the form is null when it could not be kept.</summary>
    public static bool Happened(HttpContext context, out KeptForm? form)
    {
        var lost = context.Features.Get<NeedsSignIn>();
        form = lost?.Form;
        return lost is not null;
    }

    public async Task Invoke(HttpContext context)
    {
        await next(context);
        if (context.Features.Get<NeedsSignIn>() is not { } lost || context.Response.HasStarted) return;

        // The sign-in page answers in the place of the page that was asked for.
        context.SetEndpoint(null);
        context.Request.RouteValues.Clear();
        context.Request.Method = HttpMethods.Get;
        context.Request.Path = "/sign-in";
        context.Request.QueryString = QueryString.Create("returnUrl", lost.ReturnUrl);
        context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        await next(context);
    }
}
