using System.Globalization;
using Traceability.Web;

namespace Traceability.Tests.Web;

public sealed class WordsTests
{
    [Theory]
    [InlineData("en", "14 May 2024, 08:55")]
    [InlineData("en-GB", "14 May 2024, 08:55")]
    [InlineData("en-US", "May 14, 2024, 8:55 AM")]
    public void A_moment_reads_as_the_shop_writes_it(string culture, string words)
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        var at = new DateTimeOffset(2024, 5, 14, 6, 55, 12, TimeSpan.Zero);
        var zone = TimeZoneInfo.CreateCustomTimeZone("two ahead", TimeSpan.FromHours(2), null, null);
        Assert.Equal(words, When.Words(at, zone).Replace('\u202f', ' '));
        Assert.Equal("2024-05-14 08:55:12 +02:00", When.Exact(at, zone));
    }

    [Fact]
    public async Task A_browser_in_another_language_gets_english_dates()
    {
        await using var ground = new WebGround();
        var visitor = await ground.Administrator();
        visitor.Client.DefaultRequestHeaders.Add("Accept-Language", "de-DE,tr;q=0.9");
        await visitor.Get("/");
        Assert.Contains(visitor.Page.QuerySelector("h1")!.TextContent.Split(' ')[0], CultureInfo.GetCultureInfo("en").DateTimeFormat.DayNames);
    }
}
