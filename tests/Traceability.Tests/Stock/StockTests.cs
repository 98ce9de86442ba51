using System.Net;
using Microsoft.EntityFrameworkCore;
using Traceability.Lots;
using Traceability.Materials;
using Traceability.People;

namespace Traceability.Tests.Stock;

public sealed class StockTests
{
    [Fact]
    public async Task A_lot_is_found_by_any_part_of_any_of_its_numbers()
    {
        await using var workshop = await Workshop.Open();
        var (ply, alu) = (await workshop.Material("PLY"), await workshop.Material("ALU", Category.Metal));
        await workshop.Received(ply, supplierLot: "BP-24-118");
        await workshop.Received(alu, heat: ("Northmill", "25990085"));
        using var anna = await workshop.SignedIn();
        async Task<IReadOnlyList<string>> Found(string q) => (await anna.Visit("/stock?q=" + Uri.EscapeDataString(q))).All("tbody td:first-child a");
        Assert.Equal(["PLY-0524-001"], await Found("ply-0524-001"));
        Assert.Equal(["PLY-0524-001"], await Found("24-118"));
        Assert.Equal(["ALU-0524-001"], await Found("9900"));
        Assert.Equal(2, (await Found("0524")).Count);
        Assert.Empty(await Found("%"));
        Assert.Empty(await Found(new string('x', 10_000)));
        Assert.Contains("No lot answers to that", (await anna.Visit("/stock?q=nothing")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_state_is_a_list_of_its_own()
    {
        await using var workshop = await Workshop.Open();
        var glue = await workshop.Material("GLUE", Category.Adhesive, Unit.G);
        await workshop.Received(glue, number: "WAITS");
        foreach (var number in (string[])["FREE", "HELD", "EMPTY", "REJECTED", "ASIDE"]) await workshop.Accepted(glue, number: number);
        Task On(string number, Action<Lot, Traceability.Data.Acts> body) => workshop.Act(async (db, acts) => body(await db.LotNumbered(number), acts));
        await On("HELD", (l, a) => l.PutOnHold(HoldCause.Doubt, "Wet.", "QL", a.Now));
        await On("EMPTY", (l, a) => l.Remove(l.OnHand, MovementReason.Scrap, "Spilt.", "QL", a.Now));
        await On("REJECTED", (l, a) => l.Reject("Wrong.", "QL", a.Now));
        await On("ASIDE", (l, a) => l.Quarantine("Ask.", "QL", a.Now));
        using var anna = await workshop.SignedIn();
        async Task<string> In(string state) => string.Join(' ', (await anna.Visit($"/stock?state={state}&sort=number")).All("tbody td:first-child a"));
        Assert.Equal("FREE", await In("accepted"));
        Assert.Equal("WAITS", await In("waiting"));
        Assert.Equal("HELD", await In("held"));
        Assert.Equal("REJECTED", await In("rejected"));
        Assert.Equal("ASIDE", await In("quarantined"));
        Assert.Equal("EMPTY", await In("used-up"));
        Assert.Equal("ASIDE FREE HELD REJECTED WAITS", await In("here"));
        Assert.Equal(6, (await In("all")).Split(' ').Length);
        Assert.Equal("", await In("cut"));
    }

    [Fact]
    public async Task Long_lists_page_with_exact_totals_and_keep_order_and_filter()
    {
        await using var workshop = await Workshop.Open();
        var ply = await workshop.Material("PLY");
        await workshop.With(async (db, _, numbers) =>
        {
            var supplier = Traceability.Suppliers.Supplier.Named("S", "S");
            var receipt = Traceability.Receiving.Receipt.Of(await numbers.Receipt(), supplier, null, workshop.Clock.Today, workshop.Clock.Today);
            db.Add(receipt);
            var material = (await db.Materials.FindAsync(ply))!;
            for (var n = 0; n < 120; n++) receipt.Take(new($"L-{n:000}", material, Quantity.Of(n + 1, Unit.Sheet)));
            return await db.SaveChangesAsync();
        });
        using var anna = await workshop.SignedIn();
        var page = await anna.Visit("/stock?q=L-&sort=-left");
        Assert.Equal("L-119", page.All("tbody td:first-child a")[0]);
        Assert.Contains("1–50 of 120 lots", page.Text, StringComparison.Ordinal);
        page = await (await page.Link("Further")).Link("Further");
        Assert.Equal("L-000", page.All("tbody td:first-child a")[^1]);
        Assert.Equal(20, page.All("tbody tr").Count);
        foreach (var odd in (string[])["p=-1", "p=99999999999999999999", "p=abc", "sort=nonsense", "state=nonsense", "material=x", "material=99"])
            Assert.Equal(HttpStatusCode.OK, (await anna.Visit("/stock?" + odd)).Status);
    }

    [Fact]
    public async Task Who_puts_a_lot_on_hold_takes_it_back_at_once_and_a_quality_lead_lifts_it_later()
    {
        await using var workshop = await Workshop.Open();
        var lot = await workshop.Accepted(await workshop.Material("PLY"));
        using var bo = await workshop.SignedIn("BO", Role.Staff);
        using var anna = await workshop.SignedIn();
        var page = await (await bo.Visit($"/lots/{lot}/hold")).Submit("Put it on hold", new() { ["Input.Reason"] = "Looks warped." });
        Assert.Equal("held", page.All(".head .badge").Single());
        Assert.DoesNotContain("Lift the hold", page.All("button"));
        Assert.Contains("is not on hold any more", (await page.Submit("Undo")).Text, StringComparison.Ordinal);

        page = await (await bo.Visit($"/lots/{lot}/hold")).Submit("Put it on hold", new() { ["Input.Reason"] = "Looks warped." });
        workshop.Clock.Advance(TimeSpan.FromMinutes(20));
        Assert.Contains("more than 15 minutes ago", (await page.Submit("Undo")).Refusals[0], StringComparison.Ordinal);
        page = await anna.Visit($"/lots/{lot}");
        Assert.Contains("Say why", (await page.Submit("Lift the hold")).Refusals[0], StringComparison.Ordinal);
        page = await page.Submit("Lift the hold", new() { ["reason"] = "Flat within 1 mm." });
        Assert.Contains("is free again", page.Text, StringComparison.Ordinal);
        Assert.Contains("Flat within 1 mm.", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_taken_out_moved_counted_and_split_stands_in_the_history_with_what_was_left()
    {
        await using var workshop = await Workshop.Open();
        var lot = await workshop.Accepted(await workshop.Material("PLY"), 10);
        using var anna = await workshop.SignedIn();
        workshop.Clock.Advance(TimeSpan.FromMinutes(1));
        var page = await (await anna.Visit($"/lots/{lot}/move")).Submit("Move it", new() { ["Input.Location"] = "Rack A2" });
        Assert.Contains("is at Rack A2 now", page.Text, StringComparison.Ordinal);
        workshop.Clock.Advance(TimeSpan.FromMinutes(1));
        page = await (await anna.Visit($"/lots/{lot}/take-out")).Submit("Take it out", new() { ["Input.Reason"] = nameof(MovementReason.Scrap), ["Input.Quantity"] = "2", ["Input.Note"] = "Delaminated." });
        Assert.Contains("2 sheets of PLY-0524-001 are scrapped; 8 sheets left", page.Text, StringComparison.Ordinal);
        workshop.Clock.Advance(TimeSpan.FromMinutes(1));
        page = await (await anna.Visit($"/lots/{lot}/count")).Submit("Set the count right", new() { ["Input.Quantity"] = "7,5", ["Input.Reason"] = "Counted on Sunday." });
        Assert.Contains("has 7.5 sheets now", page.Text, StringComparison.Ordinal);
        workshop.Clock.Advance(TimeSpan.FromMinutes(1));
        page = await (await anna.Visit($"/lots/{lot}/split")).Submit("Split it off", new() { ["Input.Quantity"] = "3", ["Input.Location"] = "Van" });
        Assert.StartsWith("PLY-0524-001-01", page.Heading, StringComparison.Ordinal);
        Assert.Contains("Van", page.Text, StringComparison.Ordinal);

        page = await anna.Visit($"/lots/{lot}");
        var rows = page.All("tbody tr");
        Assert.Contains("-3 sheets 4.5 sheets", rows[0], StringComparison.Ordinal);
        Assert.Contains("-0.5 sheets 7.5 sheets", rows[1], StringComparison.Ordinal);
        Assert.Contains("-2 sheets 8 sheets", rows[2], StringComparison.Ordinal);
        Assert.Contains("moved to Rack A2", rows[3], StringComparison.Ordinal);
        Assert.Contains("+10 sheets 10 sheets", rows[^1], StringComparison.Ordinal);
        foreach (var tab in (string[])["documents", "from", "to", "audit"])
            Assert.Equal(tab, (await anna.Visit($"/lots/{lot}?tab={tab}")).Document.QuerySelector(".tabs [aria-current]")!.GetAttribute("href")!.Split('=')[1]);
        Assert.Contains("PLY-0524-001-01", (await anna.Visit($"/lots/{lot}?tab=to")).Text, StringComparison.Ordinal);
        Assert.Contains("on hand: 8 sheets → 7.5 sheets", (await anna.Visit($"/lots/{lot}?tab=audit")).Text, StringComparison.Ordinal);
        Assert.Contains("PLY-0524-001 ", (await anna.Visit($"/lots/{lot + 1}?tab=from")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_part_of_a_lot_that_was_put_aside_is_put_aside_too()
    {
        await using var workshop = await Workshop.Open();
        var lot = await workshop.Accepted(await workshop.Material("PLY"), 10);
        await workshop.OnLot(lot, (one, acts) => one.PutOnHold(HoldCause.Doubt, "Wet.", "QL", acts.Now));
        using var anna = await workshop.SignedIn();
        var page = await (await anna.Visit($"/lots/{lot}/split")).Submit("Split it off", new() { ["Input.Quantity"] = "3" });
        Assert.Equal("held", page.All(".head .badge").Single());
    }

    [Theory]
    [InlineData("11", "has 10 sheets left; 11 sheets cannot be scrapped")]
    [InlineData("0", "more than nothing")]
    [InlineData("", "How much?")]
    [InlineData("1 kg", "cannot be counted in sheets")]
    public async Task Nothing_is_taken_that_is_not_there(string amount, string says)
    {
        await using var workshop = await Workshop.Open();
        var lot = await workshop.Accepted(await workshop.Material("PLY"), 10);
        using var anna = await workshop.SignedIn();
        var page = await (await anna.Visit($"/lots/{lot}/take-out")).Submit("Take it out", new() { ["Input.Reason"] = nameof(MovementReason.Scrap), ["Input.Quantity"] = amount, ["Input.Note"] = "Broken." });
        Assert.Contains(says, page.All(".field.invalid .wrong").Single(), StringComparison.Ordinal);
        Assert.Equal(("Broken.", amount), (page.Value("Input.Note"), page.Value("Input.Quantity")));
    }

    [Fact]
    public async Task A_held_lot_is_scrapped_or_sent_back_but_not_used_in_the_shop()
    {
        await using var workshop = await Workshop.Open();
        var lot = await workshop.Accepted(await workshop.Material("PLY"), 10);
        await workshop.OnLot(lot, (one, acts) => one.PutOnHold(HoldCause.Doubt, "Wet.", "QL", acts.Now));
        using var anna = await workshop.SignedIn();
        Dictionary<string, Testbed.Field> Out(MovementReason reason) => new() { ["Input.Reason"] = $"{reason}", ["Input.Quantity"] = "1", ["Input.Note"] = "So it is." };
        var page = await anna.Visit($"/lots/{lot}/take-out");
        Assert.Contains("on hold", (await page.Submit("Take it out", Out(MovementReason.OwnUse))).Refusals[0], StringComparison.Ordinal);
        Assert.Contains("9 sheets left", (await page.Submit("Take it out", Out(MovementReason.SupplierReturn))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Staff_neither_count_anew_nor_take_back_an_acceptance()
    {
        await using var workshop = await Workshop.Open();
        var lot = await workshop.Accepted(await workshop.Material("PLY"), 10);
        using var bo = await workshop.SignedIn("BO", Role.Staff);
        var page = await (await bo.Visit($"/lots/{lot}/count")).Submit("Set the count right", new() { ["Input.Quantity"] = "7", ["Input.Reason"] = "x" });
        Assert.Contains("Only a quality lead", page.Refusals[0], StringComparison.Ordinal);
        page = await (await bo.Visit($"/lots/{lot}/quarantine")).Submit("Decide", new() { ["Input.Decision"] = "Rejected", ["Input.Reason"] = "x" });
        Assert.Contains("Only a quality lead", page.Refusals[0], StringComparison.Ordinal);
        using var anna = await workshop.SignedIn();
        page = await (await anna.Visit($"/lots/{lot}/quarantine")).Submit("Decide", new() { ["Input.Decision"] = "Rejected", ["Input.Reason"] = "Wrong glue in it." });
        Assert.Equal("rejected", page.All(".head .badge").Single());
    }

    [Fact]
    public async Task Materials_and_suppliers_are_added_changed_and_never_doubled()
    {
        await using var workshop = await Workshop.Open();
        using var bo = await workshop.SignedIn("BO", Role.Staff);
        using var anna = await workshop.SignedIn();
        var page = await (await bo.Visit("/materials/new")).Submit("Add", new() { ["Input.Name"] = "6061 plate", ["Input.Code"] = "ALU-10", ["Input.Category"] = "Metal", ["Input.Unit"] = "Sheet", ["Input.LotPrefix"] = "ALU", ["Input.Documents"] = (string[])["Rohs"] });
        Assert.Contains("level 3", (await bo.Visit("/materials")).Text, StringComparison.Ordinal);
        Assert.NotNull(page.Document.QuerySelector("input[value=Rohs][checked]"));
        page = await page.Submit("Keep the changes", new() { ["Input.Level"] = "Label" });
        Assert.Contains("Only a quality lead", page.Refusals[0], StringComparison.Ordinal);
        page = await (await bo.Visit("/materials/new")).Submit("Add", new() { ["Input.Name"] = "again", ["Input.Code"] = " alu-10", ["Input.Category"] = "Metal" });
        Assert.Contains("There is a material alu-10 already", page.All(".wrong").Single(), StringComparison.Ordinal);
        page = await page.Submit("Add", new() { ["Input.Code"] = "ALU-11", ["Input.LotPrefix"] = "too long" });
        Assert.Contains("cannot begin a lot number", page.All(".wrong").Single(), StringComparison.Ordinal);

        page = await (await bo.Visit("/suppliers/new")).Submit("Add", new() { ["Input.Name"] = "Harlow Supplies", ["Input.Code"] = "HARLOW", ["Input.Email"] = "not an address" });
        Assert.Contains("not an e-mail address", page.All(".wrong").Single(), StringComparison.Ordinal);
        page = await page.Submit("Add", new() { ["Input.Email"] = "ada@harlow.example" });
        Assert.Equal("Harlow Supplies", page.Heading);
        page = await (await anna.Visit(page.Path)).Submit("Keep the changes", new() { ["Input.Status"] = "Blocked", ["Input.Phone"] = "+44 20 0000" });
        Assert.Equal("+44 20 0000", page.Value("Input.Phone"));
        Assert.Contains("There is a supplier", (await (await bo.Visit("/suppliers/new")).Submit("Add", new() { ["Input.Name"] = "H", ["Input.Code"] = "harlow" })).All(".wrong").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_shop_is_an_administrators_to_change()
    {
        await using var workshop = await Workshop.Open();
        await workshop.Act((db, acts) => { db.Add(Traceability.Shops.Shop.Opened("Kiln Lane", null, Traceability.Shops.UnitSystem.Metric, acts.Now)); return Task.CompletedTask; });
        using var bo = await workshop.SignedIn("BO", Role.Staff);
        using var admin = await workshop.SignedIn("AD", Role.Administrator);
        Assert.Equal(HttpStatusCode.Forbidden, (await bo.Visit("/settings/shop")).Status);
        var page = await (await (await admin.Visit("/settings")).Link("The shop")).Submit("Keep the changes", new() { ["Input.ShopName"] = "Kiln Lane Workshop" });
        Assert.Contains("Kiln Lane Workshop", page.All(".brand").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_received_is_seen_as_late_when_it_was_written_down_late()
    {
        await using var workshop = await Workshop.Open();
        var material = await workshop.Material("PLY");
        var supplier = await workshop.Supplier();
        using var anna = await workshop.SignedIn();
        var page = await (await anna.Visit("/receiving/new")).Submit("Next: what is in it", new() { ["Input.Supplier"] = $"{supplier}", ["Input.ReceivedOn"] = "2024-05-20" });
        page = await page.Submit("Add this lot", new() { ["Input.Material"] = $"{material}", ["Input.Quantity"] = "1" });
        page = await page.Link("PLY-0524-001");
        Assert.Contains("written down late", page.Text, StringComparison.Ordinal);
        Assert.Equal(1, await workshop.Read(db => db.Lots.CountAsync()));
    }
}
