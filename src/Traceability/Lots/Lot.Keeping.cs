namespace Traceability.Lots;

/// <summary>On the shelf: holds, places, scrap and the count.</summary>
public sealed partial class Lot
{
    /// <summary>How long and wide it is, where it is a sheet or a piece of one.</summary>
    public void Measured(PieceSize size) => (LengthMicro, WidthMicro) = (size.LengthMicro, size.WidthMicro);

    /// <summary>What stays of a sheet has the size that was measured, or none that is known; whole sheets beside it keep theirs.</summary>
    internal void SizeAfterCut(PieceSize? measured, long before)
    {
        if (measured is { } size) Measured(size);
        else if (OnHandMicro != before && (Unit.Kind() != UnitKind.Sheets || OnHandMicro % Quantity.One != 0)) (LengthMicro, WidthMicro) = (null, null);
    }

    /// <summary>Stops every use of the lot, for one cause; it is free again when no cause is left.</summary>
    /// <param name="untilMarked">Ends by itself when the mark is read back, and no other way.</param>
    public Hold PutOnHold(HoldCause cause, string reason, string by, DateTimeOffset at, long? recallId = null, bool untilMarked = false)
    {
        var hold = Hold.On(this, cause, reason, by, at, recallId, untilMarked);
        (holds ?? throw NotLoaded("holds")).Add(hold);
        return hold;
    }

    /// <summary>The hold that waits for its mark, if one does.</summary>
    internal Hold? HeldUntilMarked => Holds.FirstOrDefault(h => h.IsOpen && h.UntilMarked);

    /// <summary>Carries the open holds of what it was made from; a mark that waits is its own.</summary>
    internal void HoldAs(Lot source)
    {
        foreach (var hold in source.Holds.Where(h => h.IsOpen))
            HoldLike(hold, $"Made from {source.Number}: {hold.Reason ?? hold.Cause.ToString().ToLowerInvariant()}", hold.By ?? "", hold.Since);
    }

    /// <summary>To another place. Held and rejected stock may be moved too: that is how it comes to the red shelf.</summary>
    /// <exception cref="DomainRuleException">No place, or nothing of the lot is left to be moved.</exception>
    public Movement MoveTo(string place, string by, DateTimeOffset at)
    {
        RefuseIfUsedUp("moved");
        Location = Text.Line(place, "place", "Location");
        return Moved(Movement.Of(this, 0, MovementReason.Move, null, by, at, Location));
    }

    /// <exception cref="DomainRuleException">Nothing of it is left.</exception>
    public void RefuseIfUsedUp(string act)
    {
        if (OnHand.IsZero)
            throw new DomainRuleException($"{Number} is used up, so nothing of it can be {act}. If there is more on the shelf, count it anew first.");
    }

    /// <summary>One's own move of a moment ago is taken back: the lot is where it was before.</summary>
    /// <param name="move">The one that is taken back.</param>
    /// <param name="last">The last move of this lot.</param>
    /// <param name="before">Where it was before that; null where no place was written down.</param>
    /// <exception cref="DomainRuleException">Somebody else's, too long ago, or it went on since.</exception>
    public Movement UndoMove(Movement move, Movement? last, string? before, string by, DateTimeOffset at)
    {
        move.RefuseUnlessOwnAndFresh(by, at);
        if (last != move)
            throw new DomainRuleException($"{Number} was moved on since, to {Location ?? "no place"}. Look where it is, and move it from there.");
        Location = Text.Optional(before, "place", "Location");
        return Moved(Movement.Of(this, 0, MovementReason.Move, "Taken back at once.", by, at, Location));
    }

    /// <summary>A quality lead looked at what a customer sent back and found it good.</summary>
    internal void BackToStock()
    {
        if (Status != LotStatus.Quarantined)
            throw new DomainRuleException($"{Number} is {(Status == LotStatus.Accepted ? "accepted" : "rejected")} already. Nothing to decide.");
        Status = LotStatus.Accepted;
    }

    /// <summary>Part of the lot is gone without being made into anything: scrapped, used up by the shop, tested, sent back.</summary>
    public Movement Remove(Quantity amount, MovementReason reason, string note, string by, DateTimeOffset at)
    {
        var taken = amount.In(Unit, "Quantity");
        if (taken.Micro <= 0)
            throw new DomainRuleException($"The amount is {taken}. It has to be more than nothing.", "Quantity");
        Text.Reason(note, "Note");
        // Scrapping, testing and sending back is what held and rejected stock is for; using it is not.
        if (reason == MovementReason.OwnUse) RefuseUnlessFree("used", DateOnly.FromDateTime(at.UtcDateTime), forCustomer: null);
        Take(taken, reason switch { MovementReason.Scrap => "scrapped", MovementReason.SupplierReturn => "sent back", _ => "taken" });
        return Moved(Movement.Of(this, -taken.Micro, reason, note, by, at));
    }

    /// <summary>There was more, or less, than is written here: the count is set right, with a reason.</summary>
    public Movement Adjust(Quantity counted, string reason, string by, DateTimeOffset at)
    {
        var now = counted.In(Unit, "Quantity");
        if (now.Micro < 0)
            throw new DomainRuleException("There cannot be less than nothing. Enter what was counted.", "Quantity");
        var delta = now.Micro - OnHandMicro;
        if (delta == 0)
            throw new DomainRuleException($"{Number} has {OnHand} here already. Nothing to adjust.", "Quantity");
        Text.Reason(reason, "Reason");
        OnHandMicro = now.Micro;
        return Moved(Movement.Of(this, delta, MovementReason.Adjust, reason, by, at));
    }

    private Movement Moved(Movement movement)
    {
        movements.Add(movement);
        return movement;
    }
}
