namespace Traceability.Exchange;

/// <summary>The known code that was probably meant.</summary>
internal static class DidYouMean
{
    /// <summary>How many letters may differ: one in three, at most three.</summary>
    public static int Allowed(string written) => Math.Clamp(written.Length / 3, 1, 3);

    /// <summary>The nearest of the codes, if one is near enough and no other is as near.</summary>
    public static string? Nearest(string written, IEnumerable<string> codes)
    {
        var (best, least, tie) = ((string?)null, Allowed(written) + 1, false);
        foreach (var code in codes)
        {
            var distance = Distance(written, code, least);
            if (distance < least) (best, least, tie) = (code, distance, false);
            else if (distance == least && best is not null && code != best) tie = true;
        }
        return tie && least > 1 ? null : best;
    }

    /// <summary>Letters to add, drop, change or swap with their neighbour; a number above <paramref name="most"/> when it is more than that.</summary>
    public static int Distance(string one, string other, int most)
    {
        if (Math.Abs(one.Length - other.Length) > most) return most + 1;
        var (before, last, now) = (new int[other.Length + 1], new int[other.Length + 1], new int[other.Length + 1]);
        for (var j = 0; j <= other.Length; j++) last[j] = j;
        for (var i = 1; i <= one.Length; i++)
        {
            now[0] = i;
            var smallest = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var change = one[i - 1] == other[j - 1] ? 0 : 1;
                now[j] = Math.Min(Math.Min(last[j] + 1, now[j - 1] + 1), last[j - 1] + change);
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1]) now[j] = Math.Min(now[j], before[j - 2] + 1);
                smallest = Math.Min(smallest, now[j]);
            }
            if (smallest > most) return most + 1;
            (before, last, now) = (last, now, before);
        }
        return last[other.Length];
    }
}
