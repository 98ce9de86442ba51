using Traceability.Lots;
using Traceability.Manufacture;
using Traceability.Orders;

namespace Traceability.Sample;

/// <summary>Orders as they came, and what was sent for them, whole or in parts.</summary>
internal sealed class Shipping(Making making, Customers customers, Chance chance)
{
    private static readonly string[] Carriers = ["Northway Parcels", "Northway Parcels", "Kestrel Couriers", "collected"];

    private readonly List<PlannedOrder> planned = [];
    private readonly Dictionary<string, List<ShipmentLine>> lines = [];
    private readonly Queue<string> waiting = new();

    private sealed class PlannedOrder(string customer, DateOnly day)
    {
        public string Customer => customer;

        public DateOnly Day { get; set; } = day;

        public List<Wanted> Lines { get; } = [];

        public Order? Taken { get; set; }
    }

    /// <param name="First">Of serial units the first, counted from 0.</param>
    private sealed record Wanted(Job Job, int Lot, int First, int Units, DateOnly Ships);

    /// <summary>The lines with which something of a lot left.</summary>
    public IReadOnlyList<ShipmentLine> LinesOf(string lot) => lines.GetValueOrDefault(lot) ?? [];

    public void Write(Diary diary)
    {
        // Each of the others once, then again whoever comes by; a dozen never ordered anything.
        var others = customers.Others.ToList();
        chance.Shuffle(others);
        foreach (var name in others.SkipLast(12)) waiting.Enqueue(name);
        foreach (var job in RecordTable.All) Plan(job);
        foreach (var order in planned)
        {
            TakeOrder(diary, order);
            foreach (var wanted in order.Lines) Send(diary, order, wanted);
        }
    }

    private void Plan(Job job)
    {
        foreach (var share in job.Reached)
            Plan(job, share, [.. share.To.Select(at => customers.Reached[at])]);
        if (job.Rest is { } rest)
            Plan(job, rest, Next(rest.To.Length));
        else if (job.Reached.Length == 0 && job.Customers > 0)
            // A few stay here: for samples, for tests, and because nobody wanted them.
            Plan(job, new(0, 0, job.Units - (job.No > 49 ? 0 : Math.Min(job.Units / 6, 2 + chance.Between(0, 3)))), job.For is { } one ? [one] : Next(job.Customers));
    }

    private List<string> Next(int count) =>
        [.. Enumerable.Range(0, count).Select(_ => waiting.TryDequeue(out var name) ? name : customers.Others[chance.Between(0, 200)])];

    private void Plan(Job job, Share share, List<string> to)
    {
        var units = Enumerable.Repeat(1, to.Count).ToArray();
        for (var left = share.Units - to.Count; left > 0; left--) units[chance.Between(0, to.Count - 1)]++;
        var first = share.First;
        var last = planned.Count > 0 ? planned[^1] : null;
        for (var i = 0; i < to.Count; i++)
        {
            var ships = Earlier(Making.Finished(job).Worked(chance.Between(1, job.Within)), Day.Last.Worked(-1));
            var ordered = Later(Earlier(ships, job.For is null ? ships : Day.Of(job.Day)).Worked(-chance.Between(2, 12)), Day.First);
            // Some order two things at once and get them one after the other.
            var joins = last is not null && job.Reached.Length == 0 && job.For is null && last.Lines[0].Job.Reached.Length == 0 && chance.OnceIn(9) && last.Day < ships;
            var order = joins ? last! : new PlannedOrder(to[i], ordered);
            order.Day = Earlier(order.Day, ordered);
            order.Lines.Add(new(job, share.Lot, first, units[i], ships));
            if (!joins) planned.Add(order);
            if (joins) waiting.Enqueue(to[i]);
            last = chance.OnceIn(3) ? order : last;
            first += units[i];
        }
    }

    private void TakeOrder(Diary diary, PlannedOrder order) =>
        diary.Note(order.Day, order.Day == Day.First ? new(9, 30) : new TimeOnly(9, 0).AddMinutes(chance.Between(0, 170)), Staff.Priya, "take order", async floor =>
        {
            var customer = customers.Known(floor, order.Customer);
            order.Taken = floor.New(Order.Of(await floor.Numbers.Order(), customer, order.Day, floor.Today));
            foreach (var wanted in order.Lines)
                order.Taken.Wants(floor.Product(wanted.Job.Sku), Quantity.Of(wanted.Units, Unit.Pcs));
            order.Taken.RequiredDocuments = [.. order.Taken.Lines.SelectMany(l => l.Product.RequiredDocuments).Distinct()];
            if (order.Lines[0].Job.For is { } own) making.Ordered(own, order.Taken);
        });

    private void Send(Diary diary, PlannedOrder order, Wanted wanted)
    {
        // What is many goes in two parts now and then.
        var now = wanted.Units >= 3 && wanted.Job.Within > 3 && chance.OnceIn(6) ? wanted.Units / 2 : wanted.Units;
        Send(diary, order, wanted, wanted.First, now, wanted.Ships);
        if (now < wanted.Units)
            Send(diary, order, wanted, wanted.First + now, wanted.Units - now, Earlier(wanted.Ships.Worked(chance.Between(2, 5)), Day.Last.Worked(-1)));
    }

    private void Send(Diary diary, PlannedOrder order, Wanted wanted, int first, int units, DateOnly day)
    {
        var carrier = chance.Of(Carriers);
        diary.Note(day, new TimeOnly(15, 5).AddMinutes(chance.Between(0, 100)), Staff.Priya, "ship", async floor =>
        {
            var shipment = floor.New(Shipment.To(await floor.Numbers.Shipment(), floor.Here(order.Taken!), floor.Customer(order.Customer), day, floor.Today, carrier));
            var made = making.Made(wanted.Job.No);
            if (made[0].Product!.IdentifiedBy == IdentifiedBy.Serial)
                foreach (var unit in made.Skip(first).Take(units)) Pack(floor, shipment, unit, 1);
            else
                Pack(floor, shipment, made[wanted.Lot], units);
        });
    }

    /// <summary>Packs so many of a lot, and keeps the line for the day on which it comes back.</summary>
    public ShipmentLine Pack(Floor floor, Shipment shipment, Lot lot, int units)
    {
        var line = shipment.Pack(floor.Here(lot), Quantity.Of(units, lot.Unit), floor.Today, Upstream.Clear);
        if (!lines.TryGetValue(lot.Number, out var known)) lines[lot.Number] = known = [];
        known.Add(line);
        return line;
    }

    private static DateOnly Earlier(DateOnly one, DateOnly other) => one < other ? one : other;

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;
}
