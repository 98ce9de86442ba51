using Microsoft.EntityFrameworkCore;
using Traceability.Benchmarks.Shop;
using Traceability.Data;
using Traceability.Lots;

namespace Traceability.Tests.Data;

/// <summary>How SQLite means to show the first page of a list: from an index, in its order, and never by sorting everything.</summary>
public sealed class ListPlanTests
{
    private static readonly (string Name, Func<TraceabilityDb, IQueryable<object>> Rows)[] Lists =
    [
        ("what is here", db => db.Lots.Where(l => l.OnHandMicro > 0).OrderByDescending(l => l.Id)),
        ("what is used up", db => db.Lots.Where(l => l.OnHandMicro == 0).OrderByDescending(l => l.Id)),
        ("by number", db => db.Lots.Where(l => l.OnHandMicro > 0).OrderBy(l => l.NumberKey)),
        ("by the day it came", db => db.Lots.OrderByDescending(l => l.ReceivedOn).ThenByDescending(l => l.Id)),
        ("by place", db => db.Lots.OrderBy(l => l.Location).ThenBy(l => l.NumberKey)),
        ("records, the open first", db => db.Records.OrderBy(r => r.CompletedOn != null).ThenByDescending(r => r.StartedOn).ThenByDescending(r => r.Id)),
        ("records by number", db => db.Records.OrderByDescending(r => r.NumberKey)),
        ("records by day", db => db.Records.OrderBy(r => r.StartedOn).ThenBy(r => r.Id)),
        ("orders", db => db.Orders.OrderByDescending(o => o.OrderedOn).ThenByDescending(o => o.Id)),
        ("shipments", db => db.Shipments.OrderByDescending(s => s.ShippedOn).ThenByDescending(s => s.Id)),
        ("deliveries", db => db.Receipts.OrderByDescending(r => r.ReceivedOn).ThenByDescending(r => r.Id)),
        ("documents by day", db => db.Documents.OrderByDescending(d => d.IssuedOn).ThenByDescending(d => d.Id)),
    ];

    [Theory]
    [InlineData("")]
    [InlineData("ANALYZE")]
    public async Task No_list_is_sorted_to_show_its_first_page(string statistics)
    {
        await using var workshop = await Workshop.Open();
        await ShopWriter.Write(ShopMaker.Make(500, seed: 5, hub: 500, run: 20), workshop.File);
        await using var file = await workshop.File.Open();
        if (statistics.Length > 0) file.Run(statistics);
        foreach (var (name, rows) in Lists)
            Assert.DoesNotContain(await Plan(rows), step => step.Contains("TEMP B-TREE", StringComparison.Ordinal));
        // What has no index is found out.
        Assert.Contains(await Plan(db => db.Lots.OrderBy(l => l.SupplierLot).ThenBy(l => l.Id)), step => step.Contains("TEMP B-TREE", StringComparison.Ordinal));

        async Task<List<string>> Plan(Func<TraceabilityDb, IQueryable<object>> rows)
        {
            var sql = await workshop.Read(db => Task.FromResult(rows(db).AsNoTracking().Take(50).ToQueryString()));
            return file.Rows("EXPLAIN QUERY PLAN " + string.Join('\n', sql.Split('\n').Where(l => !l.StartsWith(".param", StringComparison.Ordinal))).Replace("@p", "50", StringComparison.Ordinal), row => row.GetString(3));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("ANALYZE")]
    public async Task What_was_released_is_found_without_looking_at_every_lot(string statistics)
    {
        await using var workshop = await Workshop.Open();
        await ShopWriter.Write(ShopMaker.Make(500, seed: 5, hub: 500, run: 20), workshop.File);
        await using var file = await workshop.File.Open();
        if (statistics.Length > 0) file.Run(statistics);
        var sql = await workshop.Read(db => Task.FromResult(db.Lots.Released().Select(l => l.Id).ToQueryString()));
        var plan = file.Rows("EXPLAIN QUERY PLAN " + sql, row => row.GetString(3));
        Assert.All(plan, step => Assert.Contains("ix_lot_released", step, StringComparison.Ordinal));
    }
}
