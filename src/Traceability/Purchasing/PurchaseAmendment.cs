using Traceability.Data;

namespace Traceability.Purchasing;

/// <summary>A change of an order that the supplier had already: what became of what, who, when and why. Kept for ever.</summary>
public sealed class PurchaseAmendment : Stamped
{
    private PurchaseAmendment() { }

    public long Id { get; private set; }

    public long OrderId { get; private init; }

    public required PurchaseOrder Order { get; init; }

    /// <summary>From 1, printed on the order: "amendment 2".</summary>
    public required int Number { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string By { get; init; }

    /// <summary>"Line 2 (PLA-BK): 4000 g became 6000 g".</summary>
    public required string Says { get; init; }

    public required string Reason { get; init; }

    internal static PurchaseAmendment Of(PurchaseOrder order, int number, string says, string? reason, string by, DateTimeOffset at) =>
        new() { Order = order, Number = number, Says = says, Reason = Text.Reason(reason), By = by, At = at };
}
