using System.Net;
using Traceability.Benchmarks.Shop;
using Traceability.Data;
using Traceability.Tests.Printing;

namespace Traceability.Tests.Recalls;

/// <summary>A recall that reaches more than one page can show: totals of everything, rows page by page, the papers whole.</summary>
public sealed class LongRecallTests
{
    [Fact]
    public async Task What_is_here_is_shown_page_by_page_and_counted_altogether()
    {
        await using var workshop = await Workshop.Open();
        var hub = await Hub(workshop);
        using var lead = await workshop.SignedIn();
        var first = await lead.Visit($"/recall?root=lot:{hub}");
        var second = await lead.Visit($"/recall?root=lot:{hub}&here=2");
        var (one, other) = (Here(first), Here(second));
        Assert.Equal(100, one.Count);
        Assert.NotEmpty(other);
        Assert.Empty(one.Intersect(other));
        Assert.Contains("101–", second.Text, StringComparison.Ordinal);
        // Whatever stands in the address, some page is shown.
        Assert.Equal(one, Here(await lead.Visit($"/recall?root=lot:{hub}&here=-7&customers=0")));
        Assert.NotEmpty(Here(await lead.Visit($"/recall?root=lot:{hub}&here=99999")));

        static List<string> Here(Testbed.Page page) => [.. page.All("table a[href^='/lots/']").Distinct()];
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
