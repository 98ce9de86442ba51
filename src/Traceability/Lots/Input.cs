using Traceability.Data;
using Traceability.People;

namespace Traceability.Lots;

/// <summary>A lot that went into a transformation: how much, or "not measured", and into which of its units.</summary>
public sealed class Input : Voidable
{
    private Input() { }

    public long Id { get; private set; }

    public long TransformationId { get; private init; }

    public required Transformation Transformation { get; init; }

    public long LotId { get; private init; }

    public required Lot Lot { get; init; }

    /// <summary>Millionths of the lot's unit; null when it was not measured.</summary>
    public long? QuantityMicro { get; private init; }

    /// <summary>What of it went to waste, in millionths of the lot's unit; null where nobody said. Part of the amount, not beside it.</summary>
    public long? WasteMicro { get; private init; }

    /// <summary>The first output unit it went into, as stated; null for all.</summary>
    public long? FirstUnit { get; private init; }

    public long? LastUnit { get; private init; }

    /// <summary>The stated range as it takes effect: null (all units) when none is stated or when it meets no output.</summary>
    public long? ReachFirst { get; private set; }

    public long? ReachLast { get; private set; }

    public Quantity? Amount => QuantityMicro is { } micro ? new(micro, Lot.Unit) : null;

    public Quantity? Waste => WasteMicro is { } micro ? new(micro, Lot.Unit) : null;

    public UnitRange? Units => FirstUnit is { } first ? new(first, LastUnit ?? long.MaxValue) : null;

    /// <exception cref="DomainRuleException">More wasted than used.</exception>
    internal static Input Of(Transformation transformation, Lot lot, Quantity? amount, UnitRange? units, Quantity? waste = null)
    {
        var wasted = waste?.In(lot.Unit, "Waste");
        if (wasted is { } part && (part.Micro < 0 || amount is not { } all || part > all))
            throw new DomainRuleException($"Of {lot.Number}, {amount?.ToString() ?? "an amount nobody measured"} went in; {part} of that cannot have gone to waste. The waste is part of what was used.", "Waste");
        return new()
        {
            Transformation = transformation,
            Lot = lot,
            QuantityMicro = amount?.Micro,
            WasteMicro = wasted is { IsZero: true } ? null : wasted?.Micro,
            FirstUnit = units?.First,
            LastUnit = units?.Last,
        };
    }

    internal void ReachOver(IEnumerable<Output> live) =>
        (ReachFirst, ReachLast) = Units is { } range && live.Any(o => o.LastPosition >= range.First && o.FirstPosition <= range.Last)
            ? (range.First, (long?)range.Last)
            : ((long?)null, (long?)null);

    /// <summary>Whether it went, at least partly, into this output.</summary>
    public bool Reaches(Output output) => ReachFirst is not { } first || (output.LastPosition >= first && output.FirstPosition <= ReachLast);

    internal void RefuseUnlessUndone(Who who, DateTimeOffset now, bool usedSince) => RefuseUnlessUndoneBy(who, now, usedSince);

    internal void Void(string by, DateTimeOffset at, string reason) => MarkVoid(by, at, reason);
}
