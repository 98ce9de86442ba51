using Traceability.Lots;

namespace Traceability.Manufacture;

/// <summary>While the job runs: a spool is changed, what was not measured is, and what is left over goes back.</summary>
public sealed partial class ManufactureRecord
{
    /// <summary>The unit that is made next, as far as units were written down.</summary>
    public long NextUnit => NextPosition;

    /// <summary>What no bill of materials asks for is most often the wrong box.</summary>
    /// <param name="asked">See <see cref="RecordQueries.Asks"/>.</param>
    public void RefuseUnlessAsked(Lot lot, bool asked)
    {
        if (!asked && !IsRework)
            throw new DomainRuleException($"{lot.Number} is {lot.Material?.Name ?? lot.Product?.Name}, and the bill of materials of {Number} does not ask for that. Take a lot of what it asks for; if this goes in all the same, say so below.", "Lot");
    }

    /// <summary>It goes into no unit from this one on: the spool is empty, or another one was put on.</summary>
    /// <param name="until">What came in its place, for the entry that is replaced: "PLA-0424-02".</param>
    /// <exception cref="DomainRuleException">It goes into nothing before that unit, or had ended already.</exception>
    public Input Ends(Input input, long fromUnit, string? until, string by, DateTimeOffset at)
    {
        RefuseUnlessRunning(input);
        var first = input.Units?.First ?? 1;
        if (fromUnit <= first)
            throw new DomainRuleException($"{input.Lot.Number} begins with unit {first}, so it was in none before unit {Math.Max(1, fromUnit)}. Enter the first unit that was made with the new one; if nothing was made of {input.Lot.Number}, undo it instead.", "FromUnit");
        if (input.Units is { Last: var last } && last < fromUnit)
            throw new DomainRuleException($"{input.Lot.Number} ended with unit {last} already. Choose the one that was on until now.", "FromUnit");
        return Anew(input, input.Amount, new(first, fromUnit - 1), input.Waste, $"{until ?? "nothing more of it"} from unit {fromUnit} on", by, at);
    }

    /// <summary>How much it took in the end: measured afterwards, or some was left over and goes back.</summary>
    /// <param name="waste">What of it went to waste: purged, cracked, cut off and thrown away.</param>
    /// <exception cref="DomainRuleException">Nothing, more than there is, or more wasted than used.</exception>
    public Input Settle(Input input, Quantity used, Quantity? waste, string by, DateTimeOffset at)
    {
        RefuseUnlessRunning(input);
        var amount = used.In(input.Lot.Unit, "Used");
        if (amount.Micro <= 0)
            throw new DomainRuleException($"The amount is {amount}. It has to be more than nothing; if none of {input.Lot.Number} was used, undo it instead.", "Used");
        return Anew(input, amount, input.Units, waste ?? input.Waste, input.Amount is { } before ? $"used in the end: {amount}" + (before > amount ? $", {before - amount} went back" : "") : $"measured: {amount}", by, at);
    }

    // A row of the chain is not rewritten: it is voided, saying what came in its place. What is in the job stays in it even if the
    // lot was put on hold since; so nothing is asked that is asked before it goes in.
    private Input Anew(Input input, Quantity? amount, UnitRange? units, Quantity? waste, string why, string by, DateTimeOffset at)
    {
        Void(input, by, at, why);
        if (amount is { } taken) input.Lot.Take(taken, "used", "Used");
        return AddInput(input.Lot, amount, units, waste);
    }

    private void RefuseUnlessRunning(Input input)
    {
        RefuseUnlessOpen();
        if (!LiveInputs.Contains(input))
            throw new DomainRuleException($"{input.Lot.Number} was voided in {Number}, or replaced by a newer entry. Look at the record anew.", "Lot");
    }
}
