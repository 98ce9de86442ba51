using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Traceability.Certificates;
using Traceability.Data;
using Traceability.Lots;
using Traceability.Materials;
using Traceability.Pages.Heats;
using Traceability.Pages.Stock;

namespace Traceability.Pages.Materials;

/// <summary>One material: what it is, and how strictly its lots are checked from now on.</summary>
public sealed class MaterialModel(TraceabilityDb db, Acts acts, TimeProvider clock) : StockPage(db, acts, clock)
{
    [FromRoute]
    public long Id { get; set; }

    [BindProperty]
    public MaterialInput Input { get; set; } = new();

    public Material Material { get; private set; } = null!;

    public int Here { get; private set; }

    /// <summary>The papers that speak of it as a whole.</summary>
    public IReadOnlyList<PaperRow> Papers { get; private set; } = [];

    /// <summary>Its safety data sheet, to be at hand when something is spilt.</summary>
    public PaperRow? DataSheet => Papers.Where(p => p.Type == DocumentType.Sds && !p.IsOver).OrderByDescending(p => p.HasFile).ThenByDescending(p => p.IssuedOn).FirstOrDefault();

    public override async Task Load()
    {
        Material = Found(await Db.Materials.AsNoTracking().SingleOrDefaultAsync(m => m.Id == Id));
        Here = await Db.Lots.CountAsync(l => l.MaterialId == Id && l.OnHandMicro > 0);
        Papers = await PaperRow.Of(Db, Db.Documents.Where(d => d.Materials.Any(m => m.Id == Id))).Take(HeatModel.Longest).ToListAsync();
    }

    public async Task OnGetAsync()
    {
        await Load();
        Input = new()
        {
            Name = Material.Name,
            Grade = Material.Grade,
            Form = Material.Form,
            LotPrefix = Material.LotPrefix,
            Thickness = Material.Thickness?.Number,
            MinUseful = Material.MinUseful is { } least ? $"{least.Number} {least.Unit.Symbol()}" : null,
            Tolerance = (Material.CutTolerancePerMille / 10m).ToString("0.#", System.Globalization.CultureInfo.InvariantCulture),
            Checklist = Material.Checklist,
            Level = Material.ControlLevel,
            Documents = [.. Material.RequiredDocuments],
        };
    }

    public Task<IActionResult> OnPostAsync() => Once("change a material", async () =>
    {
        var material = Found(await Db.Materials.SingleOrDefaultAsync(m => m.Id == Id));
        var (level, papers) = (Input.Level ?? material.ControlLevel, Input.Documents.Distinct().ToList());
        if (level != material.ControlLevel || !papers.ToHashSet().SetEquals(material.RequiredDocuments)) ForLead("change how strictly a material is checked");
        material.Change(Input.Name, Input.Grade, Input.Form, Input.LotPrefix, level, papers);
        material.IsCheckedFor(Input.Checklist);
        Input.OfCutting(material);
        return ($"/materials/{Id}", $"{material.Code} is changed. Lots that are accepted already stay accepted.", (string?)null);
    });
}
