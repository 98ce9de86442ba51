using System.Globalization;

namespace Traceability.Web;

/// <summary>Sizes of files as people say them.</summary>
public static class Sizes
{
    /// <summary>"712 kB", "3.4 MB", "1.2 GB".</summary>
    public static string Words(long bytes) => bytes switch
    {
        < 1_000_000 => string.Create(CultureInfo.CurrentCulture, $"{Math.Ceiling(bytes / 1e3):N0} kB"),
        < 1_000_000_000 => string.Create(CultureInfo.CurrentCulture, $"{bytes / 1e6:N1} MB"),
        _ => string.Create(CultureInfo.CurrentCulture, $"{bytes / 1e9:N1} GB"),
    };
}
