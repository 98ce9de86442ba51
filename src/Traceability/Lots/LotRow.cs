using System.Linq.Expressions;
using Traceability.Materials;
using Traceability.Receiving;

namespace Traceability.Lots;

/// <summary>A lot as a list shows it, read in one query however long the list is.</summary>
public sealed record LotRow(
    long Id, string Number, string What, Unit Unit, long OnHandMicro, long? ReceivedMicro, DateOnly? ReceivedOn, string? Location,
    string? SupplierLot, string? Supplier, string? Owner, string? LookAlikeKey, ControlLevel? Level, LotStanding Standing)
{
    public Quantity OnHand => new(OnHandMicro, Unit);

    public Quantity? Received => ReceivedMicro is { } micro ? new(micro, Unit) : null;

    public LotState State => Standing.State;

    /// <summary>As part of a query: <c>db.Lots.Select(LotRow.Of)</c>.</summary>
    public static Expression<Func<Lot, LotRow>> Of { get; } = lot => new LotRow(
        lot.Id,
        lot.Number,
        lot.Material != null ? lot.Material.Name : lot.Product != null ? lot.Product.Name : "",
        lot.Unit,
        lot.OnHandMicro,
        lot.ReceivedMicro,
        lot.ReceivedOn,
        lot.Location,
        lot.SupplierLot,
        lot.Supplier != null ? lot.Supplier.Name : null,
        lot.Owner != null ? lot.Owner.Name : null,
        lot.LookAlikeKey,
        lot.Material != null ? lot.Material.ControlLevel : null,
        new LotStanding(
            lot.Status,
            lot.Verifications.Any(v => v.Outcome == Outcome.Quarantined),
            lot.Holds.Any(h => h.LiftedAt == null),
            lot.Holds.Any(h => h.LiftedAt == null && h.Cause == HoldCause.Recall),
            lot.OnHandMicro,
            lot.ReleasedAt != null));
}
