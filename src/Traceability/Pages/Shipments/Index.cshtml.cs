using Microsoft.EntityFrameworkCore;
using Traceability.Data;
using Traceability.Orders;
using Traceability.Web.Lists;

namespace Traceability.Pages.Shipments;

/// <summary>All that left, the newest first.</summary>
public sealed class IndexModel(TraceabilityDb db, Acts acts, TimeProvider clock) : ListPage<IndexModel.Row>(db, acts, clock)
{
    public sealed record Row(long Id, string Number, long CustomerId, string Customer, long? OrderId, string? Order, DateOnly ShippedOn, int Lines);

    private static readonly IReadOnlyList<(string?, string)> States = [(null, "All"), ("empty", "Nothing packed yet"), ("without-order", "Without an order")];

    public override IEnumerable<Filter> Filters => [new("state", "State", States, State)];

    protected override string FileName => "shipments";

    protected override IReadOnlyList<Column<Row>> Columns =>
    [
        new("Shipment", r => r.Number), new("Customer", r => r.Customer), new("Order", r => r.Order), new("Left on", r => r.ShippedOn), new("Lines", r => r.Lines),
    ];

    protected override IQueryable<Row> Asked()
    {
        var shipments = State switch
        {
            "empty" => Db.Shipments.Where(s => !s.Lines.Any(l => l.VoidedAt == null)),
            "without-order" => Db.Shipments.Where(s => s.OrderId == null),
            _ => Db.Shipments,
        };
        if (IsSearched && Db.Bearing(Numbered.Shipment, Key) is { } own && Db.Bearing(Numbered.Order, Key) is { } ordered)
        {
            var customers = Db.Customers.Where(c => EF.Functions.Like(c.Name, Pattern, "\\") || EF.Functions.Like(c.Code, Pattern, "\\")).Select(c => c.Id);
            shipments = shipments.Where(s => EF.Parameter(own).Contains(s.Id) || customers.Contains(s.CustomerId) || EF.Parameter(ordered).Contains(s.OrderId!.Value));
        }
        else if (IsSearched)
            shipments = shipments.Where(s => EF.Functions.Like(s.Number, Pattern, "\\") || EF.Functions.Like(s.Customer.Name, Pattern, "\\") || EF.Functions.Like(s.Customer.Code, Pattern, "\\")
                || EF.Functions.Like(s.Order!.Number, Pattern, "\\") || EF.Functions.Like(s.Tracking!, Pattern, "\\"));
        return Sorted(shipments).Select(s => new Row(s.Id, s.Number, s.CustomerId, s.Customer.Name, s.OrderId, s.Order!.Number, s.ShippedOn, s.Lines.Count(l => l.VoidedAt == null)));
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
