using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Traceability.Data;
using Traceability.Genealogy;
using Traceability.Lots;
using Traceability.Manufacture;
using Traceability.Pages.Making;
using Traceability.Quality;

namespace Traceability.Pages.Records;

/// <summary>A unit is worked on again: it goes in, and comes out later as its next state.</summary>
public sealed class NewReworkModel(TraceabilityDb db, Acts acts, TimeProvider clock, Numbers numbers, RootFinder finder, LotGenealogy genealogy) : BenchPage(db, acts, clock)
{
    [BindProperty]
    public ReworkInput Input { get; set; } = new();

    public override Task Load()
    {
        Input.StartedOn ??= Today;
        return Task.CompletedTask;
    }

    /// <param name="lot">The unit's id, from its own page.</param>
    public async Task OnGetAsync(long? lot)
    {
        await Load();
        Input.Lot = await Db.Lots.Where(l => l.Id == lot).Select(l => l.Number).FirstOrDefaultAsync();
    }

    public Task<IActionResult> OnPostAsync() => Aloud(() => Once("start a rework", async () =>
    {
        var unit = await Db.LotInHand(finder, Input.Lot);
        var record = ManufactureRecord.Start(await numbers.Record(), unit.Product, null, Input.StartedOn ?? Today, Today, Acts.Who.Code, new(Sop: Input.Sop, Machine: Input.Machine), rework: true);
        Db.Add(record);
        await Db.SaveChangesAsync();
        var decided = await Db.ToBeReworked(unit);
        // Of a held batch goes in what a quality issue decided, else all of it.
        var amount = decided.Count > 0 ? decided[0].Amount : unit.OnHand;
        record.Consume(unit, amount.IsZero ? null : amount, null, Today, await genealogy.DescendsFrom(unit.Id, record.Id), await Db.DocumentsAbout(unit).ToListAsync(), decided);
        await Db.SaveChangesAsync();
        Done($"{unit.Number} is in {record.Number}. Scan what else goes in.");
        return $"/records/{record.Id}";
    }));
}

public sealed class ReworkInput
{
    [Required(ErrorMessage = "Scan or type the unit."), StringLength(Text.LineLength)]
    public string? Lot { get; set; }

    public DateOnly? StartedOn { get; set; }

    [StringLength(Text.LineLength)]
    public string? Sop { get; set; }

    [StringLength(Text.LineLength)]
    public string? Machine { get; set; }
}
