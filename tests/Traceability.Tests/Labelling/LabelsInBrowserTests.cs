using Microsoft.EntityFrameworkCore;
using Traceability.Tests.Stock;

namespace Traceability.Tests.Labelling;

/// <summary>Labels as the hand at the workshop PC prints them.</summary>
[Collection(InBrowser.Name)]
public sealed class LabelsInBrowserTests(Browser browser)
{
    [Fact]
    public async Task What_is_chosen_shows_at_once_and_Enter_does_not_print()
    {
        await using var workshop = await Workshop.Serve();
        await workshop.Hire();
        var material = await workshop.Material("PLY");
        await workshop.Received(material);
        await workshop.Received(material, number: "A-VERY-LONG-NUMBER/2024.05.14-0001234567");
        await browser.Visit(workshop, async page =>
        {
            await page.SignIn("ANNA", Hiring.Password);
            await page.Visit("/labels?lot=1&lot=2&format=a4-24");
            // True to size: 96 pixels are an inch.
            Assert.Equal(70 / 25.4 * 96, await page.Playwright.EvaluateAsync<double>("document.querySelector('svg.drawn').getBoundingClientRect().width"), 0.5);
            await page.AssertAccessible();
            await page.Leave(() => page.Playwright.Locator("#format").SelectOptionAsync("tape-62"));
            Assert.Contains("format=tape-62", page.Playwright.Url, StringComparison.Ordinal);
            var copies = page.Playwright.Locator("[name='lot.1']");
            await copies.FillAsync("3");
            await page.Leave(() => copies.PressAsync("Enter"));
            Assert.Contains("lot=1x3", page.Playwright.Url, StringComparison.Ordinal);
            Assert.Equal(0, await workshop.Read(db => db.LabelPrints.CountAsync()));
            await page.Visit("/labels?lot=1&lot=2&format=tape-29");
            await page.AssertFits();
            await page.Shoot("labels");
        });
    }

    [Fact]
    public async Task On_a_device_that_is_set_so_the_label_is_made_as_soon_as_a_lot_is_saved()
    {
        await using var workshop = await Workshop.Serve();
        await workshop.Hire();
        await workshop.Material("PLY");
        var delivery = await workshop.Delivery();
        await browser.Visit(workshop, async page =>
        {
            await page.SignIn("ANNA", Hiring.Password);
            await page.Visit("/labels");
            // A text for a label printer: this browser has no viewer that could show a PDF.
            await page.Leave(() => page.Playwright.Locator("#format").SelectOptionAsync("zpl-100x50-203"));
            await page.Leave(() => page.Playwright.Locator("#at-once").CheckAsync());
            await page.Visit($"/receipts/{delivery}");
            await page.Playwright.Locator("[name='Input.Material']").SelectOptionAsync("1");
            await page.Type("Input.Quantity", "3");
            var (name, content) = await page.Download(() => page.Press("Add this lot"));
            Assert.EndsWith(".zpl", name, StringComparison.Ordinal);
            Assert.Contains("PLY-0524-001", System.Text.Encoding.UTF8.GetString(content), StringComparison.Ordinal);
            var print = await workshop.Read(db => db.LabelPrints.SingleAsync());
            Assert.Equal(("PLY-0524-001", 1), (print.Number, print.Copies));
            // One is still on the same page, ready for the next lot, and looking again prints nothing.
            Assert.Equal($"/receipts/{delivery}", new Uri(page.Playwright.Url).AbsolutePath);
            await page.Playwright.ReloadAsync();
            Assert.Equal(1, await workshop.Read(db => db.LabelPrints.CountAsync()));
        });
    }
}
