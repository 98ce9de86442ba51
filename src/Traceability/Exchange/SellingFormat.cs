using Traceability.Orders;
using Traceability.Orders.Online;
using static Traceability.Exchange.Column;

namespace Traceability.Exchange;

/// <summary>The files of the format that tell what online shops call things here.</summary>
internal static class SellingFormat
{
    public static Sheet KnownArticles { get; } = new("known_articles", "what online shops call the products",
        Word<OnlineShop>("source").Must, Line("article").Must.WithKey.Saying("its SKU there, or its name where it has none"), Ref("product", Target.Product).Saying("empty: not made here"))
    { Further = true };

    public static Sheet KnownBuyers { get; } = new("known_buyers", "who the buyers of online shops are",
        Word<OnlineShop>("source").Must, Line("buyer").Must.WithKey.Saying("his e-mail address there, or the name of his account"), Ref("customer", Target.Customer).Must)
    { Further = true };

    public static Sheet Exceptions { get; } = new("shipping_exceptions", "what left though a rule stood against it, and in whose name",
        Ref("shipment", Target.Shipment).Must, Ref("lot", Target.Lot).Must, Word<ExceptionRule>("rule").Must, Line("what").Saying("tells it from others of its kind"), Text("says").Must, Text("reason").Must, Line("by").Must, Time("at").Must)
    { Parent = "shipment", Further = true };
}
