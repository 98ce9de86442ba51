namespace Traceability.Tests.Exchange;

/// <summary>The shapes and exit statuses that scripts rely on.</summary>
public sealed class AnswerTests
{
    [Fact]
    public async Task A_recall_says_what_was_reached_what_is_here_and_who_has_it()
    {
        await using var shop = await ExchangeShop.With(SmallShop.Files);
        var recall = await shop.Run("recall", "P-1-1", "--json");
        Assert.Equal(0, recall.Status);
        Assert.Fail(recall.Output); Assert.StartsWith("""{"root":{"kind":"lot","number":"P-1-1"},"lots":["B-1","B-1-BACK","B-1-R"],"records":["MFG-1","RET-1","RW-1"],"shipments":["SHP-1"],"orders":["ORD-1"],"customers":["C1"],"quantities":{"onHand":[{"lot":"B-1","quantity":"2","unit":"pcs"},""", recall.Output, StringComparison.Ordinal);
        Assert.Contains(""""inWork":[],"shipped":[{"shipment":"SHP-1","lot":"B-1","quantity":"3","unit":"pcs"}]},"cannotBeRuledOut":[{"kind":"record_without_inputs","number":"MFG-9","""", recall.Output, StringComparison.Ordinal);
        Assert.Contains("""{"kind":"shipment_without_batch","number":"SHP-2",""", recall.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_in_open_records_is_in_work()
    {
        await using var shop = await ExchangeShop.With(SmallShop.Files);
        var recall = await shop.Run("recall", "P-2", "--json");
        Assert.Contains("\"inWork\":[{\"lot\":\"P-2\",\"quantity\":\"3\",\"unit\":\"pcs\"}]", recall.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_many_numbers_those_that_are_refused_do_not_stop_the_rest()
    {
        await using var shop = await ExchangeShop.With(SmallShop.Files);
        var answers = await shop.Ask("P-1-1\nNOPE\n\n0012345\nheat:Mill A|0012345\n", "recall", "-", "--json");
        Assert.Equal(1, answers.Status);
        var lines = answers.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(4, lines.Length);
        Assert.StartsWith("""{"root":{"number":"NOPE"},"error":""", lines[1], StringComparison.Ordinal);
        Assert.EndsWith("\"candidates\":[]}", lines[1].TrimEnd(), StringComparison.Ordinal);
        Assert.Contains("\"candidates\":[\"heat:Mill A|0012345\",\"heat:|0012345\"]", lines[2], StringComparison.Ordinal);
        Assert.StartsWith("""{"root":{"kind":"heat","number":"0012345"},"lots":["01/0005004/9",""", lines[3], StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_number_and_wrong_usage_have_their_exit_statuses()
    {
        await using var shop = await ExchangeShop.With(SmallShop.Files);
        Assert.Equal(1, (await shop.Run("trace", "NOPE", "--json")).Status);
        Assert.Equal(2, (await shop.Run("trace")).Status);
        Assert.Equal(2, (await shop.Run("recall", "P-1", "--xml")).Status);
        Assert.Equal(2, (await shop.Ask("P-1\n", "recall", "-", "--pdf", "a.pdf")).Status);
    }

    [Fact]
    public async Task A_person_reads_text_and_prints_reports()
    {
        await using var shop = await ExchangeShop.With(SmallShop.Files);
        var text = await shop.Run("recall", "P-1-1");
        Assert.Contains("Customers to call (1 of 2): 1", text.Output, StringComparison.Ordinal);
        foreach (var (verb, option) in ((string, string)[])[("recall", "--pdf"), ("recall", "--csv"), ("trace", "--pdf")])
        {
            var path = Path.Combine(shop.Folder, verb + option);
            Assert.Equal(0, (await shop.Run(verb, "lot:B-1", option, path)).Status);
            Assert.True(new FileInfo(path).Length > 100);
        }
    }
}
