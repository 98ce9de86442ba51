using Traceability.Lots;
using Traceability.People;

namespace Traceability.Cutting;

public enum RenewalCause
{
    /// <summary>The mark will be covered: painted, anodised, built in.</summary>
    Covered,

    /// <summary>It was, or will be, machined away.</summary>
    MachinedAway,

    /// <summary>The number goes away with a piece that is cut off; it is moved onto what stays.</summary>
    LeavesWithPiece,

    /// <summary>The tag is gone and nothing on the piece says what it is.</summary>
    Lost,
}

/// <summary>
/// A number that has to be moved to another place on the same piece, and holds the piece until it is there and has been
/// read back. A piece whose number is lost is unidentified: nobody gives it a heat again without evidence.
/// </summary>
public sealed class Renewal : NumberTransfer
{
    private Renewal() { }

    public long Id { get; private set; }

    public long LotId { get; private init; }

    public required Lot Lot { get; init; }

    /// <summary>The cut that takes the number away; null where it is no cut.</summary>
    public long? CutId { get; private init; }

    public Cut? Cut { get; private init; }

    public RenewalCause Cause { get; private set; }

    public required string Reason { get; init; }

    public required string AskedBy { get; init; }

    public required DateTimeOffset AskedAt { get; init; }

    /// <summary>Who said by what evidence the piece is known, after its number was lost.</summary>
    public string? ProvenBy { get; private set; }

    public DateTimeOffset? ProvenAt { get; private set; }

    /// <summary>Over without a new mark: scrapped, or the cut was given up.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    public string? EndedBy { get; private set; }

    public string? EndedReason { get; private set; }

    public bool IsOpen => !IsReadBack && EndedAt is null;

    /// <summary>Nobody can tell what it is, until evidence or a test does.</summary>
    public bool IsUnidentified => IsOpen && Cause == RenewalCause.Lost && ProvenAt is null;

    public override string Bears => Lot.Number;

    private protected override Lot Of => Lot;

    private protected override Quantity? Counted => null;

    /// <summary>The number has to be moved; the piece is held until it is.</summary>
    public static Renewal Asked(Lot lot, RenewalCause cause, string reason, string by, DateTimeOffset at)
    {
        if (lot.OnHand.IsZero)
            throw new DomainRuleException($"{lot.Number} is used up; there is nothing left to mark.");
        if (lot.HeldUntilMarked is not null)
            throw new DomainRuleException($"{lot.Number} waits for its mark already. Mark it and read it back.");
        if (cause == RenewalCause.LeavesWithPiece || !Enum.IsDefined(cause))
            throw new DomainRuleException("Say what happens to the mark: it will be covered, is machined away, or is lost.", "Cause");
        var said = Text.Reason(reason);
        lot.PutOnHold(HoldCause.Mark, cause switch
        {
            RenewalCause.Covered => $"Its mark will be covered: {said}",
            RenewalCause.MachinedAway => $"Its mark is machined away: {said}",
            _ => $"Unidentified, its mark is lost: {said}",
        }, by, at, untilMarked: true);
        return new() { Lot = lot, Cause = cause, Reason = said, AskedBy = by, AskedAt = at };
    }

    internal static Renewal OfRemnant(Cut cut, string by, DateTimeOffset at) => new()
    {
        Lot = cut.Parent,
        Cut = cut,
        Cause = RenewalCause.LeavesWithPiece,
        Reason = $"The number goes with a piece of {cut.Number}.",
        AskedBy = by,
        AskedAt = at,
    };

    /// <summary>While it waited to be moved, the mark was lost.</summary>
    public void Lose(string reason, string by, DateTimeOffset at)
    {
        RefuseUnlessOpen();
        if (Cause == RenewalCause.Lost)
            throw new DomainRuleException($"{Lot.Number} is unidentified already. Find evidence, have it tested, or scrap it.");
        Cause = RenewalCause.Lost;
        Lot.PutOnHold(HoldCause.Mark, $"Unidentified, its mark is lost: {Text.Reason(reason)}", by, at);
    }

    /// <summary>Unbroken physical evidence says which piece it is: the other half of the stamp, the edge that fits, a sealed bag.</summary>
    /// <exception cref="DomainRuleException">Not by a quality lead, without evidence, or the number is not lost.</exception>
    public void Prove(string evidence, Who who, DateTimeOffset at)
    {
        RefuseUnlessUnidentified(who);
        if (string.IsNullOrWhiteSpace(evidence))
            throw new DomainRuleException($"Without unbroken physical evidence the heat of {Lot.Number} is not given back. Say what proves it, or have it tested.", "Evidence");
        (Evidence, ProvenBy, ProvenAt) = (Text.Reason(evidence, "Evidence"), who.Code, at);
    }

    /// <summary>A test (PMI) tells the grade, never the heat: from now on it is known by that, and good for plain products only.</summary>
    /// <param name="test">What was found and how: "6061, XRF, report 12".</param>
    public void GradeTested(string test, Who who, DateTimeOffset at)
    {
        RefuseUnlessUnidentified(who);
        if (string.IsNullOrWhiteSpace(test))
            throw new DomainRuleException("Say which grade was found, and by which test: 6061, PMI, report 12.", "Test");
        (Evidence, ProvenBy, ProvenAt) = (Text.Reason(test, "Test"), who.Code, at);
        Lot.KnownByGrade(Evidence);
    }

    public override void ReadBack(MarkReading reading)
    {
        base.ReadBack(reading);
        foreach (var hold in Lot.Holds.Where(h => h.IsOpen && h.Cause == HoldCause.Mark && h.RecallId is null))
            hold.LiftFor($"Marked anew, and read back as {MarkedNumber}.", reading.By, reading.At);
    }

    /// <summary>Nobody will ever know what it is: all of it goes to the scrap.</summary>
    public void Scrap(string reason, string by, DateTimeOffset at)
    {
        RefuseUnlessOpen();
        Lot.Remove(Lot.OnHand, MovementReason.Scrap, reason, by, at);
        End(reason, by, at);
    }

    internal void End(string reason, string by, DateTimeOffset at)
    {
        if (!IsOpen) return;
        (EndedReason, EndedBy, EndedAt) = (Text.Reason(reason), by, at);
        Lot.HeldUntilMarked?.LiftFor(EndedReason, by, at);
    }

    /// <summary>The piece that bore the number is gone already, and what stays says nothing.</summary>
    internal void HoldNow(string reason, string by, DateTimeOffset at)
    {
        if (IsOpen && !Lot.OnHand.IsZero && Lot.HeldUntilMarked is null)
            Lot.PutOnHold(HoldCause.Mark, $"Its number went with a piece: {reason}", by, at, untilMarked: true);
    }

    private protected override void RefuseUnlessWaiting()
    {
        if (IsReadBack && Cut?.IsDone != false)
            throw new DomainRuleException($"{Lot.Number} is marked anew and read back already. Nothing more to do.");
        if (EndedAt is not null)
            throw new DomainRuleException($"This is over: {EndedReason} Nothing more to do.");
        if (IsUnidentified)
            throw new DomainRuleException($"Nobody can tell what this piece is, so no number is put on it. Say by what evidence it is known, have its grade tested, or scrap it.", "Evidence");
    }

    private void RefuseUnlessOpen()
    {
        if (!IsOpen)
            throw new DomainRuleException($"{Lot.Number} waits for no mark any more. Nothing more to do.");
    }

    private void RefuseUnlessUnidentified(Who who)
    {
        if (who.Role < Role.QualityLead)
            throw new DomainRuleException("Only a quality lead says by what a lost number is known. Ask one to sign in and look at the piece.");
        RefuseUnlessOpen();
        if (!IsUnidentified)
            throw new DomainRuleException($"The number of {Lot.Number} is not lost. Mark it and read it back.");
    }
}
