using Microsoft.EntityFrameworkCore;
using Traceability.Certificates;
using Traceability.Lots;
using Traceability.Materials;
using Traceability.People;
using Traceability.Tests.Stock;

namespace Traceability.Tests.Certificates;

/// <summary>Papers find themselves: behind what was sold, by their day, and the data sheet of what is on the shelf.</summary>
public sealed class DocumentsFoundTests
{
    [Fact]
    public async Task Behind_a_shipment_a_product_and_a_unit_stand_the_papers_of_all_it_was_made_from()
    {
        await using var workshop = await Workshop.Open();
        var shipped = await workshop.Tell(async story =>
        {
            var aluminium = await story.Material("ALU", Category.Metal, level: ControlLevel.BlindMatch);
            var plate = await story.Receive("ALU-1", 10, aluminium);
            await story.Accept(plate, "25990085");
            var other = await story.Receive("ALU-2", 10, aluminium);
            await story.Accept(other, "25990099");
            var record = await story.Start("MFG-1");
            await story.Consume(record, plate, 2);
            var made = await story.Produce(record, "BOX-1", 1);
            return (await story.Ship("ANN", (made, 1))).Number;
        });
        var anna = await workshop.SignedIn(role: Role.Staff);
        foreach (var number in (string[])[shipped, "BOX", "box-1", "ALU-1"])
            Assert.Equal(["CERT-25990085"], await Found(anna, $"behind={number}"));
        Assert.Equal(["CERT-25990085", "CERT-25990099"], await Found(anna, ""));
        Assert.Contains("There is no order, shipment, product or lot XYZ-9.", (await anna.Visit("/documents?behind=XYZ-9")).Text, StringComparison.Ordinal);
        var csv = System.Text.Encoding.UTF8.GetString((await anna.Visit("/documents?behind=ALU-1&handler=csv")).Body);
        Assert.Contains("CERT-25990085", csv, StringComparison.Ordinal);
        Assert.DoesNotContain("CERT-25990099", csv, StringComparison.Ordinal);
    }

    [Fact]
    public async Task By_the_day_of_issue()
    {
        await using var workshop = await Workshop.Open();
        var anna = await workshop.SignedIn(role: Role.Staff);
        foreach (var day in (int[])[1, 15, 31])
            await workshop.Act((db, _) => { db.Documents.Add(Document.Of(DocumentType.Sds, $"D-{day}", issuedOn: new DateOnly(2024, 5, day))); return Task.CompletedTask; });
        Assert.Equal(["D-15", "D-31"], await Found(anna, "from=2024-05-15"));
        Assert.Equal(["D-1", "D-15"], await Found(anna, "to=2024-05-15"));
        Assert.Equal(["D-15"], await Found(anna, "from=2024-05-15&to=2024-05-15"));
        // What makes no sense is read as if it were not there.
        Assert.Equal(3, (await Found(anna, "from=yesterday")).Length);
    }

    [Fact]
    public async Task The_data_sheet_of_every_material_in_stock_is_one_press_away_and_what_has_none_is_listed()
    {
        await using var workshop = await Workshop.Open();
        var resin = await workshop.Material("RES", Category.Resin, Unit.Kg);
        await workshop.Received(resin, number: "RES-1");
        await workshop.Received(await workshop.Material("GLUE", Category.Adhesive, Unit.Kg), number: "GLU-1");
        await workshop.Material("NOT-HERE", Category.Resin, Unit.Kg);
        await workshop.Naming(DocumentType.Sds, "S-OLD", Named.Material, "RES", workshop.Clock.Today.AddDays(-1));
        var id = await workshop.Naming(DocumentType.Sds, "S-NEW", Named.Material, "RES");
        await workshop.Act(async (db, _) =>
        {
            var pdf = PaperShop.Pdf();
            (await db.Documents.SingleAsync(d => d.Id == id)).Attach(await db.Keep(await IncomingFile.Look("s.pdf", pdf.Length, () => new MemoryStream(pdf))), "s.pdf");
        });
        var page = await (await (await workshop.SignedIn(role: Role.Staff)).Visit("/documents")).Link("Safety data");
        Assert.Equal(["GLUE", "RES"], page.All("tbody td:first-child .num"));
        Assert.Contains("Of one material there is none.", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("S-OLD", page.Text, StringComparison.Ordinal);
        Assert.Equal($"/documents/{id}?handler=file", page.Document.QuerySelector("a.file[href*=handler]")!.GetAttribute("href"));
        page = await page.Link("Add it for GLUE");
        Assert.Equal(("GLUE", nameof(DocumentType.Sds)), (page.Value("Input.Materials"), page.Value("Input.Type")));
    }

    private static async Task<string[]> Found(PageClient anna, string query) => [.. (await anna.Visit("/documents?" + query)).All("tbody td:first-child .num").Order(StringComparer.Ordinal)];
}
