using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Traceability.Lots;
using Traceability.Manufacture;
using Traceability.Places;
using Traceability.Quality;
using Traceability.Trainings;

namespace Traceability.Pages.Records;

/// <summary>What is done on a record: use, make, close, undo.</summary>
public sealed partial class RecordModel
{
    [BindProperty]
    public UseInput Use { get; set; } = new();

    [BindProperty]
    public UnitsInput Units { get; set; } = new();

    [BindProperty]
    public BatchInput Batch { get; set; } = new();

    [BindProperty]
    public ByProductInput ByProduct { get; set; } = new();

    [BindProperty]
    public CloseInput Closing { get; set; } = new();

    public Task<IActionResult> OnPostUseAsync() => Aloud(() => OnRecord("use a lot", async record =>
    {
        await ForSigning("use a lot", record);
        var lot = await Db.LotInHand(finder, Use.Lot);
        Strange = !await Db.Asks(record, lot);
        record.RefuseUnlessAsked(lot, !Strange || Use.Besides);
        var amount = await Amount(record, lot);
        Short = amount is { } wanted && wanted.ConvertsTo(lot.Unit) && wanted > lot.OnHand;
        if (Short && Use.More) lot.Adjust(amount!.Value, $"There was more than the book said, found in {record.Number}.", By, Acts.Now);
        var units = Replaces(record, lot) ?? UnitRange.Typed(Use.FirstUnit, Use.LastUnit);
        var input = record.Consume(lot, amount, units, Today, await genealogy.DescendsFrom(lot.Id, Id), await Db.DocumentsAbout(lot).ToListAsync(), await Db.ToBeReworked(lot));
        await Db.SaveChangesAsync();
        Done($"{lot.Number}: {amount?.ToString() ?? "not measured"}, used{(input.Units is { } of ? " for " + of : "")}.", $"/records/{Id}?handler=UndoInput&input={input.Id}");
    }));

    public Task<IActionResult> OnPostUnitsAsync() => OnRecord("make units", async record =>
    {
        var made = record.ProduceUnits(await Serials(record), await Db.PlaceName(Units.Location), Which(record, Units.Product));
        await Db.SaveChangesAsync();
        SayMade(made.Count == 1 ? made[0].Lot.Number : $"{made.Count} units, {made[0].Lot.Number} to {made[^1].Lot.Number}", made[0], all: true);
        // Many of them at once are all that came out so far, or too many for one address.
        OffersLabels(made.Count == record.LiveOutputs.Count() ? $"record={Id}" : string.Join('&', made.Take(300).Select(o => $"lot={o.LotId}")), Math.Min(made.Count, made.Count == record.LiveOutputs.Count() ? int.MaxValue : 300));
    });

    public Task<IActionResult> OnPostBatchAsync() => OnRecord("make a batch", async record =>
    {
        var amount = TypedAmount.Of(Batch.Quantity, Unit.Pcs);
        var made = record.Produce(string.IsNullOrWhiteSpace(Batch.Code) ? await numbers.Unit(record.Number) : await numbers.Given(Batch.Code, "Code"), amount, await Db.PlaceName(Batch.Location), Which(record, Batch.Product));
        await Db.SaveChangesAsync();
        SayMade($"{made.Lot.Number}, {amount}", made);
    });

    public Task<IActionResult> OnPostByProductAsync() => OnRecord("make material", async record =>
    {
        var key = NumberKey.Of(NumberKey.Kept(ByProduct.Material, "material", "Material"));
        var material = await Db.Materials.SingleOrDefaultAsync(m => m.CodeKey == key)
            ?? throw new DomainRuleException($"There is no material {ByProduct.Material!.Trim()}. Choose one from the list.", "Material");
        var made = record.ProduceMaterial(await numbers.Lot(material, Today), material, TypedAmount.Of(ByProduct.Quantity, material.Unit), await Db.PlaceName(ByProduct.Location));
        await Db.SaveChangesAsync();
        SayMade($"{made.Lot.Number}, {made.Lot.OnHand} of {material.Name}", made);
    });

    public Task<IActionResult> OnPostReworkedAsync(long lot) => OnRecord("rework a unit", async record =>
    {
        var before = Found(record.LiveInputs.FirstOrDefault(i => i.LotId == lot)).Lot;
        var made = record.Reworked(before, await NextState(before.Serial ?? before.Number));
        await Db.SaveChangesAsync();
        SayMade($"{made.Lot.Number} (serial {made.Lot.Serial})", made);
    });

    public Task<IActionResult> OnPostCloseAsync() => OnRecord("close a record", async record =>
    {
        await ForSigning("close a record", record);
        if (Closing.CompletedOn is { } on) record.Close(on);
        else record.CloseToday(Today);
        Done($"{record.Number} is closed.");
    });

    public Task<IActionResult> OnPostUndoInputAsync(long input) => OnRecord("undo an input", async record =>
    {
        var entry = Found(record.Inputs.FirstOrDefault(i => i.Id == input));
        record.Undo(entry, Acts.Who, Acts.Now, await Db.UsedSince([.. record.LiveOutputs.Where(entry.Reaches).Select(o => o.LotId)]));
        Done($"{entry.Lot.Number} is taken back: {entry.Amount?.ToString() ?? "not measured"}.");
    });

    public Task<IActionResult> OnPostUndoOutputAsync(long output, bool all) => OnRecord("undo an output", async record =>
    {
        var entry = Found(record.Outputs.FirstOrDefault(o => o.Id == output));
        // What was entered in one act is taken back in one.
        var entries = all ? record.LiveOutputs.Where(o => o.RecordedAt == entry.RecordedAt && o.RecordedBy == entry.RecordedBy).ToList() : [entry];
        var used = await Db.UsedSince([.. entries.Select(o => o.LotId)]);
        foreach (var one in entries) record.Undo(one, Acts.Who, Acts.Now, used);
        Done(entries.Count == 1 ? $"{entry.Lot.Number} is taken back." : $"{entries.Count} units are taken back.");
    });

    private static Product? Which(ManufactureRecord record, string? sku) => sku is null ? null
        : record.Products.FirstOrDefault(p => NumberKey.Same(p.Sku, sku)) ?? throw new DomainRuleException($"{record.Number} does not make {sku}. Choose one of the list.", "Product");

    /// <summary>Asked at every act: a training can end during the job.</summary>
    private async Task ForSigning(string act, ManufactureRecord record) => await Db.RefuseUnlessTrained(Acts, await Db.Qualified(record), act, record.Number, Today);

    private Task<IActionResult> OnRecord(string act, Func<ManufactureRecord, Task> verb) => Once(act, async () =>
    {
        await verb(Found(await Db.Records.ForWork().SingleOrDefaultAsync(r => r.Id == Id)));
        await Db.SaveChangesAsync();
        return $"/records/{Id}";
    });

    private async Task<IReadOnlyList<string>> Serials(ManufactureRecord record)
    {
        var given = new List<string>();
        if (!string.IsNullOrWhiteSpace(Units.Serials))
        {
            foreach (var serial in TypedNumbers.Of(Units.Serials)) given.Add(await numbers.Given(serial, "Serials"));
            if (Units.Count is { } count && count != given.Count)
                throw new DomainRuleException($"{given.Count} serial numbers stand here, but {count} units were made. Correct one of the two.", "Count");
            return given;
        }
        if (Units.Count is null or < 1 or > TypedNumbers.Most)
            throw new DomainRuleException($"How many units were made? Enter 1 to {TypedNumbers.Most}, or the serial numbers they bear.", "Count");
        for (var n = 0; n < Units.Count; n++) given.Add(await numbers.Unit(record.Number));
        return given;
    }

    // SN-005 → SN-005-R1 → SN-005-R2: the serial stays, the number says which state it is.
    private async Task<string> NextState(string serial)
    {
        for (var n = 1; ; n++)
        {
            var key = NumberKey.Of($"{serial}-R{n}");
            if (!await Db.Lots.AnyAsync(l => l.NumberKey == key)) return $"{serial}-R{n}";
        }
    }

    private void SayMade(string what, Output made, bool all = false)
    {
        Done(
            made.Lot.Holds.FirstOrDefault(h => h.IsOpen) is { } hold ? $"{what} came out, and is on hold: {hold.Reason}" : $"{what} came out.",
            $"/records/{Id}?handler=UndoOutput&output={made.Id}&all={all}");
        OffersLabels($"lot={made.LotId}");
    }
}
