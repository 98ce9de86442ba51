using Traceability.Lots;
using Traceability.People;

namespace Traceability.Orders;

/// <summary>How it looks when it comes back.</summary>
public enum ReturnCondition { Unused, Used, Damaged, Failed }

/// <summary>What becomes of what came back.</summary>
public enum ReturnDecision { Restock, Rework, Scrap, Supplier }

/// <summary>Something comes back from a customer: a lot of its own, in quarantine, whatever it was before.</summary>
public sealed class Return : Transformation
{
    private Return() { }

    // What comes back had left with its shipment; its lot here does not get less a second time.
    private protected override bool TakesFromStock => false;

    /// <summary>Why the customer sent it back.</summary>
    public string? ReturnReason { get; private init; }

    public ReturnCondition? ReturnCondition { get; private init; }

    /// <summary>Null while nobody has decided about it.</summary>
    public ReturnDecision? Decision { get; private set; }

    public string? DecidedBy { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }

    public string? DecidedReason { get; private set; }

    /// <summary>The lot it is here as; null where the return was void.</summary>
    public Lot? Here => LiveOutputs.FirstOrDefault()?.Lot;

    /// <summary>A quality lead says what becomes of all that came back. What differs is parted from it first.</summary>
    /// <exception cref="DomainRuleException">Not a quality lead, decided already, or nothing of it is here to be decided about.</exception>
    public void Decide(ReturnDecision decision, string reason, Who who, DateTimeOffset at)
    {
        if (who.Role < Role.QualityLead)
            throw new DomainRuleException("Only a quality lead decides what becomes of what came back. Ask one to sign in and do it; until then it waits in quarantine.");
        if (Decision is { } before)
            throw new DomainRuleException($"{Number} was decided already, by {DecidedBy}: {before.Word()}. Nothing more to do.");
        if (Here is not { } lot)
            throw new DomainRuleException($"{Number} was void: nothing came back with it.");
        lot.RefuseIfUsedUp(decision.Act());
        if (lot.Holds.FirstOrDefault(h => h.IsOpen) is { } hold)
            throw new DomainRuleException($"{lot.Number} is on hold ({hold.Reason ?? hold.Cause.ToString().ToLowerInvariant()}). Decide there first; a quality lead can lift the hold.");
        var why = Text.Reason(reason);
        switch (decision)
        {
            case ReturnDecision.Restock: lot.BackToStock(); break;
            case ReturnDecision.Scrap: lot.Remove(lot.OnHand, MovementReason.Scrap, why, who.Code, at); break;
            case ReturnDecision.Supplier: lot.Remove(lot.OnHand, MovementReason.SupplierReturn, why, who.Code, at); break;
        }
        (Decision, DecidedReason, DecidedBy, DecidedAt) = (decision, why, who.Code, at);
    }

    /// <param name="line">The shipment line it left with.</param>
    /// <param name="backAlready">What came back of this lot from its shipments so far.</param>
    /// <param name="shipped">What was shipped of this lot altogether.</param>
    public static Return Of(string number, string newNumber, ShipmentLine line, Quantity amount, Quantity shipped, Quantity backAlready, DateOnly on, string by, string? location = null, DateOnly? today = null, string? reason = null, ReturnCondition? condition = null)
    {
        if (line.Lot is not { } lot)
            throw new DomainRuleException("The shipment does not say which batch it was. Find out first, and correct the shipment.", "Lot");
        var back = amount.In(lot.Unit, "Quantity");
        if (back.Micro <= 0)
            throw new DomainRuleException($"The amount is {back}. It has to be more than nothing.", "Quantity");
        if (back > line.Amount.In(lot.Unit))
            throw new DomainRuleException($"Of {lot.Number}, {line.Amount} left with this shipment; {back} cannot come back from it. Check the number on what was returned.", "Quantity");
        if (!line.IsLive || back + backAlready > shipped)
            throw new DomainRuleException($"Of {lot.Number}, {shipped} went out and {backAlready} came back; {back} more cannot come back. Check the number on what was returned.", "Quantity");
        if (on > today)
            throw new DomainRuleException($"{on:yyyy-MM-dd} is in the future. Enter the day on which it came back.", "CameOn");
        if (on < line.Shipment.ShippedOn)
            throw new DomainRuleException($"{on:yyyy-MM-dd} is before it left on {line.Shipment.ShippedOn:yyyy-MM-dd}. Check the date.", "CameOn");
        var kept = Traceability.Lots.NumberKey.Kept(number, "return's number", "Number");
        var returned = new Return { Number = kept, NumberKey = Traceability.Lots.NumberKey.Of(kept), StartedOn = on, CompletedOn = on, Operator = by, ReturnReason = Text.Optional(reason, "reason", "Reason", Text.NoteLength), ReturnCondition = condition };
        returned.StartEmpty();
        returned.AddInput(lot, back, null);
        returned.AddOutput(Lot.Made(newNumber, lot.Material, lot.Product, back, LotStatus.Quarantined, lot.Root ?? lot, lot.Owner, location, serial: lot.UnitSerial), back, 1, 1);
        return returned;
    }
}
