using Microsoft.Playwright;
using Traceability.Tests.Recalls;

namespace Traceability.Tests.Compliance;

/// <summary>The two clicks to the certificate, the one to the link, and the link on a customer's phone.</summary>
[Collection(InBrowser.Name)]
public sealed class CertificateInBrowserTests(Browser browser)
{
    [Fact]
    public async Task From_the_order_to_the_customers_phone()
    {
        await using var shop = await CertifiedShop.Open(served: true);
        await shop.Workshop.Hire("QUINN");
        var token = "";
        await browser.Visit(shop.Workshop, async page =>
        {
            await page.SignIn("QUINN", Hiring.Password);
            await page.Visit($"/orders/{shop.Order}");
            await Look(page, "order");
            await page.Press("Certificate");
            await Look(page, "certificate-preview");
            await page.Press("Issue COC-0001");
            Assert.Equal("/certificates/COC-0001", new Uri(page.Playwright.Url).AbsolutePath);
            await Look(page, "certificate");
            await page.Press("Make a link");
            await Look(page, "certificate-link");
            token = CertifiedShop.TokenIn(await page.Playwright.ContentAsync());
            Assert.NotEmpty(token);
            await page.Playwright.Locator(".made [data-copy]").WaitForAsync();
            foreach (var address in (string[])["/certificates", "/certificates/links", $"/shipments/{shop.Shipment}"])
            {
                await page.Visit(address);
                await Look(page, address.Trim('/').Replace('/', '-'));
            }
        });
        await OnThePhone(shop, token, "shared", "COC-0001");

        await shop.Workshop.Open("PLA-1");
        await OnThePhone(shop, token, "shared-recalled", "Recalled");
        await shop.Issue("The declaration came.", supersedes: "COC-0001");
        await OnThePhone(shop, token, "shared-superseded", "Not valid any more");
        shop.Workshop.Clock.Advance(TimeSpan.FromDays(91));
        await OnThePhone(shop, token, "shared-expired", "This link has expired", 410);
        await OnThePhone(shop, token[..10], "shared-half", "This link does not open", 404);
    }

    private async Task OnThePhone(CertifiedShop shop, string token, string name, string heading, int status = 200)
    {
        foreach (var colours in (ColorScheme[])[ColorScheme.Light, ColorScheme.Dark])
            await browser.Visit(shop.Workshop, async page =>
            {
                await page.Playwright.EmulateMediaAsync(new() { ColorScheme = colours });
                if (status != 200) page.Allow(status, "/c/" + token);
                var sizes = new List<Task<byte[]>>();
                page.Playwright.Response += (_, answer) => sizes.Add(answer.BodyAsync());
                Assert.Equal(status, (await page.Visit("/c/" + token)).Status);
                await page.Playwright.GetByRole(AriaRole.Heading, new() { Name = heading }).WaitForAsync();
                Assert.InRange((await Task.WhenAll(sizes)).Sum(s => s.Length), 1000, 50_000);
                Assert.Empty(await page.Playwright.Context.CookiesAsync());
                await page.AssertAccessible();
                await page.AssertFits();
                await page.Shoot($"{name}-{colours}");
            }, Screen.Phone);
    }

    private static async Task Look(BrowserPage page, string name)
    {
        foreach (var screen in (Screen[])[Screen.Workshop, Screen.Phone])
        {
            await page.Playwright.SetViewportSizeAsync(screen.Width, screen.Height);
            await page.AssertAccessible();
            await page.AssertFits();
        }
        await page.Playwright.SetViewportSizeAsync(Screen.Workshop.Width, Screen.Workshop.Height);
        await page.Shoot(name);
    }
}
