using Traceability.Data;
using Traceability.Lots;
using Traceability.People;

namespace Traceability.Quality;

/// <summary>What becomes of one amount of a lot, by whose decision and why. Kept for ever; a slip is voided.</summary>
public sealed class Disposition : Voidable
{
    private Disposition() { }

    public long Id { get; private set; }

    public long IssueId { get; private init; }

    public required NonConformance Issue { get; init; }

    public long LotId { get; private init; }

    public required Lot Lot { get; init; }

    /// <summary>Millionths of the lot's unit.</summary>
    public required long QuantityMicro { get; init; }

    public required DispositionKind Kind { get; init; }

    public required string Reason { get; init; }

    public required string By { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>When a rework was done and looked at.</summary>
    public DateTimeOffset? ReworkedAt { get; private set; }

    public string? ReworkedBy { get; private set; }

    /// <summary>What was done, and how it turned out.</summary>
    public string? ReworkResult { get; private set; }

    public bool? IsGood { get; private set; }

    /// <summary>The number of the rework record into which it went; from then on it is not with its lot.</summary>
    public string? BegunIn { get; private set; }

    public Quantity Amount => new(QuantityMicro, Lot.Unit);

    public bool AwaitsRework => Kind == DispositionKind.Rework && ReworkedAt is null && IsLive;

    /// <summary>A slip that was taken back, or a rework that did not make it good: it needs another decision.</summary>
    public bool IsOver => !IsLive || IsGood == false;

    /// <summary>The amount is still here by this decision.</summary>
    public bool Stays => !IsOver && (Kind is DispositionKind.NoFault or DispositionKind.UseAsIs || Kind == DispositionKind.Rework && BegunIn is null);

    internal static Disposition Of(NonConformance issue, Lot lot, Quantity amount, DispositionKind kind, string reason, string by, DateTimeOffset at) =>
        new() { Issue = issue, Lot = lot, QuantityMicro = amount.Micro, Kind = kind, Reason = reason, By = by, At = at };

    /// <summary>It goes into a rework: what comes out is held for the same issue, and looked at.</summary>
    internal void Begin(string record) => BegunIn = record;

    internal void RefuseUnlessUndone(Who who, DateTimeOffset now) => RefuseUnlessUndoneBy(who, now, BegunIn is not null || ReworkedAt is not null);

    internal void Void(string by, DateTimeOffset at, string reason) => MarkVoid(by, at, reason);

    internal void WasReworked(bool isGood, string? result, string by, DateTimeOffset at)
    {
        if (Kind != DispositionKind.Rework)
            throw new DomainRuleException($"{Amount} of {Lot.Number} {(Amount.Micro == Quantity.One ? "is" : "are")} not to be reworked but {Kind.Past()}. Decide anew if that is wrong.");
        if (!IsLive)
            throw new DomainRuleException($"This decision was taken back by {VoidedBy}. Decide anew; then it is reworked.");
        if (ReworkedAt is not null)
            throw new DomainRuleException($"This rework was done and looked at by {ReworkedBy} already. Nothing more to do.");
        var said = Text.Optional(result, "result", "Result", Text.NoteLength)
            ?? throw new DomainRuleException("Say what was done and how it was looked at: the result is kept with your name.", "Result");
        (ReworkResult, IsGood, ReworkedBy, ReworkedAt) = (said, isGood, by, at);
    }
}
