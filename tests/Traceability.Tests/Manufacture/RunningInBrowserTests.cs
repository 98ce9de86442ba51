using Traceability.People;
using Xunit.Abstractions;

namespace Traceability.Tests.Manufacture;

/// <summary>The bench at work: a barcode gun, gloves, and a spool that ends in the middle of a job.</summary>
[Collection(InBrowser.Name)]
public sealed class RunningInBrowserTests(Browser browser, ITestOutputHelper output)
{
    [Fact]
    public async Task A_spool_changed_on_the_machine_narrows_the_recall_to_the_units_after_it()
    {
        await using var shop = await MakingShop.Open(served: true);
        await shop.Workshop.Hire("ANNA", Role.QualityLead);
        await shop.Lot("ACR-1", "ACR-3", 10);
        await shop.Lot("PLA-1", "PLA-BK", 500);
        await shop.Lot("PLA-2", "PLA-BK", 500);
        await browser.Visit(shop.Workshop, async page =>
        {
            await page.SignIn("ANNA", Hiring.Password);
            var gun = new Gun(page);
            await page.Visit("/machines");
            await page.Type("Input.Code", "PRUSA-1");
            await page.Type("Input.Name", "The old Prusa");
            await page.Press("Register it");
            await page.Leave(() => gun.Scan("PLA-1"));
            await page.AssertAccessible();
            await page.Shoot("machine");
            var machine = new Uri(page.Playwright.Url).AbsolutePath;

            await page.Press("Start a record here");
            await page.Type("Input.Product", "ENC");
            await page.Press("Start the record");
            var record = new Uri(page.Playwright.Url).AbsolutePath;
            Assert.Contains("with what is on PRUSA-1: PLA-1", await page.Playwright.Locator("body").InnerTextAsync(), StringComparison.Ordinal);
            await page.Type("Units.Count", "5");
            await page.Press("Units came out");

            // The spool is empty: the next one is scanned at the machine, which knows that five are made.
            await page.Visit(machine);
            Assert.Equal("6", await page.Playwright.Locator("[name='Next.From[0].Unit']").InputValueAsync());
            await page.Leave(() => gun.Scan("PLA-2"));
            await page.Visit(record);
            await page.Type("Units.Count", "5");
            await page.Press("Units came out");
            await page.AssertAccessible();
            await page.AssertFits();
            await page.Shoot("record-spool-changed");

            foreach (var (lot, first, last, other) in ((string, string, string, string)[])[("PLA-1", "MFG-0001-01", "MFG-0001-05", "MFG-0001-06"), ("PLA-2", "MFG-0001-06", "MFG-0001-10", "MFG-0001-05")])
            {
                await page.Visit($"/trace/forward?root=lot:{lot}");
                var words = await page.Playwright.Locator("main").InnerTextAsync();
                Assert.Contains(first, words, StringComparison.Ordinal);
                Assert.Contains(last, words, StringComparison.Ordinal);
                Assert.DoesNotContain(other, words, StringComparison.Ordinal);
            }
        });
        Assert.Equal("MFG-0001-06 MFG-0001-07 MFG-0001-08 MFG-0001-09 MFG-0001-10", await shop.Reached("PLA-2"));
    }

    [Fact]
    public async Task Ten_units_from_four_lots_are_written_down_with_a_gun_in_far_under_a_minute()
    {
        // A scan with a gun in the hand takes a person some two seconds, aiming included; a key or a press of the mouse one.
        const int scan = 2, press = 1, limit = 60;
        await using var shop = await MakingShop.Open(served: true);
        await shop.Workshop.Hire("ANNA", Role.QualityLead);
        foreach (var (lot, of, amount) in ((string, string, decimal)[])[("ACR-1", "ACR-3", 10), ("PLA-1", "PLA-BK", 120), ("PLA-2", "PLA-BK", 500), ("GLU-1", "GLUE", 100)])
            await shop.Lot(lot, of, amount);
        using var office = shop.Workshop.Client();
        await office.SignIn("ANNA", Hiring.Password);
        await (await office.Visit("/orders/new?customer=KILN")).Submit("Take the order", new() { ["Input.Lines[0].Product"] = "ENC", ["Input.Lines[0].Quantity"] = "10" });
        await browser.Visit(shop.Workshop, async page =>
        {
            await page.SignIn("ANNA", Hiring.Password);
            var (gun, scans, keys) = (new Gun(page), 0, 0);
            async Task Scan(string code)
            {
                scans++;
                await page.Leave(() => gun.Scan(code));
            }

            async Task Press(string words)
            {
                keys++;
                await page.Press(words);
            }

            async Task Keys(string typed)
            {
                keys += typed.Length;
                await gun.Type(typed, Gun.Hand);
            }

            // From the order, where the product and how many stand already.
            await page.Visit("/making/new?product=ENC&order=ORD-0001");
            await Press("Start the record");
            foreach (var lot in (string[])["ACR-1", "PLA-1", "PLA-2", "GLU-1"]) await Scan(lot);
            await page.Playwright.Locator("[name='Units.Count']").ClickAsync();
            keys++;
            await Keys("10");
            await Press("Units came out");
            await Press("Close the record");
            Assert.Contains("MFG-0001 is closed.", await page.Playwright.Locator("body").InnerTextAsync(), StringComparison.Ordinal);
            output.WriteLine($"{scans} scans and {keys} keys: about {scans * scan + keys * press} s of hands");
            Assert.Equal(4, scans);
            Assert.True(scans * scan + keys * press < limit / 2, $"{scans} scans, {keys} keys");
        });
        Assert.Equal((5m, 120m, 80m, 10m), (10 - Of(await shop.OnHand("ACR-1")), 120 - Of(await shop.OnHand("PLA-1")), 500 - Of(await shop.OnHand("PLA-2")), 100 - Of(await shop.OnHand("GLU-1"))));
        Assert.Equal("ACR-1 GLU-1 PLA-1 PLA-2", await shop.Behind("MFG-0001-10"));
    }

    [Fact]
    public async Task A_scan_that_is_refused_is_heard_unless_the_sound_is_off()
    {
        await using var shop = await MakingShop.Open(served: true);
        await shop.Workshop.Hire("ANNA", Role.QualityLead);
        var record = await shop.Record();
        await browser.Visit(shop.Workshop, async page =>
        {
            await page.Playwright.AddInitScriptAsync("window.heard = 0; const start = OscillatorNode.prototype.start; OscillatorNode.prototype.start = function (...when) { window.heard++; return start.apply(this, when); };");
            page.Allow(422, $"/records/{record}");
            async Task<int> Heard() => await page.Playwright.EvaluateAsync<int>("window.heard");
            await page.SignIn("ANNA", Hiring.Password);
            await page.Visit($"/records/{record}");
            Assert.Equal(0, await Heard());
            await page.Leave(() => new Gun(page).Scan("NOPE-1"));
            Assert.Contains("is not a number in this shop", await page.Words("[role=alert]"), StringComparison.Ordinal);
            Assert.Equal(2, await Heard());
            await page.Playwright.EvaluateAsync("localStorage.setItem('scan-mute', 'yes')");
            await page.Leave(() => new Gun(page).Scan("NOPE-2"));
            Assert.Equal(0, await Heard());
        });
    }

    private static decimal Of(Traceability.Lots.Quantity amount) => amount.Micro / (decimal)Traceability.Lots.Quantity.One;
}
