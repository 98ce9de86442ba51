using System.Net;
using Microsoft.EntityFrameworkCore;
using Traceability.Certificates;
using Traceability.Lots;
using Traceability.Manufacture;
using Traceability.Materials;
using Traceability.Orders;
using Traceability.People;
using Traceability.Tests.Certificates;
using Traceability.Tests.Exchange;
using Traceability.Tests.Stock;

namespace Traceability.Tests.Manufacture;

/// <summary>What a kind of work demands is asked in one place, of every lot and every record.</summary>
public sealed class ProfileTests : IAsyncLifetime
{
    private MakingShop shop = null!;

    public async Task InitializeAsync()
    {
        shop = await MakingShop.Open();
        await shop.Lot("ACR-1", "ACR-3", 10);
        await shop.Lot("PLA-1", "PLA-BK", 500);
    }

    public async Task DisposeAsync() => await shop.DisposeAsync();

    private Task Has(string sku, string? profile) => shop.Act(async s =>
    {
        (await s.Db.Products.Include(p => p.Profile).SingleAsync(p => p.Sku == sku)).Profile = profile is null ? null : await s.Db.Profiles.SingleAsync(p => p.Code == profile);
    });

    private Task Asks(string profile, ProfileAsks asks) => shop.Act(async s => (await s.Db.Profiles.SingleAsync(p => p.Code == profile)).Change("plain", asks));

    private static readonly ProfileAsks Nothing = new([], null, null, false, false, false);

    private async Task<string> NotStarted(RecordDetails details) => await MakingShop.Refused(() => shop.Act(async s =>
        ManufactureRecord.Start("MFG-X", await s.Db.ProductNumbered("ENC"), null, MakingShop.Today, MakingShop.Today, "ANNA", details)));

    [Fact]
    public async Task What_a_profile_demands_is_asked_of_all_that_goes_in()
    {
        await Has("ENC", "PLAIN");
        var record = await shop.Record();
        await shop.Use(record, "ACR-1", 1);
        await Asks("PLAIN", Nothing with { Level = ControlLevel.Label });
        Assert.Equal("ENC (plain) needs material checked at level 1, label, and ACR-1 was checked at level 0, nothing asked. Take another lot, or have ACR-1 checked at that level on its page.",
            await MakingShop.Refused(() => shop.Use(record, "ACR-1", 1)));
        await Asks("PLAIN", Nothing with { Documents = [DocumentType.Rohs] });
        // Papers are asked of what has papers.
        await shop.Use(record, "ACR-1", 1);
        await shop.Workshop.Accepted(await shop.Workshop.Material("PET", Category.Plastic), number: "PET-1");
        Assert.Contains("ENC (plain) needs a RoHS declaration of all that goes in, and PET-1 has none that is valid", await MakingShop.Refused(() => shop.Use(record, "PET-1", 1)), StringComparison.Ordinal);
        await shop.Workshop.Naming(DocumentType.Rohs, "R-1", Named.Material, "PET");
        await shop.Use(record, "PET-1", 1);
        await Asks("PLAIN", Nothing with { Inspection = "3.1" });
        await shop.Workshop.Accepted(await shop.Workshop.Material("ALU", Category.Metal, Unit.Pcs), number: "ALU-1");
        Assert.Contains("ENC (plain) needs metal with an inspection certificate 3.1 (EN 10204)", await MakingShop.Refused(() => shop.Use(record, "ALU-1", 1)), StringComparison.Ordinal);
        await shop.Use(record, "PET-1", 1);
    }

    [Fact]
    public async Task A_customers_profile_asks_for_all_his_orders()
    {
        await shop.Act(async s =>
        {
            var kiln = await s.Db.Customers.SingleAsync(c => c.Code == "KILN");
            kiln.Profile = await s.Db.Profiles.SingleAsync(p => p.Code == "FOOD");
            s.Db.Add(Order.Of("ORD-1", kiln, MakingShop.Today, MakingShop.Today));
        });
        Assert.Contains("Kiln Lane Labs (food contact) is made by a procedure only", await MakingShop.Refused(() => shop.Record(order: "ORD-1")), StringComparison.Ordinal);
        var record = await shop.Act(async s =>
        {
            var product = await s.Db.ProductNumbered("ENC");
            var started = ManufactureRecord.Start("MFG-1", product, await s.Db.OrderNumbered("ORD-1"), MakingShop.Today, MakingShop.Today, "ANNA", new(BomRevision: "C", Sop: "SOP-9, revision 1"));
            s.Db.Add(started);
            await s.Db.SaveChangesAsync();
            return started.Id;
        });
        Assert.Contains("Kiln Lane Labs (food contact) needs material checked at level 2", await MakingShop.Refused(() => shop.Use(record, "ACR-1", 1)), StringComparison.Ordinal);
        // For the shelf nobody asks.
        await shop.Use(await shop.Record(), "ACR-1", 1);
    }

    [Fact]
    public async Task No_record_starts_without_what_its_profile_demands()
    {
        await Has("ENC", "MEDICAL");
        Assert.Equal("ENC (medical jig) is made by a bill of materials only, and none is released. Write it on the product's page and have a quality lead release it.", await NotStarted(new(Sop: "S", Drawing: "D")));
        Assert.Contains("ENC (medical jig) is made by a procedure only", await NotStarted(new(BomRevision: "C", Drawing: "D")), StringComparison.Ordinal);
        Assert.Contains("ENC (medical jig) is made to a drawing only", await NotStarted(new(BomRevision: "C", Sop: "S")), StringComparison.Ordinal);
        await shop.Act(async s => ManufactureRecord.Start("MFG-X", await s.Db.ProductNumbered("ENC"), null, MakingShop.Today, MakingShop.Today, "ANNA", new("D-7, B", "C", "S")));
        await Has("ENC", null);
        await shop.Act(async s => ManufactureRecord.Start("MFG-X", await s.Db.ProductNumbered("ENC"), null, MakingShop.Today, MakingShop.Today, "ANNA"));
    }

    [Fact]
    public async Task A_profile_that_was_not_loaded_is_never_taken_for_none()
    {
        await Has("ENC", "MEDICAL");
        var bare = await shop.Workshop.Read(db => db.Products.AsNoTracking().SingleAsync(p => p.Sku == "ENC"));
        Assert.Throws<InvalidOperationException>(() => Demands.Of([bare]));
        var demands = await shop.Act(async s => await s.Db.DemandsOf(await s.Db.Products.SingleAsync(p => p.Sku == "ENC")));
        Assert.Equal([DocumentType.Mtr, DocumentType.Cofc], demands.Documents);
        Assert.Equal(["ENC (medical jig)"], demands.All.Select(d => d.Who));
    }

    [Fact]
    public async Task Only_a_quality_lead_changes_a_profile_and_the_audit_says_so()
    {
        using var anna = await shop.Workshop.SignedIn("ANNA", Role.QualityLead);
        using var bo = await shop.Workshop.SignedIn("BO", Role.Staff);
        var list = await anna.Visit("/settings/profiles");
        foreach (var name in (string[])["plain", "RoHS", "REACH", "food contact", "medical jig", "aerospace/education", "electronics enclosure"]) Assert.Contains(name, list.Text, StringComparison.Ordinal);
        var medical = (await list.Link("medical jig")).Path;
        var forged = await (await bo.Visit(medical)).Submit(Page.FormWith("Input.Name"), new() { ["Input.Inspection"] = "3.2" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, forged.Status);
        Assert.Contains("Only a quality lead can change what a profile demands.", forged.Text, StringComparison.Ordinal);

        var page = await (await anna.Visit(medical)).Submit("Save", new() { ["Input.Inspection"] = "3.2", ["Input.Drawing"] = false });
        Assert.Contains("What medical jig demands is changed. It counts from now on.", page.Text, StringComparison.Ordinal);
        var kept = await shop.Workshop.Read(db => db.Profiles.SingleAsync(p => p.Code == "MEDICAL"));
        Assert.Equal(("3.2", true, false, ControlLevel.BlindMatch, false), (kept.Inspection, kept.NeedsSop, kept.NeedsDrawing, kept.ControlLevel, kept.AsBrought));
        Assert.Contains("change a profile", (await (await anna.Visit(medical)).Link("Audit: who changed what, and when")).Text, StringComparison.Ordinal);

        page = await (await anna.Visit("/settings/profiles/new")).Submit("Add", new() { ["Input.Code"] = "medical ", ["Input.Name"] = "other" });
        Assert.Contains("There is a profile medical already.", page.Text, StringComparison.Ordinal);
        page = await (await anna.Visit("/settings/profiles/new")).Submit("Add", new() { ["Input.Code"] = "MARINE", ["Input.Name"] = "marine <b>", ["Input.Sop"] = true });
        Assert.Contains("marine <b> is added.", page.Text, StringComparison.Ordinal);

        var product = await (await anna.Visit("/products/1")).Submit("Save what it asks", new() { ["Asks.Profile"] = "8" });
        Assert.Contains("marine <b>", product.Text, StringComparison.Ordinal);
        var refused = await (await anna.Visit("/making/new?product=ENC")).Submit("Start the record");
        Assert.Contains("ENC (marine <b>) is made by a procedure only", refused.Text, StringComparison.Ordinal);
        var customer = await (await anna.Visit("/customers/1")).Submit("Save what it asks", new() { ["Contract.Profile"] = "4" });
        Assert.Equal("4", customer.Value("Contract.Profile"));
    }

    [Fact]
    public async Task What_was_brought_becomes_what_the_books_say_and_what_was_changed_here_does_not()
    {
        await using var books = await ExchangeShop.With(SmallShop.Files);
        Assert.Equal(1, books.Number("SELECT COUNT(*) FROM profile WHERE code = 'MEDICAL' AND name = 'Medical, ours' AND control_level = 1 AND inspection IS NULL AND needs_bom = 0 AND needs_sop = 1 AND as_brought = 0"));
        Assert.Equal(8, books.Number("SELECT COUNT(*) FROM profile"));
        Assert.Equal(1, books.Number("SELECT COUNT(*) FROM product p JOIN profile f ON f.id = p.profile_id WHERE p.sku = 'BOX' AND f.code = 'MEDICAL'"));
        var other = await books.Run("import", books.Bundle("other", [("profiles.csv", "code,name,control_level\nMEDICAL,\"Medical, ours\",2\n")]));
        Assert.Contains("contradicts what is stored", Assert.Single(other.Faults), StringComparison.Ordinal);
    }
}
