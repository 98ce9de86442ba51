using Traceability.Receiving;

namespace Traceability.Lots;

/// <summary>How a lot stands, in the one word that its badge shows: the strongest reason not to use it comes first.</summary>
public enum LotState { Rejected, Recalled, Held, Waiting, Quarantined, Released, UsedUp, Accepted }

/// <summary>What decides a lot's state, for lists that show many without loading any.</summary>
public sealed record LotStanding(LotStatus Status, bool Decided, bool Held, bool Recalled, long OnHandMicro, bool Released)
{
    public LotState State => Status switch
    {
        LotStatus.Rejected => LotState.Rejected,
        _ when Recalled => LotState.Recalled,
        _ when Held => LotState.Held,
        LotStatus.Quarantined => Decided ? LotState.Quarantined : LotState.Waiting,
        _ when Released => LotState.Released,
        _ => OnHandMicro == 0 ? LotState.UsedUp : LotState.Accepted,
    };

    public static LotStanding Of(Lot lot) => new(
        lot.Status,
        lot.Verifications.Any(v => v.Outcome == Outcome.Quarantined),
        lot.IsHeld,
        lot.Holds.Any(h => h.IsOpen && h.Cause == HoldCause.Recall),
        lot.OnHandMicro,
        lot.IsReleased);
}
