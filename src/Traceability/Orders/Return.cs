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
    public static Return Of(string number, string newNumber, ShipmentLine line, Quantity amount, Quantity shipped, Quantity backAlready, DateOnly on, string by, string? location = null, DateOnly? today = null)
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
        var returned = new Return { Number = kept, NumberKey = Traceability.Lots.NumberKey.Of(kept), StartedOn = on, CompletedOn = on, Operator = by };
        returned.StartEmpty();
        returned.AddInput(lot, back, null);
        returned.AddOutput(Lot.Made(newNumber, lot.Material, lot.Product, back, LotStatus.Quarantined, lot.Root ?? lot, lot.Owner, location, serial: lot.UnitSerial), back, 1, 1);
        return returned;
    }
}
