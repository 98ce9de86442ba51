using static Traceability.Genealogy.PictureFacts;

namespace Traceability.Genealogy;

/// <summary>
/// Everything a picture is about, one by one, before anything is folded: each thing in its column and light, and what
/// leads to what. Acts stay whole (what went in, what came out): a run of a thousand inputs and a thousand outputs is two
/// thousand facts, not a million lines.
/// </summary>
internal sealed class PictureWeb
{
    /// <summary>More stages of making than these stand in the last columns together.</summary>
    public const int MostStages = 4;

    private static readonly Dictionary<char, string> Words = new()
    {
        ['v'] = "supplier",
        ['l'] = "lot",
        ['r'] = "record",
        ['s'] = "shipment",
        ['c'] = "customer",
        ['h'] = "here",
        ['d'] = "doubt",
    };

    public sealed record Item(PicturePart Part, int Stage, char Kind, long Id, Light Light)
    {
        public string Key => $"{Words[Kind]}-{Id}";

        public int Column => Part switch
        {
            PicturePart.Record => 1 + (Stage * 2),
            PicturePart.Unit => 2 + (Stage * 2),
            PicturePart.Shipment => 3 + (MostStages * 2),
            PicturePart.Customer => 4 + (MostStages * 2),
            var part => (int)part,
        };
    }

    public sealed class Act
    {
        /// <summary>Its card; -1 for a cut, a split, a mix, a return.</summary>
        public required int Item { get; init; }

        public List<(int Item, InputFact Fact)> Inputs { get; } = [];

        public List<(int Item, OutputFact Fact)> Outputs { get; } = [];
    }

    private readonly PictureFacts facts;
    private readonly Root root;
    private readonly bool toHold;
    private readonly IReadOnlyList<PictureDoubt> doubts;
    private readonly Dictionary<(char, long), int> places = [];
    private readonly Dictionary<long, int> stages;

    private PictureWeb(PictureFacts facts, Root root, bool toHold, IReadOnlyList<PictureDoubt> doubts) =>
        (this.facts, this.root, this.toHold, this.doubts, stages) = (facts, root, toHold, doubts, Stages(facts));

    public List<Item> Items { get; } = [];

    public Dictionary<long, Act> Acts { get; } = [];

    /// <summary>What leads on without an act between: supplier to lot, lot to shipment, shipment to customer.</summary>
    public List<(int From, int To)> Straight { get; } = [];

    /// <summary>What a key of an address means; -1 for what is not in the picture.</summary>
    public int Place(string key)
    {
        var dash = key.LastIndexOf('-');
        return dash > 0 && long.TryParse(key.AsSpan(dash + 1), out var id) && Words.FirstOrDefault(w => key.AsSpan(0, dash).SequenceEqual(w.Value)) is { Value: not null } word ? Place(word.Key, id) : -1;
    }

    public int Place(char kind, long id) => places.GetValueOrDefault((kind, id), -1);

    public static PictureWeb Of(PictureFacts facts, Root root, bool toHold, IReadOnlyList<PictureDoubt> doubts)
    {
        var web = new PictureWeb(facts, root, toHold, doubts);
        web.AddLots();
        web.AddActs();
        web.AddShipments();
        web.AddDoubts();
        return web;
    }

    private bool AsksShipment => root.Kind is RootKind.Shipment or RootKind.Order;

    private void AddLots()
    {
        var roots = root.LotIds.ToHashSet();
        foreach (var (id, lot) in facts.Lots)
        {
            var stage = stages.GetValueOrDefault(id);
            var part = stage > 0 || lot.IsProduct ? PicturePart.Unit : lot.IsPart || lot.Received.IsZero ? PicturePart.CutOff : PicturePart.Lot;
            Add('l', id, part, Math.Max(1, stage), LightOf(id, lot, roots));
        }
        var suppliers = new Dictionary<long, Light>();
        foreach (var (id, lot) in facts.Lots)
            if (lot.Supplier is { } supplier && !lot.Received.IsZero)
                suppliers[supplier] = Brighter(suppliers.GetValueOrDefault(supplier), Items[Place('l', id)].Light switch { Light.Beside => Light.Beside, _ => Light.From });
        foreach (var (id, light) in suppliers) Add('v', id, PicturePart.Supplier, 0, light);
        foreach (var (id, lot) in facts.Lots)
            if (lot.Supplier is { } supplier && !lot.Received.IsZero) Straight.Add((Place('v', supplier), Place('l', id)));
    }

    private Light LightOf(long id, LotFact lot, HashSet<long> roots)
    {
        var (forward, back) = (facts.Forward.Contains(id), facts.Back.Contains(id));
        if (roots.Contains(id))
            return root.Kind == RootKind.Record ? Light.To : AsksShipment ? Light.From : Light.Root;
        if (AsksShipment) return back ? Light.From : Light.Beside;
        if (forward) return toHold && !lot.OnHand.IsZero && !lot.IsProduct ? Light.Hold : Light.To;
        return back ? Light.From : Light.Beside;
    }

    private void AddActs()
    {
        var lights = facts.Acts.Keys.ToDictionary(id => id, _ => Light.Beside);
        // A record is on the way if what went in or came out is.
        foreach (var input in facts.Inputs) lights[input.Act] = Brighter(lights[input.Act], facts.Forward.Contains(input.Lot) && !AsksShipment ? Light.To : Light.Beside);
        foreach (var output in facts.Outputs) lights[output.Act] = Brighter(lights[output.Act], facts.Back.Contains(output.Lot) ? Light.From : Light.Beside);
        foreach (var id in facts.Acts.Keys.Order())
        {
            var fact = facts.Acts[id];
            var light = root.Kind == RootKind.Record && root.Id == id ? Light.Root : lights[id];
            Acts[id] = new() { Item = fact.HasCard ? Add('r', id, PicturePart.Record, Math.Max(1, stages.GetValueOrDefault(-id)), light) : -1 };
        }
        foreach (var input in facts.Inputs)
            if (Place('l', input.Lot) is >= 0 and var item) Acts[input.Act].Inputs.Add((item, input));
        foreach (var output in facts.Outputs)
            if (Place('l', output.Lot) is >= 0 and var item) Acts[output.Act].Outputs.Add((item, output));
    }

    private void AddShipments()
    {
        var customers = new Dictionary<long, Light>();
        foreach (var (id, (customer, order)) in facts.Shipments)
        {
            var light = (root.Kind == RootKind.Shipment && root.Id == id) || (root.Kind == RootKind.Order && root.Id == order) ? Light.Root : AsksShipment ? Light.Beside : Light.To;
            Add('s', id, PicturePart.Shipment, 0, light);
            customers[customer] = Brighter(customers.GetValueOrDefault(customer), light == Light.Beside ? Light.Beside : Light.To);
        }
        foreach (var (id, light) in customers) Add('c', id, PicturePart.Customer, 0, light);
        foreach (var (id, (customer, _)) in facts.Shipments) Straight.Add((Place('s', id), Place('c', customer)));
        foreach (var line in facts.Lines)
            if (Place('s', line.Shipment) is >= 0 and var shipment) Straight.Add((Place('l', line.Lot), shipment));

        var here = facts.Forward.Where(id => !AsksShipment && facts.Lots[id] is { IsProduct: true, OnHand.IsZero: false }).ToList();
        if (here.Count == 0) return;
        var card = Add('h', 1, PicturePart.Shipment, 0, toHold ? Light.Hold : Light.To);
        foreach (var id in here) Straight.Add((Place('l', id), card));
    }

    private void AddDoubts()
    {
        for (var i = 0; i < doubts.Count; i++) Add('d', i + 1, doubts[i].Part, 1, Light.Doubt);
        if (doubts.Count == 0) return;
        var roots = Items.Select((item, at) => (item, at)).Where(x => x.item.Light == Light.Root && x.item.Kind != 'd').Select(x => x.at).ToList();
        for (var i = 0; i < doubts.Count; i++)
            foreach (var from in roots.Take(1))
                if (Items[from].Column < Items[Place('d', i + 1)].Column) Straight.Add((from, Place('d', i + 1)));
    }

    private int Add(char kind, long id, PicturePart part, int stage, Light light)
    {
        places[(kind, id)] = Items.Count;
        Items.Add(new(part, stage, kind, id, light));
        return Items.Count - 1;
    }

    private static Light Brighter(Light a, Light b) => a > b ? a : b;

    /// <summary>
    /// How many records stand behind each lot, at most; of an act under its id with a minus. In the order in which things
    /// were made; a loop of imported history is cut where it is met.
    /// </summary>
    private static Dictionary<long, int> Stages(PictureFacts facts)
    {
        var (stages, waits) = (new Dictionary<long, int>(), new Dictionary<long, int>());
        var (inputs, outputs) = (facts.Inputs.ToLookup(i => i.Lot, i => i.Act), facts.Outputs.ToLookup(o => o.Act, o => o.Lot));
        foreach (var input in facts.Inputs) waits[-input.Act] = waits.GetValueOrDefault(-input.Act) + 1;
        foreach (var output in facts.Outputs) waits[output.Lot] = waits.GetValueOrDefault(output.Lot) + 1;
        var done = new HashSet<long>();
        // First what nothing leads to, then, should a loop be left over, what came first.
        var begin = facts.Inputs.Select(i => i.Lot).Concat(facts.Outputs.Select(o => o.Lot)).Concat(facts.Acts.Keys.Select(a => -a)).Distinct().ToList();
        var queue = new Queue<long>(begin.Where(n => waits.GetValueOrDefault(n) == 0).Order());
        var left = new Queue<long>(begin.OrderBy(Math.Abs).ThenBy(n => n));
        while (queue.Count > 0 || left.Count > 0)
        {
            if (!queue.TryDequeue(out var node)) node = left.Dequeue();
            if (!done.Add(node)) continue;
            var isAct = node < 0;
            var stage = stages.GetValueOrDefault(node);
            // A record begins a stage; a cut goes on in the same.
            if (isAct && facts.Acts.TryGetValue(-node, out var act) && act.HasCard) stages[node] = stage = Math.Min(MostStages, stage + 1);
            foreach (var next in isAct ? outputs[-node] : inputs[node].Select(a => -a))
            {
                if (done.Contains(next)) continue;
                stages[next] = Math.Max(stages.GetValueOrDefault(next), stage);
                if (--waits[next] == 0) queue.Enqueue(next);
            }
        }
        return stages;
    }
}
