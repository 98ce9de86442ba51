using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Traceability.Certificates;
using Traceability.Data;
using Traceability.Lots;
using Traceability.Materials;
using Traceability.Receiving;
using Traceability.Suppliers;

namespace Traceability.Tests.Stock;

/// <summary>Stock for a test, made by the shop's own verbs.</summary>
internal static class Shelf
{
    public static Task<T> With<T>(this Workshop workshop, Func<TraceabilityDb, Acts, Numbers, Task<T>> body) => workshop.InScope(scope =>
        scope.GetRequiredService<Acts>().Do("a test's act", () => body(scope.GetRequiredService<TraceabilityDb>(), scope.GetRequiredService<Acts>(), scope.GetRequiredService<Numbers>())));

    public static Task<long> Material(this Workshop workshop, string code, Category category = Category.Wood, Unit unit = Unit.Sheet, ControlLevel? level = null, string? prefix = null) =>
        workshop.Act(async (db, _) =>
        {
            var material = Traceability.Materials.Material.Named(code, $"{code} of the shelf", category, unit, prefix, level);
            db.Add(material);
            await db.SaveChangesAsync();
            return material.Id;
        });

    public static Task<long> Supplier(this Workshop workshop, string code = "HARLOW", SupplierStatus status = SupplierStatus.Approved) => workshop.Act(async (db, _) =>
    {
        var supplier = Traceability.Suppliers.Supplier.Named(code, $"{code} Supplies", status);
        db.Add(supplier);
        await db.SaveChangesAsync();
        return supplier.Id;
    });

    public static async Task<long> Delivery(this Workshop workshop, long? supplier = null)
    {
        var from = supplier ?? await workshop.Read(db => db.Suppliers.Select(s => (long?)s.Id).FirstOrDefaultAsync()) ?? await workshop.Supplier();
        return await workshop.With(async (db, _, numbers) =>
        {
            var receipt = Receipt.Of(await numbers.Receipt(), await db.Suppliers.FindAsync(from), null, workshop.Clock.Today, workshop.Clock.Today);
            db.Add(receipt);
            await db.SaveChangesAsync();
            return receipt.Id;
        });
    }

    /// <summary>A lot that waits. Without a number one is made.</summary>
    public static async Task<long> Received(this Workshop workshop, long material, decimal amount = 10, string? number = null, string? supplierLot = null, (string? Mill, string Number)? heat = null)
    {
        var delivery = await workshop.Delivery();
        return await workshop.With(async (db, _, numbers) =>
        {
            var receipt = await db.Receipts.Include(r => r.Supplier).SingleAsync(r => r.Id == delivery);
            var of = (await db.Materials.FindAsync(material))!;
            var lot = receipt.Take(new(number is null ? await numbers.Lot(of, workshop.Clock.Today) : await numbers.Given(number), of, Quantity.Of(amount, of.Unit), supplierLot,
                heat is { } h ? await db.HeatOf(h.Mill, h.Number) : null));
            await db.SaveChangesAsync();
            return lot.Id;
        });
    }

    /// <summary>A lot that may be used: read, and whatever its material asks.</summary>
    public static async Task<long> Accepted(this Workshop workshop, long material, decimal amount = 10, string? number = null, string read = "25987741")
    {
        var id = await workshop.Received(material, amount, number);
        await workshop.OnLot(id, async (lot, db, acts) =>
        {
            lot.ReadOff(read, "QL", acts.Now);
            if (lot.Level >= ControlLevel.Document)
                lot.Compare(await db.DocumentOf(DocumentType.Mtr, $"88213-{id}", "Northmill", lot), read, lot.Material!.Category == Category.Metal ? await db.HeatOf("Northmill", read) : null, "QL", acts.Now);
            await db.SaveChangesAsync();
            lot.Accept(await db.DocumentsAbout(lot).ToListAsync(), workshop.Clock.Today, "QL", acts.Now);
        });
        return id;
    }

    public static Task OnLot(this Workshop workshop, long id, Func<Lot, TraceabilityDb, Acts, Task> body) =>
        workshop.Act(async (db, acts) => await body(await db.Lots.ForUse().SingleAsync(l => l.Id == id), db, acts));

    public static Task OnLot(this Workshop workshop, long id, Action<Lot, Acts> body) =>
        workshop.OnLot(id, (lot, _, acts) => { body(lot, acts); return Task.CompletedTask; });

    public static Task<Lot> Lot(this Workshop workshop, long id) => workshop.Read(db => db.Lots.ForUse().AsNoTracking().SingleAsync(l => l.Id == id));

    /// <summary>The sentence with which an act is refused.</summary>
    public static async Task<string> Refused(Func<Task> act) => (await Assert.ThrowsAsync<DomainRuleException>(act)).Message;
}
