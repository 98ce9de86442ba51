using Microsoft.EntityFrameworkCore;
using Traceability.Lots;
using Traceability.Materials;
using Traceability.Shops;
using Traceability.Tests.Stock;

namespace Traceability.Tests.Receiving;

/// <summary>A delivery of three materials, from the parcel to the decisions, walked in a browser.</summary>
[Collection(InBrowser.Name)]
public sealed class DeliveryInBrowserTests(Browser browser)
{
    [Fact]
    public async Task One_is_accepted_one_goes_back_and_one_waits_for_its_certificate()
    {
        await using var workshop = await Workshop.Serve();
        await workshop.Act(async (db, acts) => db.Add(Shop.Opened("Kiln Lane Workshop", null, UnitSystem.Metric, acts.Now)));
        await workshop.Hire();
        await workshop.Supplier();
        var (plate, bar, acrylic) = (await workshop.Material("ALU", Category.Metal, Unit.Pcs), await workshop.Material("SST", Category.Metal, Unit.Pcs), await workshop.Material("ACR", Category.Plastic));
        await workshop.Act(async (db, _) => (await db.Materials.FindAsync(acrylic))!.IsCheckedFor("Cast\nPMMA"));
        await browser.Visit(workshop, async page =>
        {
            await page.SignIn("ANNA", Hiring.Password);
            await page.Visit("/receiving/new");
            await page.Playwright.SelectOptionAsync("[name='Input.Supplier']", new Microsoft.Playwright.SelectOptionValue { Index = 1 });
            await page.Type("Input.PackingSlip", "41377");
            await page.Press("Next: what is in it");
            foreach (var (material, number) in new[] { (plate, ""), (bar, ""), (acrylic, "PX-24") })
            {
                await page.Playwright.SelectOptionAsync("[name='Input.Material']", $"{material}");
                await page.Type("Input.Quantity", "4");
                await page.Type("Input.SupplierLot", number);
                await page.Press("Add this lot");
            }

            // The plate: what stands on it is what its certificate says.
            await page.Press("Verify next");
            await Look(page, "door-read");
            await Read("25987741");
            await Paper("25987741", "88213-1");
            await Look(page, "door-match");
            await page.Press("Accept");
            Assert.Contains("is accepted", await Said(), StringComparison.Ordinal);

            // The bar: another number. It is rejected, sent back, and its slip is printed.
            await page.Press("Verify next");
            await Read("10O7");
            await Paper("1007", "88213-2");
            Assert.Contains("They look alike: O and 0", await Said(), StringComparison.Ordinal);
            await Look(page, "door-mismatch");
            await page.Type("Refusal.Reason", "The number is not the certificate's.");
            await page.Press("Reject");
            await page.Press("Send it back");
            await page.Type("Input.Quantity", "4");
            await page.Type("Input.Note", "Fetched by the carrier.");
            await page.Press("Take it out");
            var slip = await page.Download(() => page.Click("Return slip (PDF)"));
            Assert.Equal("%PDF-"u8.ToArray(), slip.Content[..5]);

            // The acrylic: right by its label, without its certificate. It waits, and is accepted when that has come.
            await page.Visit("/receiving");
            await page.Press("Verify next");
            await page.Playwright.CheckAsync("[name='Reading.Answers[0]'][value=yes]");
            await page.Playwright.CheckAsync("[name='Reading.Answers[1]'][value=yes]");
            await Look(page, "door-checklist");
            await Read("PX-24");
            await page.Type("Refusal.Reason", "The certificate is asked for.");
            await page.Press("Quarantine");
            await page.Press("Decide");
            await Paper("px-24", "C-PX-24");
            await Look(page, "door-late-certificate");
            await page.Press("Accept");
            Assert.Contains("is accepted", await Said(), StringComparison.Ordinal);

            async Task Read(string number)
            {
                await page.Type("Reading.ReadNumber", number);
                await page.Press("Next");
            }

            async Task Paper(string says, string number)
            {
                await page.Type("Paper.CertificateSays", says);
                await page.Type("Paper.DocumentNumber", number);
                await page.Type("Paper.Issuer", "Northmill");
                await page.Press("Compare");
            }

            Task<string> Said() => page.Playwright.InnerTextAsync("main");
        });
        var lots = await workshop.Read(db => db.Lots.Include(l => l.Material).OrderBy(l => l.Id).Select(l => new { l.Material!.Code, l.Status, l.OnHandMicro }).ToListAsync());
        Assert.Equal([("ALU", LotStatus.Accepted, true), ("SST", LotStatus.Rejected, false), ("ACR", LotStatus.Accepted, true)], lots.Select(l => (l.Code, l.Status, l.OnHandMicro > 0)));
    }

    private static async Task Look(BrowserPage page, string name)
    {
        await page.AssertAccessible();
        await page.AssertFits();
        await page.Shoot(name);
    }
}
