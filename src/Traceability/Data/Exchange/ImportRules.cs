using Traceability.Exchange;
using static Traceability.Exchange.ExchangeFormat;

namespace Traceability.Data.Exchange;

/// <summary>
/// What must be true of a bundle's rows among themselves. History comes in as it was; refused is only what contradicts
/// itself or cannot be kept.
/// </summary>
internal sealed class ImportRules(ImportSession session)
{
    public void Check()
    {
        foreach (var sheet in Read.Where(s => s.Key.Count > 0)) Doubled(sheet);
        session.Fault(ExchangeFormat.Shop, "name", "quoted(s.name) || ' is a second shop; a bundle is of one'", "FROM stage.shop s WHERE s.row > (SELECT MIN(row) FROM stage.shop)");
        Numbers();
        Deliveries();
        Papers();
        Work();
        session.Fault(Documents, "superseded_by", "quoted(s.superseded_by) || ' is not a document of type ' || s.type || COALESCE(' of ' || s.superseded_by_issuer, ' without an issuer') || '; state the one that came in its place'",
            "FROM stage.documents s WHERE s.superseded_by_key IS NOT NULL AND s.superseded_by_id IS NULL");
        session.Fault(Documents, "superseded_by", "quoted(s.superseded_by) || ' cannot replace itself'", "FROM stage.documents s WHERE s.superseded_by_id = s.id");
        session.Fault(ExchangeFormat.Places, "name", "quoted(s.name) || ' is the name of another place too; give one of them another name'",
            "FROM stage.places s WHERE EXISTS (SELECT 1 FROM stage.places x WHERE x.name_key = s.name_key AND x.row < s.row) OR EXISTS (SELECT 1 FROM main.place m WHERE m.name_key = s.name_key AND m.number_key <> s.number_key)");
        Together(Documents, "withdrawn_at", "withdrawn_by", "withdrawn_reason", "withdrawn");
        Labels();
        Machines();
        Purchases();
        Trainings();
        Issues();
        ImportSelling.Check(session);
        foreach (var sheet in Read.Where(s => s.Columns.Any(c => c.Name == "voided_at"))) Together(sheet, "voided_at", "voided_by", "voided_reason", "voided");
        session.Fault(Cuts, "scrap", "'is more than the loss it is part of; state the whole loss'", "FROM stage.cuts s WHERE s.scrap > COALESCE(s.loss, 0)");
        session.Fault(Renewals, "cut", "quoted(s.cut) || ' is no cut here; state the one that took the number away, or leave it empty'", "FROM stage.renewals s WHERE s.cut_key IS NOT NULL AND NOT EXISTS (SELECT 1 FROM stage.k_transformation k WHERE k.key = s.cut_key)");
        session.Fault(ExchangeFormat.CustodyHops, "document", "quoted(s.document) || ' is no packing slip here' || COALESCE(' of ' || s.document_issuer, ' without an issuer') || '; state the one that came of it, or leave it empty'",
            $"FROM stage.custody_hops s WHERE s.document_key IS NOT NULL AND {ImportWrite.SlipOf} IS NULL");
        Together(PlannedCuts, "abandoned_at", "abandoned_by", "abandoned_reason", "given up");
        Together(Renewals, "ended_at", "ended_by", "ended_reason", "ended");
        Together(Holds, "lifted_at", "lifted_by", "lifted_reason", "lifted");
        Amounts();
    }

    private void Doubled(Sheet sheet)
    {
        var key = sheet == MadeLots ? "lot_id" : sheet == PlannedPieces ? "number_key" : "id";
        session.Fault(sheet, sheet.Key[0], $"quoted(s.\"{sheet.Key[0]}\") || ' is in row ' || d.first || ' already; leave one of them'",
            $"FROM (SELECT {key} AS k, MIN(row) AS first FROM stage.\"{sheet}\" WHERE {key} IS NOT NULL GROUP BY {key} HAVING COUNT(*) > 1) d JOIN stage.\"{sheet}\" s ON s.{key} = d.k AND s.row > d.first");
    }

    /// <summary>Cuts and records are numbered in one series; a piece has one mark.</summary>
    private void Numbers()
    {
        session.Fault(Records, "number", "quoted(s.number) || ' is a cut in row ' || c.row || ' of cuts; give one of them another number'", "FROM stage.cuts c JOIN stage.records s ON s.id = c.id");
        session.Fault(PlannedCuts, "number", "quoted(s.number) || ' is a cut or a record too; give one of them another number'", "FROM stage.planned_cuts s WHERE EXISTS (SELECT 1 FROM stage.records r WHERE r.id = s.id) OR EXISTS (SELECT 1 FROM stage.cuts c WHERE c.id = s.id)");
        session.Fault(PlannedPieces, "number", "quoted(s.number) || ' is a piece of a cut already; give it another number'", "FROM stage.planned_pieces s WHERE s.number_key IN (SELECT number_key FROM stage.pieces)");
        foreach (var sheet in (Sheet[])[Pieces, PlannedPieces])
            session.Fault(sheet, "number", "quoted(s.number) || ' is a piece of ' || t.number || ' already; give it another number'",
                $"FROM stage.\"{sheet}\" s CROSS JOIN main.cut_piece x ON x.number_key = s.number_key JOIN main.transformation t ON t.id = x.cut_id WHERE x.cut_id <> s.cut_id");
    }

    private void Machines()
    {
        session.Fault(MachineFormat.Machines, "name", "quoted(s.name) || ' is the name of another machine too; give one of them another name'",
            "FROM stage.machines s WHERE EXISTS (SELECT 1 FROM stage.machines x WHERE x.name_key = s.name_key AND x.row < s.row) OR EXISTS (SELECT 1 FROM main.machine m WHERE m.name_key = s.name_key AND m.code_key <> s.code_key)");
        session.Fault(MachineFormat.Loadings, "lot", "quoted(s.lot) || ' is on two machines at once; state when it was taken off'",
            "FROM stage.loadings s WHERE s.taken_off_at IS NULL AND (EXISTS (SELECT 1 FROM stage.loadings x WHERE x.lot_id = s.lot_id AND x.taken_off_at IS NULL AND x.row < s.row) OR EXISTS (SELECT 1 FROM main.loading m WHERE m.lot_id = s.lot_id AND m.taken_off_at IS NULL AND m.machine_id <> s.machine_id))");
        session.Fault(MachineFormat.Loadings, "taken_off_by", "'and taken_off_at belong together; state both or none'", "FROM stage.loadings s WHERE (s.taken_off_at IS NULL) <> (s.taken_off_by IS NULL)");
        session.Fault(MachineFormat.StepAnswers, "step", "quoted(s.step) || ' is answered twice in ' || s.record || '; leave one of the rows, or state when one was voided'",
            "FROM stage.step_answers s WHERE s.voided_at IS NULL AND EXISTS (SELECT 1 FROM stage.step_answers x WHERE x.record_id = s.record_id AND x.step = s.step AND x.voided_at IS NULL AND x.row < s.row)");
        session.Fault(MachineFormat.StepAnswers, "value", "'goes with the kind value, and with no other; state it there'", "FROM stage.step_answers s WHERE (s.kind = 'value') <> (s.value IS NOT NULL)");
        session.Fault(MachineFormat.StepAnswers, "note", "'is empty, and says why a step was left out or what was done about a value outside its limits; state it'", "FROM stage.step_answers s WHERE s.note IS NULL AND (s.kind = 'left_out' OR s.outside_limits > 0)");
    }

    private void Deliveries()
    {
        session.Fault(Receipts, "customer", "quoted(s.customer) || ' and a supplier are both stated; a delivery has one sender'", "FROM stage.receipts s WHERE s.supplier_key IS NOT NULL AND s.customer_key IS NOT NULL");
        const string ofReceipt = "FROM stage.lots s JOIN (SELECT id, supplier_id, customer_id FROM stage.receipts UNION SELECT id, supplier_id, customer_id FROM main.receipt WHERE id IN (SELECT receipt_id FROM stage.lots)) r ON r.id = s.receipt_id";
        session.Fault(ExchangeFormat.Lots, "supplier", "quoted(s.supplier) || ' is not who sent the delivery ' || s.receipt || '; state the same supplier, or leave the cell empty'", $"{ofReceipt} WHERE s.supplier_id <> r.supplier_id OR (s.supplier_id IS NOT NULL AND r.customer_id IS NOT NULL)");
        session.Fault(ExchangeFormat.Lots, "owner", "quoted(s.owner) || ' is not the customer of the delivery ' || s.receipt || '; state the same customer, or leave the cell empty'", $"{ofReceipt} WHERE s.owner_id <> r.customer_id");
        session.Fault(ExchangeFormat.Lots, "quantity", "amount(s.quantity, s.unit) || ' does not come to a whole number of millionths of a ' || s.kept_unit || ', the unit of ' || s.material || '; state it in ' || s.kept_unit",
            "FROM stage.lots s WHERE s.micro IS NULL AND s.quantity IS NOT NULL AND s.kept_unit IS NOT NULL");
    }

    private void Papers()
    {
        session.Fault(ExchangeFormat.Materials, "lot_prefix", "quoted(s.lot_prefix) || ' cannot begin lot numbers; use one to six letters A–Z and digits'", "FROM stage.materials s WHERE length(s.lot_prefix) > 6 OR s.lot_prefix GLOB '*[^0-9A-Z]*'");
        session.Fault(Boms, "component", "quoted(s.component) || ' cannot be part of itself'", "FROM stage.boms s WHERE s.component_material IS NULL AND s.component_product = s.product_id");
        session.Fault(ProductFormat.BomRevisions, "revision", "quoted(s.revision) || ' of ' || s.product || ' is in row ' || d.first || ' already; leave one of them'",
            "FROM (SELECT product_id, revision, MIN(row) AS first FROM stage.bom_revisions WHERE product_id IS NOT NULL GROUP BY product_id, revision HAVING COUNT(*) > 1) d JOIN stage.bom_revisions s ON s.product_id = d.product_id AND s.revision = d.revision AND s.row > d.first");
        session.Fault(ProductFormat.BomRevisions, "released_at", "'is empty, but who released it is stated; state when it was released'", "FROM stage.bom_revisions s WHERE s.released_at IS NULL AND s.released_by IS NOT NULL");
        session.Fault(ProductFormat.BomRevisions, "revision", "quoted(s.revision) || ' of ' || s.product || ' is released, and boms has no line of it; state what goes in'",
            "FROM stage.bom_revisions s WHERE s.released_at IS NOT NULL AND NOT EXISTS (SELECT 1 FROM stage.boms b WHERE b.product_id = s.product_id AND b.revision = s.revision) AND NOT EXISTS (SELECT 1 FROM main.bom_line b WHERE b.product_id = s.product_id AND b.revision = s.revision)");
        session.Fault(Shipments, "customer", "'is empty, and there is no order either; state who has it'", "FROM stage.shipments s WHERE s.customer_key IS NULL AND s.order_key IS NULL");
        session.Fault(Shipments, "customer", "quoted(s.customer) || ' is not whose order ' || s.\"order\" || ' is; state the same customer, or leave the cell empty'",
            "FROM stage.shipments s JOIN (SELECT id, customer_id FROM stage.orders UNION SELECT id, customer_id FROM main.\"order\" WHERE id IN (SELECT order_id FROM stage.shipments)) o ON o.id = s.order_id WHERE s.customer_id <> o.customer_id");
    }

    private void Work()
    {
        session.Fault(Inputs, "waste", "'is more than the quantity it is part of, or that is empty or in another unit than the lot is kept in; state both in that unit'", "FROM stage.inputs s WHERE s.waste > 0 AND (s.quantity IS NULL OR s.waste > s.quantity OR s.micro IS NOT s.quantity)");
        session.Fault(ProductFormat.RecordLines, "position", "'\"' || s.position || '\" of ' || s.record || ' is in row ' || d.first || ' already; give this one another number'",
            "FROM (SELECT record_id, position AS n, MIN(row) AS first FROM stage.record_lines WHERE record_id IS NOT NULL GROUP BY record_id, position HAVING COUNT(*) > 1) d JOIN stage.record_lines s ON s.record_id = d.record_id AND s.position = d.n AND s.row > d.first");
        session.Fault(ProductFormat.RecordLines, "record", "quoted(s.record) || ' makes nothing: it is no record of making; leave the row out'",
            "FROM stage.record_lines s JOIN stage.records r ON r.id = s.record_id WHERE COALESCE(r.kind, 'make') <> 'make'");
        session.Fault(Inputs, "first_unit", "'is empty, but a last unit is stated; state the first one too'", "FROM stage.inputs s WHERE s.first_unit IS NULL AND s.last_unit IS NOT NULL");
        session.Fault(Inputs, "last_unit", "'\"' || s.last_unit || '\" is before the first unit, ' || s.first_unit || '; state the lower one first'", "FROM stage.inputs s WHERE s.last_unit < s.first_unit");
        session.Fault(Outputs, "position", "'is empty, but a last position is stated; state the first one too'", "FROM stage.outputs s WHERE s.position IS NULL AND s.last_position IS NOT NULL");
        session.Fault(Outputs, "last_position", "'\"' || s.last_position || '\" is before the position, ' || s.position || '; state the lower one first'", "FROM stage.outputs s WHERE s.last_position < s.position");
        session.Fault(Outputs, "product", "'is empty, and there is no material either; state what came out'", "FROM stage.outputs s WHERE s.product_key IS NULL AND s.material_key IS NULL");
        session.Fault(Outputs, "material", "quoted(s.material) || ' and a product are both stated; state one of them'", "FROM stage.outputs s WHERE s.product_key IS NOT NULL AND s.material_key IS NOT NULL");
        foreach (var sheet in (Sheet[])[Outputs, Pieces])
            session.Fault(sheet, "quantity", $"amount(s.quantity, s.unit) || ' cannot be counted in ' || {ImportLots.UnitOf("s.id")} || ', the unit of ' || s.number", $"FROM stage.\"{sheet}\" s WHERE s.micro IS NULL AND s.quantity IS NOT NULL AND s.unit IS NOT NULL AND {ImportLots.UnitOf("s.id")} IS NOT NULL");
        foreach (var (what, column) in ((string, string)[])[("product", "product_id"), ("material", "material_id")])
            session.Fault(Outputs, what, "quoted(s.number) || ' is something else elsewhere; a lot is one thing'",
                $"FROM stage.outputs s JOIN (SELECT id, {column} FROM stage.new_lot UNION ALL SELECT id, {column} FROM main.lot WHERE id IN (SELECT id FROM stage.outputs WHERE stored = 1)) l ON l.id = s.id WHERE s.{column} <> l.{column} OR (s.{column} IS NOT NULL AND l.{column} IS NULL)");
        session.Fault(Pieces, "number", "quoted(s.number) || ' cannot be told the material of: its parent is made of itself'", "FROM stage.pieces s WHERE s.stored = 0 AND s.cut_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM stage.new_lot n WHERE n.id = s.id) AND EXISTS (SELECT 1 FROM stage.cuts c WHERE c.id = s.cut_id AND c.parent_id IS NOT NULL)"
            + " AND NOT EXISTS (SELECT 1 FROM stage.fault f)");
        session.Fault(Records, "processor", "quoted(s.processor) || ' is stated, but the record is not of the kind \"outside\"'", "FROM stage.records s WHERE s.processor_key IS NOT NULL AND COALESCE(s.kind, 'make') <> 'outside'");
    }

    /// <summary>An order that was sent says by whom; what came for it came for one of its lines.</summary>
    private void Purchases()
    {
        var (orders, lines, confirmed) = (ExchangeFormat.PurchaseOrders, ExchangeFormat.PurchaseLines, ExchangeFormat.SupplierConfirmations);
        session.Fault(orders, "sent_at", "'is empty, but who sent it, or despite what, is stated; state when it was sent'", "FROM stage.purchase_orders s WHERE s.sent_at IS NULL AND (s.sent_by IS NOT NULL OR s.sent_despite IS NOT NULL)");
        session.Fault(orders, "ended_as", "'is stated only together with when it ended; state both, or neither'", "FROM stage.purchase_orders s WHERE (s.ended_as IS NULL) <> (s.ended_at IS NULL)");
        Together(confirmed, "withdrawn_at", "withdrawn_by", "withdrawn_reason", "withdrawn");
        session.Fault(confirmed, "type", "quoted(s.type) || ' is confirmed in row ' || d.first || ' already; leave one of them, or state when one was withdrawn'",
            "FROM (SELECT supplier_id, type, MIN(row) AS first FROM stage.supplier_confirmations WHERE withdrawn_at IS NULL GROUP BY supplier_id, type HAVING COUNT(*) > 1) d JOIN stage.supplier_confirmations s ON s.supplier_id = d.supplier_id AND s.type = d.type AND s.row > d.first AND s.withdrawn_at IS NULL");
        foreach (var (sheet, number) in ((Sheet, string)[])[(lines, "position"), (ExchangeFormat.PurchaseAmendments, "number")])
            session.Fault(sheet, number, $"'\"' || s.{number} || '\" of ' || s.\"order\" || ' is in row ' || d.first || ' already; give this one another number'",
                $"FROM (SELECT order_id, {number} AS n, MIN(row) AS first FROM stage.\"{sheet}\" WHERE order_id IS NOT NULL GROUP BY order_id, {number} HAVING COUNT(*) > 1) d JOIN stage.\"{sheet}\" s ON s.order_id = d.order_id AND s.{number} = d.n AND s.row > d.first");
        session.Fault(lines, "quantity", "amount(s.quantity, s.unit) || ' cannot be counted in ' || s.kept_unit || ', the unit of ' || s.material || '; state it in that unit'", "FROM stage.purchase_lines s WHERE s.micro IS NULL AND s.quantity IS NOT NULL AND s.kept_unit IS NOT NULL");
        session.Fault(ExchangeFormat.SupplierCertificates, "document", "quoted(s.document) || ' is not a document of type other' || COALESCE(' of ' || s.issuer, ' without an issuer') || '; state the one that is the certificate'",
            "FROM stage.supplier_certificates s WHERE NOT EXISTS (SELECT 1 FROM stage.documents d WHERE d.number_key = s.document_key AND COALESCE(d.issuer_key, '') = COALESCE(s.issuer_key, '') AND d.type = 'other')"
            + " AND NOT EXISTS (SELECT 1 FROM main.document m WHERE m.number_key = s.document_key AND m.issuer_key = COALESCE(s.issuer_key, '') AND m.type = 'other')");
        session.Fault(ExchangeFormat.Lots, "ordered_line", "'is stated only together with the order that it is a line of; state both, or neither'", "FROM stage.lots s WHERE (s.ordered_line IS NULL) <> (s.ordered_with_key IS NULL)");
        session.Fault(ExchangeFormat.Lots, "ordered_line", "'\"' || s.ordered_line || '\" is no line of ' || s.ordered_with || ' for ' || s.material || '; state the line that it came for'",
            "FROM stage.lots s WHERE s.ordered_with_id IS NOT NULL AND s.ordered_line IS NOT NULL AND NOT EXISTS (SELECT 1 FROM stage.purchase_lines p WHERE p.order_id = s.ordered_with_id AND p.position = s.ordered_line AND p.material_id = s.material_id)"
            + " AND NOT EXISTS (SELECT 1 FROM main.purchase_line p WHERE p.order_id = s.ordered_with_id AND p.position = s.ordered_line AND p.material_id = s.material_id)");
    }

    /// <summary>A training is in one thing that is here; a topic is asked of an act once.</summary>
    private void Trainings()
    {
        var (topics, revisions, trainings) = (TrainingFormat.Topics, TrainingFormat.SopRevisions, TrainingFormat.Trainings);
        session.Fault(topics, "of", "quoted(s.\"of\") || ' has a topic already, ' || x.code || '; take one of them out of use'",
            "FROM stage.topics s JOIN (SELECT code, code_key, \"of\" AS what, row FROM stage.topics WHERE retired_at IS NULL UNION ALL SELECT code, code_key, \"of\", -1 FROM main.topic WHERE retired_at IS NULL) x ON x.what = s.\"of\" AND x.code_key <> s.code_key AND x.row < s.row WHERE s.\"of\" <> 'general' AND s.retired_at IS NULL AND s.stored = 0");
        foreach (var (column, key) in ((string, string)[])[("revision", "revision_key"), ("position", "position")])
            session.Fault(revisions, column, $"'\"' || s.{column} || '\" of ' || s.sop || ' is in row ' || d.first || ' already; give this one another'",
                $"FROM (SELECT sop_id, {key} AS n, MIN(row) AS first FROM stage.sop_revisions WHERE sop_id IS NOT NULL GROUP BY sop_id, {key} HAVING COUNT(*) > 1) d JOIN stage.sop_revisions s ON s.sop_id = d.sop_id AND s.{key} = d.n AND s.row > d.first");
        session.Fault(revisions, "released_at", "'is stated only together with who released it; state both, or neither'", "FROM stage.sop_revisions s WHERE (s.released_at IS NULL) <> (s.released_by IS NULL)");
        session.Fault(TrainingFormat.SopPictures, "revision", "quoted(s.revision) || ' is no revision of ' || s.sop || '; state the one that it shows a step of'",
            "FROM stage.sop_pictures s WHERE NOT EXISTS (SELECT 1 FROM stage.sop_revisions r WHERE r.sop_id = s.sop_id AND r.revision_key = s.revision_key) AND NOT EXISTS (SELECT 1 FROM main.sop_revision r WHERE r.sop_id = s.sop_id AND r.revision_key = s.revision_key)");
        session.Fault(trainings, "topic", "'and a procedure are both stated, or neither; state one of them'", "FROM stage.trainings s WHERE (s.topic_key IS NULL) = (s.sop_key IS NULL)");
        session.Fault(trainings, "valid_until", "quoted(s.valid_until) || ' is before the day it was given'", "FROM stage.trainings s WHERE s.valid_until < s.given_on");
        Together(trainings, "withdrawn_at", "withdrawn_by", "withdrawn_reason", "withdrawn");
        foreach (var (sheet, sop, revision) in ((Sheet, string, string)[])[(trainings, "sop", "revision"), (Records, "procedure", "procedure_revision")])
            session.Fault(sheet, revision, $"COALESCE(quoted(s.{revision}), 'is empty, and') || ' is no released revision of ' || COALESCE(s.{sop}, 'a procedure') || '; state the one that it was'",
                $"FROM stage.\"{sheet}\" s WHERE (s.{sop}_id IS NOT NULL OR s.{revision}_key IS NOT NULL) AND NOT EXISTS (SELECT 1 FROM stage.sop_revisions r WHERE r.sop_id = s.{sop}_id AND r.revision_key = s.{revision}_key AND r.released_at IS NOT NULL)"
                + $" AND NOT EXISTS (SELECT 1 FROM main.sop_revision r WHERE r.sop_id = s.{sop}_id AND r.revision_key = s.{revision}_key AND r.released_at IS NOT NULL)");
    }

    /// <summary>A label is bound to one lot at a time.</summary>
    private void Labels()
    {
        Together(BoundCodes, "released_at", "released_by", "released_reason", "released");
        session.Fault(BoundCodes, "code", "quoted(s.code) || ' is bound in row ' || d.first || ' already; a label is on one lot at a time'",
            "FROM (SELECT label_key(code) AS k, MIN(row) AS first FROM stage.bound_codes WHERE released_at IS NULL GROUP BY label_key(code) HAVING COUNT(*) > 1) d JOIN stage.bound_codes s ON label_key(s.code) = d.k AND s.row > d.first AND s.released_at IS NULL");
        session.Fault(BoundCodes, "code", "quoted(s.code) || ' is bound to ' || l.number || ' already; release it there first'",
            "FROM stage.bound_codes s JOIN main.bound_code b ON b.code_key = label_key(s.code) AND b.released_at IS NULL JOIN main.lot l ON l.id = b.lot_id WHERE s.released_at IS NULL AND b.lot_id <> COALESCE(s.lot_id, -1)");
    }

    /// <summary>An issue is about one thing; what was closed or judged says by whom.</summary>
    private void Issues()
    {
        var (issues, actions, decided) = (ExchangeFormat.Issues, CorrectiveActions, Dispositions);
        session.Fault(issues, "lot", "'is stated beside other things; an issue is about one of them'", "FROM stage.issues s WHERE (s.lot_key IS NOT NULL) + (s.work_key IS NOT NULL) + (s.delivery_key IS NOT NULL) + (s.shipment_key IS NOT NULL) > 1");
        session.Fault(issues, "closed_at", "'is stated only together with who closed it; state both, or neither'", "FROM stage.issues s WHERE (s.closed_at IS NULL) <> (s.closed_by IS NULL)");
        session.Fault(issues, "cause", "'is stated only together with when it was written down; state both, or neither'", "FROM stage.issues s WHERE (s.cause IS NULL) <> (s.cause_at IS NULL)");
        session.Fault(actions, "effective", "'is stated only together with when it was judged, after it was done; state all three, or none'", "FROM stage.corrective_actions s WHERE (s.effective IS NULL) <> (s.judged_at IS NULL) OR (s.judged_at IS NOT NULL AND s.done_at IS NULL)");
        session.Fault(decided, "reworked_at", "'is stated, but nothing was to be reworked'", "FROM stage.dispositions s WHERE s.reworked_at IS NOT NULL AND s.kind <> 'rework'");
        Together(decided, "voided_at", "voided_by", "voided_reason", "voided");
    }

    private void Amounts()
    {
        foreach (var (sheet, column) in ((Sheet, string)[])[(Inputs, "quantity"), (ShipmentLines, "quantity"), (Movements, "delta"), (Dispositions, "quantity")])
            session.Fault(sheet, column, $"amount(s.{column}, s.unit) || ' cannot be counted in ' || {ImportLots.UnitOf("s.lot_id")} || ', the unit of ' || s.lot || '; state it in that unit'",
                $"FROM stage.\"{sheet}\" s WHERE s.micro IS NULL AND s.{column} IS NOT NULL AND s.unit IS NOT NULL AND {ImportLots.UnitOf("s.lot_id")} IS NOT NULL");
    }

    private void Together(Sheet sheet, string at, string by, string reason, string word) =>
        session.Fault(sheet, at, $"'is empty, but who or why is stated; state when it was {word}'", $"FROM stage.\"{sheet}\" s WHERE s.{at} IS NULL AND (s.{by} IS NOT NULL OR s.{reason} IS NOT NULL) AND NOT EXISTS (SELECT 1 FROM stage.fault f WHERE f.sheet = '{sheet}' AND f.row = s.row)");
}
