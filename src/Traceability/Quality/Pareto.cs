namespace Traceability.Quality;

/// <summary>How many issues have one thing in common.</summary>
/// <param name="Words">What they have in common; null where nobody has said, or there is none.</param>
/// <param name="Address">The list of them.</param>
public sealed record Tally(string? Words, int Count, int Open, string? Address = null);

/// <summary>One line of a Pareto table.</summary>
/// <param name="Together">Percent of all, this line and those above it together.</param>
/// <param name="Width">Percent of the longest bar.</param>
public sealed record Bar(string Words, bool IsNamed, int Count, int Open, int Together, int Width, string? Address);

/// <summary>The few causes that make most of it, the most frequent first.</summary>
public static class Pareto
{
    /// <summary>Of equal ones by name; what nobody has named comes last, however much it is: it is no cause.</summary>
    public static IReadOnlyList<Bar> Of(IEnumerable<Tally> tallies)
    {
        var sorted = tallies.OrderBy(t => t.Words is null).ThenByDescending(t => t.Count).ThenBy(t => t.Words, StringComparer.Ordinal).ToList();
        var (all, most, sum) = (sorted.Sum(t => t.Count), sorted.Select(t => t.Count).DefaultIfEmpty(1).Max(), 0);
        var bars = new List<Bar>();
        foreach (var tally in sorted)
        {
            sum += tally.Count;
            bars.Add(new(tally.Words ?? "Not said, or none", tally.Words is not null, tally.Count, tally.Open, (100 * sum + all / 2) / all, 100 * tally.Count / most, tally.Address));
        }
        return bars;
    }
}
