using Traceability.Sample;

namespace Traceability.Tests.Sample;

public sealed class SampleClockTests
{
    [Fact]
    public void It_stands_at_half_past_eight_on_18_June_2024_and_goes_on()
    {
        var clock = new SampleClock();
        var (first, then) = (clock.GetUtcNow(), clock.GetUtcNow());
        Assert.Equal(new DateTime(2024, 6, 18, 8, 30, 0), clock.GetLocalNow().DateTime, TimeSpan.FromMinutes(10));
        Assert.True(SampleShop.Now <= first && first <= then);
    }

    [Theory]
    [InlineData("2024-01-15T12:00:00Z", 12)]
    [InlineData("2024-03-31T00:59:00Z", 0)]
    [InlineData("2024-03-31T01:00:00Z", 2)]
    [InlineData("2024-06-18T07:30:00Z", 8)]
    [InlineData("2023-10-29T00:59:00Z", 1)]
    [InlineData("2023-10-29T01:00:00Z", 1)]
    [InlineData("2023-10-30T12:00:00Z", 12)]
    public void Its_town_has_summer_time(string utc, int hour) =>
        Assert.Equal(hour, TimeZoneInfo.ConvertTime(DateTimeOffset.Parse(utc, System.Globalization.CultureInfo.InvariantCulture), SampleClock.Zone).Hour);
}
