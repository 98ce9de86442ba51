namespace Traceability.Genealogy;

/// <summary>
/// Folds what is alike: things of one column and light that the same cards lead to, by the same acts. Column by column
/// from left to right, so that what came before is folded already and no comparison is longer than a column.
/// </summary>
internal sealed class PictureFolding
{
    /// <summary>A column of no more things than these is drawn as it is.</summary>
    public const int Few = 6;

    /// <summary>More cards than these are folded even where different ways lead to them; unfolded, each shows its own.</summary>
    public const int Most = 9;

    /// <summary>Cards of one unfolded fold, and of "all".</summary>
    public const int Longest = 500;

    public sealed class Bundle(int at, PictureWeb.Item first)
    {
        public int At { get; } = at;

        public int Column { get; } = first.Column;

        public Light Light { get; } = first.Light;

        /// <summary>In the order in which they were recorded.</summary>
        public List<int> Members { get; } = [];

        public bool IsOpen { get; set; }
    }

    private readonly PictureWeb web;
    private readonly List<(int Via, int From)> ways = [];
    private readonly Dictionary<(int Via, int From), string> words = [];

    private PictureFolding(PictureWeb web)
    {
        this.web = web;
        Of = new int[web.Items.Count];
        Array.Fill(Of, -1);
    }

    public List<Bundle> Folds { get; } = [];

    /// <summary>The fold of each item.</summary>
    public int[] Of { get; }

    public static PictureFolding Fold(PictureWeb web, IReadOnlySet<string> open)
    {
        var folding = new PictureFolding(web);
        var into = folding.Into();
        foreach (var column in web.Items.Select((item, at) => (item, at)).GroupBy(x => x.item.Column).OrderBy(g => g.Key))
            folding.Column([.. column.Select(x => x.at).OrderBy(at => web.Items[at].Id)], into);
        folding.Open(open);
        return folding;
    }

    // What leads to each item: an act, or a thing straight away.
    private (ILookup<int, (PictureWeb.Act Act, PictureFacts.OutputFact Fact)> Made, ILookup<int, PictureWeb.Act> Used, ILookup<int, int> Straight) Into() => (
        web.Acts.Values.SelectMany(act => act.Outputs.Select(o => (o.Item, Way: (act, o.Fact)))).ToLookup(x => x.Item, x => x.Way),
        web.Acts.Values.Where(act => act.Item >= 0).ToLookup(act => act.Item),
        web.Straight.ToLookup(s => s.To, s => s.From));

    private void Column(List<int> items, (ILookup<int, (PictureWeb.Act Act, PictureFacts.OutputFact Fact)> Made, ILookup<int, PictureWeb.Act> Used, ILookup<int, int> Straight) into)
    {
        if (items.Count <= Few)
        {
            foreach (var item in items) Begin([item]);
            return;
        }
        var folded = new Dictionary<PictureWeb.Act, List<(int Fold, long? First, long Last)>>();
        var alike = items.GroupBy(item => (web.Items[item].Light, web.Items[item].Kind, Way(item, into, folded))).Select(g => g.ToList()).ToList();
        // Two alike are as easily seen as one fold.
        var groups = alike.Where(g => g.Count > 2).Concat(alike.Where(g => g.Count <= 2).SelectMany(g => g, (_, item) => new List<int> { item })).ToList();
        if (groups.Count > Most) groups = Fewer(groups);
        foreach (var group in groups.OrderBy(g => web.Items[g[0]].Id)) Begin(group);
    }

    /// <summary>The largest and the first stay; the others are folded with those of their light, whatever leads to them.</summary>
    private List<List<int>> Fewer(List<List<int>> groups)
    {
        var ordered = groups.OrderByDescending(g => web.Items[g[0]].Light == Light.Root).ThenByDescending(g => g.Count).ThenBy(g => web.Items[g[0]].Id).ToList();
        var (stay, rest) = (ordered.Take(Most - 3).ToList(), ordered.Skip(Most - 3));
        foreach (var kind in rest.GroupBy(g => (web.Items[g[0]].Light, web.Items[g[0]].Kind)))
        {
            var merged = kind.SelectMany(g => g).OrderBy(item => web.Items[item].Id).ToList();
            stay.Add(merged);
        }
        return stay;
    }

    // As a word whose letters are folds: equal words, equal ways.
    private string Way(int item, (ILookup<int, (PictureWeb.Act Act, PictureFacts.OutputFact Fact)> Made, ILookup<int, PictureWeb.Act> Used, ILookup<int, int> Straight) into, Dictionary<PictureWeb.Act, List<(int Fold, long? First, long Last)>> folded)
    {
        ways.Clear();
        foreach (var (act, fact) in into.Made[item])
        {
            // The inputs of an act, those of one fold and range as one.
            if (!folded.TryGetValue(act, out var inputs))
                folded[act] = inputs = act.Inputs is [var only] ? [(Of[only.Item], only.Fact.First, only.Fact.Last ?? 0)] : [.. act.Inputs.Select(i => (Of[i.Item], i.Fact.First, i.Fact.Last ?? 0)).Distinct()];
            var via = act.Item >= 0 ? Of[act.Item] : -2;
            foreach (var (from, first, last) in inputs)
                if (first is null || (fact.Last >= first && fact.First <= last)) ways.Add((via, from));
            if (inputs.Count == 0) ways.Add((via, -1));
        }
        foreach (var act in into.Used[item])
            foreach (var (from, _) in act.Inputs) ways.Add((-2, Of[from]));
        foreach (var from in into.Straight[item]) ways.Add((-2, Of[from]));
        if (ways.Count > 1) return string.Concat(ways.Distinct().Order().Select(w => $"{w.Via}.{w.From} "));
        // Most things are led to in one way only, and many in the same.
        var way = ways.Count == 0 ? (-3, -3) : ways[0];
        if (!words.TryGetValue(way, out var word)) words[way] = word = $"{way.Item1}.{way.Item2} ";
        return word;
    }

    private void Begin(List<int> members)
    {
        var fold = new Bundle(Folds.Count, web.Items[members[0]]);
        fold.Members.AddRange(members);
        foreach (var member in members) Of[member] = fold.At;
        Folds.Add(fold);
    }

    private void Open(IReadOnlySet<string> open)
    {
        var all = open.Contains("all");
        var asked = open.Select(key => web.Place(key)).Where(item => item >= 0).Select(item => Of[item]).ToHashSet();
        var cards = 0;
        foreach (var fold in Folds.Where(f => f.Members.Count > 1))
        {
            if (!all && !asked.Contains(fold.At)) continue;
            cards += Math.Min(fold.Members.Count, Longest);
            // What would be too much to look at stays folded, and can be unfolded by itself.
            fold.IsOpen = !all || cards <= Longest;
            if (!fold.IsOpen) cards -= Math.Min(fold.Members.Count, Longest);
        }
    }
}
