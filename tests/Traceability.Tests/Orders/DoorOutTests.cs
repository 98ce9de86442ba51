using System.Net;
using Microsoft.EntityFrameworkCore;
using Traceability.Certificates;
using Traceability.Lots;
using Traceability.Materials;
using Traceability.Orders;
using Traceability.People;
using Traceability.Receiving;
using Traceability.Shops;
using Traceability.Tests.Manufacture;

namespace Traceability.Tests.Orders;

/// <summary>What is asked at the door out: papers that are demanded, a number on it, no more than was ordered; and what a quality lead signs for.</summary>
public sealed class DoorOutTests : IAsyncLifetime
{
    private MakingShop shop = null!;
    private PageClient lead = null!;
    private PageClient anna = null!;

    public async Task InitializeAsync()
    {
        shop = await MakingShop.Open();
        lead = await shop.Workshop.SignedIn("LEA", Role.QualityLead);
        anna = await shop.Workshop.SignedIn("ANNA", Role.Staff);
        // Metal that was accepted with its certificate, far behind a batch of lids.
        await shop.Workshop.Act(async (db, acts) =>
        {
            var metal = Material.Named("ALU", "6061 plate", Category.Metal, Unit.Pcs, "ALU", ControlLevel.Document);
            var receipt = Receipt.Of("R-ALU", await db.Suppliers.SingleAsync(), null, MakingShop.Today, MakingShop.Today);
            var lot = receipt.Take(new("ALU-1", metal, Quantity.Of(50, Unit.Pcs), Heat: Heat.Of("Mill", "H1")));
            var certificate = Document.Of(DocumentType.Mtr, "M-1", "Mill");
            certificate.Names(lot);
            lot.ReadOff("H1", "QL", acts.Now);
            db.AddRange(receipt, certificate);
            lot.Accept([certificate], MakingShop.Today, "QL", acts.Now);
            await db.SaveChangesAsync();
        });
        var record = await shop.Record("LID");
        await shop.Use(record, "ALU-1", 5);
        await shop.Batch(record, "B-1", 40);
    }

    public async Task DisposeAsync()
    {
        anna.Dispose();
        lead.Dispose();
        await shop.DisposeAsync();
    }

    [Fact]
    public async Task A_paper_that_the_order_demands_is_missing_far_behind_and_named_with_its_lot()
    {
        var page = await Ordered(5, DocumentType.Rohs);
        var refused = await Pack(page, "B-1", "5");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("ORD-0001 demands a RoHS declaration of all that went in, and ALU-1, which B-1 was made from, has none that is valid.", refused.Text, StringComparison.Ordinal);
        await Declare("RoHS 1", expires: new(2024, 5, 25));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Pack(page, "B-1", "5")).Status);
        await Declare("RoHS 2", expires: null);
        Assert.Contains("B-1: 5 pcs packed.", (await Pack(page, "B-1", "5")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_paper_that_only_the_product_demands_is_asked_for_without_an_order_too()
    {
        await shop.Act(async s => (await s.Db.Products.SingleAsync(p => p.Sku == "LID")).RequiredDocuments = [DocumentType.Mtr, DocumentType.Reach]);
        var refused = await Pack(await Begin(), "B-1", "5");
        Assert.Contains("LID demands a REACH declaration", refused.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("mill test report", refused.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_quality_lead_signs_for_it_by_name_and_it_stands_on_the_slip_the_page_and_the_certificate()
    {
        var page = await Ordered(5, DocumentType.Rohs);
        var staff = await (await anna.Visit(page.Path + "/exception?lot=B-1")).Submit("Sign it", new() { ["Input.Reason"] = "they wait" });
        Assert.Contains("Only a quality lead signs an exception.", staff.Text, StringComparison.Ordinal);
        var form = await lead.Visit(page.Path + "/exception?lot=B-1");
        Assert.Contains("ALU-1, which B-1 was made from, has none that is valid", form.Text, StringComparison.Ordinal);
        page = await form.Submit("Sign it", new() { ["Input.Reason"] = "It comes with the next parcel" });
        page = await Pack(page, "B-1", "5");
        Assert.Contains("B-1: 5 pcs packed.", page.Text, StringComparison.Ordinal);
        Assert.Contains("Signed for", page.Text, StringComparison.Ordinal);
        Assert.Contains("It comes with the next parcel", page.Text, StringComparison.Ordinal);
        var draft = await lead.Visit("/certificates/new?of=shipment&id=1");
        Assert.Contains("B-1 left with SHP-0001 by an exception", draft.Text, StringComparison.Ordinal);
        Assert.StartsWith("%PDF", System.Text.Encoding.ASCII.GetString((await lead.Visit(page.Path + "?handler=slip")).Body[..4]), StringComparison.Ordinal);
        // For this shipment only.
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Pack(await (await lead.Visit("/shipments/new?order=ORD-0001")).Submit("Begin packing"), "B-1", "1")).Status);
    }

    [Fact]
    public async Task What_was_signed_for_is_never_changed_or_deleted()
    {
        var page = await Ordered(5, DocumentType.Rohs);
        await (await lead.Visit(page.Path + "/exception?lot=B-1")).Submit("Sign it", new() { ["Input.Reason"] = "they wait" });
        foreach (var change in new[] { "UPDATE shipping_exception SET reason = 'x'", "DELETE FROM shipping_exception" })
            await Assert.ThrowsAnyAsync<Exception>(() => shop.Act(s => s.Db.Database.ExecuteSqlRawAsync(change)));
        Assert.Contains("Nothing keeps B-1 here", (await (await lead.Visit(page.Path + "/exception?lot=B-1")).Submit("Sign it", new() { ["Input.Reason"] = "again" })).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_held_or_not_accepted_leaves_with_nobodys_signature()
    {
        var page = await Ordered(5, DocumentType.Rohs);
        await shop.Act(async s => (await s.Lot("B-1")).PutOnHold(HoldCause.Recall, "Contaminated", "QL", s.Now));
        var refused = await (await lead.Visit(page.Path + "/exception?lot=B-1")).Submit("Sign it", new() { ["Input.Reason"] = "they wait" });
        Assert.Contains("B-1 is on hold (Contaminated), so it cannot be shipped.", refused.Text, StringComparison.Ordinal);
        Assert.Equal(0, await shop.Workshop.Read(db => db.ShippingExceptions.CountAsync()));
    }

    [Fact]
    public async Task Without_a_label_it_is_warned_of_first_and_refused_from_the_day_that_is_set()
    {
        var page = await Pack(await Begin(), "B-1", "1");
        Assert.Contains("B-1: 1 pcs packed. But: No label of B-1 was ever printed, and no mark on it read.".Replace("1 pcs", "1 pc", StringComparison.Ordinal).Replace("1 pc packed", $"{Quantity.Of(1, Unit.Pcs)} packed", StringComparison.Ordinal), page.Text, StringComparison.Ordinal);
        await shop.Act(s => { s.Db.Add(Gate.Warning(GateOf.Packing, MakingShop.Today, MakingShop.Today)); return Task.CompletedTask; });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Pack(page, "B-1", "2")).Status);
        await shop.Act(s => { s.Db.Add(Traceability.Labelling.LabelPrint.Made(Traceability.Labelling.LabelOf.Lot, "B-1", 1, "62x29")); return Task.CompletedTask; });
        Assert.Contains("B-1: 3 pcs packed.", (await Pack(await lead.Visit(page.Path), "B-1", "3")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task More_than_was_ordered_leaves_only_where_it_is_meant()
    {
        var page = await Pack(await Ordered(5), "B-1", "4");
        Assert.Contains("4 of 5 pcs", page.Text, StringComparison.Ordinal);
        var refused = await Pack(page, "B-1", "2");
        Assert.Contains("ORD-0001 wants 5 pcs of LID; with this, 6 pcs would have left.", refused.Text, StringComparison.Ordinal);
        page = await refused.Submit("Pack it", new() { ["Input.Lot"] = "B-1", ["Input.Quantity"] = "2", ["Input.More"] = true });
        Assert.Contains("1 pc more than ordered".Replace("1 pc", $"{Quantity.Of(1, Unit.Pcs)}", StringComparison.Ordinal), page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_batch_that_goes_to_two_orders_shows_where_it_is()
    {
        await Pack(await Ordered(5), "B-1", "5");
        var page = await Pack(await Ordered(12), "B-1", "10");
        Assert.Contains("SHP-0001", page.Text, StringComparison.Ordinal);
        var shares = string.Join(' ', page.All("aside .list li"));
        Assert.Contains("ORD-0001, Kiln Lane Labs 5 pcs", shares, StringComparison.Ordinal);
        Assert.Contains("ORD-0002, Kiln Lane Labs 10 pcs", shares, StringComparison.Ordinal);
        Assert.Contains("still here 25 pcs", shares, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_an_order_a_shipment_says_what_it_is()
    {
        var form = await lead.Visit("/shipments/new?customer=KILN");
        var refused = await form.Submit("Begin packing");
        Assert.Contains("Without an order, say what it is: a sample, a warranty replacement, or goods on consignment.", refused.Text, StringComparison.Ordinal);
        Assert.Contains("a warranty replacement", (await form.Submit("Begin packing", new() { ["Input.Purpose"] = "Warranty" })).Text, StringComparison.Ordinal);
    }

    private async Task<Page> Ordered(int lids, params DocumentType[] documents)
    {
        var number = await shop.Act(async s =>
        {
            var order = Order.Of(await s.Numbers.Order(), await s.Db.Customers.SingleAsync(c => c.Code == "KILN"), MakingShop.Today, MakingShop.Today);
            order.Wants(await s.Db.Products.SingleAsync(p => p.Sku == "LID"), Quantity.Of(lids, Unit.Pcs));
            order.RequiredDocuments = documents;
            s.Db.Add(order);
            await s.Db.SaveChangesAsync();
            return order.Number;
        });
        return await (await lead.Visit($"/shipments/new?order={number}")).Submit("Begin packing");
    }

    private async Task<Page> Begin() => await (await lead.Visit("/shipments/new?customer=KILN")).Submit("Begin packing", new() { ["Input.Purpose"] = "Sample" });

    private static Task<Page> Pack(Page page, string lot, string quantity) => page.Submit("Pack it", new() { ["Input.Lot"] = lot, ["Input.Quantity"] = quantity });

    private Task Declare(string number, DateOnly? expires) => shop.Workshop.Act(async (db, _) =>
    {
        var paper = Document.Of(DocumentType.Rohs, number, "Mill", null, expires);
        paper.Covers(await db.Materials.SingleAsync(m => m.Code == "ALU"));
        db.Add(paper);
    });
}
