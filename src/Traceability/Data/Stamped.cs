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

    // How long one's own entry is taken back in one tap.
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(15);

    /// <exception cref="DomainRuleException">Somebody else wrote it, or it was written too long ago.</exception>
    public void RefuseUnlessOwnAndFresh(string by, DateTimeOffset at)
    {
        if (RecordedBy != by)
            throw new DomainRuleException($"{RecordedBy} wrote this down, so only {RecordedBy} can take it back in one tap. A quality lead can void it, with a reason.");
        if (at - RecordedAt > Fresh)
            throw new DomainRuleException($"This was written down more than {Fresh.TotalMinutes:0} minutes ago, so it is not simply taken back. A quality lead can void it, with a reason.");
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

    /// <summary>How long one's own entry can be taken back in one tap, without a reason.</summary>
    public static readonly TimeSpan UndoneWithin = TimeSpan.FromMinutes(15);

    /// <summary>Whether this person may still take it back, as far as the entry itself tells.</summary>
    public bool IsUndoneBy(Who who, DateTimeOffset now) => IsLive && RecordedBy == who.Code && now - RecordedAt <= UndoneWithin;

    /// <param name="usedSince">Whether something was made of it, sent or brought back since.</param>
    /// <exception cref="DomainRuleException">Somebody else's, too long ago, or built on since.</exception>
    private protected void RefuseUnlessUndoneBy(Who who, DateTimeOffset now, bool usedSince)
    {
        const string wayOut = "A quality lead can void it, with the reason.";
        if (IsLive && RecordedBy != who.Code)
            throw new DomainRuleException($"This was entered by {RecordedBy}, and only one's own entry is undone. {wayOut}");
        if (IsLive && now - RecordedAt > UndoneWithin)
            throw new DomainRuleException($"This was entered more than {UndoneWithin.TotalMinutes:0} minutes ago and is not undone any more. {wayOut}");
        if (usedSince)
            throw new DomainRuleException($"What came of this has been used or has left since, so it is not undone. {wayOut}");
    }

    private protected void MarkVoid(string by, DateTimeOffset at, string reason)
    {
        if (!IsLive)
            throw new DomainRuleException($"This was voided already, by {VoidedBy} ({VoidedReason}). Nothing more to do.");
        (VoidedAt, VoidedBy, VoidedReason) = (at, by, Text.Reason(reason));
    }
}
