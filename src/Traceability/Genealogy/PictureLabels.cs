using Microsoft.EntityFrameworkCore;
using Traceability.Data;
using Traceability.Manufacture;

namespace Traceability.Genealogy;

/// <summary>The names of what a picture shows one by one; of what is folded none is read.</summary>
internal sealed class PictureLabels
{
    public sealed record LotLabel(string Number, string What, string? SupplierLot, string? Heat, string? Location);

    public sealed record Label(string Name, string? More);

    public IReadOnlyDictionary<long, LotLabel> Lots { get; private init; } = new Dictionary<long, LotLabel>();

    public IReadOnlyDictionary<long, Label> Records { get; private init; } = new Dictionary<long, Label>();

    public IReadOnlyDictionary<long, Label> Shipments { get; private init; } = new Dictionary<long, Label>();

    public IReadOnlyDictionary<long, Label> Customers { get; private init; } = new Dictionary<long, Label>();

    public IReadOnlyDictionary<long, Label> Suppliers { get; private init; } = new Dictionary<long, Label>();

    public static async Task<PictureLabels> Read(TraceabilityDb db, Func<char, IReadOnlyList<long>> ids, CancellationToken cancel)
    {
        var (lots, records, shipments, customers, suppliers) = (ids('l'), ids('r'), ids('s'), ids('c'), ids('v'));
        return new()
        {
            Lots = lots.Count == 0 ? new Dictionary<long, LotLabel>() : await db.Lots.AsNoTracking().Where(l => lots.Contains(l.Id))
                .Select(l => new { l.Id, l.Number, What = l.Material != null ? l.Material.Name : l.Product!.Name, l.SupplierLot, Heat = l.Heats.Select(h => h.Heat.Number).FirstOrDefault(), l.Location })
                .ToDictionaryAsync(l => l.Id, l => new LotLabel(l.Number, l.What ?? "", l.SupplierLot, l.Heat, l.Location), cancel),
            Records = records.Count == 0 ? new Dictionary<long, Label>() : await db.Transformations.AsNoTracking().Where(t => records.Contains(t.Id))
                .Select(t => new { t.Id, t.Number, What = t is ManufactureRecord && ((ManufactureRecord)t).Product != null ? ((ManufactureRecord)t).Product!.Name : null })
                .ToDictionaryAsync(t => t.Id, t => new Label(t.Number, t.What), cancel),
            Shipments = shipments.Count == 0 ? new Dictionary<long, Label>() : await db.Shipments.AsNoTracking().Where(s => shipments.Contains(s.Id))
                .Select(s => new { s.Id, s.Number, s.Customer.Name, Order = s.Order == null ? null : s.Order.Number })
                .ToDictionaryAsync(s => s.Id, s => new Label(s.Number, s.Order == null ? s.Name : $"{s.Name}, {s.Order}"), cancel),
            Customers = customers.Count == 0 ? new Dictionary<long, Label>() : await db.Customers.AsNoTracking().Where(c => customers.Contains(c.Id))
                .Select(c => new { c.Id, c.Name, More = c.Contact ?? c.Code }).ToDictionaryAsync(c => c.Id, c => new Label(c.Name, c.More), cancel),
            Suppliers = suppliers.Count == 0 ? new Dictionary<long, Label>() : await db.Suppliers.AsNoTracking().Where(s => suppliers.Contains(s.Id))
                .Select(s => new { s.Id, s.Name, s.Code }).ToDictionaryAsync(s => s.Id, s => new Label(s.Name, s.Code), cancel),
        };
    }
}
