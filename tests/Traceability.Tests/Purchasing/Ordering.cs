using Microsoft.EntityFrameworkCore;
using Traceability.Certificates;
using Traceability.Data;
using Traceability.Lots;
using Traceability.Purchasing;
using Traceability.Receiving;
using Traceability.Tests.Stock;

namespace Traceability.Tests.Purchasing;

/// <summary>Orders for a test, by the shop's own verbs.</summary>
internal static class Ordering
{
    /// <summary>An order of one line for each material, in its unit; sent, whatever is open, unless it is to stay a draft.</summary>
    public static Task<long> Ordered(this Workshop workshop, long supplier, bool sent = true, params (long Material, decimal Amount)[] lines) => workshop.With(async (db, acts, numbers) =>
    {
        var order = PurchaseOrder.Begin(await numbers.Purchase(), await db.Suppliers.Include(s => s.Confirmations).SingleAsync(s => s.Id == supplier), workshop.Clock.Today);
        foreach (var (id, amount) in lines)
        {
            var material = (await db.Materials.FindAsync(id))!;
            order.Wants(material, new(Quantity.Of(amount, material.Unit), null, null, AskedPapers.UsualFor(material)), null, "QL", acts.Now);
        }
        if (sent) order.Send(allTheSame: true, "QL", acts.Now);
        db.Add(order);
        await db.SaveChangesAsync();
        return order.Id;
    });

    public static Task OnOrder(this Workshop workshop, long id, Action<PurchaseOrder, Acts> body) => workshop.Act(async (db, acts) =>
    {
        body(await db.PurchaseOrders.ForOrdering().SingleAsync(o => o.Id == id), acts);
        await db.SaveChangesAsync();
    });

    public static Task<PurchaseOrder> Order(this Workshop workshop, long id) =>
        workshop.Read(db => db.PurchaseOrders.AsNoTrackingWithIdentityResolution().ForOrdering().SingleAsync(o => o.Id == id));

    /// <summary>Receives so much for a line of an order, in a delivery of its own.</summary>
    public static Task<long> Came(this Workshop workshop, long order, decimal amount, int position = 1, string? number = null) => workshop.With(async (db, _, numbers) =>
    {
        var of = await db.PurchaseOrders.ForOrdering().SingleAsync(o => o.Id == order);
        var line = of.Lines.Single(l => l.Position == position);
        var receipt = db.Receipts.Add(Receipt.Of(await numbers.Receipt(), null, null, workshop.Clock.Today, workshop.Clock.Today, against: of)).Entity;
        var lot = receipt.Take(new(number ?? await numbers.Lot(line.Material, workshop.Clock.Today), line.Material, Quantity.Of(amount, line.Unit), Ordered: line));
        await db.SaveChangesAsync();
        return lot.Id;
    });

    public static Task Confirms(this Workshop workshop, long supplier, params DocumentType[] types) => workshop.Act(async (db, acts) =>
    {
        var of = await db.Suppliers.Include(s => s.Confirmations).SingleAsync(s => s.Id == supplier);
        foreach (var type in types) of.Confirm(type, null, "QL", acts.Now);
        await db.SaveChangesAsync();
    });
}
