using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Traceability.Certificates;
using Traceability.Data;
using Traceability.Lots;
using Traceability.Web;

namespace Traceability.Pages.Documents;

public sealed record DocumentRow(long Id, string Number, DocumentType Type, string? Issuer, DateOnly? IssuedOn, DateOnly? ExpiresOn, bool HasFile, int Lots, int Heats, int Materials);

/// <summary>All papers: certificates, declarations, data sheets.</summary>
public sealed class IndexModel(TraceabilityDb db, Acts acts, TimeProvider clock) : ShopPage(db, acts)
{
    public const int PageSize = 50;

    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Type { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Sort { get; set; }

    [BindProperty(SupportsGet = true)]
    public int P { get; set; } = 1;

    public int Total { get; private set; }

    public IReadOnlyList<DocumentRow> Documents { get; private set; } = [];

    public bool IsFiltered => !string.IsNullOrWhiteSpace(Q) || !string.IsNullOrEmpty(Type);

    public DateOnly Today => DateOnly.FromDateTime(clock.GetLocalNow().DateTime);

    public override async Task Load()
    {
        var documents = Asked();
        Total = await documents.CountAsync();
        P = Math.Clamp(P, 1, Math.Max(1, (Total + PageSize - 1) / PageSize));
        Documents = await Ordered(documents).Skip((P - 1) * PageSize).Take(PageSize)
            .Select(d => new DocumentRow(d.Id, d.Number, d.Type, d.Issuer, d.IssuedOn, d.ExpiresOn, d.FileName != null, d.Lots.Count, d.Heats.Count, d.Materials.Count)).ToListAsync();
    }

    private IQueryable<Document> Asked()
    {
        var documents = Db.Documents.AsNoTracking();
        if (Q?.Trim() is { Length: > 0 and <= NumberKey.MaxLength } q)
        {
            var key = NumberKey.Of(q);
            documents = documents.Where(d => d.NumberKey.Contains(key) || d.IssuerKey.Contains(key));
        }
        return WordsInText.TryParse<DocumentType>(Type, out var type) ? documents.Where(d => d.Type == type) : documents;
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
