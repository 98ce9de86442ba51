namespace Traceability.Benchmarks.Shop;

/// <summary>The right answers: a plain search from lot to lot in memory, which shares nothing with the program.</summary>
internal sealed class PlainWalk
{
    private readonly MadeShop shop;
    private readonly ILookup<int, MadeInput> inputsOfLot, inputsOfAct;
    private readonly ILookup<int, MadeOutput> outputsOfLot, outputsOfAct;
    private readonly ILookup<int, MadeLine> linesOfLot, linesOfShipment;

    public PlainWalk(MadeShop shop)
    {
        this.shop = shop;
        (inputsOfLot, inputsOfAct) = (shop.Inputs.ToLookup(i => i.Lot), shop.Inputs.ToLookup(i => i.Act));
        (outputsOfLot, outputsOfAct) = (shop.Outputs.ToLookup(o => o.Lot), shop.Outputs.ToLookup(o => o.Act));
        (linesOfLot, linesOfShipment) = (shop.Lines.ToLookup(l => l.Lot), shop.Lines.ToLookup(l => l.Shipment));
    }

    public sealed record Recalled(IReadOnlySet<string> Lots, IReadOnlySet<string> Records, IReadOnlySet<string> Shipments, IReadOnlySet<string> Customers);

    public sealed record Traced(IReadOnlySet<string> Lots, IReadOnlySet<string> Received, IReadOnlySet<string> Records, IReadOnlySet<string> Certificates);

    public HashSet<int> Forward(params int[] lots) =>
        Walk(lots, lot => inputsOfLot[lot].SelectMany(i => outputsOfAct[i.Act].Where(o => Meets(i, o)).Select(o => o.Lot)));

    public HashSet<int> Back(params int[] lots) =>
        Walk(lots, lot => outputsOfLot[lot].SelectMany(o => inputsOfAct[o.Act].Where(i => Meets(i, o)).Select(i => i.Lot)));

    /// <summary>The lots of a shipment.</summary>
    public int[] Carried(int shipment) => [.. linesOfShipment[shipment].Select(l => l.Lot).Where(l => l > 0)];

    public Recalled Recall(int lot)
    {
        var reached = Forward(lot);
        var shipments = reached.SelectMany(l => linesOfLot[l]).Select(l => shop.Shipments[l.Shipment - 1]).Distinct().ToList();
        return new(
            reached.Select(l => shop.Lot(l).Number).ToHashSet(),
            reached.SelectMany(l => inputsOfLot[l]).Select(i => shop.Act(i.Act)).Where(a => !a.IsCut).Select(a => a.Number).ToHashSet(),
            shipments.Select(s => s.Number).ToHashSet(),
            shipments.Select(s => Names.Customer(s.Customer)).ToHashSet());
    }

    public Traced Trace(int shipment)
    {
        var reached = Back(Carried(shipment));
        var received = reached.Select(shop.Lot).Where(l => l.Kind == LotKind.Raw).ToList();
        return new(
            reached.Select(l => shop.Lot(l).Number).ToHashSet(),
            received.Select(l => l.Number).ToHashSet(),
            reached.SelectMany(l => outputsOfLot[l]).Select(o => shop.Act(o.Act)).Where(a => !a.IsCut).Select(a => a.Number).ToHashSet(),
            received.Where(l => l.Heat > 0).Select(l => Names.Certificate(l.Heat)).ToHashSet());
    }

    private static bool Meets(MadeInput input, MadeOutput output) =>
        input.ReachFirst == 0 || (output.Last >= input.ReachFirst && output.First <= input.ReachLast);

    private static HashSet<int> Walk(IEnumerable<int> from, Func<int, IEnumerable<int>> step)
    {
        var seen = from.ToHashSet();
        var todo = new Stack<int>(seen);
        while (todo.TryPop(out var lot))
            foreach (var next in step(lot))
                if (seen.Add(next)) todo.Push(next);
        return seen;
    }
}

/// <summary>How things are called in the file and in the bundle alike.</summary>
internal static class Names
{
    public static string Customer(int id) => FormattableString.Invariant($"CUS-{id}");

    public static string Supplier(int id) => FormattableString.Invariant($"SUP-{id}");

    public static string Material(int id) => FormattableString.Invariant($"MAT-{id:D2}");

    public static string Product(int id) => FormattableString.Invariant($"PART-{id:D2}");

    public static string Heat(int id) => FormattableString.Invariant($"H{id:D6}");

    public static string Certificate(int heat) => FormattableString.Invariant($"CERT-{heat:D6}");

    public static string Order(int shipment) => FormattableString.Invariant($"ORD-{shipment:D7}");
}
