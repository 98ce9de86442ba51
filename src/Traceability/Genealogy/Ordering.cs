namespace Traceability.Genealogy;

internal static class Ordering
{
    /// <summary>Numbers are given out in order, so what a walk reached often stands in order already; to see that is cheap.</summary>
    public static void SortUnlessSorted<T>(this List<T> list, Comparison<T> compare)
    {
        for (var i = 1; i < list.Count; i++)
            if (compare(list[i - 1], list[i]) > 0)
            {
                list.Sort(compare);
                return;
            }
    }
}
