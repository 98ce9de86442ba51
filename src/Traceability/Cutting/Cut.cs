using Traceability.Lots;

namespace Traceability.Cutting;

/// <summary>
/// CUT-0007: a lot becomes cut-offs. Marking out is free; the cut itself waits until every piece carries the number and
/// it has been read back.
/// </summary>
public sealed class Cut : Transformation
{
    private List<CutPiece>? pieces;

    private Cut() { }

    public long ParentId { get; private init; }

    public Lot Parent { get; private init; } = null!;

    /// <summary>Millionths of the parent's unit that become kerf and scrap.</summary>
    public long LossMicro { get; private init; }

    /// <summary>
    /// Millionths of the parent's unit that the cut takes, where the pieces are counted in another kind of unit (one
    /// sheet becomes 24 pieces); null where it is the pieces and the loss.
    /// </summary>
    public long? TakenMicro { get; private init; }

    public IReadOnlyList<CutPiece> Pieces => pieces ?? throw new InvalidOperationException($"The pieces of {Number} were not loaded.");

    public bool IsDone => CompletedOn is not null;

    /// <summary>What leaves the parent, pieces and loss together.</summary>
    public Quantity Taken => new(TakenMicro ?? Pieces.Sum(p => p.Amount.In(Parent.Unit).Micro) + LossMicro, Parent.Unit);

    /// <summary>Plans and marks out the pieces. Nothing leaves the parent yet.</summary>
    public static Cut Plan(string number, Lot parent, IReadOnlyList<PlannedPiece> plan, Quantity? loss, Quantity? taken, DateOnly startedOn, DateOnly today, string by)
    {
        parent.RefuseUnlessFree("cut", today, parent.OwnerId, "Parent");
        if (plan.Count == 0)
            throw new DomainRuleException("Say how many pieces there will be, and how large each is.", "Pieces");
        var counted = plan.All(p => p.Amount.ConvertsTo(parent.Unit));
        if (!counted && taken is null)
            throw new DomainRuleException($"The pieces are not counted in {parent.Unit.Word(one: false)}. Say how much of {parent.Number} the cut takes.", "Taken");
        var kept = Lots.NumberKey.Kept(number, "cut's number", "Number");
        var cut = new Cut
        {
            Number = kept,
            NumberKey = Lots.NumberKey.Of(kept),
            Parent = parent,
            StartedOn = startedOn,
            Operator = by,
            LossMicro = Positive(loss, parent, "Loss") ?? 0,
            TakenMicro = counted ? null : Positive(taken, parent, "Taken"),
        };
        cut.StartEmpty();
        cut.pieces = [.. plan.Select(p => CutPiece.Planned(cut, p))];
        if (cut.Taken > parent.OnHand)
            throw new DomainRuleException($"{parent.Number} has {parent.OnHand} left; the pieces and the saw line take {cut.Taken}. Plan fewer or smaller pieces.", "Pieces");
        return cut;
    }

    /// <summary>The saw starts: refused until every piece has been marked and read back.</summary>
    /// <returns>The pieces, each a lot with its own history.</returns>
    public IReadOnlyList<Lot> Saw(DateOnly today)
    {
        if (IsDone)
            throw new DomainRuleException($"{Number} was cut on {CompletedOn:yyyy-MM-dd} already. Nothing more to do.");
        Parent.RefuseUnlessFree("cut", today, Parent.OwnerId);
        var waiting = Pieces.Where(p => !p.IsReadBack).ToList();
        if (waiting.Count > 0)
            throw new DomainRuleException($"{Counted(waiting.Count, Pieces.Count)} still to be marked and read back, so {Parent.Number} cannot be cut yet. Mark {waiting[0].Number} with {Parent.IdentityWords()} and scan the mark.");
        Parent.Take(Taken, "cut");
        AddInput(Parent, Taken, null);
        foreach (var piece in Pieces)
        {
            var at = NextPosition;
            var lot = Lot.Made(piece.Number, Parent.Material, Parent.Product, piece.Amount, LotStatus.Accepted, Parent.Root ?? Parent, Parent.Owner, piece.Location ?? Parent.Location, Parent.ExpiresOn);
            AddOutput(lot, piece.Amount, at, at);
            piece.BecomeLot(lot);
        }
        CompletedOn = today;
        return [.. LiveOutputs.Select(o => o.Lot)];
    }

    private static long? Positive(Quantity? amount, Lot parent, string field) => amount?.In(parent.Unit, field).Micro switch
    {
        < 0 => throw new DomainRuleException("The amount cannot be below nothing.", field),
        var micro => micro,
    };

    private static string Counted(int waiting, int all) => waiting == 1 && all == 1 ? "The piece has" : waiting == 1 ? $"One of {all} pieces has" : $"{waiting} of {all} pieces have";
}

/// <summary>A piece as it is marked out.</summary>
public sealed record PlannedPiece(string Number, Quantity Amount, string? Location = null);
