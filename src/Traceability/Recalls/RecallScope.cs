using Traceability.Genealogy;
using Traceability.Lots;

namespace Traceability.Recalls;

/// <summary>A lot that is affected: the one the recall starts from, or one it went into.</summary>
public sealed record AffectedLot(long Id, string Number, Quantity OnHand, LotStatus Status, long? MaterialId, long? ProductId, string? Location, bool IsRoot);

/// <summary>A record that used an affected lot.</summary>
/// <param name="InWork">It is still open, so what it used is on a bench or in a machine.</param>
public sealed record AffectedRecord(long Id, string Number, string Kind, bool InWork);

/// <summary>What of an affected lot is in a record that is still open.</summary>
public sealed record InWork(string Lot, string Record, Quantity? Amount);

/// <summary>What of an affected lot left, and with what.</summary>
public sealed record Shipped(long ShipmentId, string Shipment, string Lot, Quantity Amount, bool IsProduct);

public sealed record AffectedShipment(long Id, string Number, DateOnly ShippedOn, string? Order, long CustomerId);

/// <summary>Somebody to call.</summary>
public sealed record AffectedCustomer(long Id, string Code, string Name, string? Contact, string? Email, string? Phone, string? Address);

/// <summary>Something that may be affected because a link is missing. It is never left out quietly.</summary>
/// <param name="Kind">shipment_without_batch, record_without_inputs, record_missing_input, heat_of_unknown_mill, unidentified_piece.</param>
public sealed record Doubt(string Kind, string Number, string Why);

/// <summary>The answer to a recall: what to hold, what to stop, whom to call, and what cannot be ruled out.</summary>
/// <param name="Customers">Sorted by name; only those, not everybody.</param>
/// <param name="OfCustomers">How many customers the shop has altogether.</param>
public sealed record RecallScope(
    Root Root, IReadOnlyList<AffectedLot> Lots, IReadOnlyList<AffectedRecord> Records,
    IReadOnlyList<AffectedShipment> Shipments, IReadOnlyList<Shipped> ShippedLines, IReadOnlyList<AffectedCustomer> Customers,
    IReadOnlyList<InWork> InWork, IReadOnlyList<Doubt> CannotBeRuledOut, int OfCustomers)
{
    /// <summary>Where the recall starts from a lot, that lot itself is not among what it reached.</summary>
    public IEnumerable<AffectedLot> Reached => Root.Kind == RootKind.Lot ? Lots.Where(l => !l.IsRoot) : Lots;

    public IEnumerable<AffectedLot> OnHand => Lots.Where(l => !l.OnHand.IsZero);

    /// <summary>What "hold everything" stops: what is here, and what it starts from also when that is used up, so that a piece found later is held already.</summary>
    public IEnumerable<AffectedLot> ToHold => Lots.Where(l => l.IsRoot || !l.OnHand.IsZero);

    public IEnumerable<string> Orders => Shipments.Select(s => s.Order).OfType<string>().Distinct();
}
