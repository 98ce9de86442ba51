using Microsoft.EntityFrameworkCore;
using Traceability.Data;
using Traceability.Lots;
using Traceability.Web.Lists;

namespace Traceability.Pages.Receiving;

/// <summary>What came in, and what of it waits to be verified.</summary>
public sealed class IndexModel(TraceabilityDb db, Acts acts, TimeProvider clock) : ListPage<DeliveryRow>(db, acts, clock)
{
    public const int Shown = 10;

    public IReadOnlyList<LotRow> Waiting { get; private set; } = [];

    public int WaitingTotal { get; private set; }

    protected override string FileName => "deliveries";

    protected override IReadOnlyList<Column<DeliveryRow>> Columns =>
    [
        new("Delivery", r => r.Number), new("From", r => r.From), new("Customer's own", r => r.IsCustomers ? "yes" : ""), new("Received", r => r.ReceivedOn), new("Opening stock", r => r.IsOpening ? "yes" : ""),
        new("Packing slip", r => r.PackingSlip), new("Order", r => r.PurchaseOrder), new("Lots", r => r.Lots), new("By", r => r.By),
    ];

    public override async Task Load()
    {
        WaitingTotal = await Db.Lots.Waiting().CountAsync() + await Db.Lots.Released().CountAsync();
        // What is in use already is decided first.
        Waiting = [.. (await Db.Lots.AsNoTracking().Released().OrderBy(l => l.Id).Take(Shown).Select(LotRow.Of).ToListAsync())
            .Concat(await Db.Lots.AsNoTracking().Waiting().OrderBy(l => l.Id).Take(Shown).Select(LotRow.Of).ToListAsync()).Take(Shown)];
        await base.Load();
    }

    protected override IQueryable<DeliveryRow> Asked()
    {
        var receipts = Db.Receipts.AsNoTracking();
        if (IsSearched)
            receipts = receipts.Where(r => r.NumberKey.Contains(Key)
                || EF.Functions.Like(r.PackingSlip!, Pattern, "\\") || EF.Functions.Like(r.PurchaseOrder!, Pattern, "\\")
                || EF.Functions.Like(r.Supplier!.Name, Pattern, "\\") || EF.Functions.Like(r.Customer!.Name, Pattern, "\\"));
        var ordered = Sort switch
        {
            "number" => receipts.OrderBy(r => r.NumberKey),
            "-number" => receipts.OrderByDescending(r => r.NumberKey),
            "from" => receipts.OrderBy(r => r.Supplier!.Name).ThenBy(r => r.Id),
            "-from" => receipts.OrderByDescending(r => r.Supplier!.Name).ThenBy(r => r.Id),
            "received" => receipts.OrderBy(r => r.ReceivedOn).ThenBy(r => r.Id),
            _ => receipts.OrderByDescending(r => r.ReceivedOn).ThenByDescending(r => r.Id),
        };
        return ordered.Select(r => new DeliveryRow(
            r.Id, r.Number, r.Supplier != null ? r.Supplier.Name : r.Customer != null ? r.Customer.Name : null, r.CustomerId != null,
            r.ReceivedOn, r.PackingSlip, r.PurchaseOrder, r.Lots.Count, r.RecordedBy, r.IsOpening));
    }
}

public sealed record DeliveryRow(long Id, string Number, string? From, bool IsCustomers, DateOnly ReceivedOn, string? PackingSlip, string? PurchaseOrder, int Lots, string By, bool IsOpening);
