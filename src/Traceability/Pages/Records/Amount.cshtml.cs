using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Traceability.Data;
using Traceability.Lots;
using Traceability.Manufacture;
using Traceability.Pages.Making;
using Traceability.Trainings;

namespace Traceability.Pages.Records;

/// <summary>How much of a lot was used in the end: measured afterwards, less than was taken, or more than the book had.</summary>
public sealed class AmountModel(TraceabilityDb db, Acts acts, TimeProvider clock) : BenchPage(db, acts, clock)
{
    [FromRoute]
    public long Id { get; set; }

    [BindProperty(SupportsGet = true, Name = "input")]
    public long InputId { get; set; }

    [BindProperty]
    public SettleInput Input { get; set; } = new();

    public string Record { get; private set; } = "";

    public InputRow Went { get; private set; } = null!;

    /// <summary>The book has less of the lot than was used; it may be that there was more.</summary>
    public bool Short { get; private set; }

    public override async Task Load()
    {
        Record = Found(await Db.Records.Where(r => r.Id == Id).Select(r => r.Number).FirstOrDefaultAsync());
        Went = Found((await Db.Inputs(Id)).Find(i => i.Id == InputId));
    }

    public Task<IActionResult> OnPostAsync() => Once("settle an amount", async () =>
    {
        var record = Found(await Db.Records.ForWork().SingleOrDefaultAsync(r => r.Id == Id));
        var input = Found(record.Inputs.FirstOrDefault(i => i.Id == InputId));
        await Db.RefuseUnlessTrained(Acts, await Db.Qualified(record), "settle an amount", record.Number, Today);
        var lot = input.Lot;
        var here = lot.OnHand + (input.Amount ?? new(0, lot.Unit));
        var used = Used(lot, here);
        Short = used > here;
        // Found together with the entry that shows it.
        if (Short && Input.More) lot.Adjust(used - (input.Amount ?? new(0, lot.Unit)), $"There was more than the book said, found in {record.Number}.", By, Acts.Now);
        record.Settle(input, used, string.IsNullOrWhiteSpace(Input.Waste) ? null : TypedAmount.Of(Input.Waste, lot.Unit, "Waste"), By, Acts.Now);
        await Db.SaveChangesAsync();
        Done($"{lot.Number}: {used} in {record.Number}, {lot.OnHand} left.");
        return $"/records/{Id}";
    });

    private Quantity Used(Lot lot, Quantity here)
    {
        if (string.IsNullOrWhiteSpace(Input.Left)) return TypedAmount.Of(Input.Used, lot.Unit, "Used").In(lot.Unit, "Used");
        if (!string.IsNullOrWhiteSpace(Input.Used))
            throw new DomainRuleException("Type how much was used, or how much is left; one follows from the other.", "Left");
        var left = Input.Left.Trim() is "0" ? new(0, lot.Unit) : TypedAmount.Of(Input.Left, lot.Unit, "Left").In(lot.Unit, "Left");
        if (left >= here)
            throw new DomainRuleException($"{here} of {lot.Number} were here before the job, so {left} cannot be left after it. Weigh again without the empty spool; if there is more than the book says, count {lot.Number} first.", "Left");
        return here - left;
    }
}

public sealed class SettleInput
{
    [StringLength(Text.LineLength)]
    public string? Used { get; set; }

    [StringLength(Text.LineLength)]
    public string? Left { get; set; }

    [StringLength(Text.LineLength)]
    public string? Waste { get; set; }

    public bool More { get; set; }
}
