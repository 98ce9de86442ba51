using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Traceability.Data;
using Traceability.Genealogy;
using Traceability.Manufacture;
using Traceability.Pages.Stock;
using Traceability.Scanning;

namespace Traceability.Pages;

/// <summary>A label that is not ours is bound to the lot it is on, and released again.</summary>
public sealed class BindModel(TraceabilityDb db, Acts acts, TimeProvider clock, BindingCodes binding, RootFinder finder) : StockPage(db, acts, clock)
{
    [BindProperty]
    public BindInput Input { get; set; } = new();

    public void OnGet(string? code, string? lot) => (Input.Code, Input.Lot) = (code, lot);

    public Task<IActionResult> OnPostAsync() => Once("bind a label", async () =>
    {
        var lot = await Db.LotInHand(finder, Input.Lot);
        var bound = await binding.Bind(Input.Code, lot, By, Acts.Now);
        await Db.SaveChangesAsync();
        return ($"/lots/{lot.Id}", $"{bound.Code} is bound to {lot.Number}.", (string?)$"/bind?handler=Undo&id={bound.Id}");
    });

    public Task<IActionResult> OnPostUndoAsync(long id) => Once("take back a label", id, bound => bound.Undo(By, Acts.Now));

    public Task<IActionResult> OnPostReleaseAsync(long id, string? reason) => Once("release a label", id, bound => bound.Release(reason, Acts.Who, Acts.Now));

    private Task<IActionResult> Once(string act, long id, Action<BoundCode> verb) => Once(act, async () =>
    {
        var bound = Found(await Db.BoundCodes.Include(b => b.Lot).SingleOrDefaultAsync(b => b.Id == id));
        verb(bound);
        return ($"/lots/{bound.LotId}", $"{bound.Code} does not stand for {bound.Lot.Number} any more.", (string?)null);
    });
}

public sealed class BindInput
{
    [Required(ErrorMessage = "Scan the label.")]
    public string? Code { get; set; }

    [Required(ErrorMessage = "Which lot is it on? Scan it, or type its number.")]
    public string? Lot { get; set; }
}
