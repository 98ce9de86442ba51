using System.Net;
using Traceability.Benchmarks.Shop;
using Traceability.Data;
using Traceability.Lots;
using Traceability.Materials;
using Traceability.Tests.Printing;

namespace Traceability.Tests.Recalls;

/// <summary>A recall that reaches more than one page can show: totals of everything, rows page by page, the papers whole.</summary>
public sealed class LongRecallTests
{
    [Fact]
    public async Task What_is_here_is_shown_page_by_page_and_counted_altogether()
    {
        await using var workshop = await Workshop.Open();
        await workshop.Tell(async story =>
        {
            var pla = await story.Receive("PLA-1", 1000, await story.Material("PLA", Category.Filament, Unit.G));
            var record = await story.Start("MFG-1");
            await story.Consume(record, pla, 500);
            for (var n = 0; n < 120; n++) await story.Ship($"C-{n:000}", (await story.Produce(record, $"BOX-{n:000}", 2), 1));
        });
        using var lead = await workshop.SignedIn();
        async Task<(Testbed.Page Page, HashSet<string> Lots, HashSet<string> Customers)> Look(string more)
        {
            var page = await lead.Visit("/recall?root=lot:PLA-1" + more);
            return (page, [.. page.All("table a[href^='/lots/']")], [.. page.All("table a[href^='/customers/']")]);
        }
        var (first, second) = (await Look(""), await Look("&here=2&customers=2"));
        // 120 boxes, and what is left on the spool.
        Assert.Contains("120 units that 120 customers have", first.Page.Text, StringComparison.Ordinal);
        Assert.Equal((100, 100), (first.Lots.Count, first.Customers.Count));
        Assert.Equal((21, 20), (second.Lots.Count, second.Customers.Count));
        Assert.False(first.Lots.Overlaps(second.Lots) || first.Customers.Overlaps(second.Customers));
        Assert.Contains("101–121 of 121 lots", second.Page.Text, StringComparison.Ordinal);
        Assert.Contains("101–120 of 120 customers", second.Page.Text, StringComparison.Ordinal);
        // Whatever stands in the address, some page is shown.
        Assert.Equal(first.Lots, (await Look("&here=-7&customers=0")).Lots);
        Assert.Equal(second.Lots, (await Look("&here=99999")).Lots);
    }

    [Fact]
    public async Task Its_report_is_sent_as_it_is_made_and_is_whole()
    {
        await using var workshop = await Workshop.Open();
        var hub = await Hub(workshop);
        using var lead = await workshop.SignedIn();
        using var answer = await lead.Http.GetAsync(new Uri($"/recall?root=lot:{hub}&handler=pdf&paper=mine", UriKind.Relative));
        Assert.Equal("application/pdf", answer.Content.Headers.ContentType?.MediaType);
        Assert.Contains(hub, answer.Content.Headers.ContentDisposition?.FileNameStar ?? answer.Content.Headers.ContentDisposition?.FileName, StringComparison.Ordinal);
        var report = Traceability.Printing.Report.FromJson(new PdfFile(await answer.Content.ReadAsByteArrayAsync()).Attachments()["report.json"]);
        Assert.True(report.Blocks.OfType<Traceability.Printing.Table>().Max(t => t.Rows.Count) > 100);
        // It is done, and nobody keeps in mind how far it was.
        using var after = await lead.Http.GetAsync(new Uri("/trace/how-far?paper=mine", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NoContent, after.StatusCode);
    }

    private static async Task<string> Hub(Workshop workshop)
    {
        await ShopWriter.Write(ShopMaker.Make(400, seed: 5, hub: 400, run: 20), workshop.File);
        await using var file = await workshop.File.Open();
        return (string)file.One("SELECT l.number FROM lot l WHERE l.id = (SELECT i.lot_id FROM input i GROUP BY i.lot_id ORDER BY COUNT(*) DESC LIMIT 1)")!;
    }
}
