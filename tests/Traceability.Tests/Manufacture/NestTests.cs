using System.Net;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Traceability.Certificates;
using Traceability.Lots;
using Traceability.Manufacture;
using Traceability.Orders;
using Traceability.People;
using Traceability.Tests.Recalls;

namespace Traceability.Tests.Manufacture;

/// <summary>Several products out of one sheet, in one record; and how many are wanted, kept with it.</summary>
public sealed class NestTests : IAsyncLifetime
{
    private MakingShop shop = null!;

    public async Task InitializeAsync()
    {
        shop = await MakingShop.Open();
        await shop.Act(async s =>
        {
            s.Db.Add(Product.Named("SGN", "Sign", IdentifiedBy.Batch));
            foreach (var (number, code) in new[] { ("ORD-1", "KILN"), ("ORD-2", "OAK") })
                s.Db.Add(Order.Of(number, await s.Db.Customers.SingleAsync(c => c.Code == code), MakingShop.Today, MakingShop.Today));
        });
        await shop.Lot("ACR-1", "ACR-3", 10);
        await shop.Lot("PLA-1", "PLA-BK", 500);
    }

    public async Task DisposeAsync() => await shop.DisposeAsync();

    private Task<long> Nest(params (string Sku, long? Units, string? Order)[] plan) => shop.Act(async s =>
    {
        var lines = new List<Planned>();
        foreach (var (sku, units, order) in plan)
        {
            var product = await s.Db.ProductNumbered(sku);
            lines.Add(new(product, units, await s.Db.OrderNumbered(order), product.Current?.Revision));
        }
        var record = ManufactureRecord.StartNest(await s.Numbers.Record(), lines, MakingShop.Today, MakingShop.Today, s.Who.Code);
        s.Db.Add(record);
        await s.Db.SaveChangesAsync();
        return record.Id;
    });

    private Task Make(long record, string sku, string code, int amount) => shop.Act(async s =>
    {
        var into = await s.Load(record);
        into.Produce(code, Quantity.Of(amount, Unit.Pcs), product: into.Products.SingleOrDefault(p => p.Sku == sku) ?? await s.Db.ProductNumbered(sku));
    });

    [Fact]
    public async Task Positions_count_on_through_the_nest_so_that_a_range_means_one_thing()
    {
        var record = await Nest(("ENC", 2, "ORD-1"), ("LID", 3, "ORD-2"), ("SGN", null, null));
        await shop.Use(record, "ACR-1", 1, 1, 2);
        await shop.Use(record, "PLA-1", 100, 3);
        await Make(record, "ENC", "E-1", 2);
        await Make(record, "LID", "L-1", 3);
        await Make(record, "SGN", "S-1", 1);
        Assert.Equal("E-1", await shop.Reached("ACR-1"));
        Assert.Equal("L-1 S-1", await shop.Reached("PLA-1"));
        Assert.Equal(["ENC 1–2", "LID 3–5", "SGN 6–6"], await shop.Workshop.Read(db => db.Outputs.OrderBy(o => o.Id).Select(o => $"{o.Lot.Product!.Sku} {o.FirstPosition}–{o.LastPosition}").ToListAsync()));
    }

    [Fact]
    public async Task What_comes_out_says_which_of_the_products_it_is()
    {
        var record = await Nest(("ENC", 2, null), ("LID", 3, null));
        Assert.Contains("makes ENC, LID. Say which of them came out.", await MakingShop.Refused(() => shop.Batch(record, "B-1", 1)), StringComparison.Ordinal);
        Assert.Contains("does not make SGN, but ENC, LID", await MakingShop.Refused(() => Make(record, "SGN", "B-1", 1)), StringComparison.Ordinal);
        Assert.Contains("A nest makes several products", await MakingShop.Refused(() => Nest(("ENC", 2, null), ("ENC", 3, null))), StringComparison.Ordinal);
        Assert.Contains("0 of LID are none", await MakingShop.Refused(() => Nest(("ENC", 2, null), ("LID", 0, null))), StringComparison.Ordinal);
        foreach (var sql in (string[])["UPDATE record_line SET units = 9", "DELETE FROM record_line"])
            await Assert.ThrowsAsync<SqliteException>(() => shop.Workshop.Write(sql));
    }

    [Fact]
    public async Task What_one_of_them_demands_all_that_goes_in_has_to_have()
    {
        await shop.Act(async s =>
        {
            (await s.Db.Orders.SingleAsync(o => o.Number == "ORD-2")).RequiredDocuments = [DocumentType.Rohs];
            (await s.Db.Products.Include(p => p.Profile).SingleAsync(p => p.Sku == "LID")).Profile = await s.Db.Profiles.SingleAsync(p => p.Code == "REACH");
        });
        var record = await Nest(("ENC", 1, "ORD-1"), ("LID", 1, "ORD-2"));
        Assert.Contains("LID (REACH) needs material checked at level 1", await MakingShop.Refused(() => shop.Use(record, "ACR-1", 1)), StringComparison.Ordinal);
        Assert.Equal(["LID (REACH)", "ORD-2"], (await shop.Act(s => s.Load(record))).Demands.All.Select(d => d.Who));
        await shop.Act(async s => (await s.Db.Products.Include(p => p.Profile).SingleAsync(p => p.Sku == "SGN")).Profile = await s.Db.Profiles.SingleAsync(p => p.Code == "AERO"));
        Assert.Contains("SGN (aerospace/education) is made to a drawing only", await MakingShop.Refused(() => Nest(("ENC", 1, null), ("SGN", 1, null))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_customers_own_sheet_goes_only_where_all_of_it_is_for_him()
    {
        await shop.Lot("OWN-1", "ACR-3", 5, owner: "KILN");
        await shop.Use(await Nest(("ENC", 1, "ORD-1"), ("LID", 1, "ORD-1")), "OWN-1", 1);
        var mixed = await Nest(("ENC", 1, "ORD-1"), ("LID", 1, "ORD-2"));
        await MakingShop.Refused(() => shop.Use(mixed, "OWN-1", 1));
    }

    [Fact]
    public async Task A_nest_that_names_too_little_cannot_be_ruled_out()
    {
        await shop.Lot("ACR-2", "ACR-3", 10);
        await shop.Act(async s =>
        {
            var sign = await s.Db.WithAssemblies(await s.Db.Products.Where(p => p.Sku == "SGN").Select(p => p.Id).SingleAsync());
            sign!.Needs("A", await s.Db.Materials.SingleAsync(m => m.Code == "ACR-3"), Quantity.Of(1, Unit.Sheet));
            await s.Db.SaveChangesAsync();
            sign.Release("A", MakingShop.Lead, s.Now);
        });
        // Half a sheet for each enclosure and one for each sign: three and a half together, though two are enough for either.
        var record = await Nest(("ENC", 3, null), ("SGN", 2, null));
        await shop.Use(record, "ACR-2", 2);
        await Make(record, "ENC", "E-1", 3);
        await Make(record, "SGN", "S-1", 2);
        Assert.Equal(["record_missing_input MFG-0001"], (await shop.Workshop.Recall("ACR-1")).CannotBeRuledOut.Select(d => $"{d.Kind} {d.Number}"));
        await shop.Use(record, "ACR-2", 1.5m);
        Assert.Empty((await shop.Workshop.Recall("ACR-1")).CannotBeRuledOut);
    }

    [Fact]
    public async Task From_an_order_all_open_lines_are_one_nest_and_its_slots_are_filled_for_all()
    {
        using var anna = await shop.Workshop.SignedIn("ANNA", Role.QualityLead);
        var order = await anna.Visit("/orders/1");
        foreach (var (sku, many) in new[] { ("ENC", "4"), ("LID", "2") })
            order = await order.Submit("Add the line", new() { ["Input.Product"] = sku, ["Input.Quantity"] = many });
        var one = await order.Link("Make ENC");
        Assert.Equal(("ENC", "4", "ORD-1"), (one.Value("Input.Product"), one.Value("Input.Quantity"), one.Value("Input.Order")));
        var page = await order.Link("Make all in one nest");
        Assert.Equal(("ENC", "4", "LID", "2"), (page.Value("Input.Product"), page.Value("Input.Quantity"), page.Value("Input.Also[0].Product"), page.Value("Input.Also[0].Quantity")));
        page = await page.Submit("Start the record", new() { ["Input.Also[0].Drawing"] = "D-12, B", ["Input.Also[1].Product"] = "NOPE" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("There is no product NOPE", page.Text, StringComparison.Ordinal);
        page = await page.Submit("Start the record", new() { ["Input.Also[1].Product"] = "sgn", ["Input.Also[1].Order"] = "ord-2" });
        Assert.Contains("a nest of 3 products", page.Text, StringComparison.Ordinal);
        Assert.Contains("drawing D-12, B", page.Text, StringComparison.Ordinal);
        Assert.Contains("ORD-2, Oak & Sons", page.Text, StringComparison.Ordinal);
        Assert.Contains("2 sheets", page.Text, StringComparison.Ordinal);
        page = await page.Submit("A batch came out", new() { ["Batch.Quantity"] = "2" });
        Assert.Contains("Say which of them came out.", page.Text, StringComparison.Ordinal);
        page = await page.Submit("A batch came out", new() { ["Batch.Quantity"] = "2", ["Batch.Product"] = "LID" });
        Assert.Contains("MFG-0001-01, 2 pcs came out.", page.Text, StringComparison.Ordinal);
        Assert.Contains("MFG-0001", (await anna.Visit("/orders/2")).Text, StringComparison.Ordinal);
        Assert.Contains("a nest of several products", (await anna.Visit("/making")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_an_order_too_the_amount_that_is_planned_fills_the_slots()
    {
        using var anna = await shop.Workshop.SignedIn("ANNA", Role.Staff);
        var page = await (await anna.Visit("/making/new?product=ENC&quantity=6")).Submit("Start the record");
        Assert.Contains("6 × Enclosure, clear lid", page.Text, StringComparison.Ordinal);
        Assert.Contains("3 sheets", page.Text, StringComparison.Ordinal);
        var none = await (await anna.Visit("/making/new?product=ENC")).Submit("Start the record", new() { ["Input.Quantity"] = "0" });
        Assert.Contains("How many are made? Enter 1 to 1000000", none.Text, StringComparison.Ordinal);
    }
}
