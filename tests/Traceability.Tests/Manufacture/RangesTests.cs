using Microsoft.EntityFrameworkCore;
using Traceability.Lots;

namespace Traceability.Tests.Manufacture;

/// <summary>Which lot is in which unit: what a recall names, and what it leaves out.</summary>
public sealed class RangesTests : IAsyncLifetime
{
    private MakingShop shop = null!;
    private long record;

    public async Task InitializeAsync()
    {
        shop = await MakingShop.Open();
        record = await shop.Record();
    }

    public Task DisposeAsync() => shop.DisposeAsync().AsTask();

    [Fact]
    public async Task The_spool_was_changed_after_unit_5()
    {
        await shop.Lot("PLA-1", "PLA-BK", 500);
        await shop.Lot("PLA-2", "PLA-BK", 500);
        await shop.Use(record, "PLA-1", 100, 1, 5);
        await shop.Use(record, "PLA-2", 100, 6);
        await shop.Units(record, "SN-01..SN-10");
        Assert.Equal("SN-01 SN-02 SN-03 SN-04 SN-05", await shop.Reached("PLA-1"));
        Assert.Equal("SN-06 SN-07 SN-08 SN-09 SN-10", await shop.Reached("PLA-2"));
        Assert.Equal("PLA-1", await shop.Behind("SN-05"));
        Assert.Equal("PLA-2", await shop.Behind("SN-06"));
    }

    [Fact]
    public async Task Several_lots_of_one_heat_are_in_different_units_of_one_run()
    {
        await shop.Lot("HT-1", "ACR-3", 5, heat: "25987741");
        await shop.Lot("HT-2", "ACR-3", 5, heat: "25987741");
        await shop.Use(record, "HT-1", 1, 1, 2);
        await shop.Use(record, "HT-2", 1, 4, 4);
        await shop.Units(record, "SN-1..SN-4");
        Assert.Equal("SN-1 SN-2", await shop.Reached("HT-1"));
        Assert.Equal("SN-4", await shop.Reached("HT-2"));
        Assert.Equal("SN-1 SN-2 SN-4", await shop.Reached("HT-1", "HT-2"));
        Assert.Equal("", await shop.Behind("SN-3"));
    }

    [Fact]
    public async Task A_spool_for_units_51_to_100_reaches_the_batch_that_holds_them()
    {
        await shop.Lot("PLA-1", "PLA-BK", 5000);
        await shop.Use(record, "PLA-1", 1000, 51, 100);
        await shop.Batch(record, "B-1", 50);
        Assert.Equal("B-1", await shop.Reached("PLA-1"));  // Meets no output yet: counts for all.
        await shop.Batch(record, "B-2", 50);
        Assert.Equal("B-2", await shop.Reached("PLA-1"));
        await shop.Batch(record, "B-3", 10);
        Assert.Equal("B-2", await shop.Reached("PLA-1"));
    }

    [Fact]
    public async Task A_range_that_meets_no_unit_counts_for_all_until_one_is_made()
    {
        await shop.Lot("PLA-1", "PLA-BK", 500);
        await shop.Use(record, "PLA-1", 1, 3, 4);
        await shop.Units(record, "SN-1, SN-2");
        Assert.Equal("SN-1 SN-2", await shop.Reached("PLA-1"));
        await shop.Units(record, "SN-3");
        Assert.Equal("SN-3", await shop.Reached("PLA-1"));
        await shop.Act(async s => { var r = await s.Load(record); r.Void(r.LiveOutputs.Single(o => o.Lot.Number == "SN-3"), "QL", s.Now, "never made"); });
        Assert.Equal("SN-1 SN-2", await shop.Reached("PLA-1"));
    }

    [Fact]
    public async Task One_sheet_goes_into_three_products()
    {
        await shop.Lot("ACR-1", "ACR-3", 1);
        var amounts = new[] { 0.25m, 0.5m, 0.25m };
        for (var n = 1; n <= 3; n++)
        {
            var one = await shop.Record(n == 2 ? "LID" : "ENC");
            await shop.Use(one, "ACR-1", amounts[n - 1]);
            await shop.Batch(one, $"P-{n}", n);
        }
        Assert.True((await shop.OnHand("ACR-1")).IsZero);
        Assert.Equal("P-1 P-2 P-3", await shop.Reached("ACR-1"));
    }

    [Fact]
    public async Task Glue_without_an_amount_traces_and_stays_as_much_as_it_was()
    {
        await shop.Lot("GLU-1", "GLUE", 100);
        await shop.Use(record, "GLU-1", null);
        await shop.Units(record, "SN-1");
        Assert.Equal("SN-1", await shop.Reached("GLU-1"));
        Assert.Equal(Quantity.Of(100, Unit.Ml), await shop.OnHand("GLU-1"));
    }

    [Fact]
    public async Task A_sub_assembly_carries_what_is_in_it()
    {
        await shop.Lot("ACR-1", "ACR-3", 5);
        await shop.Lot("PLA-1", "PLA-BK", 500);
        var lids = await shop.Record("LID");
        await shop.Use(lids, "ACR-1", 1);
        await shop.Batch(lids, "LIDS", 10);
        await shop.Use(record, "LIDS", 2);
        await shop.Use(record, "PLA-1", 10);
        await shop.Units(record, "SN-1, SN-2");
        Assert.Equal("LIDS SN-1 SN-2", await shop.Reached("ACR-1"));
        Assert.Equal("ACR-1 PLA-1", await shop.Behind("SN-1"));
        Assert.Equal(Quantity.Of(8, Unit.Pcs), await shop.OnHand("LIDS"));
    }

    [Fact]
    public async Task A_voided_input_puts_back_and_reaches_nothing_any_more()
    {
        await shop.Lot("PLA-1", "PLA-BK", 500);
        await shop.Lot("PLA-2", "PLA-BK", 500);
        var wrong = await shop.Use(record, "PLA-1", 100);
        await shop.Use(record, "PLA-2", 100);
        await shop.Units(record, "SN-1");
        await shop.Act(async s => { var r = await s.Load(record); r.Void(r.Inputs.Single(i => i.Id == wrong), "QL", s.Now, "it was spool 2"); });
        Assert.Equal(Quantity.Of(500, Unit.G), await shop.OnHand("PLA-1"));
        Assert.Equal("", await shop.Reached("PLA-1"));
        Assert.Equal("PLA-2", await shop.Behind("SN-1"));
        Assert.Contains("voided already", await MakingShop.Refused(() => shop.Act(async s => { var r = await s.Load(record); r.Void(r.Inputs.Single(i => i.Id == wrong), "QL", s.Now, "again"); })), StringComparison.Ordinal);
        Assert.Contains("Say why", await MakingShop.Refused(() => shop.Act(async s => { var r = await s.Load(record); r.Void(r.LiveInputs.First(), "QL", s.Now, " "); })), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_went_on_is_not_voided_under_its_uses_even_where_nobody_measured()
    {
        await shop.Lot("GLU-1", "GLUE", 100);
        await shop.Use(record, "GLU-1", null);
        await shop.Batch(record, "B-1", 10);
        var next = await shop.Record("LID");
        await shop.Use(next, "B-1", null);
        Assert.Contains("Void those uses first", await MakingShop.Refused(() => shop.Act(async s =>
        {
            var r = await s.Load(record);
            var batch = r.LiveOutputs.Single();
            r.Void(batch, "QL", s.Now, "wrong code", await Traceability.Manufacture.RecordQueries.UsedSince(s.Db, [batch.LotId]));
        })), StringComparison.Ordinal);
        // The file holds it too, where a verb was not asked.
        Assert.Contains("Void those uses first", await MakingShop.Refused(() => shop.Act(async s => { var r = await s.Load(record); r.Void(r.LiveOutputs.Single(), "QL", s.Now, "wrong code"); })), StringComparison.Ordinal);
        Assert.True(await shop.Workshop.Read(db => db.Outputs.AllAsync(o => o.VoidedAt == null)));
    }
}
