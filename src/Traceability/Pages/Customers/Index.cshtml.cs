using Microsoft.EntityFrameworkCore;
using Traceability.Data;
using Traceability.Orders;
using Traceability.Web.Lists;

namespace Traceability.Pages.Customers;

/// <summary>All customers.</summary>
public sealed class IndexModel(TraceabilityDb db, Acts acts, TimeProvider clock) : ListPage<IndexModel.Row>(db, acts, clock)
{
    public sealed record Row(long Id, string Code, string Name, string? Contact, string? Phone, string? Email, int Orders, int Shipments);

    protected override string FileName => "customers";

    protected override IReadOnlyList<Column<Row>> Columns =>
    [
        new("Code", r => r.Code), new("Name", r => r.Name), new("Contact", r => r.Contact), new("Phone", r => r.Phone), new("Email", r => r.Email), new("Orders", r => r.Orders), new("Shipments", r => r.Shipments),
    ];

    protected override IQueryable<Row> Asked()
    {
        IQueryable<Customer> customers = Db.Customers;
        if (IsSearched)
            customers = customers.Where(c => EF.Functions.Like(c.Code, Pattern, "\\") || EF.Functions.Like(c.Name, Pattern, "\\") || EF.Functions.Like(c.Contact!, Pattern, "\\"));
        return Sorted(customers).Select(c => new Row(c.Id, c.Code, c.Name, c.Contact, c.Phone, c.Email,
            Db.Orders.Count(o => o.CustomerId == c.Id), Db.Shipments.Count(s => s.CustomerId == c.Id)));
    }

    private IQueryable<Customer> Sorted(IQueryable<Customer> customers) => Sort switch
    {
        "code" => customers.OrderBy(c => c.CodeKey),
        "-code" => customers.OrderByDescending(c => c.CodeKey),
        "-name" => customers.OrderByDescending(c => c.Name).ThenBy(c => c.Id),
        _ => customers.OrderBy(c => c.Name).ThenBy(c => c.Id),
    };
}
