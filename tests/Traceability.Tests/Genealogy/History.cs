using Microsoft.EntityFrameworkCore;
using Traceability.Data;
using Traceability.Lots;
using Traceability.Manufacture;
using Traceability.Orders;
using Traceability.People;

namespace Traceability.Tests.Genealogy;

/// <summary>
/// A history of a shop by chance, through the shop's own verbs, on the real file: who comes does a few things and leaves, the next one
/// finds what is in the file. What was refused has not happened; what happened stands in the plain book beside it.
/// </summary>
internal sealed partial class History(Workshop workshop, int seed)
{
    private static readonly Who[] People = [new("ANNA", "Anna", Role.QualityLead), new("BO", "Bo", Role.Staff), new("QL", "Quinn Lead", Role.QualityLead)];

    private readonly Random random = new(seed);
    private readonly Dictionary<string, Lot> lots = [];
    private int numbers;

    // The hands of whoever acts now.
    private TraceabilityDb db = null!;
    private Acts acts = null!;
    private Story story = null!;

    public PlainBook Book { get; } = new();

    /// <summary>How often each kind of act was done; what was refused under its own name.</summary>
    public Dictionary<string, int> Done { get; } = [];

    public IEnumerable<string> Heats => Book.Received.Values.Select(r => r.Heat).Distinct();

    public async Task Pass(int steps)
    {
        for (var left = steps; left > 0;)
        {
            var few = Math.Min(left, random.Next(4, 16));
            left -= few;
            await workshop.Act(async (file, doing) =>
            {
                (db, acts, story) = (file, doing, new(file, doing));
                lots.Clear();
                for (; few > 0; few--) await Step(steps - left - few < 4);
            }, People[random.Next(People.Length)]);
            workshop.Clock.Advance(TimeSpan.FromMinutes(random.Next(0, 12)));
        }
    }

    private async Task Step(bool isEarly)
    {
        var name = nameof(Receive);
        try
        {
            if (isEarly) await Receive();
            else name = await Something();
        }
        catch (Exception refused) when (refused is DomainRuleException || (refused is DbUpdateException && FileFaults.Of(refused) is not null))
        {
            // As the act would have gone back as a whole; what was saved before it stays.
            db.ChangeTracker.Clear();
            lots.Clear();
            name = "refused";
        }
        Done[name] = Done.GetValueOrDefault(name) + 1;
    }

    /// <summary>Whatever there is something for: nothing is sent back before something was shipped.</summary>
    private async Task<string> Something()
    {
        while (true)
        {
            var (name, act) = Anything();
            try
            {
                await act();
                return name;
            }
            catch (NothingForItException)
            {
                // Nobody would have tried.
            }
        }
    }

    private (string, Func<Task>) Anything() => random.Next(40) switch
    {
        0 => (nameof(Receive), Receive),
        <= 3 => (nameof(Saw), Saw),
        <= 5 => (nameof(PartOff), PartOff),
        <= 7 => (nameof(Pour), Pour),
        <= 9 => (nameof(Begin), Begin),
        <= 15 => (nameof(Use), Use),
        <= 19 => (nameof(Make), Make),
        20 => (nameof(Close), Close),
        <= 22 => (nameof(Rework), Rework),
        23 => (nameof(SendOut), SendOut),
        <= 25 => (nameof(TakeBack), TakeBack),
        <= 28 => (nameof(Ship), Ship),
        <= 30 => (nameof(Return), Return),
        31 => (nameof(Accept), Accept),
        32 => (nameof(Move), Move),
        33 => (nameof(Hold), Hold),
        34 => (nameof(VoidEntry), VoidEntry),
        <= 36 => (nameof(Undo), Undo),
        37 => (nameof(VoidAct), VoidAct),
        _ => (nameof(VoidShipped), VoidShipped),
    };

    private string Number(string prefix) => $"{prefix}-{seed}-{++numbers}";

    private decimal Part(Lot lot) => Math.Max(0.25m, Math.Round(lot.OnHandMicro * random.Next(1, 12) / 10m / Quantity.One, 2));

    private T Any<T>(IEnumerable<T> among)
    {
        var all = among.ToList();
        return all.Count == 0 ? throw new NothingForItException() : all[random.Next(all.Count)];
    }

    /// <summary>Mostly one that is here; now and then one that is not.</summary>
    private Task<Lot> AnyLot(params string[] whats)
    {
        var fit = Book.Whats.Where(w => whats.Contains(w.Value)).Select(w => w.Key).ToList();
        return LotOf(Any(random.Next(8) == 0 ? fit : fit.Where(lot => Book.Here(lot) > 0)));
    }

    private async Task<Lot> LotOf(long id)
    {
        if (db.Lots.Local.FirstOrDefault(l => l.Id == id) is { } there && lots.ContainsKey(there.Number)) return there;
        var lot = await db.Lots.ForUse().SingleAsync(l => l.Id == id);
        return lots[lot.Number] = lot;
    }

    private Task<ManufactureRecord> AnyRecord() => RecordOf(Any(Book.Records.Keys));

    private Task<ManufactureRecord> RecordOf(long id) => db.Records.ForWork().SingleAsync(r => r.Id == id);

    private Task<OutsideProcess> OutsideOf(long id) => db.OutsideProcesses
        .Include(o => o.Inputs).ThenInclude(i => i.Lot).ThenInclude(l => l.Holds)
        .Include(o => o.Inputs).ThenInclude(i => i.Lot).ThenInclude(l => l.Root)
        .Include(o => o.Inputs).ThenInclude(i => i.Lot).ThenInclude(l => l.Material)
        .Include(o => o.Outputs).ThenInclude(o => o.Lot).ThenInclude(l => l.Holds)
        .AsSplitQuery().SingleAsync(o => o.Id == id);

    private async Task<ShipmentLine> AnyLine()
    {
        var line = Any(Book.Shipped);
        return (await db.Shipments.ForPacking().SingleAsync(s => s.Number == line.Shipment)).Lines.Single(l => l.Id == line.Id);
    }

    private sealed class NothingForItException : Exception;
}
