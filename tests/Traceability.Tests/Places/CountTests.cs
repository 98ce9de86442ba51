using Microsoft.EntityFrameworkCore;
using Traceability.Lots;
using Traceability.People;
using Traceability.Places;
using Traceability.Tests.Stock;

namespace Traceability.Tests.Places;

/// <summary>A place is counted by scanning; the book is set right in one act, or not at all.</summary>
public sealed class CountTests
{
    private static Task<Page> Scan(Page page, string scanned) => page.Submit("Count it", new() { ["Input.Scan"] = scanned });

    private static string Said(Page page) => page.All(".scanned b").SingleOrDefault() ?? string.Join(' ', page.Refusals);

    /// <summary>P-1 to P-3, 5 sheets each, at Rack A2; E-1 elsewhere.</summary>
    private static async Task<long[]> Stocked(Workshop workshop)
    {
        var ply = await workshop.Material("PLY", level: Traceability.Materials.ControlLevel.Untracked);
        await workshop.Place("Rack A2");
        var lots = new List<long>();
        foreach (var (number, place) in ((string, string)[])[("P-1", "Rack A2"), ("P-2", "Rack A2"), ("P-3", "rack a2"), ("E-1", "Bench")])
        {
            lots.Add(await workshop.Received(ply, 5, number));
            await workshop.OnLot(lots[^1], (lot, acts) => lot.MoveTo(place, "QL", acts.Now));
        }
        workshop.Clock.Advance(TimeSpan.FromHours(1));
        return [.. lots];
    }

    private static async Task<Page> Begin(PageClient client) => await (await client.Visit("/places/1/count")).Submit("Begin the count");

    private static async Task<Page> Finish(PageClient client, params (long Lot, string Why)[] reasons) =>
        await (await client.Visit("/counts/1/finish")).Submit("Finish the count", reasons.ToDictionary(r => $"Reasons[{r.Lot}]", r => (Field)r.Why));

    private static Task<Dictionary<string, (decimal Left, string? Place)>> Book(Workshop workshop) => workshop.Read(db =>
        db.Lots.ToDictionaryAsync(l => l.Number, l => (l.OnHandMicro / 1_000_000m, l.Location)));

    [Fact]
    public async Task What_lies_there_as_written_is_only_scanned()
    {
        await using var workshop = await Workshop.Open();
        await Stocked(workshop);
        using var jo = await workshop.SignedIn("JO", Role.Staff);
        var page = await Begin(jo);
        Assert.Equal(("CNT-0001", "/counts/1"), (page.Heading, page.Path));
        foreach (var number in (string[])["P-1", "p-2", "P-3"]) page = await Scan(page, number);
        Assert.Equal("P-3 · 5 sheets", Said(page));
        Assert.Contains("Everything that the book has here was scanned", page.Text, StringComparison.Ordinal);
        Assert.Contains("All 3 lots are here as the book says", (await jo.Visit("/counts/1/finish")).Text, StringComparison.Ordinal);
        var done = await Finish(jo);
        Assert.Contains("CNT-0001 is finished: 3 found.", done.Text, StringComparison.Ordinal);
        Assert.Equal(4, await workshop.Read(db => db.Movements.CountAsync()));
        Assert.Equal("/counts/1", (await jo.Visit("/find?q=CNT-0001")).Path);
    }

    [Fact]
    public async Task Another_amount_is_adjusted_with_its_reason_and_never_without()
    {
        await using var workshop = await Workshop.Open();
        var lots = await Stocked(workshop);
        using var jo = await workshop.SignedIn("JO", Role.Staff);
        var page = await Scan(await Scan(await Begin(jo), "P-1"), "=3,5");
        Assert.Equal("P-1 · 3.5 sheets", Said(page));
        foreach (var number in (string[])["P-2", "P-3"]) page = await Scan(page, number);
        Assert.Contains("Say why it differs", string.Join(' ', (await Finish(jo, (lots[0], " "))).Refusals), StringComparison.Ordinal);
        Assert.Equal(5m, (await Book(workshop))["P-1"].Left);
        await Finish(jo, (lots[0], "one and a half were cut up"));
        Assert.Equal(3.5m, (await Book(workshop))["P-1"].Left);
        var movement = await workshop.Read(db => db.Movements.SingleAsync(m => m.Reason == MovementReason.Adjust));
        Assert.Equal((-1_500_000, "CNT-0001: one and a half were cut up", "JO"), (movement.DeltaMicro, movement.Note, movement.By));
        Assert.Empty(await workshop.Faults());
    }

    [Fact]
    public async Task What_is_found_here_and_written_elsewhere_is_moved_here()
    {
        await using var workshop = await Workshop.Open();
        await Stocked(workshop);
        using var jo = await workshop.SignedIn("JO", Role.Staff);
        var page = await Begin(jo);
        foreach (var number in (string[])["P-1", "P-2", "P-3", "E-1"]) page = await Scan(page, number);
        Assert.Contains("The book says it is at Bench", page.Text, StringComparison.Ordinal);
        Assert.Equal("Bench", (await Book(workshop))["E-1"].Place);
        await Finish(jo);
        Assert.Equal("Rack A2", (await Book(workshop))["E-1"].Place);
    }

    [Fact]
    public async Task What_is_not_found_stays_in_the_book_and_on_Today_until_it_turns_up()
    {
        await using var workshop = await Workshop.Open();
        var lots = await Stocked(workshop);
        using var jo = await workshop.SignedIn("JO", Role.Staff);
        await Scan(await Scan(await Begin(jo), "P-1"), "P-2");
        Assert.Contains("1 not found", (await Finish(jo)).Text, StringComparison.Ordinal);
        Assert.Equal(5m, (await Book(workshop))["P-3"].Left);
        Assert.Contains("Not found at rack a2: look for it", (await jo.Visit("/")).Text, StringComparison.Ordinal);
        workshop.Clock.Advance(TimeSpan.FromMinutes(1));
        await workshop.OnLot(lots[2], (lot, acts) => lot.MoveTo("Under the bench", "QL", acts.Now));
        Assert.DoesNotContain("Not found at", (await jo.Visit("/")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_a_quality_lead_writes_off_what_was_not_found_and_says_why()
    {
        await using var workshop = await Workshop.Open();
        var lots = await Stocked(workshop);
        using var jo = await workshop.SignedIn("JO", Role.Staff);
        await Scan(await Scan(await Begin(jo), "P-1"), "P-2");
        var page = await jo.Visit("/counts/1/finish");
        Assert.Empty(page.Document.QuerySelectorAll("main [name^=Reasons]"));
        // Sent all the same.
        await Assert.ThrowsAsync<DomainRuleException>(() => workshop.Act(async (db, acts) =>
        {
            var count = await db.PlaceCounts.ForCounting().SingleAsync();
            count.Finish(await db.Lots.ForUse().Where(l => l.Id == lots[2]).ToListAsync(), new Dictionary<long, string?> { [lots[2]] = "gone" }, new("JO", "Jo", Role.Staff), acts.Now);
        }));
        Assert.Equal(5m, (await Book(workshop))["P-3"].Left);
        using var anna = await workshop.SignedIn();
        await Finish(anna, (lots[2], "thrown away with the offcuts"));
        Assert.Equal(0m, (await Book(workshop))["P-3"].Left);
        Assert.DoesNotContain("Not found at", (await anna.Visit("/")).Text, StringComparison.Ordinal);
        Assert.Empty(await workshop.Faults());
    }

    [Fact]
    public async Task The_same_piece_scanned_twice_counts_once_also_by_two_people()
    {
        await using var workshop = await Workshop.Open();
        await Stocked(workshop);
        using var jo = await workshop.SignedIn("JO", Role.Staff);
        using var anna = await workshop.SignedIn();
        var page = await Begin(jo);
        Assert.Equal("P-1 is counted already", Said(await Scan(await Scan(page, "P-1"), "P-1")));
        // Two at the same moment, each with a page of their own.
        var (one, other) = (await jo.Visit("/counts/1"), await anna.Visit("/counts/1"));
        await Task.WhenAll(Scan(one, "P-2"), Scan(other, "P-2"));
        Assert.Equal(2, await workshop.Read(db => db.CountLines.CountAsync()));
    }

    [Fact]
    public async Task Who_begins_second_joins_and_hears_who_began()
    {
        await using var workshop = await Workshop.Open();
        await Stocked(workshop);
        using var jo = await workshop.SignedIn("JO", Role.Staff);
        using var anna = await workshop.SignedIn();
        var (mine, theirs) = (await jo.Visit("/places/1/count"), await anna.Visit("/places/1/count"));
        await mine.Submit("Begin the count");
        var joined = await theirs.Submit("Begin the count");
        Assert.Equal("/counts/1", joined.Path);
        Assert.Contains("JO has begun CNT-0001 already. You join it", joined.Text, StringComparison.Ordinal);
        Assert.Equal("/counts/1", (await anna.Visit("/places/1/count")).Path);
        Assert.Equal(1, await workshop.Read(db => db.PlaceCounts.CountAsync()));
    }

    [Fact]
    public async Task What_was_used_meanwhile_is_held_against_the_book_of_the_moment_of_finishing()
    {
        await using var workshop = await Workshop.Open();
        var lots = await Stocked(workshop);
        using var jo = await workshop.SignedIn("JO", Role.Staff);
        var page = await Begin(jo);
        foreach (var number in (string[])["P-1", "P-2", "P-3"]) page = await Scan(page, number);
        var last = await jo.Visit("/counts/1/finish");
        await workshop.OnLot(lots[0], (lot, acts) => lot.Remove(Quantity.Of(2, Unit.Sheet), MovementReason.Test, "bent", "QL", acts.Now));
        // The page that was open knew nothing of it: nothing is saved, and it says so.
        var refused = await last.Submit("Finish the count");
        Assert.Contains("P-1: 5 sheets were counted, and the book says 3 sheets now", string.Join(' ', refused.Refusals), StringComparison.Ordinal);
        Assert.Contains("when it was scanned: 5 sheets; it was used or moved since", refused.Text, StringComparison.Ordinal);
        Assert.Null(await workshop.Read(db => db.PlaceCounts.Select(c => c.FinishedAt).SingleAsync()));
        // Counted again it agrees.
        await Scan(await jo.Visit($"/counts/1?last={lots[0]}"), "=3");
        Assert.Contains("is finished", (await Finish(jo)).Text, StringComparison.Ordinal);
        Assert.Equal(3m, (await Book(workshop))["P-1"].Left);
    }

    [Fact]
    public async Task What_came_after_the_count_began_is_not_missed()
    {
        await using var workshop = await Workshop.Open();
        var lots = await Stocked(workshop);
        using var jo = await workshop.SignedIn("JO", Role.Staff);
        var page = await Begin(jo);
        foreach (var number in (string[])["P-1", "P-2", "P-3"]) page = await Scan(page, number);
        workshop.Clock.Advance(TimeSpan.FromMinutes(1));
        await workshop.OnLot(lots[3], (lot, acts) => lot.MoveTo("Rack A2", "QL", acts.Now));
        await Finish(jo);
        Assert.Equal(0, await workshop.Read(db => db.CountLines.CountAsync(l => l.CountedMicro == null)));
    }

    [Fact]
    public async Task A_finished_count_takes_nothing_and_one_given_up_changes_nothing()
    {
        await using var workshop = await Workshop.Open();
        await Stocked(workshop);
        using var jo = await workshop.SignedIn("JO", Role.Staff);
        var open = await Begin(jo);
        Assert.Contains("Nothing in this shop has the number NOBODY", Said(await Scan(await jo.Visit("/counts/1"), "NOBODY")), StringComparison.Ordinal);
        Assert.Contains("Of which piece is that?", Said(await Scan(await jo.Visit("/counts/1"), "=4")), StringComparison.Ordinal);
        await Scan(await jo.Visit("/counts/1"), "E-1");
        Assert.Contains("is not counted any more", (await (await jo.Visit("/counts/1")).Submit("E-1 is not here")).Text, StringComparison.Ordinal);
        await (await jo.Visit("/counts/1")).Submit("Give up");
        Assert.Equal("Bench", (await Book(workshop))["E-1"].Place);
        Assert.Contains("was given up by JO", Said(await Scan(open, "P-1")), StringComparison.Ordinal);
        // The place can be counted anew.
        Assert.Equal("/counts/2", (await Begin(jo)).Path);
    }
}
