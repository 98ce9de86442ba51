using Microsoft.EntityFrameworkCore;
using Traceability.Data;
using Traceability.Lots;
using Traceability.Manufacture;

namespace Traceability.Machines;

public static class MachineQueries
{
    /// <summary>With what is on them now, which their verbs ask for.</summary>
    public static IQueryable<Machine> ForLoading(this IQueryable<Machine> machines) =>
        machines.Include(m => m.Loadings.Where(l => l.TakenOffAt == null)).ThenInclude(l => l.Lot);

    /// <summary>The machine of this code or name; none where nothing is typed, or a shop does not register its machines.</summary>
    public static async Task<Machine?> MachineCalled(this TraceabilityDb db, string? written, CancellationToken cancel = default)
    {
        if (string.IsNullOrWhiteSpace(written)) return null;
        var key = NumberKey.Of(written);
        return await db.Machines.ForLoading().FirstOrDefaultAsync(m => m.CodeKey == key || m.NameKey == key, cancel);
    }

    /// <summary>The other machine that a lot is on by the book.</summary>
    public static Task<Machine?> OtherThan(this TraceabilityDb db, Machine machine, Lot lot, CancellationToken cancel = default) =>
        db.Loadings.Where(l => l.LotId == lot.Id && l.TakenOffAt == null && l.MachineId != machine.Id).Select(l => (Machine?)l.Machine).FirstOrDefaultAsync(cancel);

    /// <summary>Records that run on it now.</summary>
    public static IQueryable<ManufactureRecord> RunningOn(this TraceabilityDb db, Machine machine) =>
        db.Records.Where(r => r.CompletedOn == null && r.Machine == machine.Code);

    /// <summary>What is on the machine goes into a record that begins there, not measured yet.</summary>
    /// <returns>What is on it and does not go in, and why: a sentence each.</returns>
    public static async Task<IReadOnlyList<string>> TakeWhatIsOn(this TraceabilityDb db, ManufactureRecord record, DateOnly today, CancellationToken cancel = default)
    {
        if (await db.MachineCalled(record.Machine, cancel) is not { } machine) return [];
        var says = new List<string>();
        foreach (var loading in machine.Loaded.OrderBy(l => l.Id))
            if (await db.Inherit(record, loading.LotId, null, today, cancel) is { } why) says.Add(why);
        return says;
    }

    /// <summary>What is on the machine goes into the record, from a unit on.</summary>
    /// <returns>Why it does not; null where it did.</returns>
    public static async Task<string?> Inherit(this TraceabilityDb db, ManufactureRecord record, long lotId, UnitRange? units, DateOnly today, CancellationToken cancel = default)
    {
        var lot = await db.Lots.ForUse().SingleAsync(l => l.Id == lotId, cancel);
        if (!await db.Asks(record, lot, cancel))
            return $"{lot.Number} is on {record.Machine} and not in the bill of materials. Scan it if it goes in all the same.";
        try
        {
            record.Consume(lot, null, units, today, descends: false, await db.DocumentsAbout(lot).ToListAsync(cancel));
            return null;
        }
        catch (DomainRuleException refused)
        {
            return $"{lot.Number} is on {record.Machine} and does not go in: {refused.Message}";
        }
    }
}
