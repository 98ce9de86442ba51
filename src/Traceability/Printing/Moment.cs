using System.Globalization;

namespace Traceability.Printing;

/// <summary>A point in time as every document writes it: ISO 8601, to the minute, with its offset from UTC.</summary>
internal static class Moment
{
    public static string Of(DateTimeOffset when) => when.ToString(
        when.Offset == TimeSpan.Zero ? "yyyy-MM-dd HH:mm 'UTC'" : "yyyy-MM-dd HH:mm zzz", CultureInfo.InvariantCulture);
}
