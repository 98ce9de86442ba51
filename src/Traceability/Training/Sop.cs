using Traceability.Certificates;
using Traceability.Data;
using Traceability.Lots;
using Traceability.People;

namespace Traceability.Trainings;

/// <summary>SOP-07: how something is done here, in revisions.</summary>
public sealed class Sop : Stamped
{
    private readonly List<SopRevision> revisions = [];

    private Sop() { }

    public long Id { get; private set; }

    public required string Code { get; init; }

    public required string CodeKey { get; init; }

    public required string Title { get; init; }

    public IReadOnlyList<SopRevision> Revisions => revisions;

    /// <summary>The one that holds: the newest that was released.</summary>
    public SopRevision? Current => revisions.Where(r => r.IsReleased).MaxBy(r => r.Position);

    /// <summary>The one that is written now.</summary>
    public SopRevision? Draft => revisions.Find(r => !r.IsReleased);

    /// <summary>A procedure with its first revision, which is a draft.</summary>
    /// <exception cref="DomainRuleException">Something is empty or too long.</exception>
    public static Sop Named(string? code, string? title, string? revision)
    {
        var kept = NumberKey.Kept(code, "procedure's code", "Code");
        var sop = new Sop { Code = kept, CodeKey = NumberKey.Of(kept), Title = Text.Line(title, "title", "Title") };
        sop.Begin(revision);
        return sop;
    }

    /// <summary>The next revision begins as the last one stands.</summary>
    /// <exception cref="DomainRuleException">One is being written already, or it has the name of another.</exception>
    public SopRevision Begin(string? revision)
    {
        var name = NumberKey.Kept(revision, "revision", "Revision");
        if (Draft is { } draft)
            throw new DomainRuleException($"{draft.Words} is a draft still. Change that one, and release it when it is right.", "Revision");
        if (revisions.Find(r => NumberKey.Same(r.Revision, name)) is { } known)
            throw new DomainRuleException($"{Code} has a revision {known.Revision} already. Give the next one another name.", "Revision");
        var begun = SopRevision.Of(this, name, revisions.Count + 1, revisions.MaxBy(r => r.Position));
        revisions.Add(begun);
        return begun;
    }
}

/// <summary>One revision: a draft until a quality lead releases it, and from then on never changed.</summary>
public sealed class SopRevision : Stamped
{
    /// <summary>The longest procedure that is kept, in characters.</summary>
    public const int Longest = 20_000;

    // Null until loaded: what is begun without them would lose them.
    private List<SopPicture>? pictures;

    private SopRevision() { }

    public long Id { get; private set; }

    public long SopId { get; private init; }

    public required Sop Sop { get; init; }

    public required string Revision { get; init; }

    public required string RevisionKey { get; init; }

    /// <summary>From 1, in the order in which they were written.</summary>
    public required int Position { get; init; }

    /// <summary>A step in each line, see <see cref="SopStep"/>.</summary>
    public string Steps { get; private set; } = "";

    /// <summary>What is different from the one before: what whoever reads it looks for.</summary>
    public string? Changes { get; private set; }

    public DateTimeOffset? ReleasedAt { get; private set; }

    public string? ReleasedBy { get; private set; }

    public bool IsReleased => ReleasedAt is not null;

    /// <summary>Of how its steps are done.</summary>
    public IReadOnlyList<SopPicture> Pictures => pictures ?? throw new InvalidOperationException($"The pictures of revision {Revision} were not loaded.");

    public IReadOnlyList<SopStep> StepList => SopStep.Of(Steps);

    /// <summary>As it is said and printed: "SOP-07 revision B".</summary>
    public string Words => $"{Sop.Code} revision {Revision}";

    internal static SopRevision Of(Sop sop, string revision, int position, SopRevision? before)
    {
        var begun = new SopRevision { Sop = sop, Revision = revision, RevisionKey = NumberKey.Of(revision), Position = position, Steps = before?.Steps ?? "" };
        begun.pictures = [.. before?.Pictures.Select(p => p.For(begun)) ?? []];
        return begun;
    }

    /// <summary>Writes the draft.</summary>
    /// <exception cref="DomainRuleException">It was released, or is too long.</exception>
    public void Write(string? steps, string? changes)
    {
        RefuseOnceReleased();
        var lines = SopStep.Of(Text.Optional(steps, "procedure", "Steps", Longest) ?? "");
        Follow(lines);
        (Steps, Changes) = (string.Join('\n', lines.Select(s => s.Written)), Text.Optional(changes, "account of what changed", "Changes", Text.NoteLength));
    }

    /// <summary>A picture of how a step is done.</summary>
    /// <exception cref="DomainRuleException">It was released, has no such step, or the file is no picture.</exception>
    public SopPicture Illustrate(int step, StoredFile file, string name)
    {
        RefuseOnceReleased();
        if (step < 1 || step > StepList.Count)
            throw new DomainRuleException($"{Words} has no step {step}. Choose one of its {StepList.Count}; save the draft first if it is new.", "Step");
        if (!file.Type.IsPicture())
            throw new DomainRuleException($"{FileNames.Of(name, file.Type)} is no picture. Choose a JPEG or PNG.", "Photo");
        if (Pictures.Any(p => p.Step == step && p.Sha256 == file.Sha256))
            throw new DomainRuleException($"{FileNames.Of(name, file.Type)} is at step {step} already. Choose another picture.", "Photo");
        var picture = SopPicture.Of(this, step, file, name);
        pictures!.Add(picture);
        return picture;
    }

    /// <summary>A draft loses a picture.</summary>
    /// <exception cref="DomainRuleException">It was released.</exception>
    public void TakeAway(SopPicture picture)
    {
        RefuseOnceReleased();
        pictures!.Remove(picture);
    }

    // A picture goes with its step, by the step's words, wherever it stands now.
    private void Follow(IReadOnlyList<SopStep> lines)
    {
        if (Pictures.Count == 0) return;
        var before = StepList;
        foreach (var picture in Pictures)
        {
            var words = picture.Step <= before.Count ? before[picture.Step - 1].Says : null;
            var at = lines.Select((line, n) => (line, n)).Where(l => l.line.Says == words).Select(l => l.n + 1).FirstOrDefault();
            if (at == 0 && picture.Step > lines.Count)
                throw new DomainRuleException($"Step {picture.Step} has a picture and is not there any more. Take the picture away first, or leave the step.", "Steps");
            if (at > 0) picture.Step = at;
        }
    }

    /// <summary>It holds from now on, and what is made by it says so.</summary>
    /// <exception cref="DomainRuleException">Somebody else, twice, or nothing stands in it.</exception>
    public void Release(Who who, DateTimeOffset at)
    {
        if (who.Role < Role.QualityLead)
            throw new DomainRuleException($"Only a quality lead releases {Words}. Ask one to sign in and read it.");
        if (IsReleased)
            throw new DomainRuleException($"{Words} was released already, by {ReleasedBy} on {ReleasedAt:yyyy-MM-dd}. Begin the next revision to change something.");
        if (StepList.Count == 0)
            throw new DomainRuleException($"{Words} has no steps yet. Write what is done, a line for each step.", "Steps");
        (ReleasedAt, ReleasedBy) = (at, who.Code);
    }

    private void RefuseOnceReleased()
    {
        if (IsReleased)
            throw new DomainRuleException($"{Words} was released on {ReleasedAt:yyyy-MM-dd} and stays as it is. Begin the next revision.", "Steps");
    }
}
