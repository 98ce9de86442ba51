using Microsoft.Extensions.DependencyInjection;
using Traceability.Genealogy;

namespace Traceability.Tests.Genealogy;

public sealed class RandomWebTests
{
    /// <summary>
    /// Whatever the history, loops and voided rows and ranges included: the walk finds what the plainest walk finds, each
    /// lot once and at its level; and what is in the forward trace of a lot has that lot in its trace back.
    /// </summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public async Task Forward_mirrors_backward_in_any_history(int part)
    {
        await using var workshop = await Workshop.Open();
        var (steps, farthest) = (0, 0);
        for (var seed = part * 10; seed < part * 10 + 10; seed++)
        {
            var web = await RandomWeb.Write(workshop, seed);
            var forward = await Trace(workshop, web, Direction.Forward);
            var back = await Trace(workshop, web, Direction.Back);
            foreach (var lot in web.Lots)
            {
                Assert.Equal(web.Walk(lot, forward: true).OrderBy(l => l.Key), forward[lot].OrderBy(l => l.Key));
                Assert.Equal(web.Walk(lot, forward: false).OrderBy(l => l.Key), back[lot].OrderBy(l => l.Key));
                foreach (var other in web.Lots)
                    Assert.Equal(forward[lot].ContainsKey(other), back[other].ContainsKey(lot));
            }
            steps += forward.Values.Sum(r => r.Count - 1);
            farthest = Math.Max(farthest, forward.Values.Max(r => r.Values.Max()));
        }
        // The histories are worth the walk.
        Assert.True(steps > 200 && farthest >= 3, $"{steps} steps, the farthest {farthest} away");
    }

    [Fact]
    public async Task From_several_lots_the_walk_is_all_their_walks_together()
    {
        await using var workshop = await Workshop.Open();
        var web = await RandomWeb.Write(workshop, 99);
        var some = web.Lots.Where((_, i) => i % 3 == 0).ToList();
        var together = await workshop.InScope(async services =>
        {
            await using var reach = await services.GetRequiredService<LotGenealogy>().Forward(some);
            return (await Chain.Of(reach)).Select(l => l.Id).Order().ToList();
        });
        Assert.Equal(some.SelectMany(lot => web.Walk(lot, forward: true).Keys).Distinct().Order(), together);
    }

    private static Task<Dictionary<long, Dictionary<long, int>>> Trace(Workshop workshop, RandomWeb web, Direction direction) => workshop.InScope(async services =>
    {
        var genealogy = services.GetRequiredService<LotGenealogy>();
        var traces = new Dictionary<long, Dictionary<long, int>>();
        foreach (var lot in web.Lots)
        {
            await using var reach = direction == Direction.Forward ? await genealogy.Forward([lot]) : await genealogy.Back([lot]);
            // A lot twice in the list would be a key twice.
            traces[lot] = (await Chain.Of(reach)).ToDictionary(l => l.Id, l => l.Level);
            var reached = new List<long>();
            await reach.Read("SELECT lot_id FROM reached", row => reached.Add(row.GetInt64(0)));
            Assert.Equal(reached.Order(), traces[lot].Keys.Order());
        }
        return traces;
    });
}
