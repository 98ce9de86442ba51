using Microsoft.EntityFrameworkCore;
using Traceability.Certificates;
using Traceability.Data;
using Traceability.Lots;
using Traceability.Materials;
using Traceability.Receiving;
using Traceability.Tests.Certificates;
using Traceability.Tests.Stock;

namespace Traceability.Tests.Suppliers;

/// <summary>Who delivers: whom to ask, what they are certified for, and how they have delivered.</summary>
public sealed class SupplierTests
{
    [Fact]
    public async Task Several_people_can_be_asked_and_each_can_be_reached()
    {
        await using var workshop = await Workshop.Open();
        var supplier = await workshop.Supplier();
        using var anna = await workshop.SignedIn();
        var page = await (await anna.Visit($"/suppliers/{supplier}")).Submit("form:has([name=\"Contacting.Name\"])", new() { ["Contacting.Name"] = "Ines Farrow", ["Contacting.Role"] = "Certificates" });
        Assert.Contains("How is this person reached?", page.All(".wrong").Single(), StringComparison.Ordinal);
        page = await page.Submit("form:has([name=\"Contacting.Name\"])", new() { ["Contacting.Phone"] = "0161 496 0118" });
        Assert.Contains("Certificates · 0161 496 0118", page.Text, StringComparison.Ordinal);
        page = await page.Submit("Take off Ines Farrow");
        Assert.Contains("Ines Farrow is taken off", page.Text, StringComparison.Ordinal);
        Assert.Equal(0, await workshop.Read(db => db.SupplierContacts.CountAsync()));
    }

    [Fact]
    public async Task Their_own_certificate_is_kept_with_its_file_and_said_thirty_days_before_it_ends()
    {
        await using var workshop = await Workshop.Open();
        var supplier = await workshop.Supplier();
        using var anna = await workshop.SignedIn();
        var page = await (await anna.Visit($"/suppliers/{supplier}")).Link("Add one");
        page = await page.Submit("Add it", new() { ["Input.Standard"] = "ISO 9001:2015", ["Input.DocumentNumber"] = "QM-118", ["Input.Issuer"] = "Northcert" });
        Assert.Contains("Until when is it valid?", page.All(".wrong").Single(), StringComparison.Ordinal);
        page = await page.Submit("Add it", new() { ["Input.ExpiresOn"] = $"{workshop.Clock.Today.AddDays(40):yyyy-MM-dd}", ["Input.File"] = new Upload("qm.pdf", PaperShop.Pdf()) });
        Assert.Contains("HARLOW Supplies has ISO 9001:2015 until", page.Text, StringComparison.Ordinal);
        Assert.Contains("valid", page.All("#certificates .badge").Single(), StringComparison.Ordinal);
        foreach (var (days, state) in ((int, string)[])[(10, "expires soon"), (31, "expired")])
        {
            workshop.Clock.Advance(TimeSpan.FromDays(days));
            // One's sign-in has ended by then.
            using var later = await workshop.SignedIn($"P{days}");
            Assert.Equal(state, (await later.Visit($"/suppliers/{supplier}")).All("#certificates .badge").Single());
        }
        Assert.Equal("qm.pdf", (await workshop.Read(db => db.Documents.SingleAsync())).FileName);
        using var bo = await workshop.SignedIn("BO");
        page = await (await bo.Visit($"/suppliers/{supplier}/certificate")).Submit("Add it", new() { ["Input.Standard"] = "ISO 9001:2015", ["Input.DocumentNumber"] = "qm-118", ["Input.Issuer"] = "NORTHCERT", ["Input.ExpiresOn"] = "2030-01-01" });
        Assert.Contains("is here already", page.All(".wrong").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_score_counts_deliveries_rejections_differing_numbers_and_certificates_in_time_and_leaves_opening_stock_apart()
    {
        await using var workshop = await Workshop.Open();
        var (supplier, other) = (await workshop.Supplier(), await workshop.Supplier("OTHER"));
        var alu = await workshop.Material("ALU", Category.Metal, Unit.Pcs);
        await workshop.Act(async (db, _) => db.Receipts.Add(Receipt.Opening("RCP-0", await db.Suppliers.FindAsync(supplier), null, workshop.Clock.Today, workshop.Clock.Today)).Entity
            .Take(new("OLD-1", (await db.Materials.FindAsync(alu))!, Quantity.Of(3, Unit.Pcs))));
        await workshop.Accepted(alu, number: "IN-TIME");
        var bad = await workshop.Received(alu, number: "BAD");
        var late = await workshop.Received(alu, number: "LATE");
        await workshop.OnLot(bad, async (of, db, acts) =>
        {
            of.ReadOff("1234", "QL", acts.Now);
            of.Compare(await db.DocumentOf(DocumentType.Mtr, "C-BAD", "Mill", of), "1243", null, "QL", acts.Now);
            of.Reject("Digits differ.", "QL", acts.Now);
        });
        workshop.Clock.Advance(TimeSpan.FromDays(4));
        await workshop.Naming(DocumentType.Mtr, "C-LATE", Named.Lot, "LATE");
        await workshop.Delivery(other);
        workshop.Clock.Advance(TimeSpan.FromDays(365));
        await workshop.Received(alu, number: "NEXT");

        var score = await workshop.Read(db => db.ScoreOf(supplier, db.Owed(workshop.Clock.Today).Select(x => x.LotId)));
        Assert.Equal([2025, 2024], score.Select(y => y.Year));
        Assert.Equal(new YearScore(2024, 3, 3, 1, 1, 3, 1, 0), score[1]);
        Assert.Equal(new YearScore(2025, 1, 1, 0, 0, 1, 0, 1), score[0]);
        Assert.Equal((33, 33), (score[1].RejectedPercent, score[1].InTimePercent));
        Assert.True(late > 0);

        using var anna = await workshop.SignedIn();
        var page = await anna.Visit($"/suppliers/{supplier}");
        Assert.Contains("1 lot of opening stock, not counted here", page.Text, StringComparison.Ordinal);
        Assert.Contains("Digits differ.", page.All("#score details").Single(), StringComparison.Ordinal);
        Assert.Contains("4 deliveries", page.Text, StringComparison.Ordinal);
        Assert.NotNull(page.Document.QuerySelector("#score svg[role=img]"));
        Assert.Contains("Nothing was delivered yet", (await anna.Visit($"/suppliers/{await workshop.Supplier("NONE")}")).All("#score").Single(), StringComparison.Ordinal);
    }
}
