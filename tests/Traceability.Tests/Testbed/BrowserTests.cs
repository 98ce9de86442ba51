using Microsoft.AspNetCore.Builder;
using Microsoft.Playwright;

namespace Traceability.Tests.Testbed;

[Collection(InBrowser.Name)]
public sealed class BrowserTests(Browser browser) : IAsyncLifetime
{
    private WebApplication site = null!;

    private Uri Address => new(site.Urls.First());

    public async Task InitializeAsync() => site = await LittleSite.Start(served: true);

    public Task DisposeAsync() => site.DisposeAsync().AsTask();

    [Fact]
    public Task A_quiet_page_passes() => browser.Visit(Address, async page =>
    {
        await page.Visit("/quiet");
        await page.AssertAccessible();
        await page.AssertFits();
        await page.Shoot("quiet");
    }, Screen.Phone);

    [Fact]
    public async Task Whatever_the_browser_complains_about_fails_the_test()
    {
        var failure = await Assert.ThrowsAnyAsync<Exception>(() => browser.Visit(Address, page => page.Visit("/loud")));
        Assert.Contains("nothing is not defined", failure.Message, StringComparison.Ordinal);
        Assert.Contains("/missing 404", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_to_another_host_fails_the_test()
    {
        var failure = await Assert.ThrowsAnyAsync<Exception>(() => browser.Visit(Address, async page =>
        {
            await page.Visit("/quiet");
            await page.Playwright.EvaluateAsync("fetch('http://cdn.invalid/x.js').catch(() => 0)");
        }));
        Assert.Contains("request to another host: http://cdn.invalid/x.js", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public Task A_refusal_the_test_expects_is_no_complaint() => browser.Visit(Address, async page =>
    {
        await page.Visit("/");
        page.Allow(422, "/answer");
        page.Allow(404, "/favicon.ico");
        await page.Type("Input.Quantity", "7");
        await page.Press("Cut it");
        Assert.Contains("Input.Quantity=7", await page.Playwright.Locator("ul").InnerTextAsync(), StringComparison.Ordinal);
    });

    [Fact]
    public async Task A_page_without_labels_is_found_inaccessible()
    {
        var failure = await Assert.ThrowsAnyAsync<Exception>(() => browser.Visit(Address, async page =>
        {
            await page.Visit("/loud");
            await page.AssertAccessible();
        }));
        Assert.Contains("label:", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public Task A_download_is_a_file_and_no_complaint() => browser.Visit(Address, async page =>
    {
        await page.Visit("/quiet");
        var (name, content) = await page.Download(() => page.Playwright.EvaluateAsync("location.href = '/file'"));
        Assert.Equal("lots.csv", name);
        Assert.Equal("a,b\n"u8.ToArray(), content);
    });

    [Fact]
    public async Task Without_any_browser_the_tests_say_what_to_install()
    {
        using var playwright = await Playwright.CreateAsync();
        List<string> said = [];
        var nowhere = new BrowserInstall(playwright, () => [], said.Add)
        {
            Named = null,
            Ways = [("the first way", () => throw new TimeoutException("no answer")), ("the second way", () => Task.CompletedTask)],
        };
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(nowhere.Launch);
        Assert.Contains("install one", failure.Message, StringComparison.Ordinal);
        Assert.Equal(["No browser is installed; trying the first way.", "the first way: no answer", "No browser is installed; trying the second way."], said);
    }

    [Fact]
    public async Task A_browser_that_was_just_installed_is_used()
    {
        using var playwright = await Playwright.CreateAsync();
        string[] found = [];
        string[] there = [Environment.GetEnvironmentVariable(BrowserPlaces.Variable) ?? "", .. BrowserPlaces.Usual(), playwright.Chromium.ExecutablePath];
        var install = new BrowserInstall(playwright, () => found, _ => { })
        {
            Named = null,
            Ways = [("a way", () => { found = there; return Task.CompletedTask; })],
        };
        await using var started = await install.Launch();
        Assert.True(started.IsConnected);
    }
}
