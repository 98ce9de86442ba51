using Traceability.Cutting;
using Traceability.Lots;

namespace Traceability.Tests.Cutting;

/// <summary>What is so of every cut, whatever its numbers and whatever the order of acts.</summary>
public sealed class CutLawTests
{
    private static readonly Unit[] Measured = [Unit.Mm, Unit.M, Unit.In, Unit.Ft, Unit.Cm2, Unit.M2, Unit.Kg, Unit.G, Unit.Lb, Unit.L, Unit.Ml, Unit.Pcs];

    [Fact]
    public void Parent_is_pieces_and_remnant_and_scrap_and_saw_line_in_every_unit()
    {
        var random = new Random(20240618);
        var (cut, tooSmall, refused) = (0, 0, 0);
        foreach (var unit in Measured)
            for (var round = 0; round < 100; round++)
            {
                var whole = random.NextInt64(1, 1000 * Quantity.One);
                var bench = new Bench(unit, whole, random.Next(3) == 0 ? random.NextInt64(1, whole + 1) : null, random.Next(0, 50));
                var count = random.Next(1, 8);
                var each = random.NextInt64(1, Math.Max(2, whole / count));
                var loss = random.Next(3) == 0 ? 0 : random.NextInt64(0, Math.Max(1, Math.Min(each, whole - (each * count) + 1)));
                var (measured, scrap) = (random.Next(2) == 0, random.Next(3) == 0 ? random.NextInt64(0, Math.Max(1, whole / 20)) : (long?)null);
                try
                {
                    var job = Bench.Ready(Cut.Plan("CUT-0001", bench.Lot, bench.Pieces(count, new(each, unit)), new(loss, unit), null, Bench.Today, Bench.Today, "JF"));
                    var left = measured ? Math.Max(0, whole - (each * count) - (scrap ?? 0) - random.NextInt64(0, (2 * loss) + 2)) : (long?)null;
                    var lots = job.Saw(Bench.Today, new(left is { } l ? new(l, unit) : null, scrap is { } s ? new(s, unit) : null));
                    Assert.Equal(whole, lots.Sum(p => p.OnHandMicro) + bench.Lot.OnHandMicro + job.ScrapMicro + job.Kerf.Micro);
                    Assert.Equal(job.Taken.Micro, job.LiveInputs.Single().QuantityMicro);
                    Assert.True(job.Kerf.Micro >= 0 && job.ScrapMicro >= 0 && bench.Lot.OnHandMicro >= 0);
                    if (bench.Material.MinUsefulMicro is { } least) Assert.True(bench.Lot.OnHandMicro == 0 || bench.Lot.OnHandMicro >= least);
                    if (bench.Lot.OnHandMicro == 0 && job.ScrapMicro > (scrap ?? 0)) tooSmall++;
                    cut++;
                }
                catch (DomainRuleException)
                {
                    Assert.Equal(whole, bench.Lot.OnHandMicro);
                    refused++;
                }
            }
        // All three ways were gone often enough to mean something.
        Assert.True(cut > 400 && tooSmall > 20 && refused > 20, $"{cut} cut, {tooSmall} too small, {refused} refused");
    }

    [Fact]
    public void Sheets_that_become_pieces_take_what_was_said_or_measured()
    {
        var bench = new Bench(Unit.Sheet, 3 * Quantity.One);
        var job = Bench.Ready(bench.Plan(24, 1, unit: Unit.Pcs, taken: 1));
        job.Saw(Bench.Today, new(Quantity.Of(1.5m, Unit.Sheet), Quantity.Of(0.25m, Unit.Sheet)));
        Assert.Equal("1.5 sheets", bench.Lot.OnHand.ToString());
        Assert.Equal("1.5 sheets", job.Taken.ToString());
        Assert.Equal("0.25 sheets", job.Scrap.ToString());
    }

    [Theory]
    [InlineData(150, null, "more than the planned saw line of 6 mm are not accounted for")]
    [InlineData(660, null, "make 20 mm more than ALU-0524-001 had")]
    [InlineData(640, null, "Only 0 mm were lost")]
    public void What_was_measured_and_does_not_add_up_is_refused_and_nothing_is_cut(int left, int? scrap, string says)
    {
        var bench = new Bench(Unit.Mm, 1000 * Quantity.One, tolerance: 5);
        var job = Bench.Ready(bench.Plan(3, 120, 6));
        Assert.Contains(says, Bench.Refused(() => job.Saw(Bench.Today, new(Quantity.Of(left, Unit.Mm), scrap is { } s ? Quantity.Of(s, Unit.Mm) : null))), StringComparison.Ordinal);
        Assert.Equal("1000 mm", bench.Lot.OnHand.ToString());
        Assert.False(job.IsDone);
    }

    [Fact]
    public void A_saw_line_larger_than_a_piece_is_refused()
    {
        var bench = new Bench(Unit.Mm, 1000 * Quantity.One);
        Assert.Contains("more than a piece of 20 mm", Bench.Refused(() => bench.Plan(3, 20, 90)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_piece_that_the_sheet_cannot_hold_is_refused_turned_or_not()
    {
        var bench = new Bench(Unit.Cm2, 5000 * Quantity.One, size: PieceSize.Typed("1000 x 500"));
        PlannedPiece Of(string size) => bench.Pieces(1, PieceSize.Typed(size)!.Value.Area(Unit.Cm2), PieceSize.Typed(size))[0];
        Cut Plan(string size) => Cut.Plan("CUT-0001", bench.Lot, [Of(size)], null, null, Bench.Today, Bench.Today, "JF");
        Assert.Contains("does not come out of ALU-0524-001, which is 1000 × 500 mm", Bench.Refused(() => Plan("800 x 600")), StringComparison.Ordinal);
        Assert.Equal("400 × 900 mm", Bench.Ready(Plan("400 x 900")).Saw(Bench.Today)[0].Size?.ToString());
        // What is left is no rectangle that anybody measured.
        Assert.Null(bench.Lot.Size);
    }

    /// <summary>Everything anybody can press, in any order: no piece is ever used whose mark was not read back.</summary>
    [Fact]
    public void No_order_of_acts_leads_to_a_piece_in_use_whose_mark_was_not_read_back()
    {
        var random = new Random(7);
        var (used, refused, late) = (0, 0, 0);
        for (var round = 0; round < 400; round++)
        {
            var bench = new Bench(Unit.Mm, 1000 * Quantity.One);
            var cut = bench.Plan(3, 100, 3, new(random.Next(2) == 0 ? MarkMethod.Sticker : null, NumberLeaves: random.Next(3) == 0, At: Bench.Now));
            var renewals = new List<Renewal>();
            var job = Bench.Job();
            Lot? Piece() => cut.Pieces[random.Next(3)].Lot;
            for (var step = 0; step < 40; step++)
            {
                Action act = random.Next(14) switch
                {
                    0 => () => cut.Pieces[random.Next(3)].Mark(MarkMethod.Etch, "JF", Bench.Now),
                    1 => () => cut.ReadBack(Bench.Read("25987741", evidence: "Its edge fits."), cut.Pieces[random.Next(3)]),
                    2 => () => cut.ReadBack(Bench.Read("25987741"), null),
                    3 => () => cut.ReadBack(Bench.Read("4711", evidence: "It is."), cut.Pieces[random.Next(3)]),
                    4 => () => cut.ReadBack(Bench.Read($"ALU-0524-001-0{random.Next(1, 4)}"), null),
                    5 => () => cut.RemnantMark?.Mark(MarkMethod.Etch, "JF", Bench.Now),
                    6 => () => cut.RemnantMark?.ReadBack(Bench.Read("25987741")),
                    7 => () => cut.Saw(Bench.Today),
                    8 when random.Next(4) == 0 => () => cut.AlreadyCut(Bench.Today, "It was running.", Bench.Today, "JF", Bench.Now),
                    9 => () => { if (Piece() is { } lot) renewals.Add(Renewal.Asked(lot, (RenewalCause)random.Next(4), "Why.", "JF", Bench.Now)); }
                    ,
                    10 => () => { if (Piece() is { } lot) foreach (var hold in lot.Holds.ToList()) hold.Lift("I say so.", "ML", Bench.Now); }
                    ,
                    11 => () => { if (renewals.Count > 0) Move(renewals[random.Next(renewals.Count)]); }
                    ,
                    _ => () =>
                    {
                        if (Piece() is not { } lot) return;
                        job.Consume(lot, Quantity.Of(1, Unit.Mm), null, Bench.Today, false, []);
                        var mark = cut.Pieces.Single(p => p.Lot == lot);
                        Assert.True(mark.IsReadBack, "used without a mark that was read");
                        Assert.DoesNotContain(renewals, r => r.Lot == lot && r.IsOpen);
                        used++;
                        if (cut.IsLate) late++;
                    }
                    ,
                };
                try { act(); }
                catch (DomainRuleException) { refused++; }
            }
            void Move(Renewal renewal)
            {
                if (random.Next(2) == 0) renewal.Mark(MarkMethod.Tag, "JF", Bench.Now);
                else if (random.Next(2) == 0) renewal.ReadBack(Bench.Read(random.Next(2) == 0 ? "25987741" : renewal.Lot.Number));
                else if (random.Next(2) == 0) renewal.Prove("The edge fits.", random.Next(2) == 0 ? Bench.Lead : Bench.Staff, Bench.Now);
                else renewal.GradeTested("6061", Bench.Lead, Bench.Now);
            }
        }
        Assert.True(used > 200 && refused > 1000 && late > 20, $"{used} used, {late} of them cut first, {refused} refused");
    }
}
