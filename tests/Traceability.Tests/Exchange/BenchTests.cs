using System.Text.Json;

namespace Traceability.Tests.Exchange;

/// <summary>Answers of the command line, held against a plain search that shares no code with the program.</summary>
public sealed class BenchTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Recall_and_trace_answer_as_a_plain_search_does(int seed)
    {
        var bench = new BenchShop(seed, 120);
        await using var shop = await ExchangeShop.With(bench.Files);
        shop.AddsUp();

        var lots = bench.Lots.ToList();
        var recalls = await shop.Ask(string.Join('\n', lots.Select(l => "lot:" + l)), "recall", "-", "--json");
        Assert.True(recalls.Status == 0, recalls.Error);
        foreach (var (lot, answer) in lots.Zip(Lines(recalls)))
        {
            var expected = bench.Recall(lot);
            Equal(lot, expected.Lots, answer, "lots");
            Equal(lot, expected.Records, answer, "records");
            Equal(lot, expected.Shipments, answer, "shipments");
            Equal(lot, expected.Customers, answer, "customers");
        }

        var shipments = bench.Shipments.ToList();
        var traces = await shop.Ask(string.Join('\n', shipments), "trace", "-", "--json");
        foreach (var (shipment, answer) in shipments.Zip(Lines(traces)))
        {
            var expected = bench.Trace(shipment);
            Equal(shipment, expected.Lots, answer, "lots");
            Equal(shipment, expected.Received, answer, "received");
            Equal(shipment, expected.Records, answer, "records");
        }
    }

    [Fact]
    public async Task What_comes_out_of_a_large_shop_goes_in_again_the_same()
    {
        await using var shop = await ExchangeShop.With(new BenchShop(9, 150).Files);
        var (first, second) = (Path.Combine(shop.Folder, "out"), Path.Combine(shop.Folder, "again"));
        await shop.Run("export", first);
        await using var other = await ExchangeShop.Open();
        var done = await other.Run("import", first);
        Assert.True(done.Status == 0, done.Error);
        await other.Run("export", second);
        foreach (var file in Directory.GetFiles(first, "*.csv").Where(f => Path.GetFileName(f) != "audit.csv"))
            Assert.Equal(await File.ReadAllTextAsync(file), await File.ReadAllTextAsync(Path.Combine(second, Path.GetFileName(file))));
    }

    private static IEnumerable<JsonElement> Lines(Ran ran) =>
        ran.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement);

    private static void Equal(string of, string[] expected, JsonElement answer, string list) =>
        Assert.True(expected.SequenceEqual(answer.GetProperty(list).EnumerateArray().Select(e => e.GetString()!)), $"{list} of {of}: expected {string.Join(' ', expected)}, got {answer.GetProperty(list)}");
}
