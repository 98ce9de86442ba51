using Microsoft.EntityFrameworkCore;
using Traceability.Data;
using Traceability.Lots;
using Traceability.Pages.Stock;

namespace Traceability.Pages.Receiving;

/// <summary>What came in, and what of it waits to be verified.</summary>
public sealed class IndexModel(TraceabilityDb db, Acts acts, TimeProvider clock) : ListPage(db, acts, clock)
{
    public const int Shown = 10;

    public IReadOnlyList<DeliveryRow> Deliveries { get; private set; } = [];

    public IReadOnlyList<LotRow> Waiting { get; private set; } = [];

    public int WaitingTotal { get; private set; }

    public override async Task Load()
    {
        WaitingTotal = await Db.Lots.Waiting().CountAsync();
        Waiting = await Db.Lots.AsNoTracking().Waiting().OrderBy(l => l.Id).Take(Shown).Select(LotRow.Of).ToListAsync();

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
        Deliveries = await PageOf(ordered.Select(r => new DeliveryRow(
            r.Id, r.Number, r.Supplier != null ? r.Supplier.Name : r.Customer != null ? r.Customer.Name : null, r.CustomerId != null,
            r.ReceivedOn, r.PackingSlip, r.PurchaseOrder, r.Lots.Count, r.RecordedBy)));
    }
}

public sealed record DeliveryRow(long Id, string Number, string? From, bool IsCustomers, DateOnly ReceivedOn, string? PackingSlip, string? PurchaseOrder, int Lots, string By);
