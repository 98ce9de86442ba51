using Microsoft.EntityFrameworkCore;
using Traceability.Lots;
using Traceability.Quality;
using Traceability.Receiving;
using Traceability.Tests.Stock;

namespace Traceability.Tests.Quality;

/// <summary>A decision that was a slip: taken back at once by who made it, later voided by a quality lead.</summary>
public sealed class TakenBackTests
{
    private static Task TakesBack(Workshop workshop, long issue, Traceability.People.Who? who = null) =>
        workshop.OnIssue(issue, (i, acts) => i.TakeBack(i.Dispositions.MaxBy(d => d.Id)!, acts.Who, acts.Now), who);

    private static Task Voids(Workshop workshop, long issue, string? reason = "The wrong line.", Traceability.People.Who? who = null) =>
        workshop.OnIssue(issue, (i, acts) => i.VoidDecision(i.Dispositions.MaxBy(d => d.Id)!, reason, acts.Who, acts.Now), who);

    [Theory]
    [InlineData(DispositionKind.Scrap)]
    [InlineData(DispositionKind.ReturnToSupplier)]
    [InlineData(DispositionKind.Rework)]
    public async Task Ones_own_slip_is_taken_back_and_all_of_it_is_open_again(DispositionKind kind)
    {
        var (workshop, lot) = await QualityShop.Shop();
        await using var _ = workshop;
        var issue = await workshop.Issue(lot);
        await workshop.Decides(issue, 3, kind, who: QualityShop.Staff);
        workshop.Clock.Advance(TimeSpan.FromMinutes(15));
        Assert.StartsWith("This was entered by JO", await Shelf.Refused(() => TakesBack(workshop, issue)), StringComparison.Ordinal);
        await TakesBack(workshop, issue, QualityShop.Staff);
        Assert.Equal(10, (await workshop.Lot(lot)).OnHandMicro / Quantity.One);
        Assert.Contains("Nobody has decided about 10 sheets of PLY-1.", await workshop.Open(issue));
        Assert.Contains("voided already", await Shelf.Refused(() => TakesBack(workshop, issue, QualityShop.Staff)), StringComparison.Ordinal);
        Assert.Empty(await workshop.Faults());
    }

    [Fact]
    public async Task After_a_quarter_of_an_hour_a_quality_lead_voids_it_and_says_why()
    {
        var (workshop, lot) = await QualityShop.Shop();
        await using var _ = workshop;
        var issue = await workshop.Issue(lot);
        await workshop.Decides(issue, 4, DispositionKind.Scrap, who: QualityShop.Staff);
        workshop.Clock.Advance(TimeSpan.FromMinutes(15) + TimeSpan.FromSeconds(1));
        Assert.Contains("more than 15 minutes ago", await Shelf.Refused(() => TakesBack(workshop, issue, QualityShop.Staff)), StringComparison.Ordinal);
        Assert.Contains("Only a quality lead can void a decision", await Shelf.Refused(() => Voids(workshop, issue, who: QualityShop.Staff)), StringComparison.Ordinal);
        Assert.Contains("Say why", await Shelf.Refused(() => Voids(workshop, issue, " ")), StringComparison.Ordinal);
        await Voids(workshop, issue);
        Assert.Contains("voided already, by QL", await Shelf.Refused(() => Voids(workshop, issue)), StringComparison.Ordinal);
        Assert.Equal(10, (await workshop.Lot(lot)).OnHandMicro / Quantity.One);
        await workshop.Decides(issue, 10, DispositionKind.NoFault);
        await workshop.Causes(issue);
        await workshop.Closes(issue);
        Assert.Equal("NCR-0001 is closed: 10 sheets no fault.", (await workshop.Lot(lot)).Holds.Single().LiftedReason);
        Assert.Contains("was closed by QL", await Shelf.Refused(() => Voids(workshop, issue)), StringComparison.Ordinal);
        var passed = await Assert.ThrowsAnyAsync<Exception>(() => workshop.Act((db, _) => db.Database.ExecuteSqlAsync($"UPDATE disposition SET voided_at = NULL WHERE voided_at IS NOT NULL")));
        Assert.Contains("stays void", passed.ToString(), StringComparison.Ordinal);
        Assert.Empty(await workshop.Faults());
    }

    [Fact]
    public async Task What_was_not_used_as_it_is_after_all_asks_no_customer_to_agree()
    {
        await using var workshop = await Workshop.Open();
        var lot = await workshop.Tell(async story =>
        {
            (await story.Customer("ACME")).Asks(null, approvesDeviations: true);
            return (await story.Receive("ACR-1", 4)).Id;
        });
        var issue = await workshop.Issue(lot);
        await workshop.Decides(issue, 4, DispositionKind.UseAsIs);
        await TakesBack(workshop, issue);
        Assert.False((await workshop.Lot(lot)).Concessions.Single(c => c.Kind == ObstacleKind.QualityIssue).IsLive);
        await workshop.Decides(issue, 4, DispositionKind.NoFault);
        await workshop.Causes(issue);
        await workshop.Closes(issue);
        await workshop.Tell(async story => await story.Ship("ACME", (await story.Lot("ACR-1"), 1)));
        var passed = await Assert.ThrowsAnyAsync<Exception>(() => workshop.Act((db, _) => db.Database.ExecuteSqlAsync($"UPDATE concession SET withdrawn_at = NULL")));
        Assert.Contains("What was taken back stays so", passed.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_rejected_or_is_gone_leaves_the_list_of_what_is_held()
    {
        var (workshop, lot) = await QualityShop.Shop();
        await using var _ = workshop;
        var other = await workshop.Received((await workshop.Lot(lot)).MaterialId!.Value, number: "PLY-2");
        var issue = await workshop.Issue(lot);
        await workshop.OnIssue(issue, async (i, db, acts) => i.Hold(await db.LotNumbered("PLY-2"), "QL", acts.Now));
        async Task<string> Held() => $"{await workshop.Read(db => db.NonConformances.Rows().Select(r => r.Held).SingleAsync())}: {string.Join(' ', (await workshop.TheIssue(issue)).StillHere.Select(l => l.Number))}";
        Assert.Equal("2: PLY-1 PLY-2", await Held());
        await workshop.OnLot(other, (l, acts) => l.Reject("Wet.", "QL", acts.Now));
        Assert.Equal("1: PLY-1", await Held());
        await workshop.Decides(issue, 10, DispositionKind.Scrap, lot: lot);
        Assert.Equal("0: ", await Held());
        // They are held still.
        Assert.True((await workshop.Lot(lot)).IsHeld && (await workshop.Lot(other)).IsHeld);
    }
}
