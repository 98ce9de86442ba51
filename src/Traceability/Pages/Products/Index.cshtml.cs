using Microsoft.EntityFrameworkCore;
using Traceability.Data;
using Traceability.Manufacture;
using Traceability.Web.Lists;

namespace Traceability.Pages.Products;

/// <summary>All products.</summary>
public sealed class IndexModel(TraceabilityDb db, Acts acts, TimeProvider clock) : ListPage<IndexModel.Row>(db, acts, clock)
{
    public sealed record Row(long Id, string Sku, string Name, IdentifiedBy IdentifiedBy, string? Revision, string? Draft, int Open, int Records);

    protected override string FileName => "products";

    protected override IReadOnlyList<Column<Row>> Columns =>
    [
        new("Article", r => r.Sku), new("Name", r => r.Name), new("Told apart by", r => r.IdentifiedBy == IdentifiedBy.Serial ? "serial number" : "batch code"),
        new("BoM revision", r => r.Revision), new("Draft", r => r.Draft), new("Open records", r => r.Open), new("Records", r => r.Records),
    ];

    protected override IQueryable<Row> Asked()
    {
        IQueryable<Product> products = Db.Products;
        if (IsSearched)
            products = products.Where(p => EF.Functions.Like(p.Sku, Pattern, "\\") || EF.Functions.Like(p.Name, Pattern, "\\"));
        return Sorted(products).Select(p => new Row(p.Id, p.Sku, p.Name, p.IdentifiedBy,
            Db.BomRevisions.Where(r => r.ProductId == p.Id && r.ReleasedAt != null).OrderByDescending(r => r.Position).Select(r => r.Revision).FirstOrDefault(),
            Db.BomRevisions.Where(r => r.ProductId == p.Id && r.ReleasedAt == null).OrderByDescending(r => r.Position).Select(r => r.Revision).FirstOrDefault(),
            Db.Records.Count(r => r.ProductId == p.Id && r.CompletedOn == null), Db.Records.Count(r => r.ProductId == p.Id)));
    }

    private IQueryable<Product> Sorted(IQueryable<Product> products) => Sort switch
    {
        "-number" => products.OrderByDescending(p => p.SkuKey),
        "name" => products.OrderBy(p => p.Name),
        "-name" => products.OrderByDescending(p => p.Name),
        _ => products.OrderBy(p => p.SkuKey),
    };
}
