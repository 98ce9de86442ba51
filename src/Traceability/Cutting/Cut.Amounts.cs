using Traceability.Lots;

namespace Traceability.Cutting;

/// <summary>Parent = pieces + what is left + scrap + saw line, to the millionth.</summary>
public sealed partial class Cut
{
    /// <summary>What will be left of the parent once the saw has gone through, as planned.</summary>
    public Quantity PlannedRest => IsDone ? Parent.OnHand : new(Math.Max(0, Parent.OnHandMicro - Taken.Micro), Parent.Unit);

    /// <summary>Too little to be used again: it goes with the scrap.</summary>
    public bool RestIsScrap => !IsDone && !PlannedRest.IsZero && IsTooSmall(PlannedRest.Micro);

    private bool IsTooSmall(long micro) => Parent.Material?.MinUsefulMicro is { } least && micro < least;

    // The saw line of one cut is narrower than the piece it parts; else it is waste that somebody should know of.
    private void RefuseKerfBeyondPieces()
    {
        if (TakenMicro is not null || LossMicro == 0) return;
        var smallest = Pieces.Min(p => p.Amount.In(Parent.Unit).Micro);
        if (LossMicro / Pieces.Count > smallest)
            throw new DomainRuleException($"The saw line takes {Kerf}, {new Quantity(LossMicro / Pieces.Count, Parent.Unit)} for each piece: more than a piece of {new Quantity(smallest, Parent.Unit)}. Enter only what the saw takes; what is thrown away is entered after the cut.", "Loss");
    }

    private void Account(AfterTheSaw? measured)
    {
        var scrap = Positive(measured?.Scrap, Parent, "Scrap") ?? 0;
        if (measured?.Left is { } stated)
        {
            var left = stated.In(Parent.Unit, "Left").Micro;
            // The pieces are counted in another kind: then what the cut took is what is not here any more.
            if (TakenMicro is not null)
            {
                if (left > Parent.OnHandMicro)
                    throw TooMuch(left - Parent.OnHandMicro);
                TakenMicro = Parent.OnHandMicro - left;
                if (TakenMicro == 0)
                    throw new DomainRuleException($"All of {Parent.Number} is still there, so nothing was cut from it. Enter what is left after the cut.", "Left");
                (LossMicro, ScrapMicro) = (scrap, scrap);
            }
            else
            {
                var kerf = Parent.OnHandMicro - Pieces.Sum(p => p.Amount.In(Parent.Unit).Micro) - scrap - left;
                if (kerf < 0) throw TooMuch(-kerf);
                RefuseUnlessWithinTolerance(kerf);
                (LossMicro, ScrapMicro) = (scrap + kerf, scrap);
            }
        }
        else
        {
            if (TakenMicro is not null) LossMicro = Math.Max(LossMicro, scrap);
            else LossMicro += scrap;
            ScrapMicro = scrap;
            if (Taken > Parent.OnHand)
                throw new DomainRuleException($"{Parent.Number} has {Parent.OnHand} left; {Taken} cannot be cut. Plan the cut anew, with fewer or smaller pieces.", "Scrap");
        }
        ScrapWhatIsTooSmall();
    }

    private void ScrapWhatIsTooSmall()
    {
        var left = Parent.OnHandMicro - Taken.Micro;
        if (left <= 0 || !IsTooSmall(left)) return;
        (LossMicro, ScrapMicro) = (LossMicro + left, ScrapMicro + left);
        if (TakenMicro is { } taken) TakenMicro = taken + left;
    }

    private void RefuseUnlessWithinTolerance(long kerf)
    {
        var planned = LossMicro;
        var tolerance = (long)((Int128)Parent.OnHandMicro * (Parent.Material?.CutTolerancePerMille ?? 0) / 1000);
        if (Math.Abs(kerf - planned) <= tolerance) return;
        throw new DomainRuleException(kerf > planned
            ? $"{new Quantity(kerf - planned, Parent.Unit)} more than the planned saw line of {new Quantity(planned, Parent.Unit)} are not accounted for. Measure what is left again, or enter what was thrown away."
            : $"Only {new Quantity(kerf, Parent.Unit)} were lost, where the saw line was planned with {new Quantity(planned, Parent.Unit)}. Measure what is left again, or plan the cut anew.", "Left");
    }

    private DomainRuleException TooMuch(long micro) =>
        new($"Pieces, scrap and what is left make {new Quantity(micro, Parent.Unit)} more than {Parent.Number} had. Measure again; if there was more all the time, count {Parent.Number} anew first.", "Left");

    private static long? Positive(Quantity? amount, Lot parent, string field) => amount?.In(parent.Unit, field).Micro switch
    {
        < 0 => throw new DomainRuleException("The amount cannot be below nothing.", field),
        var micro => micro,
    };
}
