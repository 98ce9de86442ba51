using Microsoft.EntityFrameworkCore;
using Traceability.Lots;
using Traceability.People;
using Traceability.Tests.Stock;

namespace Traceability.Tests.Places;

/// <summary>Pieces are moved by scanning alone.</summary>
public sealed class MoveTests
{
    private static Task<Page> Scan(Page page, string scanned) => page.Submit("Move", new() { ["Input.Scan"] = scanned });

    private static string Said(Page page) => page.All(".scanned b").SingleOrDefault() ?? string.Join(' ', page.Refusals);

    private static async Task<(long Place, long[] Lots)> Stocked(Workshop workshop)
    {
        var ply = await workshop.Material("PLY");
        var lots = new List<long>();
        foreach (var number in (string[])["P-1", "P-2", "P-3"]) lots.Add(await workshop.Received(ply, 5, number, supplierLot: "MAKER-" + number));
        return (await workshop.Place("Rack A2"), [.. lots]);
    }

    [Fact]
    public async Task A_place_and_then_the_pieces_that_go_there()
    {
        await using var workshop = await Workshop.Open();
        var (_, lots) = await Stocked(workshop);
        using var anna = await workshop.SignedIn();
        var page = await Scan(await anna.Visit("/stock/move"), "PLC-0001");
        Assert.Equal("Rack A2", Said(page));
        page = await Scan(page, "P-1");
        Assert.Equal("P-1 → Rack A2", Said(page));
        // What is printed on it by its maker does as well.
        page = await Scan(page, "maker-p-2");
        Assert.Equal("P-2 → Rack A2", Said(page));
        Assert.Equal(("Rack A2", "Rack A2", null), (await workshop.PlaceOf(lots[0]), await workshop.PlaceOf(lots[1]), await workshop.PlaceOf(lots[2])));
        Assert.Equal(["P-2", "P-1"], page.All("tbody td:first-child a"));
    }

    [Fact]
    public async Task Pieces_and_then_the_place_where_they_go()
    {
        await using var workshop = await Workshop.Open();
        var (_, lots) = await Stocked(workshop);
        using var anna = await workshop.SignedIn();
        var page = await Scan(await Scan(await Scan(await anna.Visit("/stock/move"), "P-1"), "P-3"), "P-1");
        Assert.Equal("P-1 is in your hand already", Said(page));
        Assert.Null(await workshop.PlaceOf(lots[0]));
        page = await Scan(page, "rack a2");
        Assert.Equal("2 lots → Rack A2", Said(page));
        Assert.Equal(("Rack A2", null, "Rack A2"), (await workshop.PlaceOf(lots[0]), await workshop.PlaceOf(lots[1]), await workshop.PlaceOf(lots[2])));
        // The place stays chosen for what follows.
        Assert.Equal("P-2 → Rack A2", Said(await Scan(page, "P-2")));
    }

    [Fact]
    public async Task What_makes_no_sense_is_said_and_moves_nothing()
    {
        await using var workshop = await Workshop.Open();
        var (place, lots) = await Stocked(workshop);
        await workshop.OnLot(lots[1], (lot, acts) => lot.Adjust(new(0, lot.Unit), "used", "QL", acts.Now));
        using var anna = await workshop.SignedIn();
        foreach (var (scanned, said) in ((string, string)[])[("PLC-0001", "Rack A2 is chosen already"), ("P-2", "P-2 is used up"), ("NOBODY", "Nothing here has the number NOBODY"), ("PLC-0009", "There is no place PLC-0009"), (" ", "Nothing was scanned")])
            Assert.Contains(said, Said(await Scan(await anna.Visit($"/stock/move?place={place}"), scanned)), StringComparison.Ordinal);
        Assert.Contains("P-1 is at Rack A2 already", Said(await Scan(await Scan(await anna.Visit($"/stock/move?place={place}"), "P-1"), "P-1")), StringComparison.Ordinal);
        Assert.Equal(1, await workshop.Read(db => db.Movements.CountAsync(m => m.Reason == MovementReason.Move)));
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await anna.Visit("/stock/move?place=77")).Status);
    }

    [Fact]
    public async Task Several_lots_of_one_makers_number_are_told_apart_first()
    {
        await using var workshop = await Workshop.Open();
        var ply = await workshop.Material("PLY");
        await workshop.Received(ply, 5, "P-1", supplierLot: "SAME");
        await workshop.Received(ply, 5, "P-2", supplierLot: "SAME");
        var place = await workshop.Place("Rack A2");
        using var anna = await workshop.SignedIn();
        Assert.Contains("2 lots have the number same: P-1, P-2", Said(await Scan(await anna.Visit($"/stock/move?place={place}"), "same")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Held_and_rejected_stock_is_moved_to_the_red_shelf()
    {
        await using var workshop = await Workshop.Open();
        var (place, lots) = await Stocked(workshop);
        await workshop.OnLot(lots[0], (lot, acts) => lot.PutOnHold(HoldCause.Doubt, "smells", "QL", acts.Now));
        await workshop.OnLot(lots[1], (lot, acts) => lot.Reject("bent", "QL", acts.Now));
        using var anna = await workshop.SignedIn("JO", Role.Staff);
        var page = await Scan(await Scan(await anna.Visit($"/stock/move?place={place}"), "P-1"), "P-2");
        Assert.Equal(("P-2 → Rack A2", "Rack A2"), (Said(page), await workshop.PlaceOf(lots[0])));
    }

    [Fact]
    public async Task A_move_is_taken_back_by_who_made_it_while_the_lot_is_still_there()
    {
        await using var workshop = await Workshop.Open();
        var (place, lots) = await Stocked(workshop);
        await workshop.OnLot(lots[0], (lot, acts) => lot.MoveTo("Bench", "QL", acts.Now));
        using var anna = await workshop.SignedIn();
        var moved = await Scan(await anna.Visit($"/stock/move?place={place}"), "P-1");
        var again = await Scan(moved, "P-2");
        Assert.Contains("P-1 is back at Bench", (await moved.Submit("Undo")).Text, StringComparison.Ordinal);
        Assert.Equal("Bench", await workshop.PlaceOf(lots[0]));
        // Nobody wrote down where it was before.
        Assert.Contains("no place was written down before", (await again.Submit("Undo")).Text, StringComparison.Ordinal);
        Assert.Null(await workshop.PlaceOf(lots[1]));

        var third = await Scan(await anna.Visit($"/stock/move?place={place}"), "P-3");
        await workshop.OnLot(lots[2], (lot, acts) => lot.MoveTo("Elsewhere", "QL", acts.Now));
        Assert.Contains("was moved on since, to Elsewhere", string.Join(' ', (await third.Submit("Undo")).Refusals), StringComparison.Ordinal);
        var fourth = await Scan(await anna.Visit($"/stock/move?place={place}"), "P-2");
        workshop.Clock.Advance(TimeSpan.FromMinutes(16));
        Assert.Contains("more than 15 minutes ago", string.Join(' ', (await fourth.Submit("Undo")).Refusals), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_scan_sent_twice_moves_once()
    {
        await using var workshop = await Workshop.Open();
        var (place, _) = await Stocked(workshop);
        using var anna = await workshop.SignedIn();
        var page = await anna.Visit($"/stock/move?place={place}");
        await Scan(page, "P-1");
        await Scan(page, "P-1");
        Assert.Equal(1, await workshop.Read(db => db.Movements.CountAsync()));
    }
}

[Collection(InBrowser.Name)]
public sealed class MoveInBrowserTests(Browser browser)
{
    [Fact]
    public async Task Six_pieces_are_moved_by_a_gun_that_does_not_wait_and_no_mouse()
    {
        await using var workshop = await Workshop.Serve();
        var ply = await workshop.Material("PLY");
        for (var n = 1; n <= 6; n++) await workshop.Received(ply, 5, $"P-{n}");
        await workshop.Place("Rack A2");
        await workshop.Hire();
        await browser.Visit(workshop, async page =>
        {
            page.Allow(422, "/stock/move");
            await page.SignIn("ANNA", Hiring.Password);
            await page.Visit("/stock/move");
            // One after the other, without waiting for any answer; one of them is nobody's.
            foreach (var scanned in (string[])["PLC-0001", "P-1", "P-2", "P-3", "NOBODY", "P-4", "P-5", "P-6"])
            {
                await page.Playwright.Keyboard.TypeAsync(scanned);
                await page.Playwright.Keyboard.PressAsync("Enter");
            }
            await page.Playwright.Locator(".scanned b", new() { HasText = "P-6 → Rack A2" }).WaitForAsync();
            Assert.Equal("Input.Scan", await page.Playwright.EvaluateAsync<string>("document.activeElement.name"));
            Assert.EndsWith("/stock/move?place=1", page.Playwright.Url, StringComparison.Ordinal);
            await page.AssertAccessible();
            await page.AssertFits();
            await page.Shoot("move");
        });
        Assert.Equal(6, await workshop.Read(db => db.Lots.CountAsync(l => l.Location == "Rack A2")));
    }
}
