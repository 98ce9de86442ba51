using Traceability.People;

namespace Traceability.Tests.Manufacture;

/// <summary>The pages of making and shipping as a person at the bench sees them.</summary>
[Collection(InBrowser.Name)]
public sealed class MakingInBrowserTests(Browser browser)
{
    [Fact]
    public async Task From_the_record_to_the_shipment()
    {
        await using var shop = await MakingShop.Open(served: true);
        await shop.Workshop.Hire("ANNA", Role.QualityLead);
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

            await page.SignIn("ANNA", Hiring.Password);
            foreach (var list in (string[])["making", "products", "orders", "shipments", "customers"])
            {
                await page.Visit("/" + list);
                await Seen(list + "-first");
            }
            await shop.Lot("ACR-0524-02", "ACR-3", 9);
            await shop.Lot("PLA-0424-01", "PLA-BK", 500);
            await shop.Lot("PLA-0524-03", "PLA-BK", 500);
            await shop.Lot("GLU-0524-01", "GLUE", 100);

            await page.Visit("/orders/new?customer=KILN");
            await Seen("order-new");
            await page.Type("Input.Lines[0].Product", "ENC");
            await page.Type("Input.Lines[0].Quantity", "10");
            await page.Press("Take the order");
            await Seen("order-empty");

            await page.Visit("/making/new?product=ENC&order=ORD-0001");
            await page.Type("Input.Machine", "Laser 1");
            await page.Type("Input.Sop", "SOP-07, revision 4");
            await Seen("making-new");
            await page.Press("Start the record");
            await Seen("record-empty");
            var record = new Uri(page.Playwright.Url).AbsolutePath;
            page.Allow(422, record);
            await page.Type("Use.Lot", "ACR-0524-02");
            await page.Type("Use.Quantity", "20 sheets");
            await page.Press("Take it");
            await Seen("record-refused");
            await page.Type("Use.Quantity", "5 sheets");
            await page.Press("Take it");
            foreach (var (lot, from, to) in new[] { ("PLA-0424-01", "1", "5"), ("PLA-0524-03", "6", "") })
            {
                await page.Playwright.GetByText("Only in some of the units").ClickAsync();
                await page.Type("Use.Lot", lot);
                await page.Type("Use.Quantity", "100 g");
                await page.Type("Use.FirstUnit", from);
                await page.Type("Use.LastUnit", to);
                await page.Press("Take it");
            }
            await page.Type("Units.Count", "10");
            await page.Press("Units came out");
            await Seen("record-full");
            shop.Workshop.Clock.Advance(TimeSpan.FromMinutes(20));
            await page.Visit(record);
            await page.Press("Void PLA-0424-01");
            await Seen("record-void");
            await page.Type("Input.Reason", "it was the other spool");
            await page.Press("Void the entry");
            await Seen("record-voided");

            await page.Visit("/shipments/new?order=ORD-0001");
            await Seen("shipment-new");
            await page.Press("Begin packing");
            await Seen("shipment-empty");
            var shipment = new Uri(page.Playwright.Url).AbsolutePath;
            page.Allow(422, shipment);
            await page.Type("Input.Lot", "MFG-0001-99");
            await page.Press("Pack it");
            await Seen("shipment-refused");
            await page.Type("Input.Lot", "MFG-0001-01..MFG-0001-04");
            await page.Press("Pack it");
            await Seen("shipment-full");
            await page.Press("MFG-0001-02 came back");
            await Seen("return");
            await page.Press("Take it back");
            foreach (var (address, name) in new[] { ("/orders/1", "order"), ("/customers/1", "customer"), ("/products/1", "product"), ("/making", "making"), ("/orders", "orders"), ("/shipments", "shipments"), ("/customers", "customers"), ("/products", "products"), ("/products/new", "product-new"), ("/customers/new", "customer-new"), ("/records/new-rework", "rework-new") })
            {
                await page.Visit(address);
                await Seen(name);
            }
        });
    }
}
