using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Traceability.People;
using Traceability.Tests.Manufacture;

namespace Traceability.Tests.Orders;

/// <summary>Orders come in as files of online shops: looked at first, asked once, never twice, never over what is here.</summary>
public sealed class OrdersFromShopsTests : IAsyncLifetime
{
    private MakingShop shop = null!;
    private PageClient anna = null!;

    public async Task InitializeAsync()
    {
        shop = await MakingShop.Open();
        anna = await shop.Workshop.SignedIn("ANNA", Role.Staff);
    }

    public async Task DisposeAsync()
    {
        anna.Dispose();
        await shop.DisposeAsync();
    }

    [Fact]
    public async Task A_file_of_Shopify_is_looked_at_asked_about_once_and_taken()
    {
        var page = await Bring(ShopExports.Shopify, "orders_export.csv");
        Assert.Equal("orders_export.csv", page.Heading);
        Assert.Contains("Shopify, 3 orders", page.Text, StringComparison.Ordinal);
        Assert.Equal(0, await shop.Workshop.Read(db => db.Orders.CountAsync()));
        // ENC is our own number; LID-BK and the gift card nobody knows yet.
        Assert.Equal(["LID-BK", "Gift card"], page.All("#articles ~ .pair .field:not(.tick) label").Select(l => l.Replace(" (optional)", "", StringComparison.Ordinal)));
        Assert.Contains("row 6, voided Cy Roe 1 × ENC", page.Text, StringComparison.Ordinal);

        page = await page.Submit("Keep what was said", new() { ["Input.Articles[0].Product"] = "lid", ["Input.Articles[1].NotOurs"] = true });
        Assert.Contains("2 orders came in: ORD-0001 to ORD-0002.", page.Text, StringComparison.Ordinal);
        var orders = await Orders();
        Assert.Equal(
        [
            // 22:14 in New York is the next day in this shop.
            "ORD-0001 #1001 2024-05-21 JANE-DOE: 2 ENC (enc), 12 LID (LID-BK)",
            "ORD-0002 #1002 2024-05-21 KILN: 3 ENC (ENC)",
        ], orders);
        var jane = await shop.Workshop.Read(db => db.Customers.SingleAsync(c => c.Code == "JANE-DOE"));
        Assert.Equal(("Jane Doe", "jane@example.com", "+1 555", "1 Lane\nApt 4\n02928 Springfield MA\nUS"), (jane.Name, jane.Email, jane.Phone, jane.Address));
        Assert.Contains("Shopify #1001", (await anna.Visit("/orders/1")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_file_again_brings_nothing_and_asks_nothing()
    {
        await Taken(ShopExports.Shopify);
        var page = await Bring(ShopExports.Shopify + "\n", "again.csv");
        Assert.DoesNotContain("What is that here?", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Who is new?", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Take ", page.Text, StringComparison.Ordinal);
        Assert.Equal(["here already", "here already", "left out"], page.All("tbody td:last-child .badge"));
        Assert.Equal(2, await shop.Workshop.Read(db => db.Orders.CountAsync()));
    }

    [Fact]
    public async Task One_line_changed_is_said_row_by_row_nothing_is_written_over_and_the_others_come_in()
    {
        await Taken(ShopExports.Shopify);
        var changed = ShopExports.Shopify.Replace(",12,Lid - Black", ",13,Lid - Black", StringComparison.Ordinal)
            + "#1004,jane@example.com,paid,,,,,USD,,,,,,,,2024-05-21 12:00:00 -0400,1,Enclosure,16.00,,ENC,true,true,pending,Jane Doe,,,,,,Jane Doe,,,,,,,,,,,,,,\n";
        var page = await Bring(changed, "orders_export.csv");
        Assert.Contains("orders_export.csv row 3, Lineitem quantity: \"13\" contradicts what is stored: ORD-0001 has 12 pcs of LID-BK", page.Text, StringComparison.Ordinal);
        page = await page.Submit("Take 1 order");
        Assert.Contains("1 order came in: ORD-0003.", page.Text, StringComparison.Ordinal);
        Assert.Equal("ORD-0001 #1001 2024-05-21 JANE-DOE: 2 ENC (enc), 12 LID (LID-BK)", (await Orders())[0]);
        Assert.StartsWith("ORD-0003 #1004 2024-05-21 JANE-DOE", (await Orders())[2], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("#1001,jane@example.com,paid", "#1001,eve@example.com,paid", "row 2, Email: \"eve@example.com\" contradicts what is stored: ORD-0001 is of jane@example.com")]
    [InlineData("2024-05-20 22:14:00 -0400,2,", "2024-05-18 22:14:00 -0400,2,", "row 2, Created at: \"2024-05-19\" contradicts what is stored: ORD-0001 was ordered on 2024-05-21")]
    [InlineData(",12,Lid - Black / 40 mm,2.00,,LID-BK,", ",12,Lid - Black / 40 mm,2.00,,ENC,", "row 3, Lineitem name: \"ENC\" contradicts what is stored: ORD-0001 has no such line")]
    [InlineData("#1002,ida@kiln.example,pending", "#1002,ida@kiln.example,refunded", "row 4: #1002 came in before as ORD-0002, and is refunded there now")]
    public async Task Whatever_changed_of_an_order_that_is_here_is_named_where_it_stands(string was, string now, string says)
    {
        await Taken(ShopExports.Shopify);
        Assert.Contains(was, ShopExports.Shopify, StringComparison.Ordinal);
        var before = await Orders();
        var page = await Bring(ShopExports.Shopify.Replace(was, now, StringComparison.Ordinal), "orders_export.csv");
        Assert.Contains("orders_export.csv " + says, page.Text, StringComparison.Ordinal);
        Assert.Equal(before, await Orders());
    }

    [Fact]
    public async Task Etsy_names_its_buyers_by_their_account_and_its_articles_by_name_and_variation()
    {
        var page = await Bring(ShopExports.Etsy, "EtsySoldOrderItems2024-5.csv");
        await page.Submit("Keep what was said", new() { ["Input.Articles[0].Product"] = "LID", ["Input.Articles[1].Product"] = "LID", ["Input.Buyers[1].Customer"] = "oak" });
        Assert.Equal(
        [
            "ORD-0001 3312000001 2024-05-14 OLA-NORDMANN: 1 ENC (ENC), 2 LID (Lid for enclosure, Colour: Black)",
            "ORD-0002 3312000002 2024-05-15 OAK: 1 LID (Lid for enclosure, Colour: Clear)",
        ], await Orders());
        // Remembered for the next file.
        page = await Bring(ShopExports.Etsy.Replace("3312000002", "3312000003", StringComparison.Ordinal), "next.csv");
        Assert.Contains("Take 1 order", page.Text, StringComparison.Ordinal);
        await page.Submit("Take 1 order");
        Assert.Equal("ORD-0003 3312000003 2024-05-15 OAK: 1 LID (Lid for enclosure, Colour: Clear)", (await Orders())[2]);
    }

    [Fact]
    public async Task WooCommerce_comes_without_what_was_given_back_called_off_or_never_paid()
    {
        var page = await Bring(ShopExports.WooCommerce, "orders.csv");
        Assert.Equal(["comes in", "left out", "left out"], page.All("tbody td:last-child .badge"));
        Assert.Contains("not paid yet", page.Text, StringComparison.Ordinal);
        await page.Submit("Take 1 order");
        await (await Bring(ShopExports.WooExtension, "orders-2.csv")).Submit("Take 1 order");
        Assert.Equal(["ORD-0001 7001 2024-05-18 LIN-HO: 2 ENC (ENC)", "ORD-0002 8001 2024-05-19 ANN-OAK: 3 ENC (ENC)"], await Orders());
    }

    [Theory]
    [InlineData("Colour,Size\nred,big\n", "has none of the columns by which an export of orders from Shopify, Etsy (“Order Items”) or WooCommerce is known")]
    [InlineData("Sale Date,Order ID,Buyer User ID,Full Name,Number of Items\n05/14/24,1,x,X,2\n", "is Etsy’s list of orders, which does not say what was ordered. Download “Order Items” instead")]
    [InlineData("Order Number;Order Status;Order Date\n1;Processing;2024-05-18\n", "has its columns parted by something else than commas")]
    [InlineData("order_id,order_number,status,line_items\n1,1,processing,x\n", "has one row for each order. Export it with one row for each item")]
    public async Task What_is_no_export_of_orders_is_refused_with_what_to_export(string content, string says)
    {
        var page = await Bring(content, "export.csv");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("export.csv " + says, page.Text, StringComparison.Ordinal);
        Assert.Equal(0, await shop.Workshop.Read(db => db.OrderFiles.CountAsync()));
    }

    [Fact]
    public async Task A_row_that_cannot_be_read_is_named_and_leaves_its_whole_order_out()
    {
        var page = await Bring(ShopExports.Etsy.Replace("coolbuyer42,2,9.00", "coolbuyer42,\"1,5\",9.00", StringComparison.Ordinal).Replace("05/15/24,Lid", "31.12.24,Lid", StringComparison.Ordinal)
            + "05/14/24,Enclosure,third,1.5,34,,,,,,,,,,,,,T,,,,,,,9,,,,,,,,ENC\n05/14/24,Enclosure\n", "items.csv");
        foreach (var says in new[]
        {
            "items.csv row 3, Quantity: \"1,5\" is not an amount", "items.csv row 4, Sale Date: \"31.12.24\" is not a day that has been; Etsy writes it as 05/31/24",
            "items.csv row 5, Quantity: \"1.5\" is not a whole number of pieces", "items.csv row 6: has 2 cells, the header has 33",
        })
            Assert.Contains(says, page.Text, StringComparison.Ordinal);
        Assert.Equal(["cannot be read", "cannot be read", "cannot be read"], page.All("tbody td:last-child .badge"));
    }

    [Fact]
    public async Task What_is_not_text_too_long_or_endless_is_refused_where_it_stands()
    {
        var western = await BringBytes(Encoding.Latin1.GetBytes(ShopExports.Etsy.Replace("laser cut", "läser cut", StringComparison.Ordinal)), "items.csv");
        Assert.Contains("items.csv row 2, Item Name: is not UTF-8 text; export it again, and do not open it in between", western.Text, StringComparison.Ordinal);

        var long_ = await Bring(ShopExports.Etsy.Replace("3312000002", new string('9', 201), StringComparison.Ordinal), "items.csv");
        Assert.Contains("row 4, Order ID: has 201 characters; at most 200 are kept", long_.Text, StringComparison.Ordinal);

        var head = ShopExports.Etsy[..(ShopExports.Etsy.IndexOf('\n', StringComparison.Ordinal) + 1)];
        var endless = await Bring(head + string.Concat(Enumerable.Range(0, 100_001).Select(n => $"05/14/24,Lid,b,1,,,,,,,,,,,,,,,,,,,,,{n},,,,,,,,\n")), "items.csv");
        Assert.Contains("items.csv has more than 100,000 rows", endless.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whose_e_mail_several_customers_have_is_asked()
    {
        await shop.Act(async s =>
        {
            foreach (var customer in await s.Db.Customers.ToListAsync()) customer.Email = "ida@kiln.example";
        });
        var page = await Bring(ShopExports.Shopify.Replace("Gift card,25.00,,,", "Gift card,25.00,,ENC,", StringComparison.Ordinal).Replace("LID-BK", "LID", StringComparison.Ordinal), "orders.csv");
        Assert.Contains("several customers have this e-mail address", page.Text, StringComparison.Ordinal);
        page = await page.Submit("Keep what was said, and take what can come");
        Assert.Contains("1 order came in", page.Text, StringComparison.Ordinal);
        await page.Submit("Keep what was said", new() { ["Input.Buyers[0].Customer"] = "oak" });
        Assert.Equal("ORD-0002 #1002 2024-05-21 OAK: 1 ENC (ENC), 3 ENC (ENC)", (await Orders())[1]);
    }

    [Fact]
    public async Task Two_people_take_the_same_file_and_each_order_comes_in_once()
    {
        using var bo = await shop.Workshop.SignedIn("BO", Role.Staff);
        var (one, other) = (await Bring(ShopExports.WooCommerce, "a.csv"), await bo.Visit("/orders/import/1"));
        await Task.WhenAll(one.Submit("Take 1 order"), other.Submit("Take 1 order"));
        Assert.Single(await Orders());
    }

    [Fact]
    public async Task What_a_name_means_is_changed_and_counts_from_then_on()
    {
        await Taken(ShopExports.Shopify);
        var page = await anna.Visit("/orders/names");
        page = await (await page.Link("Change what LID-BK is")).Submit("Save", new() { ["Input.Means"] = "ENC" });
        Assert.Contains("LID-BK is ENC from now on.", page.Text, StringComparison.Ordinal);
        Assert.Contains("12 LID (LID-BK)", (await Orders())[0], StringComparison.Ordinal);
        page = await anna.Visit("/orders/names?state=buyers");
        page = await (await page.Link("Change what jane@example.com is")).Submit("Save", new() { ["Input.Means"] = "OAK" });
        await (await Bring(ShopExports.Shopify.Replace("#1001", "#2001", StringComparison.Ordinal), "next.csv")).Submit("Take 1 order");
        Assert.Equal("ORD-0003 #2001 2024-05-21 OAK: 2 ENC (enc), 12 ENC (LID-BK)", (await Orders())[2]);
    }

    [Fact]
    public async Task Put_away_its_content_goes_and_the_orders_stay()
    {
        await Taken(ShopExports.Shopify);
        Assert.Equal(1, await shop.Workshop.Read(db => db.Files.CountAsync()));
        var page = await (await anna.Visit("/orders/import/1")).Submit("Done with this file");
        Assert.Contains("is put away. What came in from it stays.", page.Text, StringComparison.Ordinal);
        Assert.Equal((0, 0, 2), await shop.Workshop.Read(async db => (await db.Files.CountAsync(), await db.FileChunks.CountAsync(), await db.Orders.CountAsync())));
        Assert.Equal(HttpStatusCode.NotFound, (await anna.Visit("/orders/import/1")).Status);
        Assert.Empty(await shop.Workshop.Faults());
    }

    private Task<Page> Bring(string content, string name) => BringBytes(Encoding.UTF8.GetBytes(content), name);

    private async Task<Page> BringBytes(byte[] content, string name) =>
        await (await anna.Visit("/orders/import")).Submit("Look at it", new() { ["Input.File"] = new Upload(name, content, "text/csv") });

    private async Task Taken(string content)
    {
        var page = await (await Bring(content, "orders_export.csv")).Submit("Keep what was said", new() { ["Input.Articles[0].Product"] = "LID", ["Input.Articles[1].NotOurs"] = true });
        Assert.Contains("2 orders came in", page.Text, StringComparison.Ordinal);
    }

    private Task<List<string>> Orders() => shop.Workshop.Read(async db =>
        (await db.Orders.Include(o => o.Customer).Include(o => o.Lines).ThenInclude(l => l.Product).OrderBy(o => o.Id).AsNoTracking().ToListAsync())
            .Select(o => $"{o.Number} {o.Reference} {o.OrderedOn:yyyy-MM-dd} {o.Customer.Code}: {string.Join(", ", o.Lines.OrderBy(l => l.Id).Select(l => $"{l.Amount.Number} {l.Product.Sku} ({l.Reference})"))}").ToList());
}
