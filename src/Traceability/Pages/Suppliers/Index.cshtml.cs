using Microsoft.EntityFrameworkCore;
using Traceability.Data;
using Traceability.Suppliers;
using Traceability.Web.Lists;

namespace Traceability.Pages.Suppliers;

/// <summary>Who delivers.</summary>
public sealed class IndexModel(TraceabilityDb db, Acts acts, TimeProvider clock) : ListPage<SupplierRow>(db, acts, clock)
{
    protected override string FileName => "suppliers";

    protected override IReadOnlyList<Column<SupplierRow>> Columns =>
    [
        new("Code", r => r.Code), new("Name", r => r.Name), new("Contact", r => r.Contact), new("Phone", r => r.Phone), new("State", r => r.Status?.ToString().ToLowerInvariant()), new("Deliveries", r => r.Deliveries),
    ];

    protected override IQueryable<SupplierRow> Asked()
    {
        var suppliers = Db.Suppliers.AsNoTracking();
        if (IsSearched)
            suppliers = suppliers.Where(s => s.CodeKey.Contains(Key) || EF.Functions.Like(s.Name, Pattern, "\\") || EF.Functions.Like(s.Contact!, Pattern, "\\"));
        var ordered = Sort switch
        {
            "code" => suppliers.OrderBy(s => s.CodeKey),
            "-code" => suppliers.OrderByDescending(s => s.CodeKey),
            "-name" => suppliers.OrderByDescending(s => s.Name).ThenBy(s => s.Id),
            _ => suppliers.OrderBy(s => s.Name).ThenBy(s => s.Id),
        };
        return ordered.Select(s => new SupplierRow(s.Id, s.Code, s.Name, s.Contact, s.Phone, s.Status, Db.Receipts.Count(r => r.SupplierId == s.Id)));
    }
}

public sealed record SupplierRow(long Id, string Code, string Name, string? Contact, string? Phone, SupplierStatus? Status, int Deliveries)
{
    public string Tone => Status switch { SupplierStatus.Approved => "ok", SupplierStatus.Conditional => "wait", SupplierStatus.Blocked => "stop", _ => "" };
}
