namespace Traceability.Benchmarks.Shop;

/// <summary>
/// Makes a shop as small workshops look after years: raw lots of which two or three share a heat, cut-offs, records in
/// stages that use one to eight lots, batches over positions, ranges on a fifth of the inputs, few customers that take
/// most. Then the few lots that are hard for a walk.
/// </summary>
internal sealed partial class ShopMaker
{
    private static readonly double[] Share = [.28, .22, .17, .12, .08, .06, .04, .03];
    private static readonly int[] Take = [1, 1, 2, 2, 3, 3, 4, 5, 6, 8];
    private static readonly long[] Batch = [1, 1, 5, 10, 25, 50, 100, 250];

    /// <summary>Days within which what came in is used.</summary>
    private const int Window = 90;

    private readonly Random random;
    private readonly MadeShop shop;
    private readonly double[] customers;
    private readonly List<MadeLot> stock = [];
    private readonly List<MadeLot>[] made = [.. Enumerable.Range(0, 9).Select(_ => new List<MadeLot>())];
    private readonly List<MadeLot> finished = [];

    private ShopMaker(int received, int seed)
    {
        random = new(seed);
        shop = new()
        {
            Received = received,
            Suppliers = Math.Clamp(received / 50, 10, 400),
            Customers = Math.Clamp(received / 40, 50, 5000),
        };
        // Zipf: the nth customer takes the nth part of what the first takes.
        var sum = 0.0;
        customers = [.. Enumerable.Range(1, shop.Customers).Select(n => sum += 1.0 / n)];
    }

    /// <param name="received">How many lots came in from suppliers.</param>
    /// <param name="run">Inputs, and outputs, of the one run in which everything meets everything.</param>
    public static MadeShop Make(int received, int seed = 1, int? hub = null, int run = 1000)
    {
        var maker = new ShopMaker(received, seed);
        maker.Receive();
        maker.Manufacture();
        maker.Ship();
        maker.Specials(hub ?? Math.Min(100_000, Math.Max(1000, received)), run);
        maker.AddUp();
        return maker.shop;
    }

    private void Receive()
    {
        for (var k = 0; k < shop.Received; k++)
        {
            var day = (int)((long)k * MadeShop.Days / shop.Received);
            if (k % 5 is 0 or 2) shop.Heats++;
            var lot = Raw(day, shop.Heats, 1 + (int)(MadeShop.Materials * random.NextDouble()), 1 + (int)(shop.Suppliers * Math.Pow(random.NextDouble(), 2)));
            stock.Add(lot);
            if (random.NextDouble() < .25) CutOff(lot);
        }
        stock.Sort((a, b) => a.Day != b.Day ? a.Day.CompareTo(b.Day) : a.Id.CompareTo(b.Id));
    }

    private void CutOff(MadeLot lot)
    {
        for (var depth = 0; depth < 3; depth++)
        {
            var day = Math.Min(MadeShop.Days - 1, lot.Day + 1 + (int)(20 * random.NextDouble()));
            lot = Cut(lot, day, 300 >> depth);
            stock.Add(lot);
            if (random.NextDouble() > .4) break;
        }
    }

    private void Manufacture()
    {
        for (var stage = 1; stage <= 8; stage++)
        {
            var records = Math.Max(4, (int)(shop.Received * Share[stage - 1]));
            made[stage - 1].Sort((a, b) => a.Day.CompareTo(b.Day));
            for (var k = 0; k < records; k++)
                Record(stage, 30 * stage + (int)((long)k * (MadeShop.Days - 30 * stage) / records));
        }
    }

    private void Record(int stage, int day)
    {
        var inputs = new Dictionary<int, MadeLot>();
        var want = Take[(int)(random.NextDouble() * 10)];
        if (stage > 1)
        {
            var (from, to) = (Since(made[stage - 1], day - Window), Since(made[stage - 1], day));
            if (to > from)
                for (var n = 1 + (random.NextDouble() < .6 ? 1 : 0) + (random.NextDouble() < .3 ? 1 : 0); n > 0; n--)
                    Add(inputs, made[stage - 1][from + (int)((to - from) * random.NextDouble())]);
            // An older sub-assembly is used past its stage now and then: paths that meet again.
            if (stage > 2 && random.NextDouble() < .2)
            {
                var older = made[1 + (int)(random.NextDouble() * (stage - 2))];
                var before = Since(older, day);
                if (before > 0) Add(inputs, older[(int)(before * random.NextDouble())]);
            }
        }
        var (first, last) = (Since(stock, day - Window), Since(stock, day));
        if (last > first)
            while (inputs.Count < want)
                // Few lots are favoured: a bar is drawn on repeatedly.
                if (!Add(inputs, stock[first + (int)((last - first) * Math.Pow(random.NextDouble(), 2))])) want--;
        if (inputs.Count == 0) return;

        var material = inputs.Values.FirstOrDefault(l => l.Material > 0)?.Material ?? 0;
        var record = Act(day, material > 0 ? material : MadeShop.Assembly);
        foreach (var lot in inputs.Values) Use(record, lot, 1 + (int)(20 * random.NextDouble()));
        for (var n = random.NextDouble() < .8 ? 1 : 2; n > 0; n--)
        {
            var lot = Produce(record, day, Batch[(int)(random.NextDouble() * 8)]);
            var fate = random.NextDouble();
            if (stage < 8 && fate < .55) made[stage].Add(lot);
            if (fate > .45 || stage == 8) finished.Add(lot);
        }
    }

    private void Ship()
    {
        finished.Sort((a, b) => a.Day != b.Day ? a.Day.CompareTo(b.Day) : a.Id.CompareTo(b.Id));
        for (var i = 0; i < finished.Count;)
        {
            var n = Math.Min(finished.Count - i, 1 + (int)(6 * random.NextDouble()));
            var shipment = Shipment(finished[i + n - 1].Day + 1 + (int)(10 * random.NextDouble()));
            for (var k = 0; k < n; k++) Pack(shipment, finished[i + k], Math.Max(1, finished[i + k].Quantity / 2));
            // The rest of an earlier lot goes to another customer.
            if (i > 0 && random.NextDouble() < .25)
            {
                var rest = finished[(int)(random.NextDouble() * i)];
                Pack(shipment, rest, Math.Max(1, rest.Quantity / 4));
            }
            i += n;
        }
        for (var k = 0; k < shop.Received / 100; k++) Pack(Shipment(MadeShop.Days), stock[(int)(stock.Count * random.NextDouble())], 5);
        // Nobody wrote down which batch it was. As many in any shop, so that what a recall has to ask stays the same.
        for (var k = 0; k < 5; k++) shop.Lines.Add(new(Shipment(MadeShop.Days).Id, 0, 1));
    }

    /// <summary>How many of these, in order of their days, came before this day.</summary>
    private static int Since(List<MadeLot> lots, int day)
    {
        var (low, high) = (0, lots.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (lots[middle].Day < day) low = middle + 1; else high = middle;
        }
        return low;
    }

    private static bool Add(Dictionary<int, MadeLot> lots, MadeLot lot) => lots.TryAdd(lot.Id, lot);
}
