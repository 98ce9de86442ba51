using Traceability.Data;
using Traceability.Lots;

namespace Traceability.Cutting;

public enum MarkMethod { HardStamp, LowStressStamp, Etch, Laser, PaintPen, Tag, Sticker, Bag, Traveller }

/// <summary>
/// A number is moved onto a piece and read back: marked how, where on the piece, by whom and when; read by whom and when,
/// and what it says. Nothing is taken for marked that was not read.
/// </summary>
public abstract class NumberTransfer : Stamped
{
    public MarkMethod? MarkMethod { get; private set; }

    /// <summary>Where on the piece: "top right corner", "end face".</summary>
    public string? Spot { get; private set; }

    public string? MarkedBy { get; private set; }

    public DateTimeOffset? MarkedAt { get; private set; }

    /// <summary>What was read back from the mark.</summary>
    public string? MarkedNumber { get; private set; }

    public string? VerifiedBy { get; private set; }

    public DateTimeOffset? VerifiedAt { get; private set; }

    /// <summary>How it is known that the piece is of this lot, where it was parted before it was marked, or had lost its mark.</summary>
    public string? Evidence { get; private protected set; }

    /// <summary>When the mark was keyed in from paper; null where it was written down as it was done.</summary>
    public DateTimeOffset? KeyedInAt { get; private set; }

    public bool IsMarked => MarkMethod is not null;

    public bool IsReadBack => IsMarked && VerifiedAt is not null;

    /// <summary>Marked and read back by one and the same person.</summary>
    public bool IsReadByItsMarker => IsReadBack && MarkedBy == VerifiedBy;

    /// <summary>The number that the piece bears in the shop.</summary>
    public abstract string Bears { get; }

    /// <summary>Whose heat and numbers a mark may say.</summary>
    private protected abstract Lot Of { get; }

    /// <summary>Parts that are counted where the mark is on their bag or traveller; null where there is nothing to count.</summary>
    private protected abstract Quantity? Counted { get; }

    /// <summary>The number has been moved onto the piece. A mark made anew has to be read anew.</summary>
    /// <param name="spot">Where on the piece, if it matters.</param>
    /// <param name="at">When it was done.</param>
    /// <param name="keyedInAt">When it was keyed in from paper.</param>
    public void Mark(MarkMethod method, string by, DateTimeOffset at, string? spot = null, DateTimeOffset? keyedInAt = null)
    {
        RefuseUnlessWaiting();
        if (!Enum.IsDefined(method))
            throw new DomainRuleException("Say how it is marked: choose one of the ways.", "Method");
        (MarkMethod, Spot, MarkedBy, MarkedAt) = (method, Text.Optional(spot, "place of the mark", "Spot"), by, at);
        (MarkedNumber, VerifiedBy, VerifiedAt, KeyedInAt) = (null, null, null, keyedInAt);
    }

    /// <summary>The mark is read back, scanned or typed, and compared with the parent's numbers and its own.</summary>
    /// <param name="reading">What it says, and who read it when.</param>
    /// <exception cref="DomainRuleException">Not marked yet, it reads differently, or another person has to read it.</exception>
    public virtual void ReadBack(MarkReading reading)
    {
        RefuseUnlessWaiting();
        if (!IsMarked)
            throw new DomainRuleException($"{Bears} has no mark yet. Mark it with {Words} first, then read it back.", "Read");
        if (reading.At < MarkedAt)
            throw new DomainRuleException($"{Bears} was marked after that; a mark is read back once it is there. Check the time.", "At");
        if (reading.ByAnother && MarkedBy == reading.By)
            throw new DomainRuleException($"You marked {Bears} yourself; here another person reads it back. Ask somebody to sign in and scan it.", "Read");
        var kept = NumberKey.Kept(reading.Read, "number read back", "Read");
        if (!Says(kept))
            throw new DomainRuleException($"The mark on {Bears} reads {kept}; it should read {Words}.{Doubt(kept)} Read it again, or mark the piece anew.", "Read");
        if (MarkMethod is Cutting.MarkMethod.Bag or Cutting.MarkMethod.Traveller && Counted is { } all)
        {
            if (reading.Counted is not { } counted)
                throw new DomainRuleException($"How many are in it? The number is on the {MarkMethod.Value.Words().ToLowerInvariant()} of {Bears}, so its parts are counted.", "Counted");
            if (counted.In(all.Unit, "Counted") != all)
                throw new DomainRuleException($"{Bears} should hold {all}, and {counted} were counted. Count again; what is not there is not marked.", "Counted");
        }
        (MarkedNumber, VerifiedBy, VerifiedAt, KeyedInAt) = (kept, reading.By, reading.At, reading.KeyedInAt ?? KeyedInAt);
    }

    /// <summary>What may stand on it, as said to the person who marks: "heat 25987741 or ALU-0524-001".</summary>
    public string Words => Of.IdentityWords();

    /// <exception cref="DomainRuleException">There is nothing to mark any more.</exception>
    private protected abstract void RefuseUnlessWaiting();

    // Heat and number may stand side by side: then each of them is read, and each has to be right.
    private bool Says(string read) =>
        IsOwn(read) || (read.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) is { Length: > 1 } parts && parts.All(IsOwn));

    private bool IsOwn(string read) => Of.IsIdentifiedBy(read) || NumberKey.Same(read, Bears);

    private string Doubt(string read) =>
        Of.LooksLike(read) is { } alike ? $" It looks like {alike}: mind O and 0, I and 1." : "";
}

/// <summary>A mark as it was read back.</summary>
/// <param name="Read">What it says, scanned or typed.</param>
/// <param name="By">Who read it.</param>
/// <param name="At">When it was read.</param>
/// <param name="ByAnother">Whether the shop wants another person than the one who marked.</param>
/// <param name="Counted">How many parts a bag or traveller holds.</param>
/// <param name="Evidence">How it is known to be of this lot, where that is asked.</param>
/// <param name="KeyedInAt">When it was keyed in from paper.</param>
public sealed record MarkReading(string Read, string By, DateTimeOffset At, bool ByAnother = false, Quantity? Counted = null, string? Evidence = null, DateTimeOffset? KeyedInAt = null);
