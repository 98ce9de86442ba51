using Traceability.Exchange;
using Traceability.Materials;
using static Traceability.Exchange.ExchangeFormat;

namespace Traceability.Data.Exchange;

/// <summary>Writes what is new from the staging file into the shop. Runs inside an act: all of it is kept, or none.</summary>
internal sealed class ImportWrite(ImportSession session, string by, long at)
{
    private readonly string stamp = $"{at}, '{by.Replace("'", "''", StringComparison.Ordinal)}'";

    /// <summary>The packing slip that a row of custody_hops, s, names.</summary>
    public const string SlipOf = """
        COALESCE((SELECT k.id FROM stage.k_document k WHERE k.key = s.document_key || char(31) || COALESCE(s.document_issuer_key, '') || char(31) || 'packing_slip'),
                 (SELECT m.id FROM main.document m WHERE m.number_key = s.document_key AND m.issuer_key = COALESCE(s.document_issuer_key, '') AND m.type = 'packing_slip'))
        """;

    /// <summary>Which rows of a sheet are new; s is the row.</summary>
    public static string IsNew(Sheet sheet) => sheet.Name switch
    {
        "shop" => "NOT EXISTS (SELECT 1 FROM main.shop)",
        "boms" => NewRevision,
        "bom_revisions" => NewRevision,
        "record_lines" or "inputs" or "outputs" or "step_answers" => Fresh("transformation", "record_id"),
        "pieces" or "planned_pieces" => Fresh("transformation", "cut_id"),
        "order_lines" => Fresh("order", "order_id"),
        "purchase_lines" or "purchase_amendments" => Fresh("purchase_order", "order_id"),
        "supplier_confirmations" or "supplier_contacts" or "supplier_certificates" => Fresh("supplier", "supplier_id"),
        "sop_revisions" or "sop_pictures" => Fresh("sop", "sop_id"),
        "loadings" => Fresh("machine", "machine_id"),
        "trainings" => $"NOT EXISTS (SELECT 1 FROM main.training x WHERE x.person_id = s.person_id AND x.topic_id IS s.topic_id AND x.sop_revision_id IS {RevisionOf("s.sop_id", "s.revision_key")} AND x.kind = s.kind AND x.given_on = s.given_on)",
        "untrained_acts" => "NOT EXISTS (SELECT 1 FROM main.untrained_act x WHERE x.number_key = s.number_key AND x.\"at\" = s.\"at\" AND x.act = s.act AND x.\"by\" = s.\"by\")",
        "known_articles" or "known_buyers" => ImportSelling.IsNew(sheet),
        "shipment_lines" or "shipping_exceptions" => Fresh("shipment", "shipment_id"),
        "holds" or "bound_codes" or "renewals" or "custody_hops" or "movements" or "verifications" or "concessions" or "concession_approvals" or "checklist_answers" or "lot_heats" or "made_lots" => Fresh("lot", "lot_id"),
        "dispositions" or "corrective_actions" or "issue_photos" => Fresh("issue", "issue_id"),
        "readings" or "stated_values" => Fresh("document", "document_id"),
        "gates" => "NOT EXISTS (SELECT 1 FROM main.gate x WHERE x.\"of\" = s.\"of\")",
        "label_prints" => "NOT EXISTS (SELECT 1 FROM main.label_print x WHERE x.number_key = s.number_key AND x.recorded_at = s.\"at\" AND x.kind = s.kind AND x.format = s.format)",
        _ => "s.stored = 0",
    };

    /// <summary>How many rows of each sheet are new.</summary>
    public static Dictionary<Sheet, long> NewRows(ImportSession session) =>
        Read.ToDictionary(sheet => sheet, sheet => session.Number($"SELECT COUNT(*) FROM stage.\"{sheet}\" s WHERE {IsNew(sheet)}"));

    /// <param name="told">Told the name of each table as it is written.</param>
    public void All(Action<string> told)
    {
        foreach (var (name, sql) in Statements())
        {
            told(name);
            session.Run(sql);
        }
    }

    private const string NewRevision = "NOT EXISTS (SELECT 1 FROM main.bom_revision x WHERE x.product_id = s.product_id AND x.revision = s.revision)";

    // Files that stay: of papers, photos of numbers, and what was inside a paper's file.
    private static readonly string Kept = $"""
        SELECT sha256 FROM stage.documents WHERE stored = 0 AND file IS NOT NULL UNION SELECT s.photo_sha256 FROM stage.verifications s WHERE s.photo IS NOT NULL AND {IsNew(Verifications)}
        UNION SELECT s.pdf_sha256 FROM stage.readings s WHERE s.pdf IS NOT NULL AND {IsNew(ExchangeFormat.Readings)}
        UNION SELECT s.file_sha256 FROM stage.trainings s WHERE s.file IS NOT NULL AND {IsNew(TrainingFormat.Trainings)}
        UNION SELECT s.photo_sha256 FROM stage.sop_pictures s WHERE s.photo IS NOT NULL AND {IsNew(TrainingFormat.SopPictures)}
        UNION SELECT s.photo_sha256 FROM stage.step_answers s WHERE s.photo IS NOT NULL AND {IsNew(MachineFormat.StepAnswers)}
        UNION SELECT s.photo_sha256 FROM stage.issue_photos s WHERE s.photo IS NOT NULL AND {IsNew(ExchangeFormat.IssuePhotos)}
        """;

    private static string RevisionOf(string sop, string key) => $"(SELECT r.id FROM main.sop_revision r WHERE r.sop_id = {sop} AND r.revision_key = {key})";

    private static string Fresh(string space, string id) => $"EXISTS (SELECT 1 FROM stage.k_{space} k WHERE k.id = s.{id} AND k.stored = 0)";

    private IEnumerable<(string Name, string Sql)> Statements() =>
    [
        ("shop", $"""
            INSERT INTO main.shop_logo (id, picture, sha256) SELECT 1, report_of(logo_sha256), logo_sha256 FROM stage.shop s WHERE {IsNew(ExchangeFormat.Shop)} AND logo IS NOT NULL;
            INSERT INTO main.shop (id, name, address, units, created_at, phone, email, public_address, marks_read_by_another, verified_by_another) SELECT 1, name, address, COALESCE(units, 'metric'), COALESCE(created_at, {at}), phone, email, public_address, COALESCE(marks_read_by_another, 0) > 0, COALESCE(verified_by_another, 0) > 0 FROM stage.shop s WHERE {IsNew(ExchangeFormat.Shop)};
            """),
        ("suppliers", "INSERT INTO main.supplier (id, code, code_key, name, contact, email, phone, address, status) SELECT s.id, code, code_key, name, contact, email, phone, address, status FROM stage.suppliers s WHERE s.stored = 0 ORDER BY s.id"),
        ("supplier confirmations", $"INSERT INTO main.supplier_confirmation (supplier_id, type, \"at\", \"by\", note, withdrawn_at, withdrawn_by, withdrawn_reason, recorded_at, recorded_by) SELECT supplier_id, type, \"at\", \"by\", note, withdrawn_at, withdrawn_by, withdrawn_reason, {stamp} FROM stage.supplier_confirmations s WHERE {IsNew(ExchangeFormat.SupplierConfirmations)} ORDER BY s.row"),
        ("supplier contacts", $"INSERT INTO main.supplier_contact (supplier_id, name, role, email, phone) SELECT supplier_id, name, role, email, phone FROM stage.supplier_contacts s WHERE {IsNew(ExchangeFormat.SupplierContacts)} ORDER BY s.row"),
        ("profiles", """
            INSERT INTO main.profile (id, code, code_key, name, required_documents, control_level, inspection, needs_bom, needs_sop, needs_drawing, as_brought)
            SELECT s.id, code, code_key, name, COALESCE(required_documents, ''), control_level, inspection, COALESCE(needs_bom, 0) > 0, COALESCE(needs_sop, 0) > 0, COALESCE(needs_drawing, 0) > 0, 0 FROM stage.profiles s WHERE s.stored = 0 ORDER BY s.id;
            UPDATE main.profile AS m SET name = s.name, required_documents = COALESCE(s.required_documents, ''), control_level = s.control_level, inspection = s.inspection,
                   needs_bom = COALESCE(s.needs_bom, 0) > 0, needs_sop = COALESCE(s.needs_sop, 0) > 0, needs_drawing = COALESCE(s.needs_drawing, 0) > 0, as_brought = 0 FROM stage.profiles s WHERE s.id = m.id AND m.as_brought > 0
               AND json_array(m.name, m.required_documents, m.control_level, m.inspection, m.needs_bom > 0, m.needs_sop > 0, m.needs_drawing > 0)
                <> json_array(s.name, COALESCE(s.required_documents, ''), s.control_level, s.inspection, COALESCE(s.needs_bom, 0) > 0, COALESCE(s.needs_sop, 0) > 0, COALESCE(s.needs_drawing, 0) > 0);
            """),
        ("customers", "INSERT INTO main.customer (id, code, code_key, name, contact, email, phone, address, control_level, approves_deviations, profile_id) SELECT s.id, code, code_key, name, contact, email, phone, address, control_level, COALESCE(approves_deviations, 0) > 0, profile_id FROM stage.customers s WHERE s.stored = 0 ORDER BY s.id"),
        ("people", $"INSERT INTO main.person (id, code, code_key, name, role, email) SELECT s.id, code, code_key, name, COALESCE({ImportStored.RoleIn("s.role")}, 'staff'), email FROM stage.people s WHERE s.stored = 0 ORDER BY s.id"),
        ("procedures", $"""
            INSERT INTO main.topic (id, code, code_key, title, "of", retired_at, retired_by, recorded_at, recorded_by) SELECT s.id, code, code_key, title, "of", retired_at, retired_by, {stamp} FROM stage.topics s WHERE s.stored = 0 ORDER BY s.id;
            INSERT INTO main.sop (id, code, code_key, title, recorded_at, recorded_by) SELECT s.id, code, code_key, title, {stamp} FROM stage.sops s WHERE s.stored = 0 ORDER BY s.id;
            INSERT INTO main.sop_revision (sop_id, revision, revision_key, position, steps, changes, released_at, released_by, recorded_at, recorded_by)
            SELECT sop_id, revision, revision_key, position, COALESCE(steps, ''), changes, released_at, released_by, {stamp} FROM stage.sop_revisions s WHERE {IsNew(TrainingFormat.SopRevisions)} ORDER BY s.row;
            """),
        ("materials", $"""
            INSERT INTO main.material (id, code, code_key, name, category, grade, form, unit, lot_prefix, control_level, required_documents, thickness_micro, min_useful_micro, cut_tolerance_per_mille, checklist)
            SELECT s.id, code, code_key, name, category, grade, form, unit, lot_prefix, COALESCE(control_level, CASE category {string.Join(' ', Enum.GetValues<Category>().Select(c => $"WHEN '{WordsInText.Of(c)}' THEN {(int)Material.DefaultLevel(c)}"))} END), COALESCE(required_documents, ''), thickness, min_useful, COALESCE(cut_tolerance, {Material.UsualTolerance}), checklist
              FROM stage.materials s WHERE s.stored = 0 ORDER BY s.id
            """),
        ("products", "INSERT INTO main.product (id, sku, sku_key, name, identified_by, required_documents, control_level, inspection, usual_sop_id, profile_id) SELECT s.id, sku, sku_key, name, COALESCE(identified_by, 'batch'), COALESCE(required_documents, ''), control_level, inspection, usual_procedure_id, profile_id FROM stage.products s WHERE s.stored = 0 ORDER BY s.id"),
        // A released revision takes no line, so they are released when they are whole. One of which nobody says more was in force.
        ("boms", $"""
            DROP TABLE IF EXISTS temp.new_bom;
            CREATE TEMP TABLE new_bom AS SELECT product_id, revision, MIN(row) AS row, SUM(stated) > 0 AS stated, MAX(position) AS position, MAX(released_at) AS released_at, MAX(released_by) AS released_by
              FROM (SELECT s.product_id, s.revision, s.row, 0 AS stated, NULL AS position, NULL AS released_at, NULL AS released_by FROM stage.boms s WHERE {NewRevision}
                    UNION ALL SELECT s.product_id, s.revision, s.row, 1, s.position, s.released_at, s.released_by FROM stage.bom_revisions s WHERE {NewRevision}) GROUP BY 1, 2;
            INSERT INTO main.bom_revision (product_id, revision, position, recorded_at, recorded_by)
            SELECT n.product_id, n.revision, COALESCE(n.position, ROW_NUMBER() OVER (PARTITION BY n.product_id ORDER BY n.row) + COALESCE((SELECT MAX(x.position) FROM main.bom_revision x WHERE x.product_id = n.product_id), 0)), {stamp} FROM temp.new_bom n ORDER BY n.product_id, n.row;
            INSERT INTO main.bom_line (product_id, revision, material_id, part_id, quantity_micro, unit)
            SELECT s.product_id, s.revision, component_material, CASE WHEN component_material IS NULL THEN component_product END, quantity, unit FROM stage.boms s JOIN temp.new_bom n ON n.product_id = s.product_id AND n.revision = s.revision ORDER BY s.row;
            UPDATE main.bom_revision AS m SET released_at = CASE WHEN n.stated THEN n.released_at ELSE {at} END, released_by = CASE WHEN n.stated THEN n.released_by END FROM temp.new_bom n WHERE n.product_id = m.product_id AND n.revision = m.revision AND (n.released_at IS NOT NULL OR NOT n.stated);
            DROP TABLE temp.new_bom;
            """),
        ("purchase orders", $"""
            INSERT INTO main.purchase_order (id, number, number_key, supplier_id, ordered_on, reference, note, sent_at, sent_by, sent_despite, ended_as, ended_at, ended_by, ended_reason, recorded_at, recorded_by)
            SELECT s.id, number, number_key, supplier_id, ordered_on, reference, note, sent_at, sent_by, sent_despite, ended_as, ended_at, ended_by, ended_reason, {stamp} FROM stage.purchase_orders s WHERE s.stored = 0 ORDER BY s.id;
            INSERT INTO main.purchase_line (order_id, position, material_id, quantity_micro, unit, wanted_on, note, documents, en10204, other_paper, is_struck, recorded_at, recorded_by)
            SELECT order_id, position, material_id, micro, kept_unit, wanted_on, note, COALESCE(documents, ''), en10204, other_paper, COALESCE(struck, 0) > 0, {stamp} FROM stage.purchase_lines s WHERE {IsNew(ExchangeFormat.PurchaseLines)} ORDER BY s.row;
            INSERT INTO main.purchase_amendment (order_id, number, "at", "by", says, reason, recorded_at, recorded_by)
            SELECT order_id, number, "at", "by", says, reason, {stamp} FROM stage.purchase_amendments s WHERE {IsNew(ExchangeFormat.PurchaseAmendments)} ORDER BY s.row;
            """),
        ("receipts", $"INSERT INTO main.receipt (id, number, number_key, supplier_id, customer_id, received_on, packing_slip, purchase_order, against_id, is_opening, recorded_at, recorded_by) SELECT s.id, number, number_key, supplier_id, customer_id, received_on, packing_slip, purchase_order, against_id, COALESCE(opening, 0) > 0, {stamp} FROM stage.receipts s WHERE s.stored = 0 ORDER BY s.id"),
        ("heats", """
            DROP TABLE IF EXISTS temp.heat_text;
            CREATE TEMP TABLE heat_text (id INTEGER PRIMARY KEY, mill TEXT, mill_key TEXT, number TEXT, number_key TEXT);
            INSERT OR IGNORE INTO temp.heat_text SELECT s.id, s.mill, COALESCE(s.mill_key, ''), s.number, s.number_key FROM stage.heats s WHERE s.stored = 0;
            INSERT OR IGNORE INTO temp.heat_text SELECT s.heat_id, MIN(s.mill), COALESCE(s.mill_key, ''), MIN(s.heat), s.heat_key FROM stage.lots s WHERE s.heat_id IS NOT NULL GROUP BY s.heat_id;
            INSERT OR IGNORE INTO temp.heat_text SELECT s.heat_id, MIN(s.mill), COALESCE(s.mill_key, ''), MIN(s.heat), s.heat_key FROM stage.lot_heats s WHERE s.heat_id IS NOT NULL GROUP BY s.heat_id;
            INSERT INTO main.heat (id, mill, mill_key, number, number_key) SELECT h.id, h.mill, h.mill_key, h.number, h.number_key FROM temp.heat_text h JOIN stage.k_heat k ON k.id = h.id WHERE k.stored = 0 ORDER BY h.id;
            DROP TABLE temp.heat_text;
            """),
        ("orders", $"INSERT INTO main.\"order\" (id, number, number_key, customer_id, ordered_on, reference, required_documents, source, source_key, buyer, recorded_at, recorded_by) SELECT s.id, number, number_key, customer_id, ordered_on, reference, COALESCE(required_documents, ''), source, CASE WHEN source IS NOT NULL THEN {ImportSelling.KeyOf("reference_key")} END, buyer, {stamp} FROM stage.orders s WHERE s.stored = 0 ORDER BY s.id"),
        ("names of online shops", ImportSelling.Write(stamp)),
        ("order lines", $"INSERT INTO main.order_line (order_id, product_id, quantity_micro, unit, reference) SELECT order_id, product_id, quantity, unit, reference FROM stage.order_lines s WHERE {IsNew(OrderLines)} ORDER BY s.row"),
        ("lots", $"""
            INSERT INTO main.lot ({ImportLots.Columns}, look_alike_key, on_hand_micro, recorded_at, recorded_by)
            SELECT {string.Join(", ", ImportLots.Columns.Split(", ").Select(c => "n." + c))}, look_alike(n.number), COALESCE((SELECT b.change FROM stage.balance b WHERE b.lot_id = n.id), 0), {stamp} FROM stage.new_lot n ORDER BY n.id;
            UPDATE main.lot AS m SET on_hand_micro = m.on_hand_micro + (SELECT b.change FROM stage.balance b WHERE b.lot_id = m.id)
             WHERE m.id IN (SELECT b.lot_id FROM stage.balance b WHERE b.change <> 0 AND NOT EXISTS (SELECT 1 FROM stage.new_lot n WHERE n.id = b.lot_id));
            UPDATE main.lot AS m SET is_opening = 1 FROM stage.lots s WHERE s.id = m.id AND s.stored = 0 AND s.opening > 0;
            UPDATE main.lot AS m SET is_opening = 1 FROM stage.made_lots s WHERE s.lot_id = m.id AND {IsNew(MadeLots)} AND s.opening > 0;
            UPDATE main.lot AS m SET purchase_line_id = p.id FROM stage.lots s JOIN main.purchase_line p ON p.order_id = s.ordered_with_id AND p.position = s.ordered_line WHERE s.id = m.id AND s.stored = 0;
            UPDATE main.lot AS m SET length_micro = s.length, width_micro = s.width, grade_only = s.grade_only, asked_level = s.asked_level, accepted_level = s.accepted_level, released_by = s.released_by, released_at = s.released_at FROM stage.lots s
             WHERE s.id = m.id AND s.stored = 0 AND COALESCE(s.length, s.grade_only, s.asked_level, s.accepted_level, s.released_at) IS NOT NULL;
            UPDATE main.lot AS m SET length_micro = s.length, width_micro = s.width, grade_only = s.grade_only, asked_level = s.asked_level, accepted_level = s.accepted_level, released_by = s.released_by, released_at = s.released_at,
                   heat_treated = COALESCE(s.heat_treated, 0) > 0, new_surface = COALESCE(s.new_surface, 0) > 0 FROM stage.made_lots s
             WHERE s.lot_id = m.id AND {IsNew(MadeLots)} AND COALESCE(s.length, s.grade_only, s.asked_level, s.accepted_level, s.released_at, s.heat_treated, s.new_surface) IS NOT NULL;
            """),
        ("heats of lots", $"""
            INSERT OR IGNORE INTO main.lot_heat (lot_id, heat_id) SELECT s.id, s.heat_id FROM stage.lots s WHERE s.stored = 0 AND s.heat_id IS NOT NULL;
            INSERT OR IGNORE INTO main.lot_heat (lot_id, heat_id) SELECT s.lot_id, s.heat_id FROM stage.lot_heats s WHERE {IsNew(LotHeats)} AND s.heat_id IS NOT NULL;
            """),
        ("documents", $"""
            INSERT OR IGNORE INTO main.stored_file (sha256, size, type, needs_password) SELECT f.sha256, f.size, f.type, f.needs_password FROM stage.file f WHERE f.sha256 IN ({Kept});
            INSERT OR IGNORE INTO main.file_chunk (sha256, part, bytes) SELECT c.sha256, c.part, c.bytes FROM stage.chunk c WHERE c.sha256 IN ({Kept}) ORDER BY c.sha256, c.part;
            INSERT INTO main.document (id, number, number_key, type, issuer, issuer_key, issued_on, expires_on, en10204, file_name, sha256, withdrawn_at, withdrawn_by, withdrawn_reason, standards, reviewed_at, reviewed_by, is_rejected, recorded_at, recorded_by)
            SELECT s.id, number, number_key, type, issuer, COALESCE(issuer_key, ''), issued_on, expires_on, en10204, COALESCE(file_name, replace(s.file, rtrim(s.file, replace(s.file, '/', '')), '')), sha256, withdrawn_at, withdrawn_by, withdrawn_reason, standards, reviewed_at, reviewed_by, COALESCE(rejected, 0) > 0, {stamp} FROM stage.documents s WHERE s.stored = 0 ORDER BY s.id;
            INSERT OR IGNORE INTO main.document_lot (document_id, lot_id, recorded_at, recorded_by) SELECT s.id, x.id, {stamp} FROM stage.documents s JOIN stage.documents_lots x ON x.row = s.row WHERE s.stored = 0;
            INSERT OR IGNORE INTO main.document_heat (document_id, heat_id, recorded_at, recorded_by) SELECT s.id, x.id, {stamp} FROM stage.documents s JOIN stage.documents_heats x ON x.row = s.row WHERE s.stored = 0;
            INSERT OR IGNORE INTO main.document_material (document_id, material_id, recorded_at, recorded_by) SELECT s.id, x.id, {stamp} FROM stage.documents s JOIN stage.documents_materials x ON x.row = s.row WHERE s.stored = 0;
            INSERT OR IGNORE INTO main.document_supplier (document_id, supplier_id, recorded_at, recorded_by) SELECT s.id, x.id, {stamp} FROM stage.documents s JOIN stage.documents_suppliers x ON x.row = s.row WHERE s.stored = 0;
            INSERT OR IGNORE INTO main.document_receipt (document_id, receipt_id, recorded_at, recorded_by) SELECT s.id, x.id, {stamp} FROM stage.documents s JOIN stage.documents_receipts x ON x.row = s.row WHERE s.stored = 0;
            INSERT INTO main.confirmed_reading (document_id, kind, "by", "at", grade, standards, cast_on, pdf_sha256, recorded_at, recorded_by)
            SELECT document_id, kind, "by", "at", grade, COALESCE(standards, ''), cast_on, CASE WHEN pdf IS NOT NULL THEN pdf_sha256 END, {stamp} FROM stage.readings s WHERE {IsNew(ExchangeFormat.Readings)} ORDER BY s.row;
            INSERT INTO main.stated_value (reading_id, part, heat, sample, property, code, words, written, operator, low, high, unit, minimum, maximum, method, condition)
            SELECT (SELECT r.id FROM main.confirmed_reading r WHERE r.document_id = s.document_id AND r."at" = s."at"), part, COALESCE(heat, ''), COALESCE(sample, ''), property, code, COALESCE(words, ''), written, operator, low, high, COALESCE(unit, ''), minimum, maximum, method, condition
              FROM stage.stated_values s WHERE {IsNew(StatedValues)} ORDER BY s.row;
            UPDATE main.document AS m SET superseded_by_id = s.superseded_by_id FROM stage.documents s WHERE s.id = m.id AND s.stored = 0 AND s.superseded_by_id IS NOT NULL;
            """),
        ("supplier certificates", $"""
            INSERT INTO main.supplier_certificate (supplier_id, standard, document_id, recorded_at, recorded_by)
            SELECT s.supplier_id, s.standard, d.id, {stamp} FROM stage.supplier_certificates s JOIN main.document d ON d.number_key = s.document_key AND d.issuer_key = COALESCE(s.issuer_key, '') AND d.type = 'other' WHERE {IsNew(ExchangeFormat.SupplierCertificates)} ORDER BY s.row
            """),
        ("records", $"""
            INSERT INTO main.transformation (id, number, number_key, started_on, completed_on, operator, from_history, kind, is_rework, product_id, order_id, drawing, bom_revision, sop, machine, processor_id, process, effect, due_on, purchase_order, lost_reason, sop_revision_id, return_reason, return_condition, decision, decided_at, decided_by, decided_reason, recorded_at, recorded_by)
            SELECT s.id, number, number_key, started_on, completed_on, operator, 1, CASE WHEN kind IS NULL OR kind = 'rework' THEN 'make' ELSE kind END, CASE WHEN kind IS NULL OR kind IN ('make', 'rework') THEN kind IS 'rework' END,
                   product_id, order_id, drawing, bom_revision, sop, machine, processor_id, process, CASE WHEN kind = 'outside' THEN COALESCE(effect, 'none') END, due_on, purchase_order, lost_reason, {RevisionOf("s.procedure_id", "s.procedure_revision_key")}, return_reason, return_condition, decision, decided_at, decided_by, decided_reason, {stamp} FROM stage.records s WHERE s.stored = 0 ORDER BY s.id;
            """),
        ("what records were to make", $"INSERT INTO main.record_line (record_id, position, product_id, units, order_id, bom_revision, drawing) SELECT record_id, position, product_id, units, order_id, bom_revision, drawing FROM stage.record_lines s WHERE {IsNew(ProductFormat.RecordLines)} ORDER BY s.row"),
        ("cuts", $"""
            INSERT INTO main.transformation (id, number, number_key, started_on, completed_on, operator, from_history, kind, parent_id, loss_micro, scrap_micro, taken_micro, late_reason, mark_with, mark_spot, recorded_at, recorded_by)
            SELECT s.id, number, number_key, COALESCE(started_on, cut_on), cut_on, "by", 1, 'cut', parent_id, COALESCE(loss, 0), MIN(COALESCE(scrap, 0), COALESCE(loss, 0)), taken_micro, late_reason, mark_with, mark_spot, {stamp} FROM stage.cuts s WHERE s.stored = 0 ORDER BY s.id;
            INSERT INTO main.transformation (id, number, number_key, started_on, completed_on, operator, from_history, kind, parent_id, loss_micro, scrap_micro, taken_micro, mark_with, mark_spot, abandoned_at, abandoned_by, abandoned_reason, recorded_at, recorded_by)
            SELECT s.id, number, number_key, started_on, NULL, "by", 1, 'cut', parent_id, COALESCE(loss, 0), 0, taken, mark_with, mark_spot, abandoned_at, abandoned_by, abandoned_reason, {stamp} FROM stage.planned_cuts s WHERE s.stored = 0 ORDER BY s.id;
            INSERT INTO main.cut_piece (cut_id, number, number_key, quantity_micro, unit, location, mark_method, marked_by, marked_at, marked_number, verified_by, verified_at, spot, evidence, keyed_in_at, length_micro, width_micro, lot_id, recorded_at, recorded_by)
            SELECT cut_id, number, number_key, quantity, unit, location, mark_method, marked_by, marked_at, marked_number, verified_by, verified_at, spot, evidence, keyed_in_at, length, width, s.id, {stamp} FROM stage.pieces s WHERE {IsNew(Pieces)} ORDER BY s.row;
            INSERT INTO main.cut_piece (cut_id, number, number_key, quantity_micro, unit, location, mark_method, marked_by, marked_at, marked_number, verified_by, verified_at, spot, keyed_in_at, length_micro, width_micro, recorded_at, recorded_by)
            SELECT cut_id, number, number_key, quantity, unit, location, mark_method, marked_by, marked_at, marked_number, verified_by, verified_at, spot, keyed_in_at, length, width, {stamp} FROM stage.planned_pieces s WHERE {IsNew(PlannedPieces)} ORDER BY s.row;
            INSERT INTO main.input (transformation_id, lot_id, quantity_micro, voided_at, voided_by, voided_reason, recorded_at, recorded_by)
            SELECT s.id, parent_id, micro, voided_at, voided_by, voided_reason, {stamp} FROM stage.cuts s WHERE s.stored = 0 ORDER BY s.row;
            INSERT INTO main.output (transformation_id, lot_id, quantity_micro, first_position, last_position, voided_at, voided_by, voided_reason, recorded_at, recorded_by)
            SELECT cut_id, s.id, micro, position, position, voided_at, voided_by, voided_reason, {stamp} FROM stage.pieces s WHERE {IsNew(Pieces)} ORDER BY s.row;
            """),
        ("outputs", $"""
            INSERT INTO main.output (transformation_id, lot_id, quantity_micro, first_position, last_position, voided_at, voided_by, voided_reason, recorded_at, recorded_by)
            SELECT record_id, s.id, micro, first, last, voided_at, voided_by, voided_reason, {stamp} FROM stage.outputs s WHERE {IsNew(Outputs)} ORDER BY s.row
            """),
        ("inputs", $"""
            INSERT INTO main.input (transformation_id, lot_id, quantity_micro, waste_micro, first_unit, last_unit, reach_first, reach_last, voided_at, voided_by, voided_reason, recorded_at, recorded_by)
            SELECT record_id, lot_id, micro, NULLIF(waste, 0), first_unit, end_unit, CASE WHEN meets THEN first_unit END, CASE WHEN meets THEN end_unit END, voided_at, voided_by, voided_reason, {stamp}
              FROM (SELECT s.*, CASE WHEN s.first_unit IS NOT NULL THEN COALESCE(s.last_unit, {long.MaxValue}) END AS end_unit,
                           s.first_unit IS NOT NULL AND EXISTS (SELECT 1 FROM stage.outputs o WHERE o.record_id = s.record_id AND o.voided_at IS NULL AND o.last >= s.first_unit AND o.first <= COALESCE(s.last_unit, {long.MaxValue})) AS meets
                      FROM stage.inputs s WHERE {IsNew(Inputs)}) s ORDER BY s.row
            """),
        ("machines", $"""
            INSERT INTO main.machine (id, code, code_key, name, name_key, recorded_at, recorded_by) SELECT s.id, code, code_key, name, name_key, {stamp} FROM stage.machines s WHERE s.stored = 0 ORDER BY s.id;
            INSERT INTO main.loading (machine_id, lot_id, since, "by", taken_off_at, taken_off_by, recorded_at, recorded_by) SELECT machine_id, lot_id, since, "by", taken_off_at, taken_off_by, {stamp} FROM stage.loadings s WHERE {IsNew(MachineFormat.Loadings)} ORDER BY s.row;
            INSERT INTO main.step_answer (record_id, step, kind, value, note, outside_limits, "by", "at", sha256, file_name, voided_at, voided_by, voided_reason, recorded_at, recorded_by)
            SELECT record_id, step, kind, value, note, COALESCE(outside_limits, 0) > 0, "by", "at", CASE WHEN photo IS NOT NULL THEN photo_sha256 END, photo_name, voided_at, voided_by, voided_reason, {stamp} FROM stage.step_answers s WHERE {IsNew(MachineFormat.StepAnswers)} ORDER BY s.row;
            """),
        ("shipments", $"""
            INSERT INTO main.shipment (id, number, number_key, order_id, customer_id, shipped_on, carrier, tracking, purpose, from_history, recorded_at, recorded_by)
            SELECT s.id, number, number_key, order_id, COALESCE(customer_id, (SELECT o.customer_id FROM main."order" o WHERE o.id = s.order_id)), shipped_on, carrier, tracking, CASE WHEN order_id IS NOT NULL THEN 'order' ELSE purpose END, 1, {stamp} FROM stage.shipments s WHERE s.stored = 0 ORDER BY s.id
            """),
        ("shipment lines", $"INSERT INTO main.shipment_line (shipment_id, lot_id, quantity_micro, unit, voided_at, voided_by, voided_reason, recorded_at, recorded_by) SELECT shipment_id, lot_id, micro, kept_unit, voided_at, voided_by, voided_reason, {stamp} FROM stage.shipment_lines s WHERE {IsNew(ShipmentLines)} ORDER BY s.row"),
        ("shipping exceptions", $"INSERT INTO main.shipping_exception (shipment_id, lot_id, rule, what, says, reason, \"by\", \"at\", recorded_at, recorded_by) SELECT shipment_id, lot_id, rule, COALESCE(what, ''), says, reason, \"by\", \"at\", {stamp} FROM stage.shipping_exceptions s WHERE {IsNew(SellingFormat.Exceptions)} ORDER BY s.row"),
        ("certificates", $"""
            INSERT INTO main.issued_certificate (id, number, number_key, kind, subject_number, order_id, shipment_id, customer_id, issued_at, issued_by, supersedes_id, reason, report, report_sha256, recorded_at, recorded_by)
            SELECT s.id, number, number_key, kind, subject, order_id, shipment_id, customer_id, issued_at, issued_by, supersedes_id, reason, report_of(report_sha256), report_sha256, {stamp} FROM stage.issued_certificates s WHERE s.stored = 0 ORDER BY s.id;
            INSERT OR IGNORE INTO main.certificate_lot (certificate_id, lot_id, is_source) SELECT s.id, x.id, 0 FROM stage.issued_certificates s JOIN stage.issued_certificates_lots x ON x.row = s.row WHERE s.stored = 0;
            INSERT OR IGNORE INTO main.certificate_lot (certificate_id, lot_id, is_source) SELECT s.id, x.id, 1 FROM stage.issued_certificates s JOIN stage.issued_certificates_sources x ON x.row = s.row WHERE s.stored = 0;
            """),
        ("holds", $"""
            INSERT INTO main.recall (id, number, number_key, root_kind, root_number, reason, opened_at, opened_by, held_lots, report, report_sha256, recorded_at, recorded_by)
            SELECT s.id, number, number_key, root_kind, root_number, reason, opened_at, opened_by, held_lots, report_of(report_sha256), report_sha256, {stamp} FROM stage.recalls s WHERE s.stored = 0 ORDER BY s.id;
            INSERT INTO main.bound_code (lot_id, code, code_key, bound_at, bound_by, released_at, released_by, released_reason, recorded_at, recorded_by)
            SELECT lot_id, code, label_key(code), bound_at, bound_by, released_at, released_by, released_reason, {stamp} FROM stage.bound_codes s WHERE {IsNew(BoundCodes)} ORDER BY s.row;
            INSERT INTO main.non_conformance (id, number, number_key, what, found_where, found_on, found_by, machine, reason, lot_id, work_id, delivery_id, shipment_id, supplier_id, cause, cause_by, cause_at, closed_at, closed_by, recorded_at, recorded_by)
            SELECT s.id, number, number_key, what, found_where, found_on, found_by, machine, reason, lot_id, work_id, delivery_id, shipment_id, supplier_id, cause, cause_by, cause_at, closed_at, closed_by, {stamp} FROM stage.issues s WHERE s.stored = 0 ORDER BY s.id;
            INSERT INTO main.hold (lot_id, since, cause, reason, "by", recall_id, lifted_at, lifted_by, lifted_reason, until_marked, issue_id, recorded_at, recorded_by)
            SELECT lot_id, since, cause, reason, "by", recall_id, lifted_at, lifted_by, lifted_reason, COALESCE(until_marked, 0) > 0, issue_id, {stamp} FROM stage.holds s WHERE {IsNew(Holds)} ORDER BY s.row;
            INSERT INTO main.renewal (lot_id, cut_id, cause, reason, asked_by, asked_at, mark_method, spot, marked_by, marked_at, marked_number, verified_by, verified_at, keyed_in_at, evidence, proven_by, proven_at, ended_at, ended_by, ended_reason, recorded_at, recorded_by)
            SELECT lot_id, (SELECT t.id FROM main.transformation t WHERE t.number_key = s.cut_key), cause, reason, asked_by, asked_at, mark_method, spot, marked_by, marked_at, marked_number, verified_by, verified_at, keyed_in_at, evidence, proven_by, proven_at, ended_at, ended_by, ended_reason, {stamp}
              FROM stage.renewals s WHERE {IsNew(Renewals)} ORDER BY s.row;
            INSERT INTO main.custody_hop (lot_id, position, role, party, number, number_key, differs, document_id, passed_on, voided_at, voided_by, voided_reason, recorded_at, recorded_by)
            SELECT lot_id, position, role, party, number, number_key, number_key IS NOT NULL, {SlipOf}, passed_on, voided_at, voided_by, voided_reason, {stamp} FROM stage.custody_hops s WHERE {IsNew(ExchangeFormat.CustodyHops)} ORDER BY s.row;
            """),
        ("movements", $"""
            INSERT INTO main.movement (lot_id, "at", delta_micro, reason, location, note, "by", recorded_at, recorded_by) SELECT lot_id, "at", micro, reason, location, note, "by", {stamp} FROM stage.movements s WHERE {IsNew(Movements)} ORDER BY s.row;
            INSERT INTO main.verification (lot_id, "at", "by", read_number, certificate_says, outcome, reason, read_on, photo_sha256, recorded_at, recorded_by)
            SELECT lot_id, "at", "by", read_number, certificate_says, outcome, reason, read_on, CASE WHEN photo IS NOT NULL THEN photo_sha256 END, {stamp} FROM stage.verifications s WHERE {IsNew(Verifications)} ORDER BY s.row;
            INSERT INTO main.concession (lot_id, kind, what, says, reason, "by", "at", withdrawn_at, withdrawn_by, recorded_at, recorded_by) SELECT lot_id, kind, what, says, reason, "by", "at", withdrawn_at, withdrawn_by, {stamp} FROM stage.concessions s WHERE {IsNew(ExchangeFormat.Concessions)} ORDER BY s.row;
            INSERT INTO main.concession_approval (concession_id, customer_id, reference, "by", "at", recorded_at, recorded_by)
            SELECT (SELECT MAX(c.id) FROM main.concession c WHERE c.lot_id = s.lot_id AND c.kind = s.kind AND c.what = s.what), customer_id, reference, "by", "at", {stamp} FROM stage.concession_approvals s WHERE {IsNew(ConcessionApprovals)} ORDER BY s.row;
            INSERT INTO main.checklist_answer (lot_id, line, is_yes, "by", "at", recorded_at, recorded_by) SELECT lot_id, line, yes, "by", "at", {stamp} FROM stage.checklist_answers s WHERE {IsNew(ChecklistAnswers)} ORDER BY s.row;
            """),
        ("trainings", $"""
            INSERT INTO main.sop_picture (revision_id, step, name, sha256, recorded_at, recorded_by) SELECT {RevisionOf("s.sop_id", "s.revision_key")}, step, name, photo_sha256, {stamp} FROM stage.sop_pictures s WHERE {IsNew(TrainingFormat.SopPictures)} ORDER BY s.row;
            INSERT INTO main.training (person_id, topic_id, sop_revision_id, kind, trainer_id, given_on, valid_until, evidence, file_sha256, file_name, withdrawn_at, withdrawn_by, withdrawn_reason, recorded_at, recorded_by)
            SELECT person_id, topic_id, {RevisionOf("s.sop_id", "s.revision_key")}, kind, trainer_id, given_on, valid_until, evidence, CASE WHEN file IS NOT NULL THEN file_sha256 END, file_name, withdrawn_at, withdrawn_by, withdrawn_reason, {stamp} FROM stage.trainings s WHERE {IsNew(TrainingFormat.Trainings)} ORDER BY s.row;
            INSERT INTO main.untrained_act (number, number_key, act, says, "by", "at", recorded_at, recorded_by) SELECT number, number_key, act, says, "by", "at", {stamp} FROM stage.untrained_acts s WHERE {IsNew(TrainingFormat.UntrainedActs)} ORDER BY s.row;
            """),
        ("quality issues", $"""
            INSERT INTO main.disposition (issue_id, lot_id, quantity_micro, kind, reason, "by", "at", reworked_at, reworked_by, rework_result, is_good, begun_in, voided_at, voided_by, voided_reason, recorded_at, recorded_by)
            SELECT issue_id, lot_id, micro, kind, reason, "by", "at", reworked_at, reworked_by, rework_result, good = 'yes', begun_in, voided_at, voided_by, voided_reason, {stamp} FROM stage.dispositions s WHERE {IsNew(ExchangeFormat.Dispositions)} ORDER BY s.row;
            INSERT INTO main.corrective_action (issue_id, what, owner_id, due_on, began_by, began_at, done_at, done_by, done_note, is_effective, judged_at, judged_by, judgement, recorded_at, recorded_by)
            SELECT issue_id, what, owner_id, due_on, began_by, began_at, done_at, done_by, done_note, effective = 'yes', judged_at, judged_by, judgement, {stamp} FROM stage.corrective_actions s WHERE {IsNew(ExchangeFormat.CorrectiveActions)} ORDER BY s.row;
            INSERT INTO main.issue_photo (issue_id, sha256, name, "by", "at", recorded_at, recorded_by) SELECT issue_id, photo_sha256, name, "by", "at", {stamp} FROM stage.issue_photos s WHERE {IsNew(ExchangeFormat.IssuePhotos)} ORDER BY s.row;
            """),
        ("gates", $"INSERT INTO main.gate (\"of\", refuses_from, recorded_at, recorded_by) SELECT \"of\", refuses_from, {stamp} FROM stage.gates s WHERE {IsNew(ExchangeFormat.Gates)} ORDER BY s.row"),
        ("printed labels", $"INSERT INTO main.label_print (kind, number, number_key, last_number, copies, format, recorded_at, recorded_by) SELECT kind, number, number_key, last_number, copies, format, \"at\", \"by\" FROM stage.label_prints s WHERE {IsNew(ExchangeFormat.LabelPrints)} ORDER BY s.row"),
        ("places", $"INSERT INTO main.place (id, number, number_key, name, name_key, recorded_at, recorded_by) SELECT s.id, number, number_key, name, name_key, {stamp} FROM stage.places s WHERE s.stored = 0 ORDER BY s.id"),
        // A series that counted on would run into numbers that came in; from nought it looks for the highest anew.
        ("number series", """
            UPDATE main.number_series AS s SET last = 0 WHERE
                EXISTS (SELECT 1 FROM stage.k_lot k WHERE k.stored = 0 AND k.key > upper(s.prefix) || '-' AND k.key < upper(s.prefix) || '.')
             OR EXISTS (SELECT 1 FROM stage.k_transformation k WHERE k.stored = 0 AND k.key > upper(s.prefix) || '-' AND k.key < upper(s.prefix) || '.')
             OR EXISTS (SELECT 1 FROM stage.k_receipt k WHERE k.stored = 0 AND k.key > upper(s.prefix) || '-' AND k.key < upper(s.prefix) || '.')
             OR EXISTS (SELECT 1 FROM stage.k_purchase_order k WHERE k.stored = 0 AND k.key > upper(s.prefix) || '-' AND k.key < upper(s.prefix) || '.')
             OR EXISTS (SELECT 1 FROM stage.k_order k WHERE k.stored = 0 AND k.key > upper(s.prefix) || '-' AND k.key < upper(s.prefix) || '.')
             OR EXISTS (SELECT 1 FROM stage.k_shipment k WHERE k.stored = 0 AND k.key > upper(s.prefix) || '-' AND k.key < upper(s.prefix) || '.')
             OR EXISTS (SELECT 1 FROM stage.k_issued_certificate k WHERE k.stored = 0 AND k.key > upper(s.prefix) || '-' AND k.key < upper(s.prefix) || '.')
             OR EXISTS (SELECT 1 FROM stage.k_place k WHERE k.stored = 0 AND k.key > upper(s.prefix) || '-' AND k.key < upper(s.prefix) || '.')
             OR EXISTS (SELECT 1 FROM stage.k_issue k WHERE k.stored = 0 AND k.key > upper(s.prefix) || '-' AND k.key < upper(s.prefix) || '.')
             OR EXISTS (SELECT 1 FROM stage.k_recall k WHERE k.stored = 0 AND k.key > upper(s.prefix) || '-' AND k.key < upper(s.prefix) || '.')
             OR EXISTS (SELECT 1 FROM stage.label_prints p WHERE p.last_number_key > upper(s.prefix) || '-' AND p.last_number_key < upper(s.prefix) || '.')
            """),
    ];
}
