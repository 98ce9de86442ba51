using Microsoft.EntityFrameworkCore;
using Traceability.Cutting;
using Traceability.Data;
using Traceability.Lots;
using Traceability.People;
using Traceability.Quality;
using Traceability.Tests.Stock;

namespace Traceability.Tests.Quality;

/// <summary>How an issue begins, what is done about it, and when it may end.</summary>
public sealed class IssueRulesTests
{
    /// <summary>An issue with everything done but what the test leaves out.</summary>
    private static async Task<(Workshop Workshop, long Lot, long Issue)> Decided()
    {
        var (workshop, lot) = await QualityShop.Shop();
        await workshop.Hire();
        var issue = await workshop.Issue(lot);
        await workshop.Decides(issue, 2, DispositionKind.Scrap);
        await workshop.Decides(issue, 8, DispositionKind.UseAsIs);
        await workshop.Causes(issue);
        return (workshop, lot, issue);
    }

    private static Task Demands(Workshop workshop, long issue, string what = "Ask for dry glue.", int days = 7) => workshop.OnIssue(issue, async (i, db, acts) =>
        i.Demand(what, await db.People.OrderBy(p => p.Id).FirstAsync(), workshop.Clock.Today.AddDays(days), workshop.Clock.Today, "QL", acts.Now));

    private static Task Done(Workshop workshop, long issue) => workshop.OnIssue(issue, (i, acts) => i.Actions.Single(a => !a.IsDone).Done("Asked.", "JO", acts.Now));

    private static Task Judged(Workshop workshop, long issue, bool helped, Who? who = null) =>
        workshop.OnIssue(issue, (i, acts) => i.Actions.Single(a => a.IsEffective is null).Judge(helped, "Ten sheets looked at.", acts.Who, acts.Now), who);

    [Fact]
    public async Task Issues_are_numbered_without_a_gap_also_when_one_is_refused()
    {
        await using var workshop = await Workshop.Open();
        await workshop.Issue();
        Assert.Contains("Say what is wrong", await Shelf.Refused(() => workshop.Issue(what: " ")), StringComparison.Ordinal);
        Assert.Contains("is in the future", await Shelf.Refused(() => workshop.Issue(more: new(On: workshop.Clock.Today.AddDays(1)))), StringComparison.Ordinal);
        await Task.WhenAll(workshop.Issue(), workshop.Issue());
        Assert.Equal(["NCR-0001", "NCR-0002", "NCR-0003"], await workshop.Read(db => db.NonConformances.Select(i => i.Number).Order().ToListAsync()));
    }

    [Fact]
    public async Task It_is_not_closed_with_a_decision_open_and_says_which()
    {
        var (workshop, lot) = await QualityShop.Shop();
        await using var _ = workshop;
        await workshop.Hire();
        var issue = await workshop.Issue(lot);
        await workshop.Decides(issue, 4, DispositionKind.Rework);
        await Demands(workshop, issue);
        var said = await Shelf.Refused(() => workshop.Closes(issue));
        foreach (var open in (string[])["NCR-0001 cannot be closed yet.", "Nobody has decided about 6 sheets of PLY-1.", "The rework of 4 sheets of PLY-1 is not done", "No cause is written down.", "\"Ask for dry glue.\" is not done; ANNA of the shop has it until"])
            Assert.Contains(open, said, StringComparison.Ordinal);
        Assert.True((await workshop.TheIssue(issue)).IsOpen);
        Assert.True((await workshop.Lot(lot)).IsHeld);
    }

    [Fact]
    public async Task Closing_frees_what_stays_by_decision_and_only_a_quality_lead_closes()
    {
        var (workshop, lot, issue) = await Decided();
        await using var _ = workshop;
        Assert.Contains("Only a quality lead can close NCR-0001", await Shelf.Refused(() => workshop.Closes(issue, QualityShop.Staff)), StringComparison.Ordinal);
        await workshop.Closes(issue);
        var free = await workshop.Lot(lot);
        Assert.False(free.IsHeld);
        Assert.Equal("NCR-0001 is closed: 2 sheets scrap, 8 sheets use as is.", free.Holds.Single().LiftedReason);
        Assert.Empty(await workshop.Faults());
    }

    [Fact]
    public async Task What_is_gone_stays_held_in_case_some_of_it_is_found()
    {
        var (workshop, lot) = await QualityShop.Shop();
        await using var _ = workshop;
        var issue = await workshop.Issue(lot);
        await workshop.Decides(issue, 10, DispositionKind.Scrap);
        await workshop.Causes(issue);
        await workshop.Closes(issue);
        Assert.True((await workshop.Lot(lot)).IsHeld);
    }

    [Fact]
    public async Task Another_cause_still_holds_what_an_issue_frees()
    {
        var (workshop, lot, issue) = await Decided();
        await using var _ = workshop;
        await workshop.OnLot(lot, (l, acts) => l.PutOnHold(HoldCause.Doubt, "Two lots stood side by side.", "QL", acts.Now));
        await workshop.Closes(issue);
        Assert.True((await workshop.Lot(lot)).IsHeld);
    }

    [Fact]
    public async Task A_closed_issue_takes_nothing_more()
    {
        var (workshop, lot, issue) = await Decided();
        await using var _ = workshop;
        await workshop.Closes(issue);
        foreach (var act in (Func<Task>[])[() => workshop.Closes(issue), () => workshop.Causes(issue), () => Demands(workshop, issue), () => workshop.OnIssue(issue, async (i, db, acts) => i.Hold(await db.LotNumbered("PLY-1"), "QL", acts.Now))])
            Assert.Contains("NCR-0001 was closed by QL", await Shelf.Refused(act), StringComparison.Ordinal);
        var passed = await Assert.ThrowsAnyAsync<Exception>(() => workshop.Act((db, _) => db.Database.ExecuteSqlAsync($"UPDATE non_conformance SET closed_at = NULL, closed_by = NULL WHERE id = {issue}")));
        Assert.Contains("stays closed", passed.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_action_has_somebody_and_a_day_is_done_and_judged_before_the_end()
    {
        var (workshop, _, issue) = await Decided();
        await using var __ = workshop;
        Assert.Contains("What is everybody's is nobody's", await Shelf.Refused(() => workshop.OnIssue(issue, (i, acts) => i.Demand("Ask.", null, workshop.Clock.Today, workshop.Clock.Today, "QL", acts.Now))), StringComparison.Ordinal);
        Assert.Contains("is over", await Shelf.Refused(() => Demands(workshop, issue, days: -1)), StringComparison.Ordinal);
        await Demands(workshop, issue);
        Assert.Contains("is not done yet, so nobody can say whether it helped", await Shelf.Refused(() => Judged(workshop, issue, true)), StringComparison.Ordinal);
        await Done(workshop, issue);
        Assert.Contains("Nobody has judged whether", await Shelf.Refused(() => workshop.Closes(issue)), StringComparison.Ordinal);
        Assert.Contains("Only a quality lead can judge", await Shelf.Refused(() => Judged(workshop, issue, true, QualityShop.Staff)), StringComparison.Ordinal);
        await Judged(workshop, issue, true);
        await workshop.Closes(issue);
    }

    [Fact]
    public async Task An_action_that_did_not_help_needs_another_one()
    {
        var (workshop, _, issue) = await Decided();
        await using var __ = workshop;
        await Demands(workshop, issue);
        await Done(workshop, issue);
        await Judged(workshop, issue, false);
        Assert.Contains("did not help. Write down another action.", await Shelf.Refused(() => workshop.Closes(issue)), StringComparison.Ordinal);
        workshop.Clock.Advance(TimeSpan.FromMinutes(1));
        await Demands(workshop, issue, "Another glue.");
        await Done(workshop, issue);
        await Judged(workshop, issue, true);
        await workshop.Closes(issue);
    }

    [Fact]
    public async Task Overdue_is_what_was_to_be_done_before_today_and_mine_what_I_have_to_do()
    {
        await using var workshop = await Workshop.Open();
        var anna = await workshop.Hire();
        var (late, other) = (await workshop.Issue(), await workshop.Issue());
        await Demands(workshop, late);
        Task<int> Overdue(int days) => workshop.Read(db => db.NonConformances.Overdue(workshop.Clock.Today.AddDays(days)).CountAsync());
        Assert.Equal((0, 1), (await Overdue(7), await Overdue(8)));
        Assert.Equal([late], await workshop.Read(db => db.NonConformances.Of(anna.Code).Select(i => i.Id).ToListAsync()));
        await Done(workshop, late);
        Assert.Equal(0, await Overdue(8));
        Assert.Equal([late, other], await workshop.Read(db => db.NonConformances.Of("QL").Select(i => i.Id).Order().ToListAsync()));
    }

    [Fact]
    public async Task What_was_cut_before_it_was_marked_is_an_issue()
    {
        var (workshop, lot) = await QualityShop.Shop();
        await using var _ = workshop;
        await workshop.OnLot(lot, async (l, db, acts) =>
        {
            var numbers = new Numbers(db);
            var cut = Cut.CutBefore(await numbers.Cut(), l, [new(await numbers.Piece(l), Quantity.Of(1, Unit.Sheet))], null, null, workshop.Clock.Today, "The saw was running.", workshop.Clock.Today, "QL", acts.Now);
            db.Add(NonConformance.CutBeforeMarked(await numbers.Issue(), cut, workshop.Clock.Today, "QL"));
        });
        var issue = await workshop.TheIssue(1);
        Assert.Equal(("CUT-0001", "PLY-1 was cut before its pieces were marked: The saw was running.", IssueReason.ProcessError), (issue.AboutNumber, issue.What, issue.Reason!.Value));
    }

    [Theory]
    [InlineData("non_conformance", "what = 'nothing'")]
    [InlineData("disposition", "quantity_micro = 1")]
    [InlineData("disposition", "kind = 'scrap', reason = 'another'")]
    [InlineData("corrective_action", "due_on = '2030-01-01'")]
    public async Task What_was_written_down_is_neither_changed_nor_deleted(string table, string change)
    {
        var (workshop, _, issue) = await Decided();
        await using var __ = workshop;
        await Demands(workshop, issue);
        foreach (var sql in (string[])[$"UPDATE {table} SET {change}", $"DELETE FROM {table}"])
        {
            var refused = await Assert.ThrowsAnyAsync<Exception>(() => workshop.Act((db, _) => db.Database.ExecuteSqlRawAsync(sql)));
            Assert.Contains(sql[0] == 'U' ? "stays as it was written" : "is deleted", refused.ToString(), StringComparison.Ordinal);
        }
    }
}
