namespace Traceability.Data;

/// <summary>The second line behind bills of materials: what was released, and what a record was made by, stays.</summary>
internal static class ProductBackstops
{
    private const string Sentence = "A released revision of a bill of materials never changes. Begin the next one.";

    public static IEnumerable<Backstops.Backstop> All =>
    [
        Backstops.Refused("bom_revision_is_never_deleted", "BEFORE DELETE ON bom_revision", "A revision of a bill of materials is never deleted."),
        Kept("bom_revision_stays_as_released", "bom_revision", "product_id, revision, position, released_at, released_by", "OLD.released_at IS NOT NULL", Sentence),
        Backstops.Refused("bom_line_comes_to_a_draft", $"BEFORE INSERT ON bom_line WHEN {Released("NEW")}", Sentence),
        Backstops.Refused("bom_line_stays_as_released", $"BEFORE UPDATE ON bom_line WHEN {Released("OLD")} OR {Released("NEW")}", Sentence),
        Backstops.Refused("bom_line_goes_from_a_draft", $"BEFORE DELETE ON bom_line WHEN {Released("OLD")}", Sentence),
        Backstops.Refused("record_of_a_released_bom", """
            BEFORE INSERT ON transformation
            WHEN NEW.kind = 'make' AND NEW.from_history = 0 AND NEW.bom_revision IS NOT NULL
             AND NOT EXISTS (SELECT 1 FROM bom_revision WHERE product_id = NEW.product_id AND revision = NEW.bom_revision AND released_at IS NOT NULL)
            """, "This revision of the bill of materials is a draft still. Have it released first."),
        Kept("record_keeps_what_it_makes", "transformation", "product_id, order_id, bom_revision, drawing", "OLD.kind = 'make'",
            "A record keeps what it makes, for whom and by which revision. Start a new record."),
        Backstops.Refused("record_line_is_never_changed", "BEFORE UPDATE ON record_line", "What a record is to make stays as it was written. Start a new record."),
        Backstops.Refused("record_line_is_never_deleted", "BEFORE DELETE ON record_line", "What a record is to make stays as it was written. Start a new record."),
        Backstops.Refused("record_line_of_a_released_bom", """
            BEFORE INSERT ON record_line
            WHEN NEW.bom_revision IS NOT NULL AND (SELECT from_history = 0 FROM transformation WHERE id = NEW.record_id)
             AND NOT EXISTS (SELECT 1 FROM bom_revision WHERE product_id = NEW.product_id AND revision = NEW.bom_revision AND released_at IS NOT NULL)
            """, "This revision of the bill of materials is a draft still. Have it released first."),
    ];

    private static string Released(string row) =>
        $"EXISTS (SELECT 1 FROM bom_revision r WHERE r.product_id = {row}.product_id AND r.revision = {row}.revision AND r.released_at IS NOT NULL)";

    private static Backstops.Backstop Kept(string name, string table, string columns, string when, string sentence) => Backstops.Refused(name,
        $"BEFORE UPDATE OF {columns} ON {table} WHEN {when} AND ({string.Join(" OR ", columns.Split(", ").Select(c => $"NEW.{c} IS NOT OLD.{c}"))})", sentence);
}
