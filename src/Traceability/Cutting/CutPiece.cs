using Traceability.Lots;

namespace Traceability.Cutting;

/// <summary>One piece of a cut, from marked out to cut off: its number is moved onto it and read back before the saw.</summary>
public sealed class CutPiece : NumberTransfer
{
    private CutPiece() { }

    public long Id { get; private set; }

    public long CutId { get; private init; }

    public required Cut Cut { get; init; }

    /// <summary>The number it will bear as a lot.</summary>
    public required string Number { get; init; }

    public required string NumberKey { get; init; }

    /// <summary>Millionths of the unit.</summary>
    public required long QuantityMicro { get; init; }

    public required Unit Unit { get; init; }

    /// <summary>Millionths of a millimetre, of a piece of a sheet.</summary>
    public long? LengthMicro { get; private init; }

    /// <inheritdoc cref="LengthMicro"/>
    public long? WidthMicro { get; private init; }

    public string? Location { get; private init; }

    public long? LotId { get; private set; }

    /// <summary>The lot it became, once it was cut.</summary>
    public Lot? Lot { get; private set; }

    public Quantity Amount => new(QuantityMicro, Unit);

    public PieceSize? Size => PieceSize.Of(LengthMicro, WidthMicro);

    /// <summary>As it is said: "300 × 240 mm", "120 mm", "24 pcs".</summary>
    public string Measure => Size is { } size ? size.ToString() : Amount.ToString();

    public override string Bears => Number;

    private protected override Lot Of => Cut.Parent;

    private protected override Quantity? Counted => Unit.Kind() is UnitKind.Pieces or UnitKind.Sheets or UnitKind.Rolls ? Amount : null;

    internal static CutPiece Planned(Cut cut, PlannedPiece plan)
    {
        if (plan.Amount.Micro <= 0)
            throw new DomainRuleException($"A piece of {plan.Amount} is no piece. Enter its size or amount.", "Pieces");
        var kept = Lots.NumberKey.Kept(plan.Number, "piece's number", "Pieces");
        return new()
        {
            Cut = cut,
            Number = kept,
            NumberKey = Lots.NumberKey.Of(kept),
            QuantityMicro = plan.Amount.Micro,
            Unit = plan.Amount.Unit,
            LengthMicro = plan.Size?.LengthMicro,
            WidthMicro = plan.Size?.WidthMicro,
            Location = Text.Optional(plan.Location, "place", "Location"),
        };
    }

    /// <summary>
    /// As every mark. A piece that was cut before it was marked needs to be known by something else as well, and is free with
    /// this.
    /// </summary>
    public override void ReadBack(MarkReading reading)
    {
        var late = Cut.IsDone;
        if (late && IsMarked && string.IsNullOrWhiteSpace(reading.Evidence))
            throw new DomainRuleException($"{Number} was cut before its number was on it. Say how you know that it is of {Cut.Parent.Number}: its edge fits, or nobody else cut that day.", "Evidence");
        base.ReadBack(reading);
        if (!late) return;
        Evidence = Text.Reason(reading.Evidence, "Evidence");
        Lot?.HeldUntilMarked?.LiftFor($"Marked, and read back as {MarkedNumber}: {Evidence}", reading.By, reading.At);
    }

    internal void BecomeLot(Lot lot)
    {
        Lot = lot;
        if (Size is { } size) lot.Measured(size);
    }

    private protected override void RefuseUnlessWaiting()
    {
        if (Cut.IsAbandoned)
            throw new DomainRuleException($"{Cut.Number} was given up, so {Number} will not be cut. Plan a new cut.");
        if (Cut.IsDone && (IsReadBack || !Cut.IsLate))
            throw new DomainRuleException($"{Number} is cut already. Nothing more to do.");
    }
}
