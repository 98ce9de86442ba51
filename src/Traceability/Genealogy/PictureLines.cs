namespace Traceability.Genealogy;

/// <summary>The lines between cards, and the steps that a path goes by.</summary>
internal sealed class PictureLines
{
    /// <summary>Where an act leads from more things to more things than this, its way in is told by folds.</summary>
    private const int MostPairs = 20_000;

    private readonly Dictionary<(int From, int To), Light> lines = [];
    private readonly Dictionary<(int From, int To), Light> fine = [];
    private readonly HashSet<PictureStep> steps = [];
    private readonly PictureWeb web;
    private readonly PictureFolding folding;
    private readonly int[] cards;

    /// <param name="cards">The card of each item: its own, or that of its fold.</param>
    private PictureLines(PictureWeb web, PictureFolding folding, int[] cards) => (this.web, this.folding, this.cards) = (web, folding, cards);

    public static (IReadOnlyList<PictureLine> Lines, IReadOnlyList<PictureStep> Steps) Of(PictureWeb web, PictureFolding folding, int[] cards)
    {
        var drawn = new PictureLines(web, folding, cards);
        foreach (var (from, to) in web.Straight) drawn.Straight(from, to);
        foreach (var act in web.Acts.Values) drawn.Act(act);
        return (
            [.. drawn.lines.Select(l => new PictureLine(l.Key.From, l.Key.To, l.Value, false)).Concat(drawn.fine.Select(l => new PictureLine(l.Key.From, l.Key.To, l.Value, true)))
                .OrderBy(l => l.Light).ThenBy(l => l.From).ThenBy(l => l.To)],
            [.. drawn.steps.OrderBy(s => s.From).ThenBy(s => s.Via).ThenBy(s => s.To)]);
    }

    private void Straight(int from, int to)
    {
        Line(from, to, Between(web.Items[from].Light, web.Items[to].Light, web.Items[to].Kind == 'h'));
        steps.Add(new(cards[from], -1, cards[to]));
    }

    private void Act(PictureWeb.Act act)
    {
        var inputs = act.Inputs.ConvertAll(i => (i.Item, Card: cards[i.Item], i.Fact.First, i.Fact.Last, web.Items[i.Item].Light));
        if (inputs.Count > 1) inputs = [.. inputs.DistinctBy(i => (i.Card, i.First, i.Last, i.Light))];
        if ((long)inputs.Count * act.Outputs.Count > MostPairs)
            inputs = [.. inputs.Select(i => i with { Card = folding.Of[i.Item] }).DistinctBy(i => (i.Card, i.First, i.Last, i.Light))];
        if (act.Item >= 0)
        {
            foreach (var input in inputs) Line(input.Item, act.Item, Between(input.Light, web.Items[act.Item].Light));
            foreach (var (output, _) in act.Outputs) Line(act.Item, output, Between(web.Items[act.Item].Light, web.Items[output].Light));
        }
        var via = act.Item >= 0 ? cards[act.Item] : -1;
        foreach (var (output, fact) in act.Outputs)
        {
            var met = false;
            foreach (var input in inputs)
            {
                if (input.First is { } first && (fact.Last < first || fact.First > input.Last)) continue;
                met = true;
                steps.Add(new(input.Card, via, cards[output]));
                if (via < 0) Line(input.Item, output, Between(input.Light, web.Items[output].Light));
            }
            if (!met && via >= 0) steps.Add(new(via, -1, cards[output]));
        }
        if (act.Outputs.Count == 0 && via >= 0)
            foreach (var input in inputs) steps.Add(new(input.Card, -1, via));
    }

    private void Line(int from, int to, Light light)
    {
        Brighten(lines, (folding.Of[from], folding.Of[to]), light);
        if (cards[from] != folding.Of[from] || cards[to] != folding.Of[to]) Brighten(fine, (cards[from], cards[to]), light);
    }

    private static void Brighten(Dictionary<(int, int), Light> lines, (int From, int To) line, Light light)
    {
        if (line.From != line.To && (!lines.TryGetValue(line, out var before) || light > before)) lines[line] = light;
    }

    internal static Light Between(Light from, Light to, bool here = false) => (from, to) switch
    {
        (_, Light.Doubt) or (Light.Doubt, _) => Light.Doubt,
        (Light.Beside, _) or (_, Light.Beside) => Light.Beside,
        (_, Light.Hold) when here => Light.Hold,
        (Light.From, Light.From or Light.Root) => Light.From,
        (Light.From, _) or (_, Light.From) => Light.Beside,
        _ => Light.To,
    };
}
