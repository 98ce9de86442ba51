using System.Data.Common;
using Traceability.Data;
using Traceability.Genealogy;

namespace Traceability.Recalls;

/// <summary>
/// What a recall cannot rule out because a link is missing: shipments that name no batch, records that used the material
/// or had to, lots of the same heat number whose mill nobody wrote down, pieces that lost their mark.
/// </summary>
internal sealed class Doubts(TraceabilityDb db)
{
    internal const string ShipmentsWithoutBatch = """
        SELECT DISTINCT s.number, c.name FROM shipment_line l JOIN shipment s ON s.id = l.shipment_id JOIN customer c ON c.id = s.customer_id
         WHERE l.lot_id IS NULL AND l.voided_at IS NULL
        UNION SELECT s.number, c.name FROM missing_link x JOIN shipment s ON s.id = x.subject_id JOIN customer c ON c.id = s.customer_id
         WHERE x.kind = 'shipment'
        """;

    // A record without any input could have used anything that was here while it ran.
    internal const string RecordsWithoutInputs = """
        SELECT t.id, t.number FROM missing_link x JOIN transformation t ON t.id = x.subject_id
         WHERE x.kind = 'record' AND t.started_on >= @from AND t.started_on <= @to
           AND EXISTS (SELECT 1 FROM output o WHERE o.transformation_id = t.id AND o.voided_at IS NULL)
        """;

    // A record whose product needs the material, by the revision it states or by any, and that names less of it than that
    // takes. One that names nothing at all is asked about above. CROSS JOIN keeps the few first: the other way round
    // every record of the product would be read.
    internal const string RecordsMissingInput = $"""
        SELECT t.id, t.number, m.name
          FROM missing_link x CROSS JOIN transformation t ON t.id = x.subject_id CROSS JOIN bom_line b ON b.product_id = t.product_id CROSS JOIN material m ON m.id = b.material_id
         WHERE x.kind = '{ShortRecords.Kind}' AND b.material_id = @material AND t.started_on >= @from AND t.started_on <= @to
           AND EXISTS (SELECT 1 FROM input i WHERE i.transformation_id = t.id AND i.voided_at IS NULL)
           AND {ShortRecords.IsShort}
        UNION SELECT t.id, t.number, m.name
          FROM missing_link x CROSS JOIN transformation t ON t.id = x.subject_id CROSS JOIN record_line n ON n.record_id = t.id CROSS JOIN bom_line b ON b.product_id = n.product_id CROSS JOIN material m ON m.id = b.material_id
         WHERE x.kind = '{ShortRecords.Kind}' AND t.product_id IS NULL AND b.material_id = @material AND t.started_on >= @from AND t.started_on <= @to
           AND EXISTS (SELECT 1 FROM input i WHERE i.transformation_id = t.id AND i.voided_at IS NULL)
           AND {ShortRecords.IsShortNest}
        """;

    internal const string SameHeatUnknownMill = """
        SELECT DISTINCT l.number, h.number FROM heat h JOIN heat x ON x.number_key = h.number_key AND x.id <> h.id
          JOIN lot_heat lh ON lh.heat_id = x.id JOIN lot l ON l.id = lh.lot_id
         WHERE h.id = @heat AND (h.mill_key = '' OR x.mill_key = '')
        """;

    internal const string UnidentifiedPieces = """
        SELECT DISTINCT l.number FROM hold h JOIN lot l ON l.id = h.lot_id
         WHERE h.lifted_at IS NULL AND h.cause = 'mark' AND l.material_id = @material
        UNION SELECT number FROM lot WHERE grade_only IS NOT NULL AND material_id = @material
        """;

    // While the lot was here: from the day it came or was made until the last of it left. Dates only widen what is asked.
    internal const string WhileHere = """
        SELECT COALESCE(l.received_on, (SELECT MIN(t.started_on) FROM output o JOIN transformation t ON t.id = o.transformation_id WHERE o.lot_id = l.id), '0001-01-01'),
               CASE WHEN l.on_hand_micro > 0 THEN '9999-12-31' ELSE COALESCE(MAX(
                   COALESCE((SELECT MAX(COALESCE(t.completed_on, '9999-12-31')) FROM input i JOIN transformation t ON t.id = i.transformation_id WHERE i.lot_id = l.id AND i.voided_at IS NULL), ''),
                   COALESCE((SELECT MAX(s.shipped_on) FROM shipment_line sl JOIN shipment s ON s.id = sl.shipment_id WHERE sl.lot_id = l.id AND sl.voided_at IS NULL), '')), '9999-12-31') END
          FROM lot l WHERE l.id = @lot
        """;

    // Asked first: where no link is missing anywhere, nothing more has to be asked.
    internal const string AnyAtAll = $"""
        SELECT EXISTS (SELECT 1 FROM shipment_line WHERE lot_id IS NULL AND voided_at IS NULL) OR EXISTS (SELECT 1 FROM missing_link WHERE kind = 'shipment'),
               EXISTS (SELECT 1 FROM missing_link WHERE kind = 'record') OR EXISTS (SELECT 1 FROM missing_link WHERE kind = '{ShortRecords.Kind}'),
               EXISTS (SELECT 1 FROM hold WHERE lifted_at IS NULL AND cause = 'mark') OR EXISTS (SELECT 1 FROM lot WHERE material_id > 0 AND grade_only IS NOT NULL)
        """;

    public async Task<IReadOnlyList<Doubt>> About(Root root, IReadOnlyCollection<AffectedLot> lots, IReadOnlyCollection<AffectedRecord> records, CancellationToken cancel)
    {
        var doubts = new List<Doubt>();
        var known = records.Select(r => r.Id).ToHashSet();
        var reached = lots.Select(l => l.Number).ToHashSet();
        var (unnamed, unfed, unmarked) = (false, false, false);
        await Ask(AnyAtAll, [], row => (unnamed, unfed, unmarked) = (row.GetBoolean(0), row.GetBoolean(1), row.GetBoolean(2)), cancel);
        if (unnamed) await Ask(ShipmentsWithoutBatch, [], row => doubts.Add(new("shipment_without_batch", row.GetString(0), $"Nobody wrote down which batch went to {row.GetString(1)}.")), cancel);
        foreach (var lot in lots.Where(l => l.IsRoot))
        {
            if (unmarked && lot.MaterialId is { } same)
                await Ask(UnidentifiedPieces, [("@material", same)], row =>
                {
                    if (reached.Add(row.GetString(0)))
                        doubts.Add(new("unidentified_piece", row.GetString(0), "Its mark is lost or was; it is the same material."));
                }, cancel);
            if (!unfed) continue;
            var (from, to) = ("0001-01-01", "9999-12-31");
            await Ask(WhileHere, [("@lot", lot.Id)], row => (from, to) = (row.GetString(0), row.GetString(1)), cancel);
            await Ask(RecordsWithoutInputs, [("@from", from), ("@to", to)], row =>
            {
                if (known.Add(row.GetInt64(0)))
                    doubts.Add(new("record_without_inputs", row.GetString(1), $"It names no lot that was used, and {lot.Number} was here while it ran."));
            }, cancel);
            if (lot.MaterialId is not { } material) continue;
            await Ask(RecordsMissingInput, [("@material", material), ("@from", from), ("@to", to)], row =>
            {
                if (known.Add(row.GetInt64(0)))
                    doubts.Add(new("record_missing_input", row.GetString(1), $"Its product takes {row.GetString(2)}, the record names too little of it, and {lot.Number} was here while it ran."));
            }, cancel);
        }
        if (root.Kind == RootKind.Heat)
            await Ask(SameHeatUnknownMill, [("@heat", root.Id)], row =>
            {
                if (reached.Add(row.GetString(0)))
                    doubts.Add(new("heat_of_unknown_mill", row.GetString(0), $"It bears heat {row.GetString(1)} too, and one of the mills was not written down."));
            }, cancel);
        return [.. doubts.OrderBy(d => d.Kind, StringComparer.Ordinal).ThenBy(d => d.Number, StringComparer.Ordinal)];
    }

    private async Task Ask(string sql, (string Name, object Value)[] parameters, Action<DbDataReader> row, CancellationToken cancel) =>
        Statements.Read(db, await db.OpenConnection(cancel), sql, row, cancel, parameters);
}
