using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Traceability.Tests;

/// <summary>The app on a real port, as a browser gets it.</summary>
[Collection(InBrowser.Name)]
public sealed class PagesInBrowserTests(Browser browser)
{
    [Fact]
    public async Task The_app_answers_a_browser()
    {
        await using var workshop = await Workshop.Serve();
        await browser.Visit(workshop, async page =>
        {
            Assert.InRange((await page.Playwright.APIRequest.GetAsync("/")).Status, 200, 499);
        });
    }

    [Fact]
    public async Task A_page_is_never_sent_without_its_stylesheet()
    {
        await using var workshop = await Workshop.Serve();
        using var client = workshop.Client();
        var page = await client.Visit("/");
        foreach (var sheet in page.Document.QuerySelectorAll<IHtmlLinkElement>("link[rel=stylesheet]"))
        {
            var answer = await client.Visit(sheet.Href!);
            Assert.Equal("text/css", answer.Headers["Content-Type"].Single().Split(';')[0]);
            Assert.NotEmpty(answer.Body);
        }
    }
}
