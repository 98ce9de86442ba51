using Traceability.Materials;
using Traceability.People;
using Traceability.Tests.Places;
using Traceability.Tests.Stock;

namespace Traceability.Tests.Web;

/// <summary>The shared computer and the tablet as hands use them.</summary>
[Collection(InBrowser.Name)]
public sealed class BenchInBrowserTests(Browser browser)
{
    private static readonly Screen Tablet = new("tablet", 810, 1080);

    private static async Task<Workshop> Shop()
    {
        var workshop = await Workshop.Serve();
        await workshop.Hire("ANNA", Role.QualityLead);
        await workshop.Hire("JO", Role.Staff);
        await workshop.Act((db, _) =>
        {
            var hasher = new Microsoft.AspNetCore.Identity.PasswordHasher<Account>();
            foreach (var account in db.Accounts)
            {
                var pass = BenchPass.Of(account.Id);
                pass.SetPin("274916", hasher);
                db.Add(pass);
            }
            return Task.CompletedTask;
        });
        return workshop;
    }

    private static async Task MakeBench(BrowserPage page)
    {
        await page.SignIn("ANNA", Hiring.Password);
        await page.Visit("/settings/bench");
        await page.Type("Input.Name", "PC at the saw");
        await page.Press("Make this a bench PC");
    }

    private static Task<string> WhoIs(BrowserPage page) => page.Playwright.EvaluateAsync<string>("document.body.dataset.who");

    private static async Task Look(BrowserPage page, string name)
    {
        await page.AssertAccessible();
        await page.AssertFits();
        await page.Shoot(name);
    }

    [Fact]
    public async Task The_person_changes_by_a_tap_and_a_PIN_with_fingers_and_with_keys()
    {
        await using var workshop = await Shop();
        await browser.Visit(workshop, async page =>
        {
            await MakeBench(page);
            await Look(page, "settings-bench");
            await page.Visit("/stock");
            await page.Leave(() => page.Playwright.Locator(".change button").ClickAsync());
            await Look(page, "change");
            await page.Leave(() => page.Playwright.Locator(".tiles a", new() { HasText = "JO of the shop" }).ClickAsync());
            await Look(page, "pin");
            // With fingers.
            foreach (var digit in "2749160") await page.Playwright.Locator($"[data-digit='{digit}']").ClickAsync();
            await page.Click("Last digit away");
            await page.Leave(() => page.Playwright.Locator(".pad-keys .primary").ClickAsync());
            Assert.Equal("JO", await WhoIs(page));
            Assert.EndsWith("/stock", page.Playwright.Url, StringComparison.Ordinal);

            // With keys alone.
            await page.Leave(() => page.Playwright.Locator(".change button").PressAsync("Enter"));
            await page.Leave(() => page.Playwright.Locator(".tiles a", new() { HasText = "ANNA of the shop" }).PressAsync("Enter"));
            await page.Playwright.Keyboard.TypeAsync("274916");
            await page.Leave(() => page.Playwright.Keyboard.PressAsync("Enter"));
            Assert.Equal("ANNA", await WhoIs(page));
        });
    }

    [Fact]
    public async Task At_the_bench_one_scans_to_begin_and_every_target_is_large()
    {
        await using var workshop = await Shop();
        var ply = await workshop.Material("PLY", level: ControlLevel.Untracked);
        await workshop.Received(ply, 5, "P-1");
        await workshop.Received(await workshop.Material("ALU", Category.Metal), 5, "A-1");
        await workshop.Place("Rack A2");
        await browser.Visit(workshop, async page =>
        {
            await MakeBench(page);
            await page.Leave(() => page.Playwright.Locator(".change button").ClickAsync());
            await page.Visit("/change?who=2");
            await page.Playwright.Keyboard.TypeAsync("274916");
            await page.Leave(() => page.Playwright.Keyboard.PressAsync("Enter"));
            // Staff begin at the bench.
            Assert.EndsWith("/bench", page.Playwright.Url, StringComparison.Ordinal);
            await Look(page, "bench");
            foreach (var (scanned, offers) in ((string, string)[])[("P-1", "Use in a record"), ("A-1", "Verify"), ("PLC-0001", "Move here")])
            {
                await page.Playwright.Keyboard.TypeAsync(scanned);
                await page.Leave(() => page.Playwright.Keyboard.PressAsync("Enter"));
                await page.Playwright.Locator(".big-acts .button", new() { HasText = offers }).WaitForAsync();
                await Look(page, "bench-" + scanned);
            }
            var small = await page.Playwright.EvaluateAsync<string[]>("[...document.querySelectorAll('.big-acts a, .rows a, .ask input')].filter(e => e.getBoundingClientRect().height < 56).map(e => e.outerHTML)");
            Assert.Empty(small);
        }, Tablet);
    }

    [Fact]
    public async Task A_locked_screen_keeps_what_was_typed_for_who_typed_it_and_for_nobody_else()
    {
        await using var workshop = await Shop();
        await browser.Visit(workshop, async page =>
        {
            await page.Playwright.Clock.InstallAsync();
            await MakeBench(page);
            await page.Visit("/suppliers/new");
            await page.Type("Input.Name", "Half a na");
            await page.Playwright.Clock.RunForAsync("04:50");
            Assert.Equal(0, await page.Playwright.Locator("dialog.lock").CountAsync());
            await page.Playwright.Keyboard.TypeAsync("me");
            await page.Playwright.Clock.RunForAsync("04:50");
            Assert.Equal(0, await page.Playwright.Locator("dialog.lock").CountAsync());
            await page.Playwright.Clock.RunForAsync("00:20");
            await page.Playwright.Locator("dialog.lock .tiles a").First.WaitForAsync();
            await Look(page, "locked");
            // Nothing underneath answers, and nobody is signed in meanwhile.
            await page.Playwright.Keyboard.PressAsync("Escape");
            Assert.True(await page.Playwright.EvaluateAsync<bool>("document.elementFromPoint(300, 300).closest('dialog.lock') !== null"));
            Assert.Equal("/change", await page.Playwright.EvaluateAsync<string>("fetch('/stock').then(a => new URL(a.url).pathname)"));

            page.Allow(422, "/change");
            await page.Playwright.Locator("dialog.lock .tiles a", new() { HasText = "ANNA of the shop" }).ClickAsync();
            await page.Playwright.Locator("dialog.lock #Input_Pin").FillAsync("111222");
            await page.Playwright.Keyboard.PressAsync("Enter");
            await page.Playwright.Locator("dialog.lock .refusal").WaitForAsync();
            await page.Playwright.Locator("dialog.lock #Input_Pin").FillAsync("274916");
            await page.Playwright.Keyboard.PressAsync("Enter");
            await page.Playwright.Locator("dialog.lock").WaitForAsync(new() { State = Microsoft.Playwright.WaitForSelectorState.Detached });
            Assert.Equal("Half a name", await page.Playwright.Locator("[name='Input.Name']").InputValueAsync());
            // The form is still good.
            await page.Type("Input.Code", "HALF");
            await page.Press("Add");
            Assert.Contains("/suppliers/", page.Playwright.Url, StringComparison.Ordinal);

            await page.Visit("/suppliers/new");
            await page.Type("Input.Name", "Not for Jo");
            await page.Playwright.Clock.RunForAsync("05:10");
            await page.Playwright.Locator("dialog.lock .tiles a", new() { HasText = "JO of the shop" }).ClickAsync();
            await page.Playwright.Locator("dialog.lock #Input_Pin").FillAsync("274916");
            await page.Leave(() => page.Playwright.Keyboard.PressAsync("Enter"));
            Assert.Equal(("JO", "/bench"), (await WhoIs(page), new Uri(page.Playwright.Url).AbsolutePath));
            await page.Visit("/suppliers/new");
            Assert.Equal("", await page.Playwright.Locator("[name='Input.Name']").InputValueAsync());
        });
    }
}
