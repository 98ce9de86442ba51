using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Traceability.Certificates;
using Traceability.Data;
using Traceability.Lots;
using Traceability.Manufacture;
using Traceability.Web;

namespace Traceability.Pages.Records;

/// <summary>What happens while the job runs: a spool is changed, the book was short, steps are done.</summary>
public sealed partial class RecordModel
{
    [BindProperty]
    public StepInput Step { get; set; } = new();

    /// <summary>The book has less of the lot than was taken; it may be that there was more.</summary>
    public bool Short { get; private set; }

    /// <summary>No bill of materials asks for the lot; it may go in all the same.</summary>
    public bool Strange { get; private set; }

    /// <summary>The unit that is made next.</summary>
    public long NextUnit => Outputs.Where(o => o.IsLive && o.Material is null).Select(o => o.Last).DefaultIfEmpty(0).Max() + 1;

    /// <summary>What goes into units that are still to be made, once some are: what can be changed for another spool.</summary>
    public IEnumerable<InputRow> Changeable => Record.IsRework || Made == 0 ? []
        : Inputs.Where(i => i.IsLive && i.MaterialId is not null && (i.Units is not { } units || (units.Last == long.MaxValue && units.First < NextUnit))).Take(4);

    public async Task<IActionResult> OnPostStepAsync()
    {
        var photo = Step.Photo is { } file ? await IncomingFile.Look(file.FileName, file.Length, file.OpenReadStream, cancel: HttpContext.RequestAborted) : null;
        return await AcrossThePage(() => OnRecord("answer a step", async record =>
        {
            await ForSigning("confirm a step", record);
            var answer = Step.LeftOut ? record.LeaveOut(Step.Number, Step.Note, By, Acts.Now)
                : record.Answer(Step.Number, By, Acts.Now, Step.Value, Step.Note, photo is null ? null : (await Db.Keep(photo), photo.Name));
            await Db.SaveChangesAsync();
            Done($"Step {Step.Number}: {(answer.Kind == StepAnswerKind.LeftOut ? "left out" : answer.Value ?? "done")}.", $"/records/{Id}?handler=UndoStep&answer={answer.Id}");
        }));
    }

    public Task<IActionResult> OnPostUndoStepAsync(long answer) => OnRecord("undo a step", record =>
    {
        var one = Found(record.Answers.FirstOrDefault(a => a.Id == answer));
        record.Undo(one, Acts.Who, Acts.Now);
        Done($"Step {one.Step} is open again.");
        return Task.CompletedTask;
    });

    /// <summary>The picture of a step, as it was taken.</summary>
    public async Task<IActionResult> OnGetPhotoAsync(long answer)
    {
        var one = Found(await Db.StepAnswers.AsNoTracking().SingleOrDefaultAsync(a => a.RecordId == Id && a.Id == answer && a.Sha256 != null));
        return new FileAnswer(await Db.Files.AsNoTracking().SingleAsync(f => f.Sha256 == one.Sha256), one.FileName!);
    }

    // With a barcode gun nobody types: a scan takes what the bill of materials still wants, as far as the lot goes.
    private async Task<Quantity?> Amount(ManufactureRecord record, Lot lot)
    {
        if (!string.IsNullOrWhiteSpace(Use.Quantity)) return TypedAmount.Of(Use.Quantity, lot.Unit);
        if (Use.NotMeasured || Use.Instead is not null) return null;
        Record = record;
        Planned = await Planning();
        var slot = (await Db.Slots(record, await Db.Inputs(Id), ToMake(), Today)).FirstOrDefault(s => s.MaterialId is { } material ? lot.MaterialId == material : lot.ProductId == s.PartId);
        if (slot?.Missing is { IsZero: false } missing && missing.ConvertsTo(lot.Unit) && !lot.OnHand.IsZero) return missing > lot.OnHand ? lot.OnHand : missing.In(lot.Unit);
        throw new DomainRuleException("How much? Type an amount, for example 5 or 0.75, or tick that it was not measured.", "Quantity");
    }

    // One tap: what was on until now ends with the last unit that is made, and this begins with the next.
    private UnitRange? Replaces(ManufactureRecord record, Lot lot)
    {
        if (Use.Instead is not { } id) return null;
        var before = Found(record.Inputs.FirstOrDefault(i => i.Id == id));
        var from = Use.FirstUnit ?? record.NextUnit;
        record.Ends(before, from, lot.Number, By, Acts.Now);
        return new(from, long.MaxValue);
    }

    // The steps have many fields of one name: what is wrong with one is said across the page, and what was typed stays at its step.
    private static async Task<IActionResult> AcrossThePage(Func<Task<IActionResult>> body)
    {
        try
        {
            return await body();
        }
        catch (DomainRuleException refused) when (refused.Field is not null)
        {
            throw new DomainRuleException(refused.Message);
        }
    }
}
