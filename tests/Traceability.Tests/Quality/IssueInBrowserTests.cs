using System.IO.Compression;
using Microsoft.EntityFrameworkCore;
using Traceability.Lots;
using Traceability.People;
using Traceability.Tests.Compliance;
using Traceability.Tests.Manufacture;

namespace Traceability.Tests.Quality;

/// <summary>From "something is wrong" at the record to the end, in a browser.</summary>
[Collection(InBrowser.Name)]
public sealed class IssueInBrowserTests(Browser browser)
{
    [Fact]
    public async Task From_a_record_with_a_photo_held_at_once_decided_by_amounts_closed_and_packed_for_whom_it_concerns()
    {
        await using var shop = await MakingShop.Open(served: true);
        var workshop = shop.Workshop;
        await workshop.Hire("ANNA", Role.QualityLead);
        await shop.Lot("ACR-1", "ACR-3", 9);
        var record = await shop.Record("LID");
        await shop.Use(record, "ACR-1", 1);
        await shop.Batch(record, "B-1", 10);
        await shop.Batch(record, "B-2", 2);
        await browser.Visit(workshop, async page =>
        {
            Task<string> Said() => page.Words("main");
            async Task Seen(string name)
            {
                await page.AssertAccessible();
                await page.AssertFits();
                await page.Shoot(name);
            }

            async Task Decide(string amount, string kind, string why)
            {
                await page.Type("Deciding.Quantity", amount);
                await page.Playwright.Locator($"[name=\"Deciding.Kind\"][value=\"{kind}\"]").CheckAsync(new() { Force = true });
                await page.Type("Deciding.Reason", why);
                await page.Press("Decide");
            }

            await page.SignIn("ANNA", Hiring.Password);
            await page.Visit($"/records/{record}");
            await page.Press("Something is wrong");
            Assert.Equal("MFG-0001", await page.Playwright.InputValueAsync("[name=\"Input.About\"]"));
            await page.Type("Input.What", "The edge is chipped.");
            await page.Playwright.Locator("[name=\"Input.Hold\"][type=checkbox]").CheckAsync(new() { Force = true });
            await page.Playwright.SetInputFilesAsync("[name=\"Input.Photos\"]", new Microsoft.Playwright.FilePayload { Name = "edge.png", MimeType = "image/png", Buffer = PngOf.OneColour(40, 20) });
            await Seen("issue-new");
            await page.Press("Save it");
            Assert.Contains("2 lots are on hold.", await page.Words("body"), StringComparison.Ordinal);
            Assert.Contains("Nobody has decided about 10 pcs of B-1.", await Said(), StringComparison.Ordinal);
            Assert.True(await page.Playwright.EvaluateAsync<bool>("document.querySelector('.photos img').decode().then(() => true)"));
            var issue = new Uri(page.Playwright.Url).AbsolutePath;
            page.Allow(422, issue);
            await Seen("issue-open");

            await Decide("3", "Scrap", "Chipped on three sides.");
            await page.Leave(() => page.Playwright.Locator("#held button:has-text(\"Take it back\")").ClickAsync());
            Assert.Contains("Nobody has decided about 10 pcs of B-1.", await Said(), StringComparison.Ordinal);
            await Decide("2", "Scrap", "Chipped on two sides.");
            await Decide("8", "NoFault", "Each held against the light.");
            await Decide("", "UseAsIs", "Only the back is chipped.");
            await page.Playwright.SelectOptionAsync("[name=\"Causing.Reason\"]", "Damage");
            await page.Type("Causing.Cause", "Dropped from the trolley.");
            await page.Leave(() => page.Playwright.Locator("#cause button:has-text(\"Write it down\")").ClickAsync());
            await Seen("issue-decided");

            // While the page stands open somebody else finds another one: closing is refused, and says what is open.
            await workshop.OnIssue(1, async (i, db, acts) => i.Hold(await db.LotNumbered("ACR-1"), "QL", acts.Now));
            await page.Press("Close it");
            Assert.Contains("NCR-0001 cannot be closed yet. Nobody has decided about 8 sheets of ACR-1.", await page.Words("[role=alert]"), StringComparison.Ordinal);
            Assert.Equal(0, await page.Playwright.Locator("button:has-text(\"Close it\")").CountAsync());
            await Seen("issue-refused");
            await Decide("8", "NoFault", "The sheets are whole.");
            await page.Press("Close it");
            Assert.Contains("NCR-0001 is closed. ACR-1, B-1, B-2 are free again.", await page.Words("body"), StringComparison.Ordinal);
            await Seen("issue-closed");

            var (name, packet) = await page.Download(() => page.Click("All of it (ZIP)"));
            Assert.Equal("NCR-0001.zip", name);
            using var files = new ZipArchive(new MemoryStream(packet));
            Assert.Equal(["NCR-0001.pdf", "photos/edge.png"], files.Entries.Select(e => e.FullName));
        });
        Assert.Equal(0, await workshop.Read(db => db.Holds.CountAsync(h => h.LiftedAt == null)));
        Assert.Empty(await workshop.Faults());
    }
}
