using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Traceability.Certificates;
using Traceability.Certificates.Inbox;
using Traceability.Certificates.Reading;
using Traceability.Data;
using Traceability.Lots;
using Traceability.Materials;
using Traceability.Pages.Stock;
using Traceability.Web;

namespace Traceability.Pages.Documents;

/// <summary>A paper comes in: what it is, its file, and what it names. Wherever one comes from stands there already.</summary>
[RequestSizeLimit(UploadLimit.Most), RequestFormLimits(MultipartBodyLengthLimit = UploadLimit.Most)]
public sealed class NewModel(TraceabilityDb db, Acts acts, TimeProvider clock) : StockPage(db, acts, clock)
{
    [BindProperty]
    public DocumentInput Input { get; set; } = new();

    /// <summary>The one with this number that is here already.</summary>
    public (long Id, string Number)? Existing { get; private set; }

    /// <summary>The one that this one replaces.</summary>
    public Document? Old { get; private set; }

    /// <summary>The file that waits in the inbox and is sorted by hand.</summary>
    public Suggested? Waiting { get; private set; }

    public override async Task Load()
    {
        Old = Input.Replaces is { } id ? Found(await Db.Documents.AsNoTracking().SingleOrDefaultAsync(d => d.Id == id)) : null;
        if (Input.Inbox is { } item) Waiting = (await new Suggesting(Db).For([Found(await Db.InboxItems.AsNoTracking().Waiting().SingleOrDefaultAsync(i => i.Id == item))], Today))[0];
    }

    public async Task OnGetAsync(long? lot, long? heat, long? receipt, long? material, long? supplier, long? replaces, string? type, long? inbox)
    {
        Input = new() { Type = WordsInText.TryParse<DocumentType>(type, out var asked) ? asked : null, Replaces = replaces, NamesTheSame = replaces is not null, Inbox = inbox };
        await Load();
        if (Waiting is { } waiting) From(waiting);
        if (Old is { } old) (Input.Type, Input.Issuer, Input.En10204, Input.Back) = (old.Type, old.Issuer, old.En10204, $"/documents/{old.Id}");
        if (lot is { } l) await From(Found(await Db.Lots.AsNoTracking().Include(x => x.Material).Include(x => x.Supplier).SingleOrDefaultAsync(x => x.Id == l)));
        if (heat is { } h && Found(await Db.Heats.AsNoTracking().SingleOrDefaultAsync(x => x.Id == h)) is var cast)
            (Input.Heats, Input.Issuer, Input.Type, Input.Back) = (Written(cast), cast.Mill, Input.Type ?? DocumentType.Mtr, $"/heats/{h}");
        if (receipt is { } r && Found(await Db.Receipts.AsNoTracking().Include(x => x.Supplier).SingleOrDefaultAsync(x => x.Id == r)) is var delivery)
            (Input.Receipts, Input.Issuer, Input.DocumentNumber, Input.Type, Input.Back) = (delivery.Number, delivery.Supplier?.Name, delivery.PackingSlip, Input.Type ?? DocumentType.PackingSlip, $"/receipts/{r}");
        if (material is { } m) (Input.Materials, Input.Back) = (Found(await Db.Materials.AsNoTracking().SingleOrDefaultAsync(x => x.Id == m)).Code, $"/materials/{m}");
        if (supplier is { } s && Found(await Db.Suppliers.AsNoTracking().SingleOrDefaultAsync(x => x.Id == s)) is var known)
            (Input.Suppliers, Input.Issuer, Input.Back) = (known.Code, known.Name, $"/suppliers/{s}");
    }

    public async Task<IActionResult> OnPostAsync()
    {
        // Before anybody else has to wait: a large file takes a moment to look at.
        List<IncomingFile> files = [];
        foreach (var file in Input.Files) files.Add(await IncomingFile.Look(file.FileName, file.Length, file.OpenReadStream, cancel: HttpContext.RequestAborted));
        var read = files is [{ Type: FileType.Json or FileType.Xml }] && Input.Type?.IsCertificate() == true ? await Read(Input.Files[0]) : null;
        FillIn(read);
        return await Once("add a document", async () =>
        {
            var old = Input.Replaces is { } id ? Found(await Everything().SingleOrDefaultAsync(d => d.Id == id)) : null;
            var item = Input.Inbox is { } waits ? Found(await Db.InboxItems.SingleOrDefaultAsync(i => i.Id == waits)) : null;
            item?.RefuseUnlessWaiting();
            List<Document> added = [];
            string? sameFile = null;
            for (var n = 0; n < Math.Max(1, files.Count); n++)
            {
                var document = await New(item is not null && string.IsNullOrWhiteSpace(Input.DocumentNumber) ? item.FileName[..^FileNames.EndingOf(item.FileName).Length] : Numbered(files, n));
                if (item is not null)
                {
                    document.Attach(await Db.Files.SingleAsync(f => f.Sha256 == item.Sha256), item.FileName);
                    await Db.Sorted(item, document, By, Acts.Now);
                }
                else if (n < files.Count)
                {
                    sameFile ??= await Db.Documents.Where(d => d.Sha256 == files[n].Sha256).OrderBy(d => d.Id).Select(d => d.Number).FirstOrDefaultAsync();
                    document.Attach(await Db.Keep(files[n]), files[n].Name);
                }
                if (old is not null && Input.NamesTheSame) document.NamesAllOf(old);
                foreach (var (what, typed, field) in Input.Names) await Db.Name(document, what, typed, field);
                await Db.SaveChangesAsync();
                added.Add(document);
            }
            old?.GiveWayTo(added[0]);
            // What was read of a certificate wants to be confirmed first.
            var back = read is not null ? $"/documents/{added[0].Id}/values" : Input.Back is { } from && Url.IsLocalUrl(from) && old is null ? from : $"/documents/{added[0].Id}";
            return (back, $"{string.Join(", ", added.Select(d => d.Number))} {(added.Count == 1 ? "is" : "are")} here{(files.Exists(f => f.NeedsPassword) ? "; the file opens only with a password" : "")}.{(sameFile is null ? "" : $" The same file came with {sameFile} already; it is kept once.")}", (string?)null);
        });
    }

    /// <summary>What an electronic certificate says; null where it cannot be read, and then it is a paper like others.</summary>
    private async Task<ReadCertificate?> Read(IFormFile file)
    {
        try
        {
            await using var content = file.OpenReadStream();
            return await CertificateReader.Read(content, HttpContext.RequestAborted);
        }
        catch (DomainRuleException)
        {
            // Its page says why.
            return null;
        }
    }

    // What was typed counts; the certificate fills in what was left empty.
    private void FillIn(ReadCertificate? read)
    {
        if (read is null) return;
        if (string.IsNullOrWhiteSpace(Input.DocumentNumber)) Input.DocumentNumber = read.Number;
        if (string.IsNullOrWhiteSpace(Input.Issuer)) Input.Issuer = read.Issuer;
        if (string.IsNullOrEmpty(Input.En10204)) Input.En10204 = read.En10204;
        if (string.IsNullOrWhiteSpace(Input.Standards)) Input.Standards = string.Join(';', read.Standards);
        (Input.IssuedOn, Input.ExpiresOn) = (Input.IssuedOn ?? read.IssuedOn, Input.ExpiresOn ?? read.ExpiresOn);
    }

    private async Task<Document> New(string? number)
    {
        var document = Document.Of(Input.Type!.Value, number!, Input.Issuer, Input.IssuedOn, Input.ExpiresOn, string.IsNullOrEmpty(Input.En10204) ? null : Input.En10204, Input.Standards);
        var known = await Db.Documents.Where(d => d.NumberKey == document.NumberKey && d.IssuerKey == document.IssuerKey && d.Type == document.Type).Select(d => new { d.Id, d.Number }).SingleOrDefaultAsync();
        if (known is null) return Db.Documents.Add(document).Entity;
        Existing = (known.Id, known.Number);
        throw new DomainRuleException(Input.Replaces == known.Id
            ? $"{known.Number} is the one that is replaced. Give the new one another number, for example {known.Number} rev. 2."
            : $"{document.Type.Word().Sentence()} {known.Number}{(document.Issuer is null ? "" : $" from {document.Issuer}")} is here already. Open it to add its file or what it names; if this is a newer one, let it replace that.", "DocumentNumber");
    }

    /// <summary>Several files of one number are told apart; without a number each has the one that stands in its name.</summary>
    private string? Numbered(List<IncomingFile> files, int n)
    {
        if (!string.IsNullOrWhiteSpace(Input.DocumentNumber)) return n == 0 ? Input.DocumentNumber : $"{Input.DocumentNumber.Trim()} ({n + 1})";
        if (files.Count == 0) return null;
        var name = FileNames.Of(files[n].Name, files[n].Type);
        return name[..^FileNames.EndingOf(name).Length];
    }

    private IQueryable<Document> Everything() => Db.Documents.Include(d => d.SupersededBy)
        .Include(d => d.Lots).Include(d => d.Heats).Include(d => d.Materials).Include(d => d.Suppliers).Include(d => d.Receipts).AsSplitQuery();

    private void From(Suggested waiting)
    {
        (Input.Type, Input.DocumentNumber, Input.Issuer, Input.Back) = (waiting.Type, waiting.Number, waiting.Issuer, "/documents/inbox");
        (Input.IssuedOn, Input.ExpiresOn, Input.En10204) = (waiting.Item.IssuedOn, waiting.Item.ExpiresOn, waiting.Item.En10204);
        string Of(SuggestedKind kind) => string.Join(", ", waiting.Suggestions.Where(s => s.Kind == kind && waiting.IsTaken(s)).Select(s => kind == SuggestedKind.Heat && s.Issuer is { } mill ? $"{mill}|{s.Number}" : s.Number));
        (Input.Lots, Input.Heats, Input.Materials, Input.Receipts) = (Of(SuggestedKind.Lot), Of(SuggestedKind.Heat), Of(SuggestedKind.Material), Of(SuggestedKind.Receipt));
    }

    private async Task From(Lot lot)
    {
        (Input.Lots, Input.Back) = (lot.Number, $"/lots/{lot.Id}?tab=documents");
        if (Input.Type is { } type && !type.IsCertificate()) return;
        Input.Type ??= lot.Material?.Category == Category.Metal ? DocumentType.Mtr : null;
        Input.Issuer = lot.Mill ?? lot.Supplier?.Name;
        // What is tested of metal is tested of the heat.
        Input.Heats = string.Join(", ", (await Db.LotHeats.Where(x => x.LotId == lot.Id).Select(x => x.Heat).ToListAsync()).Select(Written));
    }

    private static string Written(Heat heat) => heat.Mill is null ? heat.Number : $"{heat.Mill}|{heat.Number}";
}
