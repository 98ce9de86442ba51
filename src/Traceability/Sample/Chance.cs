namespace Traceability.Sample;

/// <summary>
/// Chance that is the same every time, on every machine and in every version of .NET: Marsaglia's xorshift with a
/// multiplication at the end (xorshift64*, Vigna 2016).
/// </summary>
internal sealed class Chance(ulong seed)
{
    private ulong state = seed;

    /// <summary>From <paramref name="low"/> to <paramref name="high"/>, both included.</summary>
    public int Between(int low, int high) => low + (int)(Next() % (ulong)(high - low + 1));

    /// <summary>True once in <paramref name="times"/> on average.</summary>
    public bool OnceIn(int times) => Between(1, times) == 1;

    public T Of<T>(IReadOnlyList<T> some) => some[Between(0, some.Count - 1)];

    /// <summary>In an order of its own (Fisher and Yates).</summary>
    public void Shuffle<T>(IList<T> some)
    {
        for (var i = some.Count - 1; i > 0; i--)
        {
            var j = Between(0, i);
            (some[i], some[j]) = (some[j], some[i]);
        }
    }

    private ulong Next()
    {
        state ^= state >> 12;
        state ^= state << 25;
        state ^= state >> 27;
        // The low bits are the weaker ones.
        return (state * 0x2545F4914F6CDD1D) >> 11;
    }
}
