namespace Traceability.Lots;

/// <summary>A part that differs from here on (another place, another decision) becomes a lot of its own.</summary>
public sealed class Split : Transformation
{
    private Split() { }

    /// <summary>
    /// Also of a lot that is not accepted or is held: the part carries the same decision and the same open holds, so
    /// nothing is freed by splitting it.
    /// </summary>
    public static Split Of(string number, Lot lot, Quantity amount, string partNumber, DateOnly on, string by, DateTimeOffset at)
    {
        var part = amount.In(lot.Unit, "Quantity");
        if (part.Micro <= 0)
            throw new DomainRuleException($"The amount is {part}. It has to be more than nothing.", "Quantity");
        if (part == lot.OnHand)
            throw new DomainRuleException($"{part} is all there is of {lot.Number}. A part has to leave something behind.", "Quantity");
        if (lot.HeldUntilMarked is not null)
            throw new DomainRuleException($"{lot.Number} waits for its mark, and a part without one would be lost. Mark it and read it back, then split it.");
        var kept = Lots.NumberKey.Kept(number, "split's number", "Number");
        var split = new Split { Number = kept, NumberKey = Lots.NumberKey.Of(kept), StartedOn = on, CompletedOn = on, Operator = by };
        split.StartEmpty();
        lot.Take(part, "split off");
        split.AddInput(lot, part, null);
        var made = Lot.Made(partNumber, lot.Material, lot.Product, part, lot.Status, lot.Root ?? lot, lot.Owner, lot.Location, lot.ExpiresOn, lot.Serial);
        foreach (var hold in lot.Holds.Where(h => h.IsOpen))
            made.HoldLike(hold, hold.Reason ?? "held before it was split", by, at);
        made.KnownAs(lot);
        made.LookedAtAs(lot);
        split.AddOutput(made, part, 1, 1);
        return split;
    }
}
