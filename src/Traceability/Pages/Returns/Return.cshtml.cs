using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Traceability.Data;
using Traceability.Lots;
using Traceability.Manufacture;
using Traceability.Orders;
using Traceability.Pages.Making;

namespace Traceability.Pages.Returns;

/// <summary>Something that came back: why, how it looks, what becomes of it, and its way so far.</summary>
public sealed class ReturnModel(TraceabilityDb db, Acts acts, TimeProvider clock, Numbers numbers) : BenchPage(db, acts, clock)
{
    [FromRoute]
    public long Id { get; set; }

    [BindProperty]
    public DecisionInput Input { get; set; } = new();

    [BindProperty]
    public ReasonInput Slip { get; set; } = new();

    public Return Returned { get; private set; } = null!;

    /// <summary>The states of this unit, from the first on.</summary>
    public IReadOnlyList<WayStep> Way { get; private set; } = [];

    public IReadOnlyDictionary<string, string> Names { get; private set; } = new Dictionary<string, string>();

    public static IReadOnlyList<SelectListItem> Decisions { get; } = [.. Enum.GetValues<ReturnDecision>().Select(d => new SelectListItem(d.Title(), d.ToString()))];

    /// <summary>It was decided that it is reworked, and no record has it yet.</summary>
    public bool WaitsForRework => Returned is { Decision: ReturnDecision.Rework, Here: { OnHand.IsZero: false } };

    public override async Task Load()
    {
        Returned = Found(await Db.Returns.AsNoTracking().ForDeciding().FirstOrDefaultAsync(r => r.Id == Id));
        Way = await Db.WayOf(Returned.Outputs[0].Lot);
        Names = await Db.NamesOf([Returned.DecidedBy, Returned.Operator]);
    }

    public Task<IActionResult> OnPostDecideAsync() => Once("decide about a return", async () =>
    {
        var returned = Found(await Db.Returns.ForDeciding().SingleOrDefaultAsync(r => r.Id == Id));
        returned.Decide(Input.Decision!.Value, Input.Reason!, Acts.Who, Acts.Now);
        await Db.SaveChangesAsync();
        if (returned.Decision == ReturnDecision.Rework) return await Rework(returned);
        Done($"{returned.Here!.Number}: {returned.Decision!.Value.Word()}.");
        return $"/returns/{Id}";
    });

    /// <summary>Once more, where the record was void.</summary>
    public Task<IActionResult> OnPostReworkAsync() => Once("start a rework", async () => await Rework(Found(await Db.Returns.ForDeciding().SingleOrDefaultAsync(r => r.Id == Id))));

    public Task<IActionResult> OnPostVoidAsync() => Once("void a return", async () =>
    {
        RefuseUnlessQualityLead();
        var returned = Found(await Db.Returns.ForDeciding().SingleOrDefaultAsync(r => r.Id == Id));
        returned.VoidAll(Acts.Who.Code, Acts.Now, Slip.Reason!);
        await Db.SaveChangesAsync();
        Done($"{returned.Number} is void: it did not come back.");
        return $"/returns/{Id}";
    });

    private async Task<string> Rework(Return returned)
    {
        var record = ManufactureRecord.ReworkOf(await numbers.Record(), returned, Today, Today, Acts.Who.Code);
        Db.Add(record);
        await Db.SaveChangesAsync();
        Done($"{returned.Here!.Number} is in {record.Number}. Scan what else goes in; it comes out with the same serial number.");
        return $"/records/{record.Id}";
    }
}

public sealed class DecisionInput
{
    [Required(ErrorMessage = "What becomes of it? Choose one.")]
    public ReturnDecision? Decision { get; set; }

    [Required(ErrorMessage = "Say why, in a few words: the reason is kept with the decision."), StringLength(Text.NoteLength)]
    public string? Reason { get; set; }
}
