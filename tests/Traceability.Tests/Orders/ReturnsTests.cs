using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Traceability.Genealogy;
using Traceability.Lots;
using Traceability.Orders;
using Traceability.People;
using Traceability.Recalls;
using Traceability.Tests.Manufacture;

namespace Traceability.Tests.Orders;

/// <summary>What customers send back: found by its number, decided about by a quality lead, reworked under its serial, shipped again.</summary>
public sealed class ReturnsTests : IAsyncLifetime
{
    private MakingShop shop = null!;
    private PageClient lead = null!;
    private PageClient anna = null!;

    public async Task InitializeAsync()
    {
        shop = await MakingShop.Open();
        lead = await shop.Workshop.SignedIn("LEA", Role.QualityLead);
        anna = await shop.Workshop.SignedIn("ANNA", Role.Staff);
        await shop.Lot("PLA-1", "PLA-BK", 5000);
        var record = await shop.Record();
        await shop.Use(record, "PLA-1", 100);
        await shop.Units(record, "SN-1..SN-5");
        await Ship("KILN", "SN-1");
    }

    public async Task DisposeAsync()
    {
        anna.Dispose();
        lead.Dispose();
        await shop.DisposeAsync();
    }

    [Fact]
    public async Task A_unit_comes_back_by_its_serial_is_reworked_and_shipped_again_and_a_recall_names_both_customers()
    {
        var page = await Back("sn-1", "The lid does not close");
        Assert.Equal("RET-0001", page.Heading);
        Assert.Contains("The lid does not close", page.Text, StringComparison.Ordinal);
        page = await (await lead.Visit(page.Path)).Submit("Decide", new() { ["Input.Decision"] = "Rework", ["Input.Reason"] = "New hinge" });
        Assert.Contains("RET-0001-01 is in MFG-0002.", page.Text, StringComparison.Ordinal);
        var next = await shop.Act(async s =>
        {
            var record = await s.Load(3);
            var output = record.Reworked(record.LiveInputs.Single().Lot, "MFG-0002-01");
            await s.Db.SaveChangesAsync();
            record.Close(MakingShop.Today);
            return output.Lot.Serial;
        });
        Assert.Equal("SN-1", next);
        // Under the same serial: the state that is here is the one in the hand.
        await Ship("OAK", "SN-1");
        Assert.Equal(["KILN", "OAK"], await Recalled("PLA-1"));
        page = await lead.Visit("/returns/2");
        Assert.Equal(
        [
            "Made in MFG-0001 as SN-1", "Left with SHP-0001 to Kiln Lane Labs as SN-1", "Came back, RET-0001 as RET-0001-01", "Made in MFG-0002 as MFG-0002-01", "Left with SHP-0002 to Oak & Sons as MFG-0002-01",
        ], page.All("ol.list li > div").Select(w => w));
        Assert.Equal("PLA-1", await shop.Behind("MFG-0002-01"));
    }

    [Theory]
    [InlineData("SN-2", "SN-2 was never shipped: 1 pc of it is here as SN-2")]
    [InlineData("PLA-1", "PLA-1 was never shipped")]
    [InlineData("NOPE-7", "\"NOPE-7\" is not a number in this shop, so it did not leave from here.")]
    [InlineData("", "Scan or type the number on what came back.")]
    public async Task What_never_left_does_not_come_back_and_is_told_where_it_is(string number, string says)
    {
        var refused = await (await anna.Visit("/returns")).Submit("Take it back", new() { ["Input.Lot"] = number });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains(says, refused.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_came_back_already_does_not_come_back_twice()
    {
        await Back("SN-1", "x");
        var refused = await (await anna.Visit("/returns")).Submit("Take it back", new() { ["Input.Lot"] = "SN-1" });
        Assert.Contains("SN-1 came back already: 1 pc of it is here as RET-0001-01", refused.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Restock", LotStatus.Accepted, 1)]
    [InlineData("Scrap", LotStatus.Quarantined, 0)]
    [InlineData("Supplier", LotStatus.Quarantined, 0)]
    public async Task A_quality_lead_decides_once_and_it_is_done_in_the_same_act(string decision, LotStatus status, int here)
    {
        var page = await Back("SN-1", "x");
        var answer = new Dictionary<string, Field> { ["Input.Decision"] = decision, ["Input.Reason"] = "looked at" };
        Assert.Contains("Only a quality lead decides what becomes of what came back.", (await page.Submit("Decide", answer)).Text, StringComparison.Ordinal);
        var form = await lead.Visit(page.Path);
        page = await form.Submit("Decide", answer);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        var lot = await shop.Workshop.Read(db => db.Lots.AsNoTracking().SingleAsync(l => l.Number == "RET-0001-01"));
        Assert.Equal((status, Quantity.Of(here, Unit.Pcs)), (lot.Status, lot.OnHand));
        Assert.Contains("was decided already", await MakingShop.Refused(() => shop.Act(async s => (await s.Db.Returns.ForDeciding().SingleAsync()).Decide(ReturnDecision.Scrap, "x", new("LEA", "Lea", Role.QualityLead), s.Now))), StringComparison.Ordinal);
        Assert.Empty(await shop.Workshop.Faults());
    }

    [Fact]
    public async Task What_waits_goes_into_no_record_and_what_is_reworked_into_no_other()
    {
        await Back("SN-1", "x");
        Assert.Contains("is not accepted yet", (await (await lead.Visit("/records/new-rework")).Submit("Start the rework", new() { ["Input.Lot"] = "SN-1" })).Text, StringComparison.Ordinal);
        Assert.Contains("Nobody decided that RET-0001 is reworked.", await MakingShop.Refused(() => shop.Act(async s =>
            s.Db.Add(Traceability.Manufacture.ManufactureRecord.ReworkOf("MFG-9", await s.Db.Returns.ForDeciding().SingleAsync(), MakingShop.Today, MakingShop.Today, "LEA")))), StringComparison.Ordinal);
        await (await lead.Visit("/returns/2")).Submit("Decide", new() { ["Input.Decision"] = "Rework", ["Input.Reason"] = "hinge" });
        // The file itself lets it into a rework and nowhere else.
        await Assert.ThrowsAnyAsync<Exception>(() => shop.Act(s => s.Db.Database.ExecuteSqlRawAsync(
            "INSERT INTO input (transformation_id, lot_id, quantity_micro, recorded_at, recorded_by) SELECT (SELECT MIN(id) FROM transformation), id, 1, 0, 'x' FROM lot WHERE number = 'RET-0001-01'")));
    }

    [Fact]
    public async Task A_return_that_was_none_is_void_and_the_customer_has_it_again()
    {
        var page = await Back("SN-1", "x");
        page = await (await lead.Visit(page.Path)).Submit("Void the return", new() { ["Slip.Reason"] = "another parcel" });
        Assert.Contains("RET-0001 is void", page.Text, StringComparison.Ordinal);
        Assert.Equal("RET-0002", (await Back("SN-1", "now really")).Heading);
        Assert.Empty(await shop.Workshop.Faults());
    }

    [Fact]
    public async Task What_waits_for_a_decision_is_listed()
    {
        await Back("SN-1", "x");
        Assert.Contains("RET-0001", (await anna.Visit("/returns?state=waiting")).Text, StringComparison.Ordinal);
        await (await lead.Visit("/returns/2")).Submit("Decide", new() { ["Input.Decision"] = "Restock", ["Input.Reason"] = "unopened" });
        Assert.Contains("No return fits that.", (await anna.Visit("/returns?state=waiting")).Text, StringComparison.Ordinal);
        Assert.Contains("back to stock", (await anna.Visit("/returns?state=decided&q=sn-1")).Text, StringComparison.Ordinal);
    }

    private async Task<Page> Back(string number, string why)
    {
        var form = await (await anna.Visit("/returns")).Submit("Take it back", new() { ["Input.Lot"] = number });
        return await form.Submit("Take it back", new() { ["Input.Reason"] = why, ["Input.Condition"] = "Failed" });
    }

    private async Task Ship(string customer, string unit)
    {
        var page = await (await lead.Visit($"/shipments/new?customer={customer}")).Submit("Begin packing", new() { ["Input.Purpose"] = "Sample" });
        Assert.Contains("packed", (await page.Submit("Pack it", new() { ["Input.Lot"] = unit })).Text, StringComparison.Ordinal);
    }

    private Task<List<string>> Recalled(string lot) => shop.Workshop.InScope(async scope =>
    {
        var root = await new RootFinder(scope.GetRequiredService<Traceability.Data.TraceabilityDb>()).FindOne(lot);
        return (await scope.GetRequiredService<Recalling>().Scope(root)).Customers.Select(c => c.Code).Order(StringComparer.Ordinal).ToList();
    });
}
