using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Traceability.Certificates;
using Traceability.Data;
using Traceability.Lots;
using Traceability.Web.Lists;

namespace Traceability.Pages.Documents;

public sealed record DocumentRow(long Id, string Number, DocumentType Type, string? Issuer, DateOnly? IssuedOn, DateOnly? ExpiresOn, bool HasFile, bool IsSuperseded, bool IsWithdrawn, int Lots, int Heats, int Materials, int Suppliers, int Receipts)
{
    public string? State(DateOnly today) => IsWithdrawn ? "withdrawn" : IsSuperseded ? "replaced" : ExpiresOn < today ? "expired" : ExpiresOn <= today.AddDays(DocumentQueries.Soon) ? "expiring" : null;
}

/// <summary>All papers: certificates, declarations, data sheets; found by their number, their state, or what they name.</summary>
public sealed class IndexModel(TraceabilityDb db, Acts acts, TimeProvider clock) : ListPage<DocumentRow>(db, acts, clock)
{
    private static readonly (string? Value, string Words)[] States =
        [(null, "All"), ("in-force", "In force"), ("expired", "Expired"), ("expiring", $"Expire within {DocumentQueries.Soon} days"), ("no-file", "Without a file"), ("replaced", "Replaced or withdrawn")];

    private static readonly (string? Value, string Words)[] Types =
        [(null, "All"), .. Enum.GetValues<DocumentType>().Select(t => ((string?)WordsInText.Of(t), t.Title()))];

    [BindProperty(SupportsGet = true)]
    public string? Type { get; set; }

    /// <summary>An order, a shipment, a product or a lot: the papers of all that it was made from.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Behind { get; set; }

    /// <summary>The first day of issue, as typed.</summary>
    [BindProperty(SupportsGet = true)]
    public string? From { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? To { get; set; }

    // Null while nothing was asked for behind which they stand, or nothing has that number.
    private IReadOnlyList<long>? behind;

    /// <summary>What was asked for is not known here.</summary>
    public bool IsStrange => IsAskedBehind && behind is null;

    public override bool IsNarrowed => base.IsNarrowed || IsAskedBehind || Day(From) is not null || Day(To) is not null;

    public override IEnumerable<Box> Boxes => [new("behind", "Papers behind", "ORD-0012, a lot, a product", Behind), new("from", "Issued from", "2024-05-01", From), new("to", "Issued until", "2024-05-31", To)];

    public override IEnumerable<Filter> Filters => [new("type", "Kind", Types, Type), new("state", "State", States, State)];

    protected override string FileName => "documents";

    protected override IReadOnlyList<Column<DocumentRow>> Columns =>
    [
        new("Number", d => d.Number), new("Kind", d => d.Type.Title()), new("Issuer", d => d.Issuer), new("Issued", d => d.IssuedOn), new("Valid until", d => d.ExpiresOn),
        new("State", d => d.State(Today)), new("File", d => d.HasFile ? "here" : "not here"), new("Lots", d => d.Lots), new("Heats", d => d.Heats), new("Materials", d => d.Materials),
    ];

    protected override IQueryable<DocumentRow> Asked() => Ordered(Narrowed()).Select(d => new DocumentRow(
        d.Id, d.Number, d.Type, d.Issuer, d.IssuedOn, d.ExpiresOn, Db.Files.Any(f => f.Sha256 == d.Sha256), d.SupersededById != null, d.WithdrawnAt != null,
        d.Lots.Count, d.Heats.Count, d.Materials.Count, d.Suppliers.Count, d.Receipts.Count));

    public override async Task Load()
    {
        await LookBehind();
        await base.Load();
    }

    public override async Task<IActionResult> OnGetCsvAsync(CancellationToken cancel)
    {
        await LookBehind();
        return await base.OnGetCsvAsync(cancel);
    }

    private bool IsAskedBehind => !string.IsNullOrWhiteSpace(Behind) && Behind.Length <= NumberKey.MaxLength;

    private async Task LookBehind() => behind = IsAskedBehind ? await PapersBehind.Find(Db, Behind!) : null;

    private static DateOnly? Day(string? typed) => DateOnly.TryParseExact(typed?.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private IQueryable<Document> Narrowed()
    {
        var documents = Db.Documents.AsNoTracking();
        if (IsAskedBehind)
        {
            var papers = behind ?? [];
            documents = documents.Where(d => EF.Parameter(papers).Contains(d.Id));
        }
        if (Day(From) is { } from) documents = documents.Where(d => d.IssuedOn >= from);
        if (Day(To) is { } to) documents = documents.Where(d => d.IssuedOn <= to);
        // Part of its own number or issuer, or the whole number of something that it names.
        if (IsSearched && Db.Bearing(Numbered.Document, Key) is { } own)
        {
            var named = Db.Set<DocumentLot>().Where(x => Db.Lots.Where(l => l.NumberKey == Key).Select(l => l.Id).Contains(x.LotId)).Select(x => x.DocumentId)
                .Union(Db.Set<DocumentHeat>().Where(x => Db.Heats.Where(h => h.NumberKey == Key).Select(h => h.Id).Contains(x.HeatId)).Select(x => x.DocumentId))
                .Union(Db.Set<DocumentMaterial>().Where(x => Db.Materials.Where(m => m.CodeKey == Key).Select(m => m.Id).Contains(x.MaterialId)).Select(x => x.DocumentId))
                .Union(Db.Set<DocumentSupplier>().Where(x => Db.Suppliers.Where(s => s.CodeKey == Key).Select(s => s.Id).Contains(x.SupplierId)).Select(x => x.DocumentId))
                .Union(Db.Set<DocumentReceipt>().Where(x => Db.Receipts.Where(r => r.NumberKey == Key).Select(r => r.Id).Contains(x.ReceiptId)).Select(x => x.DocumentId));
            documents = documents.Where(d => EF.Parameter(own).Contains(d.Id) || named.Contains(d.Id));
        }
        else if (IsSearched)
            documents = documents.Where(d => d.NumberKey.Contains(Key) || d.IssuerKey.Contains(Key) || d.Lots.Any(l => l.NumberKey == Key) || d.Heats.Any(h => h.NumberKey == Key)
                || d.Materials.Any(m => m.CodeKey == Key) || d.Suppliers.Any(s => s.CodeKey == Key) || d.Receipts.Any(r => r.NumberKey == Key));
        if (WordsInText.TryParse<DocumentType>(Type, out var type)) documents = documents.Where(d => d.Type == type);
        var today = Today;
        var current = documents.Counting();
        return State switch
        {
            "in-force" => current.Where(d => d.ExpiresOn == null || d.ExpiresOn >= today),
            "expired" => current.Where(d => d.ExpiresOn < today),
            "expiring" => documents.ExpiringSoon(today),
            "no-file" => current.Where(d => !Db.Files.Any(f => f.Sha256 == d.Sha256)),
            "replaced" => documents.Where(d => d.SupersededById != null || d.WithdrawnAt != null),
            _ => documents,
        };
    }

    private IQueryable<Document> Ordered(IQueryable<Document> documents) => Sort switch
    {
        "number" => documents.OrderBy(d => d.NumberKey).ThenBy(d => d.Id),
        "-number" => documents.OrderByDescending(d => d.NumberKey).ThenBy(d => d.Id),
        "issued" => documents.OrderBy(d => d.IssuedOn).ThenBy(d => d.Id),
        "-issued" => documents.OrderByDescending(d => d.IssuedOn).ThenBy(d => d.Id),
        // What never expires comes last.
        "expires" => documents.OrderBy(d => d.ExpiresOn == null).ThenBy(d => d.ExpiresOn).ThenBy(d => d.Id),
        "-expires" => documents.OrderByDescending(d => d.ExpiresOn).ThenBy(d => d.Id),
        _ => documents.OrderByDescending(d => d.Id),
    };
}
