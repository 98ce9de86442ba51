namespace Traceability.Orders.Online;

/// <summary>What is read of a row; all else that these exports hold is left alone.</summary>
internal enum ShopField { Number, Day, Status, Payment, Cancelled, Email, Buyer, Name, FirstName, LastName, Company, Phone, Street, Street2, City, State, Zip, Country, Sku, Item, Variation, Quantity, QuantityLeft, QuantityBack }

/// <summary>One kind of export: the columns it has, by the names they bear there.</summary>
/// <param name="Names">Each field with the names it may have, the first that is there counts.</param>
internal sealed record ShopFormat(OnlineShop Shop, IReadOnlyDictionary<ShopField, string[]> Names)
{
    /// <summary>Without these it is not this kind of export.</summary>
    private static readonly ShopField[] Needed = [ShopField.Number, ShopField.Day, ShopField.Item];

    /// <summary>The exports as they are known, each told by columns that no other has.</summary>
    private static IReadOnlyList<ShopFormat> All { get; } =
    [
        new(OnlineShop.Shopify, new Dictionary<ShopField, string[]>
        {
            [ShopField.Number] = ["Name"], [ShopField.Day] = ["Created at"], [ShopField.Payment] = ["Financial Status"], [ShopField.Cancelled] = ["Cancelled at"],
            [ShopField.Email] = ["Email"], [ShopField.Name] = ["Shipping Name", "Billing Name"], [ShopField.Company] = ["Shipping Company", "Billing Company"], [ShopField.Phone] = ["Shipping Phone", "Billing Phone", "Phone"],
            [ShopField.Street] = ["Shipping Address1", "Shipping Street", "Billing Address1"], [ShopField.Street2] = ["Shipping Address2"], [ShopField.City] = ["Shipping City", "Billing City"], [ShopField.State] = ["Shipping Province"], [ShopField.Zip] = ["Shipping Zip", "Billing Zip"], [ShopField.Country] = ["Shipping Country", "Billing Country"],
            [ShopField.Sku] = ["Lineitem sku"], [ShopField.Item] = ["Lineitem name"], [ShopField.Quantity] = ["Lineitem quantity"],
        }),
        new(OnlineShop.Etsy, new Dictionary<ShopField, string[]>
        {
            [ShopField.Number] = ["Order ID"], [ShopField.Day] = ["Sale Date"], [ShopField.Buyer] = ["Buyer"], [ShopField.Name] = ["Ship Name"],
            [ShopField.Street] = ["Ship Address1"], [ShopField.Street2] = ["Ship Address2"], [ShopField.City] = ["Ship City"], [ShopField.State] = ["Ship State"], [ShopField.Zip] = ["Ship Zipcode"], [ShopField.Country] = ["Ship Country"],
            [ShopField.Sku] = ["SKU"], [ShopField.Item] = ["Item Name"], [ShopField.Variation] = ["Variations"], [ShopField.Quantity] = ["Quantity"],
        }),
        // The shop's own extension for exports, a row for each item.
        new(OnlineShop.Woocommerce, new Dictionary<ShopField, string[]>
        {
            [ShopField.Number] = ["order_number_formatted", "order_number", "order_id"], [ShopField.Day] = ["order_date", "date"], [ShopField.Status] = ["status", "order_status"],
            [ShopField.Email] = ["billing_email"], [ShopField.Name] = ["shipping_full_name", "billing_full_name"], [ShopField.FirstName] = ["shipping_first_name", "billing_first_name"], [ShopField.LastName] = ["shipping_last_name", "billing_last_name"],
            [ShopField.Company] = ["shipping_company", "billing_company"], [ShopField.Phone] = ["billing_phone"], [ShopField.Street] = ["shipping_address_1", "billing_address_1"], [ShopField.Street2] = ["shipping_address_2"],
            [ShopField.City] = ["shipping_city", "billing_city"], [ShopField.State] = ["shipping_state"], [ShopField.Zip] = ["shipping_postcode", "billing_postcode"], [ShopField.Country] = ["shipping_country", "billing_country"],
            [ShopField.Sku] = ["item_sku"], [ShopField.Item] = ["item_name"], [ShopField.Quantity] = ["item_quantity"], [ShopField.QuantityBack] = ["item_refunded_qty"],
        }),
        // The plugin that most shops use instead.
        new(OnlineShop.Woocommerce, new Dictionary<ShopField, string[]>
        {
            [ShopField.Number] = ["Order Number"], [ShopField.Day] = ["Order Date"], [ShopField.Status] = ["Order Status"],
            [ShopField.Email] = ["Email (Billing)"], [ShopField.Name] = ["Full Name (Shipping)", "Full Name (Billing)"], [ShopField.FirstName] = ["First Name (Shipping)", "First Name (Billing)"], [ShopField.LastName] = ["Last Name (Shipping)", "Last Name (Billing)"],
            [ShopField.Company] = ["Company (Shipping)", "Company (Billing)"], [ShopField.Phone] = ["Phone (Billing)"], [ShopField.Street] = ["Address 1&2 (Shipping)", "Address 1&2 (Billing)"],
            [ShopField.City] = ["City (Shipping)", "City (Billing)"], [ShopField.State] = ["State Code (Shipping)"], [ShopField.Zip] = ["Postcode (Shipping)", "Postcode (Billing)"], [ShopField.Country] = ["Country Code (Shipping)", "Country Code (Billing)"],
            [ShopField.Sku] = ["SKU"], [ShopField.Item] = ["Item Name", "Product Name", "Name"], [ShopField.Variation] = ["Product Variation"], [ShopField.Quantity] = ["Quantity"], [ShopField.QuantityLeft] = ["Quantity (- Refund)"],
        }),
    ];

    /// <summary>Which export it is.</summary>
    /// <exception cref="DomainRuleException">None that is known; where it is nearly one, the sentence says which to export instead.</exception>
    public static ShopFormat Of(IReadOnlyList<string> header, string fileName, string field)
    {
        if (All.FirstOrDefault(f => f.Fits(header)) is { } format) return format;
        var says = header switch
        {
            { Count: 0 } or [""] => "is empty",
            [var only] when only.Contains(';', StringComparison.Ordinal) || only.Contains('\t', StringComparison.Ordinal) => "has its columns parted by something else than commas. Export it with a comma between the columns",
            _ when Has(header, "Number of Items") && Has(header, "Order ID") => "is Etsy’s list of orders, which does not say what was ordered. Download “Order Items” instead",
            _ when Has(header, "Product(s)") || Has(header, "line_items") || Has(header, "line_item_1") => "has one row for each order. Export it with one row for each item",
            _ => "has none of the columns by which an export of orders from Shopify, Etsy (“Order Items”) or WooCommerce is known. Choose the export of orders, as CSV, with its first row",
        };
        throw new DomainRuleException($"{fileName} {says}.", field);
    }

    /// <summary>Where each field stands in the rows.</summary>
    public IReadOnlyDictionary<ShopField, int> Places(IReadOnlyList<string> header) =>
        Names.Select(f => (f.Key, Place: f.Value.Select(name => At(header, name)).FirstOrDefault(at => at >= 0, -1))).Where(f => f.Place >= 0).ToDictionary(f => f.Key, f => f.Place);

    private bool Fits(IReadOnlyList<string> header) =>
        Needed.All(f => IsThere(header, f)) && (IsThere(header, ShopField.Quantity) || IsThere(header, ShopField.QuantityLeft));

    private bool IsThere(IReadOnlyList<string> header, ShopField field) => Names.TryGetValue(field, out var names) && names.Any(name => Has(header, name));

    private static bool Has(IReadOnlyList<string> header, string name) => At(header, name) >= 0;

    private static int At(IReadOnlyList<string> header, string name)
    {
        for (var i = 0; i < header.Count; i++)
            if (string.Equals(header[i], name, StringComparison.OrdinalIgnoreCase)) return i;
        return -1;
    }
}
