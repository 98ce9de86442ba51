using System.Data.Common;
using Traceability.Lots;

namespace Traceability.Genealogy;

/// <summary>One lot of a trace, as a list shows it.</summary>
/// <param name="Level">Steps from where the trace began: 0 is where it began.</param>
/// <param name="Via">The act by which it was reached: MFG-0056, CUT-0007; empty at the beginning.</param>
/// <param name="What">Material or product.</param>
/// <param name="Used">How much of the lot before went into that act; null when it was not measured or is level 0.</param>
public sealed record ChainLot(int Level, long Id, string Number, string What, string Kind, Quantity OnHand, LotStatus Status, string? Via, string? ViaKind, string? From, Quantity? Used, bool Held = false)
{
    /// <summary>As a list says it: "accepted", "quarantined", "rejected", "held", "used-up".</summary>
    public string State => Status switch
    {
        LotStatus.Rejected => "rejected",
        _ when Held => "held",
        LotStatus.Quarantined => "quarantined",
        _ => OnHand.IsZero ? "used-up" : "accepted",
    };
}

/// <summary>
/// The way a walk went, read afterwards from what it reached: the level of each lot and the act by which it was reached
/// first. Loops and diamonds cost nothing: each lot is passed once.
/// </summary>
public static class Chain
{
    private sealed record Node(string Number, string What, string Kind, Quantity OnHand, LotStatus Status, bool Held = false);

    private sealed record In(long Act, long Lot, long? Micro, long? First, long? Last);

    private sealed record Out(long Act, long Lot, long First, long Last);

    public static async Task<IReadOnlyList<ChainLot>> Of(Reach reach, CancellationToken cancel = default)
    {
        var nodes = new Dictionary<long, Node>();
        await reach.Read("""
            SELECT l.id, l.number, l.unit, l.on_hand_micro, l.status, COALESCE(m.name, p.name), CASE WHEN l.received_micro IS NOT NULL THEN 'received' WHEN p.id IS NULL THEN 'material' ELSE 'product' END
              FROM reached r CROSS JOIN lot l ON l.id = r.lot_id LEFT JOIN material m ON m.id = l.material_id LEFT JOIN product p ON p.id = l.product_id
            """,
            row => nodes[row.GetInt64(0)] = new(row.GetString(1), row.GetString(5), row.GetString(6), new(row.GetInt64(3), Data.WordsInText.Parse<Unit>(row.GetString(2))), Data.WordsInText.Parse<LotStatus>(row.GetString(4))), cancel);

        var held = new HashSet<long>();
        await reach.Read("SELECT h.lot_id FROM reached r CROSS JOIN hold h ON h.lot_id = r.lot_id AND h.lifted_at IS NULL", row => held.Add(row.GetInt64(0)), cancel);
        foreach (var id in held) nodes[id] = nodes[id] with { Held = true };

        var inputs = new List<In>();
        var outputs = new List<Out>();
        var acts = new Dictionary<long, (string Number, string Kind)>();
        await reach.Read("SELECT i.transformation_id, i.lot_id, i.quantity_micro, i.reach_first, i.reach_last FROM reached r CROSS JOIN input i ON i.lot_id = r.lot_id WHERE i.voided_at IS NULL",
            row => inputs.Add(new(row.GetInt64(0), row.GetInt64(1), Nullable(row, 2), Nullable(row, 3), Nullable(row, 4))), cancel);
        await reach.Read("SELECT o.transformation_id, o.lot_id, o.first_position, o.last_position FROM reached r CROSS JOIN output o ON o.lot_id = r.lot_id WHERE o.voided_at IS NULL",
            row => outputs.Add(new(row.GetInt64(0), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3))), cancel);
        await reach.Read("""
            SELECT t.id, t.number, CASE WHEN t.is_rework = 1 THEN 'rework' ELSE t.kind END
              FROM (SELECT DISTINCT o.transformation_id AS id FROM reached r CROSS JOIN output o ON o.lot_id = r.lot_id WHERE o.voided_at IS NULL) x CROSS JOIN transformation t ON t.id = x.id
            """, row => acts[row.GetInt64(0)] = (row.GetString(1), row.GetString(2)), cancel);

        return reach.Direction == Direction.Forward
            ? Passed(reach, nodes, acts, inputs.ToLookup(i => i.Lot), outputs.ToLookup(o => o.Act), i => i.Act, (i, o) => Overlap(i, o), o => o.Lot, (i, _) => i)
            : Passed(reach, nodes, acts, outputs.ToLookup(o => o.Lot), inputs.ToLookup(i => i.Act), o => o.Act, (o, i) => Overlap(i, o), i => i.Lot, (_, i) => i);
    }

    // Breadth first, in the order of numbers, so that the same shop always gives the same list.
    private static List<ChainLot> Passed<TStart, TEnd>(
        Reach reach, Dictionary<long, Node> nodes, Dictionary<long, (string Number, string Kind)> acts,
        ILookup<long, TStart> starts, ILookup<long, TEnd> ends,
        Func<TStart, long> act, Func<TStart, TEnd, bool> meets, Func<TEnd, long> next, Func<TStart, TEnd, In> used)
    {
        var passed = new List<ChainLot>(nodes.Count);
        var seen = new HashSet<long>(reach.Roots);
        var level = reach.Roots.Where(nodes.ContainsKey)
            .Select(id => Row(0, id, nodes[id], null, null, null, null)).OrderBy(l => l.Number, StringComparer.Ordinal).ToList();
        while (level.Count > 0)
        {
            passed.AddRange(level);
            var further = new List<ChainLot>();
            foreach (var lot in level)
                foreach (var start in starts[lot.Id])
                    foreach (var end in ends[act(start)])
                        if (meets(start, end) && nodes.TryGetValue(next(end), out var node) && seen.Add(next(end)))
                        {
                            var input = used(start, end);
                            var (number, kind) = acts.GetValueOrDefault(act(start));
                            further.Add(Row(lot.Level + 1, next(end), node, number, kind, lot.Number,
                                input.Micro is { } micro && nodes.TryGetValue(input.Lot, out var source) ? new Quantity(micro, source.OnHand.Unit) : null));
                        }
            level = [.. further.OrderBy(l => l.Number, StringComparer.Ordinal)];
        }
        return passed;
    }

    private static ChainLot Row(int level, long id, Node node, string? via, string? viaKind, string? from, Quantity? used) =>
        new(level, id, node.Number, node.What, node.Kind, node.OnHand, node.Status, via, viaKind, from, used, node.Held);

    private static bool Overlap(In input, Out output) =>
        input.First is not { } first || (output.Last >= first && output.First <= input.Last);

    private static long? Nullable(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetInt64(column);
}
