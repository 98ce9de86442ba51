using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Traceability.Certificates;
using Traceability.Compliance;
using Traceability.Data;
using Traceability.Lots;
using Traceability.People;
using Traceability.Printing;
using Traceability.Tests.Recalls;

namespace Traceability.Tests.Compliance;

public sealed class CertificateTests
{
    [Fact]
    public async Task A_certificate_claims_what_papers_show_and_no_more()
    {
        await using var shop = await CertifiedShop.Open();
        var certificate = await shop.Issue();
        Assert.Equal("COC-0001", certificate.Number);
        var report = Report.FromJson(certificate.Report);
        Assert.Equal("8 pcs, Product BOX, for Customer HARBOUR", report.Subtitle);
        Assert.Equal(["BOX", "Product BOX", "8 pcs", "TTR-0041 to TTR-0048"], Assert.Single(ConformityReport.Objects(report)));
        var claims = CertifiedShop.Claims(certificate);
        Assert.Equal(("in part", "Supported in part by 1 declaration; no declaration held for PLA", false), (claims["RoHS"].Shown, claims["RoHS"].By, claims["RoHS"].IsProven));
        Assert.Equal("Directive 2011/65/EU with (EU) 2015/863, judged on 2024-05-26", claims["RoHS"].Reference);
        Assert.Equal(("not claimed", "No declaration held"), (claims["REACH, Article 33"].Shown, claims["REACH, Article 33"].By));
        Assert.Contains("Candidate List of 2024-01-23", claims["REACH, Article 33"].Reference, StringComparison.Ordinal);
        Assert.Equal(("stated", "ORD-1 of 2024-05-26, PO 7"), (claims["Order"].Shown, claims["Order"].Reference));
        Assert.Equal(("yes", "2 lots, 1 certificate, no gap"), (claims["Origin"].Shown, claims["Origin"].By));
        Assert.Equal(["ACR|ACR-1|PX-240417|CofC PX-C-1, Plexalon", "PLA|PLA-1|000123|no certificate held"], ConformityReport.Sources(report).Select(r => $"{r[0]}|{r[1]}|{r[2]}|{r[5]}"));
        Assert.Equal(("Quinn Lead", "Quality lead", "2024-05-26"), ConformityReport.SignedBy(report));
        Assert.StartsWith("Audit ", report.Foot, StringComparison.Ordinal);
        Assert.Equal(
            ["PLA-1 (PLA): no certificate is held.", "REACH, Article 33: no declaration held for ACR.", "REACH, Article 33: no declaration held for PLA.", "RoHS: no declaration held for PLA."],
            (await shop.Prepare()).Missing.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Where_every_material_is_declared_the_claim_is_whole()
    {
        await using var shop = await CertifiedShop.Open();
        await Declare(shop, "FIL-R-1", null);
        Assert.Equal(("yes", "Supported by 2 declarations"), await RoHS(shop));
    }

    [Fact]
    public async Task A_declaration_that_has_expired_supports_nothing()
    {
        await using var shop = await CertifiedShop.Open();
        await Declare(shop, "FIL-R-1", null);
        shop.Workshop.Clock.Advance(TimeSpan.FromDays(31));
        var certificate = await shop.Issue();
        var claim = CertifiedShop.Claims(certificate)["RoHS"];
        Assert.Equal(("in part", "Supported in part by 1 declaration; no declaration held for ACR"), (claim.Shown, claim.By));
        // It is named all the same, with the day on which it ended.
        Assert.Contains("RoHS declaration PX-R-1, Plexalon, expired 2024-06-25", System.Text.Encoding.UTF8.GetString(certificate.Report), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_declaration_that_was_withdrawn_supports_nothing()
    {
        await using var shop = await CertifiedShop.Open();
        await Declare(shop, "FIL-R-1", null);
        Assert.Equal("yes", (await RoHS(shop)).Shown);
        await shop.Workshop.Act(async (db, acts) => (await db.Documents.SingleAsync(d => d.Number == "FIL-R-1")).Withdraw("Issued for another filament.", CertifiedShop.Lead, acts.Now));
        Assert.Equal("in part", (await RoHS(shop)).Shown);
    }

    [Fact]
    public async Task A_declaration_of_another_supplier_supports_nothing()
    {
        await using var shop = await CertifiedShop.Open();
        await Declare(shop, "FIL-R-1", null);
        await shop.Workshop.Tell(async story => await story.Supplier("OTHER"));
        await shop.Workshop.Act(async (db, _) => (await db.Documents.Include(d => d.Suppliers).SingleAsync(d => d.Number == "FIL-R-1")).Names(await db.Suppliers.SingleAsync(s => s.Code == "OTHER")));
        Assert.Equal("in part", (await RoHS(shop)).Shown);
    }

    [Fact]
    public async Task A_certificate_altered_in_the_file_is_found()
    {
        await using var shop = await CertifiedShop.Open();
        await shop.Issue();
        Assert.Empty(await shop.Workshop.Faults());
        var guard = await shop.Workshop.Read(db => db.Database.SqlQuery<string>($"SELECT name AS \"Value\" FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'issued_certificate' AND sql LIKE '%UPDATE%'").ToListAsync());
        await shop.Workshop.Act(async (db, _) => await RawSql.Execute(db, string.Concat(guard.Select(g => $"DROP TRIGGER {g}; ")) + "UPDATE issued_certificate SET report = x'7b7d'"));
        Assert.Contains(await shop.Workshop.Faults(), f => f.StartsWith("COC-0001 is not as it was issued", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_declaration_of_one_lot_does_not_speak_for_another()
    {
        await using var shop = await CertifiedShop.Open();
        await Declare(shop, "FIL-R-1", "PLA-1");
        Assert.Equal("yes", (await RoHS(shop)).Shown);
        await shop.Workshop.Tell(async story =>
        {
            await story.Receive("PLA-2", 500, await story.Material("PLA"), supplierLot: "000124");
            await story.Consume(await story.Record("MFG-1"), await story.Lot("PLA-2"), 100, 5, 8);
        });
        var (shown, by) = await RoHS(shop);
        Assert.Equal("in part", shown);
        Assert.EndsWith("no declaration held for PLA, PLA-2", by, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_unit_names_only_what_went_into_it()
    {
        await using var shop = await CertifiedShop.Open();
        var late = await shop.Workshop.Read(db => db.Lots.Where(l => l.Number == "TTR-0048").Select(l => l.Id).SingleAsync());
        var draft = await shop.Prepare(CertifiedKind.Lot, late);
        // The filament ended with unit 4.
        Assert.Equal(["ACR-1"], draft.Sources.Select(s => s.Number));
        Assert.Equal("Customer HARBOUR", draft.Subject.Customer?.Name);
    }

    [Fact]
    public async Task Nothing_is_certified_before_something_left()
    {
        await using var shop = await CertifiedShop.Open();
        var empty = await shop.Workshop.Tell(async story => (await story.Kept(Traceability.Orders.Order.Of("ORD-2", await story.Customer(), story.Today, story.Today))).Id);
        Assert.Contains("Nothing has left for ORD-2 yet", (await Assert.ThrowsAsync<DomainRuleException>(() => shop.Prepare(CertifiedKind.Order, empty))).Message, StringComparison.Ordinal);
        await shop.Workshop.Write("""
            INSERT INTO shipment (id, number, number_key, customer_id, shipped_on, from_history, recorded_at, recorded_by) SELECT 91, 'SHP-91', 'SHP-91', id, '2024-05-26', 1, 0, 'x' FROM customer WHERE code = 'HARBOUR';
            INSERT INTO shipment_line (shipment_id, lot_id, quantity_micro, unit, recorded_at, recorded_by) VALUES (91, NULL, 3000000, 'pcs', 0, 'x');
            """);
        Assert.Contains("Nothing in SHP-91 has a number of its own", (await Assert.ThrowsAsync<DomainRuleException>(() => shop.Prepare(id: 91))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_gap_is_named_and_takes_the_claim_away()
    {
        await using var shop = await CertifiedShop.Open();
        // As an import brings it.
        await shop.Workshop.Write($"UPDATE shipment SET from_history = 1; INSERT INTO shipment_line (shipment_id, lot_id, quantity_micro, unit, recorded_at, recorded_by) VALUES ({shop.Shipment}, NULL, 3000000, 'pcs', 0, 'x')");
        var claim = CertifiedShop.Claims(await shop.Issue())["Origin"];
        Assert.Equal(("in part", "2 lots, 1 certificate; 1 gap: SHP-0001: nobody wrote down which batch 3 pcs of it came from."), (claim.Shown, claim.By));
        Assert.False(claim.IsProven);
    }

    [Fact]
    public async Task Only_a_quality_lead_issues_one()
    {
        await using var shop = await CertifiedShop.Open();
        var refused = await Assert.ThrowsAsync<DomainRuleException>(() => shop.Issue(who: new("JO", "Jo", Role.Staff)));
        Assert.Contains("Only a quality lead may issue", refused.Message, StringComparison.Ordinal);
        Assert.Equal(0, await shop.Workshop.Read(db => db.IssuedCertificates.CountAsync()));
    }

    [Fact]
    public async Task What_is_held_or_recalled_is_certified_only_with_a_reason_that_is_printed()
    {
        await using var shop = await CertifiedShop.Open();
        await shop.Workshop.Tell(async story => (await story.Lot("PLA-1")).PutOnHold(HoldCause.Doubt, "brittle", "QL", shop.Workshop.Clock.Now));
        await shop.Workshop.Open("ACR-1");
        Assert.Equal(["PLA-1 is on hold: brittle", "Recalled by RCL-0001 on 2024-05-26."], (await shop.Prepare()).Against);
        Assert.Contains("Say why", (await Assert.ThrowsAsync<DomainRuleException>(() => shop.Issue())).Message, StringComparison.Ordinal);
        var certificate = await shop.Issue("The customer was told and wants them.");
        var warning = Assert.Single(Report.FromJson(certificate.Report).Blocks.OfType<Paragraph>(), p => p.Tone == Tone.Warning);
        Assert.Contains("PLA-1 is on hold: brittle", warning.Text, StringComparison.Ordinal);
        Assert.Contains("RCL-0001", warning.Text, StringComparison.Ordinal);
        Assert.Contains("The customer was told and wants them.", warning.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_stays_as_it_was_issued()
    {
        await using var shop = await CertifiedShop.Open();
        var issued = await shop.Issue();
        await shop.Workshop.Act(async (db, _) => (await db.Customers.SingleAsync(c => c.Code == "HARBOUR")).Name = "Somebody else");
        var kept = await shop.Workshop.Read(db => db.IssuedCertificates.AsNoTracking().SingleAsync());
        Assert.Equal(issued.Report, kept.Report);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(kept.Report)), kept.ReportSha256);
        Assert.Contains("Customer HARBOUR", Report.FromJson(kept.Report).Subtitle, StringComparison.Ordinal);
        foreach (var sql in (string[])["UPDATE issued_certificate SET report = x'00'", "UPDATE issued_certificate SET supersedes_id = 1", "UPDATE certificate_lot SET lot_id = 2", "DELETE FROM certificate_lot", "DELETE FROM issued_certificate"])
            await Assert.ThrowsAsync<SqliteException>(() => shop.Workshop.Write(sql));
    }

    [Fact]
    public async Task A_correction_is_a_new_one_that_supersedes()
    {
        await using var shop = await CertifiedShop.Open();
        var old = await shop.Issue();
        Assert.Contains("Say why", (await Assert.ThrowsAsync<DomainRuleException>(() => shop.Issue(supersedes: "coc-0001"))).Message, StringComparison.Ordinal);
        await Declare(shop, "FIL-R-1", null);
        var newer = await shop.Issue("A declaration came.", supersedes: "COC-0001");
        Assert.Equal(("COC-0002", old.Id), (newer.Number, newer.SupersedesId));
        Assert.Contains("Supersedes COC-0001 of 2024-05-26, which is not valid any more. Why: A declaration came.", Report.FromJson(newer.Report).Blocks.OfType<Paragraph>().Select(p => p.Text));
        Assert.Equal(old.Report, await shop.Workshop.Read(db => db.IssuedCertificates.Where(c => c.Number == "COC-0001").Select(c => c.Report).SingleAsync()));
        Assert.Contains("COC-0001 is superseded already, by COC-0002", (await Assert.ThrowsAsync<DomainRuleException>(() => shop.Issue("again", supersedes: "COC-0001"))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("TTR-0041 TTR-0042 TTR-0043", "TTR-0041 to TTR-0043")]
    [InlineData("TTR-0042 TTR-0041", "TTR-0041, TTR-0042")]
    [InlineData("A-9 A-10 A-11 A-12", "A-9, A-10 to A-12")]
    [InlineData("B-1 A-1 x 12345678901234567890", "12345678901234567890, A-1, B-1, x")]
    [InlineData("A-1 A-1", "A-1")]
    [InlineData("", "")]
    public void Many_numbers_are_said_in_few_words(string numbers, string words) =>
        Assert.Equal(words, NumberRanges.Of(numbers.Split(' ', StringSplitOptions.RemoveEmptyEntries)));

    private static Task<Document> Declare(CertifiedShop shop, string number, string? lot) => shop.Workshop.Act(async (db, acts) =>
        await CertifiedShop.Held(db, db.Add(Document.Of(DocumentType.Rohs, number, "Filaro")).Entity, number, d =>
        {
            if (lot is null) d.Covers(db.Materials.Single(m => m.Code == "PLA"));
            else d.Names(db.Lots.Single(l => l.Number == lot));
        }));

    private static async Task<(string Shown, string By)> RoHS(CertifiedShop shop)
    {
        var claim = CertifiedShop.Claims(await shop.Issue())["RoHS"];
        return (claim.Shown, claim.By);
    }
}
