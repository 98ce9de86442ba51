using Traceability.Data;
using Traceability.Lots;
using Traceability.People;

namespace Traceability.Orders;

/// <summary>SHP-0031: what left the shop and who has it. The recipient is required, the order is not (samples, warranty).</summary>
public sealed class Shipment : Stamped
{
    private List<ShipmentLine>? lines;
    private List<ShippingException>? exceptions;

    private Shipment() { }

    public long Id { get; private set; }

    public required string Number { get; init; }

    public required string NumberKey { get; init; }

    public long? OrderId { get; private init; }

    public Order? Order { get; private init; }

    public long CustomerId { get; private init; }

    public required Customer Customer { get; init; }

    public required DateOnly ShippedOn { get; init; }

    public string? Carrier { get; private init; }

    public string? Tracking { get; private init; }

    /// <summary>Why it leaves; null in history that does not say.</summary>
    public ShipmentPurpose? Purpose { get; private init; }

    /// <summary>True for what came in by import.</summary>
    public bool FromHistory { get; private init; }

    public IReadOnlyList<ShipmentLine> Lines => lines ?? throw new InvalidOperationException($"The lines of {Number} were not loaded.");

    /// <summary>What a quality lead signed for, so that it may leave all the same.</summary>
    public IReadOnlyList<ShippingException> Exceptions => exceptions ?? throw new InvalidOperationException($"The exceptions of {Number} were not loaded.");

    /// <param name="purpose">What it is where there is no order; with one it is for that.</param>
    public static Shipment To(string number, Order? order, Customer customer, DateOnly shippedOn, DateOnly today, string? carrier = null, string? tracking = null, ShipmentPurpose? purpose = null)
    {
        if (order is null && purpose is null or ShipmentPurpose.Order)
            throw new DomainRuleException("Without an order, say what it is: a sample, a warranty replacement, or goods on consignment. Or choose the order.", "Purpose");
        if (order is not null && purpose is not null and not ShipmentPurpose.Order)
            throw new DomainRuleException($"It is for {order.Number}, so it is not {purpose.Value.Word()}. Leave the order out, or say nothing else.", "Purpose");
        if (order is not null && order.Customer != customer)
            throw new DomainRuleException($"{order.Number} is {order.Customer.Name}'s. Ship it to him, or choose the order of {customer.Name}.", "Order");
        if (shippedOn > today)
            throw new DomainRuleException($"{shippedOn:yyyy-MM-dd} is in the future. Enter the day on which it leaves.", "ShippedOn");
        if (order is not null && shippedOn < order.OrderedOn)
            throw new DomainRuleException($"{shippedOn:yyyy-MM-dd} is before {order.Number} was ordered on {order.OrderedOn:yyyy-MM-dd}. Check the date.", "ShippedOn");
        var kept = Traceability.Lots.NumberKey.Kept(number, "shipment number", "Number");
        return new()
        {
            Number = kept,
            NumberKey = Traceability.Lots.NumberKey.Of(kept),
            Order = order,
            Customer = customer,
            ShippedOn = shippedOn,
            Carrier = Text.Optional(carrier, "carrier", "Carrier"),
            Tracking = Text.Optional(tracking, "tracking number", "Tracking"),
            Purpose = order is null ? purpose : ShipmentPurpose.Order,
            lines = [],
            exceptions = [],
        };
    }

    /// <summary>One unit leaves, as it is scanned. Of a batch, how many has to be said.</summary>
    public ShipmentLine Pack(Lot lot, DateOnly today, Upstream upstream)
    {
        var one = new Quantity(Quantity.One, Unit.Pcs);
        if (!lot.OnHand.IsZero && lot.OnHand != one)
            throw new DomainRuleException($"{lot.Number} is no single unit: {lot.OnHand} of it are here. Enter how much of it leaves.", "Quantity");
        return Pack(lot, lot.Unit == Unit.Pcs ? one : new Quantity(Quantity.One, lot.Unit), today, upstream);
    }

    /// <summary>A batch, or units, leave with this shipment. Only what is identified, free and here can leave.</summary>
    /// <param name="upstream">What in the chain behind the lot may keep it here, see <see cref="UpstreamQueries"/>.</param>
    public ShipmentLine Pack(Lot lot, Quantity amount, DateOnly today, Upstream upstream)
    {
        lot.RefuseUnlessFree("shipped", today, Customer.Id, "Lot");
        upstream.RefuseUnlessClear(lot, Customer, [.. Exceptions.Where(e => e.Lot == lot)]);
        var part = amount.In(lot.Unit, "Quantity");
        if (part.Micro <= 0)
            throw new DomainRuleException($"The amount is {part}. It has to be more than nothing.", "Quantity");
        lot.Take(part, "shipped");
        var line = ShipmentLine.Of(this, lot, part);
        (lines ?? throw new InvalidOperationException($"The lines of {Number} were not loaded.")).Add(line);
        return line;
    }

    /// <summary>
    /// A quality lead lets a lot leave with this shipment though something is missing, in his name and for ever. What is held, rejected,
    /// recalled, or not what its number says is never let go that way.
    /// </summary>
    /// <param name="upstream">What keeps it here now: only that is signed for, and what else turns up later refuses again.</param>
    /// <exception cref="DomainRuleException">Not a quality lead, nothing to sign for, or something that nobody can sign away.</exception>
    public IReadOnlyList<ShippingException> Except(Lot lot, Upstream upstream, string reason, Who who, DateTimeOffset at, DateOnly today)
    {
        if (who.Role < Role.QualityLead)
            throw new DomainRuleException("Only a quality lead signs an exception. Ask one to sign in and do it; until then it stays here.");
        lot.RefuseUnlessFree("shipped", today, CustomerId == 0 ? Customer.Id : CustomerId, "Lot");
        var signed = Exceptions.Where(e => e.Lot == lot).ToList();
        var open = upstream.Obstacles(lot, Customer).Where(o => !signed.Exists(e => e.Covers(o))).ToList();
        if (open.Find(o => o.Rule is null) is { } never) throw new DomainRuleException(never.Says, "Lot");
        if (open.Count == 0)
            throw new DomainRuleException($"Nothing keeps {lot.Number} here. Pack it.", "Lot");
        var why = Text.Reason(reason);
        var added = open.Select(o => ShippingException.Of(this, lot, o, why, who.Code, at)).ToList();
        exceptions!.AddRange(added);
        return added;
    }
}

/// <summary>Why something leaves.</summary>
public enum ShipmentPurpose { Order, Sample, Warranty, Consignment }

/// <summary>What left, of which lot. A leaf of genealogy.</summary>
public sealed class ShipmentLine : Voidable
{
    private ShipmentLine() { }

    public long Id { get; private set; }

    public long ShipmentId { get; private init; }

    public required Shipment Shipment { get; init; }

    public long? LotId { get; private init; }

    /// <summary>Null only in imported history that names no batch: a gap.</summary>
    public Lot? Lot { get; private init; }

    /// <summary>Millionths of the unit.</summary>
    public required long QuantityMicro { get; init; }

    public required Unit Unit { get; init; }

    public Quantity Amount => new(QuantityMicro, Unit);

    internal static ShipmentLine Of(Shipment shipment, Lot lot, Quantity amount) => new() { Shipment = shipment, Lot = lot, QuantityMicro = amount.Micro, Unit = amount.Unit };

    /// <summary>It was written down wrongly: the amount is here again.</summary>
    /// <param name="cameBack">Whether what left with it has come back since, as a lot of its own.</param>
    public void Void(string by, DateTimeOffset at, string reason, bool cameBack = false)
    {
        if (cameBack && IsLive)
            throw new DomainRuleException($"{Lot?.Number} came back from the customer since, so it did leave. Void the return first.");
        MarkVoid(by, at, reason);
        Lot?.PutBack(Amount);
    }

    /// <summary>One's own slip of the last minutes.</summary>
    public void Undo(Who who, DateTimeOffset now, bool cameBack)
    {
        RefuseUnlessUndoneBy(who, now, cameBack);
        Void(who.Code, now, "undone", cameBack);
    }
}
