using System.Net;
using Microsoft.EntityFrameworkCore;
using Traceability.Certificates;
using Traceability.Lots;
using Traceability.Materials;
using Traceability.People;
using Traceability.Receiving;
using Traceability.Tests.Stock;

namespace Traceability.Tests.Receiving;

/// <summary>Read blind, compare, decide: as strictly as the material asks.</summary>
public sealed class VerifyingTests
{
    private static async Task<(Workshop Workshop, long Lot, PageClient Anna)> Waiting(Category category, ControlLevel? level = null, Role role = Role.QualityLead, (string?, string)? heat = null)
    {
        var workshop = await Workshop.Open();
        var lot = await workshop.Received(await workshop.Material("ALU", category, level: level), supplierLot: "SECRET-LOT", heat: heat);
        return (workshop, lot, await workshop.SignedIn(role: role));
    }

    private static async Task<Page> Read(PageClient anna, long lot, string number) =>
        await (await anna.Visit($"/lots/{lot}/verify")).Submit("Next", new() { ["Reading.ReadNumber"] = number });

    private static Task<Page> Paper(Page page, string says, string number = "88213-1") =>
        page.Submit("Compare", new() { ["Paper.CertificateSays"] = says, ["Paper.DocumentNumber"] = number, ["Paper.Issuer"] = "Northmill" });

    [Fact]
    public async Task A_metal_is_read_blind_compared_and_accepted()
    {
        var (workshop, lot, anna) = await Waiting(Category.Metal, role: Role.Staff, heat: (null, "25990085"));
        await using var _ = workshop;
        var page = await anna.Visit($"/lots/{lot}/verify");
        // Blind: neither the label nor the heat of the delivery stands on the page.
        Assert.DoesNotContain("SECRET-LOT", page.Document.Source.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("25990085", page.Document.Source.Text, StringComparison.Ordinal);

        page = await page.Submit("Next", new() { ["Reading.ReadNumber"] = "25990085" });
        workshop.Clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal("Mtr", page.Value("Paper.Type"));
        page = await Paper(page, "25990085");
        Assert.Contains("The two numbers are the same", page.Text, StringComparison.Ordinal);
        Assert.Empty(page.All(".digits .differs"));
        page = await page.Submit("Accept");
        Assert.Contains("is accepted", page.Text, StringComparison.Ordinal);

        var kept = await workshop.Lot(lot);
        Assert.Equal(LotStatus.Accepted, kept.Status);
        Assert.Contains(kept.Heats, h => h.Heat is { Mill: "Northmill", Number: "25990085" });
        Assert.Equal([lot], (await workshop.Read(db => db.Documents.Include(d => d.Lots).SingleAsync())).Lots.Select(l => l.Id));
    }

    [Fact]
    public async Task Numbers_that_differ_are_shown_sign_by_sign_and_are_not_accepted()
    {
        var (workshop, lot, anna) = await Waiting(Category.Metal);
        await using var _ = workshop;
        var page = await Paper(await Read(anna, lot, "25990085"), "25990065");
        Assert.Contains("differ in one place, so this lot cannot be accepted", page.Text, StringComparison.Ordinal);
        Assert.Equal(["8", "6"], page.All(".digits .differs"));
        Assert.Contains("8 on the material, 6 on the paper", page.Text, StringComparison.Ordinal);
        Assert.NotNull(page.Document.QuerySelector("button[disabled]"));

        // Somebody who sends it all the same is refused by the rule itself.
        page = await page.Submit("form:has(button[disabled])");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("cannot be accepted", page.Refusals[0], StringComparison.Ordinal);
        Assert.Equal(LotStatus.Quarantined, (await workshop.Lot(lot)).Status);
        Assert.Empty((await workshop.Read(db => db.Documents.Include(d => d.Lots).SingleAsync())).Lots);

        workshop.Clock.Advance(TimeSpan.FromMinutes(1));
        page = await (await anna.Visit($"/lots/{lot}/verify?step=read")).Submit("Next", new() { ["Reading.ReadNumber"] = "25990065" });
        page = await (await Paper(page, "25990065")).Submit("Accept");
        Assert.Contains("is accepted", page.Text, StringComparison.Ordinal);
        Assert.Contains(await workshop.Read(db => db.Verifications.ToListAsync()), v => v.Outcome == Outcome.Mismatch);
    }

    [Fact]
    public async Task Without_a_number_a_metal_is_not_accepted()
    {
        var (workshop, lot, anna) = await Waiting(Category.Metal);
        await using var _ = workshop;
        var page = await (await anna.Visit($"/lots/{lot}/verify")).Submit("No number on it");
        page = await page.Submit("form:has(button[disabled])");
        Assert.Contains("There is no number on", page.Refusals[0], StringComparison.Ordinal);
        page = await page.Submit("Quarantine", new() { ["Refusal.Reason"] = "Ask the mill." });
        Assert.Equal("quarantined", page.All(".head .badge").Single());
    }

    [Fact]
    public async Task Blind_match_needs_the_certificate_compared()
    {
        var (workshop, lot, _) = await Waiting(Category.Metal);
        await using var __ = workshop;
        await workshop.OnLot(lot, (one, acts) => one.ReadOff("25990085", "QL", acts.Now));
        Assert.Contains("has not been compared yet", await Shelf.Refused(() => workshop.OnLot(lot, (one, acts) => one.Accept([], workshop.Clock.Today, "QL", acts.Now))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Level_one_needs_only_the_label_and_no_number_is_an_answer()
    {
        var (workshop, lot, anna) = await Waiting(Category.Adhesive, role: Role.Staff);
        await using var _ = workshop;
        Assert.Contains("Nobody has read", await Shelf.Refused(() => workshop.OnLot(lot, (one, acts) => one.Accept([], workshop.Clock.Today, "QL", acts.Now))), StringComparison.Ordinal);
        var page = await (await anna.Visit($"/lots/{lot}/verify")).Submit("No number on it");
        Assert.Contains("is accepted", (await page.Submit("Accept")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Level_two_needs_a_document_that_names_the_lot()
    {
        var (workshop, lot, anna) = await Waiting(Category.Plastic);
        await using var _ = workshop;
        await workshop.OnLot(lot, (one, acts) => one.ReadOff("PX-1", "QL", acts.Now));
        Assert.Contains("No certificate names", await Shelf.Refused(() => workshop.OnLot(lot, (one, acts) => one.Accept([], workshop.Clock.Today, "QL", acts.Now))), StringComparison.Ordinal);
        var page = await anna.Visit($"/lots/{lot}/verify");
        Assert.Equal("Cofc", page.Value("Paper.Type"));
        page = await Paper(page, "px-1");
        Assert.Contains("is accepted", (await page.Submit("Accept")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task At_level_two_a_paper_counts_also_where_nothing_stands_on_the_material()
    {
        var (workshop, lot, anna) = await Waiting(Category.Filament);
        await using var _ = workshop;
        var page = await (await anna.Visit($"/lots/{lot}/verify")).Submit("No number on it");
        page = await Paper(page, "F24-12007");
        Assert.Contains("is accepted", (await page.Submit("Accept")).Text, StringComparison.Ordinal);
        Assert.Contains(await workshop.Read(db => db.Verifications.ToListAsync()), v => v is { Outcome: Outcome.NoNumber, CertificateSays: "F24-12007" });
    }

    [Fact]
    public async Task A_material_can_ask_for_more_documents()
    {
        await using var workshop = await Workshop.Open();
        var material = await workshop.Material("PLA", Category.Filament, Unit.G, ControlLevel.Label);
        await workshop.Act(async (db, _) => (await db.Materials.FindAsync(material))!.RequiredDocuments = [DocumentType.Rohs]);
        var lot = await workshop.Received(material);
        using var anna = await workshop.SignedIn();
        var page = await (await Read(anna, lot, "X-1")).Submit("Accept");
        Assert.Contains("needs a RoHS declaration", page.Refusals[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rejected_lot_is_not_accepted_any_more()
    {
        var (workshop, lot, anna) = await Waiting(Category.Adhesive);
        await using var _ = workshop;
        var page = await Read(anna, lot, "X-1");
        page = await page.Submit("Reject", new() { ["Refusal.Reason"] = "Wrong glue." });
        Assert.Equal("rejected", page.All(".head .badge").Single());
        Assert.Contains("was rejected", await Shelf.Refused(() => workshop.OnLot(lot, (one, acts) => one.Accept([], workshop.Clock.Today, "QL", acts.Now))), StringComparison.Ordinal);
        Assert.Contains("Send it back", (await anna.Visit($"/lots/{lot}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Staff_cannot_reject_and_a_refusal_needs_its_reason()
    {
        var (workshop, lot, anna) = await Waiting(Category.Adhesive, role: Role.Staff);
        await using var _ = workshop;
        var page = await Read(anna, lot, "X-1");
        Assert.DoesNotContain("Reject", page.All("button"));
        page = await page.Submit("Quarantine");
        Assert.Contains("Say why", page.All(".wrong").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_certificate_of_two_lots_is_one_document()
    {
        await using var workshop = await Workshop.Open();
        var alu = await workshop.Material("ALU", Category.Metal);
        using var anna = await workshop.SignedIn();
        foreach (var lot in new[] { await workshop.Received(alu), await workshop.Received(alu) })
            await (await Paper(await Read(anna, lot, "25990085"), "25990085")).Submit("Accept");
        Assert.Equal(2, (await workshop.Read(db => db.Documents.Include(d => d.Lots).SingleAsync())).Lots.Count);
        Assert.Equal(1, await workshop.Read(db => db.Heats.CountAsync()));
    }

    [Theory]
    [InlineData("25990085", "25990065", 1)]
    [InlineData("25990085", "2599085", 1)]
    [InlineData("ab 12", "AB  12", 0)]
    [InlineData("AB", "", 2)]
    [InlineData("A", "AXY", 2)]
    public void Numbers_are_laid_one_above_the_other_so_that_only_what_differs_is_marked(string material, string paper, int differing)
    {
        var places = NumbersSideBySide.Of(material, paper);
        Assert.Equal(differing, places.Count(p => p.Differs));
        Assert.Equal(NumberKey.Of(material), string.Concat(places.Select(p => p.Material)));
        Assert.Equal(NumberKey.Of(paper), string.Concat(places.Select(p => p.Paper)));
    }
}
