using Traceability.People;
using Traceability.Tests.Stock;

namespace Traceability.Tests.Web;

/// <summary>Keys, drafts and the bell, as the hand at the workshop PC gets used to them.</summary>
[Collection(InBrowser.Name)]
public sealed class HabitsInBrowserTests(Browser browser)
{
    [Fact]
    public async Task Keys_lead_everywhere_and_leave_typing_alone()
    {
        await using var workshop = await Workshop.Serve();
        await workshop.Hire();
        await browser.Visit(workshop, async page =>
        {
            await page.SignIn("ANNA", Hiring.Password);
            var keyboard = page.Playwright.Keyboard;
            await page.Visit("/materials");
            await keyboard.PressAsync("?");
            await page.Playwright.Locator("dialog#keys[open]").WaitForAsync();
            await page.AssertAccessible();
            await page.Shoot("keys");
            await keyboard.PressAsync("Escape");
            Assert.False(await page.Playwright.Locator("dialog#keys").IsVisibleAsync());
            await keyboard.PressAsync("/");
            Assert.Equal("scan", await page.Playwright.EvaluateAsync<string>("document.activeElement.id"));
            await keyboard.TypeAsync("n?/");
            Assert.Equal("n?/", await page.Playwright.Locator("#scan").InputValueAsync());
            await keyboard.PressAsync("Escape");
            await page.Leave(() => keyboard.PressAsync("n"));
            Assert.Equal("/materials/new", new Uri(page.Playwright.Url).AbsolutePath);
        });
    }

    [Fact]
    public async Task A_date_is_set_with_one_key()
    {
        await using var workshop = await Workshop.Serve();
        await workshop.Hire();
        await browser.Visit(workshop, async page =>
        {
            await page.SignIn("ANNA", Hiring.Password);
            await page.Visit("/receiving/new");
            var date = page.Playwright.Locator("input[type=date]").First;
            await date.FillAsync("2020-02-28");
            await date.PressAsync("+");
            Assert.Equal("2020-02-29", await date.InputValueAsync());
            await date.PressAsync("t");
            Assert.Equal(workshop.Clock.Today.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), await date.InputValueAsync());
            await date.PressAsync("-");
            Assert.Equal(workshop.Clock.Today.AddDays(-1).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), await date.InputValueAsync());
        });
    }

    [Fact]
    public async Task A_form_left_half_done_waits_for_the_same_person_and_for_nobody_else()
    {
        await using var workshop = await Workshop.Serve();
        await workshop.Hire();
        await workshop.Hire("BO", Role.QualityLead);
        await browser.Visit(workshop, async page =>
        {
            await page.SignIn("ANNA", Hiring.Password);
            await page.Visit("/suppliers/new");
            await page.Type("Input.Name", "Baltic Ply");
            await page.Leave(() => page.Playwright.Locator("[name='Input.Name']").PressAsync("Escape"));
            Assert.Equal("/suppliers", new Uri(page.Playwright.Url).AbsolutePath);

            await page.Visit("/suppliers/new");
            Assert.Equal("Baltic Ply", await page.Playwright.Locator("[name='Input.Name']").InputValueAsync());
            await page.AssertAccessible();
            await page.Shoot("draft");
            await page.Leave(() => page.Playwright.Locator("button.who").ClickAsync());
            await page.SignIn("BO", Hiring.Password);
            await page.Visit("/suppliers/new");
            Assert.Equal("", await page.Playwright.Locator("[name='Input.Name']").InputValueAsync());

            await page.Leave(() => page.Playwright.Locator("button.who").ClickAsync());
            await page.SignIn("ANNA", Hiring.Password);
            await page.Visit("/suppliers/new");
            await page.Click("Begin afresh");
            Assert.Equal("", await page.Playwright.Locator("[name='Input.Name']").InputValueAsync());
            await page.Visit("/suppliers/new");
            Assert.Equal(0, await page.Playwright.Locator(".draft").CountAsync());
        });
    }

    [Fact]
    public async Task After_saving_the_way_back_shows_an_empty_form_and_saves_another_one()
    {
        await using var workshop = await Workshop.Serve();
        await workshop.Hire();
        await browser.Visit(workshop, async page =>
        {
            await page.SignIn("ANNA", Hiring.Password);
            foreach (var code in (string[])["FIRST", "SECOND"])
            {
                if (code == "FIRST") await page.Visit("/suppliers/new");
                else await page.Leave(() => page.Playwright.GoBackAsync());
                await page.Type("Input.Code", code);
                await page.Type("Input.Name", code + " Supplies");
                await page.Press("Add");
            }
            await page.Visit("/suppliers?sort=code");
            Assert.Equal(["FIRST", "SECOND"], await page.Playwright.Locator("tbody td:first-child a").AllInnerTextsAsync());
        });
    }

    [Fact]
    public async Task The_bell_counts_what_waits_for_this_person()
    {
        await using var workshop = await Workshop.Open();
        using var anna = await workshop.SignedIn();
        Assert.Null((await anna.Visit("/")).Document.QuerySelector(".bell b"));
        var ply = await workshop.Material("PLY");
        await workshop.Received(ply);
        await workshop.Received(ply);
        var page = await anna.Visit("/");
        Assert.Equal("2", page.Document.QuerySelector(".bell b")!.TextContent);
        Assert.Contains("2 things wait", page.Text, StringComparison.Ordinal);
    }
}
