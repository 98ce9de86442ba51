using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Traceability.Data;

namespace Traceability.Shops;

/// <summary>Where a shop can begin with a warning: each level of control, what a person must have learnt, and the number on what leaves.</summary>
public enum GateOf { Label, Document, BlindMatch, Training, Packing }

/// <summary>A rule that only warns until a day, so that a shop grows into it. Without a row it refuses, as from the first day; only what is about packing warns.</summary>
public sealed class Gate : Stamped
{
    private Gate() { }

    public long Id { get; private set; }

    public required GateOf Of { get; init; }

    /// <summary>The first day on which it refuses.</summary>
    public DateOnly RefusesFrom { get; private set; }

    public static Gate Warning(GateOf of, DateOnly refusesFrom, DateOnly today)
    {
        var gate = new Gate { Of = of };
        gate.Refuse(refusesFrom, today);
        return gate;
    }

    /// <exception cref="DomainRuleException">So far away that it would never come.</exception>
    public void Refuse(DateOnly from, DateOnly today)
    {
        if (from > today.AddYears(1))
            throw new DomainRuleException($"{from:yyyy-MM-dd} is more than a year away. A rule that only warns is one that people learn to pass by: choose a day within a year.", Of.ToString());
        RefusesFrom = from;
    }
}

/// <summary>Which gates only warn today.</summary>
public sealed record Gates(IReadOnlyDictionary<GateOf, DateOnly> RefuseFrom)
{
    /// <summary>All refuse.</summary>
    public static Gates Closed { get; } = new(new Dictionary<GateOf, DateOnly>());

    /// <summary>A shop without a label printer goes on shipping: that what leaves bears its number refuses only from the day that is set.</summary>
    public bool OnlyWarns(GateOf gate, DateOnly today) => RefuseFrom.TryGetValue(gate, out var from) ? today < from : gate == GateOf.Packing;
}

public static class GateQueries
{
    public static async Task<Gates> Gates(this TraceabilityDb db, CancellationToken cancel = default) =>
        new(await db.Set<Gate>().AsNoTracking().ToDictionaryAsync(g => g.Of, g => g.RefusesFrom, cancel));
}

internal sealed class GateConfiguration : IEntityTypeConfiguration<Gate>
{
    public void Configure(EntityTypeBuilder<Gate> gate) => gate.HasIndex(g => g.Of).IsUnique();
}
