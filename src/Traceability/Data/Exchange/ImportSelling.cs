using Traceability.Exchange;
using static Traceability.Exchange.SellingFormat;

namespace Traceability.Data.Exchange;

/// <summary>What online shops call things: each name once in each of them, and never to be written over by import.</summary>
internal static class ImportSelling
{
    private static readonly (Sheet Sheet, string Table, string Name, string Means)[] Names =
        [(KnownArticles, "known_article", "article", "product_id"), (KnownBuyers, "known_buyer", "buyer", "customer_id")];

    /// <summary>The form in which numbers of online shops are compared.</summary>
    public static string KeyOf(string referenceKey) => $"ltrim({referenceKey}, '# ')";

    /// <summary>Which rows are new; s is the row.</summary>
    public static string IsNew(Sheet sheet)
    {
        var (_, table, name, _) = Names.Single(n => n.Sheet == sheet);
        return $"NOT EXISTS (SELECT 1 FROM main.{table} x WHERE x.shop = s.source AND x.{name}_key = s.{name}_key)";
    }

    public static void Check(ImportSession session)
    {
        foreach (var (sheet, table, name, means) in Names)
        {
            session.Fault(sheet, name, $"quoted(s.{name}) || ' of ' || s.source || ' is in row ' || d.first || ' already; leave one of them'",
                $"FROM (SELECT source, {name}_key AS k, MIN(row) AS first FROM stage.\"{sheet}\" GROUP BY source, {name}_key HAVING COUNT(*) > 1) d JOIN stage.\"{sheet}\" s ON s.source = d.source AND s.{name}_key = d.k AND s.row > d.first");
            session.Fault(sheet, name, $"quoted(s.{name}) || ' of ' || s.source || ' means something else here; state the same, or change it on its page'",
                $"FROM stage.\"{sheet}\" s JOIN main.{table} m ON m.shop = s.source AND m.{name}_key = s.{name}_key WHERE m.{means} IS NOT s.{means}");
        }
        session.Fault(ExchangeFormat.Records, "decision", "'is stated of what did not come back, or without when and by whom; state all three of a return, or none'",
            "FROM stage.records s WHERE (s.decision IS NULL) <> (s.decided_at IS NULL) OR (s.decision IS NULL) <> (s.decided_by IS NULL) OR (COALESCE(s.kind, 'make') <> 'return' AND COALESCE(s.decision, s.return_reason, s.return_condition) IS NOT NULL)");
        session.Fault(ExchangeFormat.Shipments, "purpose", "quoted(s.purpose) || ' is for what has no order; leave the cell empty, or the order'", "FROM stage.shipments s WHERE (s.purpose = 'order') <> (s.order_key IS NOT NULL)");
        session.Fault(Exceptions, "lot", "quoted(s.lot) || ' has this exception in row ' || d.first || ' already; leave one of them'",
            "FROM (SELECT shipment_id, lot_id, rule, COALESCE(what, '') AS w, MIN(row) AS first FROM stage.shipping_exceptions GROUP BY shipment_id, lot_id, rule, COALESCE(what, '') HAVING COUNT(*) > 1) d JOIN stage.shipping_exceptions s ON s.shipment_id = d.shipment_id AND s.lot_id = d.lot_id AND s.rule = d.rule AND COALESCE(s.what, '') = d.w AND s.row > d.first");
        session.Fault(ExchangeFormat.Orders, "source", "'is stated, but not the number there; state it as the reference'", "FROM stage.orders s WHERE s.source IS NOT NULL AND s.reference IS NULL");
        session.Fault(ExchangeFormat.Orders, "reference", "quoted(s.reference) || ' of ' || s.source || ' is ' || o.number || ' already; an order of an online shop comes in once'",
            $"FROM stage.orders s JOIN (SELECT number, number_key, source, {KeyOf("reference_key")} AS k, row FROM stage.orders UNION ALL SELECT number, number_key, source, source_key, -1 FROM main.\"order\") o ON o.source = s.source AND o.k = {KeyOf("s.reference_key")} AND o.number_key <> s.number_key AND o.row < s.row");
    }

    /// <param name="stamp">When and by whom it is written.</param>
    public static string Write(string stamp) => $"""
        INSERT INTO main.known_article (shop, article, article_key, product_id, recorded_at, recorded_by) SELECT source, article, article_key, product_id, {stamp} FROM stage.known_articles s WHERE {IsNew(KnownArticles)} ORDER BY s.row;
        INSERT INTO main.known_buyer (shop, buyer, buyer_key, customer_id, recorded_at, recorded_by) SELECT source, buyer, buyer_key, customer_id, {stamp} FROM stage.known_buyers s WHERE {IsNew(KnownBuyers)} ORDER BY s.row;
        """;
}
