using Microsoft.EntityFrameworkCore;
using Traceability.Data;
using Traceability.Orders;
using Traceability.Pages.Making;

namespace Traceability.Pages.Customers;

/// <summary>All customers.</summary>
public sealed class IndexModel(TraceabilityDb db, Acts acts, TimeProvider clock) : ShopList(db, acts, clock)
{
    public sealed record Row(long Id, string Code, string Name, string? Contact, string? Phone, string? Email, int Orders, int Shipments);

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public override async Task Load()
    {
        IQueryable<Customer> customers = Db.Customers;
        if (Pattern is { } like)
            customers = customers.Where(c => EF.Functions.Like(c.Code, like, "\\") || EF.Functions.Like(c.Name, like, "\\") || EF.Functions.Like(c.Contact!, like, "\\"));
        Total = await customers.CountAsync();
        Rows = await Page(Sorted(customers)).Select(c => new Row(c.Id, c.Code, c.Name, c.Contact, c.Phone, c.Email,
            Db.Orders.Count(o => o.CustomerId == c.Id), Db.Shipments.Count(s => s.CustomerId == c.Id))).AsNoTracking().ToListAsync();
    }

    private IQueryable<Customer> Sorted(IQueryable<Customer> customers) => Sort switch
    {
        "code" => customers.OrderBy(c => c.CodeKey),
        "-code" => customers.OrderByDescending(c => c.CodeKey),
        "-name" => customers.OrderByDescending(c => c.Name).ThenBy(c => c.Id),
        _ => customers.OrderBy(c => c.Name).ThenBy(c => c.Id),
    };
}
