using Microsoft.Playwright;

namespace Traceability.Tests.Testbed;

/// <summary>Tests in a browser stand in this collection: they share the one browser of the run, each with a profile of its own.</summary>
[CollectionDefinition(Name)]
public sealed class InBrowser : ICollectionFixture<Browser>
{
    public const string Name = "in a browser";
}

/// <summary>The browser of the run.</summary>
public sealed class Browser : IAsyncLifetime
{
    /// <summary>How long a test waits for the page; much longer than any page takes, also on a busy machine.</summary>
    internal static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private IPlaywright playwright = null!;
    private IBrowser browser = null!;

    public async Task InitializeAsync()
    {
        playwright = await Playwright.CreateAsync();
        browser = await new BrowserInstall(playwright, () => BrowserPlaces.Usual().Append(playwright.Chromium.ExecutablePath), Console.WriteLine).Launch();
    }

    /// <summary>
    /// Uses the shop as a person at the workshop PC does. Afterwards nothing may have been complained about: no error on
    /// the console, no failed request, no request to anywhere else.
    /// </summary>
    /// <param name="workshop">Opened by <see cref="Workshop.Serve"/>.</param>
    public Task Visit(Workshop workshop, Func<BrowserPage, Task> visit, Screen? screen = null) => Visit(workshop.Address, visit, screen);

    /// <inheritdoc cref="Visit(Workshop, Func{BrowserPage, Task}, Screen)"/>
    public async Task Visit(Uri address, Func<BrowserPage, Task> visit, Screen? screen = null)
    {
        screen ??= Screen.Workshop;
        await using var profile = await browser.NewContextAsync(new()
        {
            BaseURL = address.AbsoluteUri,
            ViewportSize = new() { Width = screen.Width, Height = screen.Height },
            HasTouch = screen == Screen.Phone,
            Locale = "en-GB",
            TimezoneId = "UTC",
            ReducedMotion = ReducedMotion.Reduce,
        });
        profile.SetDefaultTimeout((float)Patience.TotalMilliseconds);
        var page = new BrowserPage(await profile.NewPageAsync(), address);
        try
        {
            await visit(page);
        }
        catch (Exception e) when (e is PlaywrightException or TimeoutException or Xunit.Sdk.XunitException)
        {
            throw new InvalidOperationException($"{e.Message}\nOn {page.Playwright.Url}. {await page.Said()}", e);
        }
        page.AssertQuiet();
    }

    public async Task DisposeAsync()
    {
        if (browser is not null) await browser.DisposeAsync();
        playwright?.Dispose();
    }
}

/// <summary>The two screens the shop is made for.</summary>
public sealed record Screen(string Name, int Width, int Height)
{
    public static Screen Workshop { get; } = new("workshop", 1366, 768);

    public static Screen Phone { get; } = new("phone", 390, 844);
}
