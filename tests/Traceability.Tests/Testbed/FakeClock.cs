namespace Traceability.Tests.Testbed;

/// <summary>A clock that stands until it is set.</summary>
public sealed class FakeClock : TimeProvider
{
    /// <summary>A Sunday morning in May, in the month of the numbers in the documents (PLY-0524-001).</summary>
    public static DateTimeOffset Start { get; } = new(2024, 5, 26, 8, 0, 0, TimeSpan.Zero);

    private long ticks = Start.UtcTicks;

    public DateTimeOffset Now
    {
        get => new(Interlocked.Read(ref ticks), TimeSpan.Zero);
        set => Interlocked.Exchange(ref ticks, value.UtcTicks);
    }

    public DateOnly Today
    {
        get => DateOnly.FromDateTime(Now.UtcDateTime);
        set => Now = new(value, TimeOnly.FromTimeSpan(Now.TimeOfDay), TimeSpan.Zero);
    }

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override DateTimeOffset GetUtcNow() => Now;

    public void Advance(TimeSpan by) => Interlocked.Add(ref ticks, by.Ticks);
}
