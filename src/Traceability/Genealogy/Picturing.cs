using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Traceability.Data;

namespace Traceability.Genealogy;

/// <summary>Draws up the picture of a trace: one walk each way, a few questions, everything alike folded, then the names of what is left.</summary>
public sealed class Picturing(TraceabilityDb db, LotGenealogy genealogy)
{
    /// <summary>Lots used beside it are only there to understand the rest; more of them are counted.</summary>
    public const int MostBeside = 1000;

    /// <summary>More lots than these are drawn in all, folded by the database; what cannot be ruled out is then on the recall's own page.</summary>
    public const int MostOneByOne = 5000;

    public Task<Picture> Of(Root root, PictureWish wish, CancellationToken cancel = default) => Of(root, wish, MostOneByOne, cancel);

    internal async Task<Picture> Of(Root root, PictureWish wish, int mostOneByOne, CancellationToken cancel = default)
    {
        var facts = new PictureFacts();
        await using (var reach = await genealogy.Forward(root.LotIds, cancel))
            if (!await Read(facts, reach, mostOneByOne, cancel)) return await PictureInAll.Draw(db, reach, root, wish, cancel);
        await ReadBeside(facts, cancel);
        IReadOnlyList<PictureDoubt> doubts = wish.Doubts is null ? [] : await wish.Doubts();
        var web = PictureWeb.Of(facts, root, wish.ToHold, doubts);
        var folding = PictureFolding.Fold(web, wish.Open);
        var (cards, shown) = Cards(web, folding);
        var labels = await PictureLabels.Read(db, kind => [.. shown.Where(item => web.Items[item].Kind == kind).Select(item => web.Items[item].Id)], cancel);
        var (lines, steps) = PictureLines.Of(web, folding, cards);
        var nodes = new PictureNodes(root, wish.ToHold, doubts, facts, web, folding, cards, labels).All();
        var lots = facts.Forward.Count + facts.Back.Count(id => !facts.Forward.Contains(id));
        return new(root, Columns(web), nodes, lines, steps, lots, facts.NotDrawn, false);
    }

    /// <summary>Both ways, unless it is too many one way; then it stands again as it was walked first.</summary>
    private static async Task<bool> Read(PictureFacts facts, Reach reach, int most, CancellationToken cancel)
    {
        if (reach.Count > most) return false;
        await facts.Read(reach, cancel);
        reach.Turn();
        if (reach.Count <= most)
        {
            await facts.Read(reach, cancel);
            return true;
        }
        reach.Turn();
        return false;
    }

    private async Task ReadBeside(PictureFacts facts, CancellationToken cancel)
    {
        var beside = facts.Beside();
        facts.NotDrawn = Math.Max(0, beside.Count - MostBeside);
        var read = beside.Take(MostBeside).ToList();
        if (read.Count == 0) return;
        foreach (var lot in await db.Lots.AsNoTracking().Where(l => read.Contains(l.Id)).Select(l => new { l.Id, l.Unit, l.OnHandMicro, l.ReceivedMicro, IsProduct = l.ProductId != null, l.SupplierId, IsPart = l.RootId != null }).ToListAsync(cancel))
            facts.Lots[lot.Id] = new(lot.IsProduct, new(lot.ReceivedMicro ?? 0, lot.Unit), new(lot.OnHandMicro, lot.Unit), lot.SupplierId, lot.IsPart);
    }

    private static (int[] Cards, List<int> Shown) Cards(PictureWeb web, PictureFolding folding)
    {
        var (cards, shown, next) = ((int[])folding.Of.Clone(), new List<int>(), folding.Folds.Count);
        foreach (var fold in folding.Folds)
        {
            if (fold.Members.Count == 1) shown.Add(fold.Members[0]);
            if (!fold.IsOpen) continue;
            foreach (var member in fold.Members.Take(PictureFolding.Longest))
            {
                cards[member] = next++;
                shown.Add(member);
            }
        }
        return (cards, shown);
    }

    private static List<PictureColumn> Columns(PictureWeb web) =>
        [.. web.Items.GroupBy(i => (i.Column, i.Part)).OrderBy(g => g.Key.Column)
            .Select(g => new PictureColumn(g.Key.Part, g.Max(i => i.Stage), g.Count(i => i.Light is not (Light.Beside or Light.Doubt) && i.Kind != 'h')))];

    internal static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
