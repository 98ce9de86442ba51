using Microsoft.Extensions.DependencyInjection;
using Traceability.Certificates;
using Traceability.Genealogy;
using Traceability.Lots;

namespace Traceability.Tests.Genealogy;

public sealed class RootFinderTests
{
    [Fact]
    public async Task One_heat_number_of_two_mills_is_asked_about()
    {
        await using var workshop = await TwoMills();
        var several = await Assert.ThrowsAsync<AmbiguousNumberException>(() => FindOne(workshop, "25987741"));
        Assert.Equal(["heat:Northmill|25987741", "heat:Southmill|25987741"], several.Candidates.Order());
        Assert.Equal(["ALU-1", "ALU-2"], await Lots(workshop, "heat:Northmill|25987741"));
        Assert.Equal(["ALU-3"], await Lots(workshop, "HEAT: southmill | 25987741 "));
    }

    [Fact]
    public async Task A_heat_whose_mill_nobody_wrote_down_can_be_named_too()
    {
        await using var workshop = await TwoMills();
        await workshop.Tell(story => story.Receive("ALU-4", 1, heat: Heat.Of(null, "25987741")));
        Assert.Equal(["ALU-4"], await Lots(workshop, "heat:|25987741"));
    }

    [Fact]
    public async Task A_number_taken_over_from_the_supplier_is_one_thing()
    {
        await using var workshop = await Workshop.Open();
        await workshop.Tell(story => story.Receive("F24-11873", 1, supplierLot: "F24-11873"));
        Assert.Equal((RootKind.Lot, "F24-11873"), await FindOne(workshop, "f24-11873"));
    }

    [Fact]
    public async Task A_suppliers_lot_that_came_twice_is_all_its_lots()
    {
        await using var workshop = await Workshop.Open();
        await workshop.Tell(async story =>
        {
            await story.Receive("PLA-1", 1, supplierLot: "F24-11873");
            await story.Receive("PLA-2", 1, supplierLot: "f24-11873 ");
        });
        Assert.Equal(["PLA-1", "PLA-2"], await Lots(workshop, "F24-11873"));
    }

    [Fact]
    public async Task Of_a_reworked_unit_each_state_can_be_named()
    {
        await using var workshop = await Workshop.Open();
        await workshop.Tell(Reworked);
        var several = await Assert.ThrowsAsync<AmbiguousNumberException>(() => FindOne(workshop, "U-1"));
        Assert.Equal(["lot:U-1", "lot:U-1R"], several.Candidates.Order());
        foreach (var candidate in several.Candidates)
            Assert.Equal([candidate[4..]], await Lots(workshop, candidate));
    }

    [Fact]
    public async Task Two_papers_of_one_issuer_under_one_number_are_asked_about_together()
    {
        await using var workshop = await Workshop.Open();
        await workshop.Tell(async story =>
        {
            foreach (var (type, lot) in new[] { (DocumentType.Mtr, "A"), (DocumentType.Cofc, "B") })
            {
                var paper = Document.Of(type, "2024/117", "Northmill");
                paper.Names(await story.Receive(lot, 1));
                await story.Kept(paper);
            }
        });
        Assert.Equal(["A", "B"], await Lots(workshop, "certificate:Northmill|2024/117"));
        Assert.Equal(["A", "B"], await Lots(workshop, "2024/117"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("NOTHING-1")]
    [InlineData("heat:Nomill|25987741")]
    [InlineData("lot:25987741")]
    [InlineData("plan:25987741")]
    [InlineData("'; DROP TABLE lot; --")]
    public async Task What_nothing_bears_is_unknown(string number)
    {
        await using var workshop = await TwoMills();
        await Assert.ThrowsAsync<UnknownNumberException>(() => FindOne(workshop, number));
    }

    internal static async Task Reworked(Story story)
    {
        var lot = await story.Receive("ACR-1", 5);
        var record = await story.Start("MFG-0001");
        await story.Consume(record, lot, 1);
        var unit = record.ProduceUnits(["U-1"])[0].Lot;
        await story.Kept(record.LiveOutputs.First());
        var rework = await story.Start("MFG-0002", rework: true);
        var glue = await story.Receive("GLUE-1", 5);
        await story.Consume(rework, glue, 1);
        await story.Consume(rework, unit, 1);
        await story.Kept(rework.Reworked(unit, "U-1R"));
    }

    private static async Task<Workshop> TwoMills()
    {
        var workshop = await Workshop.Open();
        await workshop.Tell(async story =>
        {
            var north = Heat.Of("Northmill", "25987741");
            await story.Receive("ALU-1", 1, heat: north);
            await story.Receive("ALU-2", 1, heat: north);
            await story.Receive("ALU-3", 1, heat: Heat.Of("Southmill", "25987741"));
        });
        return workshop;
    }

    private static Task<(RootKind, string)> FindOne(Workshop workshop, string written) => workshop.InScope(async services =>
    {
        var root = await services.GetRequiredService<RootFinder>().FindOne(written);
        return (root.Kind, root.Number);
    });

    private static Task<List<string>> Lots(Workshop workshop, string written) => workshop.InScope(async services =>
    {
        var root = await services.GetRequiredService<RootFinder>().FindOne(written);
        var db = services.GetRequiredService<Traceability.Data.TraceabilityDb>();
        return db.Lots.Where(l => root.LotIds.Contains(l.Id)).Select(l => l.Number).Order().ToList();
    });
}
