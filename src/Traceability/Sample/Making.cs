using System.Globalization;
using Traceability.Lots;
using Traceability.Manufacture;
using Traceability.Materials;
using Traceability.Orders;
using Traceability.People;

namespace Traceability.Sample;

/// <summary>Manufacture records: started, lots put in, units taken out, closed.</summary>
internal sealed class Making
{
    // Who makes it, on which machine, by which procedure.
    private static readonly Dictionary<string, (Who Who, string Machine, string Sop)> Benches = new()
    {
        ["ENC-10"] = (Staff.Jonas, "Laser 1, Printer 3", "SOP-07, revision 4"),
        ["ENC-20"] = (Staff.Jonas, "Laser 1, Printer 3", "SOP-08, revision 1"),
        ["LID-10"] = (Staff.Jonas, "Laser 1, Printer 2", "SOP-08, revision 1"),
        ["GDE-05"] = (Staff.Owen, "PRINTER-1", "SOP-03, revision 2"),
        ["DRG-05L"] = (Staff.Jonas, "LASER-1", "SOP-04, revision 3"),
        ["TTR-24"] = (Staff.Jonas, "LASER-1", "SOP-05, revision 2"),
        ["CKC-01"] = (Staff.Owen, "PRINTER-4", "SOP-09, revision 5"),
        ["PST-06"] = (Staff.Jonas, "LASER-1", "SOP-02, revision 1"),
        ["BRK-61"] = (Staff.Jonas, "ROUTER-1", "SOP-11, revision 2"),
        ["JIG-MD"] = (Staff.Jonas, "ROUTER-1", "SOP-12, revision 3"),
        ["SGN-A3"] = (Staff.Jonas, "LASER-1", "SOP-01, revision 6"),
        ["MIN-12"] = (Staff.Owen, "PRINTER-5", "SOP-10, revision 2"),
        ["SPH-01"] = (Staff.Owen, "Printer 2, Laser 1", "SOP-06, revision 1"),
    };

    private readonly Dictionary<string, int> serials = [];
    private readonly Dictionary<int, IReadOnlyList<Lot>> made = [];
    private readonly Dictionary<string, Order> orders = [];

    /// <summary>What came out of a job: its batches, or its units in their order.</summary>
    public IReadOnlyList<Lot> Made(int job) => made[job];

    /// <summary>The order that brings the customer's own material.</summary>
    public void Ordered(string customer, Order order) => orders[customer] = order;

    public void Write(Diary diary)
    {
        foreach (var job in RecordTable.All) Write(diary, job);
    }

    /// <summary>The day on which what was made is finished: large batches take two.</summary>
    public static DateOnly Finished(Job job) => Day.Of(job.Day).Worked(job.Units >= 24 && job.No != 54 ? 1 : 0);

    private void Write(Diary diary, Job job)
    {
        var (who, machine, sop) = Benches[job.Sku];
        var day = Day.Of(job.Day);
        var began = job.Open ? new TimeOnly(7, 20).AddMinutes(25 * (job.No - 58)) : new(8, 25);
        diary.Note(day, began, who, "start record", async floor =>
        {
            var order = job.For is { } customer ? floor.Here(orders[customer]) : null;
            var number = await floor.Numbers.Record();
            if (number != job.Number) throw new InvalidOperationException($"The record of {job.Day} became {number}, not {job.Number}.");
            var procedure = floor.Sops.TryGetValue(sop.Split(',')[0], out var written) ? floor.Here(written).Current : null;
            var product = floor.Product(job.Sku);
            floor.Started(ManufactureRecord.Start(number, product, order, day, floor.Today, floor.By, new(null, product.Current!.Revision, sop, machine, procedure)));
        });
        // The last one of today was only just begun: nothing has been scanned into it.
        if (job.No == RecordTable.All[^1].No) return;
        diary.Note(day, began.AddMinutes(11), who, "put lots into record", floor => Use(floor, job));
        if (job.Open) return;
        diary.Note(Finished(job), new(14, 20), who, "answer steps", floor => Answer(floor.Record(job.Number), floor));
        diary.Note(Finished(job), new(14, 35), who, "take out what was made", async floor => made[job.No] = await Produce(floor, job));
        diary.Note(Finished(job), new(14, 44), who, "close record", floor => floor.Record(job.Number).Close(floor.Today));
    }

    private static void Use(Floor floor, Job job)
    {
        var record = floor.Record(job.Number);
        var named = new HashSet<object>();
        foreach (var take in job.Takes)
        {
            var lot = floor.Lot(take.Lot);
            named.Add((object?)lot.Material ?? lot.Product!);
            record.Consume(lot, Quantity.Of(take.Amount, lot.Unit), UnitRange.Typed(take.First, take.Last), floor.Today, descends: false, floor.Papers);
        }
        foreach (var line in record.Product!.Bom.Where(l => l.Revision == record.BomRevision))
        {
            if (named.Contains((object?)line.Material ?? line.Part!)) continue;
            var free = (line.Material is { } material ? floor.FreeOf(material) : floor.FreeOf(line.Part!)).ToList();
            if (line.Material?.Category == Category.Adhesive)
                record.Consume(floor.Here(free[0]), null, null, floor.Today, descends: false, floor.Papers);
            else
                UseOldest(floor, record, line, free, job.Units);
        }
    }

    /// <summary>The oldest lot until it is used up, then the next one: each in the units it went into.</summary>
    private static void UseOldest(Floor floor, ManufactureRecord record, BomLine line, List<Lot> free, int units)
    {
        var (need, used) = (line.QuantityMicro * units, 0L);
        foreach (var lot in free)
        {
            if (used == need) return;
            var part = Math.Min(need - used, lot.OnHandMicro);
            UnitRange? range = part == need ? null : new(used / line.QuantityMicro + 1, (used + part + line.QuantityMicro - 1) / line.QuantityMicro);
            record.Consume(floor.Here(lot), new(part, lot.Unit), range, floor.Today, descends: false, floor.Papers);
            used += part;
        }
        if (used < need)
            throw new InvalidOperationException($"{record.Number} needs {new Quantity(need - used, line.Unit)} more of {line.Material?.Name ?? line.Part!.Name}.");
    }

    private static void Answer(ManufactureRecord record, Floor floor)
    {
        foreach (var step in record.OpenSteps)
            record.Answer(step, floor.By, floor.At, record.SopRevision!.StepList[step - 1] switch
            {
                { Unit: "mm" } => (120m + floor.Today.Day % 5 * 0.03m).ToString(CultureInfo.InvariantCulture),
                { Unit: "g" } => (84m + floor.Today.Day % 4 * 0.4m).ToString(CultureInfo.InvariantCulture),
                _ => null,
            });
    }

    private async Task<IReadOnlyList<Lot>> Produce(Floor floor, Job job)
    {
        var record = floor.Record(job.Number);
        var lots = new List<Lot>();
        if (record.Product!.IdentifiedBy == IdentifiedBy.Serial)
            lots.AddRange(record.ProduceUnits(Serials(job), "Shelf B1").Select(o => o.Lot));
        else
            foreach (var size in job.Batches is { Length: > 0 } sizes ? sizes : [job.Units])
                lots.Add(record.Produce(await floor.Numbers.Unit(record.Number), Quantity.Of(size, Unit.Pcs), "Shelf B2").Lot);
        foreach (var lot in lots) floor.Stored(lot);
        return lots;
    }

    /// <summary>ENC-0113 and so on: each product's serial numbers go on from record to record.</summary>
    private List<string> Serials(Job job)
    {
        var prefix = job.Sku == "ENC-20" ? "ENL" : job.Sku[..3];
        var from = serials.GetValueOrDefault(prefix);
        serials[prefix] = from + job.Units;
        return [.. Enumerable.Range(from + 1, job.Units).Select(n => $"{prefix}-{n.ToString("0000", CultureInfo.InvariantCulture)}")];
    }
}
