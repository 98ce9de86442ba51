using Traceability.Lots;
using Traceability.Materials;

namespace Traceability.Tests.Lots;

public sealed class LotBalanceTests
{
    private static Task<LotBalance> Of(Workshop workshop, string number) => workshop.Read(async db =>
    {
        var lot = await new Story(db, null!).Lot(number);
        return LotBalance.Of(lot, await db.HistoryOf(lot, TimeZoneInfo.Utc));
    });

    [Fact]
    public async Task What_came_is_what_is_here_and_what_left_and_voided_entries_do_not_count()
    {
        await using var workshop = await Workshop.Open();
        await workshop.Tell(async story =>
        {
            var pla = await story.Material("PLA", Category.Filament, Unit.G);
            var lot = await story.Receive("PLA-1", 1000, pla);
            var record = await story.Start("MFG-1");
            await story.Consume(record, lot, 200);
            var slip = await story.Consume(record, lot, 300);
            record.Undo(slip, workshop.Who, workshop.Clock.Now, usedSince: false);
            lot.Remove(Quantity.Of(50, Unit.G), MovementReason.Scrap, "Tangled.", "ANNA", workshop.Clock.Now);
        });
        var balance = await Of(workshop, "PLA-1");
        Assert.True(balance.AddsUp);
        Assert.Equal("1000 g = 750 here + 200 used + 50 taken out", balance.InWords);
        Assert.Equal(0, balance.NotMeasured);
    }

    [Fact]
    public async Task What_nobody_measured_is_said()
    {
        await using var workshop = await Workshop.Open();
        await workshop.Tell(async story =>
        {
            var glue = await story.Material("GLUE", Category.Adhesive, Unit.G);
            var lot = await story.Receive("GLUE-1", 100, glue);
            await story.Consume(await story.Start("MFG-1"), lot, null);
        });
        var balance = await Of(workshop, "GLUE-1");
        Assert.Equal((1, true), (balance.NotMeasured, balance.AddsUp));
    }

    [Fact]
    public async Task An_amount_that_was_changed_beside_the_ledger_shows_as_a_difference()
    {
        await using var workshop = await Workshop.Open();
        await workshop.Tell(async story => await story.Receive("ACR-1", 10));
        var balance = await workshop.Read(async db =>
        {
            var lot = await new Story(db, null!).Lot("ACR-1");
            typeof(Lot).GetProperty(nameof(Lot.OnHandMicro))!.SetValue(lot, 8_000_000L);
            return LotBalance.Of(lot, await db.HistoryOf(lot, TimeZoneInfo.Utc));
        });
        Assert.False(balance.AddsUp);
        Assert.Equal("2 sheets", balance.Difference.ToString());
    }
}
