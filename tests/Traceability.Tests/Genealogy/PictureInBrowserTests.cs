using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Traceability.Benchmarks.Shop;
using Traceability.Genealogy;

namespace Traceability.Tests.Genealogy;

/// <summary>The picture as it is looked at: with very many cards, on a phone, on paper.</summary>
[Collection(InBrowser.Name)]
public sealed partial class PictureInBrowserTests(Browser browser)
{
    private const string Lot = "/trace/picture?root=lot:ACR-1";

    /// <summary>A lot in 500 units, of which some were made without it and some were shipped.</summary>
    private static async Task<Workshop> Shop(int units)
    {
        var workshop = await Workshop.Serve();
        await workshop.Act((db, acts) => { db.Add(Traceability.Shops.Shop.Opened("Kiln Lane Workshop", null, Traceability.Shops.UnitSystem.Metric, acts.Now)); return Task.CompletedTask; });
        await workshop.Hire();
        await workshop.Tell(async story =>
        {
            var record = await story.Start("MFG-0001");
            await story.Consume(record, await story.Receive("ACR-1", 50), 1, 1, units - 20);
            await story.Consume(record, await story.Receive("ACR-2", 50), 1);
            record.ProduceUnits(Enumerable.Range(1, units).Select(n => $"U-{n:0000}"));
        });
        for (var n = 1; n <= 3; n++)
            await workshop.Tell(async story => await story.Ship("CUS-" + n, (await story.Lot($"U-{n:0000}"), 1)));
        return workshop;
    }

    [Fact]
    public async Task Five_hundred_cards_stay_readable_and_one_path_is_lit()
    {
        await using var workshop = await Shop(520);
        await browser.Visit(workshop, async page =>
        {
            await page.SignIn("ANNA", Hiring.Password);
            await page.Visit(Lot + "&open=all");
            Assert.Equal(500, await page.Playwright.Locator("a.node.chip").CountAsync());
            await page.AssertFits();
            await page.AssertAccessible();
            await page.Shoot("picture-500");
            // The picture pans inside its card, and no number is smaller than can be read.
            Assert.True(await page.Playwright.EvaluateAsync<bool>("(() => { const pan = document.querySelector('.pan'); return pan.clientHeight <= innerHeight * .76 && pan.scrollHeight > pan.clientHeight; })()"));
            Assert.InRange(await page.Playwright.EvaluateAsync<double>("Math.min(...[...document.querySelectorAll('a.node rect:last-of-type')].map(r => r.getBoundingClientRect().height))"), 24, 2000);
            // Far down the columns still have their heads.
            await page.Playwright.EvaluateAsync("document.querySelector('.pan').scrollTop = 500");
            Assert.True(await page.Playwright.EvaluateAsync<bool>("(() => { const pan = document.querySelector('.pan').getBoundingClientRect(), heads = document.querySelector('.heads').getBoundingClientRect(); return Math.abs(heads.top - pan.top) < 3; })()"));

            // Every card leads somewhere.
            var addresses = await page.Playwright.EvaluateAsync<string[]>("[...new Set([...document.querySelectorAll('a.node')].map(a => a.getAttribute('href')))]");
            Assert.True(addresses.Length > 500);
            foreach (var address in addresses)
                Assert.Equal(200, (await page.Playwright.APIRequest.GetAsync(address, new() { MaxRedirects = 2 })).Status);

            // By keyboard: the shipped unit, its shipment and its customer, and nobody else's.
            await page.Playwright.Locator("a.node[aria-label^='Unit U-0002,']").FocusAsync();
            Assert.Equal(["ACR-1", "ACR-2", "Customer CUS-2", "MFG-0001", "SHP-0002", "Supplier SUP", "U-0002"], await Lit(page));
            await page.Playwright.Locator("a.node[aria-label^='Lot ACR-1,']").FocusAsync();
            Assert.DoesNotContain("20 units", await Lit(page));
            Assert.Contains("U-0500", await Lit(page));
            await page.Playwright.Keyboard.PressAsync("Escape");
            await page.Playwright.EvaluateAsync("document.activeElement.blur()");
            Assert.Empty(await Lit(page));
            await page.Playwright.Locator("a.node[aria-label^='Shipment SHP-0003']").HoverAsync();
            Assert.Contains("U-0003", await Lit(page));
            Assert.DoesNotContain("U-0002", await Lit(page));
        });
    }

    [Fact]
    public async Task The_Tab_key_goes_from_left_to_right_in_both_themes_and_a_phone_can_read_it()
    {
        await using var workshop = await Shop(40);
        foreach (var (screen, scheme) in ((Screen, ColorScheme)[])[(Screen.Workshop, ColorScheme.Dark), (Screen.Phone, ColorScheme.Light), (Screen.Phone, ColorScheme.Dark)])
            await Read(workshop, screen, scheme);
    }

    private Task Read(Workshop workshop, Screen screen, ColorScheme scheme) => browser.Visit(workshop, async page =>
    {
        await page.Playwright.EmulateMediaAsync(new() { ColorScheme = scheme });
        await page.SignIn("ANNA", Hiring.Password);
        await page.Visit(Lot + "&hold=true");
        await page.AssertFits();
        await page.AssertAccessible();
        await page.Shoot("picture-" + scheme);
        await page.Playwright.Locator("a.node").First.FocusAsync();
        var (left, count) = (0.0, await page.Playwright.Locator("a.node").CountAsync());
        for (var n = 0; n < count; n++)
        {
            var at = await page.Playwright.EvaluateAsync<double>("Number(document.activeElement.querySelector('rect:last-of-type').getAttribute('x'))");
            Assert.True(at >= left);
            left = at;
            await page.Playwright.Keyboard.PressAsync("Tab");
        }
    }, screen);

    [Theory]
    [InlineData(40, "")]
    [InlineData(40, "&open=all")]
    [InlineData(520, "&open=all")]
    public async Task It_prints_on_one_landscape_page(int units, string open)
    {
        await using var workshop = await Shop(units);
        await browser.Visit(workshop, async page =>
        {
            await page.SignIn("ANNA", Hiring.Password);
            await page.Visit(Lot + open);
            foreach (var paper in (string[])["A4", "Letter"])
            {
                var pdf = Encoding.Latin1.GetString(await page.Playwright.PdfAsync(new() { PreferCSSPageSize = true, Format = paper }));
                Assert.Single(OnePage().Matches(pdf));
                var box = MediaBox().Match(pdf);
                Assert.True(Side(box, 1) > Side(box, 2), box.Value);
            }
            if (Environment.GetEnvironmentVariable("TRACEABILITY_SHOTS") is { Length: > 1 } folder)
                await page.Playwright.PdfAsync(new() { PreferCSSPageSize = true, Path = Path.Combine(folder, $"picture-{units}{open.Length}.pdf") });
        });
    }

    [Fact]
    public async Task A_lot_in_thousands_of_records_is_drawn_in_all_and_can_be_read_on_a_phone()
    {
        await using var workshop = await Workshop.Serve();
        await workshop.Act((db, acts) => { db.Add(Traceability.Shops.Shop.Opened("Kiln Lane Workshop", null, Traceability.Shops.UnitSystem.Metric, acts.Now)); return Task.CompletedTask; });
        await workshop.Hire();
        var shop = ShopMaker.Make(50, 3, hub: Picturing.MostOneByOne, run: 4);
        await ShopWriter.Write(shop, workshop.File);
        foreach (var screen in (Screen[])[Screen.Workshop, Screen.Phone])
            await browser.Visit(workshop, async page =>
            {
                await page.SignIn("ANNA", Hiring.Password);
                await page.Visit("/trace/picture?hold=true&root=lot:" + shop.Lot(shop.Specials["hub"]).Number);
                await page.AssertFits();
                await page.AssertAccessible();
                await page.Shoot("picture-in-all");
                // Nothing goes pale: there is no path from lot to lot to be lit.
                await page.Playwright.Locator("a.node.fold").First.FocusAsync();
                Assert.Equal(0, await page.Playwright.Locator("svg.trace.path").CountAsync());
            }, screen);
    }

    private static async Task<List<string>> Lit(BrowserPage page) =>
        [.. (await page.Playwright.EvaluateAsync<string[]>("[...document.querySelectorAll('a.node.on:not(.open) text:not(.sub)')].map(t => t.textContent.trim())")).Order(StringComparer.Ordinal)];

    private static double Side(Match box, int group) => double.Parse(box.Groups[group].Value, System.Globalization.CultureInfo.InvariantCulture);

    [GeneratedRegex(@"/Type\s*/Page\b")]
    private static partial Regex OnePage();

    [GeneratedRegex(@"/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)")]
    private static partial Regex MediaBox();
}
