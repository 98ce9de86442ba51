using Microsoft.EntityFrameworkCore;
using Traceability.Places;
using Traceability.Tests.Purchasing;
using Traceability.Tests.Stock;

namespace Traceability.Tests.Receiving;

/// <summary>The door: a gun in one hand, the keyboard under the other, and no mouse.</summary>
[Collection(InBrowser.Name)]
public sealed class KeystrokesInBrowserTests(Browser browser)
{
    private const int Most = 25;

    [Fact]
    public Task A_delivery_of_what_was_ordered_is_received_and_labelled_by_scans_and_a_few_keys() => AtTheDoor(async (page, hand, workshop) =>
    {
        await page.Leave(() => hand.Gun.Scan("PO-0001"));
        await page.Leave(() => hand.Types("r"));
        await hand.Gun.Scan("HP-41377");
        await page.Leave(() => hand.Enters());
        await hand.Gun.Scan("BP-24-118");
        await hand.Enters();
        var (_, label) = await page.Download(() => hand.Gun.Scan("PLC-0001"));
        Assert.Contains("PLY-0524-001", System.Text.Encoding.UTF8.GetString(label), StringComparison.Ordinal);
        var lot = await workshop.Read(db => db.Lots.Include(l => l.PurchaseLine!.Order).Include(l => l.Receipt).SingleAsync());
        Assert.Equal(("10 sheets", "BP-24-118", "Shelf A3", "PO-0001", "HP-41377"), (lot.Received.ToString(), lot.SupplierLot, lot.Location, lot.PurchaseLine!.Order.Number, lot.Receipt!.PackingSlip));
    });

    [Fact]
    public Task Without_an_order_it_takes_no_mouse_either() => AtTheDoor(async (page, hand, workshop) =>
    {
        await page.Leave(() => hand.Types("n"));
        await hand.Types("ha");
        await hand.Enters();
        await hand.Gun.Scan("HP-41377");
        await hand.Enters();
        await page.Leave(() => hand.Enters());
        // Another supplier's order is open, but not this one's: the form for anything has the focus.
        await hand.Types("acr");
        await hand.Enters();
        await hand.Types("12");
        await hand.Enters();
        await hand.Gun.Scan("PX-GS-1");
        await hand.Enters();
        await hand.Gun.Scan("PLC-0001");
        for (var left = 3; left > 0; left--) await hand.Enters();
        await page.Download(() => hand.Enters());
        var lot = await workshop.Read(db => db.Lots.Include(l => l.Material).Include(l => l.Receipt).SingleAsync());
        Assert.Equal(("ACR", "12 sheets", "PX-GS-1", "Shelf A3", "HP-41377"), (lot.Material!.Code, lot.Received.ToString(), lot.SupplierLot, lot.Location, lot.Receipt!.PackingSlip));
        // Ready for the next one.
        Assert.Equal("Input.Material", await page.Playwright.EvaluateAsync<string>("document.activeElement.name"));
    });

    private async Task AtTheDoor(Func<BrowserPage, Hand, Workshop, Task> receive)
    {
        await using var workshop = await Workshop.Serve();
        await workshop.Hire();
        var (ply, _) = (await workshop.Material("PLY"), await workshop.Material("ACR"));
        await workshop.Supplier();
        await workshop.Ordered(await workshop.Supplier("BALTIC"), lines: (ply, 10));
        await workshop.With(async (db, _, numbers) => db.Places.Add(Place.Named(await numbers.Place(), "Shelf A3")));
        await browser.Visit(workshop, async page =>
        {
            await page.SignIn("ANNA", Hiring.Password);
            await page.Visit("/labels");
            // A text for a label printer: this browser has no viewer that could show a PDF.
            await page.Leave(() => page.Playwright.Locator("#format").SelectOptionAsync("zpl-100x50-203"));
            await page.Leave(() => page.Playwright.Locator("#at-once").CheckAsync());
            await page.Visit("/");
            var hand = new Hand(page);
            await receive(page, hand, workshop);
            Assert.InRange(hand.Keys, 1, Most);
            Assert.Equal(1, await workshop.Read(db => db.LabelPrints.CountAsync()));
            await page.AssertAccessible();
            await page.AssertFits();
        });
    }

    /// <summary>A hand at the keyboard, whose keys are counted, and a gun, whose are not.</summary>
    private sealed class Hand(BrowserPage page)
    {
        public Gun Gun { get; } = new(page);

        public int Keys { get; private set; }

        public Task Types(string text)
        {
            Keys += text.Length;
            return Gun.Type(text);
        }

        public Task Enters()
        {
            Keys++;
            return Gun.Scan("", Gun.Hand);
        }
    }
}
