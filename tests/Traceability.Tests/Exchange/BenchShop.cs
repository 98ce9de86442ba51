using System.Globalization;
using System.Text;

namespace Traceability.Tests.Exchange;

/// <summary>
/// A made-up shop with everything that makes tracing hard: chains of cuts, ranges of units, voided rows, several outputs,
/// diamonds, loops. Beside its bundle it keeps its own plain account of who reaches whom, which shares no code with the
/// program.
/// </summary>
internal sealed class BenchShop
{
    private readonly Random random;
    private readonly List<(string Number, int Left)> stock = [];
    private readonly Dictionary<string, StringBuilder> files = [];
    private readonly Dictionary<string, HashSet<string>> forward = [], back = [];
    private readonly Dictionary<string, HashSet<string>> usedIn = [], madeBy = [], carriedBy = [], carries = [];
    private readonly HashSet<string> received = [];
    private readonly Dictionary<string, string> customers = [];

    public BenchShop(int seed, int lots)
    {
        random = new(seed);
        Head("materials", "code,name,category,unit");
        Head("products", "sku,name,identified_by");
        Head("customers", "code,name");
        Head("lots", "number,material,mill,heat,received_on,quantity,unit,status,certificate_number");
        Head("cuts", "number,parent,cut_on,loss");
        Head("pieces", "cut,number,quantity,unit");
        Head("records", "number,product,started_on,completed_on");
        Head("inputs", "record,lot,quantity,unit,first_unit,last_unit,voided_at");
        Head("outputs", "record,number,product,position,last_position,quantity,unit,voided_at");
        Head("shipments", "number,customer,shipped_on");
        Head("shipment_lines", "shipment,lot,quantity,unit,voided_at");
        Row("materials", "M", "Metal", "metal", "pcs");
        Row("products", "X", "Thing", "batch");
        for (var i = 0; i < 7; i++) Row("customers", $"C{i}", $"Customer {i}");
        for (var i = 0; i < lots; i++) Receive(i);
        for (var i = 0; i < lots; i++) Cut(i);
        for (var i = 0; i < lots * 2; i++) Make(i);
        for (var i = 0; i < lots; i++) Ship(i);
        Chain(200);
    }

    public IEnumerable<(string Name, string Text)> Files => files.Select(f => (f.Key + ".csv", f.Value.ToString()));

    public IEnumerable<string> Lots => forward.Keys;

    public IEnumerable<string> Shipments => carries.Keys;

    public (string[] Lots, string[] Records, string[] Shipments, string[] Customers) Recall(string lot)
    {
        var reached = Walk([lot], forward);
        var shipments = Sorted(reached.SelectMany(l => carriedBy[l]));
        return (Sorted(reached.Where(l => l != lot)), Sorted(reached.SelectMany(l => usedIn[l])), shipments, Sorted(shipments.Select(s => customers[s])));
    }

    public (string[] Lots, string[] Received, string[] Records) Trace(string shipment)
    {
        var reached = Walk(carries[shipment], back);
        return (Sorted(reached), Sorted(reached.Where(received.Contains)), Sorted(reached.SelectMany(l => madeBy[l])));
    }

    private void Receive(int i)
    {
        var number = Add($"R-{i:D4}", 1000);
        received.Add(number);
        Row("lots", number, "M", i % 3 == 0 ? "" : $"Mill {i % 4}", $"{i / 3:D5}", Day(i), "1000", "pcs", "accepted", $"CERT-{i / 3}");
    }

    private void Cut(int i)
    {
        if (random.Next(3) > 0 || Take(20) is not { } parent) return;
        var cut = $"CUT-{i}";
        Row("cuts", cut, parent, Day(i), "2");
        for (var p = 1; p <= 2; p++)
        {
            var piece = Add($"{cut}-{p}", 9);
            Row("pieces", cut, piece, "9", "pcs");
            Edge(parent, piece);
        }
    }

    private void Make(int i)
    {
        var record = $"MFG-{i}";
        Row("records", record, "X", Day(i), random.Next(5) == 0 ? "" : Day(i));
        var outputs = new List<(string Lot, int First, int Last)>();
        var at = 1;
        for (var o = random.Next(1, 4); o > 0; o--)
        {
            var (units, voided) = (random.Next(1, 9), random.Next(12) == 0);
            // Now and then what comes out is a lot that is there already: a loop, or a lot of two origins.
            var old = random.Next(25) == 0 && stock.Count > 0 ? stock[random.Next(stock.Count)].Number : null;
            var lot = old is not null && old.StartsWith("B-", StringComparison.Ordinal) ? old : Add($"B-{i}-{o}", voided ? 0 : units);
            Row("outputs", record, lot, "X", Whole(at), Whole(at + units - 1), Whole(units), "pcs", voided ? "2024-06-01T00:00:00Z" : "");
            if (!voided)
            {
                outputs.Add((lot, at, at + units - 1));
                madeBy[lot].Add(record);
            }
            at += units;
        }
        for (var n = random.Next(0, 5); n > 0; n--)
            if (Take(1) is { } lot)
            {
                var voided = random.Next(10) == 0;
                var (first, last) = random.Next(3) == 0 ? (random.Next(1, at + 4), 0) : (0, 0);
                if (first > 0) last = random.Next(4) == 0 ? int.MaxValue : first + random.Next(0, 5);
                Row("inputs", record, lot, random.Next(6) == 0 ? "" : "1", "pcs", first > 0 ? Whole(first) : "", first > 0 && last < int.MaxValue ? Whole(last) : "", voided ? "2024-06-01T00:00:00Z" : "");
                if (voided) continue;
                usedIn[lot].Add(record);
                var met = outputs.Where(o => first == 0 || (o.Last >= first && o.First <= last)).ToList();
                foreach (var output in met.Count > 0 ? met : outputs) Edge(lot, output.Lot);
            }
    }

    private void Ship(int i)
    {
        var shipment = $"SHP-{i}";
        customers[shipment] = $"C{random.Next(7)}";
        carries[shipment] = [];
        Row("shipments", shipment, customers[shipment], Day(i));
        for (var n = random.Next(1, 4); n > 0; n--)
            if (Take(1) is { } lot)
            {
                var voided = random.Next(8) == 0;
                Row("shipment_lines", shipment, lot, "1", "pcs", voided ? "2024-06-01T00:00:00Z" : "");
                if (voided) continue;
                carries[shipment].Add(lot);
                carriedBy[lot].Add(shipment);
            }
    }

    private void Chain(int length)
    {
        var above = Add("CHAIN", 0);
        received.Add(above);
        Row("lots", above, "M", "", "", Day(0), Whole(length + 1), "pcs", "accepted", "");
        for (var i = 1; i <= length; i++)
        {
            var below = Add($"CHAIN-{i}", 0);
            Row("cuts", $"CC-{i}", above, Day(i), "1");
            Row("pieces", $"CC-{i}", below, Whole(length + 1 - i), "pcs");
            Edge(above, below);
            above = below;
        }
    }

    private string Add(string number, int amount)
    {
        forward[number] = [];
        back[number] = [];
        usedIn[number] = [];
        madeBy[number] = [];
        carriedBy[number] = [];
        if (amount > 0) stock.Add((number, amount));
        return number;
    }

    private string? Take(int amount)
    {
        for (var tries = 0; tries < 5 && stock.Count > 0; tries++)
        {
            var at = random.Next(stock.Count);
            if (stock[at].Left < amount) continue;
            stock[at] = (stock[at].Number, stock[at].Left - amount);
            return stock[at].Number;
        }
        return null;
    }

    private void Edge(string from, string to)
    {
        forward[from].Add(to);
        back[to].Add(from);
    }

    private static HashSet<string> Walk(IEnumerable<string> from, Dictionary<string, HashSet<string>> steps)
    {
        var reached = from.ToHashSet();
        var todo = new Stack<string>(reached);
        while (todo.TryPop(out var lot))
            foreach (var next in steps[lot])
                if (reached.Add(next)) todo.Push(next);
        return reached;
    }

    private static string[] Sorted(IEnumerable<string> numbers) => [.. numbers.Distinct().Order(StringComparer.Ordinal)];

    private static string Day(int i) => new DateOnly(2023, 1, 1).AddDays(i % 700).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Whole(int number) => number.ToString(CultureInfo.InvariantCulture);

    private void Head(string file, string columns) => files[file] = new StringBuilder(columns).Append('\n');

    private void Row(string file, params string[] cells) => files[file].Append(string.Join(',', cells)).Append('\n');
}
