using Traceability.Certificates;
using Traceability.Lots;
using Traceability.Materials;
using Traceability.Tests.Certificates;
using Traceability.Tests.Stock;

namespace Traceability.Tests.Manufacture;

/// <summary>What a product demands of papers, everything that goes into it has to have.</summary>
public sealed class DemandedPapersTests : IAsyncLifetime
{
    private Workshop workshop = null!;

    public async Task InitializeAsync() => workshop = await Workshop.Open();

    public async Task DisposeAsync() => await workshop.DisposeAsync();

    private async Task Demands(params DocumentType[] types) => await workshop.Tell(async story => (await story.Product()).RequiredDocuments = types);

    private async Task Use(string lot) => await workshop.Tell(async story => await story.Consume(await story.Start(), await story.Lot(lot), 1));

    [Fact]
    public async Task A_lot_without_a_paper_that_the_product_demands_does_not_go_in()
    {
        var material = await workshop.Material("ACR", Category.Plastic);
        await workshop.Accepted(material, number: "ACR-1");
        await Demands(DocumentType.Rohs, DocumentType.Sds);
        Assert.Contains("BOX needs a RoHS declaration of all that goes in, and ACR-1 has none that is valid", await Shelf.Refused(() => Use("ACR-1")), StringComparison.Ordinal);
        // One that has expired is none.
        await workshop.Naming(DocumentType.Rohs, "R-OLD", Named.Material, "ACR", workshop.Clock.Today.AddDays(-1));
        Assert.Contains("ACR-1 has none that is valid", await Shelf.Refused(() => Use("ACR-1")), StringComparison.Ordinal);
        await workshop.Naming(DocumentType.Rohs, "R-1", Named.Material, "ACR");
        await Use("ACR-1");
    }

    [Fact]
    public async Task A_piece_has_the_papers_of_what_it_was_cut_from()
    {
        await workshop.Accepted(await workshop.Material("ALU", Category.Metal, Unit.Pcs), number: "ALU-1");
        await Demands(DocumentType.Mtr);
        var piece = await workshop.Tell(async story => (await story.Cut(await story.Lot("ALU-1"), 1, 2))[0].Number);
        await Use(piece);
    }

    [Fact]
    public async Task A_mill_test_report_is_asked_of_metal_and_a_certificate_of_conformity_of_the_rest()
    {
        await Demands(DocumentType.Mtr);
        await workshop.Accepted(await workshop.Material("ACR", Category.Plastic, level: ControlLevel.Label), number: "ACR-1");
        await workshop.OnLot(await workshop.Received(await workshop.Material("PLA", Category.Filament, Unit.G), number: "PLA-1"), async (lot, db, acts) =>
        {
            lot.ReadOff("7", "QL", acts.Now);
            lot.Compare(await db.DocumentOf(DocumentType.TestReport, "T-1", "Filaro", lot), "7", null, "QL", acts.Now);
            await db.SaveChangesAsync();
            lot.Accept([.. db.DocumentsAbout(lot)], workshop.Clock.Today, "QL", acts.Now);
        });
        await Use("ACR-1");
        await Use("PLA-1");
        await Demands(DocumentType.Cofc);
        Assert.Contains("PLA-1 has none that is valid", await Shelf.Refused(() => Use("PLA-1")), StringComparison.Ordinal);
        // Nobody asks a paper of what is known by its label: its certificate says what is not shown.
        await Use("ACR-1");
    }
}
