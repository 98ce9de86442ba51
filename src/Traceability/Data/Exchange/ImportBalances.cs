using Traceability.Lots;

namespace Traceability.Data.Exchange;

/// <summary>How much of every lot is left: increases first, then decreases; what would go below nothing is refused.</summary>
internal sealed class ImportBalances(ImportSession session)
{
    // What a bundle's new rows do to a lot; the sheet and row are what is to be put right.
    private const string Changes = """
        SELECT s.id AS lot_id, s.micro AS delta, 1 AS place, 'lots' AS sheet, s.row FROM stage.lots s WHERE s.stored = 0
        UNION ALL SELECT s.id, s.micro, 2, 'outputs', s.row FROM stage.outputs s JOIN stage.records r ON r.id = s.record_id AND r.stored = 0 WHERE s.voided_at IS NULL
        UNION ALL SELECT s.id, s.micro, 3, 'pieces', s.row FROM stage.pieces s JOIN stage.cuts c ON c.id = s.cut_id AND c.stored = 0 WHERE s.voided_at IS NULL
        UNION ALL SELECT s.parent_id, -s.micro, 4, 'cuts', s.row FROM stage.cuts s WHERE s.stored = 0 AND s.voided_at IS NULL
        UNION ALL SELECT s.lot_id, -s.micro, 5, 'inputs', s.row FROM stage.inputs s JOIN stage.records r ON r.id = s.record_id AND r.stored = 0 AND COALESCE(r.kind, 'make') <> 'return' WHERE s.voided_at IS NULL
        UNION ALL SELECT s.lot_id, -s.micro, 6, 'shipment_lines', s.row FROM stage.shipment_lines s JOIN stage.shipments h ON h.id = s.shipment_id AND h.stored = 0 WHERE s.voided_at IS NULL
        UNION ALL SELECT s.lot_id, s.micro, 7, 'movements', s.row FROM stage.movements s JOIN stage.k_lot k ON k.id = s.lot_id AND k.stored = 0
        """;

    private sealed record Decrease(long Lot, string Number, string Unit, long Start, long Micro, string Sheet, long Row);

    public void Compute()
    {
        session.Run($"""
            DROP TABLE IF EXISTS stage.balance;
            CREATE TABLE stage.balance (lot_id INTEGER PRIMARY KEY, change INTEGER NOT NULL, increase INTEGER NOT NULL);
            INSERT INTO stage.balance SELECT lot_id, SUM(delta), SUM(MAX(delta, 0)) FROM ({Changes}) WHERE lot_id IS NOT NULL AND delta IS NOT NULL GROUP BY lot_id;
            """);
    }

    public void Check()
    {
        const string start = "COALESCE((SELECT m.on_hand_micro FROM main.lot m WHERE m.id = b.lot_id), 0)";
        session.Run($"""
            DROP TABLE IF EXISTS stage.short;
            CREATE TABLE stage.short (lot_id INTEGER PRIMARY KEY, start INTEGER NOT NULL);
            INSERT INTO stage.short SELECT b.lot_id, {start} + b.increase FROM stage.balance b WHERE b.change < 0 AND {start} + b.change < 0;
            """);
        if (!session.HasRows("stage.short")) return;
        // Where it is not known how much there was, it is not known either that it is too little.
        session.Run($"DELETE FROM stage.short WHERE lot_id IN (SELECT c.lot_id FROM ({Changes}) c WHERE c.delta IS NULL AND c.place <= 3) OR {ImportLots.UnitOf("lot_id")} IS NULL");
        var (lot, left) = (0L, 0L);
        using var fault = session.Connection.CreateCommand();
        fault.CommandText = "INSERT INTO stage.fault (sheet, row, col, says) VALUES ($sheet, $row, $col, $says)";
        foreach (var name in (string[])["$sheet", "$row", "$col", "$says"]) fault.Parameters.Add(new() { ParameterName = name });
        foreach (var change in session.Rows($"""
            SELECT c.lot_id, {ImportLots.NumberOf("c.lot_id")}, {ImportLots.UnitOf("c.lot_id")}, x.start, c.delta, c.sheet, c.row
              FROM stage.short x JOIN ({Changes}) c ON c.lot_id = x.lot_id WHERE c.delta < 0 ORDER BY c.lot_id, c.place, c.row
            """, row => new Decrease(row.GetInt64(0), row.GetString(1), row.GetString(2), row.GetInt64(3), -row.GetInt64(4), row.GetString(5), row.GetInt64(6))))
        {
            if (change.Lot != lot) (lot, left) = (change.Lot, change.Start);
            if (change.Micro <= left)
            {
                left -= change.Micro;
                continue;
            }
            var unit = Units.Parse(change.Unit);
            var column = change.Sheet switch { "cuts" => "loss", "movements" => "delta", _ => "quantity" };
            var says = $"{new Quantity(change.Micro, unit)} {(change.Sheet == "cuts" ? "are cut" : "are taken")} of {change.Number}, which has {new Quantity(left, unit)} left; {(left == 0 ? "take another lot, or" : "take less, or")} state how the lot came to more";
            (fault.Parameters[0].Value, fault.Parameters[1].Value, fault.Parameters[2].Value, fault.Parameters[3].Value) = (change.Sheet, change.Row, change.Sheet == "cuts" ? "parent" : column, says);
            fault.ExecuteNonQuery();
        }
    }
}
