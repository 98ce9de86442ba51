using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Traceability.People;
using Traceability.Shops;
using Traceability.Tests.Exchange;
using Traceability.Tests.Recalls;

namespace Traceability.Tests.Compliance;

public sealed class CertificatePageTests
{
    [Fact]
    public async Task Two_clicks_lead_from_an_order_to_its_certificate()
    {
        await using var shop = await CertifiedShop.Open();
        using var lead = await shop.Workshop.SignedIn();
        foreach (var (from, of) in ((string, string)[])[($"/orders/{shop.Order}", "ORD-1"), ($"/shipments/{shop.Shipment}", "SHP-0001")])
        {
            var preview = await (await lead.Visit(from)).Link("Certificate");
            Assert.Contains("4 things are missing", preview.Text, StringComparison.Ordinal);
            Assert.Contains("RoHS: no declaration held for PLA.", preview.Text, StringComparison.Ordinal);
            Assert.Contains("Quality lead", preview.Text, StringComparison.Ordinal);
            var issued = await preview.Submit("Issue " + preview.Heading);
            Assert.Equal(preview.Heading, issued.Heading);
            Assert.Contains("of " + of, issued.Text, StringComparison.Ordinal);
            // Word for word what was shown before, but for the moment and the audit's head.
            Assert.Equal(preview.All(".issued .report .card").Select(Words), issued.All(".issued .report .card").Select(Words));
        }

        static string Words(string card) => card;
    }

    [Fact]
    public async Task A_form_sent_twice_issues_one()
    {
        await using var shop = await CertifiedShop.Open();
        using var lead = await shop.Workshop.SignedIn();
        var preview = await lead.Visit($"/certificates/new?of=shipment&id={shop.Shipment}");
        Assert.Equal("/certificates/COC-0001", (await preview.Submit("Issue COC-0001")).Path);
        Assert.Equal("/certificates/COC-0001", (await preview.Submit("Issue COC-0001")).Path);
        Assert.Equal(1, await shop.Workshop.Read(db => db.IssuedCertificates.CountAsync()));
    }

    [Fact]
    public async Task A_link_made_twice_by_one_form_is_one_and_shown_once()
    {
        await using var shop = await CertifiedShop.Open();
        await shop.Issue();
        using var lead = await shop.Workshop.SignedIn();
        var page = await lead.Visit("/certificates/COC-0001");
        Assert.NotEmpty(CertifiedShop.TokenIn((await page.Submit("Make a link")).Document.Body!.InnerHtml));
        var again = await page.Submit("Make a link");
        Assert.Empty(CertifiedShop.TokenIn(again.Document.Body!.InnerHtml));
        Assert.Contains("its address was shown once", again.Text, StringComparison.Ordinal);
        Assert.Equal(1, await shop.Workshop.Read(db => db.SharedLinks.CountAsync()));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("731")]
    [InlineData("")]
    [InlineData("soon")]
    public async Task A_link_is_open_for_a_time_that_makes_sense(string days)
    {
        await using var shop = await CertifiedShop.Open();
        await shop.Issue();
        using var lead = await shop.Workshop.SignedIn();
        var refused = await (await lead.Visit("/certificates/COC-0001")).Submit("Make a link", new() { ["Input.Days"] = days });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.NotEmpty(refused.Refusals);
        Assert.Equal(0, await shop.Workshop.Read(db => db.SharedLinks.CountAsync()));
    }

    [Fact]
    public async Task Staff_prepare_and_a_quality_lead_issues_and_shares()
    {
        await using var shop = await CertifiedShop.Open();
        await shop.Workshop.Hire("QUINN");
        using var staff = await shop.Workshop.SignedIn("JO", Role.Staff);
        var preview = await staff.Visit($"/certificates/new?of=shipment&id={shop.Shipment}");
        Assert.Contains("A quality lead issues it: ask QUINN of the shop to sign in here.", preview.Text, StringComparison.Ordinal);
        Assert.Contains("PX-240417", preview.Text, StringComparison.Ordinal);
        await shop.Issue();
        var page = await staff.Visit("/certificates/COC-0001");
        Assert.DoesNotContain("Make a link", page.Text, StringComparison.Ordinal);
        // A form from the quality lead's screen does not help either.
        using var lead = await shop.Workshop.SignedIn("ANNA");
        var form = await lead.Visit("/certificates/COC-0001");
        await shop.Workshop.Act(async (db, _) => (await db.People.SingleAsync(p => p.Code == "ANNA")).Role = Role.Staff);
        Assert.Contains("Only a quality lead may share", (await form.Submit("Make a link")).Text, StringComparison.Ordinal);
        Assert.Equal(0, await shop.Workshop.Read(db => db.SharedLinks.CountAsync()));
    }

    [Fact]
    public async Task A_held_lot_asks_for_a_reason_on_the_page()
    {
        await using var shop = await CertifiedShop.Open();
        await shop.Workshop.Open("ACR-1");
        using var lead = await shop.Workshop.SignedIn();
        var preview = await lead.Visit($"/certificates/new?of=shipment&id={shop.Shipment}");
        Assert.Contains("Recalled by RCL-0001", preview.Text, StringComparison.Ordinal);
        var refused = await preview.Submit("Issue COC-0001", new() { ["Input.Reason"] = " " });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        var issued = await refused.Submit("Issue COC-0001", new() { ["Input.Reason"] = "For the investigation <only>." });
        Assert.Contains("Why it is issued all the same: For the investigation <only>.", issued.Text, StringComparison.Ordinal);
        Assert.Contains("Recalled: RCL-0001", issued.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_found_wherever_one_looks_for_it()
    {
        await using var shop = await CertifiedShop.Open();
        await shop.Issue();
        using var lead = await shop.Workshop.SignedIn();
        var lots = await shop.Workshop.Read(db => db.Lots.ToDictionaryAsync(l => l.Number, l => l.Id));
        var record = await shop.Workshop.Read(db => db.Records.Select(r => r.Id).SingleAsync());
        foreach (var address in (string[])[$"/orders/{shop.Order}", $"/shipments/{shop.Shipment}", $"/records/{record}", $"/lots/{lots["TTR-0041"]}", $"/lots/{lots["ACR-1"]}", "/certificates", "/certificates?q=harbour&state=issued"])
            Assert.Contains("COC-0001", (await lead.Visit(address)).Text, StringComparison.Ordinal);
        Assert.Equal("/certificates/COC-0001", (await lead.Visit("/find?q=coc-0001")).Path);
        Assert.Contains("No certificate fits", (await lead.Visit("/certificates?q=nobody")).Text, StringComparison.Ordinal);
        var audit = await (await lead.Visit("/certificates/COC-0001")).Link("Audit: who changed what, and when");
        Assert.Equal("COC-0001", audit.Heading);
        Assert.Contains("issue a certificate", audit.Text, StringComparison.Ordinal);
        foreach (var nothing in (string[])["/certificates/COC-9999", "/certificates/new?of=shipment&id=999", "/certificates/new?of=cut&id=1", "/certificates/new", "/certificates/new?supersedes=COC-9"])
            Assert.Equal(HttpStatusCode.NotFound, (await lead.Visit(nothing)).Status);
    }

    [Fact]
    public async Task The_paper_stays_the_same_to_the_byte()
    {
        await using var shop = await CertifiedShop.Open();
        var issued = await shop.Issue();
        using var lead = await shop.Workshop.SignedIn();
        var page = await lead.Visit("/certificates/COC-0001");
        var pdf = await page.Link("PDF");
        Assert.Equal("%PDF", Encoding.ASCII.GetString(pdf.Body[..4]));
        shop.Workshop.Clock.Advance(TimeSpan.FromHours(3));
        Assert.Equal(pdf.Body, (await page.Link("PDF")).Body);
        Assert.Equal(issued.Report, (await page.Link("JSON")).Body);
        var token = CertifiedShop.TokenIn((await page.Submit("Make a link")).Document.Body!.InnerHtml);
        using var customer = shop.Workshop.Client();
        Assert.Equal(pdf.Body, (await customer.Visit($"/c/{token}/COC-0001.pdf")).Body);
    }

    [Fact]
    public async Task The_shop_says_where_customers_reach_it_and_how_it_looks()
    {
        await using var shop = await CertifiedShop.Open();
        using var admin = await shop.Workshop.SignedIn("TB", Role.Administrator);
        var settings = await admin.Visit("/settings/shop");
        foreach (var wrong in (string[])["trace.example.com", "https://trace.example.com/c", "ftp://trace.example.com", "https://me@trace.example.com", "javascript:alert(1)"])
            Assert.Contains("is not an address that a link can begin with", (await settings.Submit("Keep the changes", new() { ["Input.PublicAddress"] = wrong })).Text, StringComparison.Ordinal);
        settings = await admin.Visit("/settings/shop");
        foreach (var (logo, why) in ((byte[], string)[])[(PngOf.OneColour(6000, 5000), "6000 × 5000 pixels"), ("GIF89a not"u8.ToArray(), "neither a JPEG nor a PNG"), (new byte[1_100_000], "At most 1,000 kB"), (PngOf.OneColour(20, 20)[..50], "damaged")])
        {
            var refused = await settings.Submit("Keep the changes", new() { ["Input.Logo"] = new Upload("logo.png", logo, "image/png") });
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
            Assert.True(refused.Text.Contains(why, StringComparison.Ordinal), $"\"{why}\" is not said: {refused.Text}");
        }
        Assert.Equal(0, await shop.Workshop.Read(db => db.Set<ShopLogo>().CountAsync()));
        settings = await admin.Visit("/settings/shop");
        await settings.Submit("Keep the changes", new() { ["Input.PublicAddress"] = "https://trace.example.com/", ["Input.Logo"] = new Upload("logo.png", PngOf.OneColour(40, 20), "image/png") });
        await shop.Issue();
        var made = await (await admin.Visit("/certificates/COC-0001")).Submit("Make a link");
        Assert.Contains("https://trace.example.com/c/", made.Document.Body!.InnerHtml, StringComparison.Ordinal);
        var token = CertifiedShop.TokenIn(made.Document.Body!.InnerHtml);
        using var customer = shop.Workshop.Client();
        Assert.Equal(PngOf.OneColour(40, 20), (await customer.Visit($"/c/{token}/logo")).Body);
        Assert.NotNull((await customer.Visit($"/c/{token}")).Document.QuerySelector("img"));
        await (await admin.Visit("/settings/shop")).Submit("Keep the changes", new() { ["Input.NoLogo"] = true });
        Assert.Equal(0, await shop.Workshop.Read(db => db.Set<ShopLogo>().CountAsync()));
    }

    [Fact]
    public async Task Certificates_move_out_and_in_byte_for_byte()
    {
        await using var shop = await CertifiedShop.Open();
        await shop.Issue();
        await shop.Issue("a \"slip\"; corrected", supersedes: "COC-0001");
        await shop.Issue(kind: Traceability.Compliance.CertifiedKind.Order);
        await shop.Workshop.Act((db, _) => { db.Add(ShopLogo.Of(PngOf.OneColour(40, 20))); return Task.CompletedTask; });
        var out1 = Path.Combine(shop.Workshop.Folder, "out");
        await new Traceability.Exchange.Exporting(shop.Workshop.File).Run(out1);

        await using var other = await ExchangeShop.Open();
        var done = await other.Run("import", out1);
        Assert.True(done.Status == 0, done.Error);
        var kept = await shop.Workshop.Read(db => db.IssuedCertificates.OrderBy(c => c.Number).Select(c => new { c.Number, c.ReportSha256, c.Reason, Supersedes = c.Supersedes!.Number, Lots = c.Lots.Count }).ToListAsync());
        var came = await other.Workshop.Read(db => db.IssuedCertificates.OrderBy(c => c.Number).Select(c => new { c.Number, c.ReportSha256, c.Reason, Supersedes = c.Supersedes!.Number, Lots = c.Lots.Count }).ToListAsync());
        Assert.Equal(kept, came);
        Assert.Equal(await shop.Workshop.Read(db => db.IssuedCertificates.Select(c => c.Report).ToListAsync()), await other.Workshop.Read(db => db.IssuedCertificates.Select(c => c.Report).ToListAsync()));
        Assert.Equal(PngOf.OneColour(40, 20), await other.Workshop.Read(db => db.Set<ShopLogo>().Select(l => l.Picture).SingleAsync()));
        var out2 = Path.Combine(other.Folder, "again");
        await other.Run("export", out2);
        Assert.Equal(await File.ReadAllTextAsync(Path.Combine(out1, "issued_certificates.csv")), await File.ReadAllTextAsync(Path.Combine(out2, "issued_certificates.csv")));
        // The next one goes on from those.
        Assert.Equal(0, (await other.Run("import", out1)).Status);
        Assert.Equal(0, (await other.Run("verify")).Status);
    }
}
