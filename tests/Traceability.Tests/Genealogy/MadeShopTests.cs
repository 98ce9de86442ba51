using Traceability.Benchmarks.Shop;
using Traceability.Genealogy;
using Traceability.Recalls;

namespace Traceability.Tests.Genealogy;

/// <summary>The services' answers about a made-up shop of some years against a plain search in memory.</summary>
public sealed class MadeShopTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Recall_and_trace_answer_as_a_plain_search_does(int seed)
    {
        await using var workshop = await Workshop.Open();
        var shop = ShopMaker.Make(600, seed, hub: 300, run: 40);
        await ShopWriter.Write(shop, workshop.File);
        var right = new PlainWalk(shop);
        var random = new Random(seed);
        var lots = shop.Specials.Where(s => !s.Key.EndsWith("back", StringComparison.Ordinal)).Select(s => s.Value).Concat(Enumerable.Range(0, 60).Select(_ => 1 + random.Next(shop.Lots.Count)));
        var shipments = shop.Specials.Where(s => s.Key.EndsWith("back", StringComparison.Ordinal)).Select(s => s.Value).Concat(Enumerable.Range(0, 60).Select(_ => 1 + random.Next(shop.Shipments.Count)));
        await workshop.Read(async db =>
        {
            var genealogy = new LotGenealogy(db);
            foreach (var id in lots)
            {
                var expected = right.Recall(id);
                var scope = await new Recalling(db, genealogy).Scope(new(RootKind.Lot, shop.Lot(id).Number, null, id, [id]));
                Assert.Equal(expected.Lots.Order(StringComparer.Ordinal), scope.Lots.Select(l => l.Number));
                Assert.Equal(expected.Records.Order(StringComparer.Ordinal), scope.Records.Select(r => r.Number));
                Assert.Equal(expected.Shipments.Order(StringComparer.Ordinal), scope.Shipments.Select(s => s.Number));
                Assert.Equal(expected.Customers.Order(StringComparer.Ordinal), scope.Customers.Select(c => c.Code).Order(StringComparer.Ordinal));
            }
            foreach (var id in shipments)
            {
                var expected = right.Trace(id);
                var answer = await new Tracing(genealogy).Back(new(RootKind.Shipment, shop.Shipments[id - 1].Number, null, id, [.. right.Carried(id).Select(l => (long)l)]));
                Assert.Equal(expected.Lots.Order(StringComparer.Ordinal), answer.Lots);
                Assert.Equal(expected.Received.Order(StringComparer.Ordinal), answer.Received);
                Assert.Equal(expected.Records.Order(StringComparer.Ordinal), answer.Records);
                Assert.Equal(expected.Certificates.Order(StringComparer.Ordinal), answer.Certificates);
            }
            return true;
        });
    }
}
