using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Traceability.Compliance;
using Traceability.Data;
using Traceability.Genealogy;
using Traceability.Lots;
using Traceability.Manufacture;
using Traceability.Pages.Making;
using Traceability.Trainings;

namespace Traceability.Pages.Records;

/// <summary>One manufacture record: what went in, what came out. What is done on it is in its other half.</summary>
public sealed partial class RecordModel(TraceabilityDb db, Acts acts, TimeProvider clock, Numbers numbers, RootFinder finder, LotGenealogy genealogy) : BenchPage(db, acts, clock)
{
    /// <summary>As many units as the page lists before it folds the rest.</summary>
    public const int Shown = 50;

    [FromRoute]
    public long Id { get; set; }

    /// <summary>A lot that was tapped on.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Take { get; set; }

    [BindProperty(SupportsGet = true)]
    public bool All { get; set; }

    public ManufactureRecord Record { get; private set; } = null!;

    public IReadOnlyList<InputRow> Inputs { get; private set; } = [];

    public IReadOnlyList<OutputRow> Outputs { get; private set; } = [];

    public IReadOnlyList<Slot> Slots { get; private set; } = [];

    public IReadOnlyList<Strip> Strips { get; private set; } = [];

    /// <summary>Materials that can come out besides the product.</summary>
    public IReadOnlyList<(string Value, string Words)> Materials { get; private set; } = [];

    /// <summary>How many units were made, or, before that, are wanted.</summary>
    public long? Planned { get; private set; }

    public long Made => Outputs.Where(o => o.IsLive && o.Material is null).Sum(o => o.Last - o.First + 1);

    public int OpenSlots => Slots.Count(s => !s.IsFilled);

    /// <summary>The products of a nest, to say which came out.</summary>
    public IReadOnlyList<SelectListItem> OfNestChoices => [new("choose", ""), .. Record.Products.Select(p => new SelectListItem($"{p.Sku}, {p.Name}", p.Sku))];

    public InputRow? BeforeRework => Record.IsRework
        ? Inputs.FirstOrDefault(i => i.IsLive && i.ProductId is not null && !Outputs.Any(o => o.IsLive && o.Serial is not null)) : null;

    /// <summary>The newest certificates of it.</summary>
    public IReadOnlyList<CertificateRow> Certificates { get; private set; } = [];

    /// <summary>Where it is one that is registered.</summary>
    public long? MachineId { get; private set; }

    /// <summary>Why this person may not sign it, or from when on.</summary>
    public string? Lacking { get; private set; }

    /// <summary>What was done here by people who were not trained.</summary>
    public IReadOnlyList<UntrainedAct> UntrainedActs { get; private set; } = [];

    public override async Task Load()
    {
        Record = Found(await Db.Records.AsNoTrackingWithIdentityResolution().WithLines().Include(r => r.SopRevision!).ThenInclude(r => r.Sop).Include(r => r.SopRevision!).ThenInclude(r => r.Pictures).Include(r => r.Answers.Where(a => a.VoidedAt == null)).Include(r => r.Product).Include(r => r.Order!).ThenInclude(o => o.Customer).FirstOrDefaultAsync(r => r.Id == Id));
        Inputs = await Db.Inputs(Id);
        Outputs = await Db.Outputs(Id);
        Planned = await Planning();
        Slots = await Db.Slots(Record, Inputs, ToMake(), Today);
        Strips = [.. Strip.Of(Inputs, Outputs.Where(o => o.IsLive).Select(o => o.Last).DefaultIfEmpty(0).Max())];
        Certificates = await Db.IssuedCertificates.AsNoTracking().OfRecord(Db, Id).Take(20).Rows(Db).ToListAsync();
        MachineId = Record.Machine is { } machine ? await Db.Machines.Where(m => m.Code == machine).Select(m => (long?)m.Id).FirstOrDefaultAsync() : null;
        UntrainedActs = await Db.UntrainedActsOn(Record.Number);
        if (!Record.IsOpen) return;
        Lacking = (await Db.Qualified(Record)).Notice(Acts.Who.Code, Today);
        Materials = [.. (await Db.Materials.OrderBy(m => m.CodeKey).Take(500).Select(m => new { m.Code, m.Name }).ToListAsync()).Select(m => (m.Code, m.Name))];
        Prefill();
    }

    // While it is open, the material of all that are wanted is asked; then of those that were made.
    private async Task<long?> Planning() => Made > 0 && !Record.IsOpen ? Made : Math.Max(Made, await Wanted() ?? 0) is > 0 and var units ? units : null;

    // While it is open, of each as many as are wanted, or more where more came out; then those that were made.
    private IReadOnlyList<ToMake> ToMake() => [.. Record.IsNest ? OfNest() : [new ToMake(Record.ProductId ?? 0, Record.BomRevision, Planned)]];

    private IEnumerable<ToMake> OfNest() => Record.Lines.GroupBy(l => l.Product).Select(lines =>
    {
        var made = Outputs.Where(o => o.IsLive && o.ProductId == lines.Key.Id).Sum(o => o.Last - o.First + 1);
        var wanted = lines.Sum(l => l.Units ?? 0);
        var units = Record.IsOpen ? Math.Max(made, wanted) : made;
        return new ToMake(lines.Key.Id, lines.First().BomRevision, units > 0 ? units : null);
    });

    private async Task<long?> Wanted() => Record.Lines.Sum(l => l.Units) is > 0 and var planned ? planned : Record.IsNest ? null : await Db.Set<Traceability.Orders.OrderLine>()
        .Where(l => l.OrderId == Record.OrderId && l.ProductId == Record.ProductId && l.Unit == Unit.Pcs).SumAsync(l => l.QuantityMicro) is > 0 and var micro ? micro / Quantity.One : null;

    // One tap brings the lot; how much the bill of materials says, as far as the lot goes.
    private void Prefill()
    {
        if (Take is null || Use.Lot is not null) return;
        Use.Lot = Take;
        var slot = Slots.FirstOrDefault(s => s.Suggestions.Any(l => l.Lot == Take));
        if (slot?.Suggestions.First(l => l.Lot == Take).Left is not { } left) return;
        Use.Quantity = slot.Missing is { } missing && missing.ConvertsTo(left.Unit) ? (missing > left ? left : missing.In(left.Unit)).ToString() : null;
    }
}
