using Microsoft.EntityFrameworkCore;
using Traceability.Data;
using Traceability.Lots;
using Traceability.Materials;
using Traceability.Pages.Trace;
using Traceability.People;
using Traceability.Receiving;
using Traceability.Tests.Stock;

namespace Traceability.Tests.Receiving;

/// <summary>Through whose hands a lot went before it came here.</summary>
public sealed class HopTests
{
    private static async Task<(Workshop Workshop, long Lot, PageClient Anna)> Shop()
    {
        var workshop = await Workshop.Open();
        var lot = await workshop.Received(await workshop.Material("ALU", Category.Metal), number: "ALU-1", supplierLot: "SL-9", heat: ("Northmill", "4E2101"));
        return (workshop, lot, await workshop.SignedIn(role: Role.Staff));
    }

    [Fact]
    public async Task Each_hand_stands_in_its_order_with_its_paper_and_the_number_on_it()
    {
        var (workshop, lot, anna) = await Shop();
        await using var _ = workshop;
        var page = await anna.Visit($"/lots/{lot}?tab=from");
        page = await page.Submit("Write it down", new() { ["Hop.Party"] = "Slit & Cut", ["Hop.Role"] = nameof(CustodyRole.ServiceCentre), ["Hop.Number"] = "4e2101", ["Hop.DocumentNumber"] = "DN-7" });
        Assert.Contains("Slit & Cut is written down.", page.Text, StringComparison.Ordinal);
        page = await page.Submit("Write it down", new() { ["Hop.Party"] = "Metal Trade", ["Hop.Number"] = "" });
        Assert.Contains("no number stands on it", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("The chain breaks here.", page.Text, StringComparison.Ordinal);
        var hands = page.Document.QuerySelectorAll("main .hops")[0].QuerySelectorAll("li > b").Select(b => b.TextContent).ToList();
        Assert.Equal(["Northmill", "Slit & Cut", "Metal Trade", "HARLOW Supplies", "Here"], hands);
        Assert.Contains("DN-7", (await page.Link("DN-7", "main .hops")).Heading, StringComparison.Ordinal);
        Assert.Equal(0, await workshop.Read(db => db.CountGaps()));
    }

    [Fact]
    public async Task A_hop_with_another_number_breaks_the_chain_and_is_a_gap()
    {
        var (workshop, lot, anna) = await Shop();
        await using var _ = workshop;
        var page = await (await anna.Visit($"/lots/{lot}?tab=from")).Submit("Write it down", new() { ["Hop.Party"] = "Slit & Cut", ["Hop.Number"] = "4E2I01" });
        Assert.Contains("The chain breaks here. This lot is known by heat 4E2101 or ALU-1", page.Text, StringComparison.Ordinal);
        page = await anna.Visit("/trace/gaps");
        Assert.Contains("The paper of Slit & Cut bears another number: 4E2I01.", page.Text, StringComparison.Ordinal);
        Assert.Equal(1, await workshop.Read(db => db.CountGaps()));
        // Voided, the gap is gone, and the row stays.
        page = await (await page.Link("ALU-1")).Submit("Void it: Slit & Cut", within: ".pad");
        Assert.Equal((0, 1), (await workshop.Read(db => db.CountGaps()), await workshop.Read(db => db.CustodyHops.CountAsync())));
    }

    [Fact]
    public async Task A_heat_that_is_known_later_mends_what_seemed_broken()
    {
        await using var workshop = await Workshop.Open();
        var lot = await workshop.Received(await workshop.Material("ALU", Category.Metal), number: "ALU-1", supplierLot: "SL-9");
        await Hop(workshop, lot, "4E2101");
        Assert.Equal(1, await workshop.Read(db => db.CountGaps()));
        await workshop.Act(async (db, _) => { db.Add(new LotHeat { Lot = await db.Lots.SingleAsync(), Heat = await db.HeatOf("Northmill", "4E2101") }); });
        Assert.Equal(0, await workshop.Read(db => db.CountGaps()));
    }

    [Fact]
    public async Task What_was_written_of_a_hop_stays_and_is_voided()
    {
        var (workshop, lot, anna) = await Shop();
        await using var _ = workshop;
        await Hop(workshop, lot, "4E2101");
        // Somebody else's: a quality lead says why.
        Assert.Contains("A quality lead can void it", (await Assert.ThrowsAsync<DomainRuleException>(() => Void(workshop, "x", new("ANNA", "Anna", Role.Staff)))).Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<DomainRuleException>(() => Void(workshop, "", new("BO", "Bo", Role.QualityLead)));
        await Void(workshop, "wrong lot", new("BO", "Bo", Role.QualityLead));
        await Assert.ThrowsAsync<DomainRuleException>(() => Void(workshop, "again", new("BO", "Bo", Role.QualityLead)));
        foreach (var sql in (string[])["DELETE FROM custody_hop", "UPDATE custody_hop SET number = 'X'", "UPDATE custody_hop SET voided_at = NULL"])
            await Assert.ThrowsAnyAsync<Exception>(() => workshop.Act(async (db, _) => await RawSql.Execute(db, sql)));
        Assert.DoesNotContain("Void it", (await anna.Visit($"/lots/{lot}?tab=from")).Text, StringComparison.Ordinal);
        Assert.Empty(await workshop.Faults());
    }

    [Fact]
    public async Task What_makes_no_sense_is_refused()
    {
        var (workshop, lot, anna) = await Shop();
        await using var _ = workshop;
        var page = await anna.Visit($"/lots/{lot}?tab=from");
        Assert.Contains("Who had it? Write the name.", (await page.Submit("Write it down")).Text, StringComparison.Ordinal);
        Assert.Contains("is after the day on which ALU-1 came here", (await page.Submit("Write it down", new() { ["Hop.Party"] = "X", ["Hop.PassedOn"] = "2030-01-01" })).Text, StringComparison.Ordinal);
        var made = await workshop.Tell(async story => (await story.Produce(await story.Start("MFG-1"), "BOX-1", 1)).Id);
        Assert.Contains("did not come in", (await Assert.ThrowsAsync<DomainRuleException>(() => Hop(workshop, made, "1"))).Message, StringComparison.Ordinal);
        Assert.Equal(0, await workshop.Read(db => db.CustodyHops.CountAsync()));
    }

    private static Task Hop(Workshop workshop, long lot, string number) => workshop.Act(async (db, _) =>
    {
        db.CustodyHops.Add(CustodyHop.Of(await db.Lots.ForUse().SingleAsync(l => l.Id == lot), 0, CustodyRole.Distributor, "Metal Trade", number, null, null));
    });

    private static Task Void(Workshop workshop, string reason, Who who) => workshop.Act(async (db, acts) => (await db.CustodyHops.SingleAsync()).Void(reason, who, acts.Now), who);
}
