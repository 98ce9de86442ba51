using Traceability.Data;
using Traceability.Lots;

namespace Traceability.Machines;

/// <summary>
/// A printer, laser or mill, and what is on it now: a spool, a vat, a sheet, a bin. It is scanned on once; the records that run
/// there have it until it is changed.
/// </summary>
public sealed class Machine : Stamped
{
    // Null until loaded: a rule that is asked without them throws, it never passes silently.
    private List<Loading>? loadings;

    private Machine() { }

    public long Id { get; private set; }

    /// <summary>As records name it: PRUSA-1.</summary>
    public required string Code { get; init; }

    public required string CodeKey { get; init; }

    public required string Name { get; init; }

    public required string NameKey { get; init; }

    public IReadOnlyList<Loading> Loadings => loadings ?? throw new InvalidOperationException($"What is on {Code} was not loaded.");

    /// <summary>What is on it now.</summary>
    public IEnumerable<Loading> Loaded => Loadings.Where(l => l.IsOn);

    public static Machine Named(string? code, string? name)
    {
        var kept = NumberKey.Kept(code, "machine's code", "Code");
        var written = Text.Line(name, "name", "Name");
        return new() { Code = kept, CodeKey = NumberKey.Of(kept), Name = written, NameKey = NumberKey.Of(written), loadings = [] };
    }

    /// <summary>A lot goes on, in the place of another or beside it.</summary>
    /// <param name="instead">What comes off for it.</param>
    /// <param name="elsewhere">The other machine that the lot is on by the book.</param>
    /// <exception cref="DomainRuleException">It must not be used, is used up, or is on a machine already.</exception>
    public Loading Load(Lot lot, Loading? instead, Machine? elsewhere, DateOnly today, string by, DateTimeOffset at)
    {
        lot.RefuseUnlessFree("put on a machine", today, lot.OwnerId, "Lot");
        if (lot.OnHand.IsZero)
            throw new DomainRuleException($"{lot.Number} is used up. Take another lot, or, if there is more on the shelf, count {lot.Number} first.", "Lot");
        if (Loaded.FirstOrDefault(l => l.Lot == lot) is { } on)
            throw new DomainRuleException($"{lot.Number} is on {Code} already, since {on.Since:yyyy-MM-dd}. Nothing to change.", "Lot");
        if (elsewhere is not null)
            throw new DomainRuleException($"{lot.Number} is on {elsewhere.Code} by the book. Take it off there first, on the page of {elsewhere.Code}; else its records would count it too.", "Lot");
        if (instead is not null) TakeOff(instead, by, at);
        var loading = Loading.Of(this, lot, by, at);
        loadings!.Add(loading);
        return loading;
    }

    /// <summary>It comes off, and goes back to the shelf or into the bin.</summary>
    public void TakeOff(Loading loading, string by, DateTimeOffset at)
    {
        if (loading.Machine != this || !loading.IsOn)
            throw new DomainRuleException($"{loading.Lot.Number} is not on {Code} any more. Look at what is on it now.", "Lot");
        loading.End(by, at);
    }
}

/// <summary>A lot on a machine, from when until when.</summary>
public sealed class Loading : Stamped
{
    private Loading() { }

    public long Id { get; private set; }

    public long MachineId { get; private init; }

    public required Machine Machine { get; init; }

    public long LotId { get; private init; }

    public required Lot Lot { get; init; }

    public required DateTimeOffset Since { get; init; }

    /// <summary>Who put it on.</summary>
    public required string By { get; init; }

    public DateTimeOffset? TakenOffAt { get; private set; }

    public string? TakenOffBy { get; private set; }

    public bool IsOn => TakenOffAt is null;

    internal static Loading Of(Machine machine, Lot lot, string by, DateTimeOffset at) => new() { Machine = machine, Lot = lot, By = by, Since = at };

    internal void End(string by, DateTimeOffset at) => (TakenOffAt, TakenOffBy) = (at, by);
}
