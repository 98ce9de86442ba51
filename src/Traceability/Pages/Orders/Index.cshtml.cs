using Microsoft.EntityFrameworkCore;
using Traceability.Data;
using Traceability.Orders;
using Traceability.Orders.Online;
using Traceability.Web.Lists;

namespace Traceability.Pages.Orders;

/// <summary>All orders, the newest first.</summary>
public sealed class IndexModel(TraceabilityDb db, Acts acts, TimeProvider clock) : ListPage<IndexModel.Row>(db, acts, clock)
{
    public sealed record Row(long Id, string Number, long CustomerId, string Customer, string? Reference, OnlineShop? Shop, DateOnly OrderedOn, int Lines, int Shipments)
    {
        /// <summary>The online shop it came from.</summary>
        public string? Source => Shop?.Words();
    }

    private static readonly IReadOnlyList<(string?, string)> States = [(null, "All"), ("open", "Nothing shipped yet"), ("shipped", "Shipped, at least in part")];

    public override IEnumerable<Filter> Filters => [new("state", "State", States, State)];

    protected override string FileName => "orders";

    protected override IReadOnlyList<Column<Row>> Columns =>
    [
        new("Order", r => r.Number), new("Customer", r => r.Customer), new("Online shop", r => r.Source), new("Reference", r => r.Reference), new("Ordered", r => r.OrderedOn), new("Lines", r => r.Lines), new("Shipments", r => r.Shipments),
    ];

    protected override IQueryable<Row> Asked()
    {
        var orders = State switch
        {
            "open" => Db.Orders.Where(o => !Db.Shipments.Any(s => s.OrderId == o.Id && s.Lines.Any(l => l.VoidedAt == null))),
            "shipped" => Db.Orders.Where(o => Db.Shipments.Any(s => s.OrderId == o.Id && s.Lines.Any(l => l.VoidedAt == null))),
            _ => Db.Orders,
        };
        if (IsSearched && Db.Bearing(Numbered.Order, Key) is { } own)
        {
            var customers = Db.Customers.Where(c => EF.Functions.Like(c.Name, Pattern, "\\") || EF.Functions.Like(c.Code, Pattern, "\\")).Select(c => c.Id);
            orders = orders.Where(o => EF.Parameter(own).Contains(o.Id) || customers.Contains(o.CustomerId));
        }
        else if (IsSearched)
            orders = orders.Where(o => EF.Functions.Like(o.Number, Pattern, "\\") || EF.Functions.Like(o.Customer.Name, Pattern, "\\") || EF.Functions.Like(o.Customer.Code, Pattern, "\\") || EF.Functions.Like(o.Reference!, Pattern, "\\"));
        return Sorted(orders).Select(o => new Row(o.Id, o.Number, o.CustomerId, o.Customer.Name, o.Reference, o.Source, o.OrderedOn, o.Lines.Count, Db.Shipments.Count(s => s.OrderId == o.Id)));
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
