using Traceability.Certificates;
using Traceability.Data;

namespace Traceability.Find;

/// <summary>Where numbers are kept: the table with its key, and how a row of it is described.</summary>
/// <param name="Row">Id, number, what it is, and a word that says more exactly which kind of thing it is.</param>
/// <param name="Key">The indexed column in which the number stands in its normal form.</param>
internal sealed record Place(Thing Thing, string Row, string From, string Id, string Key)
{
    private const string LotRow = "l.id, l.number, COALESCE(m.name, p.name), NULL";
    private const string Lots = "lot l LEFT JOIN material m ON m.id = l.material_id LEFT JOIN product p ON p.id = l.product_id";

    public static readonly Place Lot = new(Thing.Lot, LotRow, Lots, "l.id", "l.number_key");

    public static readonly Place Heat = new(Thing.Heat, "h.id, h.number, h.mill, NULL", "heat h", "h.id", "h.number_key");

    public static readonly Place Document = new(Thing.Document, "d.id, d.number, d.issuer, d.type", "document d", "d.id", "d.number_key");

    public static readonly Place Transformation = new(Thing.Record, "t.id, t.number, p.name, t.kind",
        "transformation t LEFT JOIN product p ON p.id = t.product_id", "t.id", "t.number_key");

    public static readonly Place Delivery = new(Thing.Delivery, "r.id, r.number, COALESCE(s.name, c.name), NULL",
        "receipt r LEFT JOIN supplier s ON s.id = r.supplier_id LEFT JOIN customer c ON c.id = r.customer_id", "r.id", "r.number_key");

    public static readonly Place Shipment = new(Thing.Shipment, "s.id, s.number, c.name, NULL",
        "shipment s JOIN customer c ON c.id = s.customer_id", "s.id", "s.number_key");

    public static readonly Place Order = new(Thing.Order, "o.id, o.number, c.name, NULL",
        "\"order\" o JOIN customer c ON c.id = o.customer_id", "o.id", "o.number_key");

    public static readonly Place Certificate = new(Thing.Certificate, "x.id, x.number, x.subject_number, NULL", "issued_certificate x", "x.id", "x.number_key");

    /// <summary>What no chain begins with: the people and things a shop knows by a code, recalls, and pieces still to be cut.</summary>
    public static readonly IReadOnlyList<Place> Codes =
    [
        new(Thing.Recall, "x.id, x.number, x.reason, NULL", "recall x", "x.id", "x.number_key"),
        Certificate,
        new(Thing.Issue, "x.id, x.number, x.what, NULL", "non_conformance x", "x.id", "x.number_key"),
        new(Thing.PurchaseOrder, "x.id, x.number, s.name, NULL", "purchase_order x JOIN supplier s ON s.id = x.supplier_id", "x.id", "x.number_key"),
        new(Thing.Customer, "x.id, x.code, x.name, NULL", "customer x", "x.id", "x.code_key"),
        new(Thing.Supplier, "x.id, x.code, x.name, NULL", "supplier x", "x.id", "x.code_key"),
        new(Thing.Material, "x.id, x.code, x.name, NULL", "material x", "x.id", "x.code_key"),
        new(Thing.Product, "x.id, x.sku, x.name, NULL", "product x", "x.id", "x.sku_key"),
        new(Thing.Place, "x.id, x.number, x.name, NULL", "place x", "x.id", "x.number_key"),
        new(Thing.Place, "x.id, x.number, x.name, NULL", "place x", "x.id", "x.name_key"),
        new(Thing.Machine, "x.id, x.code, x.name, NULL", "machine x", "x.id", "x.code_key"),
        new(Thing.Machine, "x.id, x.code, x.name, NULL", "machine x", "x.id", "x.name_key"),
        new(Thing.Count, "x.id, x.number, p.name, NULL", "place_count x JOIN place p ON p.id = x.place_id", "x.id", "x.number_key"),
        new(Thing.Cut, "t.id, t.number, x.number, 'piece'", "cut_piece x JOIN transformation t ON t.id = x.cut_id", "t.id", "x.number_key"),
    ];

    /// <summary>Where a number that nobody has may have been meant.</summary>
    public static readonly IReadOnlyList<Place> All =
    [
        Lot, Lot with { Key = "l.supplier_lot_key" }, Lot with { Key = "l.serial_key" }, Heat, Document, Transformation, Delivery, Shipment, Order,
        .. Codes.Where(p => p.Thing != Thing.Cut),
    ];

    /// <summary>What the pages below an address are about: "lots" of /lots/12.</summary>
    public static Place? OfPage(string page) => page switch
    {
        "lots" => Lot,
        "heats" => Heat,
        "documents" => Document,
        "records" or "cuts" => Transformation,
        "receipts" => Delivery,
        "shipments" => Shipment,
        "orders" => Order,
        "purchasing" => Codes.Single(p => p.Thing == Thing.PurchaseOrder),
        _ => Codes.FirstOrDefault(p => p.Thing is not (Thing.Certificate or Thing.Cut) && page == p.Thing.ToString().ToLowerInvariant() + "s"),
    };

    public Hit Hit(long id, string number, string? what, string? word) => word switch
    {
        null => new(Thing, id, number, what ?? (Thing == Thing.Heat ? "mill unknown" : "")),
        "piece" => new(Thing, id, number, $"{what} is marked out in it"),
        _ when Thing == Thing.Document => new(Thing, id, number, WordsInText.Parse<DocumentType>(word).Word() + (what is null ? "" : $" from {what}")),
        _ => new(Kinds[word], id, number, what ?? ""),
    };

    private static readonly Dictionary<string, Thing> Kinds = new(StringComparer.Ordinal)
    {
        ["cut"] = Thing.Cut,
        ["make"] = Thing.Record,
        ["split"] = Thing.Split,
        ["mix"] = Thing.Mix,
        ["return"] = Thing.Return,
        ["outside"] = Thing.OutsideWork,
    };
}
