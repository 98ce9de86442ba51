using Traceability.Data;
using Traceability.People;

namespace Traceability.Lots;

/// <summary>A lot that came out of a transformation, and which of its numbered units it covers.</summary>
public sealed class Output : Voidable
{
    private Output() { }

    public long Id { get; private set; }

    public long TransformationId { get; private init; }

    public required Transformation Transformation { get; init; }

    public long LotId { get; private init; }

    public required Lot Lot { get; init; }

    /// <summary>Millionths of the lot's unit.</summary>
    public required long QuantityMicro { get; init; }

    public required long FirstPosition { get; init; }

    public required long LastPosition { get; init; }

    internal static Output Of(Transformation transformation, Lot lot, Quantity amount, long first, long last) =>
        new() { Transformation = transformation, Lot = lot, QuantityMicro = amount.In(lot.Unit).Micro, FirstPosition = first, LastPosition = last };

    /// <summary>Some of it is no longer here.</summary>
    internal bool IsLessThanMade => Lot.OnHandMicro < QuantityMicro;

    internal void RefuseUnlessUndone(Who who, DateTimeOffset now, bool usedSince) => RefuseUnlessUndoneBy(who, now, usedSince);

    internal void Void(string by, DateTimeOffset at, string reason) => MarkVoid(by, at, reason);
}
