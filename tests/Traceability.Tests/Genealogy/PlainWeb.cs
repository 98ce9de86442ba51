namespace Traceability.Tests.Genealogy;

/// <summary>What went into what, walked in the plainest way there is, to hold the program's own walk against.</summary>
internal sealed class PlainWeb
{
    private readonly List<(long Act, long Lot, long? First, long? Last)> inputs = [];
    private readonly List<(long Act, long Lot, long First, long Last)> outputs = [];

    public void Into(long act, long lot, long? first, long? last) => inputs.Add((act, lot, first, last));

    public void OutOf(long act, long lot, long first, long last) => outputs.Add((act, lot, first, last));

    public bool Reaches(long act, long? first, long? last) => first is not null && outputs.Any(o => o.Act == act && o.Last >= first && o.First <= last);

    /// <summary>One step after the other, by the links alone: each lot with its distance.</summary>
    public Dictionary<long, int> Walk(IEnumerable<long> from, bool forward)
    {
        var levels = from.Distinct().ToDictionary(lot => lot, _ => 0);
        var queue = new Queue<long>(levels.Keys);
        while (queue.TryDequeue(out var lot))
            foreach (var next in forward ? From(lot) : Into(lot))
                if (levels.TryAdd(next, levels[lot] + 1)) queue.Enqueue(next);
        return levels;
    }

    private IEnumerable<long> From(long lot) => inputs.Where(i => i.Lot == lot).SelectMany(i => outputs.Where(o => Meets(i, o)).Select(o => o.Lot));

    private IEnumerable<long> Into(long lot) => outputs.Where(o => o.Lot == lot).SelectMany(o => inputs.Where(i => Meets(i, o)).Select(i => i.Lot));

    // A range that meets nothing counts for all; said here once more, independently of the program.
    private bool Meets((long Act, long Lot, long? First, long? Last) input, (long Act, long Lot, long First, long Last) output) =>
        input.Act == output.Act && (input.First is null || Overlap(input, output) || !outputs.Any(o => o.Act == input.Act && Overlap(input, o)));

    private static bool Overlap((long Act, long Lot, long? First, long? Last) input, (long Act, long Lot, long First, long Last) output) =>
        output.Last >= input.First && output.First <= input.Last;
}
