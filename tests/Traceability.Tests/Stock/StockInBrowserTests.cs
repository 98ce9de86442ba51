using Microsoft.EntityFrameworkCore;
using Traceability.Lots;
using Traceability.Materials;
using Traceability.Shops;

namespace Traceability.Tests.Stock;

/// <summary>The way of material from the door to the saw, as a person at the workshop PC walks it.</summary>
[Collection(InBrowser.Name)]
public sealed class StockInBrowserTests(Browser browser)
{
    private static async Task<Workshop> Shop()
    {
        var workshop = await Workshop.Serve();
        await workshop.Act((db, acts) => { db.Add(Traceability.Shops.Shop.Opened("Kiln Lane Workshop", null, UnitSystem.Metric, acts.Now)); return Task.CompletedTask; });
        await workshop.Hire();
        return workshop;
    }

    private static async Task Look(BrowserPage page, string name, string? path = null)
    {
        if (path is not null) await page.Visit(path);
        await page.AssertAccessible();
        await page.AssertFits();
        await page.Shoot(name);
    }

    [Fact]
    public async Task Empty_pages_say_what_to_do()
    {
        await using var workshop = await Shop();
        await browser.Visit(workshop, async page =>
        {
            await page.SignIn("ANNA", Hiring.Password);
            foreach (var path in (string[])["/receiving", "/receiving/new", "/stock", "/materials", "/materials/new", "/suppliers", "/suppliers/new", "/settings"])
                await Look(page, "empty" + path.Replace('/', '-'), path);
        });
    }

    [Fact]
    public async Task A_delivery_is_received_verified_and_accepted_by_keyboard_alone()
    {
        await using var workshop = await Shop();
        await workshop.Material("PLY", level: ControlLevel.Label);
        await workshop.Supplier();
        await browser.Visit(workshop, async page =>
        {
            await page.SignIn("ANNA", Hiring.Password);
            await page.Visit("/receiving");
            var keyboard = page.Playwright.Keyboard;
            await page.Leave(() => keyboard.PressAsync("n"));
            await keyboard.TypeAsync("HAR");
            await Reach(page, e => $"{e}.name === 'Input.PackingSlip'");
            // As a gun leads: Enter goes on to the next field, and the last one sends.
            await keyboard.TypeAsync("41377");
            // Past the day, which is filled in, and the order as the slip says.
            await keyboard.PressAsync("Enter");
            await keyboard.PressAsync("Enter");
            await page.Leave(() => keyboard.PressAsync("Enter"));

            await keyboard.TypeAsync("PLY");
            await keyboard.PressAsync("Enter");
            await keyboard.TypeAsync("10");
            await keyboard.PressAsync("Enter");
            await keyboard.TypeAsync("BP-24-118");
            await Reach(page, e => $"{e}.textContent.trim() === 'Add this lot'");
            await page.Leave(() => keyboard.PressAsync("Enter"));

            await Reach(page, e => $"{e}.textContent.trim() === 'Verify next'");
            await page.Leave(() => keyboard.PressAsync("Enter"));
            await keyboard.TypeAsync("BP-24-118");
            await page.Leave(() => keyboard.PressAsync("Enter"));
            await Reach(page, e => $"{e}.textContent.trim() === 'Accept'");
            await page.Leave(() => keyboard.PressAsync("Enter"));
        });
        var lot = await workshop.Read(db => db.Lots.SingleAsync());
        Assert.Equal((LotStatus.Accepted, "BP-24-118", "BP-24-118"), (lot.Status, lot.SupplierLot, lot.MarkedNumber));

        // With Tab, as far as it takes; the mouse is never touched.
        static async Task Reach(BrowserPage page, Func<string, string> isIt)
        {
            for (var tabs = 0; tabs < 60; tabs++)
            {
                await page.Playwright.Keyboard.PressAsync("Tab");
                if (await page.Playwright.EvaluateAsync<bool>(isIt("document.activeElement"))) return;
            }
            throw new InvalidOperationException("Sixty times Tab did not lead there.");
        }
    }

    [Fact]
    public async Task From_the_door_to_the_saw()
    {
        await using var workshop = await Shop();
        var alu = await workshop.Material("ALU", Category.Metal, Unit.Mm);
        await workshop.Material("PLY");
        var supplier = await workshop.Supplier();
        await browser.Visit(workshop, async page =>
        {
            await page.SignIn("ANNA", Hiring.Password);
            await page.Visit("/receiving");
            await page.Leave(() => page.Playwright.Keyboard.PressAsync("n"));
            await page.Playwright.SelectOptionAsync("[name='Input.Supplier']", $"{supplier}");
            await page.Type("Input.PackingSlip", "41377");
            await page.Press("Next: what is in it");

            // A gun ends every scan with Enter: it leads through the fields, and the last one sends.
            page.Allow(422, "/receipts/1");
            await page.Playwright.SelectOptionAsync("[name='Input.Material']", $"{alu}");
            await page.Playwright.Keyboard.PressAsync("Enter");
            await page.Playwright.Keyboard.TypeAsync("much");
            await page.Press("Add this lot");
            await Look(page, "receipt-refused");
            await page.Type("Input.Quantity", "1000");
            await page.Type("Input.Mill", "Northmill");
            await page.Type("Input.Heat", "25990085");
            await page.Press("Add this lot");
            Assert.Equal("Input.Material", await page.Playwright.EvaluateAsync<string>("document.activeElement.name"));
            await page.Playwright.SelectOptionAsync("[name='Input.Material']", $"{alu}");
            await page.Type("Input.Quantity", "2 m");
            await page.Type("Input.Number", "ALU-O524-OO1");
            await page.Press("Add this lot");
            await Look(page, "receipt");
            await Look(page, "receiving", "/receiving");

            await page.Press("Verify next");
            await Look(page, "verify-read");
            await page.Type("Reading.ReadNumber", "25990085");
            await page.Press("Next");
            await Look(page, "verify-paper");
            await Compare(page, "25990065");
            await Look(page, "verify-mismatch");
            workshop.Clock.Advance(TimeSpan.FromMinutes(2));
            await page.Press("Another certificate");
            await Compare(page, "25990085");
            await Look(page, "verify-match");
            await page.Press("Accept");
            await Look(page, "verify-done");
            await page.Press("The lot");
            await Look(page, "lot");

            await page.Press("Cut");
            await Look(page, "cut-plan");
            await page.Type("Input.Pieces", "6");
            await page.Type("Input.Each", "120");
            await page.Type("Input.MorePieces", "2");
            await page.Type("Input.MoreEach", "40");
            await page.Type("Input.Loss", "8");
            await page.Press("Plan the cut");
            await Look(page, "cut-planned");
            await page.Press("All are marked");
            page.Allow(422, "/cuts/1");
            await page.Type("Reading.Read", "25990065");
            await page.Press("Read back");
            await Look(page, "cut-refused");
            for (var n = 0; n < 8; n++)
            {
                if (n == 4) await Look(page, "cut-half");
                await page.Type("Reading.Read", "25990085");
                await page.Press("Read back");
            }
            await Look(page, "cut-open");
            await page.Press("Start the saw");
            await Look(page, "cut-done");

            foreach (var tab in (string[])["history", "documents", "from", "to", "audit"])
                await Look(page, "lot-" + tab, "/lots/1?tab=" + tab);
            foreach (var act in (string[])["move", "take-out", "count", "split", "hold", "quarantine"])
                await Look(page, "lot-" + act, "/lots/1/" + act);
            page.Allow(422, "/lots/1/take-out");
            await page.Visit("/lots/1/take-out");
            await page.Press("Take it out");
            await Look(page, "lot-take-out-refused");
            await page.Visit("/lots/1/hold");
            await page.Type("Input.Reason", "The mill called about this heat.");
            await page.Press("Put it on hold");
            await Look(page, "lot-held");
            await Look(page, "stock", "/stock");
            await Look(page, "material", "/materials/1");
            await Look(page, "materials", "/materials");
            await Look(page, "supplier", "/suppliers/1");
            await Look(page, "suppliers", "/suppliers");
        });
        Assert.Equal(10, await workshop.Read(db => db.Lots.CountAsync()));
    }

    [Fact]
    public async Task A_very_long_number_and_a_counted_cut_fit_on_a_phone()
    {
        await using var workshop = await Shop();
        var ply = await workshop.Material("PLY");
        var (lot, sheet) = (await workshop.Accepted(ply, 3, number: new string('W', 200)), await workshop.Accepted(ply, 3));
        await browser.Visit(workshop, async page =>
        {
            await page.SignIn("ANNA", Hiring.Password);
            await Look(page, "long-lot", $"/lots/{lot}");
            await Look(page, "long-cut", $"/lots/{lot}/cut");
            await page.Visit($"/lots/{sheet}/cut");
            await page.Type("Input.Pieces", "24");
            await page.Type("Input.Taken", "1");
            await page.Press("Plan the cut");
            await Look(page, "cut-counted");
            await Look(page, "long-stock", "/stock");
        }, Screen.Phone);
    }

    private static async Task Compare(BrowserPage page, string says)
    {
        await page.Type("Paper.CertificateSays", says);
        await page.Type("Paper.DocumentNumber", "88213-" + says[^2..]);
        await page.Type("Paper.Issuer", "Northmill");
        await page.Press("Compare");
    }
}
