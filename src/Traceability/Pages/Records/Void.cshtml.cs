using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Traceability.Data;
using Traceability.Manufacture;
using Traceability.Pages.Making;

namespace Traceability.Pages.Records;

/// <summary>An entry of a record was wrong: what voiding it will do, and why it is done.</summary>
public sealed class VoidModel(TraceabilityDb db, Acts acts, TimeProvider clock) : BenchPage(db, acts, clock)
{
    [FromRoute]
    public long Id { get; set; }

    [BindProperty(SupportsGet = true, Name = "input")]
    public long? InputId { get; set; }

    [BindProperty(SupportsGet = true, Name = "output")]
    public long? OutputId { get; set; }

    [BindProperty]
    public ReasonInput Input { get; set; } = new();

    public string Record { get; private set; } = "";

    public InputRow? Went { get; private set; }

    public OutputRow? Came { get; private set; }

    /// <summary>Units that no longer trace to it.</summary>
    public long Reached { get; private set; }

    public override async Task Load()
    {
        Record = Found(await Db.Records.Where(r => r.Id == Id).Select(r => r.Number).FirstOrDefaultAsync());
        Went = (await Db.Inputs(Id)).Find(i => i.Id == InputId);
        var outputs = await Db.Outputs(Id);
        Came = outputs.Find(o => o.Id == OutputId);
        if (Went is null && Came is null) throw new Web.NotHereException();
        Reached = outputs.Where(o => o.IsLive && (Went?.Units is not { } u || Went.MeetsNothing || (o.Last >= u.First && o.First <= u.Last))).Sum(o => o.Last - o.First + 1);
    }

    public Task<IActionResult> OnPostAsync() => Once("void an entry", async () =>
    {
        RefuseUnlessQualityLead();
        var record = Found(await Db.Records.ForWork().SingleOrDefaultAsync(r => r.Id == Id));
        if (record.Inputs.FirstOrDefault(i => i.Id == InputId) is { } input)
            record.Void(input, Acts.Who.Code, Acts.Now, Input.Reason!);
        else if (Found(record.Outputs.FirstOrDefault(o => o.Id == OutputId)) is var output)
            record.Void(output, Acts.Who.Code, Acts.Now, Input.Reason!, await Db.UsedSince([output.LotId]));
        await Db.SaveChangesAsync();
        Done($"Voided in {record.Number}, with the reason.");
        return $"/records/{Id}";
    });
}

public sealed class ReasonInput
{
    [Required(ErrorMessage = "Say why, in a few words: the reason is kept with the act."), StringLength(Text.NoteLength)]
    public string? Reason { get; set; }
}
