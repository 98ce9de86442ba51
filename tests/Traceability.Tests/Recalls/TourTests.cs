using System.Text;
using Traceability.Sample;

namespace Traceability.Tests.Recalls;

/// <summary>The five-minute tour of the README, in the browser, on the sample shop.</summary>
[Collection(InBrowser.Name)]
public sealed class TourTests(Browser browser)
{
    [Fact]
    public async Task From_a_contaminated_filament_to_the_customers_to_call()
    {
        await using var workshop = await Workshop.Serve();
        workshop.Clock.Now = SampleShop.Now;
        await workshop.Read(async db =>
        {
            await SampleShop.Fill(db);
            return true;
        });
        await workshop.Hire("QUINN");
        await browser.Visit(workshop, async page =>
        {
            await page.SignIn("QUINN", Hiring.Password);
            await Look(page, "today");

            await page.Type("q", "PLA-0424-011");
            await page.Leave(() => page.Playwright.Locator("#scan").PressAsync("Enter"));
            await Look(page, "find-unknown");
            await page.Visit("/find?q=25987741");
            await Look(page, "heat");
            await page.Visit("/trace");
            await Look(page, "trace");
            await page.Type("root", "PLA-0424-01");
            await page.Press("Who has it: recall");

            await page.Playwright.GetByText("34 customers have").WaitForAsync();
            await Look(page, "recall");
            Keep("printed-recall.pdf", await page.Playwright.PdfAsync(new() { PreferCSSPageSize = true }));
            var (pdfName, pdf) = await page.Download(() => page.Click("Report (PDF)"));
            Assert.Equal(("PLA-0424-01 recall scope.pdf", "%PDF"), (pdfName, Encoding.ASCII.GetString(pdf[..4])));
            Keep("scope.pdf", pdf);
            var (csvName, csv) = await page.Download(() => page.Click("Contacts (CSV)"));
            Assert.Equal("PLA-0424-01 contacts.csv", csvName);
            Assert.Equal(1 + 34, Encoding.UTF8.GetString(csv).TrimEnd().Split("\r\n").Length);

            page.Allow(422, "/recall");
            await page.Click("Hold everything");
            await Look(page, "recall-hold");
            await page.Playwright.Locator("#hold button").ClickAsync();
            await page.Playwright.Locator(".refusal[role=alert]").WaitForAsync();
            await Look(page, "recall-refused");
            await page.Type("Input.Reason", "Brittle after printing; the maker confirmed a bad batch.");
            await page.Leave(() => page.Playwright.Locator("#hold button").ClickAsync());
            await Look(page, "recalled");
            Keep("printed-recalled.pdf", await page.Playwright.PdfAsync(new() { PreferCSSPageSize = true }));
            var (name, report) = await page.Download(() => page.Click("Report (PDF)"));
            Assert.Equal(("RCL-0001.pdf", "%PDF"), (name, Encoding.ASCII.GetString(report[..4])));
            Keep("RCL-0001.pdf", report);

            await page.Visit("/recalls");
            await Look(page, "recalls");
            await page.Visit("/trace/back?root=record:MFG-0056");
            await Look(page, "trace-back");
            Keep("trace.pdf", (await page.Download(() => page.Click("PDF"))).Content);
            await page.Visit("/trace/forward?root=lot:PLA-0424-01");
            await Look(page, "trace-forward");
            Keep("printed-trace.pdf", await page.Playwright.PdfAsync(new() { PreferCSSPageSize = true, Landscape = true }));
            Keep("trace-forward.pdf", (await page.Download(() => page.Click("PDF"))).Content);
            await page.Visit("/trace/gaps");
            await Look(page, "gaps");
            await page.Visit("/documents");
            await Look(page, "documents");
            await page.Leave(() => page.Playwright.Locator("tbody a.num").First.ClickAsync());
            await Look(page, "document");
            await page.Visit("/");
            await Look(page, "today-recalled");
        });
    }

    [Fact]
    public async Task An_empty_shop_says_what_to_do()
    {
        await using var workshop = await Workshop.Serve();
        await workshop.Hire("QUINN");
        await browser.Visit(workshop, async page =>
        {
            await page.SignIn("QUINN", Hiring.Password);
            foreach (var (name, address) in new[] { ("today", "/"), ("find", "/find"), ("trace", "/trace"), ("recall", "/recall"), ("recalls", "/recalls"), ("documents", "/documents"), ("gaps", "/trace/gaps"), ("unknown", "/recall?root=NOTHING-1") })
            {
                await page.Visit(address);
                await Look(page, "empty-" + name);
            }
        });
    }

    private static async Task Look(BrowserPage page, string name)
    {
        await page.Shoot("recall-" + name);
        await page.AssertAccessible();
        await page.AssertFits();
        await page.Playwright.SetViewportSizeAsync(Screen.Phone.Width, Screen.Phone.Height);
        await page.AssertFits();
        await page.Playwright.SetViewportSizeAsync(Screen.Workshop.Width, Screen.Workshop.Height);
    }

    // The papers beside the pictures, to be looked at.
    private static void Keep(string name, byte[] paper)
    {
        if (Environment.GetEnvironmentVariable("TRACEABILITY_SHOTS") is { Length: > 0 } folder && Path.IsPathRooted(folder))
            File.WriteAllBytes(Path.Combine(folder, name), paper);
    }
}
