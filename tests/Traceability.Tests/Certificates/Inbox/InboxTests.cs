using System.Text;
using Microsoft.EntityFrameworkCore;
using Traceability.Certificates;
using Traceability.Certificates.FileTexts;
using Traceability.Certificates.Inbox;
using Traceability.Data;
using Traceability.Lots;
using Traceability.Materials;
using Traceability.Tests.Certificates.Reading;
using Traceability.Tests.Purchasing;
using Traceability.Tests.Stock;

namespace Traceability.Tests.Certificates.Inbox;

/// <summary>A file comes in, finds what it is about by the numbers on it, and a person confirms it.</summary>
public sealed class InboxTests
{
    [Fact]
    public async Task A_certificate_finds_the_heat_that_lacks_it_and_one_confirmation_keeps_it()
    {
        await using var workshop = await Shop();
        var lot = await workshop.Received(1, number: "ALU-1", heat: ("Northmill", "25990085"));
        var suggested = await workshop.Brought("cert.txt", "Inspection certificate EN 10204 3.1\nCertificate No. 88213\nHeat 25990085  C 0.150");
        var about = Assert.Single(suggested.Suggestions, suggested.IsTaken);
        Assert.Equal((SuggestedKind.Heat, "25990085", "heat 25990085 stands on page 1"), (about.Kind, about.Number, about.Reason));
        Assert.Equal(["mtr"], about.Lacks.Select(n => n.Key));
        Assert.True(suggested.CanConfirm);

        await workshop.Confirmed(suggested);
        var document = await workshop.Read(db => db.Documents.Include(d => d.Heats).SingleAsync());
        Assert.Equal(("88213", "Northmill", DocumentType.Mtr, "3.1", "25990085"), (document.Number, document.Issuer, document.Type, document.En10204, document.Heats.Single().Number));
        Assert.Empty(await workshop.Lacks(lot));
        Assert.Equal(0, await workshop.Read(db => db.InboxItems.Waiting().CountAsync()));
        // What was searched has served.
        Assert.Equal(0, await workshop.Read(db => db.InboxNumbers.CountAsync()));
        Assert.Empty(await workshop.Faults());
    }

    [Theory]
    // Theirs, as they write it; ours; and a number with a blank inside.
    [InlineData("Lot SL-77120", SuggestedKind.Lot, "the supplier’s lot SL-77120 stands on page 1")]
    [InlineData("your reference alu-1", SuggestedKind.Lot, "our number stands on page 1")]
    [InlineData("Heat no. 46423 /02", SuggestedKind.Heat, "heat 46423 /02 stands on page 1")]
    [InlineData("Delivery RCP-0001", SuggestedKind.Receipt, "delivery RCP-0001 stands on page 1")]
    [InlineData("Product ALU-5083", SuggestedKind.Material, "its code stands on page 1")]
    public async Task Numbers_of_lots_heats_deliveries_and_materials_are_found(string says, SuggestedKind kind, string reason)
    {
        await using var workshop = await Shop();
        await workshop.Received(1, number: "ALU-1", supplierLot: "SL-77120", heat: ("Northmill", "46423 /02"));
        var one = Assert.Single((await workshop.Brought("x.txt", says)).Suggestions);
        Assert.Equal((kind, reason), (one.Kind, one.Reason));
    }

    [Fact]
    public async Task The_number_of_an_order_of_ours_leads_to_what_came_for_it_and_lacks_a_paper()
    {
        await using var workshop = await Shop();
        var order = await workshop.Ordered(await workshop.Supplier("NORTH"), lines: [(1, 4)]);
        foreach (var number in new[] { "ALU-7", "ALU-8" }) await workshop.Came(order, 1, number: number);
        var both = await workshop.Brought("x.txt", "Certificate of your order PO-0001");
        Assert.Equal(["ALU-7", "ALU-8"], both.Suggestions.Where(s => s.Kind == SuggestedKind.Lot).Select(s => s.Number));
        // Which of the two it speaks of, only a person can say.
        Assert.DoesNotContain(both.Suggestions, s => s.Kind == SuggestedKind.Lot && s.IsSure);
        await workshop.Naming(DocumentType.Mtr, "M-7", Named.Lot, "ALU-7");
        Assert.Equal(("ALU-8", true), (await workshop.Brought("y.txt", "Certificate of your order PO-0001, again")).Suggestions.Where(s => s.Kind == SuggestedKind.Lot).Select(s => (s.Number, s.IsSure)).Single());
    }

    [Fact]
    public async Task What_only_looks_like_a_number_is_shown_and_never_taken_by_itself()
    {
        await using var workshop = await Shop();
        await workshop.Received(1, number: "ALU-1", heat: ("Northmill", "25990085"));
        var suggested = await workshop.Brought("x.txt", "Mill certificate, heat 2599OO85");
        var one = Assert.Single(suggested.Suggestions);
        Assert.Equal("2599OO85 stands on page 1, which only looks like it: compare sign by sign", one.Reason);
        Assert.False(suggested.CanConfirm);
    }

    [Fact]
    public async Task A_heat_of_two_mills_a_short_number_and_what_is_used_up_are_not_taken_by_themselves()
    {
        await using var workshop = await Shop();
        await workshop.Received(1, number: "ALU-1", heat: ("Northmill", "25990085"));
        await workshop.Received(1, number: "ALU-2", heat: ("Southmill", "25990085"));
        await workshop.Received(1, number: "ALU-3", supplierLot: "316");
        var gone = await workshop.Received(1, number: "ALU-4", heat: ("Northmill", "77001122"));
        await workshop.OnLot(gone, (lot, db, acts) => { db.Add(lot.Remove(lot.OnHand, MovementReason.Scrap, "x", "QL", acts.Now)); return Task.CompletedTask; });
        var suggested = await workshop.Brought("x.txt", "Mill certificate 25990085 of grade 316, and 77001122");
        Assert.Equal(["25990085", "25990085", "ALU-3"], suggested.Suggestions.Select(s => s.Number));
        Assert.False(suggested.CanConfirm);
    }

    [Fact]
    public async Task A_paper_known_by_its_number_gets_its_file()
    {
        await using var workshop = await Shop();
        var id = await workshop.Paper(DocumentType.Mtr, "C-88213");
        var suggested = await workshop.Brought("scan.txt", "Certificate C-88213");
        await workshop.Confirmed(suggested);
        Assert.Equal("scan.txt", await workshop.Read(db => db.Documents.Where(d => d.Id == id).Select(d => d.FileName).SingleAsync()));
    }

    [Fact]
    public async Task Data_say_what_they_are_and_nothing_is_guessed()
    {
        await using var workshop = await Shop();
        await workshop.Received(1, number: "ALU-1", heat: ("Northmill", "88123"));
        var suggested = await workshop.Brought("c.json", Examples.Newer);
        Assert.Equal((DocumentType.Mtr, "01/0005004/9", new DateOnly(2026, 5, 14)), (suggested.Type, suggested.Number, suggested.Item.IssuedOn));
        Assert.Contains(suggested.Suggestions, s => s is { Kind: SuggestedKind.Heat, Number: "88123", IsSure: true });
    }

    [Fact]
    public async Task The_same_file_twice_is_once_and_what_is_a_document_already_is_said()
    {
        await using var workshop = await Shop();
        await workshop.Received(1, number: "ALU-1", heat: ("Northmill", "25990085"));
        var first = await workshop.Brought("a.txt", "Mill certificate 25990085");
        var again = await workshop.TakenIn("b.txt", "Mill certificate 25990085");
        Assert.Equal((false, first.Item.Id), (again.IsNew, again.Item!.Id));
        await workshop.Confirmed(first);
        Assert.Equal("a", (await workshop.TakenIn("c.txt", "Mill certificate 25990085")).Known!.Value.Number);
        Assert.Equal(1, await workshop.Read(db => db.Files.CountAsync()));
    }

    [Fact]
    public async Task What_is_thrown_away_goes_with_its_content_and_who_did_it_stays()
    {
        await using var workshop = await Shop();
        var suggested = await workshop.Brought("holiday.txt", "No number of ours 123456");
        await workshop.Act(async (db, acts) => await db.ThrowAway(await db.InboxItems.SingleAsync(), acts.Who.Code, acts.Now));
        Assert.Equal((0, 0, 0), (await workshop.Read(db => db.Files.CountAsync()), await workshop.Read(db => db.FileChunks.CountAsync()), await workshop.Read(db => db.InboxNumbers.CountAsync())));
        var kept = await workshop.Read(db => db.InboxItems.SingleAsync());
        Assert.Equal(("holiday.txt", "QL", workshop.Clock.Now), (kept.FileName, kept.ThrownAwayBy, kept.ThrownAwayAt!.Value));
        Assert.Contains(await workshop.Read(db => db.Audit.ToListAsync()), a => a.Subject == "inbox_item" && a.Changes.Contains("thrown_away_by", StringComparison.Ordinal));
        await Assert.ThrowsAsync<DomainRuleException>(() => workshop.Act(async (db, acts) => await db.ThrowAway(await db.InboxItems.SingleAsync(), "QL", acts.Now)));
        // Needed after all, it comes in again.
        Assert.True((await workshop.TakenIn("holiday.txt", "No number of ours 123456")).IsNew);
        Assert.Empty(await workshop.Faults());
        Assert.NotEqual(0, suggested.Item.Id);
    }

    [Fact]
    public async Task The_file_of_a_document_stays_also_when_its_double_is_thrown_away_and_the_database_holds_it()
    {
        await using var workshop = await Shop();
        await workshop.Brought("a.txt", "Mill certificate 1234567");
        await workshop.Act(async (db, _) => db.Documents.Add(Document.Of(DocumentType.Mtr, "M-1")).Entity.Attach(await db.Files.SingleAsync(), "a.txt"));
        await workshop.Act(async (db, acts) => await db.ThrowAway(await db.InboxItems.SingleAsync(), "QL", acts.Now));
        Assert.Equal(1, await workshop.Read(db => db.FileChunks.CountAsync()));
        foreach (var table in (string[])["file_chunk", "stored_file"])
            Assert.Contains("never deleted", (await Assert.ThrowsAnyAsync<Exception>(() => workshop.Act(async (db, _) => await RawSql.Execute(db, $"DELETE FROM {table}")))).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_people_confirm_the_same_file_and_it_becomes_one_document()
    {
        await using var workshop = await Shop();
        await workshop.Received(1, number: "ALU-1", heat: ("Northmill", "25990085"));
        var suggested = await workshop.Brought("a.txt", "Mill certificate 25990085");
        var tries = await Task.WhenAll(Enumerable.Range(0, 2).Select(async _ =>
        {
            try { await workshop.Confirmed(suggested); return ""; }
            catch (DomainRuleException refused) { return refused.Message; }
        }));
        Assert.Contains("a.txt was sorted already, by QL. It is with the documents now.", tries);
        Assert.Equal(1, await workshop.Read(db => db.Documents.CountAsync()));
    }

    [Fact]
    public async Task Nothing_ticked_two_papers_or_a_number_that_is_here_already_is_refused()
    {
        await using var workshop = await Shop();
        await workshop.Received(1, number: "ALU-1", heat: ("Northmill", "25990085"));
        var suggested = await workshop.Brought("M-9.txt", "Mill certificate 25990085");
        Assert.Contains("Nothing was ticked for M-9.txt", await Refused(workshop, suggested, []), StringComparison.Ordinal);
        // What was not suggested is not taken, whatever a form says.
        Assert.Contains("Nothing was ticked for M-9.txt", await Refused(workshop, suggested, ["lot:1", "heat:999"]), StringComparison.Ordinal);
        await workshop.Paper(DocumentType.Mtr, "M-9", issuer: "Northmill");
        Assert.Contains("A mill test report (MTR) M-9 from Northmill is here already.", await Refused(workshop, suggested, ["heat:1"]), StringComparison.Ordinal);
        Assert.Equal(1, await workshop.Read(db => db.InboxItems.Waiting().CountAsync()));
    }

    [Theory]
    [InlineData("Safety Data Sheet according to REACH", DocumentType.Sds)]
    [InlineData("Lieferschein Nr. 7", DocumentType.PackingSlip)]
    [InlineData("ABNAHMEPRÜFZEUGNIS 3.1", DocumentType.Mtr)]
    [InlineData("Certificate of Conformity. Fulfils RoHS and REACH.", DocumentType.Cofc)]
    [InlineData("EU RoHS declaration", DocumentType.Rohs)]
    [InlineData("Declaration on SVHC (REACH)", DocumentType.Reach)]
    [InlineData("Invoice", null)]
    public void What_kind_of_paper_it_seems_to_be(string says, DocumentType? type) => Assert.Equal(type, PaperGuess.Of(new FileText([says])).Type);

    [Theory]
    [InlineData("Certificate of conformity No.\nBPC-24-104", "BPC-24-104")]
    [InlineData("Inspection certificate no: 88213/24, of 3 May", "88213/24")]
    [InlineData("Lieferschein Nr. 4711", "4711")]
    [InlineData("A report of 2024 and nothing more", null)]
    public void The_number_that_seems_to_be_its_own(string says, string? number) => Assert.Equal(number, PaperGuess.Of(new FileText([says])).Number);

    [Fact]
    public void What_is_measured_is_no_number_and_what_names_something_is_found_once_with_its_page()
    {
        var found = NumbersInText.In(new(["Rm 521 MPa C 0.150 heat (4E2101), 20 °C", "4e2101 01/0005004/9 12"]));
        Assert.Equal([("4E2101", 1), ("01/0005004/9", 2)], found.Where(f => !f.Written.Contains(' ', StringComparison.Ordinal) && f.Written != "521").Select(f => (f.Written, f.Page)));
        Assert.Equal(NumbersInText.Most, NumbersInText.In(new([string.Join(' ', Enumerable.Range(100000, 9000))])).Count);
    }

    private static async Task<Workshop> Shop()
    {
        var workshop = await Workshop.Open();
        var material = await workshop.Material("ALU-5083", Category.Metal, level: ControlLevel.Document);
        await workshop.Requires(material, DocumentType.Mtr);
        return workshop;
    }

    private static async Task<string> Refused(Workshop workshop, Suggested suggested, string[] keys) =>
        (await Assert.ThrowsAsync<DomainRuleException>(() => workshop.Confirmed(suggested, keys))).Message;
}

/// <summary>Files that come into the inbox, for tests.</summary>
internal static class Bringing
{
    public static Task<TakenIn> TakenIn(this Workshop workshop, string name, string content) => workshop.Act(async (db, _) =>
        await db.TakeIn(await IncomingFile.Look(name, Encoding.UTF8.GetByteCount(content), () => new MemoryStream(Encoding.UTF8.GetBytes(content))), InboxOrigin.Page));

    /// <summary>Comes in, is read, and is held against the shop.</summary>
    public static async Task<Suggested> Brought(this Workshop workshop, string name, string content)
    {
        var taken = await workshop.TakenIn(name, content);
        await workshop.InScope(async scope =>
        {
            using var reading = new InboxReading(Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.GetRequiredService<Microsoft.Extensions.DependencyInjection.IServiceScopeFactory>(scope));
            await reading.ReadAll();
            return true;
        });
        return await workshop.Read(async db => (await new Suggesting(db).For([await db.InboxItems.AsNoTracking().SingleAsync(i => i.Id == taken.Item!.Id)], workshop.Clock.Today))[0]);
    }

    /// <summary>Takes what one tap takes, or what is named.</summary>
    public static Task Confirmed(this Workshop workshop, Suggested suggested, string[]? keys = null) => workshop.Act(async (db, acts) =>
    {
        var item = await db.InboxItems.SingleAsync(i => i.Id == suggested.Item.Id);
        item.RefuseUnlessWaiting();
        var now = (await new Suggesting(db).For([item], workshop.Clock.Today))[0];
        await db.Confirm(now, keys ?? [.. now.Suggestions.Where(now.IsTaken).Select(s => s.Key)], "QL", acts.Now);
    });
}
