using Traceability.Certificates;
using Traceability.Lots;
using Traceability.Materials;
using Traceability.People;
using Traceability.Tests.Printing;
using Traceability.Tests.Purchasing;
using Traceability.Tests.Stock;

namespace Traceability.Tests.Receiving;

/// <summary>What goes with material that is sent back.</summary>
public sealed class ReturnSlipTests
{
    [Fact]
    public async Task A_rejected_lot_goes_back_with_a_slip_that_says_both_numbers_and_why()
    {
        await using var workshop = await Workshop.Open();
        var (supplier, alu) = (await workshop.Supplier("TRM"), await workshop.Material("ALU", Category.Metal, Unit.Pcs));
        var lot = await workshop.Came(await workshop.Ordered(supplier, lines: (alu, 5)), 5, number: "ALU-1");
        await workshop.OnLot(lot, async (of, db, acts) =>
        {
            of.ReadOff("25987714", "QL", acts.Now);
            of.Compare(await db.DocumentOf(DocumentType.Mtr, "87990-2", "Northmill", of), "25987741", null, "QL", acts.Now);
            workshop.Clock.Advance(TimeSpan.FromMinutes(1));
            of.Reject("The mill has no heat of that number.", "QL", acts.Now);
        });
        using var lead = await workshop.SignedIn(role: Role.QualityLead);
        var page = await lead.Visit($"/lots/{lot}");
        Assert.DoesNotContain("Return slip", page.Text, StringComparison.Ordinal);
        page = await (await page.Link("Send it back")).Submit("Take it out", new() { ["Input.Note"] = "Fetched by their carrier." });
        Assert.Contains("Its return slip is here to be printed", page.Text, StringComparison.Ordinal);

        var slip = await page.Link("Return slip (PDF)");
        Assert.Equal("application/pdf", slip.Headers["Content-Type"].Single());
        var text = string.Join(' ', new PdfFile(slip.Body).Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        foreach (var words in (string[])["Return slip", "ALU-1", "TRM Supplies", "5 pcs", "PO-0001", "RCP-0001", "The mill has no heat of that number.", "Rejected by", "The material says", "25987714", "The certificate says", "25987741", "87990-2", "Fetched by their carrier.", "Sent back by"])
            Assert.Contains(words, text, StringComparison.Ordinal);
        // What went back is awaited again.
        Assert.Equal("5 pcs", (await workshop.Order(1)).Lines[0].Open.ToString());
    }

    [Fact]
    public async Task What_was_never_sent_back_has_no_slip()
    {
        await using var workshop = await Workshop.Open();
        var lot = await workshop.Received(await workshop.Material("PLY"));
        using var anna = await workshop.SignedIn();
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await anna.Visit($"/lots/{lot}?handler=ReturnSlip")).Status);
    }
}
