namespace Traceability.Lots;

/// <summary>Where the amount of one lot went, all in its own unit: what came = what is here + what left it.</summary>
/// <param name="Came">Received, made or cut off, with what was counted on top.</param>
/// <param name="Used">Went into records and processes.</param>
/// <param name="Cut">Became pieces, with the saw's loss, or was split off or mixed.</param>
/// <param name="TakenOut">Scrap, tests, own use, back to the supplier, counted short.</param>
/// <param name="NotMeasured">Uses whose amount nobody measured: as much is missing from <paramref name="Used"/>.</param>
public sealed record LotBalance(Quantity Came, Quantity Used, Quantity Cut, Quantity Shipped, Quantity TakenOut, Quantity Here, int NotMeasured)
{
    /// <summary>Zero when it adds up; a measured use of more than there was would show here.</summary>
    public Quantity Difference => Came - Used - Cut - Shipped - TakenOut - Here;

    public bool AddsUp => Difference.IsZero;

    /// <summary>"8000 g = 2860 here + 5140 used".</summary>
    public string InWords => $"{Came} = " + string.Join(" + ", new[] { (Here, "here"), (Used, "used"), (Cut, "cut"), (Shipped, "shipped"), (TakenOut, "taken out") }
        .Where(p => !p.Item1.IsZero).Select(p => $"{p.Item1.Number} {p.Item2}").DefaultIfEmpty("0"));

    /// <summary>From the lot's own ledger; what was voided does not count.</summary>
    public static LotBalance Of(Lot lot, IEnumerable<LotEvent> history)
    {
        var live = history.Where(e => e.Voided is null).ToList();
        Quantity Sum(Func<LotEvent, bool> which) => live.Where(which).Aggregate(new Quantity(0, lot.Unit), (sum, e) => sum + (e.Delta ?? new(0, lot.Unit)));
        Quantity Left(Func<LotEvent, bool> which) => new Quantity(0, lot.Unit) - Sum(e => e.Delta?.Micro < 0 && which(e));
        return new(
            Sum(e => e.Delta?.Micro > 0),
            Left(e => e.Kind is "make" or "outside" or "return"),
            Left(e => e.Kind is "cut" or "split" or "mix"),
            Left(e => e.Kind is "shipment"),
            Left(e => e.Kind is null),
            lot.OnHand,
            live.Count(e => e.Kind is "make" or "outside" && e.Delta is null));
    }
}
