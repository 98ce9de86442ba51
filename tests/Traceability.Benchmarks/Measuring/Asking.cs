using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Traceability.Genealogy;

namespace Traceability.Benchmarks.Measuring;

/// <summary>Asks the service and bare ADO.NET the same, checks that they answer the same, and takes the time of both.</summary>
internal sealed class Asking(ServedShop shop)
{
    private static readonly Way[] Ways = Enum.GetValues<Way>();

    /// <param name="Lots">Reached, the root included.</param>
    /// <param name="Service">Milliseconds on a connection that is open, as a command asks for many numbers.</param>
    /// <param name="Bare">The same in bare ADO.NET, the fastest way, its statements prepared before.</param>
    /// <param name="Page">Milliseconds with everything a page needs: a new scope, context and connection from the pool.</param>
    /// <param name="BarePage">Bare ADO.NET likewise: a connection from the pool, statements prepared anew.</param>
    public sealed record Figures(Case Case, int Lots, int Doubts, double Service, double Bare, double Page, double BarePage, Way Best);

    public async Task<Figures> Measure(Case asked)
    {
        var lots = new List<int>();
        var doubts = new List<int>();
        await using (var scope = shop.Begin())
            foreach (var root in asked.Roots)
            {
                var (reached, open) = asked.Back ? await CheckTrace(scope, root) : await CheckRecall(scope, root);
                lots.Add(reached);
                doubts.Add(open);
            }

        var times = new Dictionary<(string Who, int Root), List<double>>();
        await using var held = shop.Begin();
        await using var connection = await shop.Open();
        var bare = Ways.ToDictionary(w => w, w => Prepared(asked, connection, w));
        var rounds = lots.Max() > 5000 ? 11 : 41;
        // Until the runtime has compiled everything as well as it can; it does so in the background, after some calls.
        for (var began = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(began) < TimeSpan.FromSeconds(rounds > 20 ? 3 : 1);)
            foreach (var root in asked.Roots)
            {
                await Ask(held, asked, root);
                await using var scope = shop.Begin();
                await Ask(scope, asked, root);
                foreach (var way in Ways) bare[way](root);
            }
        // In turn, so that whatever else the machine does meets them all alike.
        for (var round = 0; round < rounds; round++)
            foreach (var root in asked.Roots)
            {
                await Time("service", () => Ask(held, asked, root));
                foreach (var way in Ways) await Time("bare " + way, () => { bare[way](root); return Task.CompletedTask; });
                await Time("page", async () =>
                {
                    await using var scope = shop.Begin();
                    await Ask(scope, asked, root);
                });
                foreach (var way in Ways)
                    await Time("bare page " + way, async () =>
                    {
                        await using var pooled = await shop.Open();
                        Prepared(asked, pooled, way)(root);
                    });

                async Task Time(string who, Func<Task> work)
                {
                    var began = Stopwatch.GetTimestamp();
                    await work();
                    var took = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
                    if (!times.TryGetValue((who, root), out var list)) times[(who, root)] = list = [];
                    list.Add(took);
                }
            }
        double Of(string who) => Median(asked.Roots.Select(root => Undisturbed(times[(who, root)])));
        var best = Ways.MinBy(w => Of("bare " + w));
        return new(asked, (int)Median(lots.Select(l => (double)l)), (int)Median(doubts.Select(d => (double)d)),
            Of("service"), Of("bare " + best), Of("page"), Ways.Min(w => Of("bare page " + w)), best);
    }

    private static Action<int> Prepared(Case asked, SqliteConnection connection, Way way)
    {
        if (asked.Back)
        {
            var trace = new BareTrace(connection, way);
            return shipment => trace.Answer(shipment);
        }
        var recall = new BareRecall(connection, way);
        return lot => recall.Answer(lot);
    }

    private async Task Ask(ServedShop.Scope scope, Case asked, int root)
    {
        if (asked.Back) await scope.Tracing.Back(Shipment(root));
        else await scope.Recalling.Scope(Lot(root));
    }

    private Root Lot(int id) => new(RootKind.Lot, shop.Made.Lot(id).Number, null, id, [id]);

    private Root Shipment(int id) => new(RootKind.Shipment, shop.Made.Shipments[id - 1].Number, null, id, [.. shop.Right.Carried(id).Select(l => (long)l)]);

    private async Task<(int Lots, int Doubts)> CheckRecall(ServedShop.Scope scope, int root)
    {
        var right = shop.Right.Recall(root);
        var served = await scope.Recalling.Scope(Lot(root));
        Same("lots", right.Lots, served.Lots.Select(l => l.Number));
        Same("records", right.Records, served.Records.Select(r => r.Number));
        Same("shipments", right.Shipments, served.Shipments.Select(s => s.Number));
        Same("customers", right.Customers, served.Customers.Select(c => c.Code));
        await using var connection = await shop.Open();
        foreach (var way in Ways)
        {
            using var recall = new BareRecall(connection, way);
            var bare = recall.Answer(root);
            Equal("lots", bare.Lots.Select(l => (l.Id, l.Number, l.OnHand, l.Status, l.Location)), served.Lots.Select(l => (l.Id, l.Number, l.OnHand.Micro, Data.WordsInText.Of(l.Status), l.Location)));
            Equal("records", bare.Records.Select(r => (r.Id, r.Number, r.Kind, r.Open)), served.Records.Select(r => (r.Id, r.Number, r.Kind, r.InWork)));
            Equal("shipments", bare.Shipments.Select(s => (s.Id, s.Number, s.Order, s.Customer)), served.Shipments.Select(s => (s.Id, s.Number, s.Order, s.CustomerId)));
            Equal("customers", bare.Customers.Select(c => (c.Code, c.Name, c.Phone)), served.Customers.OrderBy(c => c.Code, StringComparer.Ordinal).Select(c => (c.Code, c.Name, c.Phone)));
            Equal("amounts shipped", bare.Lines.Select(l => l.Quantity).Order(), served.ShippedLines.Select(l => l.Amount.Micro).Order());
        }
        return (served.Lots.Count, served.CannotBeRuledOut.Count);
    }

    private async Task<(int Lots, int Doubts)> CheckTrace(ServedShop.Scope scope, int root)
    {
        var right = shop.Right.Trace(root);
        var served = await scope.Tracing.Back(Shipment(root));
        Same("lots", right.Lots, served.Lots);
        Same("received lots", right.Received, served.Received);
        Same("records", right.Records, served.Records);
        Same("certificates", right.Certificates, served.Certificates);
        await using var connection = await shop.Open();
        foreach (var way in Ways)
        {
            using var trace = new BareTrace(connection, way);
            var bare = trace.Answer(root);
            Equal("lots", bare.Lots, served.Lots);
            Equal("received lots", bare.Received, served.Received);
            Equal("records", bare.Records, served.Records);
            Equal("heats", bare.Heats, served.Heats);
            Equal("certificates", bare.Certificates, served.Certificates);
            Equal("suppliers", bare.Suppliers, served.Suppliers);
        }
        return (served.Lots.Count, 0);
    }

    private static void Same(string what, IReadOnlySet<string> right, IEnumerable<string> served)
    {
        var list = served.ToList();
        if (list.Count != right.Count || !right.SetEquals(list))
            throw new InvalidOperationException($"The service names {list.Count} {what} where {right.Count} are right.");
    }

    private static void Equal<T>(string what, IEnumerable<T> bare, IEnumerable<T> served)
    {
        if (!bare.SequenceEqual(served)) throw new InvalidOperationException($"The service's {what} are not those of the bare SQL.");
    }

    // The lower quartile: what else the machine does makes a round slower, never faster.
    private static double Undisturbed(List<double> times) => times.Order().ElementAt(times.Count / 4);

    private static double Median(IEnumerable<double> times)
    {
        var sorted = times.Order().ToList();
        return sorted.Count % 2 == 1 ? sorted[sorted.Count / 2] : (sorted[sorted.Count / 2 - 1] + sorted[sorted.Count / 2]) / 2;
    }
}
