using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Traceability.Data;
using Traceability.Genealogy;
using Traceability.Labelling;
using Traceability.Manufacture;
using Traceability.Pages.Stock;
using Traceability.Printing.Labels;
using Traceability.Printing.Pdf;
using Traceability.Shops;
using Traceability.Web;

namespace Traceability.Pages.Labels;

/// <summary>Labels of whatever the address names: how they will look, on what, how many; and then the file for the printer.</summary>
public sealed class LabelsModel(TraceabilityDb db, Acts acts, TimeProvider clock, RootFinder finder) : StockPage(db, acts, clock)
{
    public const int MostCopies = 99;

    /// <summary>As many rows as can be changed, and as many labels as are drawn, before the page says "and more".</summary>
    public const int Shown = 100, Drawn = 9;

    /// <summary>Of so many newest lots those without a label are offered.</summary>
    private const int Newest = 200;

    [BindProperty]
    public LabelsInput Input { get; set; } = new();

    [BindProperty]
    public AddInput Adding { get; set; } = new();

    public LabelSetting Setting { get; private set; } = null!;

    public int Start { get; private set; } = 1;

    public IReadOnlyList<LabelItem> Items { get; private set; } = [];

    public IReadOnlyList<IHtmlContent> Pictures { get; private set; } = [];

    /// <summary>What does not fit on the label that is chosen, and what to choose.</summary>
    public IReadOnlyList<string> TooLong { get; private set; } = [];

    /// <summary>Signs that no font here has; printed as boxes.</summary>
    public IReadOnlyList<string> Unprintable { get; private set; } = [];

    public IReadOnlyList<(long Id, string Number, string What)> NeverPrinted { get; private set; } = [];

    public int Labels => Items.Sum(i => i.Copies);

    public LabelFormat Format => Setting.Format;

    /// <summary>This page with what it shows.</summary>
    public string Here { get; private set; } = "/labels";

    /// <summary>Where the form goes: what stands in the address stays there.</summary>
    public string Posts(string handler) => Here + (Here.Contains('?', StringComparison.Ordinal) ? "&" : "?") + "handler=" + handler;

    public string Words => Labels == 1 ? "Print 1 label" : $"Print {Labels} labels";

    public override async Task Load()
    {
        // Shown again after a refusal: what could not be read stays as it was.
        var (asked, shop) = await Read(strictly: false);
        (Items, var grouped) = await LabelItems.Read(Db, asked, Zone);
        Here = asked.Address(grouped, ("format", Format.Key), ("code", Setting.Code.ToString()), ("start", Start == 1 ? null : $"{Start}"));
        if (Items.Count == 0)
        {
            // The newest ones: of the whole stock it would be a long search for nothing.
            var newest = Db.Lots.AsNoTracking().OrderByDescending(l => l.Id).Take(Newest);
            NeverPrinted = [.. (await newest.Where(l => l.OnHandMicro > 0 && !Db.LabelPrints.Any(p => p.NumberKey == l.NumberKey)).OrderByDescending(l => l.Id).Take(10)
                .Select(l => new { l.Id, l.Number, What = l.Material!.Name ?? l.Product!.Name }).ToListAsync()).Select(l => (l.Id, l.Number, l.What))];
            return;
        }

        var fonts = new FontBook(SystemFonts.Installed);
        var layout = new LabelLayout(Format, Setting.Code, fonts, shop);
        var (pictures, refused) = (new List<IHtmlContent>(), new List<string>());
        foreach (var item in Items)
        {
            try
            {
                var drawing = layout.Draw(item.Label);
                if (pictures.Count < Drawn) pictures.Add(LabelSvg.Of(drawing));
            }
            catch (DomainRuleException tooLong)
            {
                refused.Add(tooLong.Message);
            }
        }

        (Pictures, TooLong, Unprintable) = (pictures, refused, [.. fonts.Unprintable.Select(Composer.Name)]);
    }

    /// <summary>Copies, what is left out, the format: the address then says so.</summary>
    public async Task<IActionResult> OnPostAsync() => LocalRedirect(await Address());

    /// <summary>By number, typed or scanned; several with commas, or "A-01..A-10".</summary>
    public async Task<IActionResult> OnPostAddAsync()
    {
        var (asked, _) = await Read();
        foreach (var (kind, id) in await LabelItems.Find(Db, finder, TypedNumbers.Of(Adding.Number, "number", "Number")))
            asked.Set(kind, id, asked.Named.FirstOrDefault(n => n.Kind == kind && n.Id == id).Copies + 1);
        return LocalRedirect(await Address(asked));
    }

    /// <summary>Writes down what is printed, and leads to the file for the printer.</summary>
    public async Task<IActionResult> OnPostPrintAsync()
    {
        var (asked, shop) = await Read();
        Setting.Keep(HttpContext);
        return await Once("print labels", async () =>
        {
            var (items, grouped) = await LabelItems.Read(Db, asked, Zone);
            Check(items, shop);
            foreach (var item in items.Where(i => i.Kind != "tag"))
                Db.LabelPrints.Add(LabelPrint.Made(item.Kind switch { "place" => LabelOf.Place, "machine" => LabelOf.Machine, _ => LabelOf.Lot }, item.Number, item.Copies, Format.Key));
            Db.LabelPrints.AddRange(LabelPrint.Runs([.. items.Where(i => i.Kind == "tag").Select(i => i.Number)], Format.Key));
            return asked.Address(grouped, ("format", Format.Key), ("code", Setting.Code.ToString()), ("start", Start == 1 ? null : $"{Start}"), ("handler", "File"));
        });
    }

    /// <summary>The file itself. Asked for again it is the same; only what is printed anew is written down.</summary>
    public async Task<IActionResult> OnGetFileAsync()
    {
        var (asked, shop) = await Read();
        var (items, _) = await LabelItems.Read(Db, asked, Zone);
        Check(items, shop);
        var labels = items.Select(i => new LabelCopies(i.Label, i.Copies)).ToList();
        if (Format.Medium == LabelMedium.Zpl)
            return File(Encoding.UTF8.GetBytes(new Zpl(Format, Setting.Code, shop).Write(labels)), Zpl.ContentType, $"labels {Today:yyyy-MM-dd}.zpl");
        var pdf = new MemoryStream();
        new LabelPdf(Format, Setting.Code, shop).Print(labels, Start, Acts.Now.ToOffset(Zone.GetUtcOffset(Acts.Now)), pdf);
        // Shown, so that it is one step to the printer; also inside this shop's own page, which hands it to the printer by itself.
        Response.Headers.ContentSecurityPolicy = "default-src 'self'; style-src 'self' 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";
        Response.Headers.ContentDisposition = string.Create(CultureInfo.InvariantCulture, $"inline; filename=\"labels {Today:yyyy-MM-dd}.pdf\"");
        return File(pdf.ToArray(), "application/pdf");
    }

    private async Task<string> Address(AskedLabels? asked = null)
    {
        asked ??= (await Read()).Asked;
        Setting.Keep(HttpContext);
        var (_, grouped) = await LabelItems.Read(Db, asked, Zone);
        return asked.Address(grouped, ("format", Format.Key), ("code", Setting.Code.ToString()), ("start", Start == 1 ? null : $"{Start}"));
    }

    /// <summary>What the address asks for, with what was changed in the form.</summary>
    private async Task<(AskedLabels Asked, string Shop)> Read(bool strictly = true)
    {
        var shop = await Db.TheShop();
        var kept = LabelSetting.Of(HttpContext, shop?.Units ?? UnitSystem.Metric);
        var query = Request.Query;
        Setting = new(
            LabelFormat.Named(Input.Format ?? query["format"]) ?? kept.Format,
            Input.Code ?? (Enum.TryParse<LabelCode>(query["code"], out var code) && Enum.IsDefined(code) ? code : kept.Code),
            // A form that does not ask leaves it as it is.
            Request.HasFormContentType && Input.Format is not null ? Input.AtOnce : kept.AtOnce);
        Start = Input.Start ?? (int.TryParse(query["start"], NumberStyles.None, CultureInfo.InvariantCulture, out var start) && start >= 1 && start <= Format.PerPage ? start : 1);
        if (!Format.IsSheet) Start = 1;

        var asked = AskedLabels.Read(query);
        if (!Request.HasFormContentType) return (asked, shop?.Name ?? "");
        asked.Change(Request.Form, strictly);
        return (asked, shop?.Name ?? "");
    }

    private void Check(List<LabelItem> items, string shop)
    {
        if (items.Count == 0)
            throw new DomainRuleException("Nothing is chosen to be printed. Scan or type a number first.");
        if (items.Sum(i => i.Copies) > LabelPrint.Most)
            throw new DomainRuleException($"These are more than {LabelPrint.Most:N0} labels. Print them in several parts.");
        // Also whether the sheet has such a label, and whether each number has room on it.
        Format.Places(Start);
        var layout = new LabelLayout(Format, Setting.Code, new FontBook(SystemFonts.Installed), shop);
        foreach (var item in items) layout.Draw(item.Label);
    }
}

public sealed class LabelsInput
{
    public string? Format { get; set; }

    public LabelCode? Code { get; set; }

    public int? Start { get; set; }

    public bool AtOnce { get; set; }
}

public sealed class AddInput
{
    [Required(ErrorMessage = "Scan or type a number."), StringLength(20_000)]
    public string? Number { get; set; }
}
