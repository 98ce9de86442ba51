using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Traceability.Data;
using Traceability.Lots;
using Traceability.Materials;
using Traceability.Pages.Stock;

namespace Traceability.Pages.Materials;

/// <summary>Something the shop has not bought before.</summary>
public sealed class NewModel(TraceabilityDb db, Acts acts, TimeProvider clock) : StockPage(db, acts, clock)
{
    public static SelectListItem[] Categories { get; } = [.. Enum.GetNames<Category>().Select(c => new SelectListItem(c, c))];

    public static SelectListItem[] UnitChoices { get; } = [.. Enum.GetValues<Unit>().Select(u => new SelectListItem(u.Word(one: false), u.ToString()))];

    public static SelectListItem[] Levels { get; } = [new("As usual for its kind: metal 3, glue and others 1, all else 2", ""), .. MaterialInput.Levels];

    [BindProperty]
    public NewMaterialInput Input { get; set; } = new();

    public Task<IActionResult> OnPostAsync() => Once("add a material", async () =>
    {
        var key = NumberKey.Of(Input.Code!);
        if (await Db.Materials.AnyAsync(m => m.CodeKey == key))
            throw new DomainRuleException($"There is a material {Input.Code!.Trim()} already. Give this one another code, or use that one.", "Code");
        var material = Material.Named(Input.Code!, Input.Name!, Input.Category, Input.Unit);
        if (Input.Level < material.ControlLevel) ForLead("check a material less strictly than is usual for its kind");
        material.Change(Input.Name, Input.Grade, Input.Form, Input.LotPrefix, Input.Level ?? material.ControlLevel, [.. Input.Documents.Distinct()]);
        Input.OfCutting(material);
        material.IsCheckedFor(Input.Checklist);
        Db.Materials.Add(material);
        await Db.SaveChangesAsync();
        return ($"/materials/{material.Id}", $"{material.Code} is known. Its lots are numbered {material.Prefix}-{Today:MMyy}-001 and on.", (string?)null);
    });
}
