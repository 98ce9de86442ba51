using Traceability.Lots;

namespace Traceability.Cutting;

/// <summary>
/// CUT-0007: a lot becomes cut-offs. Marking out is free; the cut itself waits until every piece carries the number and
/// it has been read back. What is cut already is written down as it happened, and its pieces wait instead.
/// </summary>
public sealed partial class Cut : Transformation
{
    private List<CutPiece>? pieces;
    private List<Renewal>? remnantMarks;

    private Cut() { }

    public long ParentId { get; private init; }

    public Lot Parent { get; private init; } = null!;

    /// <summary>Millionths of the parent's unit that become neither pieces nor remnant: the saw line, and what was thrown away.</summary>
    public long LossMicro { get; private set; }

    /// <summary>Millionths of the parent's unit that were thrown away; what else is lost is the saw line.</summary>
    public long ScrapMicro { get; private set; }

    /// <summary>
    /// Millionths of the parent's unit that the cut takes, where the pieces are counted in another kind of unit (one
    /// sheet becomes 24 pieces); null where it is the pieces and the loss.
    /// </summary>
    public long? TakenMicro { get; private set; }

    /// <summary>How the pieces are going to be marked, as planned.</summary>
    public MarkMethod? MarkWith { get; private init; }

    /// <summary>Where on each piece, as planned.</summary>
    public string? MarkSpot { get; private init; }

    /// <summary>Why it was cut before the numbers were on the pieces; null where they were.</summary>
    public string? LateReason { get; private set; }

    public DateTimeOffset? AbandonedAt { get; private set; }

    public string? AbandonedBy { get; private set; }

    public string? AbandonedReason { get; private set; }

    public IReadOnlyList<CutPiece> Pieces => pieces ?? throw new InvalidOperationException($"The pieces of {Number} were not loaded.");

    /// <summary>At most one, see <see cref="RemnantMark"/>.</summary>
    public IReadOnlyList<Renewal> RemnantMarks => remnantMarks ?? throw new InvalidOperationException($"The remnant's mark of {Number} was not loaded.");

    /// <summary>Where the parent's number goes away with a piece: what stays has to be marked as well.</summary>
    public Renewal? RemnantMark => RemnantMarks.SingleOrDefault();

    public bool IsDone => CompletedOn is not null;

    public bool IsAbandoned => AbandonedAt is not null;

    /// <summary>Cut before its pieces were marked, and written down as it happened.</summary>
    public bool IsLate => LateReason is not null;

    /// <summary>What leaves the parent, pieces and loss together.</summary>
    public Quantity Taken => new(TakenMicro ?? Pieces.Sum(p => p.Amount.In(Parent.Unit).Micro) + LossMicro, Parent.Unit);

    public Quantity Scrap => new(ScrapMicro, Parent.Unit);

    /// <summary>What the saw turned into chips: what is neither piece, nor scrap, nor left.</summary>
    public Quantity Kerf => new(LossMicro - ScrapMicro, Parent.Unit);

    /// <summary>What has to be marked and read back before the saw: the pieces, and the remnant where its number goes away.</summary>
    public IEnumerable<NumberTransfer> Transfers => RemnantMark is { } remnant ? [.. Pieces, remnant] : Pieces;

    /// <summary>Every number is on its piece and has been read.</summary>
    public bool IsMarkedThroughout => Transfers.All(t => t.IsReadBack);

    /// <summary>Plans and marks out the pieces. Nothing leaves the parent yet.</summary>
    public static Cut Plan(string number, Lot parent, IReadOnlyList<PlannedPiece> plan, Quantity? loss, Quantity? taken, DateOnly startedOn, DateOnly today, string by, CutDetails? details = null)
    {
        parent.RefuseUnlessFree("cut", today, parent.OwnerId, "Parent");
        var cut = MarkedOut(number, parent, plan, loss, taken, startedOn, by, details);
        if (cut.Taken > parent.OnHand)
            throw new DomainRuleException($"{parent.Number} has {parent.OnHand} left; the pieces and the saw line take {cut.Taken}. Plan fewer or smaller pieces.", "Pieces");
        if (details?.NumberLeaves == true && cut.Taken < parent.OnHand)
            cut.remnantMarks!.Add(Renewal.OfRemnant(cut, by, details.At));
        return cut;
    }

    /// <summary>
    /// A mark is scanned or typed. A piece's own number says which piece is meant, whichever was worked on; where labels are
    /// the marks, the label that can be scanned is on it.
    /// </summary>
    /// <param name="at">The piece that is worked on.</param>
    /// <returns>What was read back.</returns>
    public NumberTransfer ReadBack(MarkReading reading, NumberTransfer? at)
    {
        var named = Pieces.FirstOrDefault(p => Lots.NumberKey.Same(p.Number, reading.Read));
        if (named is { IsReadBack: true } && named != at)
            throw new DomainRuleException($"{named.Number} was read back already. {Left(Transfers.Count(t => !t.IsReadBack))}", "Read");
        if (named is { IsMarked: false } && MarkWith is Cutting.MarkMethod.Sticker or Cutting.MarkMethod.Tag && !reading.ByAnother && !IsDone)
            named.Mark(MarkWith.Value, reading.By, reading.At, MarkSpot, reading.KeyedInAt);
        var meant = named ?? at ?? Transfers.FirstOrDefault(t => !t.IsReadBack) ?? Pieces[0];
        meant.ReadBack(reading);
        return meant;
    }

    /// <summary>What the bench scans on the cut's sheet to start the saw.</summary>
    public string SawCode => Number + "/SAW";

    /// <summary>The saw starts: refused until every piece has been marked and read back.</summary>
    /// <param name="measured">What was left and thrown away, where it was measured; else the plan's saw line is taken off.</param>
    /// <param name="on">The day it was cut, where that was written on paper first.</param>
    /// <returns>The pieces, each a lot with its own history.</returns>
    public IReadOnlyList<Lot> Saw(DateOnly today, AfterTheSaw? measured = null, DateOnly? on = null)
    {
        RefuseUnlessPlanned();
        Parent.RefuseUnlessFree("cut", today, Parent.OwnerId);
        var waiting = Transfers.Where(t => !t.IsReadBack).ToList();
        if (waiting.Count > 0)
            throw new DomainRuleException($"{Counted(waiting)} still to be marked and read back, so {Parent.Number} cannot be cut yet. Mark {waiting[0].Bears} with {waiting[0].Words} and scan the mark.");
        if (on > today)
            throw new DomainRuleException($"{on:yyyy-MM-dd} is in the future. Enter the day it was cut.", "CutOn");
        Account(measured);
        var whole = Parent.OnHandMicro;
        var lots = Part(on ?? today, LotStatus.Accepted);
        Parent.SizeAfterCut(measured?.LeftSize, whole);
        return lots;
    }

    /// <summary>It was cut before the marks were on it. Recorded as it happened; each piece waits until it is marked and read back.</summary>
    /// <param name="cutOn">The day it was cut.</param>
    /// <param name="reason">Why it was cut first.</param>
    public IReadOnlyList<Lot> AlreadyCut(DateOnly cutOn, string reason, DateOnly today, string by, DateTimeOffset at)
    {
        RefuseUnlessPlanned();
        if (cutOn > today)
            throw new DomainRuleException($"{cutOn:yyyy-MM-dd} is in the future. Enter the day it was cut, or plan the cut.", "CutOn");
        if (cutOn < Parent.ReceivedOn)
            throw new DomainRuleException($"{Parent.Number} came in on {Parent.ReceivedOn:yyyy-MM-dd}; it cannot have been cut on {cutOn:yyyy-MM-dd}. Check the date.", "CutOn");
        LateReason = Text.Reason(reason, "Reason");
        // What was cut was there: the count was wrong, not the saw.
        if (Taken > Parent.OnHand)
            Parent.Adjust(Taken, $"{Number} took more than was written here.", by, at);
        ScrapWhatIsTooSmall();
        var whole = Parent.OnHandMicro;
        var lots = Part(cutOn, Parent.Status);
        Parent.SizeAfterCut(null, whole);
        foreach (var piece in Pieces)
        {
            piece.Lot!.HoldAs(Parent);
            if (!piece.IsReadBack) piece.Lot.PutOnHold(HoldCause.Mark, $"Cut before its number was on it: {LateReason}", by, at, untilMarked: true);
        }
        RemnantMark?.HoldNow(LateReason, by, at);
        return lots;
    }

    /// <summary>Something was cut that nobody had planned here. See <see cref="AlreadyCut"/>.</summary>
    public static Cut CutBefore(string number, Lot parent, IReadOnlyList<PlannedPiece> plan, Quantity? loss, Quantity? taken, DateOnly cutOn, string reason, DateOnly today, string by, DateTimeOffset at, CutDetails? details = null)
    {
        var cut = MarkedOut(number, parent, plan, loss, taken, cutOn, by, details);
        cut.AlreadyCut(cutOn, reason, today, by, at);
        return cut;
    }

    /// <summary>It will not be cut after all. The numbers that were planned are not given again.</summary>
    public void Abandon(string reason, string by, DateTimeOffset at)
    {
        RefuseUnlessPlanned();
        (AbandonedReason, AbandonedBy, AbandonedAt) = (Text.Reason(reason), by, at);
        RemnantMark?.End("The cut was given up.", by, at);
    }

    /// <summary>As every act that was a mistake; pieces that never were have no mark to wait for.</summary>
    public override void VoidAll(string by, DateTimeOffset at, string reason)
    {
        base.VoidAll(by, at, reason);
        foreach (var piece in Pieces) piece.Lot?.HeldUntilMarked?.LiftFor("The cut was voided.", by, at);
        RemnantMark?.End("The cut was voided.", by, at);
    }

    private static Cut MarkedOut(string number, Lot parent, IReadOnlyList<PlannedPiece> plan, Quantity? loss, Quantity? taken, DateOnly startedOn, string by, CutDetails? details)
    {
        if (plan.Count == 0)
            throw new DomainRuleException("Say how many pieces there will be, and how large each is.", "Pieces");
        var counted = plan.All(p => p.Amount.ConvertsTo(parent.Unit));
        if (!counted && taken is null)
            throw new DomainRuleException($"The pieces are not counted in {parent.Unit.Word(one: false)}. Say how much of {parent.Number} the cut takes.", "Taken");
        if (parent.Size is { } whole && plan.FirstOrDefault(p => p.Size is { } size && !whole.Holds(size)) is { } large)
            throw new DomainRuleException($"A piece of {large.Size} does not come out of {parent.Number}, which is {whole}. Plan smaller pieces, or set its size right.", "Each");
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
            MarkWith = details?.MarkWith,
            MarkSpot = Text.Optional(details?.MarkSpot, "place of the mark", "Spot"),
        };
        cut.StartEmpty();
        cut.remnantMarks = [];
        cut.pieces = [.. plan.Select(p => CutPiece.Planned(cut, p))];
        cut.RefuseKerfBeyondPieces();
        return cut;
    }

    private List<Lot> Part(DateOnly on, LotStatus status)
    {
        Parent.Take(Taken, "cut");
        AddInput(Parent, Taken, null);
        foreach (var piece in Pieces)
        {
            var at = NextPosition;
            var lot = Lot.Made(piece.Number, Parent.Material, Parent.Product, piece.Amount, status, Parent.Root ?? Parent, Parent.Owner, piece.Location ?? Parent.Location, Parent.ExpiresOn);
            lot.KnownAs(Parent);
            AddOutput(lot, piece.Amount, at, at);
            piece.BecomeLot(lot);
        }
        CompletedOn = on;
        return [.. LiveOutputs.Select(o => o.Lot)];
    }

    private static string Left(int count) => count switch { 0 => "All are: the saw can start.", 1 => "Scan the one that is left.", _ => $"Scan the next; {count} are left." };

    private void RefuseUnlessPlanned()
    {
        if (IsDone)
            throw new DomainRuleException($"{Number} was cut on {CompletedOn:yyyy-MM-dd} already. Nothing more to do.");
        if (IsAbandoned)
            throw new DomainRuleException($"{Number} was given up by {AbandonedBy} ({AbandonedReason}). Plan a new cut.");
    }

    private string Counted(List<NumberTransfer> waiting)
    {
        if (waiting is [Renewal]) return "What stays has";
        var all = Transfers.Count();
        return waiting.Count == 1 && all == 1 ? "The piece has" : waiting.Count == 1 ? $"One of {all} pieces has" : $"{waiting.Count} of {all} pieces have";
    }
}

/// <summary>A piece as it is marked out.</summary>
public sealed record PlannedPiece(string Number, Quantity Amount, string? Location = null, PieceSize? Size = null);

/// <summary>How the pieces of a cut are to be marked.</summary>
/// <param name="NumberLeaves">The parent's number stands on a piece that is cut away: what stays needs a mark of its own.</param>
/// <param name="At">When this was planned.</param>
public sealed record CutDetails(MarkMethod? MarkWith = null, string? MarkSpot = null, bool NumberLeaves = false, DateTimeOffset At = default);

/// <summary>What is there after the saw. What is not stated follows from the plan.</summary>
/// <param name="Left">What is left of the parent, as measured.</param>
/// <param name="Scrap">What was thrown away.</param>
/// <param name="LeftSize">How large the remnant is, of a sheet.</param>
public sealed record AfterTheSaw(Quantity? Left = null, Quantity? Scrap = null, PieceSize? LeftSize = null);
