using System.Text;
using Traceability.Manufacture;
using Traceability.People;
using Traceability.Printing;
using Traceability.Tests.Printing;
using Traceability.Trainings;

namespace Traceability.Tests.Manufacture;

/// <summary>The paper that goes with a job.</summary>
public sealed class TravellerTests
{
    [Fact]
    public async Task It_says_what_is_made_what_goes_in_with_codes_to_scan_and_every_step()
    {
        await using var shop = await MakingShop.Open();
        foreach (var (number, expires) in new (string, DateOnly?)[] { ("PLA-OLD", null), ("PLA-ENDS", MakingShop.Today.AddDays(20)), ("PLA-LATER", MakingShop.Today.AddDays(400)), ("PLA-BEGUN", null) })
            await shop.Lot(number, "PLA-BK", 500, expires: expires);
        await shop.Use(await shop.Record(), "PLA-BEGUN", 1);
        await shop.Act(s =>
        {
            var sop = Sop.Named("SOP-7", "Enclosure", "A");
            sop.Draft!.Write(string.Join('\n', Enumerable.Range(1, 30).Select(n => n == 7 ? "Measure the wall [= mm]" : $"Step {n} [ ]")), null);
            sop.Draft.Release(MakingShop.Lead, s.Now);
            s.Db.Add(sop);
            return Task.CompletedTask;
        });
        using var anna = await shop.Workshop.SignedIn("ANNA", Role.QualityLead);
        var page = await anna.Visit("/making/new?product=ENC&quantity=10");
        page = await page.Submit("Start the record", new() { ["Input.Procedure"] = "1" });
        // What is begun first, then what ends soon, then what is oldest.
        var offers = page.All(".slot.open .offers a").Where(o => o.StartsWith("PLA", StringComparison.Ordinal)).Select(o => o.Split(' ')[0]);
        Assert.Equal(["PLA-BEGUN", "PLA-ENDS", "PLA-OLD"], offers);
        var pdf = await page.Link("Traveller");
        Assert.Equal("%PDF", Encoding.ASCII.GetString(pdf.Body[..4]));
        Assert.Contains("MFG-0002 traveller.pdf", pdf.Headers["Content-Disposition"].Single(), StringComparison.Ordinal);
        var paper = new PdfFile(pdf.Body);
        Assert.InRange(paper.Pages.Count, 2, 4);
        foreach (var said in (string[])["10 × Enclosure, clear lid", "revision C", "PLA-BEGUN", "expires 2024-06-15", "Measure the wall", "________ mm", "Step 30"])
            Assert.Contains(said, paper.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Its_codes_are_the_numbers_that_are_scanned_and_a_nest_names_all_it_makes()
    {
        await using var shop = await MakingShop.Open();
        var report = await shop.Act(async s =>
        {
            var (enc, lid) = (await s.Db.ProductNumbered("ENC"), await s.Db.ProductNumbered("LID"));
            var record = ManufactureRecord.StartNest("MFG-0009", [new(enc, 2, BomRevision: "C", Drawing: "D-1, A"), new(lid, null)], MakingShop.Today, MakingShop.Today, "ANNA");
            return Traveller.Of(record, [new("Acrylic", "1 sheet", [("ACR-1", "9 sheets")]), new("Glue", "2 ml", [])], [new("PLA-1", "PLA, black", "20 g", "units 1–5")], null, new("Shop"), s.Now, new string('a', 64));
        });
        Assert.Equal(["MFG-0009", "ACR-1"], report.Blocks.OfType<Qr>().Select(q => q.Text));
        Assert.Equal("A nest of 2 products", report.Subtitle);
        var made = report.Blocks.OfType<Table>().First();
        Assert.Equal([["ENC", "Enclosure, clear lid", "2", "revision C", "D-1, A", "the shelf"], ["LID", "Lid", "____", "none", "", "the shelf"]], made.Rows);
        Assert.Contains(report.Blocks.OfType<Paragraph>(), p => p.Tone == Tone.Warning && p.Text.StartsWith("No lot of it is free", StringComparison.Ordinal));
        Assert.Contains(report.Blocks.OfType<Table>(), t => t.Rows.Any(r => r[0] == "PLA-1" && r[3] == "units 1–5"));
        Assert.EndsWith(new string('a', 64), report.Foot, StringComparison.Ordinal);
    }
}
