using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Traceability.Printing;

namespace Traceability.Tests.Printing;

public sealed class HtmlReportTests
{
    private const string Attack = "</td><script>alert('x')</script>\" onload=\"x";

    private static IDocument Page(Report report) =>
        new HtmlParser().ParseDocument(Samples.Text(new HtmlReport("/app.css"), report));

    [Fact]
    public void A_report_is_a_whole_page_with_its_stylesheet()
    {
        var page = Page(Samples.Everything());

        Assert.Equal("COC-0001 Certificate of conformity", page.Title);
        Assert.Equal("en", page.DocumentElement.GetAttribute("lang"));
        Assert.Equal("/app.css", page.QuerySelector("link[rel=stylesheet]")!.GetAttribute("href"));
        Assert.Equal("COC-0001 Certificate of conformity", page.QuerySelector("h1")!.TextContent);
        Assert.Equal("Material", page.QuerySelector("section.card > h2")!.TextContent);
        Assert.Equal("Lot PLY-0524-003 is on hold.", page.QuerySelector("p.refusal")!.TextContent);
        Assert.Equal("ORD-0012", page.QuerySelector("dl.facts dd.num")!.TextContent);
        Assert.Equal(3, page.QuerySelectorAll("table.table tbody tr").Length);
        Assert.Equal("Lots used", page.QuerySelector("table.table caption")!.TextContent);
        Assert.Equal("Four pixels", page.QuerySelector("figure img")!.GetAttribute("alt"));
        Assert.NotNull(page.QuerySelector("figure.qr svg path"));
        Assert.Contains("2026-11-22 09:35 +01:00", page.QuerySelector("footer")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_a_person_wrote_becomes_markup()
    {
        var report = Samples.Report(
            new Heading(Attack),
            new Facts([new Fact(Attack, Attack)]),
            new Paragraph(Attack),
            new Table([new Column(Attack)], [[Attack]], Attack, Attack),
            new Table([new Column("x")], [], Attack, Attack),
            new Picture(Samples.Png(1, 1, 0, [9]), Attack, Attack),
            new Qr(Attack, Attack),
            new Signature(Attack, Attack, Attack)) with
        {
            Title = Attack,
            Number = Attack,
            Subtitle = Attack,
            Foot = Attack,
            Language = Attack,
            Head = new PageHead(Attack, Attack),
        };

        var page = Page(report);

        Assert.Empty(page.QuerySelectorAll("script, [onload], style, [style]"));
        Assert.Equal(Attack, page.QuerySelector("td")!.TextContent);
        Assert.Equal(Attack, page.QuerySelector("figure img")!.GetAttribute("alt"));
    }

    [Fact]
    public void A_page_holds_no_inline_style_or_script() =>
        Assert.Empty(Page(Samples.Everything()).QuerySelectorAll("script, style, [style]"));

    [Fact]
    public void An_empty_table_says_so() =>
        Assert.Equal(
            "No open issue.",
            Page(Samples.Report(new Table([new Column("NCR")], [], null, "No open issue."))).QuerySelector("section p")!.TextContent);

    [Fact]
    public void Line_breaks_stay_line_breaks() =>
        Assert.Equal("one<br>two", Page(Samples.Report(new Paragraph("one\r\ntwo"))).QuerySelector("section p")!.InnerHtml);

    [Fact]
    public void A_fragment_is_the_article_alone()
    {
        var fragment = HtmlReport.Fragment(Samples.Everything());
        Assert.StartsWith("<article", fragment);
        Assert.EndsWith("</article>\n", fragment);
    }
}
