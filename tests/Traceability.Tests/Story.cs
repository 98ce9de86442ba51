using Microsoft.EntityFrameworkCore;
using Traceability.Certificates;
using Traceability.Data;
using Traceability.Genealogy;
using Traceability.Lots;
using Traceability.Manufacture;
using Traceability.Materials;
using Traceability.Orders;
using Traceability.Receiving;
using Traceability.Suppliers;

namespace Traceability.Tests;

/// <summary>
/// What happens in a shop, in the trade's verbs, for tests: every step is one act by the domain's own methods, on what
/// was loaded afresh.
/// </summary>
public sealed class Story(TraceabilityDb db, Acts acts)
{
    public DateOnly Today => DateOnly.FromDateTime(acts.Now.UtcDateTime);

    private string By => acts.Who.Code;

    public static Quantity Of(decimal amount, Unit unit) => Quantity.Of(amount, unit);

    public async Task<Material> Material(string code, Category category = Category.Plastic, Unit unit = Unit.Sheet, ControlLevel level = ControlLevel.Untracked) =>
        await db.Materials.SingleOrDefaultAsync(m => m.Code == code)
        ?? await Kept(Traceability.Materials.Material.Named(code, code, category, unit, controlLevel: level));

    public async Task<Supplier> Supplier(string code = "SUP") =>
        await db.Suppliers.SingleOrDefaultAsync(s => s.Code == code) ?? await Kept(Traceability.Suppliers.Supplier.Named(code, "Supplier " + code));

    public async Task<Customer> Customer(string code = "CUS") =>
        await db.Customers.SingleOrDefaultAsync(c => c.Code == code) ?? await Kept(Traceability.Orders.Customer.Named(code, "Customer " + code));

    public async Task<Product> Product(string sku = "BOX", IdentifiedBy by = IdentifiedBy.Batch) =>
        await db.Products.SingleOrDefaultAsync(p => p.Sku == sku) ?? await Kept(Traceability.Manufacture.Product.Named(sku, "Product " + sku, by));

    public async Task<Heat> HeatOf(string mill, string number) => await db.HeatOf(mill, number);

    /// <summary>A delivery of one lot; of an untracked material unless one is given.</summary>
    public async Task<Lot> Receive(string number, decimal amount, Material? material = null, Heat? heat = null, string? supplierLot = null, Customer? owner = null, DateOnly? expires = null, Supplier? from = null)
    {
        material ??= await Material("ACR");
        var receipt = Receipt.Of(await new Numbers(db).Receipt(), owner is null ? from ?? await Supplier() : null, owner, Today, Today);
        var lot = receipt.Take(new(await new Numbers(db).Given(number), material, Of(amount, material.Unit), supplierLot, heat, ExpiresOn: expires));
        await Kept(receipt);
        return lot;
    }

    /// <summary>Reads, compares and accepts a lot the straight way.</summary>
    public async Task Accept(Lot lot, string number)
    {
        var certificate = Document.Of(DocumentType.Mtr, "CERT-" + number, "Mill");
        lot.ReadOff(number, By, acts.Now);
        lot.Compare(certificate, number, Heat.Of("Mill", number), By, acts.Now);
        db.Add(certificate);
        lot.Accept([certificate], Today, By, acts.Now);
        await db.SaveChangesAsync();
    }

    public async Task<Lot> Lot(string number) => await db.Lots
        .Include(l => l.Holds).Include(l => l.Verifications).Include(l => l.Concessions).Include(l => l.ChecklistAnswers).Include(l => l.Heats).ThenInclude(h => h.Heat)
        .Include(l => l.Root!.Heats).ThenInclude(h => h.Heat)
        .Include(l => l.Material).Include(l => l.Product).Include(l => l.Owner)
        .AsSplitQuery().SingleAsync(l => l.NumberKey == NumberKey.Of(number));

    public async Task<ManufactureRecord> Start(string? number = null, Order? order = null, bool rework = false) =>
        await Kept(ManufactureRecord.Start(number ?? await new Numbers(db).Record(), rework ? null : await Product(), order, Today, Today, By, rework: rework));

    public async Task<ManufactureRecord> Record(string number) => await db.Records
        .Include(r => r.Product).Include(r => r.Order!.Customer)
        .Include(r => r.Inputs).ThenInclude(i => i.Lot.Holds)
        .Include(r => r.Outputs).ThenInclude(o => o.Lot.Holds)
        .AsSplitQuery().SingleAsync(r => r.Number == number);

    public async Task<Input> Consume(ManufactureRecord record, Lot lot, decimal? amount, long? first = null, long? last = null)
    {
        var descends = await new LotGenealogy(db).DescendsFrom(lot.Id, record.Id);
        var input = record.Consume(lot, amount is { } a ? Of(a, lot.Unit) : null, UnitRange.Typed(first, last), Today, descends, await db.DocumentsAbout(lot).ToListAsync());
        await db.SaveChangesAsync();
        return input;
    }

    public async Task<Lot> Produce(ManufactureRecord record, string code, decimal amount)
    {
        var output = record.Produce(await new Numbers(db).Given(code), Of(amount, Unit.Pcs));
        await db.SaveChangesAsync();
        return output.Lot;
    }

    public async Task<Shipment> Ship(string customer, params (Lot Lot, decimal Amount)[] lots)
    {
        var shipment = Shipment.To(await new Numbers(db).Shipment(), null, await Customer(customer), Today, Today, purpose: ShipmentPurpose.Sample);
        foreach (var (lot, amount) in lots) shipment.Pack(lot, Of(amount, lot.Unit), Today, await db.UpstreamOf(lot, shipment.Customer, null, Today));
        return await Kept(shipment);
    }

    /// <summary>Takes a lot apart into pieces, each marked and read back.</summary>
    public async Task<IReadOnlyList<Lot>> Cut(Lot parent, int pieces, decimal each, decimal loss = 0)
    {
        var numbers = new Numbers(db);
        var plan = new List<Traceability.Cutting.PlannedPiece>();
        for (var i = 0; i < pieces; i++) plan.Add(new(await numbers.Piece(parent), Of(each, parent.Unit)));
        var cut = Traceability.Cutting.Cut.Plan(await numbers.Cut(), parent, plan, Of(loss, parent.Unit), null, Today, Today, By);
        foreach (var piece in cut.Pieces)
        {
            piece.Mark(Traceability.Cutting.MarkMethod.Tag, By, acts.Now);
            piece.ReadBack(new(parent.Number, By, acts.Now));
        }
        var made = cut.Saw(Today);
        await Kept(cut);
        return made;
    }

    public async Task<T> Kept<T>(T thing) where T : class
    {
        db.Add(thing);
        await db.SaveChangesAsync();
        return thing;
    }
}

public static class Telling
{
    /// <summary>Tells a piece of a story as one act.</summary>
    public static Task<T> Tell<T>(this Workshop workshop, Func<Story, Task<T>> tell) =>
        workshop.Act((db, acts) => tell(new(db, acts)));

    /// <inheritdoc cref="Tell{T}"/>
    public static Task Tell(this Workshop workshop, Func<Story, Task> tell) =>
        workshop.Act(async (db, acts) => { await tell(new(db, acts)); return true; });

    /// <summary>Tells something that a rule refuses, and gives the sentence.</summary>
    public static async Task<string> Refused(this Workshop workshop, Func<Story, Task> tell) =>
        (await Assert.ThrowsAsync<DomainRuleException>(() => workshop.Tell(tell))).Message;

    /// <summary>Everything that <c>verify</c> finds in the file: nothing, when all is well.</summary>
    public static Task<IReadOnlyList<string>> Faults(this Workshop workshop) => FileVerification.Run(workshop.File);
}
