using Microsoft.Data.Sqlite;
using Traceability.Benchmarks.Shop;
using Traceability.Genealogy;
using Traceability.Recalls;

namespace Traceability.Tests.Genealogy;

/// <summary>
/// How SQLite means to answer the genealogy's questions, on a filled file, with and without statistics about it. Not
/// timed: a plan that reads whole tables is wrong on the fastest machine. (With statistics SQLite likes to put a Bloom
/// filter over a whole table in front of a walk.)
/// </summary>
public sealed class PlanTests
{
    private static readonly string Forward = Reach.WalkFrom("SELECT CAST(@lot AS bigint)", LotGenealogy.ForwardStep);
    private static readonly string Back = Reach.WalkFrom("SELECT CAST(@lot AS bigint)", LotGenealogy.BackStep);

    private static readonly string[] Walks =
    [
        Forward, Back,
        Reach.WalkFrom("SELECT lot_id FROM trace_root", LotGenealogy.ForwardStep),
        Reach.WalkFrom("SELECT lot_id FROM trace_root", LotGenealogy.BackStep),
    ];

    private static readonly string[] Questions =
    [
        .. Walks,
        Recalling.Questions.Lots, Recalling.Questions.Records, Recalling.Questions.Lines, Recalling.Questions.Shipments, Recalling.Questions.OnMachines,
        Tracing.Questions.Lots, Tracing.Questions.Records, Tracing.Questions.Heats, Tracing.Questions.Certificates, Tracing.Questions.CertificatesOfHeats,
        PictureFacts.Questions.Lots, PictureFacts.Questions.ForwardActs, PictureFacts.Questions.BackActs, PictureFacts.Questions.Acts,
        PictureFacts.Questions.Inputs, PictureFacts.Questions.Outputs, PictureFacts.Questions.Lines, PictureFacts.Questions.Shipments,
        PictureTotals.Questions.KindsOfMany, PictureTotals.Questions.KindsOfFew, Reach.MarkRoot, PictureTotals.Questions.Lots, PictureTotals.Questions.Suppliers, PictureTotals.Questions.Records,
        PictureTotals.Questions.Made, PictureTotals.Questions.Used, PictureTotals.Questions.Straight, PictureTotals.Questions.Shipped, PictureTotals.Questions.Shipments,
        Doubts.AnyAtAll, Doubts.ShipmentsWithoutBatch, Doubts.RecordsWithoutInputs, Doubts.RecordsMissingInput, Doubts.SameHeatUnknownMill, Doubts.UnidentifiedPieces, Doubts.WhileHere,
    ];

    // What was reached, where it began, and parts of a question; all of them as small as the answer.
    private static readonly string[] Small = ["r", "reach", "reached", "trace_root", "a", "k", "x", "(subquery-1)", "CONSTANT ROW"];

    [Theory]
    [InlineData("")]
    [InlineData("ANALYZE")]
    [InlineData("PRAGMA optimize = 0x10002")]
    public async Task A_walk_reads_nothing_but_the_covering_indexes(string statistics)
    {
        await using var file = await Filled(statistics);
        foreach (var walk in Walks)
        {
            var steps = await file.Plan(walk);
            var searches = steps.Where(s => s.StartsWith("SEARCH", StringComparison.Ordinal)).ToList();
            Assert.Equal(2, searches.Count);
            Assert.All(searches, s => Assert.Contains("USING COVERING INDEX", s, StringComparison.Ordinal));
            Assert.DoesNotContain(steps, s => s.Contains("BLOOM FILTER", StringComparison.Ordinal));
        }
        Assert.Contains(await file.Plan(Forward), s => s.StartsWith("SEARCH i ", StringComparison.Ordinal) && s.Contains("(lot_id=?", StringComparison.Ordinal));
        Assert.Contains(await file.Plan(Back), s => s.StartsWith("SEARCH o ", StringComparison.Ordinal) && s.Contains("(lot_id=?", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("")]
    [InlineData("ANALYZE")]
    [InlineData("PRAGMA optimize = 0x10002")]
    public async Task No_question_about_what_was_reached_reads_a_whole_table(string statistics)
    {
        await using var file = await Filled(statistics);
        foreach (var question in Questions)
            foreach (var step in await file.Plan(question))
                Assert.False(IsBad(step), $"{step} in: {question}");
    }

    /// <summary>The test of the tests: plans that are bad on purpose, each in its own way.</summary>
    [Theory]
    [InlineData("SELECT l.id FROM lot l JOIN reached r ON r.lot_id + 0 = l.id + 0")]
    [InlineData("SELECT COUNT(*) FROM transformation t WHERE +t.completed_on IS NULL")]
    [InlineData("SELECT l.id FROM input i JOIN lot l ON l.location = i.voided_by")]
    public async Task A_question_that_reads_a_whole_table_is_found_out(string bad)
    {
        await using var file = await Filled("ANALYZE");
        Assert.Contains(await file.Plan(bad), IsBad);
    }

    private static bool IsBad(string step) => step.Contains("BLOOM FILTER", StringComparison.Ordinal) || step.Contains("AUTOMATIC", StringComparison.Ordinal)
        || (step.StartsWith("SCAN", StringComparison.Ordinal) && !Small.Any(name => step == "SCAN " + name || step.StartsWith($"SCAN {name} ", StringComparison.Ordinal)));

    private static async Task<FilledFile> Filled(string statistics)
    {
        var workshop = await Workshop.Open();
        await ShopWriter.Write(ShopMaker.Make(1000, seed: 5, hub: 2000, run: 50), workshop.File);
        var connection = await workshop.File.Open();
        var file = new FilledFile(workshop, connection);
        if (statistics.Length > 0)
        {
            await file.Run(statistics);
            Assert.NotEqual(0L, await file.Run("SELECT count(*) FROM sqlite_stat1"));
        }
        await file.Run("CREATE TEMP TABLE reached (lot_id bigint NOT NULL); CREATE TEMP TABLE trace_root (lot_id bigint NOT NULL); " + Reach.ActTable + "; " + Reach.KindTable);
        return file;
    }

    private sealed class FilledFile(Workshop workshop, SqliteConnection connection) : IAsyncDisposable
    {
        public async Task<object?> Run(string sql)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = sql;
            return await command.ExecuteScalarAsync();
        }

        public async Task<List<string>> Plan(string sql)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = "EXPLAIN QUERY PLAN " + sql;
            foreach (var name in (string[])["@lot", "@from", "@to", "@material", "@heat"]) command.Parameters.AddWithValue(name, 1);
            await using var reader = await command.ExecuteReaderAsync();
            var steps = new List<string>();
            while (await reader.ReadAsync()) steps.Add(reader.GetString(3));
            return steps;
        }

        public async ValueTask DisposeAsync()
        {
            await connection.DisposeAsync();
            await workshop.DisposeAsync();
        }
    }
}
