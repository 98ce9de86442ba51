namespace Traceability.Data;

/// <summary>
/// Records that name less of a material than their product takes stand in missing_link, kept by triggers beside the rows
/// themselves, as those without inputs do: a recall that looked through every record of a product would take longer with
/// every year of the shop. It may hold one too many, never one too few; the question looks at each again.
/// </summary>
internal static class ShortRecords
{
    public const string Kind = "short";

    /// <summary>True of record t for line b of its product's bill: an amount that was not measured counts as enough.</summary>
    public const string IsShort = """
        t.kind = 'make' AND (t.bom_revision IS NULL OR t.bom_revision = b.revision)
           AND NOT EXISTS (SELECT 1 FROM input i JOIN lot l ON l.id = i.lot_id
                            WHERE i.transformation_id = t.id AND i.voided_at IS NULL AND l.material_id = b.material_id
                              AND (i.quantity_micro IS NULL OR l.unit <> b.unit))
           AND COALESCE((SELECT SUM(i.quantity_micro) FROM input i JOIN lot l ON l.id = i.lot_id
                          WHERE i.transformation_id = t.id AND i.voided_at IS NULL AND l.material_id = b.material_id), 0)
               < b.quantity_micro * COALESCE((SELECT SUM(o.last_position - o.first_position + 1) FROM output o WHERE o.transformation_id = t.id AND o.voided_at IS NULL), 0)
        """;

    /// <summary>As <see cref="IsShort"/> for record t of several products, of which n is one and b a line of its bill: all that they take of a material together.</summary>
    public const string IsShortNest = """
        t.kind = 'make' AND t.product_id IS NULL AND (n.bom_revision IS NULL OR n.bom_revision = b.revision)
           AND NOT EXISTS (SELECT 1 FROM input i JOIN lot l ON l.id = i.lot_id
                            WHERE i.transformation_id = t.id AND i.voided_at IS NULL AND l.material_id = b.material_id
                              AND (i.quantity_micro IS NULL OR l.unit <> b.unit))
           AND COALESCE((SELECT SUM(i.quantity_micro) FROM input i JOIN lot l ON l.id = i.lot_id
                          WHERE i.transformation_id = t.id AND i.voided_at IS NULL AND l.material_id = b.material_id), 0)
               < (SELECT SUM(x.quantity_micro * COALESCE((SELECT SUM(o.last_position - o.first_position + 1) FROM output o JOIN lot p ON p.id = o.lot_id
                                                          WHERE o.transformation_id = t.id AND o.voided_at IS NULL AND p.product_id = x.product_id), 0))
                    FROM bom_line x WHERE x.material_id = b.material_id
                     AND EXISTS (SELECT 1 FROM record_line y WHERE y.record_id = t.id AND y.product_id = x.product_id AND (y.bom_revision IS NULL OR y.bom_revision = x.revision)))
        """;

    public static IEnumerable<Backstops.Backstop> Triggers =>
    [
        Backstops.Trigger("record_makes_more_than_it_names", "AFTER INSERT ON output", Becomes("NEW.transformation_id")),
        Backstops.Trigger("record_names_less", "AFTER UPDATE OF voided_at ON input", Becomes("NEW.transformation_id")),
        Backstops.Trigger("record_names_more", "AFTER INSERT ON input", Ceases("NEW.transformation_id")),
        Backstops.Trigger("record_makes_less", "AFTER UPDATE OF voided_at ON output", Ceases("NEW.transformation_id")),
        Backstops.Trigger("product_takes_more", "AFTER INSERT ON bom_line WHEN NEW.material_id IS NOT NULL", OfProduct),
        Backstops.Trigger("product_takes_otherwise", "AFTER UPDATE ON bom_line WHEN NEW.material_id IS NOT NULL", OfProduct),
    ];

    private const string OfProduct = $"""
        INSERT OR IGNORE INTO missing_link (kind, subject_id)
        SELECT DISTINCT '{Kind}', t.id FROM transformation t JOIN bom_line b ON b.id = NEW.id WHERE t.product_id = NEW.product_id AND {IsShort};
        """;

    private static string Becomes(string record) => $"""
        INSERT OR IGNORE INTO missing_link (kind, subject_id)
        SELECT DISTINCT '{Kind}', t.id {Of(record)};
        INSERT OR IGNORE INTO missing_link (kind, subject_id)
        SELECT DISTINCT '{Kind}', t.id {OfNest(record)};
        """;

    private static string Ceases(string record) =>
        $"DELETE FROM missing_link WHERE kind = '{Kind}' AND subject_id = {record} AND NOT EXISTS (SELECT 1 {Of(record)}) AND NOT EXISTS (SELECT 1 {OfNest(record)});";

    private static string OfNest(string record) =>
        $"FROM transformation t JOIN record_line n ON n.record_id = t.id JOIN bom_line b ON b.product_id = n.product_id AND b.material_id IS NOT NULL WHERE t.id = {record} AND {IsShortNest}";

    private static string Of(string record) =>
        $"FROM transformation t JOIN bom_line b ON b.product_id = t.product_id AND b.material_id IS NOT NULL WHERE t.id = {record} AND {IsShort}";
}
