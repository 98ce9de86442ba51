using Microsoft.EntityFrameworkCore;
using Traceability.Lots;
using Traceability.Manufacture;
using Traceability.People;

namespace Traceability.Tests.Manufacture;

/// <summary>What goes into a record, and what is refused.</summary>
public sealed class RecordRulesTests : IAsyncLifetime
{
    private static readonly Who Anna = new("ANNA", "Anna", Role.Staff);
    private static readonly Who Bo = new("BO", "Bo", Role.Staff);

    private MakingShop shop = null!;
    private long record;

    public async Task InitializeAsync()
    {
        shop = await MakingShop.Open();
        await shop.Lot("ACR-1", "ACR-3", 5);
        await shop.Lot("PLA-1", "PLA-BK", 200);
        await shop.Lot("GLU-1", "GLUE", 100);
        record = await shop.Record();
    }

    public Task DisposeAsync() => shop.DisposeAsync().AsTask();

    [Fact]
    public async Task Not_more_than_is_left()
    {
        await shop.Use(record, "ACR-1", 4);
        Assert.StartsWith("ACR-1 has 1 sheet left; 1.5 sheets cannot be used.", await MakingShop.Refused(() => shop.Use(record, "ACR-1", 1.5m)), StringComparison.Ordinal);
        await shop.Use(record, "ACR-1", 1);
        Assert.StartsWith("ACR-1 is used up.", await MakingShop.Refused(() => shop.Use(record, "ACR-1", 1)), StringComparison.Ordinal);
        Assert.StartsWith("ACR-1 is used up.", await MakingShop.Refused(() => shop.Use(record, "ACR-1", null)), StringComparison.Ordinal);
        Assert.True((await shop.OnHand("ACR-1")).IsZero);
    }

    [Fact]
    public async Task Two_people_take_the_last_sheet_and_one_is_told_so()
    {
        for (var round = 0; round < 25; round++)
        {
            var (lot, other) = ($"LAST-{round}", await shop.Record());
            await shop.Lot(lot, "ACR-3", 1);
            var both = new[] { (record, Anna), (other, Bo) }.Select(async p =>
            {
                // Each loads and decides for itself; who comes first is left to chance.
                await Task.Yield();
                return await Record.ExceptionAsync(() => shop.Use(p.Item1, lot, 1, who: p.Item2));
            });
            var refused = Assert.Single((await Task.WhenAll(both)).OfType<Exception>());
            Assert.StartsWith($"{lot} is used up", Assert.IsType<DomainRuleException>(refused).Message, StringComparison.Ordinal);
            Assert.True((await shop.OnHand(lot)).IsZero);
        }
    }

    [Fact]
    public async Task Many_people_at_one_spool_never_take_more_than_is_on_it()
    {
        var acts = Enumerable.Range(0, 30).Select(n => Record.ExceptionAsync(() => shop.Use(record, "PLA-1", 7 + n % 5)));
        var refused = (await Task.WhenAll(acts)).OfType<Exception>().ToList();
        Assert.All(refused, r => Assert.IsType<DomainRuleException>(r));
        var used = await shop.Workshop.Read(db => db.Inputs.Where(i => i.Lot.Number == "PLA-1").SumAsync(i => i.QuantityMicro ?? 0));
        Assert.Equal(200 * Quantity.One, used + (await shop.OnHand("PLA-1")).Micro);
        Assert.True((await shop.OnHand("PLA-1")).Micro < 11 * Quantity.One);
    }

    [Fact]
    public async Task Nothing_from_a_lot_that_is_not_accepted_held_expired_or_somebody_elses()
    {
        await shop.Lot("OLD-1", "ACR-3", 1, expires: MakingShop.Today);
        shop.Workshop.Clock.Advance(TimeSpan.FromDays(1));
        await shop.Act(async s => (await s.Lot("ACR-1")).PutOnHold(HoldCause.Doubt, "Scratched", "QL", s.Now));
        await shop.Act(async s => (await s.Lot("PLA-1")).Reject("Wet", "QL", s.Now));
        await shop.Act(async s => (await s.Lot("GLU-1")).Quarantine("No label", "QL", s.Now));
        await shop.Lot("OWN-1", "ACR-3", 1, owner: "OAK");

        Assert.Contains("on hold (Scratched)", await MakingShop.Refused(() => shop.Use(record, "ACR-1", 1)), StringComparison.Ordinal);
        Assert.Contains("was rejected", await MakingShop.Refused(() => shop.Use(record, "PLA-1", 1)), StringComparison.Ordinal);
        Assert.Contains("is not accepted yet", await MakingShop.Refused(() => shop.Use(record, "GLU-1", null)), StringComparison.Ordinal);
        Assert.Contains("belongs to a customer", await MakingShop.Refused(() => shop.Use(record, "OWN-1", 1)), StringComparison.Ordinal);
        var tomorrow = MakingShop.Today.AddDays(1);
        Assert.Contains("expired on", await MakingShop.Refused(() => shop.Act(async s => (await s.Load(record)).Consume(await s.Lot("OLD-1"), null, null, tomorrow, false, []))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_customers_own_material_goes_into_his_own_order()
    {
        await shop.Lot("OWN-1", "ACR-3", 1, owner: "KILN");
        await shop.Act(async s =>
        {
            s.Db.Add(Traceability.Orders.Order.Of("ORD-1", await s.Db.Customers.SingleAsync(c => c.Code == "KILN"), MakingShop.Today, MakingShop.Today));
            await s.Db.SaveChangesAsync();
        });
        var his = await shop.Record(order: "ORD-1");
        await shop.Use(his, "OWN-1", 1);
        Assert.True((await shop.OnHand("OWN-1")).IsZero);
    }

    [Fact]
    public async Task A_closed_record_takes_nothing_and_makes_nothing()
    {
        Assert.Contains("names no lot that was used", await MakingShop.Refused(() => shop.Act(async s => (await s.Load(record)).Close(MakingShop.Today))), StringComparison.Ordinal);
        await shop.Use(record, "GLU-1", null);
        await shop.Act(async s => (await s.Load(record)).Close(MakingShop.Today));
        Assert.Contains("was closed on", await MakingShop.Refused(() => shop.Use(record, "ACR-1", 1)), StringComparison.Ordinal);
        Assert.Contains("was closed on", await MakingShop.Refused(() => shop.Units(record, "SN-1")), StringComparison.Ordinal);
        Assert.Contains("was closed on", await MakingShop.Refused(() => shop.Act(async s => (await s.Load(record)).Close(MakingShop.Today))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_number_is_given_twice()
    {
        await shop.Use(record, "ACR-1", 1);
        await shop.Units(record, "SN-1, SN-2");
        foreach (var given in (string[])["SN-1", " sn-1 ", "ACR-1"])
            await Assert.ThrowsAnyAsync<DomainRuleException>(() => shop.Act(async s => (await s.Load(record)).ProduceUnits([await s.Numbers.Given(given)])));
        Assert.Contains("twice", await MakingShop.Refused(() => shop.Units(record, "SN-8, SN-9, sn-8")), StringComparison.Ordinal);
        // And the file itself refuses, whoever forgot to ask.
        await Assert.ThrowsAnyAsync<Exception>(() => shop.Batch(record, "SN-2", 5));
    }

    [Fact]
    public async Task What_was_made_does_not_go_back_into_its_own_record()
    {
        await shop.Use(record, "ACR-1", 1);
        await shop.Batch(record, "B-1", 10);
        Assert.Contains("cannot go back into it", await MakingShop.Refused(() => shop.Use(record, "B-1", 1)), StringComparison.Ordinal);
        var next = await shop.Record("LID");
        await shop.Use(next, "B-1", 1);
        await shop.Batch(next, "L-1", 10);
        Assert.Contains("cannot go back into it", await MakingShop.Refused(() => shop.Use(record, "L-1", 1)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_made_of_held_stock_is_held_too()
    {
        await shop.Use(record, "PLA-1", 100, 1, 2);
        await shop.Act(async s => (await s.Lot("PLA-1")).PutOnHold(HoldCause.Recall, "Contaminated", "QL", s.Now));
        await shop.Units(record, "SN-1..SN-3");
        var held = await shop.Workshop.Read(db => db.Lots.Where(l => l.Holds.Any(h => h.LiftedAt == null)).Select(l => l.Number).Order().ToListAsync());
        Assert.Equal(["PLA-1", "SN-1", "SN-2"], held);
    }

    [Fact]
    public async Task A_unit_is_reworked_once_in_a_record_and_keeps_its_serial()
    {
        await shop.Use(record, "ACR-1", 1);
        await shop.Units(record, "SN-1");
        var rework = await shop.Act(async s =>
        {
            var started = ManufactureRecord.Start("MFG-R", await s.Db.ProductNumbered("ENC"), null, MakingShop.Today, MakingShop.Today, "QL", rework: true);
            s.Db.Add(started);
            await s.Db.SaveChangesAsync();
            return started.Id;
        });
        Assert.Contains("did not go into", await MakingShop.Refused(() => shop.Act(async s => (await s.Load(rework)).Reworked(await s.Lot("SN-1"), "SN-1-R1"))), StringComparison.Ordinal);
        await shop.Use(rework, "SN-1", 1);
        await shop.Use(rework, "GLU-1", null);
        await shop.Act(async s => { var r = await s.Load(rework); r.Reworked(r.LiveInputs.First(i => i.Lot.Number == "SN-1").Lot, "SN-1-R1"); });
        Assert.Contains("came out of MFG-R already", await MakingShop.Refused(() => shop.Act(async s => { var r = await s.Load(rework); r.Reworked(r.LiveInputs.First(i => i.Lot.Number == "SN-1").Lot, "SN-1-R2"); })), StringComparison.Ordinal);

        Assert.Equal("SN-1-R1", await shop.Act(async s => (await s.Db.LotInHand(s.Finder, "sn-1")).Number));
        Assert.Equal("SN-1 SN-1-R1", await shop.Reached("ACR-1"));
        Assert.Equal("SN-1-R1", await shop.Reached("GLU-1"));
    }
}
