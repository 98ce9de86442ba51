using Traceability.Lots;
using Traceability.Manufacture;
using Traceability.Orders;
using Traceability.Receiving;
using Traceability.Suppliers;

namespace Traceability.Quality;

/// <summary>What an issue is about: one thing, or nothing that has a number.</summary>
/// <param name="Lot">A lot, a piece, a unit; with its supplier, delivery and root.</param>
/// <param name="Work">A record, a cut, work done outside.</param>
public sealed record IssueSubject(Lot? Lot = null, Transformation? Work = null, Receipt? Delivery = null, Shipment? Shipment = null, Supplier? Supplier = null)
{
    public static IssueSubject Nothing { get; } = new();

    /// <summary>Whose fault it may be, as far as the thing itself tells.</summary>
    internal Supplier? From => Supplier ?? Lot?.Supplier ?? Lot?.Receipt?.Supplier ?? Lot?.Root?.Supplier ?? Lot?.Root?.Receipt?.Supplier ?? Delivery?.Supplier ?? (Work as OutsideProcess)?.Processor;
}

/// <summary>What is said beyond what is wrong; all of it can be left out.</summary>
/// <param name="Where">The place, as people call it.</param>
/// <param name="On">The day it was found; today unless said.</param>
public sealed record IssueDetails(string? Where = null, string? Machine = null, IssueReason? Reason = null, DateOnly? On = null);
