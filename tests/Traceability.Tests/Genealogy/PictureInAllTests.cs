using Traceability.Benchmarks.Shop;
using Traceability.Genealogy;

namespace Traceability.Tests.Genealogy;

/// <summary>The picture of very many lots says the same as the one of each by itself, only in all.</summary>
public sealed class PictureInAllTests
{
    private static Task<Picture> Draw(Workshop workshop, string number, int mostOneByOne, bool toHold = false) => workshop.Read(async db =>
        await new Picturing(db, new(db)).Of(await new RootFinder(db).FindOne(number), PictureWish.Plain with { ToHold = toHold }, mostOneByOne));

    private static Task<Picture> InAll(Workshop workshop, string number, bool toHold = false) => Draw(workshop, number, 0, toHold);

    private static PictureNode Named(Picture picture, string name) => picture.Nodes.Single(n => n.Name == name);

    private static IEnumerable<string> Lines(Picture picture) => picture.Lines.Select(l => $"{picture.Nodes[l.From].Name} > {picture.Nodes[l.To].Name}").Order(StringComparer.Ordinal);

    [Fact]
    public async Task Totals_are_those_of_the_picture_one_by_one()
    {
        await using var workshop = await Workshop.Open();
        var shop = ShopMaker.Make(600, 3, hub: 300, run: 40);
        await ShopWriter.Write(shop, workshop.File);
        var numbers = shop.Specials.Where(s => !s.Key.EndsWith("back", StringComparison.Ordinal)).Select(s => "lot:" + shop.Lot(s.Value).Number)
            .Concat(Enumerable.Range(1, 60).Select(n => "lot:" + shop.Lot(n * 20).Number));
        foreach (var number in numbers)
        {
            var (each, all) = (await Draw(workshop, number, int.MaxValue), await InAll(workshop, number));
            Assert.False(each.InAll);
            Assert.True(all.InAll);
            Assert.Equal(each.Lots, all.Lots);
            foreach (var part in Enum.GetValues<PicturePart>())
                Assert.True(each.Count(part) == all.Count(part), $"{number}: {part} {each.Count(part)} one by one, {all.Count(part)} in all");
            Assert.Equal(Stock(each), Stock(all));
            Assert.Equal(await AmountsOneByOne(workshop, number), (Amount(all, PicturePart.Record, Light.To), Amount(all, PicturePart.Shipment, Light.To), Amount(all, PicturePart.Customer, Light.To), Made(all)));
        }
    }

    private static string? Stock(Picture picture) => picture.Nodes.SingleOrDefault(n => n is { Part: PicturePart.Shipment, Id: null, IsFold: false })?.Name;

    private static string Amount(Picture picture, PicturePart part, Light light) => picture.Nodes.SingleOrDefault(n => n.Part == part && n.Light == light && (n.Id is not null || n.IsFold))?.Amount ?? "";

    private static long Made(Picture picture) => picture.Nodes.Where(n => n is { Part: PicturePart.Unit, Light: Light.To }).Sum(n => long.Parse(n.Amount.Split(' ')[0], System.Globalization.NumberStyles.AllowThousands, System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>Added up in memory, from every link by itself.</summary>
    private static Task<(string Used, string Shipped, string Customers, long Made)> AmountsOneByOne(Workshop workshop, string number) => workshop.Read(async db =>
    {
        var root = await new RootFinder(db).FindOne(number);
        var facts = new PictureFacts();
        await using var reach = await new LotGenealogy(db).Forward(root.LotIds);
        await facts.Read(reach, default);
        string Words(IEnumerable<(long Lot, long? Micro)> amounts) => PictureNodes.Words(amounts.Where(a => a.Micro > 0).GroupBy(a => (facts.Lots[a.Lot].OnHand.Unit, facts.Lots[a.Lot].IsProduct))
            .ToDictionary(g => g.Key, g => (Int128)g.Sum(a => a.Micro!.Value)));
        var shipped = Words(facts.Lines.Select(l => (l.Lot, (long?)l.Micro)));
        return (Words(facts.Inputs.Where(i => facts.Forward.Contains(i.Lot) && facts.Acts[i.Act].HasCard).Select(i => (i.Lot, i.Micro))), shipped, shipped,
            facts.Outputs.Where(o => facts.Forward.Contains(o.Lot) && !root.LotIds.Contains(o.Lot) && facts.Lots[o.Lot].IsProduct).Sum(o => o.Last - o.First + 1));
    });

    private static Task Told(Workshop workshop) => workshop.Tell(async story =>
    {
        var lot = await story.Receive("ACR-1", 50);
        foreach (var n in Enumerable.Range(1, 3))
        {
            var record = await story.Start($"MFG-000{n}");
            await story.Consume(record, lot, n);
            await story.Consume(record, await story.Receive($"ACR-1{n}", 5), 1);
            var batch = await story.Produce(record, $"B-{n}", 10);
            if (n < 3) await story.Ship("CUS", (batch, 4));
        }
    });

    [Fact]
    public async Task Each_kind_is_one_card_and_only_what_there_is_has_a_line()
    {
        await using var workshop = await Workshop.Open();
        await Told(workshop);
        var picture = await InAll(workshop, "lot:ACR-1");
        Assert.Equal(["Supplier SUP", "ACR-1", "3 records", "3 units", "2 shipments", "22 units here", "Customer CUS"], picture.Nodes.Select(n => n.Name));
        Assert.Equal([Light.From, Light.Root, Light.To, Light.To, Light.To, Light.To, Light.To], picture.Nodes.Select(n => n.Light));
        Assert.Equal(["2 shipments > Customer CUS", "3 records > 3 units", "3 units > 2 shipments", "3 units > 22 units here", "ACR-1 > 3 records", "Supplier SUP > ACR-1"], Lines(picture));
        // Of the other lots in these records nothing: they are only beside it.
        Assert.Equal("6 sheets", Named(picture, "3 records").Amount);
        Assert.Equal("30 units", Named(picture, "3 records").Sub);
        Assert.Equal("30 in all", Named(picture, "3 units").Sub);
        Assert.Equal("8 units", Named(picture, "2 shipments").Amount);
        Assert.Empty(picture.Steps);
        Assert.Equal(Light.Hold, Named(await InAll(workshop, "lot:ACR-1", toHold: true), "22 units here").Light);
    }

    [Fact]
    public async Task What_it_came_from_stands_one_by_one_while_it_is_little()
    {
        await using var workshop = await Workshop.Open();
        await Told(workshop);
        var picture = await InAll(workshop, "lot:B-2");
        Assert.Equal(["Supplier SUP", "ACR-1", "ACR-12", "MFG-0002", "B-2", "SHP-0002", "6 units here", "Customer CUS"], picture.Nodes.Select(n => n.Name));
        Assert.Equal(["ACR-1 > MFG-0002", "ACR-12 > MFG-0002", "B-2 > 6 units here", "B-2 > SHP-0002", "MFG-0002 > B-2", "SHP-0002 > Customer CUS", "Supplier SUP > ACR-1", "Supplier SUP > ACR-12"], Lines(picture));
    }

    [Fact]
    public async Task What_was_asked_stands_out_whatever_it_is()
    {
        await using var workshop = await Workshop.Open();
        await Told(workshop);
        IEnumerable<string> Asked(Picture picture) => picture.Nodes.Where(n => n.Light == Light.Root).Select(n => n.Name);
        Assert.Equal(["MFG-0002"], Asked(await InAll(workshop, "MFG-0002")));
        Assert.Equal(["B-2"], Asked(await InAll(workshop, "SHP-0002")));
        foreach (var number in (string[])["MFG-0002", "lot:ACR-1", "lot:ACR-12", "RCP-0001"])
        {
            var (each, all) = (await Draw(workshop, number, int.MaxValue), await InAll(workshop, number));
            Assert.Equal(each.Lots, all.Lots);
            Assert.Equal(each.Columns.Select(c => (c.Part, c.Count)), all.Columns.Select(c => (c.Part, c.Count)));
        }
    }

    [Fact]
    public async Task Of_many_materials_the_largest_have_cards_and_the_others_are_one()
    {
        await using var workshop = await Workshop.Open();
        await workshop.Tell(async story =>
        {
            var record = await story.Start("MFG-0001");
            for (var n = 1; n <= 12; n++) await story.Consume(record, await story.Receive($"ACR-{n}", 5, from: await story.Supplier($"SUP-{n}")), 1);
            await story.Produce(record, "B-1", 10);
        });
        var picture = await InAll(workshop, "lot:B-1");
        Assert.Equal(["12 lots"], picture.Nodes.Where(n => n.Part == PicturePart.Lot).Select(n => n.Name));
        Assert.Equal((9, 12), (picture.Nodes.Count(n => n.Part == PicturePart.Supplier), picture.Count(PicturePart.Supplier)));
        Assert.Equal("4 lots", Named(picture, "4 suppliers").Amount);
        Assert.Equal(9, picture.Lines.Count(l => picture.Nodes[l.To].Name == "12 lots"));
    }

    [Fact]
    public async Task Cuts_have_no_card_and_lead_from_lot_to_cut_off()
    {
        await using var workshop = await Workshop.Open();
        var shop = ShopMaker.Make(100, 3, hub: 10, run: 4);
        await ShopWriter.Write(shop, workshop.File);
        var number = shop.Lot(shop.Specials["chain"]).Number;
        var picture = await InAll(workshop, "lot:" + number);
        var cutOffs = picture.Nodes.Single(n => n.Part == PicturePart.CutOff);
        Assert.Equal((1000, true), (cutOffs.Count, cutOffs.IsFold));
        Assert.Contains($"{number} > {cutOffs.Name}", Lines(picture));
        Assert.All(picture.Lines, l => Assert.True(picture.Nodes[l.From].Column < picture.Nodes[l.To].Column));
    }

    [Fact]
    public async Task Any_imported_history_can_be_drawn_in_all()
    {
        await using var workshop = await Workshop.Open();
        for (var seed = 1; seed <= 20; seed++)
        {
            var web = await RandomWeb.Write(workshop, seed);
            foreach (var lot in web.Lots)
            {
                var picture = await InAll(workshop, "lot:L" + lot);
                Assert.Equal(web.Walk(lot, true).Count, picture.Nodes.Where(n => n.Key.StartsWith("all-", StringComparison.Ordinal) && IsLot(n) && n.Light is Light.Root or Light.To).Where(IsLot).Sum(n => n.Count));
                Assert.Equal(picture.Nodes.Count, picture.Nodes.Select(n => n.Index).Distinct().Count());
            }
        }

        static bool IsLot(PictureNode node) => node.Part is PicturePart.Lot or PicturePart.CutOff or PicturePart.Unit;
    }

    [Fact]
    public async Task The_page_of_a_hub_says_that_it_is_drawn_in_all_and_where_each_one_stands()
    {
        await using var workshop = await Workshop.Open();
        var shop = ShopMaker.Make(50, 3, hub: Picturing.MostOneByOne, run: 4);
        await ShopWriter.Write(shop, workshop.File);
        using var person = await workshop.SignedIn();
        var page = await person.Visit("/trace/picture?open=all&root=lot:" + shop.Lot(shop.Specials["hub"]).Number);
        Assert.Equal(System.Net.HttpStatusCode.OK, page.Status);
        Assert.Contains("Drawn in all, because there are 5,001 lots", page.Text, StringComparison.Ordinal);
        var cards = page.Document.QuerySelectorAll("a.node").ToList();
        Assert.InRange(cards.Count, 5, 20);
        Assert.Equal(cards.Count, page.All("#list tbody tr").Count);
        Assert.Contains(cards, c => c.GetAttribute("aria-label")!.StartsWith("5,000 records, 5,000 units, from " + shop.Lot(shop.Specials["hub"]).Number, StringComparison.Ordinal));
        Assert.All(cards, c => Assert.DoesNotContain("open=", c.GetAttribute("href"), StringComparison.Ordinal));
        Assert.DoesNotContain("Unfold all", page.Text, StringComparison.Ordinal);
        foreach (var address in cards.Select(c => c.GetAttribute("href")!).Distinct())
            Assert.Equal(System.Net.HttpStatusCode.OK, (await person.Visit(address)).Status);
    }
}
