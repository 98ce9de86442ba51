using Traceability.Data;
using Traceability.People;

namespace Traceability.Lots;

/// <summary>
/// Turns input lots into output lots. The only edge of genealogy: a cut, a manufacture record, a split, a mix, a return
/// and an outside process differ in their rules, never in how they are walked.
/// </summary>
public abstract class Transformation : Stamped
{
    // Null until loaded, as with a lot's holds.
    private List<Input>? inputs;
    private List<Output>? outputs;

    public long Id { get; private set; }

    public required string Number { get; init; }

    public required string NumberKey { get; init; }

    public required DateOnly StartedOn { get; init; }

    /// <summary>Null while it is open.</summary>
    public DateOnly? CompletedOn { get; private protected set; }

    /// <summary>Who did it, as written; the code of a person where it is one.</summary>
    public string? Operator { get; private protected init; }

    /// <summary>True for what came in by import: what the program would refuse today is history's to have done.</summary>
    public bool FromHistory { get; private protected init; }

    public IReadOnlyList<Input> Inputs => inputs ?? throw NotLoaded("inputs");

    public IReadOnlyList<Output> Outputs => outputs ?? throw NotLoaded("outputs");

    public IEnumerable<Input> LiveInputs => Inputs.Where(i => i.IsLive);

    public IEnumerable<Output> LiveOutputs => Outputs.Where(o => o.IsLive);

    public bool IsOpen => CompletedOn is null;

    /// <summary>The first position that no live output covers yet: outputs are numbered units, a batch of 100 covers 100 of them.</summary>
    public virtual long NextPosition => LiveOutputs.Select(o => o.LastPosition).DefaultIfEmpty(0).Max() + 1;

    private protected void StartEmpty() => (inputs, outputs) = ([], []);

    private protected Input AddInput(Lot lot, Quantity? amount, UnitRange? units, Quantity? waste = null)
    {
        var input = Input.Of(this, lot, amount, units, waste);
        inputs!.Add(input);
        Reach();
        return input;
    }

    private protected Output AddOutput(Lot lot, Quantity amount, long first, long last)
    {
        var output = Output.Of(this, lot, amount, first, last);
        outputs!.Add(output);
        Reach();
        // What is made of held stock is held too: a recall stops the work it did not reach yet.
        if (PassesHoldsOn)
            foreach (var input in LiveInputs.Where(i => i.Reaches(output)))
                lot.HoldAs(input.Lot);
        return output;
    }

    /// <summary>An input that was written down wrongly: the amount goes back, walks pass it by.</summary>
    public virtual void Void(Input input, string by, DateTimeOffset at, string reason)
    {
        input.Void(by, at, reason);
        if (TakesFromStock && input.QuantityMicro is { } micro)
            input.Lot.PutBack(new(micro, input.Lot.Unit));
    }

    /// <summary>An output that was written down wrongly. What has left its lot since has to be voided first.</summary>
    /// <param name="usedSince">Whether it went on, amounts apart: glue that was not measured leaves its amount as it was (see TransformationQueries.UsedSince).</param>
    public void Void(Output output, string by, DateTimeOffset at, string reason, bool usedSince = false)
    {
        var made = new Quantity(output.QuantityMicro, output.Lot.Unit);
        if (usedSince || output.Lot.OnHand < made)
            throw new DomainRuleException($"{output.Lot.Number} has been used or shipped since: {output.Lot.OnHand} of {made} are here. Void those uses first.");
        output.Void(by, at, reason);
        output.Lot.Take(made, "voided");
        Reach();
    }

    /// <summary>One's own slip of the last minutes: the amount goes back, as if it had not been taken.</summary>
    /// <param name="usedSince">Whether something that it reaches went on or left since.</param>
    public void Undo(Input input, Who who, DateTimeOffset now, bool usedSince)
    {
        input.RefuseUnlessUndone(who, now, usedSince || LiveOutputs.Any(o => input.Reaches(o) && o.IsLessThanMade));
        Void(input, who.Code, now, "undone");
    }

    /// <inheritdoc cref="Undo(Input, Who, DateTimeOffset, bool)"/>
    public void Undo(Output output, Who who, DateTimeOffset now, bool usedSince)
    {
        output.RefuseUnlessUndone(who, now, usedSince || output.IsLessThanMade);
        Void(output, who.Code, now, "undone", usedSince);
    }

    /// <summary>The whole act was a mistake: what came out is voided first, then what went in.</summary>
    public virtual void VoidAll(string by, DateTimeOffset at, string reason)
    {
        foreach (var output in LiveOutputs.ToList()) Void(output, by, at, reason);
        foreach (var input in LiveInputs.ToList()) Void(input, by, at, reason);
    }

    /// <summary>False where the amount had left already: what comes back from a customer was shipped.</summary>
    private protected virtual bool TakesFromStock => true;

    /// <summary>True where the work can still go on after what went in was held.</summary>
    private protected virtual bool PassesHoldsOn => false;

    // A stated range takes effect only if it meets a live output; else the input counts for all of them.
    private void Reach()
    {
        foreach (var input in LiveInputs) input.ReachOver(LiveOutputs);
    }

    private protected InvalidOperationException NotLoaded(string what) => new($"The {what} of {Number} were not loaded.");
}

/// <summary>Units of a run, from first to last, counted from 1.</summary>
public readonly record struct UnitRange(long First, long Last)
{
    /// <exception cref="DomainRuleException">It runs backwards, begins before 1, or only its end is given.</exception>
    public static UnitRange? Typed(long? first, long? last)
    {
        if (first is null && last is null) return null;
        if (first is null)
            throw new DomainRuleException("From which unit on? Enter the first unit too.", "FirstUnit");
        // Without an end it goes on to the last unit that will be made.
        var end = last ?? long.MaxValue;
        if (first < 1)
            throw new DomainRuleException($"Units are counted from 1; {first} is before the first.", "FirstUnit");
        if (end < first)
            throw new DomainRuleException($"The range runs backwards: {first} to {end}. Enter the lower unit first.", "LastUnit");
        return new(first.Value, end);
    }

    public override string ToString() => Last == long.MaxValue ? $"from unit {First}" : First == Last ? $"unit {First}" : $"units {First}–{Last}";
}
