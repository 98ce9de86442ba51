using Traceability.Benchmarks.Shop;

namespace Traceability.Benchmarks.Measuring;

/// <summary>Something that is asked: a recall from lots, or a trace back from shipments.</summary>
/// <param name="Roots">One question each; the figure is the median over them.</param>
/// <param name="Budget">Milliseconds that design allows at any size of shop, null where it names none.</param>
internal sealed record Case(string Name, bool Back, IReadOnlyList<int> Roots, double? Budget = null)
{
    /// <summary>The usual questions of this shop, and the hard ones.</summary>
    public static IEnumerable<Case> Of(ServedShop shop)
    {
        var (made, right) = (shop.Made, shop.Right);
        var random = new Random(2);
        // Of the ordinary part of the shop; the special lots stand behind it.
        var raw = made.Lots.Where(l => l.Kind == LotKind.Raw && l.Id < made.Specials["chain"]).ToArray();
        random.Shuffle(raw);
        var bySize = raw.Take(2000).Select(l => (l.Id, Size: right.Forward(l.Id).Count)).OrderBy(l => l.Size).ThenBy(l => l.Id).ToList();
        yield return new("recall, typical", false, [.. bySize.OrderBy(l => Math.Abs(l.Size - 51)).ThenBy(l => l.Id).Take(12).Select(l => l.Id)], 1);
        yield return new("recall, p99", false, [.. bySize.Skip(bySize.Count * 99 / 100 - 2).Take(5).Select(l => l.Id)], 3);
        yield return new("recall, hub", false, [made.Specials["hub"]], 400);
        yield return new("recall, chain of 1,000 cuts", false, [made.Specials["chain"]], 5);
        yield return new("recall, chain of 1,000 reworks", false, [made.Specials["rework"]], 5);
        yield return new("recall, ladder of 2^40 paths", false, [made.Specials["ladder"]], 1);
        yield return new("recall, run of 1,000 x 1,000", false, [made.Specials["run"]]);

        var shipments = made.Shipments.Where(s => s.Day <= MadeShop.Days && right.Carried(s.Id).Length > 0).ToArray();
        random.Shuffle(shipments);
        var back = shipments.Take(500).Select(s => (s.Id, Size: right.Back(right.Carried(s.Id)).Count)).OrderBy(s => s.Size).ThenBy(s => s.Id).ToList();
        yield return new("trace back, typical", true, [.. back.Skip(back.Count / 2 - 6).Take(12).Select(s => s.Id)], 1);
        yield return new("trace back, p99", true, [.. back.Skip(back.Count * 99 / 100 - 2).Take(5).Select(s => s.Id)], 3);
        yield return new("trace back, from the hub's parts", true, [made.Specials["hub back"]], 1);
        yield return new("trace back, chain of 1,000 cuts", true, [made.Specials["chain back"]], 5);
        yield return new("trace back, chain of 1,000 reworks", true, [made.Specials["rework back"]], 5);
        yield return new("trace back, ladder of 2^40 paths", true, [made.Specials["ladder back"]], 1);
        yield return new("trace back, run of 1,000 x 1,000", true, [made.Specials["run back"]]);
    }
}
