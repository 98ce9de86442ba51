using Traceability.Data;
using Traceability.Lots;
using Traceability.Orders;
using Traceability.Purchasing;
using Traceability.Suppliers;

namespace Traceability.Receiving;

/// <summary>A delivery that came in: from a supplier, or material that a customer sent for his own job.</summary>
public sealed class Receipt : Stamped
{
    private readonly List<Lot> lots = [];

    private Receipt() { }

    public long Id { get; private set; }

    public required string Number { get; init; }

    public required string NumberKey { get; init; }

    public long? SupplierId { get; private init; }

    public Supplier? Supplier { get; private init; }

    public long? CustomerId { get; private init; }

    /// <summary>Who sent it, when it is the customer's own material; its lots belong to him.</summary>
    public Customer? Customer { get; private init; }

    public required DateOnly ReceivedOn { get; init; }

    public string? PackingSlip { get; private init; }

    /// <summary>As it stands on the packing slip, or was typed.</summary>
    public string? PurchaseOrder { get; private init; }

    public long? AgainstId { get; private init; }

    /// <summary>The order that it was received against.</summary>
    public PurchaseOrder? Against { get; private init; }

    /// <summary>No delivery: what was there already when the book began, counted on that day, with what is known of it.</summary>
    public bool IsOpening { get; private init; }

    public IReadOnlyList<Lot> Lots => lots;

    /// <summary>A delivery from a supplier or, as free issue, from a customer.</summary>
    /// <param name="today">The shop's day: nothing is received in the future.</param>
    /// <param name="against">The order it comes for, where one of ours is known.</param>
    public static Receipt Of(string number, Supplier? supplier, Customer? customer, DateOnly receivedOn, DateOnly today, string? packingSlip = null, string? purchaseOrder = null, PurchaseOrder? against = null)
    {
        supplier ??= customer is null ? against?.Supplier : null;
        if (supplier is null == customer is null)
            throw new DomainRuleException("Say who delivered: a supplier, or the customer whose own material it is.", "Supplier");
        if (against is not null && against.Supplier != supplier)
            throw new DomainRuleException($"{against.Number} went to {against.Supplier.Name}, and this comes from {supplier?.Name ?? customer!.Name}. Choose an order of theirs, or none.", "Order");
        if (against is { IsSent: false })
            throw new DomainRuleException($"{against.Number} was never sent. Write down first that it was, or receive this without the order.", "Order");
        if (supplier?.Status == SupplierStatus.Blocked)
            throw new DomainRuleException($"{supplier.Name} is blocked. Ask a quality lead before taking the delivery in.", "Supplier");
        if (receivedOn > today)
            throw new DomainRuleException($"{receivedOn:yyyy-MM-dd} is in the future. Enter the day on which the delivery came.", "ReceivedOn");
        if (receivedOn < new DateOnly(1990, 1, 1))
            throw new DomainRuleException($"{receivedOn:yyyy-MM-dd} is too long ago. Check the year.", "ReceivedOn");
        var kept = Traceability.Lots.NumberKey.Kept(number, "delivery number", "Number");
        return new()
        {
            Number = kept,
            NumberKey = Traceability.Lots.NumberKey.Of(kept),
            Supplier = supplier,
            Customer = customer,
            ReceivedOn = receivedOn,
            PackingSlip = Text.Optional(packingSlip, "packing slip", "PackingSlip"),
            PurchaseOrder = Text.Optional(purchaseOrder, "purchase order", "PurchaseOrder") ?? against?.Number,
            Against = against,
        };
    }

    /// <summary>What was there when the book began. Who delivered it need not be known; a customer's own stays his.</summary>
    /// <param name="today">The shop's day: nothing is counted in the future.</param>
    public static Receipt Opening(string number, Supplier? supplier, Customer? customer, DateOnly countedOn, DateOnly today)
    {
        if (supplier is not null && customer is not null)
            throw new DomainRuleException("Say one of them: who delivered it, or the customer whose own material it is.", "Customer");
        if (countedOn > today)
            throw new DomainRuleException($"{countedOn:yyyy-MM-dd} is in the future. Enter the day on which it was counted.", "CountedOn");
        if (countedOn < new DateOnly(1990, 1, 1))
            throw new DomainRuleException($"{countedOn:yyyy-MM-dd} is too long ago. Check the year.", "CountedOn");
        var kept = Traceability.Lots.NumberKey.Kept(number, "delivery number", "Number");
        return new() { Number = kept, NumberKey = Traceability.Lots.NumberKey.Of(kept), Supplier = supplier, Customer = customer, ReceivedOn = countedOn, IsOpening = true };
    }

    /// <summary>Takes one material of the delivery into a lot of its own. It waits in quarantine until it is verified.</summary>
    /// <exception cref="DomainRuleException">It is not what was ordered, or not from whom.</exception>
    public Lot Take(Arrival arrival)
    {
        if (arrival.Ordered is { } line)
        {
            if (line.Order.Supplier != Supplier)
                throw new DomainRuleException($"{line.Order.Number} went to {line.Order.Supplier.Name}, and {Number} came from {Supplier?.Name ?? Customer?.Name}. Receive this without the order.", "Line");
            if (!line.Order.IsSent)
                throw new DomainRuleException($"{line.Order.Number} was never sent. Write down first that it was, or receive this without the order.", "Line");
            if (line.Material != arrival.Material)
                throw new DomainRuleException($"{line.Order.Number}, {line.InWords}, is not of {arrival.Material.Code}. Choose the material that was ordered, or receive it as a line of its own, without the order.", "Line");
        }
        var lot = Lot.Receive(this, arrival);
        lots.Add(lot);
        return lot;
    }
}
