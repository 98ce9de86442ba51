using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Traceability.Certificates;
using Traceability.Data;
using Traceability.Genealogy;
using Traceability.Lots;
using Traceability.Pages.Heats;
using Traceability.Web;

namespace Traceability.Pages.Documents;

/// <summary>One paper: what it is, what it names, and its file.</summary>
public sealed class DocumentModel(TraceabilityDb db, Acts acts, TimeProvider clock) : ShopPage(db, acts)
{
    public const int Longest = 200;

    [FromRoute]
    public long Id { get; set; }

    public Document Document { get; private set; } = null!;

    /// <summary>Bytes; null while only its name is known.</summary>
    public long? FileSize { get; private set; }

    public int Total { get; private set; }

    public IReadOnlyList<NamedLot> Lots { get; private set; } = [];

    public IReadOnlyList<Heat> Heats { get; private set; } = [];

    public IReadOnlyList<(long Id, string Code, string Name)> Materials { get; private set; } = [];

    public bool IsExpired => Document.ExpiresOn < DateOnly.FromDateTime(clock.GetLocalNow().DateTime);

    public string Qualified => new Root(RootKind.Certificate, Document.Number, Document.Issuer, Id, []).Qualified;

    public override async Task Load()
    {
        Document = Found(await Db.Documents.AsNoTracking().FirstOrDefaultAsync(d => d.Id == Id));
        FileSize = await Db.Files.Where(f => f.Sha256 == Document.Sha256).Select(f => (long?)f.Size).FirstOrDefaultAsync();
        var named = Db.Documents.Where(d => d.Id == Id);
        var lots = named.SelectMany(d => d.Lots);
        Total = await lots.CountAsync();
        Lots = await lots.Rows().Take(Longest).ToListAsync();
        Heats = await named.SelectMany(d => d.Heats).AsNoTracking().OrderBy(h => h.NumberKey).Take(Longest).ToListAsync();
        Materials = [.. (await named.SelectMany(d => d.Materials).OrderBy(m => m.CodeKey).Take(Longest).Select(m => new { m.Id, m.Code, m.Name }).ToListAsync()).Select(m => (m.Id, m.Code, m.Name))];
    }

    public async Task<IActionResult> OnGetFileAsync()
    {
        await Load();
        if (FileSize is not { } size) return NotFound();
        Response.ContentType = Document.FileName?.EndsWith(".pdf", StringComparison.OrdinalIgnoreCase) == true ? "application/pdf" : "application/octet-stream";
        Response.ContentLength = size;
        // Somebody else's file: it is saved, never opened as a page of ours.
        Response.Headers.ContentDisposition = new Microsoft.Net.Http.Headers.ContentDispositionHeaderValue("attachment") { FileNameStar = Trace.Papers.FileName(Document.FileName ?? Document.Number) }.ToString();
        await foreach (var part in Db.FileChunks.AsNoTracking().Where(c => c.Sha256 == Document.Sha256).OrderBy(c => c.Part).Select(c => c.Bytes).AsAsyncEnumerable())
            await Response.Body.WriteAsync(part);
        return new EmptyResult();
    }
}
