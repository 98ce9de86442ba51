using Traceability.People;

namespace Traceability.Data;

/// <summary>
/// A row that says when it was written down and by whom. Both are set once, by the unit of work; the time of the event
/// itself is the row's own date. Written down late shows as late.
/// </summary>
public abstract class Stamped
{
    public DateTimeOffset RecordedAt { get; internal set; }

    /// <summary>The code of the person, as it was at that time.</summary>
    public string RecordedBy { get; internal set; } = "";

    /// <summary>How long one's own entry can be taken back in one tap, without a reason.</summary>
    public static readonly TimeSpan UndoneWithin = TimeSpan.FromMinutes(15);

    private protected const string WayOut = "A quality lead can void it, with the reason.";

    /// <exception cref="DomainRuleException">Somebody else wrote it, or it was written too long ago.</exception>
    public void RefuseUnlessOwnAndFresh(string by, DateTimeOffset at)
    {
        if (RecordedBy != by)
            throw new DomainRuleException($"This was entered by {RecordedBy}, and only one's own entry is undone. {WayOut}");
        if (at - RecordedAt > UndoneWithin)
            throw new DomainRuleException($"This was entered more than {UndoneWithin.TotalMinutes:0} minutes ago and is not undone any more. {WayOut}");
    }
}

/// <summary>
/// A row of the chain that can turn out wrong. It is never deleted: it is voided, with who, when and why, and walks pass
/// it by.
/// </summary>
public abstract class Voidable : Stamped
{
    public DateTimeOffset? VoidedAt { get; private set; }

    public string? VoidedBy { get; private set; }

    public string? VoidedReason { get; private set; }

    public bool IsLive => VoidedAt is null;

    /// <summary>Whether this person may still take it back, as far as the entry itself tells.</summary>
    public bool IsUndoneBy(Who who, DateTimeOffset now) => IsLive && RecordedBy == who.Code && now - RecordedAt <= UndoneWithin;

    /// <param name="usedSince">Whether something was made of it, sent or brought back since.</param>
    /// <exception cref="DomainRuleException">Somebody else's, too long ago, or built on since.</exception>
    private protected void RefuseUnlessUndoneBy(Who who, DateTimeOffset now, bool usedSince)
    {
        // What is void already has a sentence of its own.
        if (IsLive) RefuseUnlessOwnAndFresh(who.Code, now);
        if (usedSince)
            throw new DomainRuleException($"What came of this has been used or has left since, so it is not undone. {WayOut}");
    }

    private protected void MarkVoid(string by, DateTimeOffset at, string reason)
    {
        if (!IsLive)
            throw new DomainRuleException($"This was voided already, by {VoidedBy} ({VoidedReason}). Nothing more to do.");
        (VoidedAt, VoidedBy, VoidedReason) = (at, by, Text.Reason(reason));
    }
}
