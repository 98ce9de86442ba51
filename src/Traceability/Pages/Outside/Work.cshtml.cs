using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Traceability.Data;
using Traceability.Lots;
using Traceability.Manufacture;
using Traceability.Pages.Making;
using Traceability.Places;

namespace Traceability.Pages.Outside;

/// <summary>One job outside: what went, what is back, what is still there.</summary>
public sealed class WorkModel(TraceabilityDb db, Acts acts, TimeProvider clock, Numbers numbers) : BenchPage(db, acts, clock)
{
    [FromRoute]
    public long Id { get; set; }

    [BindProperty]
    public BackInput Back { get; set; } = new();

    [BindProperty]
    public EndInput End { get; set; } = new();

    public OutsideProcess Work { get; private set; } = null!;

    public IReadOnlyList<(string Value, string Words)> Places { get; private set; } = [];

    /// <summary>The papers that name what is back, of each lot.</summary>
    public ILookup<long, (long Id, string Number)> Papers { get; private set; } = Array.Empty<long>().ToLookup(l => l, _ => (0L, ""));

    public string? SentBy { get; private set; }

    public bool IsSomethingOut => Work.LiveInputs.Any(i => !Work.StillOut(i.Lot).IsZero);

    public override async Task Load()
    {
        Work = Found(await Works().AsNoTrackingWithIdentityResolution().SingleOrDefaultAsync(o => o.Id == Id));
        Places = await Db.PlaceChoices();
        SentBy = Work.Operator is { } code ? (await Db.NamesOf([code])).GetValueOrDefault(code, code) : null;
        var back = Work.LiveOutputs.Select(o => o.LotId).ToList();
        Papers = (await Db.DocumentLots.Where(d => back.Contains(d.LotId)).Join(Db.Documents, d => d.DocumentId, d => d.Id, (of, paper) => new { of.LotId, paper.Id, paper.Number }).OrderBy(d => d.Number).ToListAsync())
            .ToLookup(d => d.LotId, d => (d.Id, d.Number));
    }

    public Task<IActionResult> OnPostBackAsync() => Once("take back from outside work", async () =>
    {
        var work = Found(await Works().SingleOrDefaultAsync(o => o.Id == Id));
        var sent = work.LiveInputs.Select(i => i.Lot).FirstOrDefault(l => l.Id == Back.Lot) ?? throw new DomainRuleException("Choose what came back.", "Lot");
        var amount = string.IsNullOrWhiteSpace(Back.Quantity) ? work.StillOut(sent) : Amounts.Typed(Back.Quantity, sent.Unit, "Quantity");
        var made = work.TakeBack(sent, amount, await numbers.Piece(sent), await Db.PlaceName(Back.Location)).Lot;
        await Db.SaveChangesAsync();
        Done($"{made.OnHand} are back as {made.Number}, and wait to be verified. Write {made.Number} on them.");
        OffersLabels($"lot={made.Id}");
        return $"/outside/{Id}";
    });

    public Task<IActionResult> OnPostCloseAsync() => Once("close outside work", async () =>
    {
        var work = Found(await Works().SingleOrDefaultAsync(o => o.Id == Id));
        work.Close(Today, End.Lost);
        Done($"{work.Number} is closed.");
        return $"/outside/{Id}";
    });

    private IQueryable<OutsideProcess> Works() => Db.OutsideProcesses.Include(o => o.Processor)
        .Include(o => o.Inputs).ThenInclude(i => i.Lot).ThenInclude(l => l.Material)
        .Include(o => o.Inputs).ThenInclude(i => i.Lot).ThenInclude(l => l.Product)
        .Include(o => o.Inputs).ThenInclude(i => i.Lot).ThenInclude(l => l.Owner)
        .Include(o => o.Inputs).ThenInclude(i => i.Lot).ThenInclude(l => l.Root)
        .Include(o => o.Inputs).ThenInclude(i => i.Lot).ThenInclude(l => l.Holds)
        .Include(o => o.Outputs).ThenInclude(i => i.Lot).ThenInclude(l => l.Root)
        .Include(o => o.Outputs).ThenInclude(i => i.Lot).ThenInclude(l => l.Holds)
        .Include(o => o.Outputs).ThenInclude(i => i.Lot).ThenInclude(l => l.Verifications).AsSplitQuery();
}

public sealed class BackInput
{
    public long? Lot { get; set; }

    /// <summary>Empty: all that is still out.</summary>
    [StringLength(Text.LineLength)]
    public string? Quantity { get; set; }

    [StringLength(Text.LineLength)]
    public string? Location { get; set; }
}

public sealed class EndInput
{
    public string? Lost { get; set; }
}
