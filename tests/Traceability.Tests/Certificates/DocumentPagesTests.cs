using System.Net;
using Microsoft.EntityFrameworkCore;
using Traceability.Certificates;
using Traceability.Lots;
using Traceability.Materials;
using Traceability.People;
using Traceability.Tests.Stock;

namespace Traceability.Tests.Certificates;

/// <summary>Papers as a person brings them in, finds them and has them replaced.</summary>
public sealed class DocumentPagesTests
{
    private static async Task<(Workshop Workshop, long Lot, PageClient Anna)> Shop(Role role = Role.Staff)
    {
        var workshop = await Workshop.Open();
        var material = await workshop.Material("ALU", Category.Metal);
        await workshop.Requires(material, DocumentType.Mtr, DocumentType.Rohs);
        var lot = await workshop.Received(material, number: "ALU-1", heat: ("Northmill", "25990085"));
        return (workshop, lot, await workshop.SignedIn(role: role));
    }

    private static Dictionary<string, Field> Mtr(string number, byte[]? content = null, string name = "cert.pdf") => new()
    {
        ["Input.Type"] = nameof(DocumentType.Mtr),
        ["Input.DocumentNumber"] = number,
        ["Input.Issuer"] = "Northmill",
        ["Input.Files"] = new Upload(name, content ?? PaperShop.Pdf()),
    };

    [Fact]
    public async Task From_a_lot_a_paper_comes_in_with_one_click_and_the_lot_lacks_it_no_more()
    {
        var (workshop, lot, anna) = await Shop();
        await using var _ = workshop;
        var page = await anna.Visit($"/lots/{lot}?tab=documents");
        Assert.Contains("2 papers are missing.", page.Text, StringComparison.Ordinal);
        Assert.Equal(0, page.Document.QuerySelectorAll(".badge.ok").Length);
        page = await page.Link("Add a paper");
        Assert.Equal(("ALU-1", "Northmill|25990085", "Northmill", nameof(DocumentType.Mtr)), (page.Value("Input.Lots"), page.Value("Input.Heats"), page.Value("Input.Issuer"), page.Value("Input.Type")));
        page = await page.Submit("Add it", new() { ["Input.DocumentNumber"] = "88213", ["Input.Files"] = new Upload("../../cert 88213.pdf", PaperShop.Pdf()) });
        Assert.Equal($"/lots/{lot}", page.Path);
        Assert.Contains("88213 is here.", page.Text, StringComparison.Ordinal);
        Assert.Contains("One paper is missing.", page.Text, StringComparison.Ordinal);
        Assert.Contains("cert 88213.pdf", page.Text, StringComparison.Ordinal);

        // The declaration is asked for as what it is, and may cover all of the material.
        page = await page.Link("Add it: RoHS declaration");
        Assert.Equal(nameof(DocumentType.Rohs), page.Value("Input.Type"));
        page = await page.Submit("Add it", new() { ["Input.DocumentNumber"] = "RD-7", ["Input.Lots"] = "", ["Input.Materials"] = "alu" });
        Assert.Contains("Every paper that it needs is named; the file of one did not come yet.", page.Text, StringComparison.Ordinal);
        // Green is only what is proven: of the declaration nobody has the paper itself.
        Assert.Equal(["here", "no file yet"], page.All("main table .badge").Order(StringComparer.Ordinal));
        Assert.Empty(await workshop.Faults());
    }

    [Fact]
    public async Task What_came_in_goes_out_byte_for_byte_and_never_runs()
    {
        var (workshop, _, anna) = await Shop();
        await using var __ = workshop;
        var content = PaperShop.Pdf().Concat(Enumerable.Range(0, 600_000).Select(n => (byte)(n * 31))).ToArray();
        await (await anna.Visit("/documents/new")).Submit("Add it", Mtr("M-1", content));
        var png = "\u0089PNG\r\n\u001a\n-"u8.ToArray();
        png = [0x89, .. png[2..]];
        await (await anna.Visit("/documents/new")).Submit("Add it", Mtr("M-2", png, "x.exe"));

        var file = await anna.Visit("/documents/1?handler=file");
        Assert.Equal(content, file.Body);
        Assert.Equal("application/pdf", file.Headers["Content-Type"].Single());
        Assert.StartsWith("attachment", file.Headers["Content-Disposition"].Single(), StringComparison.Ordinal);
        Assert.Equal("nosniff", file.Headers["X-Content-Type-Options"].Single());
        Assert.Equal(3, await workshop.Read(db => db.FileChunks.CountAsync(c => c.Sha256 == db.Documents.First().Sha256)));

        var picture = await anna.Visit("/documents/2?handler=file");
        Assert.Equal(png, picture.Body);
        Assert.Equal("image/png", picture.Headers["Content-Type"].Single());
        Assert.StartsWith("inline", picture.Headers["Content-Disposition"].Single(), StringComparison.Ordinal);
        Assert.Contains("x.exe.png", picture.Headers["Content-Disposition"].Single(), StringComparison.Ordinal);
        Assert.Contains("default-src 'none'", picture.Headers["Content-Security-Policy"].Single(), StringComparison.Ordinal);
        Assert.EndsWith("sandbox", picture.Headers["Content-Security-Policy"].Single(), StringComparison.Ordinal);
        Assert.Empty(await workshop.Faults());
    }

    [Theory]
    [InlineData("cert.pdf", "", "is empty")]
    [InlineData("cert.pdf", "#!/bin/sh\n", "is named like a PDF but is none inside")]
    [InlineData("drawing.svg", "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", "is of no kind that is kept here")]
    public async Task A_bad_file_is_refused_at_the_field_and_what_was_typed_stays(string name, string content, string says)
    {
        var (workshop, _, anna) = await Shop();
        await using var __ = workshop;
        var page = await (await anna.Visit("/documents/new")).Submit("Add it", Mtr("M-1", System.Text.Encoding.UTF8.GetBytes(content), name));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains(says, page.All(".field.drop .wrong").Single(), StringComparison.Ordinal);
        Assert.Equal("M-1", page.Value("Input.DocumentNumber"));
        Assert.Equal((0, 0), (await workshop.Read(db => db.Documents.CountAsync()), await workshop.Read(db => db.Files.CountAsync())));
    }

    [Fact]
    public async Task A_PDF_with_a_password_is_kept_and_its_page_says_so()
    {
        var (workshop, _, anna) = await Shop();
        await using var __ = workshop;
        var page = await (await anna.Visit("/documents/new")).Submit("Add it", Mtr("M-1", System.Text.Encoding.ASCII.GetBytes("%PDF-1.6\ntrailer << /Encrypt 8 0 R >>")));
        Assert.Contains("The file opens only with a password.", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_number_that_is_here_already_is_said_and_led_to()
    {
        var (workshop, _, anna) = await Shop();
        await using var __ = workshop;
        await (await anna.Visit("/documents/new")).Submit("Add it", Mtr("M-1"));
        var page = await (await anna.Visit("/documents/new")).Submit("Add it", Mtr("m-1 "));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("M-1 from Northmill is here already", page.All(".wrong").Single(), StringComparison.Ordinal);
        Assert.Equal("/documents/1", (await page.Link("Open M-1")).Path);
        // Of another issuer it is another paper.
        var other = Mtr("M-1");
        other["Input.Issuer"] = "Southmill";
        Assert.Equal("/documents/2", (await page.Submit("Add it", other)).Path);
    }

    [Fact]
    public async Task The_same_file_is_kept_once_also_when_two_bring_it_at_the_same_moment()
    {
        var (workshop, _, anna) = await Shop();
        await using var __ = workshop;
        var bo = await workshop.SignedIn("BO", Role.Staff);
        var (one, other) = (await anna.Visit("/documents/new"), await bo.Visit("/documents/new"));
        await Task.WhenAll(one.Submit("Add it", Mtr("M-1")), other.Submit("Add it", Mtr("M-2")));
        var third = await (await anna.Visit("/documents/new")).Submit("Add it", Mtr("M-3"));
        Assert.Contains("The same file came with M-1 already; it is kept once.", third.Text.Replace("M-2 already", "M-1 already", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Equal((3, 1, 1), (await workshop.Read(db => db.Documents.CountAsync(d => d.Sha256 != null)), await workshop.Read(db => db.Files.CountAsync()), await workshop.Read(db => db.FileChunks.CountAsync())));
        Assert.Empty(await workshop.Faults());
    }

    [Fact]
    public async Task Several_files_without_a_number_bear_their_names()
    {
        var (workshop, _, anna) = await Shop();
        await using var __ = workshop;
        var files = Mtr("");
        files["Input.Files"] = (Upload[])[new("88213.pdf", PaperShop.Pdf("a")), new("88214.pdf", PaperShop.Pdf("b"))];
        files["Input.Lots"] = "ALU-1";
        var page = await (await anna.Visit("/documents/new")).Submit("Add it", files);
        Assert.Contains("88213, 88214 are here.", page.Text, StringComparison.Ordinal);
        files["Input.DocumentNumber"] = "P-1";
        await (await anna.Visit("/documents/new")).Submit("Add it", files);
        Assert.Equal(["88213", "88214", "P-1", "P-1 (2)"], await workshop.Read(db => db.Documents.OrderBy(d => d.Id).Select(d => d.Number).ToListAsync()));
        Assert.Equal(4, await workshop.Read(db => db.DocumentLots.CountAsync()));
    }

    [Fact]
    public async Task A_refused_entry_keeps_no_file_behind()
    {
        var (workshop, _, anna) = await Shop();
        await using var __ = workshop;
        var fields = Mtr("M-1");
        fields["Input.Lots"] = "ALU-1, NO-SUCH";
        var page = await (await anna.Visit("/documents/new")).Submit("Add it", fields);
        Assert.Contains("There is no lot NO-SUCH", page.Text, StringComparison.Ordinal);
        Assert.Equal((0, 0, 0), (await workshop.Read(db => db.Documents.CountAsync()), await workshop.Read(db => db.Files.CountAsync()), await workshop.Read(db => db.FileChunks.CountAsync())));
    }

    [Fact]
    public async Task A_file_comes_later_and_another_one_does_not_take_its_place()
    {
        var (workshop, _, anna) = await Shop();
        await using var __ = workshop;
        var id = await workshop.Paper(DocumentType.Mtr, "M-1");
        var page = await anna.Visit($"/documents/{id}");
        var second = await anna.Visit($"/documents/{id}");
        Assert.Contains("No file was chosen", (await page.Submit("Add the file")).All(".field.drop .wrong").Single(), StringComparison.Ordinal);
        page = await page.Submit("Add the file", new() { ["Input.File"] = new Upload("m1.pdf", PaperShop.Pdf()) });
        Assert.Contains("The file of M-1 is here.", page.Text, StringComparison.Ordinal);
        page = await second.Submit("Add the file", new() { ["Input.File"] = new Upload("m1.pdf", PaperShop.Pdf("another")) });
        Assert.Contains("M-1 has its file already, and this is another one", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_paper_names_is_taken_back_only_by_who_said_so_a_moment_ago()
    {
        var (workshop, lot, anna) = await Shop();
        await using var __ = workshop;
        var bo = await workshop.SignedIn("BO", Role.QualityLead);
        var id = await workshop.Paper(DocumentType.Mtr, "M-1");
        var page = await (await anna.Visit($"/documents/{id}")).Submit("Add", new() { ["Name.Which"] = "alu-1" });
        Assert.Contains("M-1 names ALU-1.", page.Text, StringComparison.Ordinal);
        Assert.Contains("names ALU-1 already", (await page.Submit("Add", new() { ["Name.Which"] = "ALU-1" })).Text, StringComparison.Ordinal);

        Assert.DoesNotContain("Take back ALU-1", (await bo.Visit($"/documents/{id}")).Document.Source.Text, StringComparison.Ordinal);
        page = await (await anna.Visit($"/documents/{id}")).Submit("Take back ALU-1");
        Assert.Empty(await workshop.Read(db => db.DocumentLots.ToListAsync()));

        page = await page.Submit("Add", new() { ["Name.What"] = nameof(Named.Heat), ["Name.Which"] = "25990085" });
        workshop.Clock.Advance(TimeSpan.FromMinutes(16));
        Assert.Contains("not taken back any more", (await page.Submit("Take back 25990085")).Text, StringComparison.Ordinal);
        Assert.Equal(1, await workshop.Read(db => db.DocumentHeats.CountAsync()));
        Assert.True(lot > 0);
        Assert.Empty(await workshop.Faults());
    }

    [Fact]
    public async Task What_a_lot_was_accepted_on_is_not_taken_back()
    {
        var (workshop, _, anna) = await Shop();
        await using var __ = workshop;
        var lot = await workshop.Received(await workshop.Material("PLY", level: ControlLevel.Document), number: "PLY-1");
        var id = await workshop.Paper(DocumentType.Cofc, "C-1");
        var page = await (await anna.Visit($"/documents/{id}")).Submit("Add", new() { ["Name.Which"] = "PLY-1" });
        await workshop.OnLot(lot, async (of, db, acts) => { of.ReadOff("7", "QL", acts.Now); of.Accept(await db.DocumentsAbout(of).ToListAsync(), workshop.Clock.Today, "QL", acts.Now); });
        Assert.Contains("A lot was accepted on the strength of this", (await page.Submit("Take back PLY-1")).Text, StringComparison.Ordinal);
        Assert.Equal(1, await workshop.Read(db => db.DocumentLots.CountAsync()));
    }

    [Fact]
    public async Task A_newer_paper_replaces_an_older_one_which_stays_and_says_so()
    {
        var (workshop, lot, anna) = await Shop();
        await using var __ = workshop;
        var id = await workshop.Naming(DocumentType.Mtr, "M-1", Named.Lot, "ALU-1");
        var page = await (await anna.Visit($"/documents/{id}")).Link("Replace");
        Assert.Contains("is the one that is replaced", (await page.Submit("Replace it", new() { ["Input.DocumentNumber"] = "M-1" })).Text, StringComparison.Ordinal);
        page = await page.Submit("Replace it", new() { ["Input.DocumentNumber"] = "M-1 rev. 2" });
        Assert.Equal("/documents/2", page.Path);
        Assert.Contains("ALU-1", page.Text, StringComparison.Ordinal);
        page = await page.Link("M-1");
        Assert.Contains("M-1 rev. 2 came in its place.", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("mtr", await workshop.Lacks(lot));
        Assert.Equal(2, await workshop.Read(db => db.Documents.CountAsync()));
    }

    [Fact]
    public async Task A_quality_lead_withdraws_a_paper_with_the_reason_and_nobody_else_anothers()
    {
        var (workshop, lot, anna) = await Shop();
        await using var __ = workshop;
        var bo = await workshop.SignedIn("BO", Role.QualityLead);
        var id = await workshop.Naming(DocumentType.Mtr, "M-1", Named.Lot, "ALU-1");
        Assert.DoesNotContain("It must not count any more", (await anna.Visit($"/documents/{id}")).Text, StringComparison.Ordinal);
        var page = await bo.Visit($"/documents/{id}");
        Assert.Contains("Say why", (await page.Submit("Withdraw it")).Text, StringComparison.Ordinal);
        page = await page.Submit("Withdraw it", new() { ["Withdrawal.Reason"] = "forged" });
        Assert.Contains("Withdrawn: forged", page.Text, StringComparison.Ordinal);
        Assert.Contains("mtr", await workshop.Lacks(lot));
    }

    [Fact]
    public async Task Papers_are_found_by_state_kind_and_by_what_they_name()
    {
        var (workshop, _, anna) = await Shop();
        await using var __ = workshop;
        var today = workshop.Clock.Today;
        await workshop.Naming(DocumentType.Mtr, "M-LOT", Named.Lot, "ALU-1");
        await workshop.Naming(DocumentType.Mtr, "M-HEAT", Named.Heat, "25990085");
        await workshop.Naming(DocumentType.Rohs, "R-OLD", Named.Material, "ALU", today.AddDays(-1));
        await workshop.Naming(DocumentType.Rohs, "R-SOON", Named.Supplier, "HARLOW", today.AddDays(30));
        await workshop.Naming(DocumentType.Rohs, "R-LATER", Named.Material, "ALU", today.AddDays(31));
        await (await anna.Visit("/documents/new")).Submit("Add it", Mtr("M-FILE"));
        async Task<string[]> Found(string query) => [.. (await anna.Visit("/documents?" + query)).All("tbody td:first-child .num").Order(StringComparer.Ordinal)];

        Assert.Equal(["R-OLD"], await Found("state=expired"));
        Assert.Equal(["R-SOON"], await Found("state=expiring"));
        Assert.Equal(["M-HEAT", "M-LOT", "R-LATER", "R-OLD", "R-SOON"], await Found("state=no-file"));
        Assert.Equal(["M-LOT"], await Found("q=alu-1"));
        Assert.Equal(["M-HEAT"], await Found("q=25990085"));
        Assert.Equal(["R-LATER", "R-OLD"], await Found("q=ALU"));
        Assert.Equal(["R-SOON"], await Found("q=harlow"));
        Assert.Equal(["R-LATER"], await Found("q=ALU&state=in-force&type=rohs"));
        Assert.Equal(["M-FILE"], await Found("q=northmill"));
        Assert.Equal(6, (await Found("state=nonsense&type=nonsense&sort=nonsense&p=99")).Length);
    }

    [Fact]
    public async Task What_is_missing_stands_in_one_list_with_a_letter_for_each_supplier()
    {
        var (workshop, lot, anna) = await Shop();
        await using var __ = workshop;
        var page = await anna.Visit("/documents/missing");
        Assert.Contains("ALU-1", page.Text, StringComparison.Ordinal);
        Assert.Equal(["Mill test report (MTR)", "RoHS declaration"], page.All("tbody .badge").Order(StringComparer.Ordinal));
        page = await page.Link("HARLOW Supplies");
        var letter = page.All("#letter").Single();
        Assert.Contains("heat 25990085", letter, StringComparison.Ordinal);
        Assert.Contains("a mill test report (MTR), a RoHS declaration", letter, StringComparison.Ordinal);

        await workshop.Naming(DocumentType.Mtr, "M-1", Named.Lot, "ALU-1");
        await workshop.Naming(DocumentType.Rohs, "R-1", Named.Material, "ALU");
        Assert.Contains("No lot in stock lacks a paper.", (await anna.Visit("/documents/missing")).Text, StringComparison.Ordinal);
        Assert.True(lot > 0);
    }

    [Fact]
    public async Task Material_supplier_heat_and_delivery_lead_to_a_paper_of_theirs()
    {
        var (workshop, _, anna) = await Shop();
        await using var __ = workshop;
        foreach (var (from, field, value) in ((string, string, string)[])[("/materials/1", "Input.Materials", "ALU"), ("/suppliers/1", "Input.Suppliers", "HARLOW"), ("/heats/1", "Input.Heats", "Northmill|25990085"), ("/receipts/1", "Input.Receipts", "RCP-0001")])
        {
            var page = await (await anna.Visit(from)).Link(from.StartsWith("/receipts", StringComparison.Ordinal) ? "Add the packing slip" : "Add a paper");
            Assert.Equal(value, page.Value(field));
            page = await page.Submit("Add it", new() { ["Input.Type"] = from.StartsWith("/heats", StringComparison.Ordinal) ? nameof(DocumentType.Mtr) : nameof(DocumentType.Sds), ["Input.DocumentNumber"] = "X-" + field });
            Assert.Equal(from, page.Path);
            Assert.Contains("X-" + field, page.Text, StringComparison.Ordinal);
        }
        Assert.NotNull(await (await anna.Visit("/materials/1")).Link("Safety data sheet"));
    }

    [Fact]
    public async Task A_file_is_not_given_to_strangers()
    {
        var (workshop, _, anna) = await Shop();
        await using var __ = workshop;
        await (await anna.Visit("/documents/new")).Submit("Add it", Mtr("M-1"));
        Assert.Equal(Assumed.SignInPage, (await workshop.Client().Visit("/documents/1?handler=file")).Path);
    }

    [Fact]
    public async Task A_file_altered_in_the_file_is_found()
    {
        var (workshop, _, anna) = await Shop();
        await using var __ = workshop;
        await (await anna.Visit("/documents/new")).Submit("Add it", Mtr("M-1"));
        Assert.Empty(await workshop.Faults());
        await Assert.ThrowsAnyAsync<Exception>(() => workshop.Act(async (db, _) => await Traceability.Data.RawSql.Execute(db, "UPDATE file_chunk SET bytes = x'00'")));
        await workshop.Act(async (db, _) => await Traceability.Data.RawSql.Execute(db, "DROP TRIGGER file_chunk_keeps_what_it_says; UPDATE file_chunk SET bytes = x'00'"));
        Assert.Contains(await workshop.Faults(), f => f.StartsWith("The file of document M-1 is not as it was taken in", StringComparison.Ordinal));
    }
}
