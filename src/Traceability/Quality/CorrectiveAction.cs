using Traceability.Data;
using Traceability.People;

namespace Traceability.Quality;

/// <summary>What is done so that it does not come again: by whom, until when, and whether it helped.</summary>
public sealed class CorrectiveAction : Stamped
{
    private CorrectiveAction() { }

    public long Id { get; private set; }

    public long IssueId { get; private init; }

    public required NonConformance Issue { get; init; }

    public required string What { get; init; }

    public long OwnerId { get; private init; }

    /// <summary>Who sees to it.</summary>
    public required Person Owner { get; init; }

    public required DateOnly DueOn { get; init; }

    public required string BeganBy { get; init; }

    public required DateTimeOffset BeganAt { get; init; }

    public DateTimeOffset? DoneAt { get; private set; }

    public string? DoneBy { get; private set; }

    /// <summary>What was done.</summary>
    public string? DoneNote { get; private set; }

    public bool? IsEffective { get; private set; }

    public DateTimeOffset? JudgedAt { get; private set; }

    public string? JudgedBy { get; private set; }

    /// <summary>By what one sees that it helped, or that it did not.</summary>
    public string? Judgement { get; private set; }

    public bool IsDone => DoneAt is not null;

    public bool IsOverdue(DateOnly today) => !IsDone && DueOn < today;

    /// <summary>As quoted in a sentence.</summary>
    public string InShort => What.Length <= 60 ? What : What[..59] + "…";

    internal static CorrectiveAction Of(NonConformance issue, string? what, Person? owner, DateOnly? due, DateOnly today, string by, DateTimeOffset at)
    {
        var said = Text.Optional(what, "action", "Action", Text.NoteLength) ?? throw new DomainRuleException("Say what is to be done so that it does not come again.", "Action");
        if (owner is null) throw new DomainRuleException("Choose who sees to it. What is everybody's is nobody's.", "Owner");
        if (due is not { } on) throw new DomainRuleException("Enter the day by which it is to be done.", "Due");
        if (on < today) throw new DomainRuleException($"{QualityWords.Day(on)} is over. Enter today or a later day.", "Due");
        return new() { Issue = issue, What = said, Owner = owner, DueOn = on, BeganBy = by, BeganAt = at };
    }

    /// <exception cref="DomainRuleException">It is done already, or nobody says what was done.</exception>
    public void Done(string? note, string by, DateTimeOffset at)
    {
        if (!Issue.IsOpen) throw new DomainRuleException($"{Issue.Number} is closed. What is found now is a new issue.");
        if (IsDone) throw new DomainRuleException($"\"{InShort}\" was done by {DoneBy} already. Nothing more to do.");
        var said = Text.Optional(note, "note", "Done", Text.NoteLength) ?? throw new DomainRuleException("Say what was done, in a few words.", "Done");
        (DoneNote, DoneBy, DoneAt) = (said, by, at);
    }

    /// <summary>Whether it helped, judged after it was done.</summary>
    /// <exception cref="DomainRuleException">It is not done, was judged already, or somebody else than a quality lead judges.</exception>
    public void Judge(bool isEffective, string? judgement, Who who, DateTimeOffset at)
    {
        if (!Issue.IsOpen) throw new DomainRuleException($"{Issue.Number} is closed. What is found now is a new issue.");
        if (who.Role < Role.QualityLead) throw new DomainRuleException("Only a quality lead can judge whether it helped. Ask one to sign in and do it.");
        if (!IsDone) throw new DomainRuleException($"\"{InShort}\" is not done yet, so nobody can say whether it helped. Write down first that it is done.");
        if (IsEffective is not null) throw new DomainRuleException($"\"{InShort}\" was judged by {JudgedBy} already. If it shows otherwise, write down another action.");
        var said = Text.Optional(judgement, "judgement", "Judgement", Text.NoteLength) ?? throw new DomainRuleException("Say by what one sees it: measured, counted, not seen again since.", "Judgement");
        (Judgement, IsEffective, JudgedBy, JudgedAt) = (said, isEffective, who.Code, at);
    }
}
