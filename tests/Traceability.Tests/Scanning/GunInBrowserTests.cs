using Microsoft.Playwright;
using Traceability.Tests.Stock;

namespace Traceability.Tests.Scanning;

/// <summary>A gun is caught anywhere, and lands where it belongs; what a person types is never touched.</summary>
[Collection(InBrowser.Name)]
public sealed class GunInBrowserTests(Browser browser)
{
    private const char Gs = '\u001d';

    [Fact]
    public Task The_gun_of_these_tests_types_with_the_gaps_it_says() => AtTheShop(async (page, gun, _) =>
    {
        await page.Visit("/find");
        await page.Playwright.EvaluateAsync("() => { window.gaps = []; let last; addEventListener('keydown', e => { if (last) gaps.push(Math.round(e.timeStamp - last)); last = e.timeStamp; }); }");
        await gun.Type("abc", 110);
        Assert.Equal("110,110", await page.Playwright.EvaluateAsync<string>("gaps.join()"));
    });

    [Theory]
    [InlineData("document.activeElement.blur()")]
    [InlineData("document.querySelector('main .button').focus()")]
    [InlineData("document.querySelector('button.who').focus()")]
    [InlineData("document.querySelector('nav.side a').focus()")]
    public Task A_scan_from_anywhere_lands_and_presses_nothing(string where) => AtTheShop(async (page, gun, lot) =>
    {
        await page.Visit("/stock");
        await page.Playwright.EvaluateAsync(where);
        await page.Leave(() => gun.Scan("plY-1 n?p"));
        Assert.Equal("/find?q=plY-1+n%3Fp", Landed(page));
        await page.Playwright.EvaluateAsync(where.Replace("main .button", "main a.button", StringComparison.Ordinal));
        await page.Leave(() => gun.Scan("ACR-0524-02"));
        Assert.Equal($"/lots/{lot}", Landed(page));
    });

    [Fact]
    public Task A_gun_that_ends_with_Tab_and_a_page_that_is_busy_make_no_difference() => AtTheShop(async (page, gun, lot) =>
    {
        await page.Visit("/materials");
        await page.Playwright.EvaluateAsync("document.activeElement.blur()");
        await page.Leave(() => gun.Scan("ACR-0524-02", end: "Tab"));
        Assert.Equal($"/lots/{lot}", Landed(page));
        await page.Visit("/materials");
        await page.Playwright.EvaluateAsync("""
            () => { document.activeElement.blur(); addEventListener('keydown', () => { const until = performance.now() + 60; while (performance.now() < until); }); }
            """);
        await page.Leave(() => gun.Scan("ACR-0524-02"));
        Assert.Equal($"/lots/{lot}", Landed(page));
    });

    [Fact]
    public Task A_slow_hand_is_never_taken_for_a_gun() => AtTheShop(async (page, gun, lot) =>
    {
        await page.Visit($"/lots/{lot}/hold");
        await page.Playwright.Locator("textarea").FocusAsync();
        await gun.Scan("looks cracked at ACR-0524-02", Gun.Hand);
        await gun.Type("second line", Gun.Hand);
        Assert.Equal("looks cracked at ACR-0524-02\nsecond line", await page.Playwright.Locator("textarea").InputValueAsync());
        Assert.Equal($"/lots/{lot}/hold", Landed(page));

        // And in passing: a few keys in one go are no scan.
        await gun.Type("abc", Gun.Fast);
        await gun.Type(" and on", Gun.Hand);
        Assert.EndsWith("second lineabc and on", await page.Playwright.Locator("textarea").InputValueAsync(), StringComparison.Ordinal);
    });

    [Fact]
    public Task A_scan_into_a_note_goes_on_and_leaves_the_note_as_it_was() => AtTheShop(async (page, gun, lot) =>
    {
        await page.Visit($"/lots/{lot}/hold");
        await page.Playwright.Locator("textarea").FocusAsync();
        await gun.Type("cracked", Gun.Hand);
        await page.Leave(() => gun.Scan("ACR-0524-02"));
        Assert.Equal($"/lots/{lot}", Landed(page));
        // The draft holds what the hand typed, without the scan.
        await page.Visit($"/lots/{lot}/hold");
        Assert.Equal("cracked", await page.Playwright.Locator("textarea").InputValueAsync());
    });

    [Fact]
    public Task In_a_form_for_guns_a_scan_fills_the_field_it_belongs_to() => AtTheShop(async (page, gun, _) =>
    {
        await page.Visit("/receipts/1");
        var (amount, supplierLot, number) = (Named(page, "Input.Quantity"), Named(page, "Input.SupplierLot"), Named(page, "Input.Number"));
        await amount.FocusAsync();
        await gun.Type("12", Gun.Hand);
        await gun.Scan("F24-11873");
        Assert.Equal(("12", "F24-11873"), (await amount.InputValueAsync(), await supplierLot.InputValueAsync()));
        Assert.Equal("Input.Number", await Focused(page));
        await gun.Scan("ACR-9");
        Assert.Equal(("F24-11873", "ACR-9"), (await supplierLot.InputValueAsync(), await number.InputValueAsync()));

        // In a choice the letters would have chosen something else.
        await Named(page, "Input.Material").FocusAsync();
        var chosen = await Named(page, "Input.Material").InputValueAsync();
        await gun.Scan("25987741");
        Assert.Equal((chosen, "25987741"), (await Named(page, "Input.Material").InputValueAsync(), await Named(page, "Input.Heat").InputValueAsync()));
    });

    [Fact]
    public Task What_stood_in_the_field_stays_unless_it_was_selected() => AtTheShop(async (page, gun, _) =>
    {
        await page.Visit("/receipts/1");
        var number = Named(page, "Input.SupplierLot");
        await number.FillAsync("OLD-");
        await gun.Scan($"A1{Gs}B2");
        Assert.Equal($"OLD-A1{Gs}B2", await number.InputValueAsync());
        await number.SelectTextAsync();
        await gun.Scan("NEW-1");
        Assert.Equal("NEW-1", await number.InputValueAsync());

        // The scan box is for one number: half a word that was left there is none.
        await page.Playwright.Locator("#scan").FocusAsync();
        await gun.Type("half", Gun.Hand);
        await page.Leave(() => gun.Scan("ACR-0524-02"));
        Assert.Equal("/lots/1", Landed(page));
    });

    [Fact]
    public Task A_makers_GS1_code_is_found_by_its_lot_with_the_separator_kept() => AtTheShop(async (page, gun, lot) =>
    {
        await page.Visit("/stock");
        await page.Playwright.EvaluateAsync("document.activeElement.blur()");
        await page.Leave(() => gun.Scan($"010952012345678810F24-0001{Gs}21ACR-0524-02"));
        Assert.Equal($"/lots/{lot}", Landed(page));
        await page.Playwright.Locator("#scan").FocusAsync();
        await page.Leave(() => gun.Scan($"010952012345678810NEW-7{Gs}17271231"));
        Assert.Contains("Nothing here has the maker's lot NEW-7", await page.Playwright.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        await page.AssertAccessible();
        await page.Shoot("find-gs1");
    });

    [Fact]
    public Task Where_a_page_has_a_field_of_its_own_for_scans_they_go_there() => AtTheShop(async (page, gun, _) =>
    {
        await page.Visit("/stock/move");
        foreach (var code in (string[])["ACR-0524-02", "ALU-1"])
        {
            await page.Playwright.EvaluateAsync("document.activeElement.blur()");
            await gun.Scan(code);
            await Assertions.Expect(page.Playwright.Locator("[data-live=list]")).ToContainTextAsync(code);
        }
        Assert.Equal("/stock/move", new Uri(page.Playwright.Url).AbsolutePath);
    });

    [Fact]
    public Task With_a_prefix_a_slow_gun_is_known_as_well() => AtTheShop(async (page, gun, lot) =>
    {
        await page.Visit("/settings/gun");
        await page.AssertAccessible();
        await page.Shoot("gun");
        await page.Leave(() => gun.Scan("PLY-0524/Yz_q"));
        Assert.Contains("Every sign came as it is", await page.Playwright.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        await page.Type("Input.Prefix", "~");
        await page.Press("Keep it for this browser");
        await page.Visit("/receipts/1");
        await Named(page, "Input.SupplierLot").FocusAsync();
        await gun.Scan("~F24-11873", end: "Tab");
        Assert.Equal("F24-11873", await Named(page, "Input.SupplierLot").InputValueAsync());
        Assert.NotEqual("Input.SupplierLot", await page.Playwright.EvaluateAsync<string>("document.activeElement.name ?? ''"));
        await page.Visit($"/lots/{lot}/hold");
        await page.Playwright.Locator("textarea").FocusAsync();
        await page.Leave(() => gun.Scan("~ACR-0524-02", gap: 90));
        Assert.Equal($"/lots/{lot}", Landed(page));
    });

    [Fact]
    public Task A_letter_that_is_a_command_is_one_only_when_it_stands_alone() => AtTheShop(async (page, gun, _) =>
    {
        await page.Playwright.AddInitScriptAsync("window.print = () => { window.printed = true; };");
        await page.Visit("/stock");
        await page.Playwright.EvaluateAsync("document.activeElement.blur()");
        foreach (var code in (string[])["p-1234", "n-1234"])
        {
            await gun.Type(code, Gun.Fast);
            await page.Playwright.WaitForTimeoutAsync(200);
        }
        Assert.Equal("/stock", Landed(page));
        Assert.False(await page.Playwright.EvaluateAsync<bool>("window.printed === true"));
        await gun.Type("p");
        await page.Playwright.WaitForTimeoutAsync(300);
        Assert.True(await page.Playwright.EvaluateAsync<bool>("window.printed === true"));
        await page.Leave(() => gun.Type("n"));
        Assert.Equal("/receiving/new", Landed(page));
    });

    [Fact]
    public Task In_a_list_of_many_the_same_counts_once_and_each_has_its_verdict() => AtTheShop(async (page, gun, lot) =>
    {
        await page.Visit("/scan");
        await page.AssertAccessible();
        await page.AssertFits();
        foreach (var (code, number, says) in ((string, string, string)[])[("acr-0524-02", "ACR-0524-02", "sheets"), ("ALU-1", "ALU-1", "It waits for its verification"), ("NO-SUCH", "NO-SUCH", "Nothing in this shop"), ("ACR-0524-02", "ACR-0524-02", "Scanned already; it counts once")])
        {
            await gun.Scan(code);
            await page.Playwright.Locator("#verdict b", new() { HasTextString = number }).WaitForAsync();
            await Assertions.Expect(page.Playwright.Locator("#verdict p")).ToContainTextAsync(says);
        }
        Assert.Equal("3 scanned, 1 can be used, 2 cannot", await page.Playwright.Locator("#scanned-count").InnerTextAsync());
        Assert.Equal("× 2", await page.Playwright.Locator("#scanned tr:first-child .times").InnerTextAsync());
        await page.AssertAccessible();
        await page.Shoot("scan-many");

        // Nothing half done is lost by looking at something else.
        await page.Visit($"/lots/{lot}");
        await page.Visit("/scan");
        Assert.Equal(3, await page.Playwright.Locator("#scanned tr").CountAsync());
        await page.Type("Place", "Rack 9");
        await page.Press("Move them");
        Assert.Contains("2 lots are at Rack 9 now", await page.Playwright.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal(0, await page.Playwright.Locator("#scanned tr").CountAsync());
    });

    private async Task AtTheShop(Func<BrowserPage, Gun, long, Task> visit)
    {
        await using var workshop = await Workshop.Serve();
        await workshop.Hire();
        var acr = await workshop.Material("ACR", level: Traceability.Materials.ControlLevel.Label);
        var lot = await workshop.Accepted(acr, number: "ACR-0524-02");
        await workshop.Received(acr, number: "ALU-1");
        await browser.Visit(workshop, async page =>
        {
            await page.SignIn("ANNA", Hiring.Password);
            await visit(page, new(page), lot);
        });
    }

    private static string Landed(BrowserPage page) => new Uri(page.Playwright.Url).PathAndQuery;

    private static ILocator Named(BrowserPage page, string name) => page.Playwright.Locator($"[name='{name}']:not([type=hidden])");

    private static Task<string> Focused(BrowserPage page) => page.Playwright.EvaluateAsync<string>("document.activeElement.name");
}
