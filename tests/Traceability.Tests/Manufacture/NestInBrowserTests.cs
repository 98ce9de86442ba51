using Microsoft.EntityFrameworkCore;
using Traceability.Manufacture;
using Traceability.Orders;
using Traceability.People;
using Traceability.Tests.Recalls;

namespace Traceability.Tests.Manufacture;

/// <summary>Three products from one sheet, for three customers, and the sheet is recalled.</summary>
[Collection(InBrowser.Name)]
public sealed class NestInBrowserTests(Browser browser)
{
    [Fact]
    public async Task A_nest_of_three_products_and_the_recall_of_their_sheet_names_them_and_their_customers()
    {
        await using var shop = await MakingShop.Open(served: true);
        await shop.Workshop.Hire("ANNA", Role.QualityLead);
        await shop.Act(async s =>
        {
            var fir = Customer.Named("FIR", "Fir Works");
            s.Db.AddRange(Product.Named("SGN", "Sign", IdentifiedBy.Batch), fir);
            foreach (var (number, customer) in new[] { ("ORD-1", await s.Db.Customers.SingleAsync(c => c.Code == "KILN")), ("ORD-2", await s.Db.Customers.SingleAsync(c => c.Code == "OAK")), ("ORD-3", fir) })
                s.Db.Add(Order.Of(number, customer, MakingShop.Today, MakingShop.Today));
        });
        await shop.Lot("ACR-0524-02", "ACR-3", 9);
        await browser.Visit(shop.Workshop, async page =>
        {
            await page.SignIn("ANNA", Hiring.Password);
            await page.Visit("/making/new?product=ENC&order=ORD-1&quantity=2");
            await page.Playwright.GetByText("Also in this nest").ClickAsync();
            foreach (var (n, sku, many, order) in new[] { (0, "LID", "4", "ORD-2"), (1, "SGN", "1", "ORD-3") })
            {
                await page.Type($"Input.Also[{n}].Product", sku);
                await page.Type($"Input.Also[{n}].Quantity", many);
                await page.Type($"Input.Also[{n}].Order", order);
            }
            await page.AssertAccessible();
            await page.AssertFits();
            await page.Shoot("nest-new");
            await page.Press("Start the record");
            await page.Type("Use.Lot", "ACR-0524-02");
            await page.Type("Use.Quantity", "1 sheet");
            await page.Press("Take it");
            await page.Playwright.Locator("[name='Units.Product']").SelectOptionAsync("ENC");
            await page.Type("Units.Count", "2");
            await page.Press("Units came out");
            foreach (var (sku, many) in new[] { ("LID", "4"), ("SGN", "1") })
            {
                if (!await page.Playwright.Locator("[name='Batch.Quantity']").IsVisibleAsync()) await page.Playwright.GetByText("A batch under one code").ClickAsync();
                await page.Playwright.Locator("[name='Batch.Product']").SelectOptionAsync(sku);
                await page.Type("Batch.Quantity", many);
                await page.Press("A batch came out");
            }
            await page.AssertAccessible();
            await page.Shoot("nest-record");
        });
        await shop.Act(async s =>
        {
            foreach (var (customer, lots) in new[] { ("KILN", (string[])["MFG-0001-01", "MFG-0001-02"]), ("OAK", ["MFG-0001-03"]), ("FIR", ["MFG-0001-04"]) })
            {
                var shipment = Shipment.To(await s.Numbers.Shipment(), null, await s.Db.Customers.SingleAsync(c => c.Code == customer), MakingShop.Today, MakingShop.Today, purpose: ShipmentPurpose.Sample);
                foreach (var number in lots)
                {
                    var lot = await s.Lot(number);
                    shipment.Pack(lot, lot.OnHand, MakingShop.Today, await s.Db.UpstreamOf(lot, shipment.Customer, null, MakingShop.Today));
                }
                s.Db.Add(shipment);
                await s.Db.SaveChangesAsync();
            }
        });
        var scope = await shop.Workshop.Recall("ACR-0524-02");
        Assert.Equal(["MFG-0001-01", "MFG-0001-02", "MFG-0001-03", "MFG-0001-04"], scope.Lots.Where(l => !l.IsRoot).Select(l => l.Number).Order(StringComparer.Ordinal));
        Assert.Equal("ENC LID SGN", string.Join(' ', await shop.Workshop.Read(db => db.Lots.Where(l => l.ProductId != null).Select(l => l.Product!.Sku).Distinct().OrderBy(s => s).ToListAsync())));
        await browser.Visit(shop.Workshop, async page =>
        {
            await page.SignIn("ANNA", Hiring.Password);
            await page.Visit("/recall?root=ACR-0524-02");
            var said = await page.Playwright.Locator("main").InnerTextAsync();
            foreach (var named in (string[])["ACR-0524-02 is in 7 units that 3 customers have", "Kiln Lane Labs", "Oak & Sons", "Fir Works"])
                Assert.Contains(named, said, StringComparison.Ordinal);
            await page.Shoot("nest-recall");
            await page.Visit("/trace/forward?root=ACR-0524-02");
            said = await page.Playwright.Locator("main").InnerTextAsync();
            foreach (var named in (string[])["Enclosure, clear lid", "Lid", "Sign", "MFG-0001-03", "MFG-0001-04"])
                Assert.Contains(named, said, StringComparison.Ordinal);
        });
    }
}
