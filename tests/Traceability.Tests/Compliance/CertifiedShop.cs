using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Traceability.Certificates;
using Traceability.Compliance;
using Traceability.Data;
using Traceability.Lots;
using Traceability.Orders;
using Traceability.People;
using Traceability.Printing;
using Traceability.Shops;

namespace Traceability.Tests.Compliance;

/// <summary>
/// A shop that made eight racks, TTR-0041 to TTR-0048, of acrylic (CofC, RoHS declaration with its file) and of filament
/// (nothing but the maker's lot), and shipped them with SHP-0001 for ORD-1.
/// </summary>
internal sealed partial class CertifiedShop : IAsyncDisposable
{
    public const string Declaration = "%PDF-1.4 RoHS, as it came\n";

    public static readonly Who Lead = new("QL", "Quinn Lead", Role.QualityLead);

    private CertifiedShop(Workshop workshop) => Workshop = workshop;

    public Workshop Workshop { get; }

    public long Order { get; private set; }

    public long Shipment { get; private set; }

    public static async Task<CertifiedShop> Open(bool served = false)
    {
        var shop = new CertifiedShop(served ? await Workshop.Serve() : await Workshop.Open());
        await shop.Workshop.Act(async (db, acts) =>
        {
            var kiln = Shop.Opened("Kiln Lane Workshop", "14 Kiln Lane\nSheffield", UnitSystem.Metric, acts.Now);
            kiln.ReachedBy("0114 555 0120", null, null);
            db.Add(kiln);
            var story = new Story(db, acts);
            var acrylic = await story.Receive("ACR-1", 10, supplierLot: "PX-240417");
            await story.Receive("PLA-1", 1000, await story.Material("PLA", Traceability.Materials.Category.Filament, Unit.G), supplierLot: "000123");
            db.Add(await Held(db, Document.Of(DocumentType.Cofc, "PX-C-1", "Plexalon"), "%PDF-1.4 CofC\n", d => d.Names(acrylic)));
            db.Add(await Held(db, Document.Of(DocumentType.Rohs, "PX-R-1", "Plexalon", expiresOn: story.Today.AddDays(30)), Declaration, d => d.Covers(acrylic.Material!)));
            await db.SaveChangesAsync();
        });
        await shop.Workshop.Tell(async story =>
        {
            var record = await story.Start("MFG-1");
            await story.Consume(record, await story.Lot("ACR-1"), 4);
            await story.Consume(record, await story.Lot("PLA-1"), 200, 1, 4);
            for (var unit = 41; unit <= 48; unit++) await story.Produce(record, $"TTR-00{unit}", 1);
        });
        (shop.Order, shop.Shipment) = await shop.Workshop.Act(async (db, acts) =>
        {
            var story = new Story(db, acts);
            var customer = await story.Customer("HARBOUR");
            var order = Traceability.Orders.Order.Of("ORD-1", customer, story.Today, story.Today, "PO 7");
            order.Wants(await story.Product(), Story.Of(8, Unit.Pcs));
            db.Add(order);
            var shipment = Traceability.Orders.Shipment.To(await new Numbers(db).Shipment(), order, customer, story.Today, story.Today);
            for (var unit = 41; unit <= 48; unit++) shipment.Pack(await story.Lot($"TTR-00{unit}"), story.Today, Upstream.Clear);
            await story.Kept(shipment);
            return (order.Id, shipment.Id);
        });
        return shop;
    }

    /// <summary>A paper whose file is held.</summary>
    public static async Task<Document> Held(TraceabilityDb db, Document document, string content, Action<Document> names)
    {
        var bytes = Encoding.UTF8.GetBytes(content);
        var file = new StoredFile { Sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes)), Size = bytes.Length };
        db.Add(file);
        db.Add(new FileChunk { Sha256 = file.Sha256, Part = 0, Bytes = bytes });
        document.Attach(file, document.Number + ".pdf");
        names(document);
        await db.SaveChangesAsync();
        return document;
    }

    public Task<Draft> Prepare(CertifiedKind kind = CertifiedKind.Shipment, long? id = null) => Workshop.InScope(async services =>
        (await services.GetRequiredService<Certifying>().Prepare(kind, id ?? (kind == CertifiedKind.Order ? Order : Shipment), DateOnly.FromDateTime(Workshop.Clock.Now.UtcDateTime)))!);

    public Task<IssuedCertificate> Issue(string? reason = null, Who? who = null, CertifiedKind kind = CertifiedKind.Shipment, string? supersedes = null, long? id = null) => Workshop.InScope(async services =>
        await services.GetRequiredService<Acts>().Do("issue a certificate", async () => (await services.GetRequiredService<IssuingCertificates>().Issue(
            kind, id ?? (kind == CertifiedKind.Order ? Order : Shipment), reason, supersedes is null ? null : await services.GetRequiredService<TraceabilityDb>().CertificateNumbered(supersedes),
            await services.GetRequiredService<TraceabilityDb>().PageHead(), who ?? Lead, Workshop.Clock.Now))!), who ?? Lead);

    /// <summary>Issues COC-0001 and shares it with the papers it names.</summary>
    /// <returns>The token.</returns>
    public async Task<string> Share(int days = 90, bool papers = true)
    {
        var certificate = await Issue();
        return await Workshop.Act(async (db, acts) =>
        {
            var documents = papers ? await db.Documents.ToListAsync() : [];
            var (link, token) = SharedLink.Make(await db.IssuedCertificates.SingleAsync(c => c.Id == certificate.Id), null, days, "Harbour", documents, Lead, acts.Now);
            db.Add(link);
            return token;
        });
    }

    public static IReadOnlyDictionary<string, Claim> Claims(IssuedCertificate certificate) =>
        ConformityReport.Claims(Report.FromJson(certificate.Report)).ToDictionary(c => c.Name);

    /// <summary>The token in an address that a page shows.</summary>
    public static string TokenIn(string text) => Address().Match(text).Groups[1].Value;

    public ValueTask DisposeAsync() => Workshop.DisposeAsync();

    [GeneratedRegex("/c/([A-Za-z0-9_-]{24})")]
    private static partial Regex Address();
}
