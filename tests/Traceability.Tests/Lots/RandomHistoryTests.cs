using Microsoft.EntityFrameworkCore;
using Traceability.Lots;

namespace Traceability.Tests.Lots;

public sealed class RandomHistoryTests
{
    /// <summary>
    /// Whatever people do, in whatever order, and whatever is refused: every lot has what its ledger says, never less
    /// than nothing, the ranges reach what they meet, and the audit holds.
    /// </summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Amounts_add_up_over_any_history(int seed)
    {
        await using var workshop = await Workshop.Open();
        var random = new Random(seed);
        for (var i = 0; i < 4; i++)
            await workshop.Tell(story => story.Receive($"ACR-{i}", 20 + i * 0.25m));
        var (done, refused) = (0, 0);
        for (var step = 0; step < 120; step++)
            try
            {
                await workshop.Tell(story => Something(story, workshop, random, step));
                done++;
            }
            catch (DomainRuleException)
            {
                refused++;
            }
        Assert.True(done > 40, $"only {done} acts were done");
        Assert.True(refused > 5, $"only {refused} acts were refused");
        Assert.Empty(await workshop.Faults());
        Assert.Equal(0, await workshop.Read(db => db.Lots.CountAsync(l => l.OnHandMicro < 0)));
    }

    private static async Task Something(Story story, Workshop workshop, Random random, int step)
    {
        var lot = await story.Lot(await Any(workshop, random, db => db.Lots.Select(l => l.Number)));
        var amount = random.Next(1, 9) * 0.25m;
        switch (random.Next(11))
        {
            case 0:
                var record = await story.Start($"MFG-{step:0000}");
                await story.Consume(record, lot, random.Next(4) == 0 ? null : amount, random.Next(3) == 0 ? random.Next(1, 5) : null, null);
                await story.Produce(record, $"B-{step}", random.Next(1, 9));
                break;
            case 1 or 2:
                var open = await story.Record(await Any(workshop, random, db => db.Records.Select(r => r.Number)));
                await story.Consume(open, lot, amount, random.Next(1, 9), random.Next(1, 12));
                break;
            case 3:
                var making = await story.Record(await Any(workshop, random, db => db.Records.Select(r => r.Number)));
                await story.Produce(making, $"B-{step}", random.Next(1, 9));
                break;
            case 4:
                await story.Ship("C" + random.Next(5), (lot, Math.Ceiling(amount)));
                break;
            case 5:
                await story.Cut(lot, random.Next(1, 4), amount, random.Next(2) * 0.01m);
                break;
            case 6:
                await story.Kept(Split.Of($"SPL-{step}", lot, Story.Of(amount, lot.Unit), $"{lot.Number}/S{step}", story.Today, "QL", workshop.Clock.Now));
                break;
            case 7:
                var other = await story.Lot(await Any(workshop, random, db => db.Lots.Select(l => l.Number)));
                await story.Kept(Mix.Of($"MIX-{step}", $"M-{step}", [(lot, Story.Of(amount, lot.Unit)), (other, Story.Of(amount, other.Unit))], story.Today, "QL"));
                break;
            case 8:
                var voided = await story.Record(await Any(workshop, random, db => db.Records.Select(r => r.Number)));
                var wrong = voided.LiveInputs.FirstOrDefault() ?? throw new DomainRuleException("nothing to void");
                if (random.Next(2) == 0) voided.Void(wrong, "QL", workshop.Clock.Now, "wrong lot");
                else voided.VoidAll("QL", workshop.Clock.Now, "never happened");
                break;
            case 9:
                await story.Kept(lot.Adjust(Story.Of(random.Next(0, 40) * 0.5m, lot.Unit), "counted", "QL", workshop.Clock.Now));
                break;
            default:
                await story.Kept(lot.Remove(Story.Of(amount, lot.Unit), MovementReason.Scrap, "broken", "QL", workshop.Clock.Now));
                break;
        }
    }

    private static async Task<string> Any(Workshop workshop, Random random, Func<Traceability.Data.TraceabilityDb, IQueryable<string>> numbers)
    {
        var all = await workshop.Read(db => numbers(db).Order().ToListAsync());
        return all.Count == 0 ? throw new DomainRuleException("nothing there yet") : all[random.Next(all.Count)];
    }
}
