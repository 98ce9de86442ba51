using System.Globalization;

namespace Traceability.Sample;

/// <summary>The days of the sample shop's year.</summary>
internal static class Day
{
    public static readonly DateOnly First = new(2023, 6, 19);
    public static readonly DateOnly Last = new(2024, 6, 18);

    // Bank holidays in England, and the week after Christmas.
    private static readonly HashSet<DateOnly> Closed =
    [
        new(2023, 8, 28), .. Enumerable.Range(25, 7).Select(day => new DateOnly(2023, 12, day)), new(2024, 1, 1),
        new(2024, 3, 29), new(2024, 4, 1), new(2024, 5, 6), new(2024, 5, 27),
    ];

    public static DateOnly Of(string written) => DateOnly.ParseExact(written, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>So many working days later, or earlier; the shop is closed at weekends and on holidays.</summary>
    public static DateOnly Worked(this DateOnly from, int days)
    {
        var (day, step) = (from, Math.Sign(days));
        for (var left = Math.Abs(days); left > 0;)
        {
            day = day.AddDays(step);
            if (IsWorked(day)) left--;
        }
        return day;
    }

    public static bool IsWorked(DateOnly day) => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !Closed.Contains(day);
}
