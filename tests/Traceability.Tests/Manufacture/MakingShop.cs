using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Traceability.Data;
using Traceability.Genealogy;
using Traceability.Lots;
using Traceability.Manufacture;
using Traceability.Materials;
using Traceability.Orders;
using Traceability.People;
using Traceability.Receiving;
using Traceability.Suppliers;

namespace Traceability.Tests.Manufacture;

/// <summary>
/// A shop that makes enclosures: acrylic by the sheet, filament by the gram, glue that nobody weighs; ENC with a serial
/// number each, LID in batches. Lots are accepted unless a test does otherwise.
/// </summary>
internal sealed class MakingShop : IAsyncDisposable
{
    private MakingShop(Workshop workshop) => Workshop = workshop;

    public Workshop Workshop { get; }

    /// <summary>Who releases what is made by.</summary>
    public static Who Lead { get; } = new("QL", "Quality lead", Role.QualityLead);

    public static DateOnly Today => DateOnly.FromDateTime(FakeClock.Start.UtcDateTime);

    public static async Task<MakingShop> Open(bool served = false)
    {
        var workshop = served ? await Workshop.Serve() : await Workshop.Open();
        await workshop.Act(async (db, acts) =>
        {
            var acrylic = Material.Named("ACR-3", "Cast acrylic, clear, 3 mm", Category.Plastic, Unit.Sheet, "ACR", ControlLevel.Untracked);
            var filament = Material.Named("PLA-BK", "PLA, black", Category.Filament, Unit.G, "PLA", ControlLevel.Untracked);
            var glue = Material.Named("GLUE", "Acrylic cement", Category.Adhesive, Unit.Ml, "GLU", ControlLevel.Untracked);
            var enclosure = Product.Named("ENC", "Enclosure, clear lid", IdentifiedBy.Serial);
            enclosure.Needs("C", acrylic, Quantity.Of(0.5m, Unit.Sheet));
            enclosure.Needs("C", filament, Quantity.Of(20, Unit.G));
            enclosure.Needs("C", glue, Quantity.Of(1, Unit.Ml));
            var kiln = Customer.Named("KILN", "Kiln Lane Labs");
            kiln.ReachedBy("Ida Berg", "ida@kiln.example", "+44 20 7946 0000", null);
            db.AddRange(acrylic, filament, glue, enclosure, Product.Named("LID", "Lid", IdentifiedBy.Batch), kiln, Customer.Named("OAK", "Oak & Sons"), Supplier.Named("SUP", "Supplier"));
            await db.SaveChangesAsync();
            enclosure.Release("C", Lead, acts.Now);
            await db.SaveChangesAsync();
        });
        return new(workshop);
    }

    /// <summary>A lot of a material, as it came in.</summary>
    public Task<long> Lot(string number, string material, decimal amount, string? owner = null, DateOnly? expires = null, string? heat = null) => Workshop.Act(async (db, _) =>
    {
        var of = await db.Materials.SingleAsync(m => m.Code == material);
        var customer = owner is null ? null : await db.Customers.SingleAsync(c => c.Code == owner);
        var receipt = Receipt.Of("R-" + number, customer is null ? await db.Suppliers.SingleAsync() : null, customer, Today, Today);
        var cast = heat is null ? null : await db.Heats.SingleOrDefaultAsync(h => h.Number == heat) ?? Heat.Of("Mill", heat);
        var lot = receipt.Take(new(number, of, Quantity.Of(amount, of.Unit), Heat: cast, ExpiresOn: expires));
        db.Add(receipt);
        await db.SaveChangesAsync();
        return lot.Id;
    });

    public Task<long> Record(string product = "ENC", string? order = null) => Act(async shop =>
    {
        var made = await shop.Db.ProductNumbered(product);
        var record = ManufactureRecord.Start(await shop.Numbers.Record(), made, await shop.Db.OrderNumbered(order), Today, Today, shop.Who.Code, new(BomRevision: made.Current?.Revision));
        shop.Db.Add(record);
        await shop.Db.SaveChangesAsync();
        return record.Id;
    });

    /// <summary>As the page does it: everything afresh, one act.</summary>
    public Task<long> Use(long record, string lot, decimal? amount, long? from = null, long? to = null, Who? who = null) => Act(async shop =>
    {
        var into = await shop.Load(record);
        var taken = await shop.Db.LotInHand(shop.Finder, lot);
        var input = into.Consume(taken, amount is { } a ? Quantity.Of(a, taken.Unit) : null, UnitRange.Typed(from, to), Today, await shop.Genealogy.DescendsFrom(taken.Id, record), await shop.Db.DocumentsAbout(taken).ToListAsync());
        await shop.Db.SaveChangesAsync();
        return input.Id;
    }, who);

    public Task<IReadOnlyList<long>> Units(long record, string serials) => Act(async shop =>
    {
        var made = (await shop.Load(record)).ProduceUnits(TypedNumbers.Of(serials));
        await shop.Db.SaveChangesAsync();
        return (IReadOnlyList<long>)[.. made.Select(o => o.LotId)];
    });

    public Task<long> Batch(long record, string code, int amount) => Act(async shop =>
    {
        var made = (await shop.Load(record)).Produce(code, Quantity.Of(amount, Unit.Pcs));
        await shop.Db.SaveChangesAsync();
        return made.LotId;
    });

    /// <summary>The units and batches that a recall of these lots would name.</summary>
    public Task<string> Reached(params string[] lots) => Traced(lots, forward: true);

    /// <summary>The received lots behind these units.</summary>
    public Task<string> Behind(params string[] lots) => Traced(lots, forward: false);

    public Task<Quantity> OnHand(string lot) => Workshop.Read(async db => (await db.Lots.AsNoTracking().SingleAsync(l => l.Number == lot)).OnHand);

    public Task<T> Act<T>(Func<Bench, Task<T>> body, Who? who = null) =>
        Workshop.InScope(scope => scope.GetRequiredService<Acts>().Do("a test's act", () => body(new(scope))), who);

    public Task Act(Func<Bench, Task> body, Who? who = null) => Act(async shop => { await body(shop); return true; }, who);

    public static async Task<string> Refused(Func<Task> act) => (await Assert.ThrowsAsync<DomainRuleException>(act)).Message;

    public ValueTask DisposeAsync() => Workshop.DisposeAsync();

    private Task<string> Traced(string[] lots, bool forward) => Workshop.InScope(async scope =>
    {
        var db = scope.GetRequiredService<TraceabilityDb>();
        var genealogy = scope.GetRequiredService<LotGenealogy>();
        var ids = await db.Lots.Where(l => lots.Contains(l.Number)).Select(l => l.Id).ToListAsync();
        var numbers = new List<string>();
        await using var reach = forward ? await genealogy.Forward(ids) : await genealogy.Back(ids);
        await reach.Read($"SELECT l.number FROM reached r CROSS JOIN lot l ON l.id = r.lot_id WHERE l.{(forward ? "received_micro IS NULL" : "received_micro IS NOT NULL")}", row => numbers.Add(row.GetString(0)));
        return string.Join(' ', numbers.Order(StringComparer.Ordinal));
    });

    internal sealed class Bench(IServiceProvider services)
    {
        public TraceabilityDb Db { get; } = services.GetRequiredService<TraceabilityDb>();

        public Numbers Numbers => services.GetRequiredService<Numbers>();

        public RootFinder Finder => services.GetRequiredService<RootFinder>();

        public LotGenealogy Genealogy => services.GetRequiredService<LotGenealogy>();

        public Who Who => services.GetRequiredService<Acts>().Who;

        public DateTimeOffset Now => services.GetRequiredService<Acts>().Now;

        public Task<ManufactureRecord> Load(long record) => Db.Records.ForWork().SingleAsync(r => r.Id == record);

        public Task<Lot> Lot(string number) => Db.LotNumbered(number);
    }
}
