using Traceability.Data;
using Traceability.Lots;

namespace Traceability.Orders;

/// <summary>What a quality lead can sign for at the door out.</summary>
public enum ExceptionRule
{
    /// <summary>A paper that is demanded is missing of a lot behind it.</summary>
    Document,

    /// <summary>No label of its number was printed, and no mark read back.</summary>
    Label,

    /// <summary>A lot behind it is in use before it was accepted.</summary>
    Released,
}

/// <summary>What keeps a lot from leaving with a shipment.</summary>
/// <param name="Rule">Null where nobody can sign it away.</param>
/// <param name="What">Tells it from others of its kind: the paper and the lot that it is missing of.</param>
/// <param name="OnlyWarns">Said and passed by, until the day from which it refuses.</param>
public sealed record ShippingObstacle(ExceptionRule? Rule, string What, string Says, bool OnlyWarns = false);

/// <summary>Something left although a rule stood against it: which, why, in whose name. Kept for ever, and printed with what left.</summary>
public sealed class ShippingException : Stamped
{
    private ShippingException() { }

    public long Id { get; private set; }

    public long ShipmentId { get; private init; }

    public required Shipment Shipment { get; init; }

    public long LotId { get; private init; }

    public required Lot Lot { get; init; }

    public required ExceptionRule Rule { get; init; }

    public required string What { get; init; }

    /// <summary>What stood against it, as it was said then.</summary>
    public required string Says { get; init; }

    public required string Reason { get; init; }

    public required string By { get; init; }

    public required DateTimeOffset At { get; init; }

    internal bool Covers(ShippingObstacle obstacle) => obstacle.Rule == Rule && obstacle.What == What;

    internal static ShippingException Of(Shipment shipment, Lot lot, ShippingObstacle obstacle, string reason, string by, DateTimeOffset at) =>
        new() { Shipment = shipment, Lot = lot, Rule = obstacle.Rule!.Value, What = obstacle.What, Says = obstacle.Says, Reason = reason, By = by, At = at };
}

public static class ShippingWords
{
    /// <summary>Inside a sentence, with its article.</summary>
    public static string Word(this ShipmentPurpose purpose) => purpose switch
    {
        ShipmentPurpose.Sample => "a sample",
        ShipmentPurpose.Warranty => "a warranty replacement",
        ShipmentPurpose.Consignment => "on consignment",
        _ => "for an order",
    };

    /// <summary>As a head or a choice.</summary>
    public static string Title(this ShipmentPurpose purpose) => purpose switch
    {
        ShipmentPurpose.Sample => "Sample",
        ShipmentPurpose.Warranty => "Warranty replacement",
        ShipmentPurpose.Consignment => "Consignment",
        _ => "Order",
    };
}
