using Traceability.Lots;

namespace Traceability.Orders;

/// <summary>Something comes back from a customer: a lot of its own, in quarantine, whatever it was before.</summary>
public sealed class Return : Transformation
{
    private Return() { }

    // What comes back had left with its shipment; its lot here does not get less a second time.
    private protected override bool TakesFromStock => false;

    /// <param name="line">The shipment line it left with.</param>
    /// <param name="backAlready">What came back of this lot from its shipments so far.</param>
    /// <param name="shipped">What was shipped of this lot altogether.</param>
    public static Return Of(string number, string newNumber, ShipmentLine line, Quantity amount, Quantity shipped, Quantity backAlready, DateOnly on, string by, string? location = null)
    {
        if (line.Lot is not { } lot)
            throw new DomainRuleException("The shipment does not say which batch it was. Find out first, and correct the shipment.", "Lot");
        var back = amount.In(lot.Unit, "Quantity");
        if (back.Micro <= 0)
            throw new DomainRuleException($"The amount is {back}. It has to be more than nothing.", "Quantity");
        if (!line.IsLive || back + backAlready > shipped)
            throw new DomainRuleException($"Of {lot.Number}, {shipped} went out and {backAlready} came back; {back} more cannot come back. Check the number on what was returned.", "Quantity");
        var kept = Traceability.Lots.NumberKey.Kept(number, "return's number", "Number");
        var returned = new Return { Number = kept, NumberKey = Traceability.Lots.NumberKey.Of(kept), StartedOn = on, CompletedOn = on, Operator = by };
        returned.StartEmpty();
        returned.AddInput(lot, back, null);
        returned.AddOutput(Lot.Made(newNumber, lot.Material, lot.Product, back, LotStatus.Quarantined, lot.Root ?? lot, lot.Owner, location, serial: lot.UnitSerial), back, 1, 1);
        return returned;
    }
}
