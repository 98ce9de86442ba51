using Microsoft.EntityFrameworkCore;
using Traceability.Data;
using Traceability.Manufacture;
using Traceability.Pages.Making;

namespace Traceability.Pages.Products;

/// <summary>All products.</summary>
public sealed class IndexModel(TraceabilityDb db, Acts acts, TimeProvider clock) : ShopList(db, acts, clock)
{
    public sealed record Row(long Id, string Sku, string Name, IdentifiedBy IdentifiedBy, string? Revision, int Open, int Records);

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public override async Task Load()
    {
        IQueryable<Product> products = Db.Products;
        if (Pattern is { } like)
            products = products.Where(p => EF.Functions.Like(p.Sku, like, "\\") || EF.Functions.Like(p.Name, like, "\\"));
        Total = await products.CountAsync();
        Rows = await Page(Sorted(products)).Select(p => new Row(p.Id, p.Sku, p.Name, p.IdentifiedBy,
            Db.BomLines.Where(l => l.ProductId == p.Id).OrderByDescending(l => l.Id).Select(l => l.Revision).FirstOrDefault(),
            Db.Records.Count(r => r.ProductId == p.Id && r.CompletedOn == null), Db.Records.Count(r => r.ProductId == p.Id))).AsNoTracking().ToListAsync();
    }

    private IQueryable<Product> Sorted(IQueryable<Product> products) => Sort switch
    {
        "-number" => products.OrderByDescending(p => p.SkuKey),
        "name" => products.OrderBy(p => p.Name),
        "-name" => products.OrderByDescending(p => p.Name),
        _ => products.OrderBy(p => p.SkuKey),
    };
}
