using System.Net;
using System.Text;
using Traceability.Lots;
using Traceability.Materials;
using Traceability.Orders;

namespace Traceability.Tests.Stock;

/// <summary>What all lists have in common, on the list of stock and that of customers.</summary>
public sealed class ListTests
{
    private static string[] Lines(Testbed.Page page) => Encoding.UTF8.GetString(page.Body).TrimStart('\uFEFF').TrimEnd().Split("\r\n");

    [Fact]
    public async Task The_list_is_exported_as_it_is_asked_for_with_all_its_pages()
    {
        await using var workshop = await Workshop.Open();
        var (ply, glue) = (await workshop.Material("PLY"), await workshop.Material("GLUE", Category.Adhesive, Unit.G));
        for (var n = 0; n < 60; n++) await workshop.Received(ply, n + 1, $"P-{n:00}");
        await workshop.Received(glue, 7.5m, "G-1");
        using var anna = await workshop.SignedIn();

        var page = await anna.Visit($"/stock?q=P-&sort=-number&material={ply}");
        Assert.Contains("1–50 of 60 lots", page.Text, StringComparison.Ordinal);
        var csv = await page.Link("Export (CSV)");
        Assert.StartsWith("text/csv", csv.Headers["Content-Type"].Single(), StringComparison.Ordinal);
        Assert.Contains("stock%202024-", csv.Headers["Content-Disposition"].Single(), StringComparison.Ordinal);
        var lines = Lines(csv);
        Assert.Equal(61, lines.Length);
        Assert.StartsWith("Lot,Maker's lot,Material,", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("P-59,,PLY of the shelf,HARLOW Supplies,,60,60,sheet,", lines[1], StringComparison.Ordinal);
        Assert.StartsWith("P-00,", lines[^1], StringComparison.Ordinal);
        Assert.Contains("G-1,,GLUE of the shelf,HARLOW Supplies,,7.5,7.5,g,", string.Join('\n', Lines(await anna.Visit("/stock?handler=csv"))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_spreadsheet_would_run_is_only_text_in_it()
    {
        await using var workshop = await Workshop.Open();
        await workshop.Act((db, _) =>
        {
            db.Add(Customer.Named("C-1", "=HYPERLINK(\"http://evil.example\")"));
            return Task.CompletedTask;
        });
        using var anna = await workshop.SignedIn();
        Assert.StartsWith("C-1,\"'=HYPERLINK(\"\"http://evil.example\"\")\",", Lines(await anna.Visit("/customers?handler=csv"))[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_session_nothing_is_exported()
    {
        await using var workshop = await Workshop.Open();
        await workshop.Hire();
        using var stranger = workshop.Client();
        Assert.Equal(Testbed.Assumed.SignInPage, (await stranger.Visit("/stock?handler=csv")).Path);
    }

    [Theory]
    [InlineData("/orders")]
    [InlineData("/shipments")]
    [InlineData("/making")]
    [InlineData("/products")]
    [InlineData("/materials")]
    [InlineData("/suppliers")]
    [InlineData("/receiving")]
    [InlineData("/recalls")]
    [InlineData("/customers")]
    public async Task Every_list_has_its_file_and_reads_an_address_without_sense_as_none(string list)
    {
        await using var workshop = await Workshop.Open();
        using var anna = await workshop.SignedIn();
        Assert.Single(Lines(await anna.Visit(list + "?handler=csv")));
        var odd = await anna.Visit(list + "?q=%25_%5C%27&state=banana&sort=-nonsense&p=abc");
        Assert.Equal(HttpStatusCode.OK, odd.Status);
        Assert.Empty(odd.Refusals);
        Assert.NotNull(odd.Document.QuerySelector(".empty"));
    }

    [Fact]
    public async Task Searching_keeps_the_order_and_what_else_the_address_says()
    {
        await using var workshop = await Workshop.Open();
        var ply = await workshop.Material("PLY");
        await workshop.Received(ply, number: "P-1");
        using var anna = await workshop.SignedIn();
        var page = await anna.Visit("/stock?sort=-left&supplier=1&p=3");
        Assert.Equal(("-left", "1"), (page.Document.QuerySelector("main form [name=sort]")!.GetAttribute("value"), page.Document.QuerySelector("main form [name=supplier]")!.GetAttribute("value")));
        Assert.Null(page.Document.QuerySelector("main form [name=p]"));
        Assert.Equal("/stock", (await (await anna.Visit("/stock?q=zzz")).Link("Show all")).Address.PathAndQuery);
    }
}
