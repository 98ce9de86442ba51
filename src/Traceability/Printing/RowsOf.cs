using System.Collections;

namespace Traceability.Printing;

/// <summary>The rows of a table, each put into words as it is printed: of a hundred thousand only one is held as text.</summary>
public sealed class RowsOf<T>(IReadOnlyList<T> things, Func<T, IReadOnlyList<string>> cells) : IReadOnlyList<IReadOnlyList<string>>
{
    public int Count => things.Count;

    public IReadOnlyList<string> this[int index] => cells(things[index]);

    public IEnumerator<IReadOnlyList<string>> GetEnumerator() => things.Select(cells).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
