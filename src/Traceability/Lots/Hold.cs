using Traceability.Data;
using Traceability.Quality;

namespace Traceability.Lots;

public enum HoldCause { Recall, Issue, Mark, Doubt, Other }

/// <summary>One reason why a lot must not be used. A lot is free when none of its holds is open.</summary>
public sealed class Hold : Stamped
{
    private Hold() { }

    public long Id { get; private set; }

    public long LotId { get; private init; }

    public required Lot Lot { get; init; }

    public required DateTimeOffset Since { get; init; }

    public required HoldCause Cause { get; init; }

    public string? Reason { get; private init; }

    public string? By { get; private init; }

    /// <summary>Placed because the mark is missing: it ends when the mark is read back, not by anybody's word.</summary>
    public bool UntilMarked { get; private init; }

    /// <summary>The recall that placed it.</summary>
    public long? RecallId { get; internal init; }

    public long? IssueId { get; private init; }

    /// <summary>The quality issue that placed it: it ends when that is closed, not by anybody's word.</summary>
    public NonConformance? Issue { get; private init; }

    public DateTimeOffset? LiftedAt { get; private set; }

    public string? LiftedBy { get; private set; }

    public string? LiftedReason { get; private set; }

    public bool IsOpen => LiftedAt is null;

    internal static Hold On(Lot lot, HoldCause cause, string reason, string by, DateTimeOffset at, long? recallId = null, bool untilMarked = false) =>
        new() { Lot = lot, Cause = cause, Reason = Text.Reason(reason), By = by, Since = at, RecallId = recallId, UntilMarked = untilMarked };

    internal static Hold For(NonConformance issue, Lot lot, string reason, string by, DateTimeOffset at) =>
        new() { Lot = lot, Cause = HoldCause.Issue, Reason = Text.Reason(reason), By = by, Since = at, Issue = issue };

    /// <summary>The same cause, of a lot that was parted from the other or made of it. A mark that waits is its own.</summary>
    internal static Hold Like(Hold other, Lot lot, string reason, string by, DateTimeOffset since) =>
        new() { Lot = lot, Cause = other.Cause, Reason = Text.Reason(reason), By = by, Since = since, RecallId = other.RecallId, IssueId = other.IssueId, Issue = other.Issue };

    /// <exception cref="DomainRuleException">It is lifted already, waits for a mark or an issue's end, or no reason is given.</exception>
    public void Lift(string reason, string by, DateTimeOffset at)
    {
        if (UntilMarked && IsOpen)
            throw new DomainRuleException($"{Lot.Number} is held until its number is on it again. Mark it and read the mark back; the hold ends with that.");
        if (IssueId is not null && IsOpen)
            throw new DomainRuleException($"{Lot.Number} is held for a quality issue ({Reason}). Decide there what becomes of it; closing the issue lifts the hold.");
        LiftFor(reason, by, at);
    }

    /// <summary>As <see cref="Lift"/>, by the act that the hold waits for.</summary>
    internal void LiftFor(string reason, string by, DateTimeOffset at)
    {
        if (!IsOpen)
            throw new DomainRuleException($"This hold was lifted already by {LiftedBy}. Nothing more to do.");
        (LiftedReason, LiftedBy, LiftedAt) = (Text.Reason(reason), by, at);
    }
}
