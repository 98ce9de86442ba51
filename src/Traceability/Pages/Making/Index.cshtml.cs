using Microsoft.EntityFrameworkCore;
using Traceability.Data;
using Traceability.Manufacture;

namespace Traceability.Pages.Making;

/// <summary>All manufacture records, those that are open first.</summary>
public sealed class IndexModel(TraceabilityDb db, Acts acts, TimeProvider clock) : ShopList(db, acts, clock)
{
    public sealed record Row(long Id, string Number, string? Product, string? Sku, long? OrderId, string? Order, DateOnly StartedOn, DateOnly? CompletedOn, string? Operator, bool IsRework, int Inputs, long Units);

    public static IReadOnlyList<(string?, string)> States { get; } = [(null, "Open first"), ("open", "Open"), ("closed", "Closed"), ("rework", "Rework")];

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public override async Task Load()
    {
        var records = State switch
        {
            "open" => Db.Records.Where(r => r.CompletedOn == null),
            "closed" => Db.Records.Where(r => r.CompletedOn != null),
            "rework" => Db.Records.Where(r => r.IsRework),
            _ => Db.Records,
        };
        if (Pattern is { } like)
            records = records.Where(r => EF.Functions.Like(r.Number, like, "\\") || EF.Functions.Like(r.Product!.Sku, like, "\\")
                || EF.Functions.Like(r.Product!.Name, like, "\\") || EF.Functions.Like(r.Order!.Number, like, "\\"));
        Total = await records.CountAsync();
        Rows = await Page(Sorted(records)).Select(r => new Row(
            r.Id, r.Number, r.Product!.Name, r.Product.Sku, r.OrderId, r.Order!.Number, r.StartedOn, r.CompletedOn, r.Operator, r.IsRework,
            r.Inputs.Count(i => i.VoidedAt == null),
            r.Outputs.Where(o => o.VoidedAt == null).Sum(o => o.LastPosition - o.FirstPosition + 1))).AsNoTracking().ToListAsync();
    }

    private IQueryable<ManufactureRecord> Sorted(IQueryable<ManufactureRecord> records) => Sort switch
    {
        "number" => records.OrderBy(r => r.NumberKey),
        "-number" => records.OrderByDescending(r => r.NumberKey),
        "product" => records.OrderBy(r => r.Product!.Name).ThenByDescending(r => r.Id),
        "-product" => records.OrderByDescending(r => r.Product!.Name).ThenByDescending(r => r.Id),
        "started" => records.OrderBy(r => r.StartedOn).ThenBy(r => r.Id),
        "-started" => records.OrderByDescending(r => r.StartedOn).ThenByDescending(r => r.Id),
        _ => records.OrderBy(r => r.CompletedOn != null).ThenByDescending(r => r.StartedOn).ThenByDescending(r => r.Id),
    };
}
