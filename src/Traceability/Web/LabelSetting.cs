using Traceability.Printing.Labels;
using Traceability.Shops;

namespace Traceability.Web;

/// <summary>What labels are printed on at this device, and whether right after saving.</summary>
public sealed record LabelSetting(LabelFormat Format, LabelCode Code, bool AtOnce)
{
    private const string Cookie = "traceability.labels";

    /// <summary>As chosen here before, else a sheet of the kind that the shop's country has.</summary>
    public static LabelSetting Of(HttpContext context, UnitSystem units)
    {
        var parts = context.Request.Cookies[Cookie]?.Split(' ') ?? [];
        return new(
            LabelFormat.Named(parts.FirstOrDefault()) ?? LabelFormat.Named(units == UnitSystem.Inch ? "letter-30" : "a4-65")!,
            parts.Length > 1 && Enum.TryParse<LabelCode>(parts[1], out var code) && Enum.IsDefined(code) ? code : LabelCode.Auto,
            IsAtOnce(context));
    }

    public static bool IsAtOnce(HttpContext context) => context.Request.Cookies[Cookie]?.EndsWith(" at-once", StringComparison.Ordinal) == true;

    public void Keep(HttpContext context) => context.Response.Cookies.Append(
        Cookie,
        $"{Format.Key} {Code} {(AtOnce ? "at-once" : "asked")}",
        new() { HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = context.Request.IsHttps, MaxAge = TimeSpan.FromDays(400), IsEssential = true });
}
