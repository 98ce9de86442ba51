using Traceability.Data;
using Traceability.Lots;

namespace Traceability.Cutting;

public enum MarkMethod { HardStamp, LowStressStamp, Etch, Laser, PaintPen, Tag, Sticker }

/// <summary>One piece of a cut, from marked out to cut off: its number is moved onto it and read back before the saw.</summary>
public sealed class CutPiece : Stamped
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

    public string? Location { get; private init; }

    public MarkMethod? MarkMethod { get; private set; }

    public string? MarkedBy { get; private set; }

    public DateTimeOffset? MarkedAt { get; private set; }

    /// <summary>What was read back from the mark.</summary>
    public string? MarkedNumber { get; private set; }

    public string? VerifiedBy { get; private set; }

    public DateTimeOffset? VerifiedAt { get; private set; }

    public long? LotId { get; private set; }

    /// <summary>The lot it became, once it was cut.</summary>
    public Lot? Lot { get; private set; }

    public Quantity Amount => new(QuantityMicro, Unit);

    public bool IsMarked => MarkMethod is not null;

    public bool IsReadBack => IsMarked && VerifiedAt is not null;

    internal static CutPiece Planned(Cut cut, PlannedPiece plan)
    {
        if (plan.Amount.Micro <= 0)
            throw new DomainRuleException($"A piece of {plan.Amount} is no piece. Enter its size or amount.", "Pieces");
        var kept = Lots.NumberKey.Kept(plan.Number, "piece's number", "Pieces");
        return new() { Cut = cut, Number = kept, NumberKey = Lots.NumberKey.Of(kept), QuantityMicro = plan.Amount.Micro, Unit = plan.Amount.Unit, Location = Text.Optional(plan.Location, "place", "Location") };
    }

    /// <summary>The number has been moved onto the piece.</summary>
    public void Mark(MarkMethod method, string by, DateTimeOffset at)
    {
        RefuseIfCut();
        (MarkMethod, MarkedBy, MarkedAt) = (method, by, at);
        (MarkedNumber, VerifiedBy, VerifiedAt) = (null, null, null);
    }

    /// <summary>The mark is read back, scanned or typed, and compared with the parent's numbers.</summary>
    /// <exception cref="DomainRuleException">Not marked yet, or it reads differently.</exception>
    public void ReadBack(string read, string by, DateTimeOffset at)
    {
        RefuseIfCut();
        if (!IsMarked)
            throw new DomainRuleException($"{Number} has no mark yet. Mark it with {Cut.Parent.IdentityWords()} first, then read it back.", "Read");
        var kept = Lots.NumberKey.Kept(read, "number read back", "Read");
        if (!Cut.Parent.IsIdentifiedBy(kept) && !Lots.NumberKey.Same(kept, Number))
            throw new DomainRuleException($"The mark on {Number} reads {kept}; it should read {Cut.Parent.IdentityWords()}. Read it again, or mark the piece anew.", "Read");
        (MarkedNumber, VerifiedBy, VerifiedAt) = (kept, by, at);
    }

    internal void BecomeLot(Lot lot) => Lot = lot;

    private void RefuseIfCut()
    {
        if (Cut.IsDone)
            throw new DomainRuleException($"{Number} is cut already. Nothing more to do.");
    }
}
