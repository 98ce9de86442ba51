using Microsoft.EntityFrameworkCore;
using Traceability.Data;
using Traceability.Pages.Stock;
using Traceability.Suppliers;

namespace Traceability.Pages.Suppliers;

/// <summary>Who delivers.</summary>
public sealed class IndexModel(TraceabilityDb db, Acts acts, TimeProvider clock) : ListPage(db, acts, clock)
{
    public IReadOnlyList<SupplierRow> Suppliers { get; private set; } = [];

    public override async Task Load()
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
        Suppliers = await PageOf(ordered.Select(s => new SupplierRow(s.Id, s.Code, s.Name, s.Contact, s.Phone, s.Status, Db.Receipts.Count(r => r.SupplierId == s.Id))));
    }
}

public sealed record SupplierRow(long Id, string Code, string Name, string? Contact, string? Phone, SupplierStatus? Status, int Deliveries)
{
    public string Tone => Status switch { SupplierStatus.Approved => "ok", SupplierStatus.Conditional => "wait", SupplierStatus.Blocked => "stop", _ => "" };
}
