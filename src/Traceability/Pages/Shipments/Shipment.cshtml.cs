using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Traceability.Compliance;
using Traceability.Data;
using Traceability.Genealogy;
using Traceability.Lots;
using Traceability.Manufacture;
using Traceability.Orders;
using Traceability.Pages.Making;
using Traceability.Pages.Trace;
using Traceability.Printing;
using Traceability.Shops;

namespace Traceability.Pages.Shipments;

/// <summary>One shipment: what is in it, and what of it came back.</summary>
public sealed class ShipmentModel(TraceabilityDb db, Acts acts, TimeProvider clock, RootFinder finder) : BenchPage(db, acts, clock)
{
    public sealed record Line(long Id, long? LotId, string? Lot, string? Serial, string? What, Quantity Amount, DateTimeOffset At, string By, DateTimeOffset? VoidedAt, string? VoidedBy, string? VoidedReason, long BackMicro)
    {
        public bool IsLive => VoidedAt is null;
    }

    public sealed record Ready(long LotId, string Lot, string Product, Quantity Here, string? Location);

    public sealed record Wanted(string Sku, string Name, Quantity Amount, Quantity Shipped)
    {
        public Quantity Open => Shipped > Amount ? new(0, Amount.Unit) : Amount - Shipped;
    }

    [FromRoute]
    public long Id { get; set; }

    [BindProperty]
    public PackInput Input { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public string? Take { get; set; }

    public Shipment Shipment { get; private set; } = null!;

    public IReadOnlyList<Line> Lines { get; private set; } = [];

    /// <summary>What could be packed for the order.</summary>
    public IReadOnlyList<Ready> Free { get; private set; } = [];

    public IReadOnlyList<Wanted> Order { get; private set; } = [];

    /// <summary>Where else its batches went, and what of them is left.</summary>
    public IReadOnlyList<BatchShare> Shares { get; private set; } = [];

    /// <summary>What was signed for, so that it may leave.</summary>
    public IReadOnlyList<ShippingException> Exceptions { get; private set; } = [];

    public IReadOnlyDictionary<string, string> Names { get; private set; } = new Dictionary<string, string>();

    /// <summary>More would leave than was ordered, and nobody has said yet that this is meant.</summary>
    public bool AsksMore { get; private set; }

    /// <summary>The newest certificates of it.</summary>
    public IReadOnlyList<CertificateRow> Certificates { get; private set; } = [];

    public override async Task Load()
    {
        Shipment = Found(await Db.Shipments.AsNoTracking().Include(s => s.Customer).Include(s => s.Order).FirstOrDefaultAsync(s => s.Id == Id));
        Lines = await Db.ShipmentLines.Where(l => l.ShipmentId == Id).OrderBy(l => l.Id).Select(l => new Line(l.Id, l.LotId, l.Lot!.Number, l.Lot.Serial, l.Lot.Product!.Name ?? l.Lot.Material!.Name,
            new Quantity(l.QuantityMicro, l.Unit), l.RecordedAt, l.RecordedBy, l.VoidedAt, l.VoidedBy, l.VoidedReason,
            Db.Inputs.Where(i => i.LotId == l.LotId && i.VoidedAt == null && i.Transformation is Return).Sum(i => i.QuantityMicro ?? 0))).ToListAsync();
        Certificates = await Db.IssuedCertificates.AsNoTracking().OfShipment(Db, Id).Take(20).Rows(Db).ToListAsync();
        Shares = await Db.SharesOf(Db.ShipmentLines.Where(l => l.ShipmentId == Id));
        Exceptions = await Db.ShippingExceptions.AsNoTracking().Include(e => e.Lot).Where(e => e.ShipmentId == Id).OrderBy(e => e.Id).ToListAsync();
        Names = await Db.NamesOf(Exceptions.Select(e => e.By));
        Input.Lot ??= Take;
        if (Shipment.OrderId is not { } order) return;
        var shipped = await Db.ShippedFor(order);
        var wanted = await Db.Set<OrderLine>().AsNoTracking().Where(l => l.OrderId == order).Include(l => l.Product).ToListAsync();
        Order = [.. wanted.GroupBy(l => l.Product).Select(g => new Wanted(g.Key.Sku, g.Key.Name, new(g.Sum(l => l.QuantityMicro), g.First().Unit), new(shipped.GetValueOrDefault(g.Key.Id), g.First().Unit)))];
        var products = wanted.Where(l => shipped.GetValueOrDefault(l.ProductId) < wanted.Where(o => o.ProductId == l.ProductId).Sum(o => o.QuantityMicro)).Select(l => l.ProductId).Distinct().ToList();
        Free = await Db.Lots.Where(l => products.Contains(l.ProductId!.Value) && l.Status == LotStatus.Accepted && l.OnHandMicro > 0 && !l.Holds.Any(h => h.LiftedAt == null)
                && (l.ExpiresOn == null || l.ExpiresOn >= Today) && (l.OwnerId == null || l.OwnerId == Shipment.CustomerId))
            .OrderBy(l => l.Id).Take(12).Select(l => new Ready(l.Id, l.Number, l.Product!.Name, new(l.OnHandMicro, l.Unit), l.Location)).ToListAsync();
    }

    public Task<IActionResult> OnPostPackAsync() => Aloud(() => OnShipment("pack", async shipment =>
    {
        var packed = new List<ShipmentLine>();
        var lots = new List<Lot>();
        foreach (var number in TypedNumbers.Of(Input.Lot, "number", "Lot")) lots.Add(await Db.LotInHand(finder, number));
        var upstream = await Db.UpstreamOf(lots, shipment.Customer, shipment.Order, Today);
        foreach (var lot in lots)
            packed.Add(string.IsNullOrWhiteSpace(Input.Quantity) ? shipment.Pack(lot, Today, upstream[lot.Id]) : shipment.Pack(lot, TypedAmount.Of(Input.Quantity, lot.Unit), Today, upstream[lot.Id]));
        AsksMore = true;
        if (!Input.More) await Db.RefuseMoreThanOrdered(shipment, packed);
        await Db.SaveChangesAsync();
        var warned = lots.Select(l => upstream[l.Id].Warning(l, shipment.Customer)).OfType<string>().ToList();
        Done((packed.Count == 1 ? $"{packed[0].Lot!.Number}: {packed[0].Amount} packed." : $"{packed.Count} packed, {packed[0].Lot!.Number} to {packed[^1].Lot!.Number}.")
            + (warned.Count == 0 ? "" : $" But: {warned[0]}{(warned.Count > 1 ? $" So it is with {warned.Count - 1} more." : "")}"), $"/shipments/{Id}?handler=Undo&line={packed[0].Id}&all=true");
    }));

    /// <summary>What goes with the parcel.</summary>
    public async Task<IActionResult> OnGetSlipAsync()
    {
        await Load();
        var shipment = await Db.Shipments.AsNoTracking().ForPacking().SingleAsync(s => s.Id == Id);
        return PackingSlip.Of(shipment, [.. Order.Where(o => !o.Open.IsZero).Select(o => (o.Sku, o.Name, o.Open))], Names, await Db.PageHead(), await Db.AuditHash(), Acts.Now, Zone).As(new PdfReport(), $"{shipment.Number} packing slip");
    }

    public Task<IActionResult> OnPostUndoAsync(long line, bool all) => OnShipment("undo packing", async shipment =>
    {
        var entry = Found(shipment.Lines.FirstOrDefault(l => l.Id == line));
        // What was packed in one act is taken back in one.
        foreach (var one in all ? shipment.Lines.Where(l => l.IsLive && l.RecordedAt == entry.RecordedAt && l.RecordedBy == entry.RecordedBy).ToList() : [entry])
            one.Undo(Acts.Who, Acts.Now, await Db.CameBack(one));
        await Db.SaveChangesAsync();
        Done($"{entry.Lot?.Number} is here again.");
    });

    private Task<IActionResult> OnShipment(string act, Func<Shipment, Task> verb) => Once(act, async () =>
    {
        await verb(Found(await Db.Shipments.ForPacking().SingleOrDefaultAsync(s => s.Id == Id)));
        return $"/shipments/{Id}";
    });
}

public sealed class PackInput
{
    [Required(ErrorMessage = "Scan or type the number of what is packed."), StringLength(20_000)]
    public string? Lot { get; set; }

    [StringLength(Text.LineLength)]
    public string? Quantity { get; set; }

    /// <summary>More than was ordered is meant.</summary>
    public bool More { get; set; }
}
