using Microsoft.EntityFrameworkCore;
using Traceability.Certificates;
using Traceability.Data;
using Traceability.Pages.Stock;

namespace Traceability.Pages.Documents;

/// <summary>A material that is here, and its newest safety data sheet that counts.</summary>
public sealed record MaterialSheet(long Id, string Code, string Name, int Lots, long? DocumentId, string? Number, string? Issuer, DateOnly? IssuedOn, bool HasFile, bool IsRequired);

/// <summary>Safety data sheets: of every material that is here, one press away.</summary>
public sealed class SdsModel(TraceabilityDb db, Acts acts, TimeProvider clock) : StockPage(db, acts, clock)
{
    public IReadOnlyList<MaterialSheet> Materials { get; private set; } = [];

    public int Without => Materials.Count(m => m.DocumentId is null);

    public override async Task Load()
    {
        var today = Today;
        var here = await Db.Lots.Where(l => l.OnHandMicro > 0 && l.MaterialId != null).GroupBy(l => l.MaterialId!.Value).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count);
        var ids = here.Keys.ToList();
        // Also one that speaks of a lot of it, where none speaks of the material.
        var ofMaterial = from x in Db.DocumentMaterials join d in Db.Documents.Counting() on x.DocumentId equals d.Id where ids.Contains(x.MaterialId) && d.Type == DocumentType.Sds && (d.ExpiresOn == null || d.ExpiresOn >= today) select new { x.MaterialId, Document = d };
        var ofLot = from x in Db.DocumentLots join l in Db.Lots on x.LotId equals l.Id join d in Db.Documents.Counting() on x.DocumentId equals d.Id where l.OnHandMicro > 0 && l.MaterialId != null && d.Type == DocumentType.Sds && (d.ExpiresOn == null || d.ExpiresOn >= today) select new { MaterialId = l.MaterialId!.Value, Document = d };
        var sheets = (await ofMaterial.Concat(ofLot).Select(s => new { s.MaterialId, s.Document.Id, s.Document.Number, s.Document.Issuer, s.Document.IssuedOn, HasFile = Db.Files.Any(f => f.Sha256 == s.Document.Sha256) }).ToListAsync())
            .GroupBy(s => s.MaterialId).ToDictionary(g => g.Key, g => g.OrderByDescending(s => s.HasFile).ThenByDescending(s => s.IssuedOn).ThenByDescending(s => s.Id).First());
        Materials = [.. (await Db.Materials.AsNoTracking().Where(m => ids.Contains(m.Id)).ToListAsync())
            .Select(m => sheets.GetValueOrDefault(m.Id) is var s ? new MaterialSheet(m.Id, m.Code, m.Name, here[m.Id], s?.Id, s?.Number, s?.Issuer, s?.IssuedOn, s?.HasFile == true, m.RequiredDocuments.Contains(DocumentType.Sds)) : null!)
            .OrderBy(m => m.DocumentId is not null).ThenBy(m => !m.IsRequired).ThenBy(m => m.Name, StringComparer.OrdinalIgnoreCase)];
    }
}
