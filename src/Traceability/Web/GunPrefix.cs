namespace Traceability.Web;

/// <summary>
/// What the gun at this device sends before every code, as chosen for this browser; without one a scan is told from typing
/// by its speed alone.
/// </summary>
internal static class GunPrefix
{
    public const int MaxLength = 8;
    private const string Cookie = "traceability.gun";

    /// <summary>"~", "F9", or null.</summary>
    public static string? Of(HttpContext context) => IsPrefix(context.Request.Cookies[Cookie]) ? context.Request.Cookies[Cookie] : null;

    /// <summary>Signs that a keyboard can type and a cookie can hold.</summary>
    public static bool IsPrefix(string? text) => text is { Length: > 0 and <= MaxLength } && text.All(c => c is > ' ' and < '\u007f' and not (';' or ',' or '"' or '\\' or '%'));

    public static void Choose(HttpContext context, string? prefix)
    {
        if (IsPrefix(prefix))
            context.Response.Cookies.Append(Cookie, prefix!, new() { HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = context.Request.IsHttps, MaxAge = TimeSpan.FromDays(400), IsEssential = true });
        else
            context.Response.Cookies.Delete(Cookie);
    }
}
