using Microsoft.EntityFrameworkCore;
using Traceability.Lots;
using Traceability.Materials;
using Traceability.Quality;
using Traceability.Receiving;
using Traceability.Tests.Stock;

namespace Traceability.Tests.Quality;

/// <summary>What becomes of what is held: by whom, how much, and what is never allowed.</summary>
public sealed class DecidingTests
{
    [Fact]
    public async Task What_is_held_for_an_issue_is_not_used_and_not_freed_by_word()
    {
        var (workshop, lot) = await QualityShop.Shop();
        await using var _ = workshop;
        await workshop.Issue(lot);
        Assert.Contains("is on hold (NCR-0001: The edge lifts.)", await Shelf.Refused(() => workshop.OnLot(lot, (l, acts) => l.RefuseUnlessFree("cut", workshop.Clock.Today, null))), StringComparison.Ordinal);
        Assert.Contains("closing the issue lifts the hold", await Shelf.Refused(() => workshop.OnLot(lot, (l, acts) => l.Holds.Single().Lift("It is fine.", "QL", acts.Now))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_scrapped_or_sent_back_leaves_the_stock_in_the_same_act()
    {
        var (workshop, lot) = await QualityShop.Shop();
        await using var _ = workshop;
        var issue = await workshop.Issue(lot);
        await workshop.Decides(issue, 3, DispositionKind.Scrap, who: QualityShop.Staff);
        await workshop.Decides(issue, 2.5m, DispositionKind.ReturnToSupplier, who: QualityShop.Staff);
        Assert.Equal(4.5m, (await workshop.Lot(lot)).OnHandMicro / (decimal)Quantity.One);
        var moves = await workshop.Read(db => db.Movements.Where(m => m.LotId == lot).OrderBy(m => m.Id).ToListAsync());
        Assert.Equal([MovementReason.Scrap, MovementReason.SupplierReturn], moves.Select(m => m.Reason));
        Assert.All(moves, m => Assert.StartsWith("NCR-0001: Looked at", m.Note, StringComparison.Ordinal));
        Assert.Empty(await workshop.Faults());
    }

    [Fact]
    public async Task No_more_is_decided_than_is_here_and_open()
    {
        var (workshop, lot) = await QualityShop.Shop();
        await using var _ = workshop;
        var issue = await workshop.Issue(lot);
        await workshop.Decides(issue, 7, DispositionKind.UseAsIs);
        Assert.Contains("3 sheets of PLY-1 are open, so 4 sheets cannot be decided", await Shelf.Refused(() => workshop.Decides(issue, 4, DispositionKind.Scrap)), StringComparison.Ordinal);
        await workshop.Decides(issue, 3, DispositionKind.Rework);
        Assert.Contains("All of PLY-1 that is here (10 sheets) is decided about already", await Shelf.Refused(() => workshop.Decides(issue, 0.5m, DispositionKind.Scrap)), StringComparison.Ordinal);
        Assert.Contains("more than nothing", await Shelf.Refused(() => workshop.Decides(issue, 0, DispositionKind.Scrap)), StringComparison.Ordinal);
        Assert.Equal(10, (await workshop.Lot(lot)).OnHandMicro / Quantity.One);
    }

    [Fact]
    public async Task Several_people_at_once_decide_about_ten_sheets_ten_times_and_no_more()
    {
        var (workshop, lot) = await QualityShop.Shop();
        await using var _ = workshop;
        var issue = await workshop.Issue(lot);
        var refused = await Task.WhenAll(Enumerable.Range(0, 16).Select(async n =>
        {
            try
            {
                await workshop.Decides(issue, 1, n % 2 == 0 ? DispositionKind.Scrap : DispositionKind.UseAsIs);
                return 0;
            }
            catch (DomainRuleException)
            {
                return 1;
            }
        }));
        Assert.Equal(6, refused.Sum());
        var decided = (await workshop.TheIssue(issue)).Dispositions;
        Assert.Equal(10, decided.Count);
        Assert.Equal(decided.Count(d => d.Kind == DispositionKind.UseAsIs), (await workshop.Lot(lot)).OnHandMicro / Quantity.One);
        Assert.Empty(await workshop.Faults());
    }

    [Fact]
    public async Task Only_a_quality_lead_says_that_it_is_good_or_used_as_it_is_and_says_why()
    {
        var (workshop, lot) = await QualityShop.Shop();
        await using var _ = workshop;
        var issue = await workshop.Issue(lot);
        foreach (var kind in (DispositionKind[])[DispositionKind.UseAsIs, DispositionKind.NoFault])
            Assert.Contains("Only a quality lead can say", await Shelf.Refused(() => workshop.Decides(issue, 1, kind, who: QualityShop.Staff)), StringComparison.Ordinal);
        Assert.Contains("Say why", await Shelf.Refused(() => workshop.OnIssue(issue, (i, acts) => i.Decide(i.HeldLots.Single(), Quantity.Of(1, Unit.Sheet), DispositionKind.UseAsIs, " ", acts.Who, acts.Now))), StringComparison.Ordinal);
        Assert.Empty((await workshop.TheIssue(issue)).Dispositions);
    }

    [Fact]
    public async Task An_identity_that_differs_is_never_used_as_it_is_and_the_file_itself_refuses_it()
    {
        await using var workshop = await Workshop.Open();
        var lot = await workshop.Received(await workshop.Material("ALU", Category.Metal), number: "ALU-1");
        await workshop.OnLot(lot, async (l, db, acts) =>
        {
            l.ReadOff("25990085", "QL", acts.Now);
            l.Compare(await db.DocumentOf(Traceability.Certificates.DocumentType.Mtr, "88213", "Northmill", l), "25990065", null, "QL", acts.Now);
        });
        var issue = await workshop.Issue(lot);
        foreach (var kind in (DispositionKind[])[DispositionKind.UseAsIs, DispositionKind.NoFault])
            Assert.Contains("is not conceded by anybody", await Shelf.Refused(() => workshop.Decides(issue, 1, kind)), StringComparison.Ordinal);
        var passed = await Assert.ThrowsAnyAsync<Exception>(() => workshop.Act((db, _) => db.Database.ExecuteSqlAsync($"INSERT INTO disposition (issue_id, lot_id, quantity_micro, kind, reason, by, at, recorded_at, recorded_by) VALUES ({issue}, {lot}, 1000000, 'use_as_is', 'x', 'QL', 9999999999999999, 0, 'QL')")));
        Assert.Contains("cannot be used as it is", passed.ToString(), StringComparison.Ordinal);
        await workshop.Decides(issue, 10, DispositionKind.ReturnToSupplier);
        Assert.Equal(0, (await workshop.Lot(lot)).OnHandMicro);
    }

    [Fact]
    public async Task A_customer_who_has_to_agree_by_contract_is_asked_and_his_word_is_kept()
    {
        await using var workshop = await Workshop.Open();
        var lot = await workshop.Tell(async story =>
        {
            var customer = await story.Customer("ACME");
            customer.Asks(null, approvesDeviations: true);
            return (await story.Receive("CUS-1", 4, await story.Material("ACR"), owner: customer)).Id;
        });
        var issue = await workshop.Issue(lot);
        Assert.Contains("Customer ACME has to agree by contract", await Shelf.Refused(() => workshop.Decides(issue, 4, DispositionKind.UseAsIs)), StringComparison.Ordinal);
        await workshop.Decides(issue, 4, DispositionKind.UseAsIs, "mail of 3 May");
        var concession = (await workshop.Lot(lot)).Concessions.Single();
        Assert.Equal((ObstacleKind.QualityIssue, "NCR-0001: The edge lifts.", "mail of 3 May"), (concession.Kind, concession.Says, concession.Approvals.Single().Reference));
    }

    [Fact]
    public async Task What_is_used_as_it_is_goes_to_no_customer_who_has_to_agree_and_did_not()
    {
        await using var workshop = await Workshop.Open();
        var lot = await workshop.Tell(async story =>
        {
            (await story.Customer("ACME")).Asks(null, approvesDeviations: true);
            return (await story.Receive("ACR-1", 4)).Id;
        });
        var issue = await workshop.Issue(lot);
        await workshop.Decides(issue, 4, DispositionKind.UseAsIs);
        await workshop.Causes(issue);
        await workshop.Closes(issue);
        Assert.Contains("Customer ACME has to agree to such by contract", await workshop.Refused(async story => await story.Ship("ACME", (await story.Lot("ACR-1"), 1))), StringComparison.Ordinal);
        await workshop.Tell(async story => await story.Ship("OTHER", (await story.Lot("ACR-1"), 1)));
    }

    [Fact]
    public async Task What_is_not_held_is_not_decided_and_a_lot_is_held_once()
    {
        var (workshop, lot) = await QualityShop.Shop();
        await using var _ = workshop;
        var issue = await workshop.Issue(lot, hold: false);
        Assert.Contains("is not held for NCR-0001", await Shelf.Refused(() => workshop.OnIssue(issue, async (i, db, acts) => i.Decide(await db.LotNumbered("PLY-1"), Quantity.Of(1, Unit.Sheet), DispositionKind.Scrap, "x", acts.Who, acts.Now))), StringComparison.Ordinal);
        await workshop.OnIssue(issue, async (i, db, acts) => i.Hold(await db.LotNumbered("PLY-1"), "QL", acts.Now));
        Assert.Contains("held for NCR-0001 already", await Shelf.Refused(() => workshop.OnIssue(issue, async (i, db, acts) => i.Hold(await db.LotNumbered("PLY-1"), "QL", acts.Now))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rework_that_did_not_help_is_decided_anew()
    {
        var (workshop, lot) = await QualityShop.Shop();
        await using var _ = workshop;
        var issue = await workshop.Issue(lot);
        await workshop.Decides(issue, 10, DispositionKind.Rework);
        await workshop.Causes(issue);
        Assert.Equal(["The rework of 10 sheets of PLY-1 is not done, or nobody has looked at it."], await workshop.Open(issue));
        Assert.Contains("Say what was done", await Shelf.Refused(() => workshop.OnIssue(issue, (i, acts) => i.Reworked(i.Dispositions.Single(), true, "", "JO", acts.Now))), StringComparison.Ordinal);
        await workshop.OnIssue(issue, (i, acts) => i.Reworked(i.Dispositions.Single(), false, "Sanded; it still lifts.", "JO", acts.Now));
        Assert.Contains("was done and looked at by JO already", await Shelf.Refused(() => workshop.OnIssue(issue, (i, acts) => i.Reworked(i.Dispositions.Single(), true, "Again.", "JO", acts.Now))), StringComparison.Ordinal);
        Assert.Equal(["Nobody has decided about 10 sheets of PLY-1."], await workshop.Open(issue));
        await workshop.Decides(issue, 10, DispositionKind.Scrap);
        Assert.Empty(await workshop.Open(issue));
    }

    [Fact]
    public async Task What_is_parted_from_it_or_rejected_is_held_and_decided_too()
    {
        var (workshop, lot) = await QualityShop.Shop();
        await using var _ = workshop;
        var issue = await workshop.Issue(lot);
        await workshop.OnLot(lot, async (l, db, acts) =>
        {
            var numbers = new Traceability.Data.Numbers(db);
            db.Add(Split.Of(await numbers.Split(), l, Quantity.Of(4, Unit.Sheet), await numbers.Piece(l), workshop.Clock.Today, "QL", acts.Now));
        });
        await workshop.Causes(issue);
        Assert.Equal(["Nobody has decided about 6 sheets of PLY-1.", "Nobody has decided about 4 sheets of PLY-1-01."], await workshop.Open(issue));
        var part = (await workshop.TheIssue(issue)).HeldLots.Last().Id;
        await workshop.OnLot(part, (l, acts) => l.Reject("Wet.", "QL", acts.Now));
        Assert.Contains("it was rejected, so it goes to scrap or back", await Shelf.Refused(() => workshop.Decides(issue, 1, DispositionKind.UseAsIs, lot: part)), StringComparison.Ordinal);
        await workshop.Decides(issue, 1, DispositionKind.Scrap, lot: part);
        await workshop.Decides(issue, 6, DispositionKind.NoFault, lot: lot);
        await workshop.Closes(issue);
        Assert.False((await workshop.Lot(lot)).IsHeld);
        Assert.True((await workshop.Lot(part)).IsHeld);
    }
}
