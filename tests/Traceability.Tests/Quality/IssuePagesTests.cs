using System.IO.Compression;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Traceability.Certificates;
using Traceability.Lots;
using Traceability.Materials;
using Traceability.People;
using Traceability.Quality;
using Traceability.Tests.Compliance;
using Traceability.Tests.Printing;
using Traceability.Tests.Stock;

namespace Traceability.Tests.Quality;

/// <summary>Quality issues as people use them: at the machine, at the desk.</summary>
public sealed class IssuePagesTests
{
    [Fact]
    public async Task From_the_page_of_a_lot_one_sentence_is_enough_and_the_lot_is_held()
    {
        var (workshop, lot) = await QualityShop.Shop();
        await using var _ = workshop;
        using var jo = await workshop.SignedIn("JO", Role.Staff);
        var page = await (await jo.Visit($"/lots/{lot}")).Link("Something is wrong");
        page = await page.Submit("Save it", new() { ["Input.What"] = "  " });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        page = await page.Submit("Save it", new() { ["Input.What"] = "The edge lifts.", ["Input.Photos"] = new Upload("edge.png", PngOf.OneColour(40, 20), "image/png") });
        Assert.StartsWith("NCR-0001", page.Heading, StringComparison.Ordinal);
        Assert.Contains("NCR-0001 is written down. PLY-1 is on hold.", page.Text, StringComparison.Ordinal);
        Assert.Contains("Nobody has decided about 10 sheets of PLY-1.", page.Text, StringComparison.Ordinal);
        Assert.Equal(PngOf.OneColour(40, 20), (await jo.Visit(page.Document.QuerySelector(".photos img")!.GetAttribute("src")!)).Body);
        Assert.Contains("1 quality issue open", (await jo.Visit("/")).Text, StringComparison.Ordinal);
        Assert.Contains("The quality issue", (await jo.Visit($"/lots/{lot}")).Text, StringComparison.Ordinal);
        Assert.Contains("NCR-0001", (await jo.Visit("/find?q=ncr-0001")).Heading, StringComparison.Ordinal);
        Assert.Contains("disposition", (await (await Decide(await jo.Visit("/issues/1"), "2", DispositionKind.Scrap)).Link("Audit: who changed what, and when")).Text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task What_is_typed_is_found_as_everywhere_and_what_is_no_such_thing_is_said()
    {
        var (workshop, lot) = await QualityShop.Shop();
        await using var _ = workshop;
        using var jo = await workshop.SignedIn("JO", Role.Staff);
        Task<Page> Say(string about, bool hold = true) => Again(about, hold);
        async Task<Page> Again(string about, bool hold) => await (await jo.Visit("/issues/new")).Submit("Save it", new() { ["Input.What"] = "Wet.", ["Input.About"] = about, ["Input.Hold"] = hold });
        Assert.Contains("Nothing here has the number NO-SUCH", (await Say("NO-SUCH")).All(".wrong").Single(), StringComparison.Ordinal);
        Assert.Contains("PLY is a material", (await Say("PLY")).All(".wrong").Single(), StringComparison.Ordinal);
        Assert.Equal(0, await workshop.Read(db => db.NonConformances.CountAsync()));
        Assert.Contains("from HARLOW Supplies", (await Say(" rcp-0001 ", hold: false)).Text, StringComparison.Ordinal);
        Assert.False((await workshop.Lot(lot)).IsHeld);
        Assert.Contains("PLY-1 is on hold", (await Say("RCP-0001")).Text, StringComparison.Ordinal);
        Assert.Contains("· HARLOW", (await Say("HARLOW")).Text, StringComparison.Ordinal);
        Assert.Contains("Nothing is held.", (await Say("")).Text, StringComparison.Ordinal);
        Assert.Equal(["NCR-0001", "NCR-0002", "NCR-0003", "NCR-0004"], await workshop.Read(db => db.NonConformances.Select(i => i.Number).Order().ToListAsync()));
    }

    [Fact]
    public async Task It_goes_from_the_finding_to_its_end()
    {
        var (workshop, lot) = await QualityShop.Shop();
        await using var _ = workshop;
        var issue = await workshop.Issue(lot);
        using var anna = await workshop.SignedIn();
        var page = await Decide(await anna.Visit($"/issues/{issue}"), "11", DispositionKind.Scrap);
        Assert.Contains("10 sheets of PLY-1 are open, so 11 sheets cannot be decided", page.All(".field.invalid .wrong").Single(), StringComparison.Ordinal);
        page = await Decide(page, "3", DispositionKind.Rework);
        page = await Decide(page, "", DispositionKind.UseAsIs);
        Assert.Contains("7 sheets of PLY-1 are used as is.", page.Text, StringComparison.Ordinal);
        page = await page.Submit("It is good now", new() { ["Reworking.Result"] = "Sanded, looked at by the window." });
        page = await page.Submit("Write it down", new() { ["Causing.Reason"] = nameof(IssueReason.Surface), ["Causing.Cause"] = "Glue line dry." }, within: "#cause");
        page = await page.Submit("Write it down", new() { ["Demanding.Action"] = "Ask for dry glue.", ["Demanding.Owner"] = "ANNA of the shop", ["Demanding.Due"] = workshop.Clock.Today.ToString("yyyy-MM-dd", null) }, within: "#actions");
        page = await page.Submit("Write it down", new() { ["Doing.Done"] = "Asked." }, within: "#actions li");
        Assert.Empty(page.Document.QuerySelectorAll("form[action*=Close]"));
        page = await page.Submit("It helped", new() { ["Judging.Judgement"] = "Ten sheets looked at." });
        page = await page.Submit("Close it");
        Assert.Contains("NCR-0001 is closed. PLY-1 is free again.", page.Text, StringComparison.Ordinal);
        Assert.Equal("closed", page.All(".head .badge").Single());
        Assert.False((await workshop.Lot(lot)).IsHeld);
    }

    [Fact]
    public async Task The_page_asks_where_the_customer_agrees_who_has_to_by_contract()
    {
        await using var workshop = await Workshop.Open();
        var lot = await workshop.Tell(async story =>
        {
            var customer = await story.Customer("ACME");
            customer.Asks(null, approvesDeviations: true);
            return (await story.Receive("CUS-1", 4, await story.Material("ACR"), owner: customer)).Id;
        });
        var issue = await workshop.Issue(lot);
        using var anna = await workshop.SignedIn();
        var page = await Decide(await anna.Visit($"/issues/{issue}"), "3", DispositionKind.UseAsIs);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("Customer ACME has to agree by contract", page.All(".field.invalid .wrong").Single(), StringComparison.Ordinal);
        page = await page.Submit("Decide", new() { ["Deciding.Agreement"] = "mail of 3 May, Ms Kühn" });
        Assert.Contains("3 sheets of CUS-1 are used as is.", page.Text, StringComparison.Ordinal);
        Assert.Contains("agreed: Customer ACME, mail of 3 May, Ms Kühn", (await anna.Visit($"/lots/{lot}")).Text, StringComparison.Ordinal);

        // His own slip is one tap; later it takes the reason. What it conceded is struck out on the lot's page.
        page = await (await anna.Visit($"/issues/{issue}")).Submit("Take it back: 3 sheets use as is");
        Assert.Contains("The decision about 3 sheets of CUS-1 is taken back. Decide anew.", page.Text, StringComparison.Ordinal);
        Assert.Contains("taken back by ANNA of the shop", (await anna.Visit($"/lots/{lot}")).Text, StringComparison.Ordinal);
        page = await Decide(page, "4", DispositionKind.Scrap);
        workshop.Clock.Advance(TimeSpan.FromMinutes(16));
        page = await anna.Visit($"/issues/{issue}");
        page = await page.Submit("Void it", new() { ["Voiding.VoidReason"] = "" });
        Assert.Contains("Say why", string.Join(' ', page.Refusals), StringComparison.Ordinal);
        page = await page.Submit("Void it", new() { ["Voiding.VoidReason"] = "It was the other box." });
        Assert.Contains("It was the other box.", page.Text, StringComparison.Ordinal);
        Assert.Contains("Nobody has decided about 4 sheets of CUS-1.", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_is_narrowed_and_saved()
    {
        var (workshop, lot) = await QualityShop.Shop();
        await using var _ = workshop;
        var anna = await workshop.Hire();
        await workshop.Issue(lot, what: "The edge lifts.", who: QualityShop.Staff);
        var late = await workshop.Issue(what: "The printer drips.", more: new(Machine: "Printer 2", Reason: IssueReason.ProcessError), who: QualityShop.Staff);
        await workshop.OnIssue(late, async (i, db, acts) => i.Demand("Clean it.", await db.People.SingleAsync(), workshop.Clock.Today, workshop.Clock.Today, "QL", acts.Now));
        workshop.Clock.Advance(TimeSpan.FromDays(1));
        using var client = workshop.Client();
        await client.SignIn(anna.Code, Hiring.Password);
        async Task<string> Shown(string query) => string.Join(' ', (await client.Visit("/issues" + query)).All("tbody .num a, tbody a.num").Where(n => n.StartsWith("NCR", StringComparison.Ordinal)));
        Assert.Equal("NCR-0002 NCR-0001", await Shown(""));
        Assert.Equal("NCR-0002", await Shown("?state=overdue"));
        Assert.Equal("NCR-0002", await Shown("?state=mine"));
        Assert.Equal("", await Shown("?state=closed"));
        Assert.Equal("NCR-0001", await Shown("?supplier=1"));
        Assert.Equal("NCR-0002", await Shown("?q=drips"));
        Assert.Equal("NCR-0001", await Shown("?q=ply-1"));
        foreach (var sort in (string[])["number", "found", "-found", "due"]) Assert.NotEqual("", await Shown($"?sort={sort}"));
        var saved = (await client.Visit("/issues?handler=csv&state=overdue")).Body;
        Assert.Contains("NCR-0002,The printer drips.,,,Printer 2,process error,", System.Text.Encoding.UTF8.GetString(saved), StringComparison.Ordinal);
        Assert.Contains("1 overdue", (await client.Visit("/")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_supplier_gets_a_paper_and_a_packet_with_both_numbers_and_the_files_as_they_are()
    {
        await using var workshop = await Workshop.Open();
        var lot = await workshop.Received(await workshop.Material("ALU", Category.Metal), number: "ALU-1", supplierLot: "SL-7");
        byte[] certificate = [.. "%PDF-1.4 a certificate"u8];
        await workshop.OnLot(lot, async (l, db, acts) =>
        {
            l.ReadOff("25990085", "QL", acts.Now);
            var paper = await db.DocumentOf(DocumentType.Mtr, "88213", "Northmill", l);
            l.Compare(paper, "25990065", null, "QL", acts.Now);
            paper.Names(l);
            paper.Attach(await db.Keep(await IncomingFile.Look("88213.pdf", certificate.Length, () => new MemoryStream(certificate))), "88213.pdf");
        });
        using var anna = await workshop.SignedIn();
        var photo = PngOf.OneColour(40, 20);
        await (await anna.Visit("/issues/new?about=ALU-1")).Submit("Save it", new() { ["Input.What"] = "Another number is on it.", ["Input.Photos"] = new Upload("plate.png", photo, "image/png") });
        var page = await Decide(await anna.Visit("/issues/1"), "4", DispositionKind.ReturnToSupplier);
        page = await page.Submit("Paper (PDF)", new() { ["asked"] = "Take it back, please." });
        var text = string.Join(' ', new PdfFile(page.Body).Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        foreach (var words in (string[])["NCR-0001", "HARLOW Supplies", "SL-7", "25990085", "25990065", "Another number is on it.", "4 sheets: back to the supplier", "Take it back, please."])
            Assert.Contains(words, text, StringComparison.Ordinal);

        page = await (await anna.Visit("/issues/1")).Submit("All of it (ZIP)");
        using var packet = new ZipArchive(new MemoryStream(page.Body));
        Assert.Equal(["NCR-0001 HARLOW Supplies.pdf", "papers/88213.pdf", "photos/plate.png"], packet.Entries.Select(e => e.FullName));
        Assert.Equal(photo, await Content(packet.GetEntry("photos/plate.png")!));
        Assert.Equal(certificate, await Content(packet.GetEntry("papers/88213.pdf")!));
    }

    private static Task<Page> Decide(Page page, string amount, DispositionKind kind) =>
        page.Submit("Decide", new() { ["Deciding.Quantity"] = amount, ["Deciding.Kind"] = kind.ToString(), ["Deciding.Reason"] = "Looked at by the window." });

    private static async Task<byte[]> Content(ZipArchiveEntry entry)
    {
        using var copy = new MemoryStream();
        await using var content = await entry.OpenAsync();
        await content.CopyToAsync(copy);
        return copy.ToArray();
    }
}
