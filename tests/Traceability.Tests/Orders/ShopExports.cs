namespace Traceability.Tests.Orders;

/// <summary>Exports of orders as the online shops write them, with the columns they really have.</summary>
internal static class ShopExports
{
    /// <summary>What is said of an order stands in its first row only; the days have an offset.</summary>
    public const string Shopify = """
        Name,Email,Financial Status,Paid at,Fulfillment Status,Fulfilled at,Accepts Marketing,Currency,Subtotal,Shipping,Taxes,Total,Discount Code,Discount Amount,Shipping Method,Created at,Lineitem quantity,Lineitem name,Lineitem price,Lineitem compare at price,Lineitem sku,Lineitem requires shipping,Lineitem taxable,Lineitem fulfillment status,Billing Name,Billing Street,Billing Address1,Billing City,Billing Zip,Billing Country,Shipping Name,Shipping Address1,Shipping Address2,Shipping Company,Shipping City,Shipping Zip,Shipping Province,Shipping Country,Shipping Phone,Notes,Note Attributes,Cancelled at,Payment Method,Refunded Amount,Id
        #1001,jane@example.com,paid,2024-05-20 10:15:00 -0400,unfulfilled,,no,USD,47.00,6.00,3.29,56.29,FALL5,5.00,Standard,2024-05-20 22:14:00 -0400,2,"Enclosure, clear lid",16.00,,enc,true,true,pending,Jane Doe,1 Lane,1 Lane,Springfield,'02928,US,Jane Doe,1 Lane,Apt 4,,Springfield,'02928,MA,US,+1 555,"=HYPERLINK(""x""), please",,,stripe,0.00,5550001
        #1001,jane@example.com,,,,,,,,,,,,,,2024-05-20 22:14:00 -0400,12,Lid - Black / 40 mm,2.00,,LID-BK,true,true,pending,,,,,,,,,,,,,,,,,,,,,
        #1002,ida@kiln.example,pending,,unfulfilled,,no,USD,25.00,0.00,0.00,25.00,,0.00,Pickup,2024-05-21 09:00:00 -0400,1,Gift card,25.00,,,false,false,pending,Ida Berg,2 Road,2 Road,London,E1,GB,Ida Berg,2 Road,,Kiln Lane Labs,London,E1,,GB,,,,,manual,0.00,5550002
        #1002,,,,,,,,,,,,,,,,3,Enclosure,16.00,,ENC,true,true,pending,,,,,,,,,,,,,,,,,,,,,
        #1003,cy@example.com,voided,,unfulfilled,,no,USD,16.00,0.00,0.00,16.00,,0.00,Standard,2024-05-21 12:00:00 -0400,1,Enclosure,16.00,,ENC,true,true,pending,Cy Roe,3 Rd,3 Rd,X,1,US,Cy Roe,3 Rd,,,X,1,,US,,,,2024-05-21 12:30:00 -0400,stripe,16.00,5550003

        """;

    /// <summary>“Order Items”: no e-mail address, the American day, a row for each item.</summary>
    public const string Etsy = """
        Sale Date,Item Name,Buyer,Quantity,Price,Coupon Code,Coupon Details,Discount Amount,Shipping Discount,Order Shipping,Order Sales Tax,Item Total,Currency,Transaction ID,Listing ID,Date Paid,Date Shipped,Ship Name,Ship Address1,Ship Address2,Ship City,Ship State,Ship Zipcode,Ship Country,Order ID,Variations,Order Type,Listings Type,Payment Type,InPerson Discount,InPerson Location,VAT Paid by Buyer,SKU
        05/14/24,"Enclosure, laser cut",coolbuyer42,1,34.00,,,0,0,8.00,0,34.00,GBP,4001,9001,05/14/24,,Ola Nordmann,1 Main St,,Bergen,,5003,Norway,3312000001,,online,listing,online_cc,,,,ENC
        05/14/24,Lid for enclosure,coolbuyer42,2,9.00,,,0,0,0,0,18.00,GBP,4002,9002,05/14/24,,Ola Nordmann,1 Main St,,Bergen,,5003,Norway,3312000001,Colour: Black,online,listing,online_cc,,,,
        05/15/24,Lid for enclosure,otherbuyer,1,9.00,,,0,0,6.00,0,9.00,GBP,4003,9002,05/15/24,,Bo Roe,2 Oak Ave,,Denver,CO,80202,United States,3312000002,Colour: Clear,online,listing,online_cc,,,,

        """;

    /// <summary>Advanced Order Export: order fields in each row, what was given back taken off.</summary>
    public const string WooCommerce = """
        Order Number,Order Status,Order Date,Customer Note,First Name (Billing),Last Name (Billing),Company (Billing),Address 1&2 (Billing),City (Billing),State Code (Billing),Postcode (Billing),Country Code (Billing),Email (Billing),Phone (Billing),First Name (Shipping),Last Name (Shipping),Address 1&2 (Shipping),City (Shipping),State Code (Shipping),Postcode (Shipping),Country Code (Shipping),Payment Method Title,Order Total Amount,SKU,Item #,Item Name,Quantity (- Refund),Quantity,Item Cost
        7001,Processing,2024-05-18 10:32,,Lin,Ho,,4 Quay,Hull,,HU1,GB,lin@example.com,123,Lin,Ho,4 Quay,Hull,,HU1,GB,Card,50.00,ENC,1,Enclosure,2,3,16.00
        7001,Processing,2024-05-18 10:32,,Lin,Ho,,4 Quay,Hull,,HU1,GB,lin@example.com,123,Lin,Ho,4 Quay,Hull,,HU1,GB,Card,50.00,LID,2,Lid,0,1,2.00
        7002,Cancelled,2024-05-18 11:00,,Al,Ma,,5 Quay,Hull,,HU1,GB,al@example.com,,Al,Ma,5 Quay,Hull,,HU1,GB,Card,16.00,ENC,1,Enclosure,1,1,16.00
        7003,Pending payment,2024-05-18 12:00,,Al,Ma,,5 Quay,Hull,,HU1,GB,al@example.com,,Al,Ma,5 Quay,Hull,,HU1,GB,Card,16.00,ENC,1,Enclosure,1,1,16.00

        """;

    /// <summary>The shop's own extension, a row for each item.</summary>
    public const string WooExtension = """
        order_id,order_number,order_date,status,shipping_total,order_total,billing_first_name,billing_last_name,billing_company,billing_email,billing_phone,billing_address_1,billing_postcode,billing_city,billing_country,shipping_first_name,shipping_last_name,shipping_address_1,shipping_postcode,shipping_city,shipping_country,customer_note,item_id,item_product_id,item_name,item_sku,item_quantity,item_total,item_refunded,item_refunded_qty
        88,8001,2024-05-19 08:00:00,processing,0,32,Ann,Oak,,ann@oak.example,,1 St,1,Town,GB,Ann,Oak,1 St,1,Town,GB,,5,7,Enclosure,ENC,4,32,8,-1

        """;
}
