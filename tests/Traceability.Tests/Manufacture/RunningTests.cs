using Microsoft.EntityFrameworkCore;
using Traceability.Lots;
using Traceability.People;

namespace Traceability.Tests.Manufacture;

/// <summary>While the job runs: a spool is changed, what was not measured is, what is left over goes back, the book was short.</summary>
public sealed class RunningTests : IAsyncLifetime
{
    private MakingShop shop = null!;
    private PageClient anna = null!;

    public async Task InitializeAsync()
    {
        shop = await MakingShop.Open();
        anna = await shop.Workshop.SignedIn("ANNA", Role.QualityLead);
        foreach (var (lot, of, amount) in ((string, string, decimal)[])[("ACR-1", "ACR-3", 10), ("PLA-1", "PLA-BK", 500), ("PLA-2", "PLA-BK", 500)])
            await shop.Lot(lot, of, amount);
    }

    public async Task DisposeAsync()
    {
        anna.Dispose();
        await shop.DisposeAsync();
    }

    [Fact]
    public async Task One_tap_changes_the_spool_after_the_units_that_are_made()
    {
        var record = await shop.Record();
        await shop.Use(record, "PLA-1", 100);
        await shop.Units(record, "E1..E5");
        var page = await anna.Visit($"/records/{record}");
        page = await page.Submit("In the place of PLA-1 from unit 6 on", new() { ["Use.Lot"] = "PLA-2" });
        Assert.Contains("PLA-2: not measured, used for from unit 6.", page.Text, StringComparison.Ordinal);
        await shop.Units(record, "E6..E9");
        Assert.Equal(("E1 E2 E3 E4 E5", "E6 E7 E8 E9"), (await shop.Reached("PLA-1"), await shop.Reached("PLA-2")));
        // Nothing was lost of what was written down before.
        Assert.Equal(Quantity.Of(400, Unit.G), await shop.OnHand("PLA-1"));
        Assert.Contains("PLA-2 from unit 6 on", (await anna.Visit($"/records/{record}")).Text, StringComparison.Ordinal);
        Assert.Empty(await shop.Workshop.Faults());
    }

    [Theory]
    [InlineData(1, "begins with unit 1, so it was in none before unit 1")]
    [InlineData(0, "begins with unit 1")]
    [InlineData(-4, "begins with unit 1")]
    public async Task A_spool_does_not_end_before_it_began(long from, string because)
    {
        var (record, input) = await Used("PLA-1", 100);
        Assert.Contains(because, await MakingShop.Refused(() => Ends(record, input, from)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_spool_that_ended_does_not_end_again()
    {
        var (record, input) = await Used("PLA-1", 100);
        await Ends(record, input, 6);
        // The old entry is replaced; the new one has its end.
        Assert.Contains("was voided in MFG-0001, or replaced by a newer entry", await MakingShop.Refused(() => Ends(record, input, 8)), StringComparison.Ordinal);
        Assert.Contains("ended with unit 5 already", await MakingShop.Refused(() => Ends(record, input + 1, 8)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_not_measured_is_measured_afterwards_also_by_what_is_left()
    {
        var (record, input) = await Used("PLA-1", null);
        var page = await (await anna.Visit($"/records/{record}")).Link("Measure");
        page = await page.Submit("Write it down", new() { ["Input.Left"] = "380", ["Input.Waste"] = "12,5" });
        Assert.Contains("PLA-1: 120 g in MFG-0001, 380 g left.", page.Text, StringComparison.Ordinal);
        Assert.Contains("of that waste: 12.5 g", page.Text, StringComparison.Ordinal);
        Assert.Equal(Quantity.Of(380, Unit.G), await shop.OnHand("PLA-1"));
        Assert.Equal("measured: 120 g", await shop.Workshop.Read(db => db.Inputs.Where(i => i.Id == input).Select(i => i.VoidedReason).SingleAsync()));
        Assert.Empty(await shop.Workshop.Faults());
    }

    [Fact]
    public async Task What_is_left_over_goes_back_to_stock()
    {
        var (record, input) = await Used("ACR-1", 5);
        var page = await (await anna.Visit($"/records/{record}/amount?input={input}")).Submit("Write it down", new() { ["Input.Used"] = "4 sheets" });
        Assert.Contains("used in the end: 4 sheets, 1 sheet went back", page.Text, StringComparison.Ordinal);
        Assert.Equal(Quantity.Of(6, Unit.Sheet), await shop.OnHand("ACR-1"));
    }

    [Theory]
    [InlineData("0", "", "", "has to be more than nothing")]
    [InlineData("", "", "", "How much?")]
    [InlineData("4", "3", "", "Type how much was used, or how much is left")]
    [InlineData("", "10", "", "10 sheets of ACR-1 were here before the job, so 10 sheets cannot be left after it.")]
    [InlineData("4", "", "5", "5 sheets of that cannot have gone to waste")]
    [InlineData("200 g", "", "", "cannot be counted in")]
    [InlineData("11", "", "", "cannot be used")]
    public async Task An_amount_that_cannot_be_is_said_and_nothing_changes(string used, string left, string waste, string because)
    {
        var (record, input) = await Used("ACR-1", 5);
        var page = await (await anna.Visit($"/records/{record}/amount?input={input}")).Submit("Write it down", new() { ["Input.Used"] = used, ["Input.Left"] = left, ["Input.Waste"] = waste });
        Assert.Contains(because, page.Text, StringComparison.Ordinal);
        Assert.Equal((used, left, waste), (page.Value("Input.Used"), page.Value("Input.Left"), page.Value("Input.Waste")));
        Assert.Equal(Quantity.Of(5, Unit.Sheet), await shop.OnHand("ACR-1"));
        Assert.Null(await shop.Workshop.Read(db => db.Inputs.Where(i => i.Id == input).Select(i => i.VoidedAt).SingleAsync()));
    }

    [Fact]
    public async Task There_was_more_is_written_down_in_the_same_save()
    {
        var record = await shop.Record();
        var typed = new Dictionary<string, Field> { ["Use.Lot"] = "ACR-1", ["Use.Quantity"] = "12 sheets" };
        var page = await anna.Visit($"/records/{record}");
        Assert.Empty(page.Document.QuerySelectorAll("[name='Use.More']"));
        page = await page.Submit("Take it", typed);
        Assert.Contains("ACR-1 has 10 sheets left; 12 sheets cannot be used.", page.Text, StringComparison.Ordinal);
        Assert.Equal(Quantity.Of(10, Unit.Sheet), await shop.OnHand("ACR-1"));
        page = await page.Submit("Take it", new() { ["Use.More"] = true });
        Assert.Contains("ACR-1: 12 sheets, used", page.Text, StringComparison.Ordinal);
        Assert.True((await shop.OnHand("ACR-1")).IsZero);
        Assert.Equal((2_000_000, "There was more than the book said, found in MFG-0001."), await shop.Workshop.Read(db => db.Movements.Select(m => new ValueTuple<long, string?>(m.DeltaMicro, m.Note)).SingleAsync()));
        Assert.Empty(await shop.Workshop.Faults());
        // And where it is only measured afterwards.
        var input = await shop.Use(record, "PLA-1", 100);
        page = await (await anna.Visit($"/records/{record}/amount?input={input}")).Submit("Write it down", new() { ["Input.Used"] = "650" });
        page = await page.Submit("Write it down", new() { ["Input.More"] = true });
        Assert.Contains("PLA-1: 650 g in MFG-0001, 0 g left.", page.Text, StringComparison.Ordinal);
        Assert.Empty(await shop.Workshop.Faults());
    }

    [Fact]
    public async Task A_lot_that_was_held_meanwhile_can_still_be_measured_but_no_more_of_it_goes_in()
    {
        var (record, input) = await Used("PLA-1", null);
        await shop.Act(async bench => (await bench.Lot("PLA-1")).PutOnHold(HoldCause.Recall, "contaminated", "QL", bench.Now));
        var page = await (await anna.Visit($"/records/{record}/amount?input={input}")).Submit("Write it down", new() { ["Input.Used"] = "120" });
        Assert.Contains("PLA-1: 120 g", page.Text, StringComparison.Ordinal);
        Assert.Contains("is on hold", await MakingShop.Refused(() => shop.Use(record, "PLA-1", 1)), StringComparison.Ordinal);
        // The second line: into another record it does not go, whoever writes.
        var other = await shop.Record();
        var refused = await MakingShop.Refused(() => shop.Workshop.Act((db, _) => db.Database.ExecuteSqlAsync($"INSERT INTO input (transformation_id, lot_id, quantity_micro, recorded_at, recorded_by) SELECT {other}, lot_id, 1, recorded_at, recorded_by FROM input WHERE id = {input}")));
        Assert.Contains("on hold", refused, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_closed_record_is_neither_measured_nor_changed()
    {
        var (record, input) = await Used("PLA-1", 100);
        await shop.Act(async bench => (await bench.Load(record)).Close(MakingShop.Today));
        Assert.Contains("was closed on", await MakingShop.Refused(() => Ends(record, input, 6)), StringComparison.Ordinal);
        Assert.Contains("was closed on", await MakingShop.Refused(() => shop.Act(async bench => (await bench.Load(record)).Settle((await bench.Load(record)).Inputs.Single(), Quantity.Of(1, Unit.G), null, "QL", bench.Now))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_record_that_stood_open_for_a_week_says_when_it_ended()
    {
        var (record, _) = await Used("PLA-1", 100);
        shop.Workshop.Clock.Advance(TimeSpan.FromDays(9));
        await anna.SignIn("ANNA", Hiring.Password);
        Assert.Contains("Open for more than a week: say when it ended", (await anna.Visit("/")).Text, StringComparison.Ordinal);
        Assert.Contains("MFG-0001", (await anna.Visit("/making?state=forgotten")).Text, StringComparison.Ordinal);
        var page = await anna.Visit($"/records/{record}");
        page = await page.Submit(page.Document.QuerySelectorAll(".head form button, header form button").Select(b => b.TextContent.Trim()).First(t => t.StartsWith("Close", StringComparison.Ordinal)));
        Assert.Contains("stood open since. Say on which day the job ended", page.Text, StringComparison.Ordinal);
        page = await page.Submit("Close on that day", new() { ["Closing.CompletedOn"] = $"{MakingShop.Today:yyyy-MM-dd}" });
        Assert.Contains("MFG-0001 is closed.", page.Text, StringComparison.Ordinal);
        Assert.Equal(MakingShop.Today, await shop.Workshop.Read(db => db.Records.Select(r => r.CompletedOn).SingleAsync()));
    }

    [Fact]
    public async Task What_the_bill_of_materials_does_not_ask_for_is_refused_until_it_is_said_to_go_in()
    {
        await shop.Workshop.Act(async (db, _) => db.Add(Traceability.Materials.Material.Named("PETG", "PETG, black", Traceability.Materials.Category.Filament, Unit.G, "PET", Traceability.Materials.ControlLevel.Untracked)));
        await shop.Lot("PET-1", "PETG", 500);
        var page = await anna.Visit($"/records/{await shop.Record()}");
        Assert.Empty(page.Document.QuerySelectorAll("[name='Use.Besides']"));
        page = await page.Submit("Take it", new() { ["Use.Lot"] = "PET-1", ["Use.Quantity"] = "20" });
        Assert.Contains("PET-1 is PETG, black, and the bill of materials of MFG-0001 does not ask for that.", string.Join(' ', page.Refusals), StringComparison.Ordinal);
        Assert.Equal(("PET-1", "20"), (page.Value("Use.Lot"), page.Value("Use.Quantity")));
        Assert.Equal(0, await shop.Workshop.Read(db => db.Inputs.CountAsync()));
        page = await page.Submit("Take it", new() { ["Use.Besides"] = true });
        Assert.Contains("not in the BoM", page.Text, StringComparison.Ordinal);
        Assert.Equal(Quantity.Of(480, Unit.G), await shop.OnHand("PET-1"));
        // Where no bill says what it takes, anything may go in.
        Assert.Contains("PET-1: 5 g, used", (await (await anna.Visit($"/records/{await shop.Record("LID")}")).Submit("Take it", new() { ["Use.Lot"] = "PET-1", ["Use.Quantity"] = "5" })).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_scan_without_an_amount_takes_what_the_bill_of_materials_still_wants()
    {
        await (await anna.Visit("/orders/new?customer=KILN")).Submit("Take the order", new() { ["Input.Lines[0].Product"] = "ENC", ["Input.Lines[0].Quantity"] = "40" });
        var page = await anna.Visit($"/records/{await shop.Record(order: "ORD-0001")}");
        page = await page.Submit("Take it", new() { ["Use.Lot"] = "PLA-1" });
        // 800 g are wanted, and the spool has 500.
        Assert.Contains("PLA-1: 500 g, used", page.Text, StringComparison.Ordinal);
        page = await page.Submit("Take it", new() { ["Use.Lot"] = "PLA-2" });
        Assert.Contains("PLA-2: 300 g, used", page.Text, StringComparison.Ordinal);
        Assert.Equal(Quantity.Of(200, Unit.G), await shop.OnHand("PLA-2"));
        // Of the sheets there are ten, and twenty are wanted; all of it is taken, and then there is none.
        page = await page.Submit("Take it", new() { ["Use.Lot"] = "ACR-1" });
        Assert.Contains("ACR-1: 10 sheets, used", page.Text, StringComparison.Ordinal);
        Assert.Contains("How much?", (await page.Submit("Take it", new() { ["Use.Lot"] = "PLA-2" })).Text, StringComparison.Ordinal);
    }

    private async Task<(long Record, long Input)> Used(string lot, decimal? amount)
    {
        var record = await shop.Record();
        return (record, await shop.Use(record, lot, amount));
    }

    private Task Ends(long record, long input, long from) => shop.Act(async bench =>
    {
        var running = await bench.Load(record);
        running.Ends(running.Inputs.Single(i => i.Id == input), from, null, "QL", bench.Now);
    });
}
