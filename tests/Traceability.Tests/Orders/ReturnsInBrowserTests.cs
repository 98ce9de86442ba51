using Traceability.People;
using Traceability.Tests.Manufacture;

namespace Traceability.Tests.Orders;

/// <summary>A unit comes back, is worked on again, and leaves a second time; the material behind it knows both who had it.</summary>
[Collection(InBrowser.Name)]
public sealed class ReturnsInBrowserTests(Browser browser)
{
    [Fact]
    public async Task A_unit_is_returned_reworked_shipped_again_and_traced_to_both_customers()
    {
        await using var shop = await MakingShop.Open(served: true);
        await shop.Workshop.Hire("ANNA", Role.QualityLead);
        await shop.Lot("ACR-1", "ACR-3", 9);
        var record = await shop.Record();
        await shop.Use(record, "ACR-1", 1);
        await shop.Units(record, "E1..E3");
        await browser.Visit(shop.Workshop, async page =>
        {
            async Task Seen(string name)
            {
                await page.AssertAccessible();
                await page.AssertFits();
                await page.Playwright.SetViewportSizeAsync(Screen.Phone.Width, Screen.Phone.Height);
                await page.AssertFits();
                await page.Playwright.SetViewportSizeAsync(Screen.Workshop.Width, Screen.Workshop.Height);
                await page.Shoot(name);
            }

            async Task Ship(string customer, string purpose)
            {
                await page.Visit($"/shipments/new?customer={customer}");
                await page.Playwright.Locator("[name='Input.Purpose']").SelectOptionAsync(purpose);
                await page.Press("Begin packing");
                await page.Type("Input.Lot", "E1");
                await page.Press("Pack it");
            }

            await page.SignIn("ANNA", Hiring.Password);
            await Ship("KILN", "Sample");
            await Seen("shipment-sample");

            // It is scanned; which shipment it left with, the program knows.
            await page.Visit("/returns");
            await page.Leave(() => new Gun(page).Scan("E1"));
            Assert.StartsWith("/shipments/1/return", new Uri(page.Playwright.Url).AbsolutePath, StringComparison.Ordinal);
            await page.Type("Input.Reason", "The lid does not close.");
            await Seen("return-taken");
            await page.Press("Take it back");
            await Seen("return-waits");
            await page.Playwright.Locator("[name='Input.Decision'][value='Rework']").CheckAsync();
            await page.Type("Input.Reason", "Sand the edge.");
            await page.Press("Decide");
            Assert.StartsWith("/records/", new Uri(page.Playwright.Url).AbsolutePath, StringComparison.Ordinal);
            await page.Press("It came out");
            await Seen("rework-came-out");

            // The serial stayed, so it is packed by the number that is on it.
            await Ship("OAK", "Warranty");
            Assert.Contains("E1-R1", await page.Playwright.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
            await page.Visit("/recall?root=lot:ACR-1");
            var recalled = await page.Playwright.Locator("main").InnerTextAsync();
            Assert.Contains("Kiln Lane Labs", recalled, StringComparison.Ordinal);
            Assert.Contains("Oak & Sons", recalled, StringComparison.Ordinal);
            await page.Visit("/trace/back?root=shipment:SHP-0002");
            Assert.Contains("ACR-1", await page.Playwright.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
            await page.Visit("/returns");
            await Seen("returns");
        });
        Assert.Equal("E1 E1-R1", string.Join(' ', (await shop.Reached("ACR-1")).Split(' ').Where(n => n.StartsWith("E1", StringComparison.Ordinal))));
        Assert.Empty(await shop.Workshop.Faults());
    }
}
