using System.Globalization;

namespace Traceability.Sample;

/// <summary>The days of the sample shop's year.</summary>
internal static class Day
{
    public static readonly DateOnly First = new(2023, 6, 19);
    public static readonly DateOnly Last = new(2024, 6, 18);

    public static DateOnly Of(string written) => DateOnly.ParseExact(written, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>So many working days later, or earlier; the shop is closed at the weekend.</summary>
    public static DateOnly Worked(this DateOnly from, int days)
    {
        var (day, step) = (from, Math.Sign(days));
        for (var left = Math.Abs(days); left > 0;)
        {
            day = day.AddDays(step);
            if (day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)) left--;
        }
        return day;
    }
}
