using Traceability.Benchmarks.Shop;
using Traceability.Genealogy;
using Traceability.Recalls;

namespace Traceability.Tests.Genealogy;

public sealed class PictureTests
{
    private static readonly HashSet<string> Everything = ["all"];

    private static Task<Picture> Draw(Workshop workshop, string number, PictureWish? wish = null) => workshop.Read(async db =>
        await new Picturing(db, new(db)).Of(await new RootFinder(db).FindOne(number), wish ?? PictureWish.Plain));

    private static Task<Picture> Draw(Workshop workshop, string number, params string[] open) => Draw(workshop, number, new PictureWish(open.ToHashSet()));

    private static PictureNode Named(Picture picture, string name) => picture.All.Single(n => n.Name == name);

    private static IEnumerable<string> Of(Picture picture, Light light) => picture.All.Where(n => n.Light == light && !n.IsOpen).Select(n => n.Name).Order(StringComparer.Ordinal);

    [Fact]
    public async Task It_shows_where_a_lot_came_from_and_where_it_went_and_what_stood_beside_it()
    {
        await using var workshop = await Workshop.Open();
        await workshop.Tell(async story =>
        {
            var record = await story.Start("MFG-0001");
            await story.Consume(record, await story.Receive("ACR-1", 5, supplierLot: "F24"), 1);
            await story.Consume(record, await story.Receive("ACR-2", 5), 2);
            await story.Ship("CUS", (await story.Produce(record, "B-1", 10), 4));
        });
        var picture = await Draw(workshop, "lot:ACR-1");
        Assert.Equal([PicturePart.Supplier, PicturePart.Lot, PicturePart.Record, PicturePart.Unit, PicturePart.Shipment, PicturePart.Customer], picture.Columns.Select(c => c.Part));
        Assert.Equal(["ACR-1"], Of(picture, Light.Root));
        Assert.Equal(["Supplier SUP"], Of(picture, Light.From));
        Assert.Equal(["6 units here", "B-1", "Customer CUS", "MFG-0001", "SHP-0001"], Of(picture, Light.To));
        Assert.Equal(["ACR-2"], Of(picture, Light.Beside));
        Assert.Equal("lot F24", Named(picture, "Supplier SUP").Sub);
        Assert.Equal("1 sheet", Named(picture, "MFG-0001").Amount);
        Assert.Equal("4 units", Named(picture, "Customer CUS").Amount);
        Assert.Equal("10 units, 6 here", Named(picture, "B-1").Sub);

        var back = await Draw(workshop, "SHP-0001");
        Assert.Equal(["SHP-0001"], Of(back, Light.Root));
        Assert.Equal(["ACR-1", "ACR-2", "B-1", "MFG-0001", "Supplier SUP"], Of(back, Light.From));
        Assert.Equal(["MFG-0001"], Of(await Draw(workshop, "MFG-0001"), Light.Root));
    }

    [Fact]
    public async Task Units_made_without_the_lot_are_not_lit()
    {
        await using var workshop = await Workshop.Open();
        await workshop.Tell(async story =>
        {
            var record = await story.Start("MFG-0001");
            await story.Consume(record, await story.Receive("ACR-1", 5), 1, 1, 2);
            await story.Consume(record, await story.Receive("ACR-2", 5), 1, 3, 5);
            record.ProduceUnits(["U-1", "U-2", "U-3", "U-4", "U-5"]);
        });
        var picture = await Draw(workshop, "ACR-1");
        Assert.Equal(["2 units here", "MFG-0001", "U-1", "U-2"], Of(picture, Light.To));
        Assert.Equal(["ACR-2", "U-3", "U-4", "U-5"], Of(picture, Light.Beside));
        Assert.Equal("2 of 5 units", Named(picture, "MFG-0001").Sub);
        Assert.Equal("without this lot", Named(picture, "U-3").Sub);
        // Through the record, but never from one lot to the other's units.
        var (lot, other) = (Named(picture, "ACR-1").Index, Named(picture, "ACR-2").Index);
        Assert.Equal(["U-1", "U-2"], picture.Steps.Where(s => s.From == lot).Select(s => picture.All.Single(n => n.Index == s.To).Name).Order(StringComparer.Ordinal));
        Assert.Equal(["U-3", "U-4", "U-5"], picture.Steps.Where(s => s.From == other).Select(s => picture.All.Single(n => n.Index == s.To).Name).Order(StringComparer.Ordinal));
        Assert.All(picture.Lines.Where(l => picture.All.Single(n => n.Index == l.To).Name is "U-3" or "U-4" or "U-5"), l => Assert.Equal(Light.Beside, l.Light));
    }

    [Fact]
    public async Task What_is_alike_folds_with_exact_totals_and_any_member_unfolds_it()
    {
        await using var workshop = await Workshop.Open();
        await workshop.Tell(async story =>
        {
            var lot = await story.Receive("ACR-1", 50);
            foreach (var (number, units) in ((string, int)[])[("MFG-0001", 51), ("MFG-0002", 36)])
            {
                var record = await story.Start(number);
                await story.Consume(record, lot, 1);
                record.ProduceUnits(Enumerable.Range(1, units).Select(n => $"{number[^1]}-{n:000}"));
            }
        });
        var picture = await Draw(workshop, "ACR-1");
        Assert.Equal(["36 units", "51 units"], picture.Nodes.Where(n => n.IsFold).Select(n => n.Name).Order(StringComparer.Ordinal));
        Assert.Equal(87, picture.Count(PicturePart.Unit));
        Assert.Equal("87 units here", picture.Nodes.Single(n => n.Part == PicturePart.Shipment).Name);

        var member = await workshop.Tell(async story => (await story.Lot("1-017")).Id);
        var open = await Draw(workshop, "ACR-1", $"lot-{member}");
        Assert.Equal(51, Assert.Single(open.Nodes, n => n.IsOpen).Members.Count);
        Assert.Equal("36 units", Assert.Single(open.Nodes, n => n.IsFold && !n.IsOpen).Name);
        Assert.Equal(87, open.Count(PicturePart.Unit));
        Assert.Equal(87, (await Draw(workshop, "ACR-1", "all")).Nodes.Sum(n => n.Members.Count));
        // What is not in the picture unfolds nothing.
        Assert.DoesNotContain((await Draw(workshop, "ACR-1", "lot-99999", "lot-", "?", "here-1", "lot-x")).Nodes, n => n.IsOpen);
    }

    [Fact]
    public async Task A_fold_too_long_to_read_shows_its_first_and_counts_the_others()
    {
        await using var workshop = await Workshop.Open();
        await workshop.Tell(async story =>
        {
            var record = await story.Start("MFG-0001");
            await story.Consume(record, await story.Receive("ACR-1", 5), 1);
            record.ProduceUnits(Enumerable.Range(1, 700).Select(n => $"U-{n:000}"));
        });
        var units = (await Draw(workshop, "ACR-1", $"lot-{await workshop.Tell(async story => (await story.Lot("U-001")).Id)}")).Nodes.Single(n => n.IsOpen);
        Assert.Equal((500, 200, 700), (units.Members.Count, units.Unshown, units.Count));
    }

    [Fact]
    public async Task A_diamond_is_one_thing_on_two_ways()
    {
        await using var workshop = await Workshop.Open();
        await workshop.Tell(async story =>
        {
            var lot = await story.Receive("ACR-1", 5);
            var last = await story.Start("MFG-0009");
            foreach (var number in (string[])["MFG-0001", "MFG-0002"])
            {
                var record = await story.Start(number);
                await story.Consume(record, lot, 1);
                await story.Consume(last, await story.Produce(record, "B-" + number[^1], 1), 1);
            }
            await story.Produce(last, "C-1", 1);
        });
        var picture = await Draw(workshop, "ACR-1");
        Assert.Equal(["B-1", "B-2", "C-1"], picture.Nodes.Where(n => n.Part == PicturePart.Unit).Select(n => n.Name).Order(StringComparer.Ordinal));
        Assert.True(Named(picture, "B-1").Column < Named(picture, "MFG-0009").Column);
        Assert.True(Named(picture, "MFG-0009").Column < Named(picture, "C-1").Column);
        Assert.Equal(2, picture.Steps.Count(s => s.To == Named(picture, "C-1").Index));
    }

    [Fact]
    public async Task It_ends_and_leaves_nothing_out_in_any_imported_history()
    {
        await using var workshop = await Workshop.Open();
        for (var seed = 1; seed <= 20; seed++)
        {
            var web = await RandomWeb.Write(workshop, seed);
            foreach (var lot in web.Lots)
            {
                var picture = await Draw(workshop, "lot:L" + lot, new PictureWish(Everything));
                var shown = picture.All.Where(n => n.Id is not null && n.Key.StartsWith("lot-", StringComparison.Ordinal)).ToDictionary(n => n.Id!.Value, n => n.Light);
                var (forward, back) = (web.Walk(lot, true).Keys.ToHashSet(), web.Walk(lot, false).Keys.ToHashSet());
                Assert.Equal(forward.Where(l => l != lot).Order(), shown.Where(n => n.Value == Light.To).Select(n => n.Key).Order());
                Assert.Equal(back.Except(forward).Order(), shown.Where(n => n.Value == Light.From).Select(n => n.Key).Order());
                Assert.Equal(forward.Union(back).Count(), picture.Lots);
                Assert.Equal(picture.All.Count(), picture.All.Select(n => n.Index).Distinct().Count());
                Assert.All(picture.Steps, s => Assert.Contains(s.To, picture.All.Select(n => n.Index)));
            }
        }
    }

    [Fact]
    public async Task However_much_it_is_it_folds_into_few_cards_with_the_totals_of_the_recall()
    {
        await using var workshop = await Workshop.Open();
        var shop = ShopMaker.Make(600, 3, hub: 2000, run: 40);
        await ShopWriter.Write(shop, workshop.File);
        foreach (var (name, id) in shop.Specials.Where(s => !s.Key.EndsWith("back", StringComparison.Ordinal)))
        {
            var number = "lot:" + shop.Lot(id).Number;
            var picture = await Draw(workshop, number);
            var scope = await workshop.Read(async db => await new Recalling(db, new(db)).Scope(await new RootFinder(db).FindOne(number)));
            Assert.InRange(picture.Cards, 3, 12 * 16);
            Assert.Equal(scope.Shipments.Count, picture.Count(PicturePart.Shipment));
            Assert.Equal(scope.Customers.Count, picture.Count(PicturePart.Customer));
            Assert.Equal(scope.Shipments.Count, picture.Nodes.Where(n => n.Key.StartsWith("shipment-", StringComparison.Ordinal)).Sum(n => n.Count));
            Assert.Equal(scope.Lots.Count, picture.Nodes.Where(n => n.Key.StartsWith("lot-", StringComparison.Ordinal) && n.Light is Light.To or Light.Root).Where(n => n.Key.StartsWith("lot-", StringComparison.Ordinal)).Sum(n => n.Count));
            Assert.True(picture.Lots >= scope.Lots.Count, name);
        }
    }

    [Fact]
    public async Task What_cannot_be_ruled_out_and_what_is_to_be_held_stand_out()
    {
        await using var workshop = await Workshop.Open();
        await workshop.Tell(async story =>
        {
            var record = await story.Start("MFG-0001");
            await story.Consume(record, await story.Receive("ACR-1", 5), 1);
            await story.Produce(record, "B-1", 3);
        });
        var picture = await Draw(workshop, "ACR-1", new PictureWish(new HashSet<string>(), ToHold: true, () => Task.FromResult<IReadOnlyList<PictureDoubt>>([new(PicturePart.Record, "MFG-0007", "It names no lot.")])));
        Assert.Equal(["3 units here"], Of(picture, Light.Hold));
        Assert.Equal(["MFG-0007"], Of(picture, Light.Doubt));
        Assert.Equal("It names no lot.", Named(picture, "MFG-0007").What);
        Assert.Single(picture.Lines, l => l.Light == Light.Doubt);
        Assert.Single(picture.Lines, l => l.Light == Light.Hold);
    }
}
