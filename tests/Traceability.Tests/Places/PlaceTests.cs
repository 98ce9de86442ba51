using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Traceability.Data;
using Traceability.Places;
using Traceability.Tests.Stock;

namespace Traceability.Tests.Places;

/// <summary>Registered places, as tests make them.</summary>
internal static class Shelves
{
    public static Task<long> Place(this Workshop workshop, string name) => workshop.InScope(scope => scope.GetRequiredService<Acts>().Do("a test's act", async () =>
    {
        var db = scope.GetRequiredService<TraceabilityDb>();
        var place = await db.Register(scope.GetRequiredService<Numbers>(), name);
        await db.SaveChangesAsync();
        return place.Id;
    }));

    public static Task<string?> PlaceOf(this Workshop workshop, long lot) => workshop.Read(db => db.Lots.Where(l => l.Id == lot).Select(l => l.Location).SingleAsync());
}

public sealed class PlaceTests
{
    [Fact]
    public async Task A_place_is_registered_once_however_its_name_is_written()
    {
        await using var workshop = await Workshop.Open();
        using var anna = await workshop.SignedIn();
        var made = await (await anna.Visit("/places")).Submit("Register it", new() { ["Input.Name"] = "Rack A2" });
        Assert.Equal(("/places/1", "Rack A2"), (made.Path, made.Heading));
        Assert.Contains("PLC-0001", made.Text, StringComparison.Ordinal);
        foreach (var again in (string[])["rack  a2", "PLC-0001", " RACK A2 "])
            Assert.Contains("There is a place Rack A2 already", string.Join(' ', (await (await anna.Visit("/places")).Submit("Register it", new() { ["Input.Name"] = again })).Refusals), StringComparison.Ordinal);
        Assert.Contains("how places are numbered", string.Join(' ', (await (await anna.Visit("/places")).Submit("Register it", new() { ["Input.Name"] = "plc-0007" })).Refusals), StringComparison.Ordinal);
        Assert.Contains("What is it called?", string.Join(' ', (await (await anna.Visit("/places")).Submit("Register it", new() { ["Input.Name"] = " " })).Refusals), StringComparison.Ordinal);
        Assert.Equal(1, await workshop.Read(db => db.Places.CountAsync()));
    }

    [Fact]
    public async Task Its_number_and_its_name_lead_to_its_page_which_lists_what_is_there()
    {
        await using var workshop = await Workshop.Open();
        var ply = await workshop.Material("PLY");
        await workshop.Place("Rack A2");
        var (there, also, gone) = (await workshop.Received(ply, 5, "P-1"), await workshop.Received(ply, 5, "P-2"), await workshop.Received(ply, 5, "P-3"));
        await workshop.OnLot(there, (lot, acts) => lot.MoveTo("Rack A2", "QL", acts.Now));
        await workshop.OnLot(also, (lot, acts) => lot.MoveTo("rack a2", "QL", acts.Now));
        await workshop.OnLot(gone, (lot, acts) => { lot.MoveTo("Rack A2", "QL", acts.Now); lot.Adjust(new(0, lot.Unit), "gone", "QL", acts.Now); });
        using var anna = await workshop.SignedIn();
        foreach (var scanned in (string[])["PLC-0001", "plc-0001", "Rack A2", "RACK A2"])
        {
            var page = await anna.Visit("/find?q=" + Uri.EscapeDataString(scanned));
            Assert.Equal("/places/1", page.Path);
            Assert.Equal(["P-1", "P-2"], page.All("tbody td:first-child a"));
        }
        Assert.Contains("P-1,,PLY of the shelf,,5,sheet", System.Text.Encoding.UTF8.GetString((await anna.Visit("/places/1?handler=csv")).Body), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_that_stands_on_lots_only_is_registered_with_one_click()
    {
        await using var workshop = await Workshop.Open();
        var ply = await workshop.Material("PLY");
        foreach (var (number, place) in ((string, string)[])[("P-1", "Dry box 1"), ("P-2", "dry box 1"), ("P-3", "Bench")])
            await workshop.OnLot(await workshop.Received(ply, 5, number), (lot, acts) => lot.MoveTo(place, "QL", acts.Now));
        using var anna = await workshop.SignedIn();
        var page = await anna.Visit("/places");
        Assert.Equal(["Dry box 12 lots", "Bench1 lot"], page.All(".list li > div"));
        var done = await page.Submit("Register Dry box 1");
        Assert.Equal(["Bench1 lot"], done.All(".list li > div"));
        Assert.Equal(["PLC-0001 Dry box 1 2"], done.All("tbody tr"));
    }

    [Fact]
    public async Task Scanned_where_a_place_is_asked_for_its_number_stands_for_its_name()
    {
        await using var workshop = await Workshop.Open();
        await workshop.Place("Rack A2");
        var lot = await workshop.Received(await workshop.Material("PLY"), 5, "P-1");
        using var anna = await workshop.SignedIn();
        await (await anna.Visit($"/lots/{lot}/move")).Submit("Move it", new() { ["Input.Location"] = "plc-0001" });
        Assert.Equal("Rack A2", await workshop.PlaceOf(lot));
        Assert.Contains("There is no place PLC-0002", string.Join(' ', (await (await anna.Visit($"/lots/{lot}/move")).Submit("Move it", new() { ["Input.Location"] = "PLC-0002" })).Refusals), StringComparison.Ordinal);
        await (await anna.Visit($"/lots/{lot}/split")).Submit("Split it off", new() { ["Input.Quantity"] = "1", ["Input.Location"] = "PLC-0001" });
        Assert.Equal("Rack A2", await workshop.PlaceOf(lot + 1));
    }

    [Fact]
    public async Task The_lots_of_a_place_are_found_by_an_index_and_not_by_looking_through_all()
    {
        await using var workshop = await Workshop.Open();
        await workshop.Place("Rack A2");
        await using var file = await workshop.File.Open();
        var plan = await Plan(db => db.Lots.At(db.Places.Single()).OrderBy(l => l.NumberKey).Select(l => (object)l.Id));
        Assert.Contains(plan, step => step.Contains("ix_lot_place (<expr>=?)", StringComparison.Ordinal));
        Assert.DoesNotContain(plan, step => step.Contains("TEMP B-TREE", StringComparison.Ordinal));
        Assert.Contains(await Plan(db => db.Places.WithCounts(db)), step => step.Contains("ix_lot_place (<expr>=?)", StringComparison.Ordinal));

        async Task<List<string>> Plan(Func<TraceabilityDb, IQueryable<object>> rows)
        {
            var sql = await workshop.Read(db => Task.FromResult(rows(db).ToQueryString()));
            return file.Rows("EXPLAIN QUERY PLAN " + string.Join('\n', sql.Split('\n').Where(l => !l.StartsWith(".param", StringComparison.Ordinal))).Replace("@folded", "'RACK A2'", StringComparison.Ordinal), row => row.GetString(3));
        }
    }
}
