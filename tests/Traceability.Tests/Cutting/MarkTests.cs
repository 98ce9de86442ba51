using Traceability.Certificates;
using Traceability.Cutting;
using Traceability.Lots;

namespace Traceability.Tests.Cutting;

/// <summary>What counts as a mark, who may read it, and what happens to a piece without one.</summary>
public sealed class MarkTests
{
    private static readonly Quantity Metre = Quantity.Of(1000, Unit.Mm);

    private static Bench Bar() => new(Unit.Mm, Metre.Micro);

    [Theory]
    [InlineData("25987741")]
    [InlineData(" 25987741  ALU-0524-001-01")]
    [InlineData("alu-0524-001 25987741")]
    public void Heat_and_number_may_stand_side_by_side(string read)
    {
        var piece = Bar().Plan(1, 100).Pieces[0];
        piece.Mark(MarkMethod.Etch, "JF", Bench.Now);
        piece.ReadBack(Bench.Read(read));
        Assert.True(piece.IsReadBack);
    }

    [Theory]
    [InlineData("25987741 ALU-0524-002", "reads 25987741 ALU-0524-002")]
    [InlineData("2598774I", "It looks like 25987741")]
    [InlineData("ALU-O524-OO1", "It looks like ALU-0524-001")]
    [InlineData("25987714", "should read heat 25987741 or ALU-0524-001")]
    public void What_does_not_read_as_the_parents_is_refused(string read, string says)
    {
        var piece = Bar().Plan(1, 100).Pieces[0];
        piece.Mark(MarkMethod.Etch, "JF", Bench.Now);
        Assert.Contains(says, Bench.Refused(() => piece.ReadBack(Bench.Read(read))), StringComparison.Ordinal);
        Assert.False(piece.IsReadBack);
    }

    [Fact]
    public void Another_person_reads_it_back_where_the_shop_wants_that()
    {
        var piece = Bar().Plan(1, 100).Pieces[0];
        piece.Mark(MarkMethod.Etch, "JF", Bench.Now);
        Assert.Contains("another person", Bench.Refused(() => piece.ReadBack(Bench.Read("25987741", "JF", another: true))), StringComparison.Ordinal);
        piece.ReadBack(Bench.Read("25987741", "OP", another: true));
        Assert.False(piece.IsReadByItsMarker);
    }

    [Fact]
    public void Who_works_alone_reads_his_own_mark_and_it_shows()
    {
        var piece = Bench.Ready(Bar().Plan(1, 100)).Pieces[0];
        Assert.True(piece.IsReadByItsMarker);
    }

    [Fact]
    public void Parts_in_a_bag_are_counted()
    {
        var piece = new Bench(Unit.Sheet, 3 * Quantity.One).Plan(1, 24, unit: Unit.Pcs, taken: 1).Pieces[0];
        piece.Mark(MarkMethod.Bag, "JF", Bench.Now);
        Assert.Contains("How many are in it?", Bench.Refused(() => piece.ReadBack(Bench.Read("ALU-0524-001-01"))), StringComparison.Ordinal);
        Assert.Contains("should hold 24 pcs, and 23 pcs were counted", Bench.Refused(() => piece.ReadBack(Bench.Read("ALU-0524-001-01", counted: Quantity.Of(23, Unit.Pcs)))), StringComparison.Ordinal);
        piece.ReadBack(Bench.Read("ALU-0524-001-01", counted: Quantity.Of(24, Unit.Pcs)));
        Assert.True(piece.IsReadBack);
    }

    [Fact]
    public void The_same_piece_scanned_twice_is_said_and_another_is_found_by_its_own_number()
    {
        var cut = Bar().Plan(3, 100, details: new(MarkMethod.Sticker));
        // The label that can be scanned is on it.
        Assert.Same(cut.Pieces[2], cut.ReadBack(Bench.Read("alu-0524-001-03"), cut.Pieces[0]));
        Assert.Contains("read back already. Scan the next; 2 are left", Bench.Refused(() => cut.ReadBack(Bench.Read("ALU-0524-001-03"), cut.Pieces[0])), StringComparison.Ordinal);
        cut.ReadBack(Bench.Read("ALU-0524-001-01"), null);
        cut.ReadBack(Bench.Read("ALU-0524-001-02"), null);
        Assert.True(cut.IsMarkedThroughout);
    }

    [Fact]
    public void A_label_that_was_scanned_is_no_stamp()
    {
        var cut = Bar().Plan(2, 100, details: new(MarkMethod.HardStamp));
        Assert.Contains("has no mark yet", Bench.Refused(() => cut.ReadBack(Bench.Read("ALU-0524-001-02"), null)), StringComparison.Ordinal);
    }

    [Fact]
    public void Where_the_number_goes_with_a_piece_the_saw_waits_for_what_stays_too()
    {
        var bench = Bar();
        var cut = bench.Plan(2, 100, 5, new(MarkMethod.Etch, NumberLeaves: true, At: Bench.Now));
        foreach (var piece in cut.Pieces)
        {
            piece.Mark(MarkMethod.Etch, "JF", Bench.Now);
            piece.ReadBack(Bench.Read("25987741"));
        }
        Assert.Contains("What stays has still to be marked and read back", Bench.Refused(() => cut.Saw(Bench.Today)), StringComparison.Ordinal);
        cut.RemnantMark!.Mark(MarkMethod.PaintPen, "JF", Bench.Now);
        cut.RemnantMark.ReadBack(Bench.Read("ALU-0524-001"));
        cut.Saw(Bench.Today);
        Assert.False(bench.Lot.IsHeld);
    }

    [Fact]
    public void What_is_already_cut_is_written_down_and_held_until_marked_and_known()
    {
        var bench = Bar();
        var cut = bench.Plan(3, 100, 5);
        cut.Pieces[0].Mark(MarkMethod.Etch, "JF", Bench.Now);
        cut.Pieces[0].ReadBack(Bench.Read("25987741"));
        var lots = cut.AlreadyCut(Bench.Today, "The saw was running.", Bench.Today, "JF", Bench.Now);
        Assert.Equal([false, true, true], lots.Select(l => l.IsHeld));
        Assert.Equal("695 mm", bench.Lot.OnHand.ToString());
        Assert.Contains("is on hold (Cut before its number was on it", Bench.Refused(() => Bench.Job().Consume(lots[1], null, null, Bench.Today, false, [])), StringComparison.Ordinal);
        // Nobody's word frees it.
        Assert.Contains("held until its number is on it", Bench.Refused(() => lots[1].Holds.Single().Lift("It is fine.", "ML", Bench.Now)), StringComparison.Ordinal);

        cut.Pieces[1].Mark(MarkMethod.Tag, "JF", Bench.Now);
        Assert.Contains("how you know", Bench.Refused(() => cut.Pieces[1].ReadBack(Bench.Read("25987741"))), StringComparison.Ordinal);
        Assert.True(lots[1].IsHeld);
        cut.Pieces[1].ReadBack(Bench.Read("25987741", evidence: "Its edge fits."));
        Assert.False(lots[1].IsHeld);
        Assert.Contains("cut already", Bench.Refused(() => cut.Pieces[1].Mark(MarkMethod.Tag, "JF", Bench.Now)), StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_cut_from_stock_that_was_held_or_too_little_is_written_down_too()
    {
        var bench = Bar();
        bench.Lot.PutOnHold(HoldCause.Recall, "The mill called.", "ML", Bench.Now);
        var cut = Cut.CutBefore("CUT-0008", bench.Lot, bench.Pieces(11, Quantity.Of(100, Unit.Mm)), null, null, Bench.Today, "Nobody knew.", Bench.Today, "JF", Bench.Now);
        Assert.True(bench.Lot.OnHand.IsZero);
        Assert.Equal([(MovementReason.Adjust, 100 * Quantity.One)], bench.Lot.Movements.Select(m => (m.Reason, m.DeltaMicro)));
        Assert.All(cut.Pieces, p => Assert.Equal(2, p.Lot!.Holds.Count(h => h.IsOpen)));
    }

    [Theory]
    [InlineData(RenewalCause.Covered)]
    [InlineData(RenewalCause.MachinedAway)]
    public void A_mark_that_will_go_holds_the_piece_until_it_is_moved_and_read(RenewalCause cause)
    {
        var bench = Bar();
        var renewal = Renewal.Asked(bench.Lot, cause, "Painted on Friday.", "JF", Bench.Now);
        Assert.Contains("on hold", Bench.Refused(() => Bench.Job().Consume(bench.Lot, null, null, Bench.Today, false, [])), StringComparison.Ordinal);
        Assert.Contains("waits for its mark already", Bench.Refused(() => Renewal.Asked(bench.Lot, cause, "Again.", "JF", Bench.Now)), StringComparison.Ordinal);
        renewal.Mark(MarkMethod.LowStressStamp, "JF", Bench.Now, "end face");
        Assert.True(bench.Lot.IsHeld);
        Assert.Contains("should read", Bench.Refused(() => renewal.ReadBack(Bench.Read("4711"))), StringComparison.Ordinal);
        Assert.True(bench.Lot.IsHeld);
        renewal.ReadBack(Bench.Read("25987741"));
        Assert.False(bench.Lot.IsHeld);
        Assert.False(renewal.IsOpen);
    }

    [Fact]
    public void A_lost_number_is_not_given_back_without_evidence_and_not_by_everybody()
    {
        var bench = Bar();
        var renewal = Renewal.Asked(bench.Lot, RenewalCause.Lost, "No tag.", "JF", Bench.Now);
        Assert.True(renewal.IsUnidentified);
        Assert.Contains("Nobody can tell", Bench.Refused(() => renewal.Mark(MarkMethod.Tag, "JF", Bench.Now)), StringComparison.Ordinal);
        Assert.Contains("Only a quality lead", Bench.Refused(() => renewal.Prove("I am sure.", Bench.Staff, Bench.Now)), StringComparison.Ordinal);
        Assert.Contains("Without unbroken physical evidence", Bench.Refused(() => renewal.Prove(" ", Bench.Lead, Bench.Now)), StringComparison.Ordinal);
        renewal.Prove("Half of the stamp is on its edge.", Bench.Lead, Bench.Now);
        renewal.Mark(MarkMethod.Tag, "JF", Bench.Now);
        renewal.ReadBack(Bench.Read("25987741"));
        Assert.False(bench.Lot.IsHeld);
        Assert.Equal("heat 25987741 or ALU-0524-001", bench.Lot.IdentityWords());
    }

    [Fact]
    public void A_test_tells_the_grade_for_plain_products_and_never_the_heat()
    {
        var bench = Bar();
        var renewal = Renewal.Asked(bench.Lot, RenewalCause.Lost, "No tag.", "JF", Bench.Now);
        renewal.GradeTested("6061, PMI, report 12", Bench.Lead, Bench.Now);
        renewal.Mark(MarkMethod.Tag, "JF", Bench.Now);
        Assert.Contains("should read ALU-0524-001.", Bench.Refused(() => renewal.ReadBack(Bench.Read("25987741"))), StringComparison.Ordinal);
        renewal.ReadBack(Bench.Read("ALU-0524-001"));
        Bench.Job().Consume(bench.Lot, Quantity.Of(100, Unit.Mm), null, Bench.Today, false, []);
        Assert.Contains("known by its grade only (6061, PMI, report 12)", Bench.Refused(() => Bench.Job(DocumentType.Mtr).Consume(bench.Lot, null, null, Bench.Today, false, [])), StringComparison.Ordinal);
        // What is cut from it is known no better.
        var piece = Labelled(bench).Saw(Bench.Today)[0];
        Assert.Equal("6061, PMI, report 12", piece.GradeOnly);
        Assert.False(piece.IsIdentifiedBy("25987741"));

        static Cut Labelled(Bench bench)
        {
            var cut = bench.Plan(1, 100);
            cut.Pieces[0].Mark(MarkMethod.Tag, "JF", Bench.Now);
            cut.Pieces[0].ReadBack(Bench.Read("ALU-0524-001-01"));
            return cut;
        }
    }

    [Fact]
    public void What_nobody_knows_any_more_is_scrapped_whole()
    {
        var bench = Bar();
        var renewal = Renewal.Asked(bench.Lot, RenewalCause.Lost, "No tag.", "JF", Bench.Now);
        renewal.Scrap("Cannot be told from 7075.", "JF", Bench.Now);
        Assert.True(bench.Lot.OnHand.IsZero);
        Assert.False(renewal.IsOpen);
        Assert.Contains("used up", Bench.Refused(() => Renewal.Asked(bench.Lot, RenewalCause.Lost, "No tag.", "JF", Bench.Now)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_part_is_not_split_off_what_waits_for_its_mark()
    {
        var bench = Bar();
        Renewal.Asked(bench.Lot, RenewalCause.Covered, "Painted.", "JF", Bench.Now);
        Assert.Contains("waits for its mark", Bench.Refused(() => Split.Of("SPL-1", bench.Lot, Quantity.Of(1, Unit.Mm), "X", Bench.Today, "JF", Bench.Now)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_cut_that_was_given_up_is_not_sawn_and_took_nothing()
    {
        var bench = Bar();
        var cut = Bench.Ready(bench.Plan(2, 100));
        Assert.Contains("Say why", Bench.Refused(() => cut.Abandon("", "JF", Bench.Now)), StringComparison.Ordinal);
        cut.Abandon("The order was cancelled.", "JF", Bench.Now);
        Assert.Contains("was given up by JF (The order was cancelled.)", Bench.Refused(() => cut.Saw(Bench.Today)), StringComparison.Ordinal);
        Assert.Contains("was given up", Bench.Refused(() => cut.Pieces[0].Mark(MarkMethod.Tag, "JF", Bench.Now)), StringComparison.Ordinal);
        Assert.Equal(Metre, bench.Lot.OnHand);
    }

    [Fact]
    public void A_mark_is_not_read_before_it_was_made()
    {
        var piece = Bar().Plan(1, 100).Pieces[0];
        piece.Mark(MarkMethod.Etch, "JF", Bench.Now);
        Assert.Contains("marked after that", Bench.Refused(() => piece.ReadBack(Bench.Read("25987741") with { At = Bench.Now.AddMinutes(-1) })), StringComparison.Ordinal);
    }
}
