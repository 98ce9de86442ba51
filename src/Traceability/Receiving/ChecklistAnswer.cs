using Traceability.Data;
using Traceability.Lots;

namespace Traceability.Receiving;

/// <summary>A line of a material's checklist, answered at the door: "Cast" stands on the label, or does not.</summary>
public sealed class ChecklistAnswer : Stamped
{
    private ChecklistAnswer() { }

    public long Id { get; private set; }

    public long LotId { get; private init; }

    public required Lot Lot { get; init; }

    /// <summary>The line as it was asked.</summary>
    public required string Line { get; init; }

    public required bool IsYes { get; init; }

    public required string By { get; init; }

    public required DateTimeOffset At { get; init; }

    internal static ChecklistAnswer Of(Lot lot, string line, bool isYes, string by, DateTimeOffset at) =>
        new() { Lot = lot, Line = line, IsYes = isYes, By = by, At = at };
}
