namespace Traceability.Orders.Online;

/// <summary>Where customers order by themselves, and whose exports of orders are read here.</summary>
public enum OnlineShop { Shopify, Etsy, Woocommerce }

public static class OnlineShops
{
    /// <summary>As it writes itself.</summary>
    public static string Words(this OnlineShop shop) => shop == OnlineShop.Woocommerce ? "WooCommerce" : shop.ToString();
}
