using Traceability.Genealogy;
using Traceability.Lots;
using Traceability.Tests.Genealogy;

namespace Traceability.Tests.Recalls;

public sealed class RecallScopeTests
{
    [Fact]
    public async Task It_is_right_when_a_record_was_dated_before_its_material_came()
    {
        await using var workshop = await Workshop.Open();
        await workshop.Tell(story => story.Receive("ACR-1", 5));
        workshop.Clock.Today = new(2024, 1, 2);
        await workshop.Tell(async story =>
        {
            var record = await story.Start("MFG-0001");
            await story.Consume(record, await story.Lot("ACR-1"), 1);
            await story.Ship("EARLY", (await story.Produce(record, "B-1", 3), 2));
        });
        var scope = await workshop.Recall("ACR-1");
        Assert.Equal("EARLY", Assert.Single(scope.Customers).Code);
        Assert.Equal(["B-1"], scope.Reached.Numbers());
    }

    [Fact]
    public async Task A_heat_that_came_in_twice_is_both_deliveries_and_no_other_mills()
    {
        await using var workshop = await Workshop.Open();
        await workshop.Tell(async story =>
        {
            var north = Heat.Of("Northmill", "7");
            foreach (var (lot, heat) in new[] { ("ALU-1", north), ("ALU-2", north), ("ALU-3", Heat.Of("Southmill", "7")) })
            {
                var record = await story.Start();
                await story.Consume(record, await story.Receive(lot, 5, heat: heat), 1);
                await story.Ship("C-" + lot, (await story.Produce(record, "B-" + lot, 1), 1));
            }
        });
        var scope = await workshop.Recall("heat:Northmill|7");
        Assert.Equal(["C-ALU-1", "C-ALU-2"], scope.Customers.Select(c => c.Code));
        Assert.DoesNotContain("ALU-3", scope.Lots.Numbers());
    }

    [Fact]
    public async Task Lots_of_one_heat_in_different_units_of_one_run_are_told_apart()
    {
        await using var workshop = await Workshop.Open();
        await workshop.Tell(async story =>
        {
            var heat = Heat.Of("Northmill", "7");
            var record = await story.Start("MFG-0001");
            record.ProduceUnits(["U-1", "U-2", "U-3", "U-4"]);
            await story.Consume(record, await story.Receive("ALU-1", 5, heat: heat), 1, 1, 2);
            await story.Consume(record, await story.Receive("ALU-2", 5, heat: heat), 1, 3, 3);
            await story.Consume(record, await story.Receive("ALU-3", 5), 1, 4);
        });
        Assert.Equal(["U-1", "U-2"], (await workshop.Recall("ALU-1")).Reached.Numbers());
        Assert.Equal(["U-3"], (await workshop.Recall("ALU-2")).Reached.Numbers());
        Assert.Equal(["ALU-1", "ALU-2", "U-1", "U-2", "U-3"], (await workshop.Recall("7")).Lots.Numbers());
        Assert.Equal(["U-4"], (await workshop.Recall("ALU-3")).Reached.Numbers());
    }

    [Fact]
    public async Task A_spool_changed_within_a_batch_still_reaches_the_batch()
    {
        await using var workshop = await Workshop.Open();
        await workshop.Tell(async story =>
        {
            var record = await story.Start("MFG-0001");
            await story.Produce(record, "B-1", 100);
            await story.Produce(record, "B-2", 100);
            await story.Consume(record, await story.Receive("PLA-1", 5), 1, 1, 50);
            await story.Consume(record, await story.Receive("PLA-2", 5), 1, 51);
        });
        Assert.Equal(["B-1"], (await workshop.Recall("PLA-1")).Reached.Numbers());
        Assert.Equal(["B-1", "B-2"], (await workshop.Recall("PLA-2")).Reached.Numbers());
    }

    [Fact]
    public async Task A_range_that_meets_no_unit_counts_for_all_of_them()
    {
        await using var workshop = await Workshop.Open();
        await workshop.Tell(async story =>
        {
            var record = await story.Start("MFG-0001");
            record.ProduceUnits(["U-1", "U-2"]);
            await story.Consume(record, await story.Receive("ALU-1", 5), 1, 7, 9);
        });
        Assert.Equal(["U-1", "U-2"], (await workshop.Recall("ALU-1")).Reached.Numbers());
    }

    [Fact]
    public async Task A_unit_that_was_reworked_is_found_in_its_new_state_and_with_whoever_has_it()
    {
        await using var workshop = await Workshop.Open();
        await workshop.Tell(RootFinderTests.Reworked);
        await workshop.Tell(async story => await story.Ship("HOLDER", (await story.Lot("U-1R"), 1)));
        foreach (var number in (string[])["ACR-1", "GLUE-1", "lot:U-1"])
            Assert.Equal("HOLDER", Assert.Single((await workshop.Recall(number)).Customers).Code);
    }

    [Fact]
    public async Task What_was_voided_is_passed_by()
    {
        await using var workshop = await Workshop.Open();
        await workshop.Tell(async story =>
        {
            var record = await story.Start("MFG-0001");
            var wrong = await story.Consume(record, await story.Receive("ACR-1", 5), 1);
            await story.Consume(record, await story.Receive("ACR-2", 5), 1);
            var batch = await story.Produce(record, "B-1", 9);
            record.Void(wrong, "QL", workshop.Clock.Now, "the other sheet was used");
            var shipment = await story.Ship("NEVER", (batch, 1));
            shipment.Lines[0].Void("QL", workshop.Clock.Now, "left in the cupboard");
            await story.Ship("REALLY", (batch, 1));
        });
        Assert.Empty((await workshop.Recall("ACR-1")).Reached);
        Assert.Equal("REALLY", Assert.Single((await workshop.Recall("ACR-2")).Customers).Code);
    }

    [Fact]
    public async Task It_ends_when_imported_history_holds_a_loop()
    {
        await using var workshop = await Workshop.Open();
        await workshop.Tell(async story =>
        {
            await story.Receive("A", 5);
            await story.Receive("B", 5);
            await story.Ship("LAST", (await story.Lot("A"), 1));
        });
        await workshop.Write("""
            INSERT INTO transformation (id, number, number_key, started_on, completed_on, from_history, kind, is_rework, recorded_at, recorded_by)
            VALUES (901, 'T-1', 'T-1', '2023-01-01', '2023-01-01', 1, 'make', 0, 0, 'x'), (902, 'T-2', 'T-2', '2023-01-01', '2023-01-01', 1, 'make', 0, 0, 'x');
            INSERT INTO input (transformation_id, lot_id, quantity_micro, recorded_at, recorded_by)
            SELECT 901, id, 1, 0, 'x' FROM lot WHERE number = 'A' UNION ALL SELECT 902, id, 1, 0, 'x' FROM lot WHERE number = 'B';
            INSERT INTO output (transformation_id, lot_id, quantity_micro, first_position, last_position, recorded_at, recorded_by)
            SELECT 901, id, 1, 1, 1, 0, 'x' FROM lot WHERE number = 'B' UNION ALL SELECT 902, id, 1, 1, 1, 0, 'x' FROM lot WHERE number = 'A';
            """);
        foreach (var number in (string[])["A", "B"])
        {
            var scope = await workshop.Recall(number);
            Assert.Equal(["A", "B"], scope.Lots.Numbers());
            Assert.Equal("LAST", Assert.Single(scope.Customers).Code);
        }
    }

    [Fact]
    public async Task It_starts_from_whatever_number_is_at_hand()
    {
        await using var workshop = await Workshop.Open();
        await workshop.Tell(async story =>
        {
            var record = await story.Start("MFG-0001");
            await story.Consume(record, await story.Receive("ACR-1", 5, heat: Heat.Of("Mill", "H-1"), supplierLot: "S-1"), 1);
            var batch = await story.Produce(record, "B-1", 3);
            await story.Ship("C", (batch, 1));
        });
        foreach (var (number, kind) in new[] { ("ACR-1", RootKind.Lot), ("H-1", RootKind.Heat), ("S-1", RootKind.SupplierLot), ("RCP-0001", RootKind.Delivery), ("MFG-0001", RootKind.Record), ("B-1", RootKind.Lot), ("SHP-0001", RootKind.Shipment) })
        {
            var scope = await workshop.Recall(number);
            Assert.Equal("C", Assert.Single(scope.Customers).Code);
            Assert.True(scope.Root.Kind == kind || scope.Root.LotIds.Count == 1, $"{number} was taken for {scope.Root.Qualified}");
        }
    }
}
