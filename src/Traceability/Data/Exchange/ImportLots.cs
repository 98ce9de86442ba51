namespace Traceability.Data.Exchange;

/// <summary>
/// Works out what the sheets only imply: which unit a lot is kept in, what a piece is made of, which units a batch covers,
/// and how much of everything is left.
/// </summary>
internal sealed class ImportLots(ImportSession session)
{
    private const int Together = 10_000;

    public const string Columns = "id, number, number_key, material_id, product_id, unit, received_micro, received_on, receipt_id, supplier_id, supplier_lot, supplier_lot_key, mill, status, owner_id, location, marked_number, certificate_number, certificate_number_key, expires_on, root_id, serial, serial_key";

    /// <summary>The unit of a lot, new or stored; {0} is its id.</summary>
    public static string UnitOf(string lot) => $"COALESCE((SELECT n.unit FROM stage.new_lot n WHERE n.id = {lot}), (SELECT m.unit FROM main.lot m WHERE m.id = {lot}))";

    public static string NumberOf(string lot) => $"COALESCE((SELECT n.number FROM stage.new_lot n WHERE n.id = {lot}), (SELECT m.number FROM main.lot m WHERE m.id = {lot}))";

    private static string MaterialUnit(string material) => $"COALESCE((SELECT x.unit FROM stage.materials x WHERE x.id = {material}), (SELECT x.unit FROM main.material x WHERE x.id = {material}))";

    private static string OfReceipt(string what) => $"COALESCE((SELECT r.{what} FROM stage.receipts r WHERE r.id = s.receipt_id), (SELECT r.{what} FROM main.receipt r WHERE r.id = s.receipt_id))";

    public void Derive()
    {
        session.Run($"""
            DROP TABLE IF EXISTS stage.new_lot; DROP TABLE IF EXISTS stage.pending;
            CREATE TABLE stage.new_lot (id INTEGER PRIMARY KEY, number TEXT, number_key TEXT, material_id INTEGER, product_id INTEGER, unit TEXT, received_micro INTEGER, received_on TEXT, receipt_id INTEGER,
                supplier_id INTEGER, supplier_lot TEXT, supplier_lot_key TEXT, mill TEXT, status TEXT, owner_id INTEGER, location TEXT, marked_number TEXT, certificate_number TEXT, certificate_number_key TEXT,
                expires_on TEXT, root_id INTEGER, serial TEXT, serial_key TEXT);
            CREATE TABLE stage.pending (id INTEGER PRIMARY KEY, number TEXT, number_key TEXT, kind TEXT, from_id INTEGER, material_id INTEGER, product_id INTEGER, unit TEXT, location TEXT, row INTEGER);
            """);
        Received();
        Pending();
        Descend();
        Amounts();
        Positions();
    }

    private void Received() => session.Run($"""
        UPDATE stage.purchase_lines AS s SET kept_unit = {MaterialUnit("s.material_id")}, micro = CASE WHEN s.unit = {MaterialUnit("s.material_id")} THEN s.quantity ELSE convert(s.quantity, s.unit, {MaterialUnit("s.material_id")}) END;
        UPDATE stage.lots AS s SET kept_unit = CASE WHEN alike(s.unit, {MaterialUnit("s.material_id")}) THEN {MaterialUnit("s.material_id")} ELSE s.unit END;
        UPDATE stage.lots AS s SET micro = CASE WHEN s.unit = s.kept_unit THEN s.quantity ELSE convert(s.quantity, s.unit, s.kept_unit) END;
        INSERT OR IGNORE INTO stage.new_lot ({Columns})
        SELECT s.id, s.number, s.number_key, s.material_id, NULL, s.kept_unit, s.micro, s.received_on, s.receipt_id, COALESCE(s.supplier_id, {OfReceipt("supplier_id")}), s.supplier_lot, s.supplier_lot_key, s.mill,
               COALESCE(s.status, 'quarantined'), COALESCE(s.owner_id, {OfReceipt("customer_id")}), s.location, s.marked_number, s.certificate_number, s.certificate_number_key, s.expires_on, NULL, NULL, NULL
          FROM stage.lots s WHERE s.stored = 0 ORDER BY s.row;
        """);

    private void Pending() => session.Run($"""
        UPDATE stage.outputs SET product_id = product_product, material_id = CASE WHEN product_product IS NULL THEN COALESCE(product_material, material_id) ELSE material_id END;
        INSERT OR IGNORE INTO stage.pending (id, number, number_key, kind, from_id, unit, location, row)
        SELECT s.id, s.number, s.number_key, 'cut', c.parent_id, s.unit, s.location, s.row
          FROM stage.pieces s JOIN stage.cuts c ON c.id = s.cut_id WHERE s.stored = 0 AND NOT EXISTS (SELECT 1 FROM stage.new_lot n WHERE n.id = s.id) ORDER BY s.row;
        INSERT OR IGNORE INTO stage.pending (id, number, number_key, kind, from_id, material_id, product_id, unit, row)
        SELECT s.id, s.number, s.number_key, COALESCE(r.kind, 'make'),
               CASE WHEN r.kind IN ('split', 'return') THEN (SELECT MIN(i.lot_id) FROM stage.inputs i WHERE i.record_id = s.record_id AND i.voided_at IS NULL AND i.lot_id <> s.id) END,
               s.material_id, s.product_id,
               CASE WHEN s.product_id IS NULL AND convert(s.quantity, s.unit, {MaterialUnit("s.material_id")}) IS NOT NULL THEN {MaterialUnit("s.material_id")} ELSE s.unit END, s.row
          FROM stage.outputs s LEFT JOIN stage.records r ON r.id = s.record_id WHERE s.stored = 0 AND NOT EXISTS (SELECT 1 FROM stage.new_lot n WHERE n.id = s.id) ORDER BY s.row;
        CREATE INDEX stage.pending_from ON pending (from_id);
        """);

    /// <summary>
    /// Pieces and parts take after what they were cut from, from the top down and each once; loops are never entered.
    /// What is stated of a made lot goes before what follows from where it came from.
    /// </summary>
    private void Descend()
    {
        session.Run($"""
            INSERT INTO stage.new_lot ({Columns})
            WITH RECURSIVE known(id, material_id, product_id, status, owner_id, expires_on, root_id) AS (
                SELECT DISTINCT p.from_id, k.material_id, k.product_id, k.status, k.owner_id, k.expires_on, k.root_id FROM stage.pending p JOIN stage.new_lot k ON k.id = p.from_id
                UNION ALL SELECT DISTINCT p.from_id, k.material_id, k.product_id, k.status, k.owner_id, k.expires_on, k.root_id FROM stage.pending p JOIN main.lot k ON k.id = p.from_id
                UNION ALL {Heir("p.material_id", "p.product_id", "CASE WHEN p.kind = 'return' THEN 'quarantined' ELSE 'accepted' END", "NULL", "NULL", "NULL")}
                          FROM stage.pending p LEFT JOIN stage.made_lots m ON m.lot_id = p.id WHERE p.from_id IS NULL),
            heir(id, material_id, product_id, status, owner_id, expires_on, root_id) AS (
                SELECT * FROM known
                UNION ALL {Heir("COALESCE(p.material_id, CASE WHEN p.product_id IS NULL THEN h.material_id END)", "COALESCE(p.product_id, CASE WHEN p.material_id IS NULL THEN h.product_id END)", "CASE WHEN p.kind = 'return' THEN 'quarantined' ELSE h.status END", "h.owner_id", "CASE WHEN p.kind <> 'return' THEN h.expires_on END", "COALESCE(h.root_id, h.id)")}
                          FROM heir h JOIN stage.pending p ON p.from_id = h.id LEFT JOIN stage.made_lots m ON m.lot_id = p.id)
            {Lot("FROM heir h JOIN stage.pending p ON p.id = h.id", "h.")};
            """);
        // In a ring nothing comes first; what says of itself what it is can still be taken.
        session.Run($"""
            INSERT OR IGNORE INTO stage.new_lot ({Columns})
            WITH heir(id, material_id, product_id, status, owner_id, expires_on, root_id) AS (
                {Heir("p.material_id", "p.product_id", "'accepted'", "NULL", "NULL", "NULL")} FROM stage.pending p LEFT JOIN stage.made_lots m ON m.lot_id = p.id
                 WHERE NOT EXISTS (SELECT 1 FROM stage.new_lot n WHERE n.id = p.id))
            {Lot("FROM heir h JOIN stage.pending p ON p.id = h.id", "h.")} AND (h.material_id IS NOT NULL OR h.product_id IS NOT NULL);
            UPDATE stage.new_lot AS n SET location = (SELECT v.location FROM stage.movements v WHERE v.lot_id = n.id AND v.reason = 'move' AND v.location IS NOT NULL ORDER BY v.at DESC, v.row DESC LIMIT 1)
             WHERE n.id IN (SELECT v.lot_id FROM stage.movements v WHERE v.reason = 'move' AND v.location IS NOT NULL);
            """);
    }

    private static string Heir(string material, string product, string status, string owner, string expires, string root) => $"""
        SELECT p.id, COALESCE(m.material_id, CASE WHEN m.product_id IS NULL THEN {material} END), COALESCE(m.product_id, CASE WHEN m.material_id IS NULL THEN {product} END), COALESCE(m.status, {status}),
               CASE WHEN m.row IS NULL THEN {owner} ELSE m.owner_id END, CASE WHEN m.row IS NULL THEN {expires} ELSE m.expires_on END, CASE WHEN m.row IS NULL THEN {root} ELSE m.root_id END
        """;

    private static string Lot(string from, string h) => $"""
        SELECT p.id, p.number, p.number_key, {h}material_id, {h}product_id, p.unit, NULL, NULL, NULL, NULL, m.supplier_lot, m.supplier_lot_key, m.mill, {h}status, {h}owner_id,
               CASE WHEN m.row IS NULL THEN p.location ELSE m.location END, m.marked_number, m.certificate_number, m.certificate_number_key, {h}expires_on, {h}root_id, m.serial, m.serial_key
          {from} LEFT JOIN stage.made_lots m ON m.lot_id = p.id WHERE NOT EXISTS (SELECT 1 FROM stage.new_lot n WHERE n.id = p.id)
        """;

    /// <summary>Every amount in the unit of its lot.</summary>
    private void Amounts()
    {
        foreach (var sheet in (string[])["inputs", "shipment_lines", "movements", "dispositions"])
        {
            var quantity = sheet == "movements" ? "delta" : "quantity";
            session.Run($"UPDATE stage.{sheet} AS s SET micro = CASE WHEN s.unit = {UnitOf("s.lot_id")} THEN s.{quantity} ELSE convert(s.{quantity}, s.unit, {UnitOf("s.lot_id")}) END");
        }
        foreach (var sheet in (string[])["outputs", "pieces"])
            session.Run($"UPDATE stage.{sheet} AS s SET micro = CASE WHEN s.unit = {UnitOf("s.id")} THEN s.quantity ELSE convert(s.quantity, s.unit, {UnitOf("s.id")}) END");
        session.Run($"""
            UPDATE stage.shipment_lines AS s SET kept_unit = CASE WHEN s.lot_id IS NULL THEN s.unit ELSE {UnitOf("s.lot_id")} END, micro = CASE WHEN s.lot_id IS NULL THEN s.quantity ELSE s.micro END;
            DROP TABLE IF EXISTS stage.cut_sum;
            CREATE TABLE stage.cut_sum (cut_id INTEGER PRIMARY KEY, pieces INTEGER, alike INTEGER, total INTEGER);
            INSERT INTO stage.cut_sum SELECT c.id, COUNT(p.row), COUNT(x.micro), SUM(x.micro) FROM stage.cuts c LEFT JOIN stage.pieces p ON p.cut_id = c.id
              LEFT JOIN (SELECT q.row, CASE WHEN q.unit = {UnitOf("k.parent_id")} THEN q.quantity ELSE convert(q.quantity, q.unit, {UnitOf("k.parent_id")}) END AS micro FROM stage.pieces q JOIN stage.cuts k ON k.id = q.cut_id) x ON x.row = p.row
             WHERE c.id IS NOT NULL GROUP BY c.id;
            UPDATE stage.cuts AS s SET
                micro = (SELECT NULLIF(CASE WHEN s.taken > 0 THEN s.taken WHEN x.pieces = x.alike THEN COALESCE(x.total, 0) + COALESCE(s.loss, 0) ELSE COALESCE(s.loss, 0) END, 0) FROM stage.cut_sum x WHERE x.cut_id = s.id),
                taken_micro = (SELECT CASE WHEN x.pieces = x.alike AND (COALESCE(s.taken, 0) = 0 OR s.taken = COALESCE(x.total, 0) + COALESCE(s.loss, 0)) THEN NULL ELSE COALESCE(s.taken, s.loss, 0) END FROM stage.cut_sum x WHERE x.cut_id = s.id);
            """);
    }

    /// <summary>Where no position is stated, units come one after the other, as many as the batch counts.</summary>
    private void Positions()
    {
        session.Run("UPDATE stage.pieces AS s SET position = x.place FROM (SELECT row, ROW_NUMBER() OVER (PARTITION BY cut_id ORDER BY row) AS place FROM stage.pieces) x WHERE x.row = s.row AND s.position IS NULL");
        session.Run("UPDATE stage.outputs SET first = position, last = COALESCE(last_position, position) WHERE position IS NOT NULL AND last_position IS NOT NULL");
        using var read = session.Connection.CreateCommand();
        read.CommandText = $"""
            SELECT o.row, o.record_id, o.position, o.last_position, o.voided_at IS NULL,
                   CASE WHEN o.unit IN ('pcs', 'sheet', 'roll') THEN MAX(1, (o.quantity + 999999) / 1000000) ELSE 1 END
              FROM stage.outputs o WHERE (o.record_id, o.row) > ($record, $row)
               AND EXISTS (SELECT 1 FROM stage.outputs x WHERE x.record_id = o.record_id AND (x.last_position IS NULL OR x.position IS NULL)) ORDER BY o.record_id, o.row LIMIT {Together}
            """;
        foreach (var name in (string[])["$record", "$row"]) read.Parameters.Add(new() { ParameterName = name, Value = 0L });
        using var set = session.Connection.CreateCommand();
        set.CommandText = "UPDATE stage.outputs SET first = $first, last = $last WHERE row = $row";
        foreach (var name in (string[])["$first", "$last", "$row"]) set.Parameters.Add(new() { ParameterName = name });
        var (record, next) = (0L, 1L);
        session.Run("SAVEPOINT positions");
        for (var open = Some(); open.Count > 0; open = Some())
            foreach (var output in open)
            {
                if (output.Record != record) (record, next) = (output.Record, 1);
                var first = output.First ?? next;
                var last = output.Last ?? first + output.Units - 1;
                if (output.Live) next = Math.Max(next, last + 1);
                (set.Parameters[0].Value, set.Parameters[1].Value, set.Parameters[2].Value) = (first, last, output.Row);
                set.ExecuteNonQuery();
                (read.Parameters[0].Value, read.Parameters[1].Value) = (output.Record, output.Row);
            }
        session.Run("RELEASE positions");

        // Some at a time: nobody knows how many there are.
        List<Unplaced> Some()
        {
            using var rows = read.ExecuteReader();
            var some = new List<Unplaced>();
            while (rows.Read())
                some.Add(new(rows.GetInt64(0), rows.GetInt64(1), rows.IsDBNull(2) ? null : rows.GetInt64(2), rows.IsDBNull(3) ? null : rows.GetInt64(3), rows.GetBoolean(4), rows.IsDBNull(5) ? 1 : rows.GetInt64(5)));
            return some;
        }
    }

    private sealed record Unplaced(long Row, long Record, long? First, long? Last, bool Live, long Units);
}
