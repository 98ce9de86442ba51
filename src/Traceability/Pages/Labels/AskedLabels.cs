using System.Globalization;
using Microsoft.Extensions.Primitives;

namespace Traceability.Pages.Labels;

/// <summary>
/// What is to be printed, as the address says it: <c>?cut=7&amp;lot=12&amp;lot=13x3</c>. All pieces of a cut, lot 12 once, lot 13
/// three times; <c>lot=14x0</c> leaves one of a cut's pieces out.
/// </summary>
internal sealed class AskedLabels
{
    /// <summary>More than this at once is not read: an address has an end.</summary>
    private const int Most = 600;

    /// <summary>What stands for several: a cut, a record, a delivery.</summary>
    public static readonly string[] Groups = ["cut", "record", "receipt"];

    /// <summary>What is printed by itself.</summary>
    public static readonly string[] Single = ["lot", "piece", "place", "machine"];

    private readonly List<(string Kind, long Id)> groups = [];
    private readonly Dictionary<(string Kind, long Id), int> copies = [];
    private readonly List<(string Kind, long Id)> order = [];

    public IEnumerable<long> Of(string group) => groups.Where(g => g.Kind == group).Select(g => g.Id);

    /// <summary>Those named one by one, in their order; none of a thing leaves it out of its group.</summary>
    public IEnumerable<(string Kind, long Id, int Copies)> Named => order.Select(o => (o.Kind, o.Id, copies[o]));

    /// <summary>Runs of numbers printed beforehand: "TAG-000001..TAG-000065".</summary>
    public IReadOnlyList<string> Runs { get; private set; } = [];

    public static AskedLabels Read(IQueryCollection query)
    {
        var asked = new AskedLabels();
        foreach (var group in Groups)
            foreach (var id in Ids(query[group])) asked.groups.Add((group, id.Id));
        foreach (var kind in Single)
            foreach (var (id, times) in Ids(query[kind])) asked.Set(kind, id, times);
        asked.Runs = [.. query["numbers"].OfType<string>().Where(run => run.Length is > 0 and < 100).Distinct().Take(100)];
        return asked;
    }

    /// <summary>How many copies of one thing; 0 leaves it out.</summary>
    public void Set(string kind, long id, int times)
    {
        if (copies.TryAdd((kind, id), times)) order.Add((kind, id));
        else copies[(kind, id)] = times;
    }

    public int CopiesOf(string kind, long id) => copies.GetValueOrDefault((kind, id), 1);

    /// <summary>What was changed in the form: copies, and what is left out.</summary>
    /// <param name="strictly">Refuses what is no number; else that stays as it was.</param>
    public void Change(IFormCollection form, bool strictly)
    {
        foreach (var kind in Single)
            foreach (var (name, value) in form.Where(f => f.Key.StartsWith(kind + ".", StringComparison.Ordinal)))
                if (long.TryParse(name[(kind.Length + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var id) && Copies(value, strictly) is { } times) Set(kind, id, times);
        if (form["remove"] == "numbers") Runs = [];
        else if (form["remove"].FirstOrDefault()?.Split('.') is [var which, var row] && long.TryParse(row, NumberStyles.None, CultureInfo.InvariantCulture, out var gone)) Set(which, gone, 0);
    }

    private static int? Copies(string? typed, bool strictly) =>
        int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var copies) && copies <= LabelsModel.MostCopies ? copies
            : !strictly ? null : throw new DomainRuleException($"\"{(typed is { Length: > 20 } ? typed[..20] + "…" : typed)}\" is not a number of labels. Type 0 to {LabelsModel.MostCopies}; with 0 it is left out.");

    /// <summary>The same as an address, with whatever else stands in it.</summary>
    /// <param name="grouped">What a group brings along: only of these one that is left out has to be named.</param>
    public string Address(IReadOnlySet<(string Kind, long Id)> grouped, params (string Name, string? Value)[] more)
    {
        var parts = groups.Select(g => KeyValuePair.Create<string, string?>(g.Kind, g.Id.ToString(CultureInfo.InvariantCulture)))
            .Concat(Named.Where(n => grouped.Contains((n.Kind, n.Id)) ? n.Copies != 1 : n.Copies > 0)
                .Select(n => KeyValuePair.Create<string, string?>(n.Kind, string.Create(CultureInfo.InvariantCulture, $"{n.Id}{(n.Copies == 1 ? "" : $"x{n.Copies}")}"))));
        parts = parts.Concat(Runs.Select(run => KeyValuePair.Create<string, string?>("numbers", run)));
        return "/labels" + QueryString.Create(parts.Concat(more.Where(m => m.Value is not null).Select(m => KeyValuePair.Create(m.Name, m.Value))));
    }

    /// <summary>"12", or three of it: "12x3".</summary>
    private static IEnumerable<(long Id, int Copies)> Ids(StringValues values)
    {
        foreach (var value in values.Take(Most))
        {
            var parts = (value ?? "").Split('x');
            if (parts.Length <= 2 && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var id))
                yield return (id, parts.Length == 2 && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var times) && times <= LabelsModel.MostCopies ? times : 1);
        }
    }
}
