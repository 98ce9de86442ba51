using Traceability.Lots;
using Traceability.Manufacture;
using Traceability.People;

namespace Traceability.Tests.Manufacture;

/// <summary>One's own slip of the last minutes is taken back in one tap; anything else is voided with a reason.</summary>
public sealed class UndoTests : IAsyncLifetime
{
    private static readonly Who Anna = new("ANNA", "Anna", Role.Staff);
    private static readonly Who Bo = new("BO", "Bo", Role.QualityLead);

    private MakingShop shop = null!;
    private long record;
    private long input;

    public async Task InitializeAsync()
    {
        shop = await MakingShop.Open();
        await shop.Lot("ACR-1", "ACR-3", 5);
        record = await shop.Record();
        input = await shop.Use(record, "ACR-1", 2, who: Anna);
    }

    public Task DisposeAsync() => shop.DisposeAsync().AsTask();

    [Fact]
    public async Task Ones_own_entry_is_undone_and_nothing_is_gone()
    {
        shop.Workshop.Clock.Advance(TimeSpan.FromMinutes(15));
        await Undo(Anna);
        Assert.Equal(Quantity.Of(5, Unit.Sheet), await shop.OnHand("ACR-1"));
        var entry = await shop.Workshop.Read(async db => await db.Inputs.FindAsync(input));
        Assert.Equal(("ANNA", "undone"), (entry!.VoidedBy, entry.VoidedReason));
        Assert.Contains("voided already", await MakingShop.Refused(() => Undo(Anna)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_elses_entry_is_not_undone() =>
        Assert.StartsWith("This was entered by ANNA", await MakingShop.Refused(() => Undo(Bo)), StringComparison.Ordinal);

    [Fact]
    public async Task After_a_quarter_of_an_hour_it_stays()
    {
        shop.Workshop.Clock.Advance(TimeSpan.FromMinutes(15) + TimeSpan.FromSeconds(1));
        Assert.Contains("more than 15 minutes ago", await MakingShop.Refused(() => Undo(Anna)), StringComparison.Ordinal);
        Assert.Equal(Quantity.Of(3, Unit.Sheet), await shop.OnHand("ACR-1"));
    }

    [Fact]
    public async Task What_was_used_since_is_not_undone()
    {
        await shop.Batch(record, "B-1", 10);
        var next = await shop.Record("LID");
        await shop.Use(next, "B-1", null, who: Anna);
        Assert.Contains("has been used or has left since", await MakingShop.Refused(() => Undo(Anna)), StringComparison.Ordinal);
        Assert.Contains("has been used or has left since", await MakingShop.Refused(() => shop.Act(async s =>
        {
            var r = await s.Load(record);
            var batch = r.LiveOutputs.Single();
            r.Undo(batch, s.Who, s.Now, await s.Db.UsedSince([batch.LotId]));
        })), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_made_of_it_and_is_still_here_does_not_hinder()
    {
        await shop.Units(record, "SN-1");
        await Undo(Anna);
        Assert.Equal("", await shop.Behind("SN-1"));
    }

    [Fact]
    public async Task A_unit_that_came_out_of_a_rework_is_not_on_the_shelf_as_it_was_too()
    {
        await shop.Units(record, "SN-1");
        var rework = await shop.Act(async s =>
        {
            var again = ManufactureRecord.Start(await s.Numbers.Record(), await s.Db.ProductNumbered("ENC"), null, MakingShop.Today, MakingShop.Today, "BO", rework: true);
            s.Db.Add(again);
            await s.Db.SaveChangesAsync();
            return again.Id;
        });
        await shop.Use(rework, "SN-1", 1, who: Bo);
        await shop.Act(async s => (await s.Load(rework)).Reworked(await s.Lot("SN-1"), "SN-1-R1"));
        Task Back(Action<ManufactureRecord, Input, MakingShop.Bench> way) => shop.Act(async s =>
        {
            var r = await s.Load(rework);
            way(r, r.Inputs.Single(), s);
        }, Bo);
        var said = await MakingShop.Refused(() => Back((r, unit, s) => r.Undo(unit, s.Who, s.Now, usedSince: false)));
        Assert.Contains("SN-1 came out of MFG-0002 again, as SN-1-R1, so it cannot be on the shelf as it was, too. Void SN-1-R1 first.", said, StringComparison.Ordinal);
        Assert.Equal(said, await MakingShop.Refused(() => Back((r, unit, s) => r.Void(unit, "BO", s.Now, "the other unit"))));
        await Back((r, unit, s) => r.VoidAll("BO", s.Now, "the other unit"));
        Assert.Equal((1m, 0m), ((await shop.OnHand("SN-1")).Micro / (decimal)Quantity.One, (await shop.OnHand("SN-1-R1")).Micro));
    }

    private Task Undo(Who who) => shop.Act(async s =>
    {
        var r = await s.Load(record);
        var entry = r.Inputs.Single(i => i.Id == input);
        r.Undo(entry, s.Who, s.Now, await s.Db.UsedSince([.. r.LiveOutputs.Where(entry.Reaches).Select(o => o.LotId)]));
    }, who);
}
