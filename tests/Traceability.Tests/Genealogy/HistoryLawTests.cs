using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Traceability.Data;
using Traceability.Genealogy;
using Traceability.Recalls;

namespace Traceability.Tests.Genealogy;

/// <summary>
/// What holds after any history of receipts, cuts, splits, mixes, records, sub-assemblies, rework, outside work, shipments, returns and
/// movements, any of them voided or undone at any moment.
/// </summary>
public sealed class HistoryLawTests
{
    private const int Histories = 25, Steps = 60;

    /// <summary>What a person is told after a history: of each lot what it went into and came from, of each heat whom to call.</summary>
    private sealed record Told(Dictionary<long, HashSet<long>> Forward, Dictionary<long, HashSet<long>> Back, Dictionary<string, string> Recalls);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    public async Task Amounts_traces_balances_and_recalls_hold_after_any_history(int part)
    {
        await using var workshop = await Workshop.Open();
        var told = new Dictionary<int, (History History, Told Told)>();
        for (var seed = part * Histories; seed < (part + 1) * Histories; seed++)
            await Seeded(seed, async () =>
            {
                var history = new History(workshop, seed);
                await history.Pass(Steps);
                var here = await Amounts(workshop, history.Book);
                foreach (var heat in history.Heats)
                {
                    var (came, accounted) = history.Book.BalanceOf(heat, here);
                    Assert.True(came == accounted, $"Of heat {heat} {came} came, and {accounted} are accounted for.");
                }
                told[seed] = (history, await Traced(workshop, history));
            });
        Assert.Empty(await workshop.Faults());
        RefuseIfNothingHappened([.. told.Values.Select(t => t.History)]);

        // What is void is as if it had not been: with the rows gone from the file, the same is told.
        await workshop.Read(StrikeOut);
        foreach (var (seed, (history, before)) in told)
            await Seeded(seed, async () => Same(before, await Ask(workshop, history)));
    }

    /// <summary>What the file says is here is what the ledger says and what the plain book says, and never less than nothing.</summary>
    private static async Task<Dictionary<long, long>> Amounts(Workshop workshop, PlainBook book)
    {
        var ids = book.Whats.Keys.ToList();
        var here = await workshop.Read(db => db.Lots.Where(l => ids.Contains(l.Id)).ToDictionaryAsync(l => l.Id, l => l.OnHandMicro));
        var ledger = await workshop.Read(async db =>
            (await db.Database.SqlQuery<Entry>($"SELECT lot_id AS Lot, SUM(delta_micro) AS Sum FROM ledger GROUP BY lot_id").ToListAsync()).ToDictionary(e => e.Lot, e => e.Sum));
        foreach (var lot in ids)
        {
            Assert.Equal(book.Here(lot), here[lot]);
            Assert.Equal(ledger.GetValueOrDefault(lot), here[lot]);
            Assert.True(here[lot] >= 0, $"Of lot {lot} there is less than nothing.");
        }
        foreach (var rework in book.Inputs.Concat(book.Outputs).Where(l => l.Kind == "rework").GroupBy(l => l.Act))
            Assert.True(book.StillOut(rework.Key) >= 0, $"More came out of rework {book.Records[rework.Key]} than went in.");
        return here;
    }

    private static async Task<Told> Traced(Workshop workshop, History history)
    {
        var (web, book) = (history.Book.Web(), history.Book);
        var told = await Ask(workshop, history);
        foreach (var lot in book.Whats.Keys)
        {
            Assert.Equal(web.Walk([lot], forward: true).Keys.Order(), told.Forward[lot].Order());
            Assert.Equal(web.Walk([lot], forward: false).Keys.Order(), told.Back[lot].Order());
            Assert.All(told.Forward[lot], other => Assert.Contains(lot, told.Back[other]));
            Assert.All(told.Back[lot], other => Assert.Contains(lot, told.Forward[other]));
        }
        foreach (var heat in history.Heats)
        {
            var reached = web.Walk(book.Received.Where(r => r.Value.Heat == heat).Select(r => r.Key), forward: true);
            var sent = book.Shipped.Where(s => reached.ContainsKey(s.Lot)).ToList();
            var records = book.Inputs.Where(i => i.Kind is "make" or "rework" && reached.ContainsKey(i.Lot)).Select(i => book.Records[i.Act]);
            Assert.Equal(InWords(sent.Select(s => s.Customer), sent.Select(s => s.Shipment), records, reached.Count, sent.Sum(s => s.Micro)), told.Recalls[heat]);
        }
        return told;
    }

    private static Task<Told> Ask(Workshop workshop, History history) => workshop.InScope(async services =>
    {
        var told = new Told([], [], []);
        var genealogy = services.GetRequiredService<LotGenealogy>();
        foreach (var lot in history.Book.Whats.Keys)
        {
            await using (var forward = await genealogy.Forward([lot])) told.Forward[lot] = await Ids(forward);
            await using (var back = await genealogy.Back([lot])) told.Back[lot] = await Ids(back);
        }
        var (finder, recalling) = (services.GetRequiredService<RootFinder>(), services.GetRequiredService<Recalling>());
        foreach (var heat in history.Heats)
        {
            var scope = await recalling.Scope(await finder.FindOne($"heat:Mill|{heat}"));
            told.Recalls[heat] = InWords(scope.Customers.Select(c => c.Code), scope.Shipments.Select(s => s.Number),
                scope.Records.Where(r => r.Kind is "make" or "rework").Select(r => r.Number), scope.Lots.Count, scope.ShippedLines.Sum(l => l.Amount.Micro));
        }
        return told;
    });

    private static async Task<HashSet<long>> Ids(Reach reach)
    {
        var ids = new HashSet<long>();
        await reach.Read("SELECT lot_id FROM reached", row => ids.Add(row.GetInt64(0)));
        return ids;
    }

    private static string InWords(IEnumerable<string> customers, IEnumerable<string> shipments, IEnumerable<string> records, int lots, long micro) =>
        $"call {Sorted(customers)}; shipments {Sorted(shipments)}; records {Sorted(records)}; {lots} lots, {micro} shipped";

    private static string Sorted(IEnumerable<string> numbers) => string.Join(' ', numbers.Distinct().Order(StringComparer.Ordinal));

    private static void Same(Told one, Told other)
    {
        foreach (var lot in one.Forward.Keys)
        {
            Assert.Equal(one.Forward[lot].Order(), other.Forward[lot].Order());
            Assert.Equal(one.Back[lot].Order(), other.Back[lot].Order());
        }
        Assert.Equal(one.Recalls, other.Recalls);
    }

    private static async Task<bool> StrikeOut(TraceabilityDb db)
    {
        Backstops.Clear((SqliteConnection)await db.OpenConnection());
        return await db.Database.ExecuteSqlAsync($"DELETE FROM input WHERE voided_at IS NOT NULL; DELETE FROM output WHERE voided_at IS NOT NULL; DELETE FROM shipment_line WHERE voided_at IS NOT NULL;") > 0;
    }

    /// <summary>The histories are worth the laws: of everything something was done, and something refused.</summary>
    private static void RefuseIfNothingHappened(IReadOnlyCollection<History> histories)
    {
        var done = histories.SelectMany(h => h.Done).GroupBy(d => d.Key).ToDictionary(g => g.Key, g => g.Sum(d => d.Value));
        string[] all = ["Receive", "Saw", "PartOff", "Pour", "Begin", "Use", "Make", "Close", "Rework", "SendOut", "TakeBack", "Ship", "Return", "Accept", "Move", "Hold", "VoidEntry", "Undo", "VoidAct", "VoidShipped", "refused"];
        var counted = string.Join(", ", all.Select(a => $"{a} {done.GetValueOrDefault(a)}"));
        Assert.True(all.All(a => done.GetValueOrDefault(a) >= 5), counted);
        Assert.True(done["refused"] < Histories * Steps / 2, counted);
    }

    private static async Task Seeded(int seed, Func<Task> test)
    {
        try
        {
            await test();
        }
        catch (Exception failure)
        {
            throw new InvalidOperationException($"History {seed}: {failure.Message}", failure);
        }
    }

    private sealed record Entry(long Lot, long Sum);
}
