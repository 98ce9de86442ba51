using System.Data.Common;
using Traceability.Lots;

namespace Traceability.Data;

/// <summary>Recounts every lot from the ledger, and every range from the outputs it meets.</summary>
internal static class LedgerCheck
{
    public static IEnumerable<string> Amounts(DbConnection file) => file.Stream("""
        SELECT l.number, l.unit, l.on_hand_micro, COALESCE(d.sum, 0)
          FROM lot l LEFT JOIN (SELECT lot_id, SUM(delta_micro) AS sum FROM ledger GROUP BY lot_id) d ON d.lot_id = l.id
         WHERE l.on_hand_micro <> COALESCE(d.sum, 0) ORDER BY l.number
        """, row =>
    {
        var unit = WordsInText.Parse<Unit>(row.GetString(1));
        return $"Lot {row.GetString(0)} says {new Quantity(row.GetInt64(2), unit)} are here, but its ledger adds up to {new Quantity(row.GetInt64(3), unit)}. Count the shelf, and adjust it with the reason.";
    });

    public static IEnumerable<string> Ranges(DbConnection file) => file.Stream("""
        SELECT t.number, l.number FROM input i JOIN transformation t ON t.id = i.transformation_id JOIN lot l ON l.id = i.lot_id
         WHERE i.voided_at IS NULL AND (
               (i.reach_first IS NOT NULL AND (i.reach_first IS NOT i.first_unit OR i.reach_last IS NOT i.last_unit))
            OR (i.first_unit IS NOT NULL AND (i.reach_first IS NOT NULL) <> EXISTS (
                   SELECT 1 FROM output o WHERE o.transformation_id = i.transformation_id AND o.voided_at IS NULL
                      AND o.last_position >= i.first_unit AND o.first_position <= i.last_unit)))
        """, row => $"In {row.GetString(0)}, the units that {row.GetString(1)} went into are not as they were stated: the file was altered with another program.");
}
