using Traceability.People;
using Traceability.Quality;

namespace Traceability.Tests.Quality;

/// <summary>What goes wrong most.</summary>
public sealed class PatternsTests
{
    [Fact]
    public void The_most_frequent_comes_first_and_what_nobody_named_last()
    {
        var bars = Pareto.Of([new(null, 5, 5), new("Surface", 1, 0), new("Dimension", 3, 1), new("Damage", 1, 0)]);
        Assert.Equal([("Dimension", 3, 30, 60), ("Damage", 1, 40, 20), ("Surface", 1, 50, 20), ("Not said, or none", 5, 100, 100)], bars.Select(b => (b.Words, b.Count, b.Together, b.Width)));
        Assert.Empty(Pareto.Of([]));
    }

    [Fact]
    public async Task Issues_of_twelve_months_are_counted_by_fault_supplier_and_machine()
    {
        var (workshop, lot) = await QualityShop.Shop();
        await using var _ = workshop;
        await workshop.Issue(lot, more: new(Machine: "Laser & cutter", Reason: IssueReason.Surface));
        await workshop.Issue(more: new(Reason: IssueReason.Surface));
        await workshop.Issue(more: new(Reason: IssueReason.Damage, On: workshop.Clock.Today.AddMonths(-13)));
        using var jo = await workshop.SignedIn("JO", Role.Staff);
        var page = await (await jo.Visit("/issues")).Link("Patterns");
        Assert.Equal(["Surface 2 2 100 %", "HARLOW Supplies 1 1 50 %", "Not said, or none 1 1 100 %", "Laser & cutter 1 1 50 %", "Not said, or none 1 1 100 %"], page.All("tbody tr"));
        Assert.Contains("NCR-0001", (await page.Link("Laser & cutter")).Text, StringComparison.Ordinal);
    }
}
