namespace Traceability.Tests.Genealogy;

/// <summary>
/// What happened, written down a second time beside the program, in plain lists and from what was asked of the program, not from
/// what it answered: amounts in millionths, units counted by hand. A line that was voided is struck out.
/// </summary>
internal sealed class PlainBook
{
    /// <summary>What keeps the material it is given; in all else it becomes something new.</summary>
    private static readonly string[] Carrying = ["cut", "split", "mix", "outside", "return"];

    private readonly Dictionary<long, Line> inputs = [];
    private readonly Dictionary<long, Line> outputs = [];
    private readonly Dictionary<long, Sent> sent = [];
    private readonly List<(long Lot, long Delta, bool IsCount)> moves = [];
    private readonly Dictionary<long, long> sawLines = [];

    public sealed record Line(long Id, string Kind, long Act, long Lot, long? Micro, long? First, long? Last);

    public sealed record Sent(long Id, string Shipment, string Customer, long Lot, long Micro);

    /// <summary>One kind of material (or product) for each lot: what may be mixed, and in what it is counted.</summary>
    public Dictionary<long, string> Whats { get; } = [];

    public Dictionary<long, (string Heat, long Micro)> Received { get; } = [];

    public Dictionary<long, string> Records { get; } = [];

    public IEnumerable<Line> Inputs => inputs.Values;

    public IEnumerable<Line> Outputs => outputs.Values;

    public IEnumerable<Sent> Shipped => sent.Values;

    public void Came(long lot, string what, string heat, long micro)
    {
        Whats[lot] = what;
        Received[lot] = (heat, micro);
    }

    public void Into(long id, string kind, long act, long lot, long? micro, long? first = null, long? last = null) => inputs.Add(id, new(id, kind, act, lot, micro, first, last));

    public void OutOf(long id, string kind, long act, long lot, string what, long micro, long first, long last)
    {
        Whats[lot] = what;
        outputs.Add(id, new(id, kind, act, lot, micro, first, last));
    }

    public void Left(long id, string shipment, string customer, long lot, long micro) => sent.Add(id, new(id, shipment, customer, lot, micro));

    public void Moved(long lot, long delta, bool isCount) => moves.Add((lot, delta, isCount));

    public void Sawn(long act, long micro) => sawLines[act] = micro;

    public void VoidInput(long id) => inputs.Remove(id);

    public void VoidOutput(long id) => outputs.Remove(id);

    public void VoidSent(long id) => sent.Remove(id);

    public void VoidAll(long act)
    {
        foreach (var id in Inputs.Where(i => i.Act == act).Select(i => i.Id).ToList()) inputs.Remove(id);
        foreach (var id in Outputs.Where(o => o.Act == act).Select(o => o.Id).ToList()) outputs.Remove(id);
        sawLines.Remove(act);
    }

    /// <summary>The first unit of a record that no output covers: material that comes off beside them is none.</summary>
    public long NextUnit(long act) => Outputs.Where(o => o.Act == act && Whats[o.Lot] != "offcut").Select(o => o.Last!.Value).DefaultIfEmpty(0).Max() + 1;

    public long Here(long lot) => (Received.TryGetValue(lot, out var came) ? came.Micro : 0) + Sum(Outputs, lot) - Sum(Inputs.Where(i => i.Kind != "return"), lot)
        - sent.Values.Where(s => s.Lot == lot).Sum(s => s.Micro) + moves.Where(m => m.Lot == lot).Sum(m => m.Delta);

    /// <summary>Out at others, or on the bench to be made right: what went in, and has not come back.</summary>
    public long StillOut(long act) => Inputs.Where(i => i.Act == act && i.Kind != "make").Sum(i => i.Micro!.Value) - Outputs.Where(o => o.Act == act && o.Kind != "make").Sum(o => o.Micro!.Value);

    public PlainWeb Web()
    {
        var web = new PlainWeb();
        foreach (var i in Inputs) web.Into(i.Act, i.Lot, i.First, i.Last);
        foreach (var o in Outputs) web.OutOf(o.Act, o.Lot, o.First!.Value, o.Last!.Value);
        return web;
    }

    /// <summary>Where the material of one heat is: all that came of it is here, or is accounted for.</summary>
    /// <param name="here">Of each lot what the program says is here.</param>
    public (long Came, long Accounted) BalanceOf(string heat, IReadOnlyDictionary<long, long> here)
    {
        var family = Received.Where(r => r.Value.Heat == heat).Select(r => r.Key).ToHashSet();
        for (var before = 0; before < family.Count;)
        {
            before = family.Count;
            var acts = Inputs.Where(i => Carrying.Contains(i.Kind) && family.Contains(i.Lot)).Select(i => i.Act).ToHashSet();
            family.UnionWith(Outputs.Where(o => acts.Contains(o.Act)).Select(o => o.Lot));
        }
        var carried = Outputs.Where(o => Carrying.Contains(o.Kind) && family.Contains(o.Lot)).Select(o => o.Act).ToHashSet();
        var came = family.Sum(lot => Received.TryGetValue(lot, out var r) ? r.Micro : 0)
            + moves.Where(m => m.IsCount && family.Contains(m.Lot)).Sum(m => m.Delta)
            // What another heat brought into a mix of both.
            + Inputs.Where(i => carried.Contains(i.Act) && !family.Contains(i.Lot)).Sum(i => i.Micro!.Value);
        var acting = Inputs.Where(i => family.Contains(i.Lot)).ToList();
        var accounted = family.Sum(lot => here[lot])
            + acting.Where(i => i.Kind == "make").Sum(i => i.Micro ?? 0)
            + acting.Select(i => i.Act).Distinct().Sum(act => sawLines.GetValueOrDefault(act))
            + acting.Where(i => i.Kind == "outside").Select(i => i.Act).Distinct().Sum(StillOut)
            + sent.Values.Where(s => family.Contains(s.Lot)).Sum(s => s.Micro)
            - acting.Where(i => i.Kind == "return").Sum(i => i.Micro!.Value)
            - moves.Where(m => !m.IsCount && family.Contains(m.Lot)).Sum(m => m.Delta);
        return (came, accounted);
    }

    private static long Sum(IEnumerable<Line> lines, long lot) => lines.Where(l => l.Lot == lot).Sum(l => l.Micro ?? 0);
}
