using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Traceability.Data;
using Traceability.Lots;
using Traceability.Places;

namespace Traceability.Pages.Counts;

/// <summary>The last look at a count: what differs gets its reason, and the book is set right.</summary>
public sealed class FinishModel(TraceabilityDb db, Acts acts, TimeProvider clock) : CountPage(db, acts, clock)
{
    /// <summary>Why, by lot.</summary>
    [BindProperty]
    public Dictionary<long, string?> Reasons { get; set; } = [];

    protected override int MostMissing => 500;

    public IEnumerable<CountLine> Differing => Count.Lines.Where(l => l.Differs);

    public IEnumerable<CountLine> FromElsewhere => Count.Lines.Where(l => !l.Lot.IsAt(Count.Place) && l.CountedMicro > 0);

    /// <summary>The sentence at a lot's reason.</summary>
    public string? Wrong(long lot) => ModelState.TryGetValue($"Reasons[{lot}]", out var entry) && entry.Errors.Count > 0 ? entry.Errors[0].ErrorMessage : null;

    public async Task<IActionResult> OnGetAsync()
    {
        await Load();
        return Count.IsOpen ? Page() : LocalRedirect($"/counts/{Id}");
    }

    public Task<IActionResult> OnPostAsync() => Once("finish a count", async () =>
    {
        var count = await Fresh();
        var ids = await Db.Missing(count).OrderBy(l => l.NumberKey).Select(l => l.Id).ToListAsync();
        var missing = await Db.Lots.ForUse().Where(l => ids.Contains(l.Id)).ToListAsync();
        count.Finish(missing, Reasons, Acts.Who, Acts.Now);
        await Db.SaveChangesAsync();
        var open = count.Lines.Count(l => !l.IsFound && l.Lot.OnHandMicro > 0);
        return ($"/counts/{Id}", $"{count.Number} is finished: {count.Lines.Count(l => l.IsFound)} found{(open > 0 ? $", {open} not found; Today lists what is still to be looked for" : "")}.", null);
    });
}
