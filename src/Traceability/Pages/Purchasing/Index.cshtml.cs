using Microsoft.EntityFrameworkCore;
using Traceability.Data;
using Traceability.Purchasing;
using Traceability.Web.Lists;

namespace Traceability.Pages.Purchasing;

/// <summary>What the shop ordered, the newest first.</summary>
public sealed class IndexModel(TraceabilityDb db, Acts acts, TimeProvider clock) : ListPage<PurchaseRow>(db, acts, clock)
{
    private static readonly IReadOnlyList<(string?, string)> States =
        [(null, "All"), ("draft", "Drafts"), ("awaited", "Still to come"), ("delivered", "All of it here"), ("ended", "Closed or cancelled")];

    public override IEnumerable<Filter> Filters => [new("state", "State", States, State)];

    /// <summary>Wanted earlier than today, and not all of it is here.</summary>
    public bool IsLate(PurchaseRow row) => row.WantedOn < Today && row.State is PurchaseState.Sent or PurchaseState.PartDelivered;

    protected override string FileName => "purchase orders";

    protected override IReadOnlyList<Column<PurchaseRow>> Columns =>
    [
        new("Order", r => r.Number), new("Supplier", r => r.Supplier), new("Reference", r => r.Reference), new("Ordered", r => r.OrderedOn), new("Wanted by", r => r.WantedOn),
        new("Lines", r => r.Lines), new("Lines here", r => r.Filled), new("State", r => WordsInText.Of(r.State)),
    ];

    protected override IQueryable<PurchaseRow> Asked()
    {
        var orders = Db.PurchaseOrders.AsNoTracking();
        orders = State switch
        {
            "draft" => orders.Where(o => o.SentAt == null && o.EndedAs == null),
            "awaited" => orders.Awaited(),
            "delivered" => orders.AllHere(),
            "ended" => orders.Where(o => o.EndedAs != null),
            _ => orders,
        };
        if (IsSearched)
            orders = orders.Where(o => o.NumberKey.Contains(Key) || EF.Functions.Like(o.Reference!, Pattern, "\\") || EF.Functions.Like(o.Supplier.Name, Pattern, "\\") || o.Supplier.CodeKey.Contains(Key));
        return Sorted(orders).Rows();
    }

    private IQueryable<PurchaseOrder> Sorted(IQueryable<PurchaseOrder> orders) => Sort switch
    {
        "number" => orders.OrderBy(o => o.NumberKey),
        "-number" => orders.OrderByDescending(o => o.NumberKey),
        "supplier" => orders.OrderBy(o => o.Supplier.Name).ThenByDescending(o => o.Id),
        "-supplier" => orders.OrderByDescending(o => o.Supplier.Name).ThenByDescending(o => o.Id),
        "ordered" => orders.OrderBy(o => o.OrderedOn).ThenBy(o => o.Id),
        _ => orders.OrderByDescending(o => o.OrderedOn).ThenByDescending(o => o.Id),
    };
}
