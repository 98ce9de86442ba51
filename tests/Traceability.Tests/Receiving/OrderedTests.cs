using Microsoft.EntityFrameworkCore;
using Traceability.Lots;
using Traceability.Purchasing;
using Traceability.Tests.Purchasing;
using Traceability.Tests.Stock;

namespace Traceability.Tests.Receiving;

/// <summary>Receiving what was ordered.</summary>
public sealed class OrderedTests
{
    private static async Task<(Workshop Workshop, long Supplier, long Ply, long Order)> Shop()
    {
        var workshop = await Workshop.Open();
        var (supplier, ply) = (await workshop.Supplier(), await workshop.Material("PLY"));
        return (workshop, supplier, ply, await workshop.Ordered(supplier, lines: (ply, 10)));
    }

    [Fact]
    public async Task An_open_line_is_received_with_its_amount_filled_in_and_a_part_leaves_the_rest_open()
    {
        var (workshop, _, _, order) = await Shop();
        await using var __ = workshop;
        using var anna = await workshop.SignedIn();
        var page = await (await anna.Visit($"/purchasing/{order}")).Link("Receive");
        Assert.Contains("It comes for PO-0001, from HARLOW Supplies", page.Text, StringComparison.Ordinal);
        page = await page.Submit("Next: what is in it", new() { ["Input.PackingSlip"] = "HP-1" });
        Assert.Contains("Still to come of PO-0001", page.Text, StringComparison.Ordinal);
        Assert.Equal("10", page.Document.QuerySelector(".ordered [name='Input.Quantity']")!.GetAttribute("value"));
        Assert.NotNull(page.Document.QuerySelector(".ordered [autofocus]"));

        page = await page.Submit("Receive PLY of the shelf, line 1", new() { ["Input.Quantity"] = "4", ["Input.SupplierLot"] = "BP-1" });
        Assert.Contains("6 sheets of PO-0001, line 1 (PLY), are still to come", page.Text, StringComparison.Ordinal);
        Assert.Equal("6", page.Document.QuerySelector(".ordered [name='Input.Quantity']")!.GetAttribute("value"));
        page = await page.Submit("Receive PLY of the shelf, line 1");
        Assert.Contains("PO-0001, line 1 (PLY), is here whole", page.Text, StringComparison.Ordinal);
        Assert.Contains("PO-0001 is here whole", page.All("#ordered h2").Single(), StringComparison.Ordinal);

        var lots = await workshop.Read(db => db.Lots.Include(l => l.PurchaseLine).Include(l => l.Receipt!.Against).ToListAsync());
        Assert.Equal(["4 sheets", "6 sheets"], lots.Select(l => l.Received.ToString()));
        Assert.All(lots, l => Assert.Equal((1, "PO-0001"), (l.PurchaseLine!.Position, l.Receipt!.Against!.Number)));
        Assert.Equal(PurchaseState.Delivered, (await workshop.Order(order)).State);
        Assert.Contains("PO-0001", (await page.Link("PLY-0524-001")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_order_is_chosen_by_its_number_or_found_by_who_delivers()
    {
        var (workshop, supplier, ply, _) = await Shop();
        await using var __ = workshop;
        await workshop.Ordered(supplier, lines: (ply, 3));
        using var anna = await workshop.SignedIn();
        var page = await (await anna.Visit("/receiving/new")).Submit("Next: what is in it", new() { ["Input.Order"] = "po-0002" });
        Assert.Equal("3", page.Document.QuerySelector(".ordered [name='Input.Quantity']")!.GetAttribute("value"));
        Assert.Contains("order PO-0002", page.Text, StringComparison.Ordinal);

        page = await (await anna.Visit("/receiving/new")).Submit("Next: what is in it", new() { ["Input.Supplier"] = $"{supplier}" });
        Assert.Equal(["10", "3"], page.Document.QuerySelectorAll(".ordered [name='Input.Quantity']").Select(i => i.GetAttribute("value")));
        page = await anna.Visit(page.Path + "?order=PO-0001");
        Assert.Contains("Still to come of PO-0001", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_none_of_ours_or_not_from_them_or_was_never_sent_is_refused_with_the_way_out()
    {
        var (workshop, _, ply, _) = await Shop();
        await using var __ = workshop;
        var other = await workshop.Supplier("OTHER");
        var draft = await workshop.Ordered(other, sent: false, (ply, 1));
        using var anna = await workshop.SignedIn();
        var page = await (await anna.Visit("/receiving/new")).Submit("Next: what is in it", new() { ["Input.Order"] = "PO-0099" });
        Assert.Contains("There is no order PO-0099 of ours", page.All(".wrong").Single(), StringComparison.Ordinal);
        page = await page.Submit("Next: what is in it", new() { ["Input.Order"] = "PO-0001", ["Input.Supplier"] = $"{other}" });
        Assert.Contains("PO-0001 went to HARLOW Supplies, and this comes from OTHER Supplies", page.All(".wrong").Single(), StringComparison.Ordinal);
        page = await page.Submit("Next: what is in it", new() { ["Input.Order"] = "PO-0002", ["Input.Supplier"] = "" });
        Assert.Contains("PO-0002 was never sent", page.All(".wrong").Single(), StringComparison.Ordinal);
        Assert.Equal(0, await workshop.Read(db => db.Receipts.CountAsync()));
        Assert.True(draft > 0);
    }

    [Fact]
    public async Task A_line_is_not_received_as_another_material_nor_from_another_supplier()
    {
        var (workshop, supplier, _, order) = await Shop();
        await using var __ = workshop;
        var (acr, other) = (await workshop.Material("ACR"), await workshop.Supplier("OTHER"));
        var line = (await workshop.Order(order)).Lines[0].Id;
        foreach (var (from, material, says) in ((long, long, string)[])[(supplier, acr, "is not of ACR"), (other, 1, "went to HARLOW Supplies, and RCP-0002 came from OTHER Supplies")])
        {
            var delivery = await workshop.Delivery(from);
            Assert.Contains(says, await Shelf.Refused(() => workshop.Act(async (db, _) =>
            {
                var receipt = await db.Receipts.Include(r => r.Supplier).SingleAsync(r => r.Id == delivery);
                receipt.Take(new("X-1", (await db.Materials.FindAsync(material))!, Quantity.Of(1, Unit.Sheet), Ordered: await db.OrderedLine(line)));
            })), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Two_people_who_receive_the_same_line_at_once_are_both_believed_and_the_surplus_is_said()
    {
        var (workshop, _, _, order) = await Shop();
        await using var __ = workshop;
        using var anna = await workshop.SignedIn("ANNA");
        using var bo = await workshop.SignedIn("BO");
        var mine = await (await anna.Visit("/receiving/new?order=PO-0001")).Submit("Next: what is in it");
        var yours = await (await bo.Visit("/receiving/new?order=PO-0001")).Submit("Next: what is in it");
        var pages = await Task.WhenAll(mine.Submit("Receive PLY of the shelf, line 1"), yours.Submit("Receive PLY of the shelf, line 1"));
        Assert.Single(pages, p => p.Text.Contains("That is 10 sheets more than PO-0001, line 1 (PLY), ordered", StringComparison.Ordinal));
        Assert.Equal(2, await workshop.Read(db => db.Lots.CountAsync(l => l.PurchaseLine!.OrderId == order)));
        var whole = await workshop.Order(order);
        Assert.Equal(("10 sheets", PurchaseState.Delivered), (whole.Lines[0].Over.ToString(), whole.State));
        Assert.Contains("10 sheets too much", (await anna.Visit($"/purchasing/{order}")).Text, StringComparison.Ordinal);
        Assert.Contains("10 sheets of PLY of the shelf more than ordered", (await anna.Visit(mine.Path)).Text, StringComparison.Ordinal);
        Assert.Empty(await workshop.Faults());
    }

    [Fact]
    public async Task What_is_refused_at_a_line_comes_back_in_the_whole_form_with_what_was_typed()
    {
        var (workshop, _, _, _) = await Shop();
        await using var __ = workshop;
        using var anna = await workshop.SignedIn();
        var page = await (await anna.Visit("/receiving/new?order=PO-0001")).Submit("Next: what is in it");
        page = await page.Submit("Receive PLY of the shelf, line 1", new() { ["Input.Quantity"] = "many", ["Input.SupplierLot"] = "BP-9" });
        Assert.Contains("not an amount", page.All("#line .wrong").Single(), StringComparison.Ordinal);
        Assert.Equal("BP-9", page.Document.QuerySelector("#line [name='Input.SupplierLot']")!.GetAttribute("value"));
        page = await page.Submit("line", new() { ["Input.Quantity"] = "2" });
        Assert.Contains("8 sheets of PO-0001, line 1 (PLY), are still to come", page.Text, StringComparison.Ordinal);
    }
}
