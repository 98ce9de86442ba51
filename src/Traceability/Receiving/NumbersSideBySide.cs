using Traceability.Lots;

namespace Traceability.Receiving;

/// <summary>One place of two numbers that are compared sign by sign; null where the other one has a sign more.</summary>
public readonly record struct Place(char? Material, char? Paper)
{
    public bool Differs => Material != Paper;
}

/// <summary>Two numbers one above the other, aligned so that a sign too many does not make all that follow it differ.</summary>
public static class NumbersSideBySide
{
    /// <summary>Compares the normal forms: case and needless blanks do not differ.</summary>
    public static IReadOnlyList<Place> Of(string material, string paper)
    {
        var (a, b) = (NumberKey.Of(material), NumberKey.Of(paper));
        // The least number of signs that must change, by the table of Wagner and Fischer, read backwards.
        var cost = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
            for (var j = 0; j <= b.Length; j++)
                cost[i, j] = i == 0 ? j : j == 0 ? i : Math.Min(cost[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1), Math.Min(cost[i - 1, j], cost[i, j - 1]) + 1);
        var places = new List<Place>();
        for (var (i, j) = (a.Length, b.Length); i > 0 || j > 0;)
        {
            if (i > 0 && j > 0 && cost[i, j] == cost[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)) places.Add(new(a[--i], b[--j]));
            else if (i > 0 && cost[i, j] == cost[i - 1, j] + 1) places.Add(new(a[--i], null));
            else places.Add(new(null, b[--j]));
        }
        places.Reverse();
        return places;
    }
}
