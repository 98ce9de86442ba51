using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Traceability.Certificates;
using Traceability.Certificates.Grades;
using Traceability.Certificates.Reading;
using Traceability.Data;
using Traceability.Lots;
using Traceability.Pages.Stock;
using Traceability.Web;

namespace Traceability.Pages.Documents;

/// <summary>What a certificate states, as data: shown as it was read from its file, or typed off the paper, and confirmed by a person.</summary>
public sealed class ValuesModel(TraceabilityDb db, Acts acts, TimeProvider clock) : StockPage(db, acts, clock)
{
    [FromRoute]
    public long Id { get; set; }

    [BindProperty]
    public ConfirmInput Confirm { get; set; } = new();

    [BindProperty]
    public TypedInput Typed { get; set; } = new();

    public Document Document { get; private set; } = null!;

    public StoredFile? Held { get; private set; }

    /// <summary>What its file says; null without one that may be an electronic certificate.</summary>
    public FileReading? InFile { get; private set; }

    /// <summary>The values shown: those that count, else those of the file.</summary>
    public ReadCertificate? Shown => Document.Reading?.Read() ?? InFile?.Read;

    public GradeCheck? Check { get; private set; }

    /// <summary>Heats of the shop with a number that stands in the file: the same ladle, however the mill is written.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<SelectListItem>> HeatChoices { get; private set; } = new Dictionary<string, IReadOnlyList<SelectListItem>>();

    /// <summary>Lots of the shop whose maker's lot stands in the file.</summary>
    public IReadOnlyList<(long Id, string Number, string Theirs, string What)> LotChoices { get; private set; } = [];

    public string? ReadBy { get; private set; }

    /// <summary>What stands in a file of text, to be looked at beside what was read of it.</summary>
    public string? Source { get; private set; }

    private const int MostSource = 200_000;

    public override async Task Load()
    {
        Document = Found(await Documents().AsNoTracking().FirstOrDefaultAsync(d => d.Id == Id));
        if (!Document.IsCertificate) throw new NotHereException();
        Held = await Db.Files.AsNoTracking().FirstOrDefaultAsync(f => f.Sha256 == Document.Sha256);
        if (Held is { } held && held.MayBeRead())
        {
            InFile = await Db.ReadingOf(held, HttpContext.RequestAborted);
            Source = await SourceOf(held);
        }
        ReadBy = Document.Reading is { } reading ? (await Db.NamesOf([reading.By])).GetValueOrDefault(reading.By, reading.By) : null;
        if (Shown is { } read)
        {
            var material = await Db.Documents.Where(d => d.Id == Id).SelectMany(d => d.Lots).Select(l => l.Material).FirstOrDefaultAsync(m => m != null);
            var grade = GradeLimits.Named(material?.Grade).Count > 0 ? material!.Grade : read.Grade;
            Check = GradeCheck.Of(read, GradeLimits.Of(grade, read.Standards, material?.Form, material?.Thickness is { } thick ? thick.Micro / (decimal)Quantity.One : null));
        }
        if (InFile?.Read is { } found && Document.Reading is null) await Choices(found);
        Typed.Heat ??= Document.Heats.Select(h => h.Number).FirstOrDefault();
        Typed.Standards ??= Document.Standards;
    }

    public Task<IActionResult> OnPostConfirmAsync() => Once("confirm what a certificate states", async () =>
    {
        var document = Found(await Documents().FirstOrDefaultAsync(d => d.Id == Id));
        var held = Found(await Db.Files.FirstOrDefaultAsync(f => f.Sha256 == document.Sha256));
        var read = (await Db.ReadingOf(held, HttpContext.RequestAborted)).Read
            ?? throw new DomainRuleException("The file cannot be read as an electronic certificate. Type its values instead.");
        document.States(read, By, Acts.Now, Confirm.CastOn, await Inside(read));
        foreach (var (number, chosen) in Confirm.Heats)
            if (read.Heats.Contains(number) && await HeatOf(document, number, chosen) is { } heat) document.Names(heat);
        var lots = Confirm.Lots.ToHashSet();
        foreach (var lot in await Db.Lots.Where(l => lots.Contains(l.Id)).ToListAsync()) document.Names(lot);
        return ($"/documents/{Id}/values", $"What {document.Number} states is confirmed by {Acts.Who.Name}.", (string?)null);
    });

    public Task<IActionResult> OnPostTypeAsync() => Once("type what a certificate states", async () =>
    {
        var document = Found(await Documents().FirstOrDefaultAsync(d => d.Id == Id));
        document.States(TypedValues.Of(document, Typed.Values, Typed.Heat, Typed.Grade, Typed.Standards), By, Acts.Now, Typed.CastOn);
        if (!string.IsNullOrWhiteSpace(Typed.Heat) && document.Heats.All(h => !NumberKey.Same(h.Number, Typed.Heat))) document.Names(await Db.HeatOf(document.Issuer, Typed.Heat));
        return ($"/documents/{Id}/values", $"The values of {document.Number} are kept.", (string?)null);
    });

    /// <summary>The PDF that was inside the file.</summary>
    public async Task<IActionResult> OnGetPdfAsync()
    {
        var document = Found(await Documents().AsNoTracking().FirstOrDefaultAsync(d => d.Id == Id));
        return document.Reading?.PdfSha256 is { } sha ? new FileAnswer(await Db.Files.AsNoTracking().SingleAsync(f => f.Sha256 == sha), document.Number + ".pdf") : NotFound();
    }

    private async Task<StoredFile?> Inside(ReadCertificate read)
    {
        if (read.Pdf is not { } pdf) return null;
        var file = await IncomingFile.Look(FileNames.Of(pdf.Name, FileType.Pdf), pdf.Content.Length, () => new MemoryStream(pdf.Content, writable: false), "File");
        // What calls itself a PDF and is none stays where it is, inside its file.
        return file.Type == FileType.Pdf ? await Db.Keep(file) : null;
    }

    private async Task<Heat?> HeatOf(Document document, string number, string? chosen) => chosen switch
    {
        null or "" => null,
        "new" => await Db.HeatOf(document.Issuer, number),
        _ => long.TryParse(chosen, out var id) ? await Db.Heats.SingleOrDefaultAsync(h => h.Id == id && h.NumberKey == NumberKey.Of(number)) : null,
    };

    private async Task Choices(ReadCertificate read)
    {
        var keys = read.Heats.Select(NumberKey.Of).ToList();
        var known = await Db.Heats.AsNoTracking().Where(h => keys.Contains(h.NumberKey)).OrderBy(h => h.MillKey).ToListAsync();
        HeatChoices = read.Heats.Distinct().ToDictionary(h => h, IReadOnlyList<SelectListItem> (h) =>
        [
            .. known.Where(k => NumberKey.Same(k.Number, h)).Select(k => new SelectListItem($"{k.Number} of {k.Mill ?? "a mill not known"}, as it is here", $"{k.Id}")),
            new($"{h} of {Document.Issuer ?? "a mill not known"}, a new heat", "new"), new("none: it is not on our material", ""),
        ]);
        var theirs = read.Lots.Select(NumberKey.Of).ToList();
        LotChoices = [.. (await Db.Lots.AsNoTracking().Where(l => l.SupplierLotKey != null && theirs.Contains(l.SupplierLotKey)).OrderByDescending(l => l.Id).Take(50).Select(l => new { l.Id, l.Number, l.SupplierLot, What = l.Material!.Name }).ToListAsync())
            .Select(l => (l.Id, l.Number, l.SupplierLot!, l.What))];
    }

    private async Task<string> SourceOf(StoredFile held)
    {
        var text = new System.Text.StringBuilder();
        var decoder = System.Text.Encoding.UTF8.GetDecoder();
        var signs = new char[StoredFile.ChunkSize];
        await foreach (var part in Db.ContentOf(held.Sha256))
        {
            text.Append(signs, 0, decoder.GetChars(part, signs, flush: false));
            if (text.Length > MostSource) return text.ToString(0, MostSource) + "\n…";
        }
        return text.ToString();
    }

    private IQueryable<Document> Documents() => Db.Documents.Include(d => d.SupersededBy).Include(d => d.Lots).Include(d => d.Heats).Include(d => d.Readings).ThenInclude(r => r.Values).AsSplitQuery();
}

public sealed class ConfirmInput
{
    /// <summary>By the number in the file: the heat that it is here, "new", or nothing.</summary>
    public Dictionary<string, string?> Heats { get; set; } = [];

    /// <summary>The lots that were chosen of those with a number of the file.</summary>
    public List<long> Lots { get; set; } = [];

    public DateOnly? CastOn { get; set; }
}

public sealed class TypedInput
{
    public string? Values { get; set; }

    public string? Heat { get; set; }

    public string? Grade { get; set; }

    public string? Standards { get; set; }

    public DateOnly? CastOn { get; set; }
}
