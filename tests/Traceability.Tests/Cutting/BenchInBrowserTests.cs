using Microsoft.EntityFrameworkCore;
using Traceability.Cutting;
using Traceability.Lots;
using Traceability.Materials;
using Traceability.Shops;
using Traceability.Tests.Stock;

namespace Traceability.Tests.Cutting;

/// <summary>The bench before the saw, walked in a browser.</summary>
[Collection(InBrowser.Name)]
public sealed class BenchInBrowserTests(Browser browser)
{
    private static async Task<(Workshop Workshop, long Lot)> Shop()
    {
        var workshop = await Workshop.Serve();
        await workshop.Act(async (db, acts) => db.Add(Traceability.Shops.Shop.Opened("Kiln Lane Workshop", null, UnitSystem.Metric, acts.Now)));
        await workshop.Hire();
        return (workshop, await workshop.Accepted(await workshop.Material("ALU", Category.Metal, Unit.Cm2), 5000));
    }

    private static async Task Look(BrowserPage page, string name)
    {
        await page.AssertAccessible();
        await page.AssertFits();
        await page.Shoot(name);
    }

    private static async Task Plan(BrowserPage page, long lot, int pieces, MarkMethod? method = null)
    {
        await page.Visit($"/lots/{lot}/cut");
        await page.Type("Input.Whole", "1000 x 500");
        await page.Type("Input.Pieces", $"{pieces}");
        await page.Type("Input.Each", "300 x 240");
        if (method is { } how) await page.Playwright.SelectOptionAsync("[name='Input.Method']", how.ToString());
        await Look(page, "bench-plan");
        await page.Press("Plan the cut");
    }

    [Fact]
    public async Task The_plate_cut_before_marking_is_refused_then_done_right()
    {
        var (workshop, lot) = await Shop();
        await using var _ = workshop;
        await browser.Visit(workshop, async page =>
        {
            await page.SignIn("ANNA", Hiring.Password);
            await Plan(page, lot, 2);
            await Look(page, "bench-planned");
            // The button is shut; who sends the form all the same is refused in words.
            page.Allow(422, new Uri(page.Playwright.Url).AbsolutePath);
            await page.Playwright.EvaluateAsync("document.querySelector('button[disabled]').disabled = false");
            await page.Press("Start the saw");
            Assert.Contains("still to be marked and read back", await page.Playwright.InnerTextAsync("main"), StringComparison.Ordinal);
            await page.Press("All are marked");
            for (var n = 0; n < 2; n++)
            {
                await page.Type("Reading.Read", "25987741");
                await page.Press("Read back");
            }
            await Look(page, "bench-green");
            await page.Press("Start the saw");
            await Look(page, "bench-cut");
        });
        Assert.Equal(2, await workshop.Read(db => db.Lots.CountAsync(l => l.RootId == lot && l.Status == LotStatus.Accepted)));
    }

    [Fact]
    public async Task What_is_already_cut_is_held_until_marked_and_read_back()
    {
        var (workshop, lot) = await Shop();
        await using var _ = workshop;
        await browser.Visit(workshop, async page =>
        {
            await page.SignIn("ANNA", Hiring.Password);
            await Plan(page, lot, 1);
            await page.Playwright.ClickAsync("summary:has-text('It is already cut')");
            await page.Type("Late.Reason", "The saw was running.");
            await page.Press("Write it down");
            await Look(page, "bench-already-cut");
            await page.Visit("/stock/marks");
            await Look(page, "bench-marks");
            await page.Press("Mark ALU-0524-001-01");
            await page.Press("It is marked");
            await page.Type("Reading.Evidence", "Its edge fits the plate.");
            await page.Type("Reading.Read", "25987741");
            await page.Press("Read back");
        });
        Assert.False(await workshop.Read(db => db.Holds.AnyAsync(h => h.LiftedAt == null)));
    }

    [Fact]
    public async Task A_mark_that_will_be_covered_is_moved_and_a_lost_one_is_scrapped()
    {
        var (workshop, lot) = await Shop();
        await using var _ = workshop;
        await browser.Visit(workshop, async page =>
        {
            await page.SignIn("ANNA", Hiring.Password);
            await Ask("It will be covered", "Painted on Friday.");
            await Look(page, "bench-covered");
            await page.Press("It is marked");
            await page.Type("Reading.Read", "ALU-0524-001 25987741");
            await page.Press("Read back");
            Assert.Contains("bears its number again and is free", await page.Playwright.InnerTextAsync("main"), StringComparison.Ordinal);
            await Ask("It is lost", "No tag, no stamp.");
            await Look(page, "bench-lost");
            await page.Type("Proof.Reason", "Cannot be told from 7075.");
            await page.Press("Scrap all of it");

            async Task Ask(string what, string why)
            {
                await page.Visit($"/lots/{lot}");
                await page.Press("Its mark");
                await page.Playwright.ClickAsync($"label:has-text('{what}')");
                await page.Type("Asking.Reason", why);
                await page.Press("Hold it until it is marked");
            }
        });
        Assert.True((await workshop.Lot(lot)).OnHand.IsZero);
    }

    /// <summary>The sheet is scanned, then six labels in any order, then the code for the saw: neither mouse nor keyboard.</summary>
    [Fact]
    public async Task A_cut_of_six_pieces_by_scanning_alone()
    {
        var (workshop, lot) = await Shop();
        await using var _ = workshop;
        await browser.Visit(workshop, async page =>
        {
            await page.SignIn("ANNA", Hiring.Password);
            await Plan(page, lot, 6, MarkMethod.Sticker);
            await page.Visit("/");
            await Scan("CUT-0001");
            foreach (var n in (int[])[4, 1, 6, 2, 5, 3]) await Scan($"ALU-0524-001-0{n}");
            await Look(page, "bench-scanned");
            await Scan("CUT-0001/SAW");

            // As a gun: sign after sign without a pause, and Enter.
            Task Scan(string code) => page.Leave(async () =>
            {
                await page.Playwright.Keyboard.TypeAsync(code);
                await page.Playwright.Keyboard.PressAsync("Enter");
            });
        });
        Assert.Equal(6, await workshop.Read(db => db.Lots.CountAsync(l => l.RootId == lot)));
    }
}
