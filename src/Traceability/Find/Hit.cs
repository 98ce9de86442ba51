using Traceability.Lots;

namespace Traceability.Find;

/// <summary>What a number can belong to, each with a page of its own.</summary>
public enum Thing { Lot, Heat, Document, Record, Cut, Split, Mix, Return, OutsideWork, Delivery, Shipment, Order, Recall, Certificate, Customer, Supplier, Material, Product, Place, Count, PurchaseOrder, Issue, Machine }

/// <summary>Something that bears the number that was typed or scanned.</summary>
/// <param name="What">What it is: the material, the customer, the mill.</param>
public sealed record Hit(Thing Thing, long Id, string Number, string What)
{
    /// <summary>As a list names it: "heat", "delivery", "outside work".</summary>
    public string Kind => Thing switch { Thing.OutsideWork => "outside work", Thing.PurchaseOrder => "purchase order", Thing.Issue => "quality issue", _ => Thing.ToString().ToLowerInvariant() };
}

/// <summary>A lot's state in the one word of its badge.</summary>
public static class LotWord
{
    public static string Of(LotStatus status, bool held, long onHandMicro) => status switch
    {
        LotStatus.Rejected => "rejected",
        _ when held => "held",
        LotStatus.Quarantined => "quarantined",
        _ => onHandMicro == 0 ? "used-up" : "accepted",
    };
}
