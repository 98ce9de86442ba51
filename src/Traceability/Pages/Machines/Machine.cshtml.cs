using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Traceability.Data;
using Traceability.Genealogy;
using Traceability.Lots;
using Traceability.Machines;
using Traceability.Manufacture;
using Traceability.Pages.Making;
using Traceability.Trainings;

namespace Traceability.Pages.Machines;

/// <summary>One machine: what is on it since when, and what runs there.</summary>
public sealed class MachineModel(TraceabilityDb db, Acts acts, TimeProvider clock, RootFinder finder) : BenchPage(db, acts, clock)
{
    public sealed record On(long Id, long LotId, string Lot, string What, Quantity Left, string? Location, DateTimeOffset Since, string By, string State);

    public sealed record Was(long LotId, string Lot, DateTimeOffset Since, string By, DateTimeOffset Until, string UntilBy);

    public sealed record Job(long Id, string Number, string? Product, DateOnly StartedOn, DateOnly? CompletedOn, long Made);

    [FromRoute]
    public long Id { get; set; }

    [BindProperty]
    public LoadInput Next { get; set; } = new();

    public Machine Machine { get; private set; } = null!;

    public IReadOnlyList<On> Loaded { get; private set; } = [];

    public IReadOnlyList<Was> Before { get; private set; } = [];

    public IReadOnlyList<Job> Running { get; private set; } = [];

    public IReadOnlyList<Job> Lately { get; private set; } = [];

    /// <summary>In whose place the next one comes.</summary>
    public IReadOnlyList<SelectListItem> Places { get; private set; } = [];

    public override async Task Load()
    {
        Machine = Found(await Db.Machines.AsNoTracking().FirstOrDefaultAsync(m => m.Id == Id));
        var loadings = Db.Loadings.Where(l => l.MachineId == Id);
        Loaded = await loadings.Where(l => l.TakenOffAt == null).OrderBy(l => l.Id).Select(l => new On(l.Id, l.LotId, l.Lot.Number, l.Lot.Material!.Name ?? l.Lot.Product!.Name, new Quantity(l.Lot.OnHandMicro, l.Lot.Unit), l.Lot.Location, l.Since, l.By,
            l.Lot.Holds.Any(h => h.LiftedAt == null) ? "held" : l.Lot.OnHandMicro == 0 ? "used-up" : WordsInText.Of(l.Lot.Status))).ToListAsync();
        Before = await loadings.Where(l => l.TakenOffAt != null).OrderByDescending(l => l.TakenOffAt).Take(10).Select(l => new Was(l.LotId, l.Lot.Number, l.Since, l.By, l.TakenOffAt!.Value, l.TakenOffBy!)).ToListAsync();
        var records = Db.Records.Where(r => r.Machine == Machine.Code);
        Running = await Jobs(records.Where(r => r.CompletedOn == null)).ToListAsync();
        Lately = await Jobs(records.Where(r => r.CompletedOn != null)).Take(10).ToListAsync();
        Places = Loaded.Count == 0 ? [] : [new("what is of the same material", ""), .. Loaded.Select(l => new SelectListItem($"{l.Lot}, {l.What}", l.Id.ToString(System.Globalization.CultureInfo.InvariantCulture))), new("nothing: beside what is on it", "0")];
        foreach (var job in Running.Where(j => Next.From.All(f => f.Record != j.Id)))
            Next.From.Add(new() { Record = job.Id, Unit = job.Made == 0 ? null : job.Made + 1 });
    }

    public Task<IActionResult> OnPostLoadAsync() => Aloud(() => Once("put a lot on a machine", async () =>
    {
        var machine = Found(await Db.Machines.ForLoading().SingleOrDefaultAsync(m => m.Id == Id));
        var lot = await Db.LotInHand(finder, Next.Lot);
        var instead = Next.Instead switch
        {
            null => machine.Loaded.FirstOrDefault(l => (l.Lot.MaterialId, l.Lot.ProductId) == (lot.MaterialId, lot.ProductId)),
            0 => null,
            { } id => machine.Loaded.FirstOrDefault(l => l.Id == id) ?? throw new DomainRuleException("That is not on the machine any more. Look at what is on it now.", "Instead"),
        };
        machine.Load(lot, instead, await Db.OtherThan(machine, lot), Today, By, Acts.Now);
        var says = new List<string>();
        foreach (var record in await Db.RunningOn(machine).ForWork().ToListAsync())
        {
            await Db.RefuseUnlessTrained(Acts, await Db.Qualified(record), "change what is on a machine", record.Number, Today);
            var from = FromUnit(record, instead?.Lot, lot);
            if (instead is not null) Ended(record, instead.Lot, from, lot.Number);
            says.Add(await Db.Inherit(record, lot.Id, from > 1 ? new UnitRange(from, long.MaxValue) : null, Today) ?? $"{record.Number} has it{(from > 1 ? $" from unit {from} on" : "")}.");
        }
        Done($"{lot.Number} is on {machine.Code}{(instead is null ? "" : $" in the place of {instead.Lot.Number}")}. {string.Join(' ', says)}".TrimEnd());
        return $"/machines/{Id}";
    }));

    public Task<IActionResult> OnPostOffAsync(long loading) => Once("take a lot off a machine", async () =>
    {
        var machine = Found(await Db.Machines.ForLoading().SingleOrDefaultAsync(m => m.Id == Id));
        var on = machine.Loadings.FirstOrDefault(l => l.Id == loading) ?? throw new DomainRuleException("That is not on the machine any more. Look at what is on it now.");
        machine.TakeOff(on, By, Acts.Now);
        Done($"{on.Lot.Number} is off {machine.Code}. Records that had it keep it; write down there how much was used.");
        return $"/machines/{Id}";
    });

    private static IQueryable<Job> Jobs(IQueryable<ManufactureRecord> records) => records.OrderByDescending(r => r.StartedOn).ThenByDescending(r => r.Id)
        .Select(r => new Job(r.Id, r.Number, r.Product!.Name, r.StartedOn, r.CompletedOn, r.Outputs.Where(o => o.VoidedAt == null && o.Lot.MaterialId == null).Max(o => (long?)o.LastPosition) ?? 0));

    // Whoever changes a spool is asked from which unit on, unless nothing that runs is changed by it.
    private long FromUnit(ManufactureRecord record, Lot? before, Lot now)
    {
        var said = Next.From.FirstOrDefault(f => f.Record == record.Id)?.Unit;
        if (said is < 1)
            throw new DomainRuleException($"Units are counted from 1; {said} is before the first of {record.Number}.");
        if (said is { } unit) return unit;
        if (before is not null && Going(record, before) is not null)
            throw new DomainRuleException($"From which unit of {record.Number} on is it {now.Number}? Type 1 if nothing was made of {before.Number}.");
        return record.NextUnit;
    }

    private void Ended(ManufactureRecord record, Lot before, long from, string now)
    {
        if (Going(record, before) is not { } going) return;
        if (from > (going.Units?.First ?? 1)) record.Ends(going, from, now, By, Acts.Now);
        else record.Void(going, By, Acts.Now, $"nothing was made of it: {now} from unit {from} on");
    }

    private static Input? Going(ManufactureRecord record, Lot lot) =>
        record.LiveInputs.FirstOrDefault(i => i.LotId == lot.Id && (i.Units is not { } units || units.Last == long.MaxValue));
}

public sealed class LoadInput
{
    [Required(ErrorMessage = "Scan what is put on."), StringLength(Text.LineLength)]
    public string? Lot { get; set; }

    /// <summary>What comes off for it: empty, what is of the same material; 0, nothing.</summary>
    public long? Instead { get; set; }

    [MaxLength(50)]
    public List<FromInput> From { get; set; } = [];
}

public sealed class FromInput
{
    public long Record { get; set; }

    public long? Unit { get; set; }
}
