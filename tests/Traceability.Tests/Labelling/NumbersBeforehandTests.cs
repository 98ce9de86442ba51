using System.Net;
using Microsoft.EntityFrameworkCore;
using Traceability.Tests.Printing;
using Traceability.Tests.Stock;

namespace Traceability.Tests.Labelling;

/// <summary>Numbers printed beforehand: without a gap, never twice, and nothing until they are bound.</summary>
public sealed class NumbersBeforehandTests
{
    private static async Task<Page> Print(PageClient anna, string count, string format = "a4-65") =>
        await (await anna.Visit("/labels/numbers")).Submit("Give out and print", new() { ["Input.Count"] = count, ["Input.Format"] = format });

    private static IEnumerable<string> Tags(Page page) => new PdfFile(page.Body).Pages.SelectMany(p => p.Lines).Select(l => l.Text).Where(t => t.StartsWith("TAG-", StringComparison.Ordinal));

    [Fact]
    public async Task They_go_on_where_the_last_ones_ended_and_can_be_printed_again()
    {
        await using var workshop = await Workshop.Open();
        using var anna = await workshop.SignedIn();
        Assert.Equal(["TAG-000001", "TAG-000002", "TAG-000003"], Tags(await Print(anna, "3")));
        Assert.Equal(["TAG-000004", "TAG-000005"], Tags(await Print(anna, "2")));

        var page = await (await anna.Visit("/labels/numbers")).Link("TAG-000001 … TAG-000003");
        Assert.Contains("bound to nothing yet", page.Text, StringComparison.Ordinal);
        Assert.Equal(["TAG-000001", "TAG-000002", "TAG-000003"], Tags(await page.Submit("Print 3 labels")));
        Assert.Equal(["TAG-000006"], Tags(await Print(anna, "1")));
        Assert.Empty(await workshop.Read(db => db.Lots.ToListAsync()));
    }

    [Fact]
    public async Task Numbers_that_were_not_given_out_are_not_printed()
    {
        await using var workshop = await Workshop.Open();
        using var anna = await workshop.SignedIn();
        await Print(anna, "3");
        foreach (var run in (string[])["TAG-000001..TAG-000009", "TAG-000007..TAG-000009", "TAG-000001"])
            Assert.Contains("Nothing is chosen yet", (await anna.Visit("/labels?numbers=" + run)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_people_at_once_get_different_ones()
    {
        await using var workshop = await Workshop.Open();
        using var anna = await workshop.SignedIn();
        using var bo = await workshop.SignedIn("BO");
        var pages = await Task.WhenAll(Print(anna, "20"), Print(bo, "20"));
        var all = pages.SelectMany(Tags).ToList();
        Assert.Equal(40, all.Distinct().Count());
        Assert.Equal(Enumerable.Range(1, 40).Select(n => $"TAG-{n:000000}"), all.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_lot_that_bears_such_a_number_already_is_passed_over()
    {
        await using var workshop = await Workshop.Open();
        using var anna = await workshop.SignedIn();
        await workshop.Received(await workshop.Material("PLY"), number: "TAG-000002");
        Assert.Equal(["TAG-000001", "TAG-000003"], Tags(await Print(anna, "2")));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("1001")]
    [InlineData("")]
    public async Task As_many_as_can_be_printed_at_once(string count)
    {
        await using var workshop = await Workshop.Open();
        using var anna = await workshop.SignedIn();
        var refused = await Print(anna, count);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Empty(await workshop.Read(db => db.LabelPrints.ToListAsync()));
    }
}
