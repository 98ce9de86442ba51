namespace Traceability.Web;

/// <summary>Light or dark, as chosen for this browser; without a choice the device decides.</summary>
internal static class Theme
{
    private const string Cookie = "traceability.theme";

    private static readonly string[] Themes = ["light", "dark"];

    /// <summary>"light", "dark" or null.</summary>
    public static string? Of(HttpContext context) => Themes.FirstOrDefault(t => t == context.Request.Cookies[Cookie]);

    public static void Choose(HttpContext context, string? theme)
    {
        if (Themes.Contains(theme))
            context.Response.Cookies.Append(Cookie, theme!, new() { HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = context.Request.IsHttps, MaxAge = TimeSpan.FromDays(400), IsEssential = true });
        else
            context.Response.Cookies.Delete(Cookie);
    }
}
