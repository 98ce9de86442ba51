using Microsoft.EntityFrameworkCore;
using Traceability.Data;
using Traceability.Orders;
using Traceability.Pages.Making;

namespace Traceability.Pages.Shipments;

/// <summary>All that left, the newest first.</summary>
public sealed class IndexModel(TraceabilityDb db, Acts acts, TimeProvider clock) : ShopList(db, acts, clock)
{
    public sealed record Row(long Id, string Number, long CustomerId, string Customer, long? OrderId, string? Order, DateOnly ShippedOn, int Lines);

    public static IReadOnlyList<(string?, string)> States { get; } = [(null, "All"), ("empty", "Nothing packed yet"), ("without-order", "Without an order")];

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public override async Task Load()
    {
        var shipments = State switch
        {
            "empty" => Db.Shipments.Where(s => !s.Lines.Any(l => l.VoidedAt == null)),
            "without-order" => Db.Shipments.Where(s => s.OrderId == null),
            _ => Db.Shipments,
        };
        if (Pattern is { } like)
            shipments = shipments.Where(s => EF.Functions.Like(s.Number, like, "\\") || EF.Functions.Like(s.Customer.Name, like, "\\") || EF.Functions.Like(s.Customer.Code, like, "\\")
                || EF.Functions.Like(s.Order!.Number, like, "\\") || EF.Functions.Like(s.Tracking!, like, "\\"));
        Total = await shipments.CountAsync();
        Rows = await Page(Sorted(shipments)).Select(s => new Row(s.Id, s.Number, s.CustomerId, s.Customer.Name, s.OrderId, s.Order!.Number, s.ShippedOn, s.Lines.Count(l => l.VoidedAt == null))).AsNoTracking().ToListAsync();
    }

    private IQueryable<Shipment> Sorted(IQueryable<Shipment> shipments) => Sort switch
    {
        "number" => shipments.OrderBy(s => s.NumberKey),
        "-number" => shipments.OrderByDescending(s => s.NumberKey),
        "customer" => shipments.OrderBy(s => s.Customer.Name).ThenByDescending(s => s.Id),
        "-customer" => shipments.OrderByDescending(s => s.Customer.Name).ThenByDescending(s => s.Id),
        "left" => shipments.OrderBy(s => s.ShippedOn).ThenBy(s => s.Id),
        _ => shipments.OrderByDescending(s => s.ShippedOn).ThenByDescending(s => s.Id),
    };
}
