using Traceability.Lots;

namespace Traceability.Genealogy;

/// <summary>What stands on each card. Amounts are added up over every member, also of what is folded.</summary>
internal sealed class PictureNodes
{
    private sealed class Sums
    {
        public Dictionary<(Unit Unit, bool IsProduct), Int128> Amounts { get; } = [];

        public Dictionary<(Unit Unit, bool IsProduct), Int128> Here { get; } = [];

        /// <summary>Units made, and of a record those that the question is about.</summary>
        public long Made { get; set; }

        public long Meant { get; set; }

        public int Lots { get; set; }

        public HashSet<long> From { get; } = [];

        public static void Add(Dictionary<(Unit, bool), Int128> sums, Quantity amount, bool isProduct)
        {
            if (!amount.IsZero) sums[(amount.Unit, isProduct)] = sums.GetValueOrDefault((amount.Unit, isProduct)) + amount.Micro;
        }
    }

    private readonly Root root;
    private readonly bool toHold;
    private readonly IReadOnlyList<PictureDoubt> doubts;
    private readonly PictureFacts facts;
    private readonly PictureWeb web;
    private readonly PictureFolding folding;
    private readonly int[] cards;
    private readonly PictureLabels labels;
    private readonly Sums[] sums;
    private readonly Dictionary<int, int> columns;
    private readonly HashSet<int> madeWithout = [];

    public PictureNodes(Root root, bool toHold, IReadOnlyList<PictureDoubt> doubts, PictureFacts facts, PictureWeb web, PictureFolding folding, int[] cards, PictureLabels labels)
    {
        (this.root, this.toHold, this.doubts, this.facts, this.web, this.folding, this.cards, this.labels) = (root, toHold, doubts, facts, web, folding, cards, labels);
        sums = [.. Enumerable.Range(0, Math.Max(folding.Folds.Count, cards.DefaultIfEmpty(0).Max() + 1)).Select(_ => new Sums())];
        columns = web.Items.Select(i => i.Column).Distinct().Order().Select((column, at) => (column, at)).ToDictionary(c => c.column, c => c.at);
        AddUp();
    }

    public IReadOnlyList<PictureNode> All() =>
        [.. folding.Folds.Select(Node)];

    // Each amount counts on the card of the thing, and on its fold when that is unfolded.
    private void Each(int item, Action<Sums> add)
    {
        add(sums[cards[item]]);
        if (cards[item] != folding.Of[item]) add(sums[folding.Of[item]]);
    }

    private void AddUp()
    {
        for (var at = 0; at < web.Items.Count; at++)
        {
            if (web.Items[at] is not { Kind: 'l' } item) continue;
            var lot = facts.Lots[item.Id];
            Each(at, s =>
            {
                Sums.Add(s.Amounts, lot.Received, lot.IsProduct);
                Sums.Add(s.Here, lot.OnHand, lot.IsProduct);
            });
            if (lot.IsProduct && !lot.OnHand.IsZero && facts.Forward.Contains(item.Id) && web.Place('h', 1) is >= 0 and var here)
                Each(here, s => Sums.Add(s.Amounts, lot.OnHand, true));
            if (lot.Supplier is { } supplier && web.Place('v', supplier) is >= 0 and var by && !lot.Received.IsZero)
                Each(by, s => { s.Lots++; s.From.Add(item.Id); });
        }
        foreach (var act in web.Acts.Values)
        {
            var isOnTheWay = act.Inputs.Any(i => web.Items[i.Item].Light is Light.To or Light.Root or Light.Hold);
            foreach (var (output, fact) in act.Outputs)
            {
                if (isOnTheWay && web.Items[output].Light == Light.Beside) madeWithout.Add(output);
                var units = fact.Last - fact.First + 1;
                Each(output, s => s.Made += units);
                if (act.Item >= 0) Each(act.Item, s => { s.Made += units; s.Meant += IsMeant(output) ? units : 0; });
            }
            if (act.Item < 0) continue;
            foreach (var (input, fact) in act.Inputs)
                if (IsMeant(input) && fact.Micro is { } micro) Each(act.Item, s => Sums.Add(s.Amounts, new(micro, facts.Lots[fact.Lot].OnHand.Unit), facts.Lots[fact.Lot].IsProduct));
        }
        foreach (var line in facts.Lines)
        {
            var lot = facts.Lots[line.Lot];
            foreach (var item in (int[])[web.Place('s', line.Shipment), web.Place('c', facts.Shipments[line.Shipment].Customer)])
                Each(item, s => Sums.Add(s.Amounts, new(line.Micro, lot.OnHand.Unit), lot.IsProduct));
        }
    }

    private bool IsMeant(int item) => web.Items[item].Light is not Light.Beside;

    private PictureNode Node(PictureFolding.Bundle fold)
    {
        var first = web.Items[fold.Members[0]];
        if (fold.Members.Count == 1) return Card(fold.Members[0], fold.At);
        var members = fold.IsOpen ? fold.Members.Take(PictureFolding.Longest).Select(m => Card(m, cards[m])).OrderBy(n => n.Name.Length).ThenBy(n => n.Name, StringComparer.Ordinal).ToList() : [];
        var (name, amount) = (FoldName(first.Part, fold.Members.Count), Amount(first, sums[fold.At]));
        return new(fold.At, columns[first.Column], first.Part, fold.Light, first.Key, null, name, false,
            FoldSub(fold, first, amount), "", amount, fold.Members.Count, true, members, fold.IsOpen ? fold.Members.Count - members.Count : 0);
    }

    internal static string FoldName(PicturePart part, long count)
    {
        var (one, many) = part switch
        {
            PicturePart.Supplier => ("supplier", "suppliers"),
            PicturePart.Lot => ("lot", "lots"),
            PicturePart.CutOff => ("cut-off", "cut-offs"),
            PicturePart.Record => ("record", "records"),
            PicturePart.Shipment => ("shipment", "shipments"),
            PicturePart.Customer => ("customer", "customers"),
            _ => ("unit", "units"),
        };
        return Counted(count, one, many);
    }

    private string FoldSub(PictureFolding.Bundle fold, PictureWeb.Item first, string amount) => fold.Light switch
    {
        Light.Doubt => "not ruled out",
        Light.Beside when first.Part == PicturePart.Unit && madeWithout.Contains(fold.Members[0]) => "without " + WithoutWhat,
        // Batches of more than one: how many units they are together.
        _ when first.Part == PicturePart.Unit && sums[fold.At].Made > fold.Members.Count => $"{Picturing.Number(sums[fold.At].Made)} in all",
        _ when first.Part is PicturePart.Shipment or PicturePart.Record && amount.Length > 0 => first.Part == PicturePart.Record ? Counted(sums[fold.At].Meant, "unit", "units") : amount,
        _ => "unfold",
    };

    private string WithoutWhat => root.Kind is RootKind.Lot ? "this lot" : "it";

    private PictureNode Card(int at, int index)
    {
        var (item, sum) = (web.Items[at], sums[index]);
        var amount = Amount(item, sum);
        var (name, number, sub, what) = item.Kind switch
        {
            'v' when labels.Suppliers.GetValueOrDefault(item.Id) is { } label => (label.Name, false, SupplierSub(sum), "Supplier " + label.More),
            'l' when labels.Lots.GetValueOrDefault(item.Id) is { } label => (label.Number, true, LotSub(item, at, label), label.What),
            'r' when labels.Records.GetValueOrDefault(item.Id) is { } label => (label.Name, true, RecordSub(item, sum), label.More ?? (facts.Acts[item.Id].Kind == "outside" ? "Outside process" : "Rework")),
            's' when labels.Shipments.GetValueOrDefault(item.Id) is { } label => (label.Name, true, amount, label.More ?? ""),
            'c' when labels.Customers.GetValueOrDefault(item.Id) is { } label => (label.Name, false, label.More ?? "", amount),
            'h' => ($"{(amount.Length > 0 ? amount : "Stock")} here", false, toHold ? "to hold" : "on the shelf", toHold ? "to hold" : "still here"),
            'd' => (doubts[(int)item.Id - 1].Number, true, "not ruled out", doubts[(int)item.Id - 1].Why),
            _ => ("?", false, "", ""),
        };
        return new(index, columns[item.Column], item.Part, item.Light, item.Key, item.Kind is 'h' or 'd' ? null : item.Id, name, number, sub, what, amount, 1, false, [], 0)
        {
            IsPlainRecord = item.Kind == 'r' && facts.Acts[item.Id].Kind == "make",
        };
    }

    private static string Amount(PictureWeb.Item item, Sums sum) => item.Kind switch
    {
        'l' when item.Part == PicturePart.Unit => Counted(sum.Made, "unit", "units"),
        'l' => Words(sum.Amounts.Count > 0 ? sum.Amounts : sum.Here),
        'r' or 's' or 'c' or 'h' => Words(sum.Amounts),
        'v' => Counted(sum.Lots, "lot", "lots"),
        _ => "",
    };

    private string SupplierSub(Sums sum)
    {
        var lots = sum.From.Where(id => web.Items[web.Place('l', id)].Light != Light.Beside).DefaultIfEmpty(sum.From.FirstOrDefault()).ToList();
        if (lots.Count != 1 || labels.Lots.GetValueOrDefault(lots[0]) is not { } lot) return Counted(sum.Lots, "lot", "lots");
        return lot.SupplierLot is { } number ? "lot " + number : lot.What;
    }

    private string LotSub(PictureWeb.Item item, int at, PictureLabels.LotLabel label)
    {
        var lot = facts.Lots[item.Id];
        if (item.Part == PicturePart.Unit)
            return item.Light == Light.Beside && madeWithout.Contains(at) ? "without " + WithoutWhat
                : sums[cards[at]].Made > 1 ? $"{Counted(sums[cards[at]].Made, "unit", "units")}{(lot.OnHand.IsZero ? "" : $", {lot.OnHand.Number} here")}"
                : lot.OnHand.IsZero ? label.What : "here" + (label.Location is { } place ? ", " + place : "");
        if (item.Light == Light.Hold) return $"hold {lot.OnHand}";
        if (label.Heat is { } heat && item.Part == PicturePart.Lot) return "heat " + heat;
        if (lot.OnHand.IsZero) return lot.Received.IsZero ? "used up" : $"{lot.Received}, used up";
        return lot.Received.IsZero || lot.Received == lot.OnHand ? $"{lot.OnHand} here" : $"{lot.OnHand.Number} of {lot.Received}";
    }

    private string RecordSub(PictureWeb.Item item, Sums sum) =>
        sum.Made == 0 ? facts.Acts[item.Id].IsOpen ? "in work" : "made nothing"
        : item.Light is Light.Beside || sum.Meant == sum.Made ? Counted(sum.Made, "unit", "units")
        : $"{Picturing.Number(sum.Meant)} of {Counted(sum.Made, "unit", "units")}";

    internal static string Words(Dictionary<(Unit Unit, bool IsProduct), Int128> sums) => string.Join(", ", sums
        .OrderByDescending(s => s.Key.IsProduct).ThenBy(s => s.Key.Unit)
        .Select(s => s.Key is { IsProduct: true, Unit: Unit.Pcs } && s.Value % Quantity.One == 0 ? Counted((long)(s.Value / Quantity.One), "unit", "units") : new Quantity((long)s.Value, s.Key.Unit).ToString()));

    internal static string Counted(long number, string one, string many) => $"{Picturing.Number(number)} {(number == 1 ? one : many)}";
}
