using Traceability.Certificates;
using Traceability.People;
using Traceability.Trainings;

namespace Traceability.Manufacture;

/// <summary>The steps of the procedure, answered as they are done.</summary>
public sealed partial class ManufactureRecord
{
    // Null until loaded, as inputs and outputs.
    private List<StepAnswer>? answers;

    public IReadOnlyList<StepAnswer> Answers => answers ?? throw new InvalidOperationException($"The steps of {Number} were not loaded.");

    /// <summary>Steps that ask for something and have no answer yet.</summary>
    public IReadOnlyList<int> OpenSteps => !HasProcedure ? []
        : [.. (SopRevision ?? throw new InvalidOperationException($"The procedure of {Number} was not loaded.")).StepList.Select((step, n) => (Step: step, Number: n + 1)).Where(s => s.Step.Asks != StepAsks.Nothing && !Answers.Any(a => a.IsLive && a.Step == s.Number)).Select(s => s.Number)];

    /// <summary>A step was done: confirmed, with its value or picture where it asks for one.</summary>
    /// <param name="note">Of a value outside its limits: what was done about it.</param>
    /// <exception cref="DomainRuleException">The record is closed, has no such step, it was answered already, or the answer is not what the step asks.</exception>
    public StepAnswer Answer(int step, string by, DateTimeOffset at, string? value = null, string? note = null, (StoredFile File, string Name)? photo = null)
    {
        var asks = Asked(step);
        return Answered(StepAnswer.Of(this, step, asks, value, note, photo, by, at));
    }

    /// <summary>A step was not done, and why.</summary>
    public StepAnswer LeaveOut(int step, string? reason, string by, DateTimeOffset at)
    {
        Asked(step);
        return Answered(StepAnswer.Left(this, step, reason, by, at));
    }

    /// <summary>One's own slip of the last minutes: the step is open again.</summary>
    public void Undo(StepAnswer answer, Who who, DateTimeOffset now)
    {
        RefuseUnlessOpen();
        answer.Undo(who, now);
    }

    private bool HasProcedure => SopRevision is not null || SopRevisionId is not null;

    private SopStep Asked(int step)
    {
        RefuseUnlessOpen();
        if (SopRevision is not { } revision || revision.StepList is not { } steps || step < 1 || step > steps.Count)
            throw new DomainRuleException($"{Number} has no step {step}. Look at its procedure.");
        if (Answers.FirstOrDefault(a => a.IsLive && a.Step == step) is { } before)
            throw new DomainRuleException($"Step {step} was answered already, by {before.By}. Look at the record anew; one's own answer of the last 15 minutes is undone there.");
        return steps[step - 1];
    }

    private StepAnswer Answered(StepAnswer answer)
    {
        answers!.Add(answer);
        return answer;
    }

    private void RefuseWithOpenSteps()
    {
        if (OpenSteps is not { Count: > 0 } open) return;
        throw new DomainRuleException($"{(open.Count == 1 ? $"Step {open[0]} of {SopRevision!.Words} is" : $"Steps {string.Join(", ", open.Take(8))}{(open.Count > 8 ? " …" : "")} of {SopRevision!.Words} are")} not answered. Confirm what was done, or write why it was left out; then close.");
    }
}
