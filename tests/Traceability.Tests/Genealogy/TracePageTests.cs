using System.Net;
using System.Text;
using Traceability.Lots;
using Traceability.Tests.Recalls;

namespace Traceability.Tests.Genealogy;

public sealed class TracePageTests
{
    [Fact]
    public async Task A_trace_lists_every_lot_with_its_level_and_amount()
    {
        await using var workshop = await RecallPageTests.Shop();
        using var person = await workshop.SignedIn();
        var forward = await person.Visit("/trace/forward?root=lot:ACR-1");
        Assert.Equal(["0 ACR-1 ACR 4 sheets accepted", "1 B-1 Product BOX MFG-0001 ACR-1 1 sheet 2 pcs accepted"], forward.All("tbody tr"));
        var back = await person.Visit("/trace/back?root=MFG-0001");
        Assert.Equal(["0 B-1 Product BOX 2 pcs accepted", "1 ACR-1 ACR MFG-0001 B-1 1 sheet 4 sheets accepted"], back.All("tbody tr"));
        Assert.Contains("Received lots ACR-1", back.Text, StringComparison.Ordinal);
        Assert.Contains("Suppliers SUP", back.Text, StringComparison.Ordinal);
        foreach (var page in (Page[])[forward, back])
        {
            Assert.Equal("%PDF", Encoding.ASCII.GetString((await page.Link("PDF")).Body[..4]));
            Assert.Equal(3, Encoding.UTF8.GetString((await page.Link("CSV")).Body).TrimEnd().Split("\r\n").Length);
        }
    }

    [Fact]
    public async Task What_is_held_shows_as_held()
    {
        await using var workshop = await RecallPageTests.Shop();
        await workshop.Open("ACR-1");
        using var person = await workshop.SignedIn();
        Assert.Equal(["0 ACR-1 ACR 4 sheets held", "1 B-1 Product BOX MFG-0001 ACR-1 1 sheet 2 pcs held"], (await person.Visit("/trace/forward?root=ACR-1")).All("tbody tr"));
        Assert.DoesNotContain("accepted", (await person.Visit("/recall?root=ACR-1")).All(".badge"));
    }

    [Fact]
    public async Task A_long_trace_is_paged_and_its_papers_are_whole()
    {
        await using var workshop = await Workshop.Open();
        await workshop.Tell(async story =>
        {
            var record = await story.Start("MFG-0001");
            await story.Consume(record, await story.Receive("ACR-1", 5), 1);
            record.ProduceUnits(Enumerable.Range(1, 1100).Select(n => $"U-{n:0000}"));
            await story.Start("MFG-0002");
        });
        using var person = await workshop.SignedIn();
        var page = await person.Visit("/trace/forward?root=ACR-1");
        Assert.Equal(500, page.All("tbody tr").Count);
        Assert.Contains("1–500 of 1,101 lots", page.Text, StringComparison.Ordinal);
        var last = await person.Visit("/trace/forward?root=ACR-1&p=99");
        Assert.Equal(101, last.All("tbody tr").Count);
        Assert.Equal(1102, Encoding.UTF8.GetString((await page.Link("CSV")).Body).TrimEnd().Split("\r\n").Length);
    }

    [Fact]
    public async Task Gaps_are_counted_and_listed()
    {
        await using var workshop = await Workshop.Open();
        using var person = await workshop.SignedIn();
        Assert.Contains("Every link is there.", (await person.Visit("/trace/gaps")).Text, StringComparison.Ordinal);
        await workshop.Tell(async story =>
        {
            await story.Produce(await story.Start("MFG-0001"), "B-1", 1);
            var record = await story.Start("MFG-0002");
            await story.Produce(record, "B-2", 1);
            await story.Consume(record, await story.Receive("ACR-1", 5), 1, 7, 9);
            record.Close(story.Today);
            await story.Customer("GAP");
        });
        await workshop.Write("INSERT INTO shipment (number, number_key, customer_id, shipped_on, from_history, recorded_at, recorded_by) SELECT 'SHP-91', 'SHP-91', id, '2020-01-01', 1, 0, 'x' FROM customer");
        Assert.Equal(["MFG-0001", "MFG-0002", "SHP-91"], (await person.Visit("/trace/gaps")).All("tbody a.num"));
        Assert.Contains("3 gaps in the chain", (await person.Visit("/trace")).Text, StringComparison.Ordinal);
        Assert.Contains("3 gaps in the chain", (await person.Visit("/")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_heat_shows_its_lots_and_the_other_mills()
    {
        await using var workshop = await Workshop.Open();
        await workshop.Tell(async story =>
        {
            await story.Receive("ALU-1", 1, heat: Heat.Of("Northmill", "7"));
            await story.Receive("ALU-2", 1, heat: Heat.Of(null, "7"));
        });
        using var person = await workshop.SignedIn();
        var page = await person.Visit("/heats/1");
        Assert.Equal("7", page.Heading);
        Assert.Equal(["ALU-1"], page.All("tbody a.num"));
        Assert.Contains("cannot rule it out", page.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await person.Visit("/heats/99")).Status);
    }
}
