using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Traceability.Certificates;
using Traceability.Lots;
using Traceability.Materials;
using Traceability.People;
using Traceability.Suppliers;
using Traceability.Tests.Printing;
using Traceability.Tests.Stock;

namespace Traceability.Tests.Purchasing;

/// <summary>Ordering as somebody at the desk does it.</summary>
public sealed class PurchasePagesTests
{
    [Fact]
    public async Task An_order_is_begun_filled_sent_and_printed_with_the_papers_of_each_line()
    {
        await using var workshop = await Workshop.Open();
        var (alu, supplier) = (await workshop.Material("ALU", Category.Metal, Unit.Pcs), await workshop.Supplier("TRM"));
        await workshop.Confirms(supplier, DocumentType.Mtr);
        using var anna = await workshop.SignedIn(role: Role.Staff);

        var page = await (await (await anna.Visit("/receiving")).Link("Orders", "main .tabs")).Link("New order");
        page = await page.Submit("Next: what is wanted", new() { ["Input.Supplier"] = $"{supplier}", ["Input.Reference"] = "Q-118" });
        Assert.StartsWith("PO-0001", page.Heading, StringComparison.Ordinal);
        page = await page.Submit("Add the line", new() { ["Input.Material"] = $"{alu}", ["Input.Quantity"] = "12", ["Input.WantedOn"] = "2024-06-14" });
        Assert.Contains("12 pcs of ALU of the shelf, with MTR 3.1", page.Text, StringComparison.Ordinal);
        Assert.Contains("has confirmed every paper", page.Text, StringComparison.Ordinal);
        Assert.Contains("inspection certificate 3.1 by EN 10204, naming the heat", page.Document.QuerySelector("#letter")!.TextContent, StringComparison.Ordinal);
        var draft = PdfText(await page.Link("Order (PDF)"));
        Assert.Contains("Draft: not an order yet", draft, StringComparison.Ordinal);

        page = await page.Submit("It is sent");
        Assert.Contains("PO-0001 is sent to TRM Supplies", page.Text, StringComparison.Ordinal);
        var paper = PdfText(await page.Link("Order (PDF)"));
        foreach (var words in (string[])["Purchase order", "PO-0001", "TRM Supplies", "Q-118", "12 pcs", "2024-06-14", "inspection certificate 3.1"])
            Assert.Contains(words, paper, StringComparison.Ordinal);
        Assert.DoesNotContain("Draft", paper, StringComparison.Ordinal);
        Assert.Contains("PO-0001", (await anna.Visit("/find?q=po-0001")).Heading, StringComparison.Ordinal);
        Assert.Contains("purchase order", (await page.Link("Audit: who changed what, and when")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_open_stands_on_the_button_and_needs_its_tick()
    {
        await using var workshop = await Workshop.Open();
        var (acr, supplier) = (await workshop.Material("ACR", Category.Plastic), await workshop.Supplier("BAL", SupplierStatus.Conditional));
        var id = await workshop.Ordered(supplier, sent: false, (acr, 5));
        using var anna = await workshop.SignedIn();
        var page = await anna.Visit($"/purchasing/{id}");
        Assert.Contains("4 things are open", page.Text, StringComparison.Ordinal);
        page = await page.Submit("It is sent, with 4 things open");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("approved on conditions only. And 3 more.", page.All(".field.invalid .wrong").Single(), StringComparison.Ordinal);
        page = await page.Submit("It is sent, with 4 things open", new() { ["Sending.AllTheSame"] = true });
        Assert.Contains("Sent all the same, though:", page.Text, StringComparison.Ordinal);

        // What they confirm is written down at the supplier, and asked after no more.
        page = await (await anna.Visit($"/suppliers/{supplier}")).Submit("Write it down", new() { ["Confirming.Type"] = nameof(DocumentType.Rohs), ["Confirming.Note"] = "by telephone" });
        Assert.Contains("by telephone", page.Text, StringComparison.Ordinal);
        Assert.Contains("3 things are open", (await anna.Visit($"/purchasing/{await workshop.Ordered(supplier, sent: false, (acr, 5))}")).Text, StringComparison.Ordinal);
        page = await page.Submit("Withdraw it", new() { ["Withdrawing.Reason"] = "It never came." });
        Assert.Contains("withdrawn: It never came.", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_blocked_supplier_is_refused_at_the_first_step()
    {
        await using var workshop = await Workshop.Open();
        var supplier = await workshop.Supplier("BAD", SupplierStatus.Blocked);
        using var anna = await workshop.SignedIn();
        var page = await (await anna.Visit($"/purchasing/new?supplier={supplier}")).Submit("Next: what is wanted");
        Assert.Contains("is blocked, so nothing is ordered there", page.All(".wrong").Single(), StringComparison.Ordinal);
        Assert.Equal(0, await workshop.Read(db => db.PurchaseOrders.CountAsync()));
    }

    [Fact]
    public async Task The_papers_of_a_line_are_chosen_and_an_amendment_asks_why()
    {
        await using var workshop = await Workshop.Open();
        var (alu, supplier) = (await workshop.Material("ALU", Category.Metal, Unit.Pcs), await workshop.Supplier("TRM"));
        var id = await workshop.Ordered(supplier, sent: false, (alu, 5));
        using var anna = await workshop.SignedIn();
        var page = await (await anna.Visit($"/purchasing/{id}")).Link("Change line 1");
        page = await page.Submit("Keep the changes", new() { ["Input.En10204"] = "3.2", ["Input.Other"] = "the ultrasonic test" });
        Assert.Contains("with MTR 3.2, the ultrasonic test", page.Text, StringComparison.Ordinal);
        await workshop.OnOrder(id, (o, acts) => o.Send(true, "QL", acts.Now));

        page = await (await anna.Visit($"/purchasing/{id}")).Link("Amend line 1");
        page = await page.Submit("Amend the line", new() { ["Input.Quantity"] = "6" });
        Assert.Contains("Say why", page.All(".field.invalid .wrong").Single(), StringComparison.Ordinal);
        page = await page.Submit("Amend the line", new() { ["Input.Reason"] = "One more jig." });
        Assert.Contains("Line 1 (ALU): 5 pcs became 6 pcs", page.Text, StringComparison.Ordinal);
        var paper = PdfText(await page.Link("Order (PDF)"));
        Assert.Contains("amendment 1", paper, StringComparison.Ordinal);
        Assert.Contains("One more jig.", paper, StringComparison.Ordinal);
        page = await (await page.Link("Amend line 1")).Submit("Strike the line", new() { ["Input.Reason"] = "Given up." });
        Assert.Contains("Line 1 is off. Tell TRM Supplies.", page.Text, StringComparison.Ordinal);
        page = await page.Submit("Cancel the order", new() { ["Ending.Reason"] = "The job is gone." });
        Assert.Contains("Cancelled: The job is gone.", page.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await anna.Visit($"/purchasing/{id}/line/7")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await anna.Visit("/purchasing/99")).Status);
    }

    [Fact]
    public async Task The_list_tells_what_is_still_to_come_and_what_is_overdue()
    {
        await using var workshop = await Workshop.Open();
        var (alu, supplier) = (await workshop.Material("ALU", Category.Metal, Unit.Pcs), await workshop.Supplier("TRM"));
        var (whole, part, draft) = (await workshop.Ordered(supplier, lines: (alu, 5)), await workshop.Ordered(supplier, lines: (alu, 5)), await workshop.Ordered(supplier, sent: false, (alu, 5)));
        await workshop.Came(whole, 5);
        await workshop.Came(part, 1);
        await workshop.OnOrder(part, (o, acts) => o.Change(o.Lines[0], new(Quantity.Of(6, Unit.Pcs), workshop.Clock.Today, null, o.Lines[0].Asked), "More.", "QL", acts.Now));
        workshop.Clock.Advance(TimeSpan.FromDays(2));
        using var anna = await workshop.SignedIn();
        var page = await anna.Visit("/purchasing");
        Assert.Equal(3, page.All("tbody tr").Count);
        Assert.Contains("overdue", page.Text, StringComparison.Ordinal);
        foreach (var (state, number) in ((string, string)[])[("awaited", "PO-0002"), ("delivered", "PO-0001"), ("draft", "PO-0003")])
            Assert.Contains(number, (await anna.Visit($"/purchasing?state={state}")).All("tbody tr").Single(), StringComparison.Ordinal);
        Assert.Contains("no order fits that", (await anna.Visit("/purchasing?q=nothing")).Text, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("PO-0002,TRM Supplies", Encoding.UTF8.GetString((await anna.Visit("/purchasing?handler=csv")).Body), StringComparison.Ordinal);
        Assert.True(draft > 0);
    }

    private static string PdfText(Testbed.Page page) => string.Join(' ', new PdfFile(page.Body).Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
