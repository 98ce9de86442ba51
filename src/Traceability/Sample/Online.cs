using System.Text;
using Traceability.Certificates;
using Traceability.Orders.Online;

namespace Traceability.Sample;

/// <summary>This week's orders of the online shop: one is taken, one can be, one names something that nobody has explained, one was called off.</summary>
internal static class Online
{
    private const string Export = """
        Name,Email,Financial Status,Fulfillment Status,Currency,Created at,Lineitem quantity,Lineitem name,Lineitem price,Lineitem sku,Shipping Name,Shipping Address1,Shipping City,Shipping Zip,Shipping Country,Cancelled at
        #2041,orders@harbour-dental.example,paid,unfulfilled,GBP,2024-06-14 09:12:40 +0100,2,"Test-tube rack, 24 places",64.00,TTR-24,Harbour Dental Laboratory,3 Quay Street,Falmouth,TR11 3LL,GB,
        #2041,orders@harbour-dental.example,,,,2024-06-14 09:12:40 +0100,10,Cable guide,4.50,GUIDE-CABLE,,,,,,
        #2042,ana@marlow-makers.example,paid,unfulfilled,GBP,2024-06-16 18:40:02 +0100,3,Spool holder,19.00,SPH-01,Ana Marlow,8 Mill Row,Leeds,LS1 4AP,GB,
        #2043,tom@tinkerloft.example,paid,unfulfilled,GBP,2024-06-17 07:55:31 +0100,1,"Desk sign, A4, engraved",28.00,SIGN-A4,Tom Reiss,2 Loft Yard,York,YO1 7HU,GB,
        #2044,kim@northgate.example,refunded,,GBP,2024-06-17 11:20:00 +0100,1,"Cookie cutter, star",9.00,CKC-01,Kim North,5 Gate Lane,Hull,HU1 2AB,GB,2024-06-17 12:02:11 +0100

        """;

    public static void Write(Diary diary)
    {
        OrderFile? brought = null;
        var bytes = Encoding.UTF8.GetBytes(Export);
        diary.Note(Day.Last, new(8, 11), Staff.Priya, "bring a file of orders", async floor =>
            brought = floor.New(await floor.Db.KeepOrders(await IncomingFile.Look("orders_export.csv", bytes.Length, () => new MemoryStream(bytes)), OnlineShop.Shopify)));
        diary.Note(Day.Last, new(8, 13), Staff.Priya, "say what an online shop calls things", async floor =>
        {
            await floor.Db.Explain(OnlineShop.Shopify, "GUIDE-CABLE", floor.Product("GDE-05"));
            await floor.Db.Explain(OnlineShop.Shopify, "Gift voucher", (Manufacture.Product?)null);
            await floor.Db.Explain(OnlineShop.Shopify, "orders@harbour-dental.example", floor.Customer("Harbour Dental Laboratory"));
        });
        diary.Note(Day.Last, new(8, 14), Staff.Priya, "take orders of an online shop", async floor =>
        {
            var file = floor.Here(brought!);
            var coming = await floor.Db.Coming(await floor.Db.Read(file, floor.Today, TimeZoneInfo.Utc));
            await floor.Db.Take(floor.Numbers, file, [.. coming.Orders.Where(o => o.Order.Number == "#2041")], floor.Today);
        });
    }
}
