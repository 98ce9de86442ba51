namespace Traceability.Sample;

/// <summary>
/// The sample shop's clock: it stands at the shop's last day, and the time of day goes on from the moment the program was
/// started, so that what a visitor does follows what the shop did.
/// </summary>
public sealed class SampleClock : TimeProvider
{
    private readonly long started = System.GetTimestamp();

    /// <summary>
    /// The time of the shop's town, written out here: Greenwich Mean Time, and summer time from the last Sunday of March
    /// to the last Sunday of October. Not every machine has a table of time zones.
    /// </summary>
    public static TimeZoneInfo Zone { get; } = TimeZoneInfo.CreateCustomTimeZone(
        "Kiln Lane", TimeSpan.Zero, "Kiln Lane time", "Greenwich Mean Time", "British Summer Time",
        [
            TimeZoneInfo.AdjustmentRule.CreateAdjustmentRule(
                DateTime.MinValue.Date, DateTime.MaxValue.Date, TimeSpan.FromHours(1),
                TimeZoneInfo.TransitionTime.CreateFloatingDateRule(new DateTime(1, 1, 1, 1, 0, 0), 3, 5, DayOfWeek.Sunday),
                TimeZoneInfo.TransitionTime.CreateFloatingDateRule(new DateTime(1, 1, 1, 2, 0, 0), 10, 5, DayOfWeek.Sunday)),
        ]);

    public override TimeZoneInfo LocalTimeZone => Zone;

    public override DateTimeOffset GetUtcNow()
    {
        // A program left running overnight is still in the same day: the shop has no tomorrow.
        var sinceStart = TimeSpan.FromTicks(System.GetElapsedTime(started).Ticks % TimeToMidnight.Ticks);
        return SampleShop.Now + sinceStart;
    }

    private static TimeSpan TimeToMidnight => At(Of(SampleShop.Now).AddDays(1), TimeOnly.MinValue) - SampleShop.Now;

    /// <summary>A day and time in the shop's town.</summary>
    internal static DateTimeOffset At(DateOnly day, TimeOnly time)
    {
        var local = day.ToDateTime(time);
        return new DateTimeOffset(local, Zone.GetUtcOffset(local)).ToUniversalTime();
    }

    /// <summary>The day it is in the shop's town.</summary>
    internal static DateOnly Of(DateTimeOffset at) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, Zone).DateTime);
}
