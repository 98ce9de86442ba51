using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Traceability.Certificates;
using Traceability.Certificates.Values;
using Traceability.Data;
using Traceability.Genealogy;
using Traceability.Lots;
using Traceability.Pages.Heats;
using Traceability.Pages.Stock;
using Traceability.Web;

namespace Traceability.Pages.Documents;

/// <summary>One paper: what it is, what it names, and its file.</summary>
[RequestSizeLimit(UploadLimit.Most), RequestFormLimits(MultipartBodyLengthLimit = UploadLimit.Most)]
public sealed class DocumentModel(TraceabilityDb db, Acts acts, TimeProvider clock) : StockPage(db, acts, clock)
{
    public const int Longest = 200;

    public static SelectListItem[] Kinds { get; } =
        [new("Lot", nameof(Named.Lot)), new("Heat", nameof(Named.Heat)), new("Material as a whole", nameof(Named.Material)), new("Supplier", nameof(Named.Supplier)), new("Delivery", nameof(Named.Receipt))];

    [FromRoute]
    public long Id { get; set; }

    [BindProperty]
    public FileInput Input { get; set; } = new();

    [BindProperty]
    public NameInput Name { get; set; } = new();

    [BindProperty]
    public WithdrawInput Withdrawal { get; set; } = new();

    [BindProperty]
    public WithdrawInput Rejection { get; set; } = new();

    public Document Document { get; private set; } = null!;

    /// <summary>Null while only its name is known.</summary>
    public StoredFile? Held { get; private set; }

    public int Total { get; private set; }

    public IReadOnlyList<NamedLot> Lots { get; private set; } = [];

    /// <summary>Everything else that it names, each with its page.</summary>
    public IReadOnlyList<NamedThing> Others { get; private set; } = [];

    /// <summary>Lots that it may still be taken off of.</summary>
    public IReadOnlySet<long> Fresh { get; private set; } = new HashSet<long>();

    /// <summary>Those it came in the place of.</summary>
    public IReadOnlyList<(long Id, string Number)> Older { get; private set; } = [];

    public bool IsExpired => Document.ExpiresOn < Today;

    public string? State => Document.IsRejected ? "rejected" : Document.IsWithdrawn ? "withdrawn" : Document.IsSuperseded ? "replaced" : IsExpired ? "expired" : Document.ExpiresOn <= Today.AddDays(DocumentQueries.Soon) ? "expiring" : Document.State switch { DocumentState.Reviewed => "reviewed", DocumentState.Missing => "missing", _ => "uploaded" };

    /// <summary>The names of those who acted on it.</summary>
    public IReadOnlyDictionary<string, string> Names { get; private set; } = new Dictionary<string, string>();

    /// <summary>Who confirmed its values; null where they are not kept as data.</summary>
    public ConfirmedReading? Reading { get; private set; }

    public bool MayWithdraw => !Document.IsWithdrawn && !Document.IsSuperseded && (IsLead || (Document.RecordedBy == By && Acts.Now - Document.RecordedAt <= Stamped.UndoneWithin));

    public string Qualified => new Root(RootKind.Certificate, Document.Number, Document.Issuer, Id, []).Qualified;

    public override async Task Load()
    {
        Document = Found(await Db.Documents.AsNoTracking().Include(d => d.SupersededBy).FirstOrDefaultAsync(d => d.Id == Id));
        Reading = await Db.Readings.AsNoTracking().Where(r => r.DocumentId == Id).OrderByDescending(r => r.At).FirstOrDefaultAsync();
        Names = await Db.NamesOf([Document.RecordedBy, Document.ReviewedBy, Document.WithdrawnBy, Reading?.By]);
        Held = await Db.Files.AsNoTracking().FirstOrDefaultAsync(f => f.Sha256 == Document.Sha256);
        var named = Db.Documents.Where(d => d.Id == Id);
        var lots = named.SelectMany(d => d.Lots);
        Total = await lots.CountAsync();
        Lots = await lots.Rows().Take(Longest).ToListAsync();
        Older = [.. (await Db.Documents.Where(d => d.SupersededById == Id).OrderBy(d => d.Id).Select(d => new { d.Id, d.Number }).ToListAsync()).Select(d => (d.Id, d.Number))];
        // Its undo is offered where it would be granted, as far as the entry itself tells.
        var (me, since) = (By, Acts.Now - Stamped.UndoneWithin);
        Fresh = (await Db.DocumentLots.Where(x => x.DocumentId == Id && x.RecordedBy == me && x.RecordedAt >= since).Select(x => x.LotId).ToListAsync()).ToHashSet();
        Others =
        [
            .. await (from x in Db.DocumentHeats join h in Db.Heats on x.HeatId equals h.Id where x.DocumentId == Id orderby h.NumberKey
                      select new NamedThing(Named.Heat, h.Id, h.Number, h.Mill ?? "mill unknown", x.RecordedBy == me && x.RecordedAt >= since)).Take(Longest).ToListAsync(),
            .. await (from x in Db.DocumentMaterials join m in Db.Materials on x.MaterialId equals m.Id where x.DocumentId == Id orderby m.CodeKey
                      select new NamedThing(Named.Material, m.Id, m.Code, m.Name, x.RecordedBy == me && x.RecordedAt >= since)).Take(Longest).ToListAsync(),
            .. await (from x in Db.DocumentSuppliers join s in Db.Suppliers on x.SupplierId equals s.Id where x.DocumentId == Id orderby s.CodeKey
                      select new NamedThing(Named.Supplier, s.Id, s.Code, s.Name, x.RecordedBy == me && x.RecordedAt >= since)).Take(Longest).ToListAsync(),
            .. await (from x in Db.DocumentReceipts join r in Db.Receipts on x.ReceiptId equals r.Id where x.DocumentId == Id orderby r.NumberKey
                      select new NamedThing(Named.Receipt, r.Id, r.Number, r.Supplier!.Name, x.RecordedBy == me && x.RecordedAt >= since)).Take(Longest).ToListAsync(),
        ];
    }

    public async Task<IActionResult> OnGetFileAsync()
    {
        var document = Found(await Db.Documents.AsNoTracking().FirstOrDefaultAsync(d => d.Id == Id));
        return new FileAnswer(Found(await Db.Files.AsNoTracking().FirstOrDefaultAsync(f => f.Sha256 == document.Sha256)), document.FileName);
    }

    /// <summary>The paper itself comes later than its number.</summary>
    public async Task<IActionResult> OnPostFileAsync()
    {
        if (Input.File is not { } sent) throw new DomainRuleException("No file was chosen. Choose it, then add it.", "File");
        var file = await IncomingFile.Look(sent.FileName, sent.Length, sent.OpenReadStream, "File", HttpContext.RequestAborted);
        return await Once("add a document's file", async () =>
        {
            var document = Found(await Db.Documents.SingleOrDefaultAsync(d => d.Id == Id));
            document.Attach(await Db.Keep(file), file.Name);
            return ($"/documents/{Id}", $"The file of {document.Number} is here{(file.NeedsPassword ? "; it opens only with a password" : "")}.", (string?)null);
        });
    }

    public Task<IActionResult> OnPostNameAsync() => Once("name in a document", async () =>
    {
        var document = Found(await Db.Documents.Include(d => d.Suppliers).SingleOrDefaultAsync(d => d.Id == Id));
        var named = await Db.Name(document, Name.What, Name.Which, "Which");
        return ($"/documents/{Id}", named.Count == 0 ? "" : $"{document.Number} names {string.Join(", ", named.Take(5))}{(named.Count > 5 ? $" and {named.Count - 5} more" : "")}.", (string?)null);
    });

    public Task<IActionResult> OnPostUnnameAsync(Named what, long which) => Once("take back what a document names", async () =>
    {
        await Db.Unname(Id, what, which, By, Acts.Now);
        return ($"/documents/{Id}", "It is taken back; the document does not name it any more.", (string?)null);
    });

    public Task<IActionResult> OnPostReviewAsync() => Once("review a document", async () =>
    {
        var document = Found(await Db.Documents.Include(d => d.SupersededBy).SingleOrDefaultAsync(d => d.Id == Id));
        document.Review(By, Acts.Now);
        return ($"/documents/{Id}", $"{document.Number} is reviewed.", (string?)null);
    });

    public Task<IActionResult> OnPostRejectAsync() => Once("reject a document", async () =>
    {
        var document = Found(await Db.Documents.Include(d => d.SupersededBy).SingleOrDefaultAsync(d => d.Id == Id));
        document.Reject(Rejection.Reason, await Db.IsReliedOn(Id), Acts.Who, Acts.Now);
        return ($"/documents/{Id}", $"{document.Number} is rejected. It is kept, and counts for nothing.", (string?)null);
    });

    public Task<IActionResult> OnPostWithdrawAsync() => Once("withdraw a document", async () =>
    {
        var document = Found(await Db.Documents.Include(d => d.SupersededBy).SingleOrDefaultAsync(d => d.Id == Id));
        document.Withdraw(Withdrawal.Reason, Acts.Who, Acts.Now);
        return ($"/documents/{Id}", $"{document.Number} is withdrawn. It is kept, and counts for nothing any more.", (string?)null);
    });
}

/// <summary>A heat, material, supplier or delivery that a document names.</summary>
public sealed record NamedThing(Named What, long Id, string Number, string Says, bool IsFresh)
{
    public string Page => What switch { Named.Heat => $"/heats/{Id}", Named.Material => $"/materials/{Id}", Named.Supplier => $"/suppliers/{Id}", _ => $"/receipts/{Id}" };

    public string Word => What switch { Named.Heat => "Heat", Named.Material => "Material, every lot of it", Named.Supplier => "Supplier", _ => "Delivery" };
}

public sealed class FileInput
{
    [Required(ErrorMessage = "No file was chosen. Choose it, then add it.")]
    public IFormFile? File { get; set; }
}

public sealed class NameInput
{
    public Named What { get; set; }

    [Required(ErrorMessage = "Type or scan what it names.")]
    public string? Which { get; set; }
}

public sealed class WithdrawInput
{
    [Required(ErrorMessage = "Say why, in a few words: the reason is kept with the act.")]
    public string? Reason { get; set; }
}
