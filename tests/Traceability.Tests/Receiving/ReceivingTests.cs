using System.Net;
using Microsoft.EntityFrameworkCore;
using Traceability.Lots;
using Traceability.Materials;
using Traceability.People;
using Traceability.Suppliers;
using Traceability.Tests.Stock;

namespace Traceability.Tests.Receiving;

public sealed class ReceivingTests
{
    [Fact]
    public async Task A_delivery_comes_in_line_by_line_and_ends_where_it_began()
    {
        await using var workshop = await Workshop.Open();
        var (ply, supplier) = (await workshop.Material("PLY"), await workshop.Supplier());
        using var anna = await workshop.SignedIn(role: Role.Staff);

        var page = await (await (await anna.Visit("/receiving")).Link("Receive a delivery")).Submit("Next: what is in it", new()
        {
            ["Input.Supplier"] = $"{supplier}",
            ["Input.PackingSlip"] = "41377",
            ["Input.PurchaseOrder"] = "PO-0019",
        });
        Assert.StartsWith("RCP-0001", page.Heading, StringComparison.Ordinal);

        page = await page.Submit("Add this lot", new() { ["Input.Material"] = $"{ply}", ["Input.Quantity"] = "5 sheets", ["Input.SupplierLot"] = "BP-24-118", ["Input.Location"] = "A3" });
        page = await page.Submit("Add this lot", new() { ["Input.Material"] = $"{ply}", ["Input.Quantity"] = "1,5" });
        Assert.Contains("PLY-0524-001", page.Text, StringComparison.Ordinal);
        Assert.Contains("PLY-0524-002 is in: 1.5 sheets", page.Text, StringComparison.Ordinal);
        Assert.NotNull(page.Document.QuerySelector("#Input_Material[autofocus]"));
        Assert.Contains("PO-0019", page.Text, StringComparison.Ordinal);

        var list = await anna.Visit("/receiving");
        Assert.Contains("2 lots wait to be verified", list.Text, StringComparison.Ordinal);
        Assert.EndsWith("/verify", (await page.Link("Verify next")).Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_suppliers_number_can_be_taken_over_as_ours()
    {
        await using var workshop = await Workshop.Open();
        var (ply, delivery) = (await workshop.Material("PLY"), await workshop.Delivery());
        using var anna = await workshop.SignedIn();
        var page = await anna.Visit($"/receipts/{delivery}");
        page = await page.Submit("Add this lot", new() { ["Input.Material"] = $"{ply}", ["Input.Quantity"] = "3", ["Input.SupplierLot"] = "ACR-0524-02", ["Input.SameAsSuppliers"] = true });
        Assert.Contains("ACR-0524-02 is in", page.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("BIN-7")]
    [InlineData("bin-7")]
    [InlineData("  BIN-7 ")]
    [InlineData("ＢＩＮ-7")]
    public async Task No_number_is_given_twice_however_it_is_written(string again)
    {
        await using var workshop = await Workshop.Open();
        var (ply, delivery) = (await workshop.Material("PLY"), await workshop.Delivery());
        await workshop.Received(ply, number: "BIN-7");
        using var anna = await workshop.SignedIn();
        var page = await (await anna.Visit($"/receipts/{delivery}")).Submit("Add this lot", new() { ["Input.Material"] = $"{ply}", ["Input.Quantity"] = "3", ["Input.Number"] = again });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("There is a lot", page.All(".field.invalid .wrong").Single(), StringComparison.Ordinal);
        Assert.Equal(again, page.Value("Input.Number"));
        Assert.Equal("3", page.Value("Input.Quantity"));
        Assert.Equal(1, await workshop.Read(db => db.Lots.CountAsync()));
    }

    [Fact]
    public async Task A_number_that_looks_like_another_is_taken_with_a_warning()
    {
        await using var workshop = await Workshop.Open();
        var (ply, delivery) = (await workshop.Material("PLY"), await workshop.Delivery());
        await workshop.Received(ply, number: "B0X-1");
        using var anna = await workshop.SignedIn();
        var page = await (await anna.Visit($"/receipts/{delivery}")).Submit("Add this lot", new() { ["Input.Material"] = $"{ply}", ["Input.Quantity"] = "3", ["Input.Number"] = "BOX-I" });
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("BOX-I looks like B0X-1", page.Text, StringComparison.Ordinal);
        Assert.Equal(2, await workshop.Read(db => db.Lots.CountAsync()));
    }

    [Theory]
    [InlineData("", "How much?")]
    [InlineData("0", "more than nothing")]
    [InlineData("-5", "more than nothing")]
    [InlineData("1.000,5", "two ways")]
    [InlineData("2,500", "two ways")]
    [InlineData("99999999999999999999", "not an amount")]
    [InlineData("0.00000001", "not an amount")]
    [InlineData("5 kg", "cannot be counted in sheets")]
    [InlineData("5 stones", "not a unit")]
    [InlineData("five", "not an amount")]
    public async Task An_amount_that_makes_no_sense_is_said_at_its_field_and_stays_typed(string typed, string says)
    {
        await using var workshop = await Workshop.Open();
        var (ply, delivery) = (await workshop.Material("PLY"), await workshop.Delivery());
        using var anna = await workshop.SignedIn();
        var page = await (await anna.Visit($"/receipts/{delivery}")).Submit("Add this lot", new() { ["Input.Material"] = $"{ply}", ["Input.Quantity"] = typed });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains(says, page.All(".field.invalid .wrong").Single(), StringComparison.Ordinal);
        Assert.Equal(typed, page.Value("Input.Quantity"));
        Assert.Equal(0, await workshop.Read(db => db.Lots.CountAsync()));
    }

    [Fact]
    public async Task Nothing_is_received_from_nobody_from_the_future_or_from_a_blocked_supplier()
    {
        await using var workshop = await Workshop.Open();
        var (good, bad) = (await workshop.Supplier(), await workshop.Supplier("BAD", SupplierStatus.Blocked));
        using var anna = await workshop.SignedIn();
        var page = await (await anna.Visit("/receiving/new")).Submit("Next: what is in it");
        Assert.Contains("Say who delivered", page.All(".wrong").Single(), StringComparison.Ordinal);
        page = await page.Submit("Next: what is in it", new() { ["Input.Supplier"] = $"{bad}" });
        Assert.Contains("is blocked", page.All(".wrong").Single(), StringComparison.Ordinal);
        page = await page.Submit("Next: what is in it", new() { ["Input.Supplier"] = $"{good}", ["Input.ReceivedOn"] = "2024-05-27" });
        Assert.Contains("in the future", page.All(".wrong").Single(), StringComparison.Ordinal);
        page = await page.Submit("Next: what is in it", new() { ["Input.ReceivedOn"] = "2024-05-20" });
        Assert.Contains("written down late", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_sent_twice_makes_one_lot()
    {
        await using var workshop = await Workshop.Open();
        var (ply, delivery) = (await workshop.Material("PLY"), await workshop.Delivery());
        using var anna = await workshop.SignedIn();
        var page = await anna.Visit($"/receipts/{delivery}");
        Dictionary<string, Testbed.Field> line = new() { ["Input.Material"] = $"{ply}", ["Input.Quantity"] = "3" };
        await Task.WhenAll(page.Submit("Add this lot", line), page.Submit("Add this lot", line));
        Assert.Equal("PLY-0524-001", (await workshop.Read(db => db.Lots.SingleAsync())).Number);
    }

    [Fact]
    public async Task Lots_are_numbered_in_sequence_within_their_month_also_by_two_people_at_once()
    {
        await using var workshop = await Workshop.Open();
        var (ply, delivery) = (await workshop.Material("PLYWOOD6", prefix: "PLY"), await workshop.Delivery());
        using var anna = await workshop.SignedIn("ANNA");
        using var bo = await workshop.SignedIn("BO");
        var pages = new[] { await anna.Visit($"/receipts/{delivery}"), await bo.Visit($"/receipts/{delivery}") };
        await Task.WhenAll(pages.Select(async first =>
        {
            var page = first;
            for (var n = 0; n < 5; n++)
                page = await page.Submit("Add this lot", new() { ["Input.Material"] = $"{ply}", ["Input.Quantity"] = "1" });
        }));
        workshop.Clock.Today = new(2024, 6, 3);
        await workshop.Received(ply);
        Assert.Equal([.. Enumerable.Range(1, 10).Select(n => $"PLY-0524-{n:000}"), "PLY-0624-001"], await workshop.Read(db => db.Lots.OrderBy(l => l.Id).Select(l => l.Number).ToListAsync()));
    }

    [Fact]
    public async Task A_number_given_by_hand_is_passed_over_by_those_that_are_made()
    {
        await using var workshop = await Workshop.Open();
        var ply = await workshop.Material("PLY");
        await workshop.Received(ply, number: "PLY-0524-002");
        var made = await workshop.Received(ply);
        Assert.Equal("PLY-0524-003", (await workshop.Lot(made)).Number);
    }

    [Fact]
    public async Task Names_of_any_kind_and_length_are_harmless()
    {
        await using var workshop = await Workshop.Open();
        var (ply, delivery) = (await workshop.Material("PLY"), await workshop.Delivery());
        using var anna = await workshop.SignedIn();
        var page = await anna.Visit($"/receipts/{delivery}");
        page = await page.Submit("Add this lot", new() { ["Input.Material"] = $"{ply}", ["Input.Quantity"] = "1", ["Input.Number"] = new string('9', 10_000) });
        Assert.Contains("At most 200", page.All(".wrong").Single(), StringComparison.Ordinal);
        page = await page.Submit("Add this lot", new() { ["Input.Number"] = "", ["Input.Location"] = "<script>alert(1)</script> رف ‏🪵", ["Input.SupplierLot"] = "\"><b>x" });
        Assert.Contains("PLY-0524-001 is in", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(page.Document.QuerySelectorAll("script"), s => s.TextContent.Contains("alert", StringComparison.Ordinal));
        Assert.Contains("<script>alert(1)</script>", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_customers_own_material_stays_his()
    {
        await using var workshop = await Workshop.Open();
        var ply = await workshop.Material("PLY", level: ControlLevel.Untracked);
        var customer = await workshop.Act(async (db, _) =>
        {
            var one = Traceability.Orders.Customer.Named("HDL", "Harbour Dental");
            db.Add(one);
            await db.SaveChangesAsync();
            return one.Id;
        });
        await workshop.Supplier();
        using var anna = await workshop.SignedIn();
        var page = await (await anna.Visit("/receiving/new")).Submit("Next: what is in it", new() { ["Input.Customer"] = $"{customer}" });
        page = await page.Submit("Add this lot", new() { ["Input.Material"] = $"{ply}", ["Input.Quantity"] = "3" });
        page = await page.Link("PLY-0524-001");
        Assert.Contains("Harbour Dental", page.Text, StringComparison.Ordinal);
        page = await (await anna.Visit(page.Path + "/take-out")).Submit("Take it out", new() { ["Input.Reason"] = nameof(MovementReason.OwnUse), ["Input.Quantity"] = "1", ["Input.Note"] = "A shelf." });
        Assert.Contains("belongs to a customer", page.Refusals[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_delivery_that_is_not_there_is_said_to_be_not_there()
    {
        await using var workshop = await Workshop.Open();
        using var anna = await workshop.SignedIn();
        Assert.Equal(HttpStatusCode.NotFound, (await anna.Visit("/receipts/99")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await anna.Visit("/lots/99")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await anna.Visit("/cuts/99")).Status);
    }
}
