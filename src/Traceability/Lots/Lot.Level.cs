using Traceability.Certificates;
using Traceability.Materials;
using Traceability.Receiving;

namespace Traceability.Lots;

/// <summary>How strictly it is checked, how strictly it was, and what it was let in with.</summary>
public sealed partial class Lot
{
    /// <summary>Asked for this lot beyond its material, for a product or customer.</summary>
    public ControlLevel? AskedLevel { get; private set; }

    /// <summary>How strictly it was checked when it was accepted; null where nobody kept it.</summary>
    public ControlLevel? AcceptedLevel { get; private set; }

    /// <summary>Who let work begin with it before it was accepted.</summary>
    public string? ReleasedBy { get; private set; }

    public DateTimeOffset? ReleasedAt { get; private set; }

    /// <summary>In use, though a paper is missing: nothing that it goes into is shipped.</summary>
    public bool IsReleased => ReleasedAt is not null;

    public IReadOnlyList<Concession> Concessions => concessions ?? throw NotLoaded("concessions");

    public IReadOnlyList<ChecklistAnswer> ChecklistAnswers => checklistAnswers ?? throw NotLoaded("answers to the checklist");

    /// <summary>How strictly this lot is checked; what has no material of its own is known by its label.</summary>
    public ControlLevel Level => new[] { Material?.ControlLevel ?? ControlLevel.Label, AskedLevel ?? 0, Owner?.ControlLevel ?? 0 }.Max();

    /// <summary>How strictly it was checked. A piece was checked as what it was cut from.</summary>
    public ControlLevel MetLevel => AcceptedLevel ?? Root?.AcceptedLevel ?? (IsOpening ? ControlLevel.Label : Material?.ControlLevel ?? ControlLevel.Label);

    /// <summary>The last answer to each line of the checklist.</summary>
    public IReadOnlyDictionary<string, bool> Answered => ChecklistAnswers.GroupBy(a => a.Line).ToDictionary(g => g.Key, g => g.MaxBy(a => a.At)!.IsYes);

    private ControlLevel Met(IReadOnlyCollection<Document> papers, DateOnly today) =>
        Comparison?.Outcome == Outcome.Match ? ControlLevel.BlindMatch : this.HasCertificate(papers, today) ? ControlLevel.Document : HasBeenRead ? ControlLevel.Label : ControlLevel.Untracked;

    private bool IsIdentifiedAt(ControlLevel level) => level <= MetLevel && Status == LotStatus.Accepted && !IsReleased;
}
