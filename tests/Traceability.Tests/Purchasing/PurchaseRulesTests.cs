using Microsoft.EntityFrameworkCore;
using Traceability.Certificates;
using Traceability.Lots;
using Traceability.Materials;
using Traceability.Purchasing;
using Traceability.Suppliers;
using Traceability.Tests.Stock;

namespace Traceability.Tests.Purchasing;

/// <summary>What an order allows and refuses, from its draft to its end.</summary>
public sealed class PurchaseRulesTests
{
    private static async Task<(Workshop Workshop, long Supplier, long Material)> Shop(SupplierStatus? status = SupplierStatus.Approved)
    {
        var workshop = await Workshop.Open();
        var supplier = await workshop.Supplier("TRM");
        if (status != SupplierStatus.Approved) await workshop.Act(async (db, _) => (await db.Suppliers.FindAsync(supplier))!.Status = status);
        return (workshop, supplier, await workshop.Material("ALU", Category.Metal, Unit.Pcs));
    }

    private static LineTerms Terms(decimal amount, Unit unit = Unit.Pcs, DateOnly? by = null) => new(Quantity.Of(amount, unit), by, null, AskedPapers.Of([DocumentType.Mtr], "3.1"));

    [Fact]
    public async Task Orders_are_numbered_without_a_gap_also_when_one_is_refused()
    {
        var (workshop, supplier, material) = await Shop();
        await using var _ = workshop;
        await workshop.Ordered(supplier, lines: (material, 5));
        await Shelf.Refused(() => workshop.Ordered(supplier, lines: (material, 0)));
        await workshop.Ordered(supplier, lines: (material, 5));
        Assert.Equal(["PO-0001", "PO-0002"], await workshop.Read(db => db.PurchaseOrders.Select(o => o.Number).Order().ToListAsync()));
    }

    [Fact]
    public async Task Nothing_is_ordered_from_a_blocked_supplier_nor_sent_to_one_that_was_blocked_since()
    {
        var (workshop, supplier, material) = await Shop();
        await using var _ = workshop;
        var draft = await workshop.Ordered(supplier, sent: false, (material, 5));
        await workshop.Act(async (db, _) => (await db.Suppliers.FindAsync(supplier))!.Status = SupplierStatus.Blocked);
        Assert.Contains("is blocked, so nothing is ordered there", await Shelf.Refused(() => workshop.Ordered(supplier, lines: (material, 5))), StringComparison.Ordinal);
        Assert.Contains("is blocked", await Shelf.Refused(() => workshop.OnOrder(draft, (o, acts) => o.Send(true, "QL", acts.Now))), StringComparison.Ordinal);
        Assert.Equal(PurchaseState.Draft, (await workshop.Order(draft)).State);
    }

    [Fact]
    public async Task What_the_supplier_has_not_confirmed_is_said_before_it_goes_out_and_kept_when_it_goes_all_the_same()
    {
        var (workshop, supplier, material) = await Shop(SupplierStatus.Conditional);
        await using var _ = workshop;
        var draft = await workshop.Ordered(supplier, sent: false, (material, 5));
        var said = await Shelf.Refused(() => workshop.OnOrder(draft, (o, acts) => o.Send(false, "QL", acts.Now)));
        Assert.Contains("TRM Supplies is approved on conditions only. And 1 more.", said, StringComparison.Ordinal);
        await workshop.OnOrder(draft, (o, acts) => o.Send(true, "QL", acts.Now));
        Assert.Equal("TRM Supplies is approved on conditions only.\nTRM Supplies has not confirmed to deliver a mill test report (MTR), which line 1 (ALU) asks for.", (await workshop.Order(draft)).SentDespite);
    }

    [Fact]
    public async Task What_is_confirmed_is_not_asked_after_until_it_is_withdrawn()
    {
        var (workshop, supplier, material) = await Shop();
        await using var _ = workshop;
        await workshop.Confirms(supplier, DocumentType.Mtr);
        Assert.Contains("has confirmed a mill test report (MTR) already", await Shelf.Refused(() => workshop.Confirms(supplier, DocumentType.Mtr)), StringComparison.Ordinal);
        var first = await workshop.Ordered(supplier, sent: false, (material, 5));
        await workshop.OnOrder(first, (o, acts) => o.Send(false, "QL", acts.Now));
        Assert.Null((await workshop.Order(first)).SentDespite);

        await workshop.Act(async (db, acts) => (await db.SupplierConfirmations.SingleAsync()).Withdraw("Three deliveries without.", "QL", acts.Now));
        Assert.Contains("withdrawn already", await Shelf.Refused(() => workshop.Act(async (db, acts) => (await db.SupplierConfirmations.SingleAsync()).Withdraw("again", "QL", acts.Now))), StringComparison.Ordinal);
        var second = await workshop.Ordered(supplier, sent: false, (material, 5));
        Assert.Contains("has not confirmed", await Shelf.Refused(() => workshop.OnOrder(second, (o, acts) => o.Send(false, "QL", acts.Now))), StringComparison.Ordinal);
        await workshop.Confirms(supplier, DocumentType.Mtr);
        Assert.Equal(2, await workshop.Read(db => db.SupplierConfirmations.CountAsync()));
    }

    [Fact]
    public async Task An_order_without_a_line_is_not_sent_nor_one_twice()
    {
        var (workshop, supplier, material) = await Shop();
        await using var _ = workshop;
        var empty = await workshop.Ordered(supplier, sent: false);
        Assert.Contains("has no line yet", await Shelf.Refused(() => workshop.OnOrder(empty, (o, acts) => o.Send(true, "QL", acts.Now))), StringComparison.Ordinal);
        var sent = await workshop.Ordered(supplier, lines: (material, 5));
        Assert.Contains("was sent already", await Shelf.Refused(() => workshop.OnOrder(sent, (o, acts) => o.Send(true, "QL", acts.Now))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_draft_changes_freely_and_what_was_sent_only_with_a_reason_that_is_kept()
    {
        var (workshop, supplier, material) = await Shop();
        await using var _ = workshop;
        var id = await workshop.Ordered(supplier, sent: false, (material, 5), (material, 7));
        await workshop.OnOrder(id, (o, acts) => o.Change(o.Lines[0], Terms(6), null, "QL", acts.Now));
        await workshop.Act(async (db, acts) =>
        {
            var order = await db.PurchaseOrders.ForOrdering().SingleAsync(o => o.Id == id);
            var line = order.Lines.Single(l => l.Position == 2);
            Assert.True(order.TakeOff(line, null, "QL", acts.Now));
            db.Remove(line);
            await db.SaveChangesAsync();
        });
        Assert.Empty((await workshop.Order(id)).Amendments);
        await workshop.OnOrder(id, (o, acts) => o.Send(true, "QL", acts.Now));

        foreach (var act in (Action<PurchaseOrder, Traceability.Data.Acts>[])
            [(o, acts) => o.Change(o.Lines[0], Terms(8), " ", "QL", acts.Now), (o, acts) => o.TakeOff(o.Lines[0], null, "QL", acts.Now), (o, acts) => o.Wants(o.Lines[0].Material, Terms(1), "", "QL", acts.Now)])
            Assert.Contains("Say why", await Shelf.Refused(() => workshop.OnOrder(id, act)), StringComparison.Ordinal);
        Assert.Equal(6, (await workshop.Order(id)).Lines.Single().Amount.Micro / Quantity.One);

        await workshop.OnOrder(id, (o, acts) => o.Change(o.Lines[0], Terms(8), "Another job.", "QL", acts.Now));
        Assert.Contains("Nothing of line 1 (ALU) is different", await Shelf.Refused(() => workshop.OnOrder(id, (o, acts) => o.Change(o.Lines[0], Terms(8), "Again.", "QL", acts.Now))), StringComparison.Ordinal);
        await workshop.OnOrder(id, (o, acts) => o.Wants(o.Lines[0].Material, Terms(1), "A sample.", "QL", acts.Now));
        await workshop.OnOrder(id, (o, acts) => Assert.False(o.TakeOff(o.Lines.Single(l => l.Position == 2), "Not needed.", "QL", acts.Now)));
        var order = await workshop.Order(id);
        Assert.Equal(["Line 1 (ALU): 6 pcs became 8 pcs", "Line 2 (ALU): 1 pc added", "Line 2 (ALU): 1 pc struck"], order.Amendments.OrderBy(a => a.Number).Select(a => a.Says));
        Assert.Equal(["Another job.", "A sample.", "Not needed."], order.Amendments.OrderBy(a => a.Number).Select(a => a.Reason));
        Assert.Equal([1], order.LiveLines.Select(l => l.Position));
        Assert.Contains("was struck off", await Shelf.Refused(() => workshop.OnOrder(id, (o, acts) => o.Change(o.Lines.Single(l => l.Position == 2), Terms(3), "Yes.", "QL", acts.Now))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Amounts_dates_and_units_make_sense()
    {
        var (workshop, supplier, material) = await Shop();
        await using var _ = workshop;
        var id = await workshop.Ordered(supplier, sent: false, (material, 5));
        Assert.Contains("more than nothing", await Shelf.Refused(() => workshop.OnOrder(id, (o, acts) => o.Change(o.Lines[0], Terms(0), null, "QL", acts.Now))), StringComparison.Ordinal);
        Assert.Contains("cannot be counted in pcs", await Shelf.Refused(() => workshop.OnOrder(id, (o, acts) => o.Change(o.Lines[0], Terms(2, Unit.Kg), null, "QL", acts.Now))), StringComparison.Ordinal);
        Assert.Contains("before the day of the order", await Shelf.Refused(() => workshop.OnOrder(id, (o, acts) => o.Change(o.Lines[0], Terms(2, by: workshop.Clock.Today.AddDays(-1)), null, "QL", acts.Now))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_came_makes_its_state_and_what_was_rejected_is_awaited_again()
    {
        var (workshop, supplier, material) = await Shop();
        await using var _ = workshop;
        var id = await workshop.Ordered(supplier, lines: [(material, 5), (material, 2)]);
        Assert.Equal(PurchaseState.Sent, (await workshop.Order(id)).State);
        await workshop.Came(id, 3);
        var lot = await workshop.Came(id, 2);
        Assert.Equal(PurchaseState.PartDelivered, (await workshop.Order(id)).State);
        await workshop.Came(id, 2, position: 2);
        Assert.Equal(PurchaseState.Delivered, (await workshop.Order(id)).State);

        await workshop.OnLot(lot, (l, acts) => l.Reject("Bent.", "QL", acts.Now));
        var order = await workshop.Order(id);
        Assert.Equal((PurchaseState.PartDelivered, "2 pcs", "2 pcs"), (order.State, order.Lines[0].Open.ToString(), order.Lines[0].Rejected.ToString()));
        foreach (var row in await workshop.Read(db => db.PurchaseOrders.Rows().ToListAsync())) Assert.Equal(order.State, row.State);
        Assert.Equal(1, await workshop.Read(db => db.PurchaseOrders.Awaited().CountAsync()));
        await workshop.Came(id, 2);
        Assert.Equal((0, 1), (await workshop.Read(db => db.PurchaseOrders.Awaited().CountAsync()), await workshop.Read(db => db.PurchaseOrders.AllHere().CountAsync())));
    }

    [Fact]
    public async Task An_order_is_never_amended_below_what_came_nor_its_line_struck()
    {
        var (workshop, supplier, material) = await Shop();
        await using var _ = workshop;
        var id = await workshop.Ordered(supplier, lines: (material, 5));
        await workshop.Came(id, 3);
        Assert.Contains("3 pcs of line 1 (ALU) came already", await Shelf.Refused(() => workshop.OnOrder(id, (o, acts) => o.Change(o.Lines[0], Terms(2), "Less.", "QL", acts.Now))), StringComparison.Ordinal);
        Assert.Contains("so it stays on the order", await Shelf.Refused(() => workshop.OnOrder(id, (o, acts) => o.TakeOff(o.Lines[0], "Off.", "QL", acts.Now))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_cancelled_while_nothing_came_and_closed_after_that_with_the_reason()
    {
        var (workshop, supplier, material) = await Shop();
        await using var _ = workshop;
        var (none, some) = (await workshop.Ordered(supplier, lines: (material, 5)), await workshop.Ordered(supplier, lines: (material, 5)));
        var draft = await workshop.Ordered(supplier, sent: false, (material, 5));
        await workshop.Came(some, 1);
        Assert.Contains("Cancel it instead", await Shelf.Refused(() => workshop.OnOrder(none, (o, acts) => o.Close("x", "QL", acts.Now))), StringComparison.Ordinal);
        Assert.Contains("never sent", await Shelf.Refused(() => workshop.OnOrder(draft, (o, acts) => o.Close("x", "QL", acts.Now))), StringComparison.Ordinal);
        Assert.Contains("so it cannot be cancelled", await Shelf.Refused(() => workshop.OnOrder(some, (o, acts) => o.Cancel("x", "QL", acts.Now))), StringComparison.Ordinal);
        Assert.Contains("Say why", await Shelf.Refused(() => workshop.OnOrder(none, (o, acts) => o.Cancel(" ", "QL", acts.Now))), StringComparison.Ordinal);
        await workshop.OnOrder(none, (o, acts) => o.Cancel("Found some in the rack.", "QL", acts.Now));
        await workshop.OnOrder(draft, (o, acts) => o.Cancel("Begun by mistake.", "QL", acts.Now));
        await workshop.OnOrder(some, (o, acts) => o.Close("The rest is not made any more.", "QL", acts.Now));
        Assert.Equal((PurchaseState.Cancelled, PurchaseState.Closed), ((await workshop.Order(none)).State, (await workshop.Order(some)).State));
        foreach (var ended in (long[])[none, some])
            Assert.Contains("Begin a new order", await Shelf.Refused(() => workshop.OnOrder(ended, (o, acts) => o.Wants(o.Lines[0].Material, Terms(1), "More.", "QL", acts.Now))), StringComparison.Ordinal);
        Assert.Equal(0, await workshop.Read(db => db.PurchaseOrders.Awaited().CountAsync()));
    }
}
