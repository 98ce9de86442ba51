using System.Net;
using Microsoft.EntityFrameworkCore;
using Traceability.Lots;
using Traceability.People;
using Traceability.Tests.Manufacture;

namespace Traceability.Tests.Orders;

/// <summary>Customers, orders, shipments and returns through their pages.</summary>
public sealed class ShippingPagesTests : IAsyncLifetime
{
    private MakingShop shop = null!;
    private PageClient anna = null!;
    private long record;

    public async Task InitializeAsync()
    {
        shop = await MakingShop.Open();
        anna = await shop.Workshop.SignedIn("ANNA", Role.QualityLead);
        await shop.Lot("PLA-1", "PLA-BK", 5000);
        record = await shop.Record();
        await shop.Use(record, "PLA-1", 100);
        await shop.Units(record, "SN-1..SN-5");
        await shop.Batch(record, "B-1", 40);
    }

    public async Task DisposeAsync()
    {
        anna.Dispose();
        await shop.DisposeAsync();
    }

    [Fact]
    public async Task From_an_order_to_what_the_customer_has()
    {
        var page = await (await anna.Visit("/customers/new")).Submit("Add", new() { ["Input.Name"] = "Elm <b>Works</b>", ["Input.Code"] = "ELM", ["Contact.Phone"] = "123" });
        page = await (await page.Link("New order")).Submit("Take the order", new() { ["Input.Reference"] = "PO 7", ["Input.Lines[0].Product"] = "enc", ["Input.Lines[0].Quantity"] = "3" });
        Assert.Equal("ORD-0001", page.Heading);
        page = await (await page.Link("Ship")).Submit("Begin packing", new() { ["Input.Carrier"] = "Royal Mail" });
        Assert.Equal("SHP-0001", page.Heading);
        Assert.Contains("Nothing leaves without its number", page.Text, StringComparison.Ordinal);
        page = await Pack(page, "SN-1..SN-3");
        Assert.Contains("3 packed, SN-1 to SN-3.", page.Text, StringComparison.Ordinal);
        Assert.Contains("3 of 3 pcs", page.Text, StringComparison.Ordinal);

        page = await page.Link("ORD-0001", "main");
        Assert.Contains("shipped", page.Text, StringComparison.Ordinal);
        page = await page.Link("Elm <b>Works</b>");
        Assert.Equal(["SN-3", "SN-2", "SN-1"], page.All("tbody td:first-child"));
    }

    [Fact]
    public async Task A_batch_leaves_in_parts()
    {
        var page = await Begin("KILN");
        Assert.Contains("B-1 is no single unit: 40 pcs of it are here. Enter how much of it leaves.", (await Pack(page, "B-1")).Text, StringComparison.Ordinal);
        page = await Pack(page, "B-1", "15");
        Assert.Contains("B-1: 15 pcs packed.", page.Text, StringComparison.Ordinal);
        Assert.Equal(Quantity.Of(25, Unit.Pcs), await shop.OnHand("B-1"));
        Assert.Contains("has 25 pcs left; 26 pcs cannot be shipped", (await Pack(page, "B-1", "26")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_may_not_leave_is_refused_in_large_letters_and_nothing_of_the_scan_leaves()
    {
        await shop.Act(async s => (await s.Lot("SN-2")).PutOnHold(HoldCause.Recall, "Contaminated", "QL", s.Now));
        await shop.Act(async s => (await s.Lot("SN-3")).Quarantine("Look again", "QL", s.Now));
        var page = await Begin("KILN");
        foreach (var (scan, because) in new[] { ("SN-1, SN-2", "SN-2 is on hold (Contaminated), so it cannot be shipped."), ("SN-3", "SN-3 is not accepted yet, so it cannot be shipped."), ("SN-99", "\"SN-99\" is not a number in this shop."), ("SN-1, sn-1", "sn-1 stands there twice.") })
        {
            var refused = await Pack(page, scan);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
            Assert.Equal(because, refused.Document.QuerySelector(".refusal b")?.TextContent);
            Assert.Equal(scan, refused.Value("Input.Lot"));
        }
        Assert.Equal(0, await shop.Workshop.Read(db => db.ShipmentLines.CountAsync()));
        Assert.Equal(Quantity.Of(1, Unit.Pcs), await shop.OnHand("SN-1"));
        await Pack(page, "SN-1");
        Assert.Contains("SN-1 is used up", (await Pack(await anna.Visit(page.Path), "SN-1")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_people_pack_the_last_unit_and_it_leaves_once()
    {
        using var bo = await shop.Workshop.SignedIn("BO", Role.Staff);
        var (one, other) = (await Begin("KILN"), await bo.Visit((await Begin("OAK")).Path));
        var answers = await Task.WhenAll(Pack(one, "SN-1"), Pack(other, "SN-1"));
        Assert.Single(answers, a => a.Status == HttpStatusCode.UnprocessableEntity);
        Assert.Equal(1, await shop.Workshop.Read(db => db.ShipmentLines.CountAsync()));
    }

    [Fact]
    public async Task A_form_sent_twice_ships_once()
    {
        var page = await Begin("KILN");
        await Pack(page, "B-1", "10");
        await Pack(page, "B-1", "10");
        Assert.Equal(Quantity.Of(30, Unit.Pcs), await shop.OnHand("B-1"));
    }

    [Fact]
    public async Task Packing_is_undone_or_voided_and_then_the_customer_does_not_have_it()
    {
        var page = await Pack(await Begin("KILN"), "SN-1, SN-2");
        page = await page.Submit("Undo", within: ".note");
        Assert.Equal(Quantity.Of(1, Unit.Pcs), await shop.OnHand("SN-2"));

        page = await Pack(page, "SN-1");
        shop.Workshop.Clock.Advance(TimeSpan.FromMinutes(16));
        page = await anna.Visit(page.Path);
        page = await (await page.Link("Void SN-1")).Submit("Void the line", new() { ["Input.Reason"] = "stayed here" });
        Assert.Contains("stayed here", page.Text, StringComparison.Ordinal);
        Assert.Equal(Quantity.Of(1, Unit.Pcs), await shop.OnHand("SN-1"));
        Assert.Contains("Nothing has left for them.", (await page.Link("Kiln Lane Labs")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_comes_back_waits_in_quarantine_under_a_number_of_its_own()
    {
        var page = await Pack(await Pack(await Begin("KILN"), "B-1", "10"), "SN-1");
        var form = await page.Link("B-1 came back");
        Assert.Contains("11 pcs cannot come back", (await form.Submit("Take it back", new() { ["Input.Quantity"] = "11" })).Text, StringComparison.Ordinal);
        Assert.Contains("is in the future", (await form.Submit("Take it back", new() { ["Input.Quantity"] = "1", ["Input.CameOn"] = "2030-01-01" })).Text, StringComparison.Ordinal);
        Assert.Contains("is before it left", (await form.Submit("Take it back", new() { ["Input.CameOn"] = "2024-05-01" })).Text, StringComparison.Ordinal);
        page = await form.Submit("Take it back", new() { ["Input.Quantity"] = "4", ["Input.CameOn"] = "2024-05-26", ["Input.Location"] = "Red shelf" });
        Assert.Contains("RET-0001-01: 4 pcs of B-1 came back and wait in quarantine.", page.Text, StringComparison.Ordinal);
        page = await anna.Visit("/shipments/1");
        Assert.Contains("7 pcs more cannot come back", (await (await page.Link("B-1 came back")).Submit("Take it back", new() { ["Input.Quantity"] = "7" })).Text, StringComparison.Ordinal);
        await (await page.Link("SN-1 came back")).Submit("Take it back");

        var (status, serial) = await shop.Workshop.Read(async db => (await db.Lots.SingleAsync(l => l.Number == "RET-0002-01")) is var l ? (l.Status, l.Serial) : default);
        Assert.Equal((LotStatus.Quarantined, "SN-1"), (status, serial));
        Assert.Equal("B-1 RET-0001-01 RET-0002-01 SN-1 SN-2 SN-3 SN-4 SN-5", await shop.Reached("PLA-1"));
        // The line under what came back stays.
        Assert.Contains("came back from the customer since", (await (await anna.Visit(page.Path + "/void?line=2")).Submit("Void the line", new() { ["Input.Reason"] = "x" })).Text, StringComparison.Ordinal);
        Assert.Contains("not accepted yet", (await Pack(page, "SN-1")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_order_of_somebody_else_is_not_shipped_to_him()
    {
        await (await anna.Visit("/orders/new?customer=KILN")).Submit("Take the order", new() { ["Input.Lines[0].Product"] = "ENC", ["Input.Lines[0].Quantity"] = "1" });
        var page = await (await anna.Visit("/shipments/new?order=ORD-0001")).Submit("Begin packing", new() { ["Input.Customer"] = "OAK" });
        Assert.Contains("ORD-0001 is Kiln Lane Labs's.", page.Text, StringComparison.Ordinal);
        Assert.Contains("customer's code is empty", (await (await anna.Visit("/shipments/new")).Submit("Begin packing")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Input.Customer", "NOPE", "There is no customer NOPE")]
    [InlineData("Input.Customer", "", "Whose order is it?")]
    [InlineData("Input.OrderedOn", "2030-01-01", "is in the future")]
    [InlineData("Input.Lines[0].Product", "NOPE", "There is no product NOPE")]
    [InlineData("Input.Lines[0].Quantity", "0", "has to be more than nothing")]
    [InlineData("Input.Lines[0].Quantity", "", "How much?")]
    [InlineData("Input.Lines[1].Quantity", "3", "article number is empty")]
    public async Task An_order_that_cannot_be_taken_says_why_at_the_field(string field, string value, string because)
    {
        var fields = new Dictionary<string, Field> { ["Input.Customer"] = "KILN", ["Input.Lines[0].Product"] = "ENC", ["Input.Lines[0].Quantity"] = "1", [field] = value };
        var page = await (await anna.Visit("/orders/new")).Submit("Take the order", fields);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains(because, page.Text, StringComparison.Ordinal);
        Assert.Equal("true", page.Document.QuerySelector($"[name='{field}']")?.GetAttribute("aria-invalid") ?? (field.EndsWith("[1].Quantity", StringComparison.Ordinal) ? "true" : null));
        Assert.Equal(value, page.Value(field));
        Assert.Equal(0, await shop.Workshop.Read(db => db.Orders.CountAsync()));
    }

    [Fact]
    public async Task Two_lines_of_one_product_fill_one_after_the_other()
    {
        var page = await (await anna.Visit("/orders/new?customer=KILN")).Submit("Take the order", new() { ["Input.Lines[0].Product"] = "ENC", ["Input.Lines[0].Quantity"] = "2" });
        page = await page.Submit("Add the line", new() { ["Input.Product"] = "ENC", ["Input.Quantity"] = "2" });
        await Pack(await (await page.Link("Ship")).Submit("Begin packing"), "SN-1..SN-3");
        page = await anna.Visit(page.Path);
        Assert.Equal(["2 pcs", "2 pcs", "0 pcs", "2 pcs", "1 pc", "1 pc"], page.All("main table td.n"));
    }

    [Fact]
    public async Task Whom_to_call_is_kept_and_corrected()
    {
        var page = await (await (await anna.Visit("/customers?q=oak")).Link("OAK")).Submit("Save the contact", new() { ["Contact.Contact"] = "Otto", ["Contact.Email"] = "nobody" });
        Assert.Contains("not an e-mail address", page.Text, StringComparison.Ordinal);
        Assert.Equal("Otto", page.Value("Contact.Contact"));
        page = await page.Submit("Save the contact", new() { ["Contact.Email"] = "otto@oak.example" });
        Assert.Equal("otto@oak.example", page.Value("Contact.Email"));
        Assert.Contains("There is a customer oak already", (await (await anna.Visit("/customers/new")).Submit("Add", new() { ["Input.Name"] = "x", ["Input.Code"] = "oak" })).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/orders?q=kiln&state=open&sort=-customer&p=7")]
    [InlineData("/shipments?q=%25&state=empty&sort=left")]
    [InlineData("/shipments?state=without-order")]
    [InlineData("/customers?q=zzz&sort=-code")]
    public async Task A_list_answers_whatever_its_address_says(string address) =>
        Assert.Equal(HttpStatusCode.OK, (await anna.Visit(address)).Status);

    [Theory]
    [InlineData("/orders/99")]
    [InlineData("/shipments/99")]
    [InlineData("/shipments/99/return?line=1")]
    [InlineData("/shipments/99/void?line=1")]
    [InlineData("/customers/99")]
    public async Task What_is_not_there_is_not_found(string address) =>
        Assert.Equal(HttpStatusCode.NotFound, (await anna.Visit(address)).Status);

    private async Task<Page> Begin(string customer) => await (await anna.Visit($"/shipments/new?customer={customer}")).Submit("Begin packing", new() { ["Input.Purpose"] = "Sample" });

    private static Task<Page> Pack(Page page, string numbers, string amount = "") => page.Submit("Pack it", new() { ["Input.Lot"] = numbers, ["Input.Quantity"] = amount });
}
