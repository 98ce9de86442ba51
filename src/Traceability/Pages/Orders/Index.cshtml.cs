using Microsoft.EntityFrameworkCore;
using Traceability.Data;
using Traceability.Orders;
using Traceability.Pages.Making;

namespace Traceability.Pages.Orders;

/// <summary>All orders, the newest first.</summary>
public sealed class IndexModel(TraceabilityDb db, Acts acts, TimeProvider clock) : ShopList(db, acts, clock)
{
    public sealed record Row(long Id, string Number, long CustomerId, string Customer, string? Reference, DateOnly OrderedOn, int Lines, int Shipments);

    public static IReadOnlyList<(string?, string)> States { get; } = [(null, "All"), ("open", "Nothing shipped yet"), ("shipped", "Shipped, at least in part")];

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public override async Task Load()
    {
        var orders = State switch
        {
            "open" => Db.Orders.Where(o => !Db.Shipments.Any(s => s.OrderId == o.Id && s.Lines.Any(l => l.VoidedAt == null))),
            "shipped" => Db.Orders.Where(o => Db.Shipments.Any(s => s.OrderId == o.Id && s.Lines.Any(l => l.VoidedAt == null))),
            _ => Db.Orders,
        };
        if (Pattern is { } like)
            orders = orders.Where(o => EF.Functions.Like(o.Number, like, "\\") || EF.Functions.Like(o.Customer.Name, like, "\\") || EF.Functions.Like(o.Customer.Code, like, "\\") || EF.Functions.Like(o.Reference!, like, "\\"));
        Total = await orders.CountAsync();
        Rows = await Page(Sorted(orders)).Select(o => new Row(o.Id, o.Number, o.CustomerId, o.Customer.Name, o.Reference, o.OrderedOn, o.Lines.Count, Db.Shipments.Count(s => s.OrderId == o.Id))).AsNoTracking().ToListAsync();
    }

    private IQueryable<Order> Sorted(IQueryable<Order> orders) => Sort switch
    {
        "number" => orders.OrderBy(o => o.NumberKey),
        "-number" => orders.OrderByDescending(o => o.NumberKey),
        "customer" => orders.OrderBy(o => o.Customer.Name).ThenByDescending(o => o.Id),
        "-customer" => orders.OrderByDescending(o => o.Customer.Name).ThenByDescending(o => o.Id),
        "ordered" => orders.OrderBy(o => o.OrderedOn).ThenBy(o => o.Id),
        _ => orders.OrderByDescending(o => o.OrderedOn).ThenByDescending(o => o.Id),
    };
}
