using System.Globalization;

namespace Traceability.Web;

/// <summary>Days and times as a page writes them: local, in words; the exact one for whoever points at it.</summary>
public static class When
{
    /// <summary>"14 May 2024"; where the month comes first, "May 14, 2024".</summary>
    public static string Words(DateOnly day) => day.ToString(MonthFirst ? "MMMM d, yyyy" : "d MMMM yyyy", CultureInfo.CurrentCulture);

    /// <summary>"14 May 2024, 08:55".</summary>
    public static string Words(DateTimeOffset at, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(at, zone);
        return $"{Words(DateOnly.FromDateTime(local.DateTime))}, {local.ToString(MonthFirst ? "h:mm tt" : "HH:mm", CultureInfo.CurrentCulture)}";
    }

    /// <summary>"Tuesday 18 June".</summary>
    public static string Weekday(DateTimeOffset local) => local.ToString(MonthFirst ? "dddd, MMMM d" : "dddd d MMMM", CultureInfo.CurrentCulture);

    /// <summary>To the second, with the distance from UTC.</summary>
    public static string Exact(DateTimeOffset at, TimeZoneInfo zone) =>
        TimeZoneInfo.ConvertTime(at, zone).ToString("yyyy-MM-dd HH:mm:ss zzz", CultureInfo.InvariantCulture);

    // "en" alone is what a browser says that knows no country: day first, as most of the world.
    private static bool MonthFirst => CultureInfo.CurrentCulture.Name is "en-US";
}
