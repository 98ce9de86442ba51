using Microsoft.EntityFrameworkCore;
using Traceability.Lots;
using Traceability.Manufacture;
using Traceability.Quality;
using Traceability.Tests.Manufacture;
using Traceability.Tests.Stock;

namespace Traceability.Tests.Quality;

/// <summary>What an issue holds and decided to rework is reworked while the issue is open, and nothing else of it.</summary>
public sealed class HeldReworkTests : IAsyncLifetime
{
    private MakingShop shop = null!;
    private Workshop workshop = null!;
    private long rework, issue, batch;

    public async Task InitializeAsync()
    {
        shop = await MakingShop.Open();
        workshop = shop.Workshop;
        await shop.Lot("ACR-1", "ACR-3", 9);
        var record = await shop.Record("LID");
        await shop.Use(record, "ACR-1", 1);
        batch = await shop.Batch(record, "B-1", 10);
        issue = await workshop.Issue(batch);
        rework = await Begun(rework: true);
    }

    public Task DisposeAsync() => shop.DisposeAsync().AsTask();

    private Task<long> Begun(bool rework) => shop.Act(async s =>
    {
        var record = ManufactureRecord.Start(await s.Numbers.Record(), await s.Db.ProductNumbered("LID"), null, MakingShop.Today, MakingShop.Today, "BO", rework: rework);
        s.Db.Add(record);
        await s.Db.SaveChangesAsync();
        return record.Id;
    });

    /// <summary>As the page does it.</summary>
    private Task<long> Use(decimal? amount, long? record = null, string lot = "B-1") => shop.Act(async s =>
    {
        var (into, of) = (await s.Load(record ?? rework), await s.Lot(lot));
        var input = into.Consume(of, amount is { } a ? Quantity.Of(a, Unit.Pcs) : null, null, MakingShop.Today, false, [], await s.Db.ToBeReworked(of));
        await s.Db.SaveChangesAsync();
        return input.Id;
    });

    private Task<long> CameOut(string number) => shop.Act(async s =>
    {
        var made = (await s.Load(rework)).Reworked(await s.Lot("B-1"), number);
        await s.Db.SaveChangesAsync();
        return made.LotId;
    });

    [Fact]
    public async Task It_goes_in_by_the_decision_comes_out_held_and_is_decided_about_again()
    {
        Assert.Contains("Decide in that quality issue that it is to be reworked", await Shelf.Refused(() => Use(3)), StringComparison.Ordinal);
        await workshop.Decides(issue, 3, DispositionKind.Rework);
        Assert.Contains("NCR-0001 decided that 3 pcs of B-1 are to be reworked. Take that amount in one go", await Shelf.Refused(() => Use(4)), StringComparison.Ordinal);
        Assert.Contains("in one go", await Shelf.Refused(() => Use(null)), StringComparison.Ordinal);
        await Use(3);
        // The seven that stayed are as open as before.
        Assert.Contains("Nobody has decided about 7 pcs of B-1.", await workshop.Open(issue));
        Assert.Contains("Decide in that quality issue", await Shelf.Refused(() => Use(3)), StringComparison.Ordinal);
        var next = await CameOut("B-1-R1");
        Assert.True((await workshop.Lot(next)).IsHeld);
        Assert.Contains("Nobody has decided about 3 pcs of B-1-R1.", await workshop.Open(issue));
        await workshop.OnIssue(issue, (i, acts) => i.Reworked(i.Dispositions.Single(), true, "Filed, and measured.", "JO", acts.Now));
        await workshop.Decides(issue, 3, DispositionKind.NoFault, lot: next);
        await workshop.Decides(issue, 7, DispositionKind.Scrap, lot: batch);
        await workshop.Causes(issue);
        await workshop.Closes(issue);
        Assert.False((await workshop.Lot(next)).IsHeld);
        Assert.Empty(await workshop.Faults());
    }

    [Fact]
    public async Task What_goes_back_from_the_bench_is_decided_about_anew()
    {
        await workshop.Decides(issue, 3, DispositionKind.Rework);
        var input = await Use(3);
        Assert.Contains("has been used or has left since", await Shelf.Refused(() => workshop.OnIssue(issue, (i, acts) => i.TakeBack(i.Dispositions.Single(), acts.Who, acts.Now))), StringComparison.Ordinal);
        await shop.Act(async s =>
        {
            var record = await s.Load(rework);
            record.Void(record.Inputs.Single(i => i.Id == input), "QL", s.Now, "the wrong bin");
        });
        Assert.Contains("Nobody has decided about 10 pcs of B-1.", await workshop.Open(issue));
    }

    [Fact]
    public async Task A_decision_to_rework_lets_it_into_no_other_record_and_no_other_hold_is_passed()
    {
        await workshop.Decides(issue, 3, DispositionKind.Rework);
        Assert.Contains("is on hold", await Shelf.Refused(async () => await Use(3, await Begun(rework: false))), StringComparison.Ordinal);
        var other = await workshop.Issue(batch, what: "Scratched.");
        Assert.Contains("is on hold (NCR-0002: Scratched.). Decide in that quality issue", await Shelf.Refused(() => Use(3)), StringComparison.Ordinal);
        await workshop.Decides(other, 3, DispositionKind.Rework, lot: batch);
        await workshop.OnLot(batch, (l, acts) => l.PutOnHold(HoldCause.Doubt, "Two bins stood open.", "QL", acts.Now));
        Assert.Contains("is on hold (Two bins stood open.)", await Shelf.Refused(() => Use(3)), StringComparison.Ordinal);
        await workshop.OnLot(batch, (l, acts) => l.Holds.Single(h => h.Cause == HoldCause.Doubt).Lift("Sorted out.", "QL", acts.Now));
        await Use(3);
        Assert.Equal(["MFG-0002", "MFG-0002"], await workshop.Read(db => db.Dispositions.Select(d => d.BegunIn).ToListAsync()));
    }

    [Fact]
    public async Task The_file_itself_lets_a_held_lot_into_the_rework_that_was_decided_and_nowhere_else()
    {
        var plain = await Begun(rework: false);
        Task Insert(long record, long micro) => workshop.Act((db, _) => db.Database.ExecuteSqlAsync($"INSERT INTO input (transformation_id, lot_id, quantity_micro, recorded_at, recorded_by) VALUES ({record}, {batch}, {micro}, 0, 'x')"));
        Task<string> Refused(long record, decimal amount) => Shelf.Refused(() => Insert(record, (long)(amount * Quantity.One)));
        const string held = "it is on hold, so it cannot be used";
        Assert.Contains(held, await Refused(rework, 3), StringComparison.Ordinal);
        await workshop.Decides(issue, 3, DispositionKind.Rework);
        Assert.Contains(held, await Refused(plain, 3), StringComparison.Ordinal);
        Assert.Contains(held, await Refused(rework, 4), StringComparison.Ordinal);
        await Insert(rework, 3 * Quantity.One);
        await workshop.OnIssue(issue, (i, acts) => i.TakeBack(i.Dispositions.Single(), acts.Who, acts.Now));
        Assert.Contains(held, await Refused(rework, 3), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_what_was_made_for_his_order_a_customer_agrees_also_when_it_was_worked_on_again()
    {
        var part = await shop.Act(async s =>
        {
            (await s.Db.Customers.SingleAsync(c => c.Code == "KILN")).Asks(null, approvesDeviations: true);
            var lot = await s.Db.Lots.ForUse().SingleAsync(l => l.Id == batch);
            var order = Traceability.Orders.Order.Of("ORD-0001", await s.Db.Customers.SingleAsync(c => c.Code == "KILN"), MakingShop.Today, MakingShop.Today);
            var record = ManufactureRecord.Start(await s.Numbers.Record(), await s.Db.ProductNumbered("LID"), order, MakingShop.Today, MakingShop.Today, "BO");
            s.Db.AddRange(order, record);
            await s.Db.SaveChangesAsync();
            var made = record.Produce("B-2", Quantity.Of(5, Unit.Pcs)).Lot;
            var split = Split.Of(await s.Numbers.Split(), made, Quantity.Of(2, Unit.Pcs), "B-2-1", MakingShop.Today, "BO", s.Now);
            s.Db.Add(split);
            await s.Db.SaveChangesAsync();
            return split.Outputs.Single().Lot.Id;
        });
        var about = await workshop.Issue(part);
        Assert.Contains("Kiln Lane Labs has to agree by contract", await Shelf.Refused(() => workshop.Decides(about, 2, DispositionKind.UseAsIs)), StringComparison.Ordinal);
        await workshop.Decides(about, 2, DispositionKind.UseAsIs, "mail of 26 May");
    }
}
