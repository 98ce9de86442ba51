using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Traceability.Lots;
using Traceability.People;

namespace Traceability.Tests.Recalls;

public sealed class RecallPageTests
{
    [Fact]
    public async Task Holding_everything_opens_a_recall_with_its_papers()
    {
        await using var workshop = await Shop();
        using var lead = await workshop.SignedIn();
        var page = await lead.Visit("/recall?root=ACR-1");
        Assert.Contains("ACR-1 is in 1 unit that one customer has; 2 units and 4 sheets are still here.", page.Text, StringComparison.Ordinal);
        Assert.Contains("Puts 2 lots on hold and opens RCL-0001", page.Text, StringComparison.Ordinal);
        var opened = await page.Submit("Hold 2 lots and open RCL-0001", new() { ["Input.Reason"] = "brittle <b>after</b> printing" });
        Assert.Equal("/recalls/1", opened.Path);
        Assert.Equal("RCL-0001", opened.Heading);
        Assert.Contains("2 lots are on hold. RCL-0001 is open", opened.Text, StringComparison.Ordinal);
        Assert.Contains("brittle <b>after</b> printing", opened.Text, StringComparison.Ordinal);
        Assert.Contains("The scope is what it was", opened.Text, StringComparison.Ordinal);

        var pdf = await opened.Link("Report (PDF)");
        Assert.Equal("%PDF", Encoding.ASCII.GetString(pdf.Body[..4]));
        Assert.Equal(("application/pdf", "attachment; filename=RCL-0001.pdf; filename*=UTF-8''RCL-0001.pdf"), (pdf.Headers["Content-Type"].Single(), pdf.Headers["Content-Disposition"].Single()));
        workshop.Clock.Advance(TimeSpan.FromHours(3));
        Assert.Equal(pdf.Body, (await opened.Link("Report (PDF)")).Body);
        var kept = await workshop.Read(db => db.Recalls.Select(r => r.Report).SingleAsync());
        Assert.Equal(kept, (await opened.Link("JSON")).Body);
    }

    [Fact]
    public async Task A_form_sent_twice_opens_one_recall()
    {
        await using var workshop = await Shop();
        using var lead = await workshop.SignedIn();
        var page = await lead.Visit("/recall?root=ACR-1");
        var sent = new Dictionary<string, Field> { ["Input.Reason"] = "brittle" };
        Assert.Equal("/recalls/1", (await page.Submit(Page.FormWith("Input.Reason"), sent)).Path);
        Assert.Equal("/recalls/1", (await page.Submit(Page.FormWith("Input.Reason"), sent)).Path);
        Assert.Equal(1, await workshop.Read(db => db.Recalls.CountAsync()));
    }

    [Fact]
    public async Task Without_a_reason_nothing_is_held_and_the_page_says_why()
    {
        await using var workshop = await Shop();
        using var lead = await workshop.SignedIn();
        var page = await lead.Visit("/recall?root=lot:ACR-1");
        foreach (var reason in (string[])["", new('x', 10_000)])
        {
            var refused = await page.Submit(Page.FormWith("Input.Reason"), new() { ["Input.Reason"] = reason });
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
            Assert.Equal(reason, refused.Value("Input.Reason"));
            Assert.NotEmpty(refused.Refusals);
            Assert.Contains("ACR-1 is in 1 unit", refused.Text, StringComparison.Ordinal);
        }
        Assert.Equal(0, await workshop.Read(db => db.Holds.CountAsync()));
    }

    [Fact]
    public async Task Staff_see_everything_and_who_can_hold_it()
    {
        await using var workshop = await Shop();
        await workshop.Hire("QUINN");
        using var staff = await workshop.SignedIn("JO", Role.Staff);
        var page = await staff.Visit("/recall?root=ACR-1");
        Assert.Contains("Ask QUINN of the shop to sign in here", page.Text, StringComparison.Ordinal);
        Assert.Null(page.Document.QuerySelector("[name='Input.Reason']"));
        // A form from the quality lead's screen does not help either.
        using var lead = await workshop.SignedIn("ANNA");
        var form = await lead.Visit("/recall?root=ACR-1");
        await workshop.Act(async (db, _) => (await db.People.SingleAsync(p => p.Code == "ANNA")).Role = Role.Staff);
        var refused = await form.Submit(Page.FormWith("Input.Reason"), new() { ["Input.Reason"] = "brittle" });
        Assert.Contains("Only a quality lead may hold everything", Assert.Single(refused.Refusals.Where(r => r.Contains("quality", StringComparison.Ordinal)).Take(1)), StringComparison.Ordinal);
        Assert.Equal(0, await workshop.Read(db => db.Recalls.CountAsync()));
    }

    [Fact]
    public async Task The_opened_recall_tells_what_has_happened_since_and_is_lifted_with_a_reason()
    {
        await using var workshop = await Shop();
        using var lead = await workshop.SignedIn();
        await workshop.Open("ACR-1");
        // An import writes what happened, though it should not have.
        await workshop.Write("""
            INSERT INTO shipment (id, number, number_key, customer_id, shipped_on, from_history, recorded_at, recorded_by) SELECT 91, 'SHP-91', 'SHP-91', id, '2024-05-26', 1, 0, 'x' FROM customer WHERE code = 'C';
            INSERT INTO shipment_line (shipment_id, lot_id, quantity_micro, unit, recorded_at, recorded_by) SELECT 91, id, 1000000, 'pcs', 0, 'x' FROM lot WHERE number = 'B-1';
            """);
        var page = await lead.Visit("/recalls/1");
        Assert.Contains("1 shipment since", page.Text, StringComparison.Ordinal);
        Assert.Contains("SHP-91", page.Text, StringComparison.Ordinal);
        var refused = await page.Submit("Lift the holds of RCL-0001", new() { ["Input.Reason"] = "" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        var lifted = await page.Submit("Lift the holds of RCL-0001", new() { ["Input.Reason"] = "tested sound" });
        Assert.Contains("lifted from 2 lots", lifted.Text, StringComparison.Ordinal);
        Assert.Contains("tested sound", lifted.Text, StringComparison.Ordinal);
        Assert.Equal(["RCL-0001"], (await lead.Visit("/recalls?state=closed")).All("tbody .num a, tbody a.num"));
        Assert.Contains("No recall fits", (await lead.Visit("/recalls?state=open")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_number_of_several_things_is_asked_about()
    {
        await using var workshop = await Workshop.Open();
        await workshop.Tell(async story =>
        {
            await story.Receive("ALU-1", 1, heat: Heat.Of("Northmill", "7/A"));
            await story.Receive("ALU-2", 1, heat: Heat.Of("Southmill", "7/A"));
            await story.Receive("ALU-3", 1, heat: Heat.Of(null, "7/A"));
        });
        using var lead = await workshop.SignedIn();
        foreach (var address in (string[])["/recall", "/trace/back", "/trace/forward"])
        {
            var page = await lead.Visit(address + "?root=7%2FA");
            Assert.Equal(["Heat of Northmill 7/A · 1 lot This one", "Heat of Southmill 7/A · 1 lot This one", "Heat, mill unknown 7/A · 1 lot This one"], page.All(".list li").Order());
            foreach (var link in page.Document.QuerySelectorAll(".list a").Select(a => a.GetAttribute("href")!))
                Assert.Empty((await lead.Visit(link)).All(".list li .button"));
        }
    }

    [Theory]
    [InlineData("NOTHING-1")]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("‮אבג🙂")]
    [InlineData("heat:")]
    public async Task An_unknown_number_says_so_and_offers_a_way_out(string number)
    {
        await using var workshop = await Workshop.Open();
        using var lead = await workshop.SignedIn();
        foreach (var address in (string[])["/recall", "/trace/back", "/trace/forward"])
        {
            var page = await lead.Visit($"{address}?root={Uri.EscapeDataString(number)}");
            Assert.Equal(HttpStatusCode.OK, page.Status);
            Assert.Contains("is not a lot, heat", page.Text, StringComparison.Ordinal);
            Assert.NotNull(page.Document.QuerySelector("main form [name=root]"));
            // Its papers do not exist, and say the same.
            Assert.Contains("is not a lot, heat", (await lead.Visit($"{address}?root={Uri.EscapeDataString(number)}&handler=pdf")).Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_contacts_are_one_row_a_customer_and_no_formula()
    {
        await using var workshop = await Shop();
        await workshop.Act(async (db, _) =>
        {
            var customer = await db.Customers.SingleAsync();
            (customer.Contact, customer.Phone, customer.Email) = ("=HYPERLINK(\"http://x\")", "+44 161 555 0144", "a@b.example");
        });
        using var lead = await workshop.SignedIn();
        var csv = await (await lead.Visit("/recall?root=ACR-1")).Link("Contacts (CSV)");
        Assert.StartsWith("text/csv", csv.Headers["Content-Type"].Single(), StringComparison.Ordinal);
        Assert.Contains("ACR-1 contacts.csv", csv.Headers["Content-Disposition"].Single(), StringComparison.Ordinal);
        var lines = Encoding.UTF8.GetString(csv.Body).TrimEnd().Split("\r\n");
        Assert.Equal(2, lines.Length);
        Assert.Contains("'=HYPERLINK", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_has_to_be_called_when_nothing_was_shipped()
    {
        await using var workshop = await Workshop.Open();
        await workshop.Tell(story => story.Receive("ACR-1", 5));
        using var lead = await workshop.SignedIn();
        var page = await lead.Visit("/recall?root=ACR-1");
        Assert.Contains("Nothing of ACR-1 was shipped; 5 sheets are still here.", page.Text, StringComparison.Ordinal);
        Assert.Contains("Nobody has to be called.", page.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await lead.Visit("/recalls/1")).Status);
    }

    internal static async Task<Workshop> Shop()
    {
        var workshop = await Workshop.Open();
        await workshop.Tell(async story =>
        {
            var record = await story.Start("MFG-0001");
            await story.Consume(record, await story.Receive("ACR-1", 5), 1);
            await story.Ship("C", (await story.Produce(record, "B-1", 3), 1));
            record.Close(story.Today);
        });
        return workshop;
    }
}
