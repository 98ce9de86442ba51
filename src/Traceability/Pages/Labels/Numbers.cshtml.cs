using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Traceability.Data;
using Traceability.Labelling;
using Traceability.Manufacture;
using Traceability.Pages.Stock;
using Traceability.Printing.Labels;
using Traceability.Printing.Pdf;
using Traceability.Shops;
using Traceability.Web;

namespace Traceability.Pages.Labels;

/// <summary>Numbers printed beforehand: each is a code that means nothing until it is bound to something.</summary>
public sealed class NumbersModel(TraceabilityDb db, Acts acts, TimeProvider clock, Numbers numbers) : StockPage(db, acts, clock)
{
    [BindProperty]
    public NumbersInput Input { get; set; } = new();

    public LabelSetting Setting { get; private set; } = null!;

    public IReadOnlyList<LabelPrint> Runs { get; private set; } = [];

    public override async Task Load()
    {
        Setting = LabelSetting.Of(HttpContext, (await Db.TheShop())?.Units ?? UnitSystem.Metric);
        Input.Count ??= Setting.Format.IsSheet ? Setting.Format.PerPage : 50;
        Runs = await Db.LabelPrints.AsNoTracking().Where(p => p.LastNumber != null).OrderByDescending(p => p.Id).Take(20).ToListAsync();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var shop = await Db.TheShop();
        Setting = LabelSetting.Of(HttpContext, shop?.Units ?? UnitSystem.Metric);
        if (LabelFormat.Named(Input.Format) is { } format) Setting = Setting with { Format = format };
        Setting.Format.Places(Input.Start ?? 1);
        Setting.Keep(HttpContext);
        return await Once("give out numbers", async () =>
        {
            var given = await numbers.Tags(Input.Count!.Value);
            // Without room on the label none is given out.
            new LabelLayout(Setting.Format, Setting.Code, new FontBook(SystemFonts.None), shop?.Name ?? "").Draw(new() { Number = given[^1] });
            var runs = LabelPrint.Runs(given, Setting.Format.Key).ToList();
            Db.LabelPrints.AddRange(runs);
            return "/labels" + QueryString.Create(
            [
                .. runs.Select(run => KeyValuePair.Create<string, string?>("numbers", $"{run.Number}..{run.LastNumber}")),
                new("format", Setting.Format.Key), new("code", Setting.Code.ToString()), new("start", $"{Input.Start ?? 1}"), new("handler", "File"),
            ]);
        });
    }
}

public sealed class NumbersInput
{
    [Required(ErrorMessage = "How many? Type a number, for example 65."), Range(1, TypedNumbers.Most, ErrorMessage = "Give out 1 to 1,000 numbers at a time.")]
    public int? Count { get; set; }

    public string? Format { get; set; }

    public int? Start { get; set; }
}
