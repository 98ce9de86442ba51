using Traceability.Lots;

namespace Traceability.Tests.Recalls;

/// <summary>A gap must never quietly leave a customer out.</summary>
public sealed class DoubtTests
{
    [Fact]
    public async Task A_shipment_that_names_no_batch_cannot_be_ruled_out()
    {
        await using var workshop = await Workshop.Open();
        await workshop.Tell(async story =>
        {
            await story.Receive("ACR-1", 5);
            await story.Customer("GAP");
        });
        await workshop.Write("""
            INSERT INTO shipment (id, number, number_key, customer_id, shipped_on, from_history, recorded_at, recorded_by) SELECT 91, 'SHP-91', 'SHP-91', id, '2020-01-01', 1, 0, 'x' FROM customer WHERE code = 'GAP';
            INSERT INTO shipment (id, number, number_key, customer_id, shipped_on, from_history, recorded_at, recorded_by) SELECT 92, 'SHP-92', 'SHP-92', id, '2020-01-01', 1, 0, 'x' FROM customer WHERE code = 'GAP';
            INSERT INTO shipment_line (shipment_id, quantity_micro, unit, recorded_at, recorded_by) VALUES (92, 1000000, 'pcs', 0, 'x');
            """);
        Assert.Equal(["shipment_without_batch SHP-91", "shipment_without_batch SHP-92"], await Doubts(workshop, "ACR-1"));
    }

    [Fact]
    public async Task A_record_that_names_nothing_cannot_be_ruled_out_while_the_lot_was_here()
    {
        await using var workshop = await Workshop.Open();
        workshop.Clock.Today = new(2024, 3, 1);
        await workshop.Tell(async story => await story.Produce(await story.Start("MFG-BEFORE"), "B-0", 1));
        workshop.Clock.Today = new(2024, 4, 1);
        await workshop.Tell(story => story.Receive("ACR-1", 5));
        workshop.Clock.Today = new(2024, 5, 1);
        await workshop.Tell(async story =>
        {
            await story.Produce(await story.Start("MFG-DURING"), "B-1", 1);
            // It put nothing out: there is nothing to find.
            await story.Start("MFG-EMPTY");
        });
        Assert.Equal(["record_without_inputs MFG-DURING"], await Doubts(workshop, "ACR-1"));
    }

    [Fact]
    public async Task A_record_whose_product_needs_the_material_and_names_too_little_of_it_cannot_be_ruled_out()
    {
        await using var workshop = await Workshop.Open();
        await workshop.Tell(async story =>
        {
            var sheet = await story.Material("ACR");
            (await story.Product()).Needs("A", sheet, Story.Of(2, Unit.Sheet));
            var glue = await story.Receive("GLUE-1", 50, await story.Material("GLUE"));
            var first = await story.Receive("ACR-1", 50, sheet);
            var other = await story.Receive("ACR-2", 50, sheet);
            await Make(story, "MFG-NONE", 3, (glue, 1));
            await Make(story, "MFG-SHORT", 3, (other, 5));
            await Make(story, "MFG-ENOUGH", 3, (other, 6));
            await Make(story, "MFG-UNMEASURED", 3, (other, null));
            await Make(story, "MFG-AFFECTED", 3, (first, 1));
        });
        Assert.Equal(["record_missing_input MFG-NONE", "record_missing_input MFG-SHORT"], await Doubts(workshop, "ACR-1"));

        static async Task Make(Story story, string number, int units, (Lot Lot, decimal? Amount) used)
        {
            var record = await story.Start(number);
            await story.Consume(record, used.Lot, used.Amount);
            await story.Produce(record, "B-" + number, units);
        }
    }

    [Fact]
    public async Task A_heat_of_the_same_number_from_an_unknown_mill_cannot_be_ruled_out()
    {
        await using var workshop = await Workshop.Open();
        await workshop.Tell(async story =>
        {
            await story.Receive("ALU-1", 1, heat: Heat.Of("Northmill", "7"));
            await story.Receive("ALU-2", 1, heat: Heat.Of(null, "7"));
            await story.Receive("ALU-3", 1, heat: Heat.Of("Southmill", "7"));
        });
        Assert.Equal(["heat_of_unknown_mill ALU-2"], await Doubts(workshop, "heat:Northmill|7"));
        Assert.Equal(["heat_of_unknown_mill ALU-1", "heat_of_unknown_mill ALU-3"], await Doubts(workshop, "heat:|7"));
    }

    [Fact]
    public async Task A_piece_that_lost_its_mark_cannot_be_ruled_out_if_it_is_the_same_material()
    {
        await using var workshop = await Workshop.Open();
        await workshop.Tell(async story =>
        {
            await story.Receive("ACR-1", 5);
            var nameless = await story.Receive("FOUND-1", 1);
            nameless.PutOnHold(HoldCause.Mark, "no mark on it", "QL", workshop.Clock.Now);
            var other = await story.Receive("OTHER-1", 1, await story.Material("PLY"));
            other.PutOnHold(HoldCause.Mark, "no mark on it", "QL", workshop.Clock.Now);
        });
        Assert.Equal(["unidentified_piece FOUND-1"], await Doubts(workshop, "ACR-1"));
        await workshop.Tell(async story => (await story.Lot("FOUND-1")).Holds[0].Lift("found out", "QL", workshop.Clock.Now));
        Assert.Empty(await Doubts(workshop, "ACR-1"));
    }

    [Fact]
    public async Task What_is_affected_for_certain_is_not_in_doubt_as_well()
    {
        await using var workshop = await Workshop.Open();
        await workshop.Tell(async story =>
        {
            var lot = await story.Receive("ACR-1", 5);
            foreach (var piece in await story.Cut(lot, 2, 1))
                piece.PutOnHold(HoldCause.Mark, "smudged", "QL", workshop.Clock.Now);
        });
        Assert.Empty(await Doubts(workshop, "ACR-1"));
    }

    private static async Task<IEnumerable<string>> Doubts(Workshop workshop, string number) =>
        (await workshop.Recall(number)).CannotBeRuledOut.Select(d => $"{d.Kind} {d.Number}");
}
