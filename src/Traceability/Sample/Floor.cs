using Microsoft.EntityFrameworkCore;
using Traceability.Certificates;
using Traceability.Data;
using Traceability.Lots;
using Traceability.Manufacture;
using Traceability.Materials;
using Traceability.Orders;
using Traceability.People;
using Traceability.Purchasing;
using Traceability.Suppliers;
using Traceability.Trainings;

namespace Traceability.Sample;

/// <summary>
/// The shop floor at the moment of an act: who, when, and everything by its number. Objects stay in memory from act to
/// act; the context follows only those of the present one, so that a save never looks through the whole year.
/// </summary>
internal sealed class Floor(TraceabilityDb db)
{
    public TraceabilityDb Db => db;

    public Numbers Numbers { get; } = new(db);

    public DateTimeOffset At { get; private set; }

    public DateOnly Today { get; private set; }

    /// <summary>The code of who acts.</summary>
    public string By { get; private set; } = "";

    public Dictionary<string, Supplier> Suppliers { get; } = [];
    public Dictionary<string, Material> Materials { get; } = [];
    public Dictionary<string, Product> Products { get; } = [];
    public Dictionary<string, Customer> Customers { get; } = [];
    public Dictionary<string, Document> Documents { get; } = [];
    /// <summary>All of them, as the door and the bench ask for them.</summary>
    public IReadOnlyCollection<Document> Papers => Documents.Values;

    public Dictionary<string, Heat> Heats { get; } = [];
    public Dictionary<string, PurchaseOrder> Purchases { get; } = [];
    public Dictionary<string, Sop> Sops { get; } = [];
    public Dictionary<string, Transformation> Work { get; } = [];

    /// <summary>All lots, in the order in which they came or were made.</summary>
    public List<Lot> Shelf { get; } = [];

    // Lots that are kept for the job that names them.
    private readonly HashSet<string> reserved = [.. RecordTable.All.SelectMany(job => job.Takes).Select(take => take.Lot)];

    private readonly Dictionary<string, Lot> byNumber = [];

    /// <summary>Carries out one act and saves it under its name, person and time.</summary>
    public async Task Act(string name, Who who, DateTimeOffset at, Func<Task> body, CancellationToken cancel)
    {
        db.ChangeTracker.Clear();
        db.CurrentAct = new(name, who, at);
        (At, Today, By) = (at, SampleClock.Of(at), who.Code);
        await body();
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>The object, followed by the context from now on.</summary>
    public T Here<T>(T known) where T : class
    {
        if (db.Entry(known).State == EntityState.Detached) db.Attach(known);
        return known;
    }

    public T New<T>(T made) where T : class
    {
        db.Add(made);
        return made;
    }

    public Supplier Supplier(string code) => Here(Suppliers[code]);

    public Material Material(string code) => Here(Materials[code]);

    public Product Product(string sku) => Here(Products[sku]);

    public Customer Customer(string name) => Here(Customers[name]);

    public Lot Lot(string number) => Here(byNumber[number]);

    public ManufactureRecord Record(string number) => Here((ManufactureRecord)Work[number]);

    public Lot Stored(Lot lot)
    {
        Shelf.Add(lot);
        byNumber.Add(lot.Number, lot);
        return lot;
    }

    public T Started<T>(T work) where T : Transformation
    {
        Work.Add(work.Number, work);
        return New(work);
    }

    /// <summary>What may be taken of a material: the oldest first, metal only from cut-offs, which bear their marks.</summary>
    public IEnumerable<Lot> FreeOf(Material material) => Shelf.Where(lot => lot.Material == material && IsFree(lot)
        && (material.Category != Category.Metal || lot.Root is not null));

    public IEnumerable<Lot> FreeOf(Product product) => Shelf.Where(lot => lot.Product == product && IsFree(lot));

    private bool IsFree(Lot lot) => lot is { Status: LotStatus.Accepted, IsHeld: false, Owner: null } && !lot.OnHand.IsZero
        && !(lot.ExpiresOn < Today) && !reserved.Contains(lot.Number);
}
