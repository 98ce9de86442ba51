using Traceability.Data;

namespace Traceability.Lots;

public enum MovementReason { Scrap, Adjust, Move, SupplierReturn, OwnUse, Test }

/// <summary>A change of a lot's amount or place that is neither making nor shipping. Never edited; set right by another one.</summary>
public sealed class Movement : Stamped
{
    private Movement() { }

    public long Id { get; private set; }

    public long LotId { get; private init; }

    public required Lot Lot { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Millionths of the lot's unit, negative when it leaves.</summary>
    public required long DeltaMicro { get; init; }

    public required MovementReason Reason { get; init; }

    /// <summary>The new place, of a move.</summary>
    public string? Location { get; private init; }

    public string? Note { get; private init; }

    public string? By { get; private init; }

    internal static Movement Of(Lot lot, long deltaMicro, MovementReason reason, string? note, string by, DateTimeOffset at, string? location = null) =>
        new() { Lot = lot, DeltaMicro = deltaMicro, Reason = reason, Note = Text.Optional(note, "note", "Note", Text.NoteLength), Location = location, By = by, At = at };
}
