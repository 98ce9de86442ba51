using System.Text;

namespace Traceability.Tests;

/// <summary>From an empty file to the report of a recall, in the browser, through the pages that anybody finds from the menu.</summary>
[Collection(InBrowser.Name)]
public sealed class WholeWayTests(Browser browser)
{
    [Fact]
    public async Task Receive_verify_cut_make_ship_and_recall()
    {
        await using var workshop = await Workshop.Serve();
        await browser.Visit(workshop, async page =>
        {
            await page.Visit("/");
            foreach (var (field, text) in new[] { ("ShopName", "Kiln Lane Workshop"), ("Name", "Mara Lindqvist"), ("Code", "ML"), ("Password", "plywood and glue 7") })
                await page.Type("Input." + field, text);
            await page.Press("Open the shop");

            await Add(page, "suppliers", ("Name", "Northmill Metals"), ("Code", "NORTH"));
            await Add(page, "customers", ("Name", "Harbour Dental Laboratory"), ("Code", "HARB"));
            await Add(page, "products", ("Name", "Drill guide"), ("Sku", "GUIDE"));
            await page.Visit("/materials/new");
            await page.Playwright.SelectOptionAsync("[name='Input.Category']", "Metal");
            await page.Playwright.SelectOptionAsync("[name='Input.Unit']", "Mm");
            await page.Type("Input.Name", "Aluminium 6061 bar");
            await page.Type("Input.Code", "ALU");
            await page.Press("Add");

            await page.Visit("/receiving/new");
            await page.Playwright.SelectOptionAsync("[name='Input.Supplier']", new Microsoft.Playwright.SelectOptionValue { Index = 1 });
            await page.Press("Next: what is in it");
            await page.Playwright.SelectOptionAsync("[name='Input.Material']", new Microsoft.Playwright.SelectOptionValue { Index = 1 });
            await page.Type("Input.Quantity", "1000");
            await page.Type("Input.Mill", "Northmill");
            await page.Type("Input.Heat", "25990085");
            await page.Type("Input.Number", "ALU-1");
            await page.Press("Add this lot");

            await page.Press("Verify next");
            await page.Type("Reading.ReadNumber", "25990085");
            await page.Press("Next");
            await page.Type("Paper.CertificateSays", "25990085");
            await page.Type("Paper.DocumentNumber", "88213-1");
            await page.Type("Paper.Issuer", "Northmill");
            await page.Press("Compare");
            await page.Press("Accept");

            await Find(page, "ALU-1");
            await page.Press("Cut");
            await page.Type("Input.Pieces", "2");
            await page.Type("Input.Each", "100");
            await page.Press("Plan the cut");
            await page.Press("All are marked");
            for (var piece = 0; piece < 2; piece++)
            {
                await page.Type("Reading.Read", "25990085");
                await page.Press("Read back");
            }
            await page.Press("Start the saw");

            await page.Visit("/making/new?product=GUIDE");
            await page.Press("Start the record");
            await page.Type("Use.Lot", "ALU-1-01");
            await page.Type("Use.Quantity", "100 mm");
            await page.Press("Take it");
            await page.Type("Units.Count", "4");
            await page.Press("Units came out");

            await page.Visit("/shipments/new");
            await page.Type("Input.Customer", "HARB");
            await page.Playwright.Locator("[name='Input.Purpose']").SelectOptionAsync("Sample");
            await page.Press("Begin packing");
            await page.Type("Input.Lot", "MFG-0001-01..MFG-0001-03");
            await page.Press("Pack it");

            await page.Visit("/recall?root=heat:Northmill|25990085");
            await page.Playwright.GetByText("Harbour Dental Laboratory").First.WaitForAsync();
            var (_, pdf) = await page.Download(() => page.Click("Report (PDF)"));
            Assert.Equal("%PDF", Encoding.ASCII.GetString(pdf[..4]));
            await page.Click("Hold everything");
            await page.Type("Input.Reason", "The mill called this heat back.");
            await page.Leave(() => page.Playwright.Locator("#hold button").ClickAsync());

            // The unit that was not shipped yet is held now, and stays here.
            await page.Visit("/shipments/1");
            page.Allow(422, "/shipments/1");
            await page.Type("Input.Lot", "MFG-0001-04");
            await page.Press("Pack it");
            await page.Playwright.GetByText("is on hold").First.WaitForAsync();
        });
        Assert.Empty(await workshop.Faults());
    }

    private static async Task Add(BrowserPage page, string what, params (string Field, string Text)[] fields)
    {
        await page.Visit($"/{what}/new");
        foreach (var (field, text) in fields) await page.Type("Input." + field, text);
        await page.Press("Add");
    }

    private static async Task Find(BrowserPage page, string number)
    {
        await page.Type("q", number);
        await page.Leave(() => page.Playwright.Locator("#scan").PressAsync("Enter"));
    }
}
