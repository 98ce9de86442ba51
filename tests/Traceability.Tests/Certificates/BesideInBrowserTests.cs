using Microsoft.Playwright;
using Traceability.Certificates;
using Traceability.Materials;
using Traceability.Shops;
using Traceability.Tests.Certificates.FileTexts;
using Traceability.Tests.Stock;

namespace Traceability.Tests.Certificates;

/// <summary>A certificate stands beside the form, and its numbers go into the fields by a press.</summary>
[Collection(InBrowser.Name)]
public sealed class BesideInBrowserTests(Browser browser)
{
    private static async Task<(Workshop Workshop, long Lot)> Shop(string name, byte[] file)
    {
        var workshop = await Workshop.Serve();
        await workshop.Act((db, acts) => { db.Add(Traceability.Shops.Shop.Opened("Kiln Lane Workshop", null, UnitSystem.Metric, acts.Now)); return Task.CompletedTask; });
        await workshop.Hire();
        var lot = await workshop.Received(await workshop.Material("ALU", Category.Metal), number: "ALU-1", heat: ("Northmill", "4E2101"));
        await workshop.Act(async (db, _) =>
        {
            var document = db.Documents.Add(Document.Of(DocumentType.Mtr, "88213", "Northmill")).Entity;
            await db.Name(document, Named.Lot, "ALU-1", "Lots");
            document.Attach(await db.Keep(await IncomingFile.Look(name, file.Length, () => new MemoryStream(file))), name);
        });
        await workshop.OnLot(lot, (of, _, acts) => { of.ReadOff("4E2101", "QL", acts.Now); return Task.CompletedTask; });
        return (workshop, lot);
    }

    [Fact]
    public async Task A_number_pressed_on_the_certificate_stands_in_the_field_also_by_keyboard()
    {
        var (workshop, lot) = await Shop("88213.pdf", FileTextTests.Pdf("Inspection certificate 88213", "Heat No.: 4E2101", "Rm 521 MPa"));
        await using var _ = workshop;
        await browser.Visit(workshop, async page =>
        {
            await page.SignIn("ANNA", Hiring.Password);
            await page.Visit($"/lots/{lot}/verify?step=paper");
            var tab = page.Playwright;
            await Assertions.Expect(tab.Locator(".leaf[data-drawn]")).ToHaveCountAsync(1);
            await page.AssertAccessible();
            await page.AssertFits();
            await page.Shoot("verify-beside");
            await tab.Locator(".on-paper", new() { HasTextString = "4E2101" }).ClickAsync();
            await Assertions.Expect(tab.Locator("[name='Paper.CertificateSays']")).ToHaveValueAsync("4E2101");
            await Assertions.Expect(tab.Locator(".beside [role=status]")).ToContainTextAsync("4E2101 is in");
            // The field one was in last; this time without the mouse.
            await tab.Locator("[name='Paper.DocumentNumber']").FocusAsync();
            await tab.Locator("#beside-number").SelectOptionAsync("88213");
            await tab.Locator("#beside-number").PressAsync("Enter");
            await Assertions.Expect(tab.Locator("[name='Paper.DocumentNumber']")).ToHaveValueAsync("88213");
            // What was drawn is there: not only an empty leaf.
            Assert.True(await tab.EvaluateAsync<bool>("(() => { const c = document.querySelector('.leaf canvas'); return c.getContext('2d').getImageData(0, 0, c.width, c.height).data.some((v, i) => i % 4 < 3 && v < 90); })()"));
            await tab.SetViewportSizeAsync(Screen.Phone.Width, Screen.Phone.Height);
            await page.AssertFits();
            await page.Visit("/documents/1");
            await Assertions.Expect(tab.Locator(".leaf[data-drawn]")).ToHaveCountAsync(1);
            await page.AssertAccessible();
        });
    }

    [Fact]
    public async Task A_file_that_is_being_added_is_shown_before_it_is_sent()
    {
        var (workshop, _) = await Shop("88213.pdf", FileTextTests.Pdf("88213"));
        await using var __ = workshop;
        await browser.Visit(workshop, async page =>
        {
            await page.SignIn("ANNA", Hiring.Password);
            await page.Visit("/documents/new");
            var tab = page.Playwright;
            await Assertions.Expect(tab.Locator(".beside")).ToBeHiddenAsync();
            await tab.SetInputFilesAsync("[name='Input.Files']", new FilePayload { Name = "m.pdf", MimeType = "application/pdf", Buffer = FileTextTests.Pdf("Heats 4E2101 and 4E2102") });
            await tab.Locator("[name='Input.Heats']").FocusAsync();
            foreach (var heat in (string[])["4E2101", "4E2102"]) await tab.Locator(".on-paper", new() { HasTextString = heat }).ClickAsync();
            await Assertions.Expect(tab.Locator("[name='Input.Heats']")).ToHaveValueAsync("4E2101, 4E2102");
            await page.AssertAccessible();
            await page.AssertFits();
            await page.Shoot("document-new-beside");
            // Data is shown as text, with its numbers.
            await tab.SetInputFilesAsync("[name='Input.Files']", new FilePayload { Name = "m.json", MimeType = "application/json", Buffer = "{\"heat\": \"4E2103\"}"u8.ToArray() });
            await tab.Locator("[name='Input.DocumentNumber']").FocusAsync();
            await tab.Locator("pre .on-paper").ClickAsync();
            await Assertions.Expect(tab.Locator("[name='Input.DocumentNumber']")).ToHaveValueAsync("4E2103");
        });
    }

    [Fact]
    public async Task A_damaged_file_is_said_to_be_so_and_has_its_link()
    {
        var (workshop, lot) = await Shop("88213.pdf", "%PDF-1.4 torn off"u8.ToArray());
        await using var _ = workshop;
        await browser.Visit(workshop, async page =>
        {
            await page.SignIn("ANNA", Hiring.Password);
            await page.Visit($"/lots/{lot}/verify?step=paper");
            await Assertions.Expect(page.Playwright.Locator(".beside [role=status]")).ToContainTextAsync("Open it by its link.");
        });
    }

    [Fact]
    public async Task Without_a_script_there_is_a_link_to_the_file()
    {
        var (workshop, lot) = await Shop("88213.pdf", FileTextTests.Pdf("88213"));
        await using var _ = workshop;
        var page = await (await workshop.SignedIn("BO", Traceability.People.Role.Staff)).Visit($"/lots/{lot}/verify?step=paper");
        Assert.Equal("/documents/1?handler=file", page.Document.QuerySelector(".beside a.file")!.GetAttribute("href"));
    }
}
