using Microsoft.EntityFrameworkCore;
using Traceability.Data;

namespace Traceability.Certificates;

/// <summary>A lot of the stock, and one paper that it has to have and has not.</summary>
/// <param name="Need">The key of a <see cref="PaperNeed"/>.</param>
public sealed record LackingPaper(long LotId, string Need);

/// <summary>
/// What the stock lacks, in one statement. It says in SQL what <see cref="Document.SpeaksOf"/> and <see cref="LotPapers"/> say of one
/// lot; a test holds them against each other.
/// </summary>
public static class LackingPapers
{
    /// <summary>Of lots that are here and not rejected: a row for each paper that is missing. Composes with further conditions.</summary>
    public static IQueryable<LackingPaper> Lacking(this TraceabilityDb db, DateOnly today) => db.Database.SqlQuery<LackingPaper>($"""
        WITH kind(word, certificate) AS (VALUES ('mtr', 1), ('cofc', 1), ('test_report', 1), ('rohs', 0), ('reach', 0), ('sds', 0), ('food_contact', 0), ('packing_slip', 0), ('other', 0)),
             need(material_id, word, certificate) AS (
                 SELECT m.id, k.word, k.certificate FROM material m JOIN kind k ON ';' || m.required_documents || ';' LIKE '%;' || k.word || ';%'
                 UNION ALL
                 SELECT m.id, 'certificate', 1 FROM material m WHERE m.control_level >= 2
                    AND NOT EXISTS (SELECT 1 FROM kind k WHERE k.certificate = 1 AND ';' || m.required_documents || ';' LIKE '%;' || k.word || ';%')),
             serves(need, word) AS (SELECT word, word FROM kind UNION ALL SELECT 'certificate', word FROM kind WHERE certificate = 1)
        SELECT l.id AS "LotId", n.word AS "Need"
          FROM need n JOIN lot l ON l.material_id = n.material_id LEFT JOIN lot r ON r.id = l.root_id
         WHERE l.on_hand_micro > 0 AND l.status <> 'rejected' AND l.is_opening = 0 AND COALESCE(r.received_micro, l.received_micro) IS NOT NULL
           AND NOT EXISTS (
               SELECT 1 FROM document_lot x JOIN document d ON d.id = x.document_id JOIN serves s ON s.word = d.type
                WHERE x.lot_id IN (l.id, l.root_id) AND s.need = n.word AND d.superseded_by_id IS NULL AND d.withdrawn_at IS NULL AND (d.expires_on IS NULL OR d.expires_on >= {today}))
           AND NOT EXISTS (
               SELECT 1 FROM lot_heat h JOIN document_heat x ON x.heat_id = h.heat_id JOIN document d ON d.id = x.document_id JOIN serves s ON s.word = d.type
                WHERE h.lot_id IN (l.id, l.root_id) AND s.need = n.word AND d.superseded_by_id IS NULL AND d.withdrawn_at IS NULL AND (d.expires_on IS NULL OR d.expires_on >= {today}))
           AND (n.certificate = 1 OR NOT EXISTS (
               SELECT 1 FROM document_material x JOIN document d ON d.id = x.document_id
                WHERE x.material_id = l.material_id AND d.type = n.word AND d.superseded_by_id IS NULL AND d.withdrawn_at IS NULL AND (d.expires_on IS NULL OR d.expires_on >= {today})
                  AND (NOT EXISTS (SELECT 1 FROM document_supplier y WHERE y.document_id = d.id)
                       OR EXISTS (SELECT 1 FROM document_supplier y WHERE y.document_id = d.id AND y.supplier_id IN (l.supplier_id, r.supplier_id)))))
           AND (n.word <> 'packing_slip' OR NOT EXISTS (
               SELECT 1 FROM document_receipt x JOIN document d ON d.id = x.document_id
                WHERE x.receipt_id IN (l.receipt_id, r.receipt_id) AND d.type = n.word AND d.superseded_by_id IS NULL AND d.withdrawn_at IS NULL AND (d.expires_on IS NULL OR d.expires_on >= {today})))
        """);

    /// <summary>
    /// What orders asked for beyond that and has not come: papers that the material does not require, and the type by EN 10204 that was
    /// demanded, for which another one does not count. In SQL what <see cref="Purchasing.OrderedPapers"/> says of one lot.
    /// </summary>
    public static IQueryable<LackingPaper> LackingByOrder(this TraceabilityDb db, DateOnly today) => db.Database.SqlQuery<LackingPaper>($"""
        WITH kind(word, certificate) AS (VALUES ('mtr', 1), ('cofc', 1), ('test_report', 1), ('rohs', 0), ('reach', 0), ('sds', 0), ('food_contact', 0), ('packing_slip', 0), ('other', 0)),
             asked(line_id, material_id, word, certificate, demanded) AS (
                 SELECT p.id, p.material_id, k.word, k.certificate,
                        CASE WHEN k.word = 'mtr' OR (k.word = 'test_report' AND ';' || p.documents || ';' NOT LIKE '%;mtr;%') THEN p.en10204 END
                   FROM purchase_line p JOIN kind k ON ';' || p.documents || ';' LIKE '%;' || k.word || ';%')
        SELECT l.id AS "LotId", a.word AS "Need"
          FROM lot l LEFT JOIN lot r ON r.id = l.root_id JOIN asked a ON a.line_id = COALESCE(l.purchase_line_id, r.purchase_line_id) JOIN material m ON m.id = a.material_id
         WHERE l.on_hand_micro > 0 AND l.status <> 'rejected' AND l.is_opening = 0 AND (a.demanded IS NOT NULL OR ';' || m.required_documents || ';' NOT LIKE '%;' || a.word || ';%')
           AND NOT EXISTS (
               SELECT 1 FROM document_lot x JOIN document d ON d.id = x.document_id
                WHERE x.lot_id IN (l.id, l.root_id) AND d.type = a.word AND (a.demanded IS NULL OR d.en10204 IN (a.demanded, '3.2')) AND d.superseded_by_id IS NULL AND d.withdrawn_at IS NULL AND (d.expires_on IS NULL OR d.expires_on >= {today}))
           AND NOT EXISTS (
               SELECT 1 FROM lot_heat h JOIN document_heat x ON x.heat_id = h.heat_id JOIN document d ON d.id = x.document_id
                WHERE h.lot_id IN (l.id, l.root_id) AND d.type = a.word AND (a.demanded IS NULL OR d.en10204 IN (a.demanded, '3.2')) AND d.superseded_by_id IS NULL AND d.withdrawn_at IS NULL AND (d.expires_on IS NULL OR d.expires_on >= {today}))
           AND (a.certificate = 1 OR NOT EXISTS (
               SELECT 1 FROM document_material x JOIN document d ON d.id = x.document_id
                WHERE x.material_id = l.material_id AND d.type = a.word AND d.superseded_by_id IS NULL AND d.withdrawn_at IS NULL AND (d.expires_on IS NULL OR d.expires_on >= {today})
                  AND (NOT EXISTS (SELECT 1 FROM document_supplier y WHERE y.document_id = d.id)
                       OR EXISTS (SELECT 1 FROM document_supplier y WHERE y.document_id = d.id AND y.supplier_id IN (l.supplier_id, r.supplier_id)))))
           AND (a.word <> 'packing_slip' OR NOT EXISTS (
               SELECT 1 FROM document_receipt x JOIN document d ON d.id = x.document_id
                WHERE x.receipt_id IN (l.receipt_id, r.receipt_id) AND d.type = a.word AND d.superseded_by_id IS NULL AND d.withdrawn_at IS NULL AND (d.expires_on IS NULL OR d.expires_on >= {today})))
        """);

    /// <summary>All that is owed: by what the material requires, and by what was ordered. Each paper of a lot once.</summary>
    public static IQueryable<LackingPaper> Owed(this TraceabilityDb db, DateOnly today) => db.Lacking(today).Union(db.LackingByOrder(today));
}
