using Traceability.Exchange;
using static Traceability.Exchange.ExchangeFormat;

namespace Traceability.Data.Exchange;

/// <summary>
/// What the shop says in each file of the format: its columns in their order, and its rows in an order that depends only
/// on what they say, so that the same shop always gives the same bytes.
/// </summary>
internal static class ExportQueries
{
    /// <summary>Tables whose content is in a file of another name, or in several.</summary>
    public static IReadOnlyDictionary<string, string> Within { get; } = new Dictionary<string, string>
    {
        ["shop"] = "shop",
        ["shop_logo"] = "shop, as a file",
        ["supplier"] = "suppliers",
        ["supplier_confirmation"] = "supplier_confirmations",
        ["supplier_contact"] = "supplier_contacts",
        ["supplier_certificate"] = "supplier_certificates",
        ["purchase_order"] = "purchase_orders",
        ["purchase_line"] = "purchase_lines",
        ["purchase_amendment"] = "purchase_amendments",
        ["material"] = "materials",
        ["person"] = "people",
        ["customer"] = "customers",
        ["product"] = "products",
        ["profile"] = "profiles",
        ["record_line"] = "record_lines",
        ["bom_line"] = "boms",
        ["bom_revision"] = "bom_revisions",
        ["receipt"] = "receipts",
        ["heat"] = "heats",
        ["lot"] = "lots, made_lots",
        ["lot_heat"] = "lots, lot_heats",
        ["document"] = "documents",
        ["document_lot"] = "documents",
        ["document_heat"] = "documents",
        ["document_material"] = "documents",
        ["document_supplier"] = "documents",
        ["document_receipt"] = "documents",
        ["stored_file"] = "documents, as files",
        ["file_chunk"] = "documents, as files",
        ["transformation"] = "cuts, planned_cuts, records",
        ["cut_piece"] = "pieces, planned_pieces",
        ["input"] = "inputs, cuts",
        ["output"] = "outputs, pieces",
        ["order"] = "orders",
        ["order_line"] = "order_lines",
        ["known_article"] = "known_articles",
        ["known_buyer"] = "known_buyers",
        ["shipment"] = "shipments",
        ["shipment_line"] = "shipment_lines",
        ["shipping_exception"] = "shipping_exceptions",
        ["issued_certificate"] = "issued_certificates",
        ["certificate_lot"] = "issued_certificates",
        ["recall"] = "recalls",
        ["hold"] = "holds",
        ["renewal"] = "renewals",
        ["custody_hop"] = "custody_hops",
        ["bound_code"] = "bound_codes",
        ["movement"] = "movements",
        ["verification"] = "verifications",
        ["concession"] = "concessions",
        ["concession_approval"] = "concession_approvals",
        ["checklist_answer"] = "checklist_answers",
        ["confirmed_reading"] = "readings",
        ["stated_value"] = "stated_values",
        ["non_conformance"] = "issues",
        ["disposition"] = "dispositions",
        ["corrective_action"] = "corrective_actions",
        ["issue_photo"] = "issue_photos",
        ["gate"] = "gates",
        ["label_print"] = "label_prints",
        ["place"] = "places",
        ["topic"] = "topics",
        ["sop"] = "sops",
        ["sop_revision"] = "sop_revisions",
        ["sop_picture"] = "sop_pictures",
        ["training"] = "trainings",
        ["untrained_act"] = "untrained_acts",
        ["machine"] = "machines",
        ["loading"] = "loadings",
        ["step_answer"] = "step_answers",
        ["audit_entry"] = "audit",
    };

    /// <summary>Tables that stay behind, and why.</summary>
    public static IReadOnlyDictionary<string, string> StaysBehind { get; } = new Dictionary<string, string>
    {
        ["account"] = "sign-ins and passwords belong to one installation",
        ["identity_user_claim"] = "as accounts",
        ["identity_user_login"] = "as accounts",
        ["identity_user_token"] = "as accounts",
        ["bench_pass"] = "as accounts: PINs and badges open computers of one installation",
        ["bench_device"] = "as accounts: the computers of one installation",
        ["place_count"] = "what a count changed stands in the movements of its lots, with its number; the lists themselves are working papers of this installation (a backup keeps them)",
        ["count_line"] = "as counts",
        ["audit_head"] = "where this file's audit ends; the other file has its own",
        ["form_sent"] = "guards against sending a form twice in this installation",
        ["missing_link"] = "follows from the rows, kept by triggers",
        ["shared_link"] = "a link opens this installation's address; a copy of the shop elsewhere must not answer to it (a backup keeps it)",
        ["shared_link_document"] = "as shared links",
        ["link_opening"] = "as shared links",
        ["inbox_item"] = "files that nobody has looked at yet are in no chain: who has them keeps them, and brings them to the shop that goes on (a backup keeps them)",
        ["inbox_number"] = "as the inbox",
        ["order_file"] = "what came in from such a file stands in the orders, with the online shop and the number there; until it is put away the file is a working paper of this installation (a backup keeps it)",
        ["number_series"] = "follows from the numbers that are there",
    };

    private const string OnlyHeat = """
        SELECT h.number FROM lot_heat x JOIN heat h ON h.id = x.heat_id
         WHERE x.lot_id = l.id AND h.mill_key = number_key(l.mill) AND (SELECT COUNT(*) FROM lot_heat y WHERE y.lot_id = l.id) = 1
        """;

    private static readonly Dictionary<Sheet, string> Selects = new()
    {
        [ExchangeFormat.Shop] = "SELECT s.name, s.address, s.units, s.created_at, s.phone, s.email, s.public_address, CASE WHEN l.id IS NOT NULL THEN file_path(l.sha256, 'logo') END, l.sha256, NULLIF(s.marks_read_by_another, 0), NULLIF(s.verified_by_another, 0) FROM shop s LEFT JOIN shop_logo l ON l.id = s.id",
        [ExchangeFormat.Suppliers] = "SELECT code, name, contact, email, phone, address, status FROM supplier ORDER BY code",
        [ExchangeFormat.SupplierConfirmations] = $"SELECT {Of("supplier", "c.supplier_id")}, c.type, c.\"at\", c.\"by\", c.note, c.withdrawn_at, c.withdrawn_by, c.withdrawn_reason FROM supplier_confirmation c ORDER BY 1, 2, 3, c.id",
        [ExchangeFormat.SupplierContacts] = $"SELECT {Of("supplier", "c.supplier_id")}, c.name, c.role, c.email, c.phone FROM supplier_contact c ORDER BY 1, 2, 3, 4, 5",
        [ExchangeFormat.SupplierCertificates] = $"SELECT {Of("supplier", "c.supplier_id")}, c.standard, d.number, d.issuer FROM supplier_certificate c JOIN document d ON d.id = c.document_id ORDER BY 1, 2, 3, 4",
        [ExchangeFormat.PurchaseOrders] = $"SELECT o.number, {Of("supplier", "o.supplier_id")}, o.ordered_on, o.reference, o.note, o.sent_at, o.sent_by, o.sent_despite, o.ended_as, o.ended_at, o.ended_by, o.ended_reason FROM purchase_order o ORDER BY o.number",
        [ExchangeFormat.PurchaseLines] = $"SELECT o.number, l.position, {Of("material", "l.material_id")}, l.quantity_micro, l.unit, l.wanted_on, l.note, l.documents, l.en10204, l.other_paper, NULLIF(l.is_struck, 0) FROM purchase_line l JOIN purchase_order o ON o.id = l.order_id ORDER BY 1, 2",
        [ExchangeFormat.PurchaseAmendments] = "SELECT o.number, a.number, a.\"at\", a.\"by\", a.says, a.reason FROM purchase_amendment a JOIN purchase_order o ON o.id = a.order_id ORDER BY 1, 2",
        [ExchangeFormat.Materials] = "SELECT code, name, category, grade, form, unit, lot_prefix, control_level, required_documents, thickness_micro, min_useful_micro, cut_tolerance_per_mille, checklist FROM material ORDER BY code",
        [ExchangeFormat.People] = "SELECT code, name, CASE role WHEN 'quality_lead' THEN 'quality' WHEN 'administrator' THEN 'admin' ELSE role END, email FROM person ORDER BY code",
        [ProductFormat.Profiles] = "SELECT code, name, required_documents, control_level, inspection, NULLIF(needs_bom, 0), NULLIF(needs_sop, 0), NULLIF(needs_drawing, 0) FROM profile ORDER BY code",
        [Customers] = "SELECT code, name, contact, email, phone, address, control_level, NULLIF(approves_deviations, 0), (SELECT x.code FROM profile x WHERE x.id = profile_id) FROM customer ORDER BY code",
        [Products] = "SELECT sku, name, identified_by, required_documents, control_level, inspection, (SELECT x.code FROM sop x WHERE x.id = usual_sop_id), (SELECT x.code FROM profile x WHERE x.id = profile_id) FROM product ORDER BY sku",
        [TrainingFormat.Topics] = "SELECT code, title, \"of\", retired_at, retired_by FROM topic ORDER BY code",
        [TrainingFormat.Sops] = "SELECT code, title FROM sop ORDER BY code",
        [TrainingFormat.SopRevisions] = $"SELECT {Of("sop", "r.sop_id")}, r.revision, r.position, NULLIF(r.steps, ''), r.changes, r.released_at, r.released_by FROM sop_revision r ORDER BY 1, 3",
        [TrainingFormat.SopPictures] = "SELECT s.code, r.revision, p.step, p.name, file_path(p.sha256, p.name), p.sha256 FROM sop_picture p JOIN sop_revision r ON r.id = p.revision_id JOIN sop s ON s.id = r.sop_id ORDER BY 1, r.position, 3, 6",
        [TrainingFormat.Trainings] = $"""
            SELECT {Of("person", "t.person_id")}, {Of("topic", "t.topic_id")}, (SELECT p.code FROM sop_revision r JOIN sop p ON p.id = r.sop_id WHERE r.id = t.sop_revision_id), (SELECT r.revision FROM sop_revision r WHERE r.id = t.sop_revision_id), t.kind, {Of("person", "t.trainer_id")},
                   t.given_on, t.valid_until, t.evidence, CASE WHEN t.file_sha256 IS NOT NULL THEN file_path(t.file_sha256, COALESCE(t.file_name, 'training')) END, t.file_sha256, t.file_name, t.withdrawn_at, t.withdrawn_by, t.withdrawn_reason
              FROM training t ORDER BY 1, 2, 3, 4, 7, 5, 8, 9, 13, t.id
            """,
        [TrainingFormat.UntrainedActs] = "SELECT number, act, says, \"by\", \"at\" FROM untrained_act ORDER BY number, \"at\", act, \"by\", says",
        [MachineFormat.Machines] = "SELECT code, name FROM machine ORDER BY code",
        [MachineFormat.Loadings] = "SELECT m.code, l.number, x.since, x.\"by\", x.taken_off_at, x.taken_off_by FROM loading x JOIN machine m ON m.id = x.machine_id JOIN lot l ON l.id = x.lot_id ORDER BY 1, 3, 2, 5",
        [MachineFormat.StepAnswers] = "SELECT t.number, a.step, a.kind, a.value, a.note, NULLIF(a.outside_limits, 0), a.\"by\", a.\"at\", CASE WHEN a.sha256 IS NOT NULL THEN file_path(a.sha256, COALESCE(a.file_name, 'photo')) END, a.sha256, a.file_name, a.voided_at, a.voided_by, a.voided_reason FROM step_answer a JOIN transformation t ON t.id = a.record_id ORDER BY 1, 2, 8, 12, a.id",
        [Boms] = """
            SELECT p.sku, b.revision, COALESCE(m.code, x.sku), b.quantity_micro, b.unit FROM bom_line b JOIN product p ON p.id = b.product_id
              LEFT JOIN material m ON m.id = b.material_id LEFT JOIN product x ON x.id = b.part_id ORDER BY 1, 2, 3, 4, 5
            """,
        [ProductFormat.BomRevisions] = "SELECT p.sku, r.revision, r.position, r.released_at, r.released_by FROM bom_revision r JOIN product p ON p.id = r.product_id ORDER BY 1, 3, 2",
        [Receipts] = $"SELECT r.number, {Of("supplier", "r.supplier_id")}, {Of("customer", "r.customer_id")}, r.received_on, r.packing_slip, r.purchase_order, (SELECT o.number FROM purchase_order o WHERE o.id = r.against_id), NULLIF(r.is_opening, 0) FROM receipt r ORDER BY r.number",
        [Heats] = "SELECT mill, number FROM heat ORDER BY number, mill",
        [ExchangeFormat.Lots] = $"""
            SELECT l.number, {Of("material", "l.material_id")}, (SELECT r.number FROM receipt r WHERE r.id = l.receipt_id), {Of("supplier", "l.supplier_id")}, l.supplier_lot, l.mill, ({OnlyHeat}), l.received_on, l.received_micro, l.unit,
                   l.status, {Of("customer", "l.owner_id")}, l.location, l.marked_number, l.certificate_number, l.expires_on, l.length_micro, l.width_micro, l.grade_only,
                   (SELECT o.number FROM purchase_line p JOIN purchase_order o ON o.id = p.order_id WHERE p.id = l.purchase_line_id), (SELECT p.position FROM purchase_line p WHERE p.id = l.purchase_line_id), l.asked_level, l.accepted_level, l.released_by, l.released_at, NULLIF(l.is_opening, 0) FROM lot l WHERE l.received_micro IS NOT NULL ORDER BY l.number
            """,
        [Documents] = """
            SELECT d.number, d.type, d.issuer, d.issued_on, d.expires_on, d.en10204, CASE WHEN EXISTS (SELECT 1 FROM stored_file f WHERE f.sha256 = d.sha256) THEN file_path(d.sha256, d.file_name) END, d.sha256,
                   (SELECT group_concat(number, ';') FROM (SELECT l.number FROM document_lot x JOIN lot l ON l.id = x.lot_id WHERE x.document_id = d.id ORDER BY l.number)),
                   (SELECT group_concat(named, ';') FROM (SELECT COALESCE(h.mill, '') || '|' || h.number AS named FROM document_heat x JOIN heat h ON h.id = x.heat_id WHERE x.document_id = d.id ORDER BY 1)),
                   (SELECT group_concat(code, ';') FROM (SELECT m.code FROM document_material x JOIN material m ON m.id = x.material_id WHERE x.document_id = d.id ORDER BY m.code)),
                   d.file_name,
                   (SELECT group_concat(code, ';') FROM (SELECT s.code FROM document_supplier x JOIN supplier s ON s.id = x.supplier_id WHERE x.document_id = d.id ORDER BY s.code)),
                   (SELECT group_concat(number, ';') FROM (SELECT r.number FROM document_receipt x JOIN receipt r ON r.id = x.receipt_id WHERE x.document_id = d.id ORDER BY r.number)),
                   n.number, n.issuer, d.withdrawn_at, d.withdrawn_by, d.withdrawn_reason, d.standards, d.reviewed_at, d.reviewed_by, NULLIF(d.is_rejected, 0)
              FROM document d LEFT JOIN document n ON n.id = d.superseded_by_id ORDER BY d.number, d.type, d.issuer
            """,
        [Cuts] = """
            SELECT t.number, p.number, t.completed_on, NULLIF(t.loss_micro, 0), t.operator, t.started_on, t.taken_micro, i.voided_at, i.voided_by, i.voided_reason, NULLIF(t.scrap_micro, 0), t.late_reason, t.mark_with, t.mark_spot
              FROM transformation t JOIN lot p ON p.id = t.parent_id LEFT JOIN input i ON i.transformation_id = t.id WHERE t.kind = 'cut' AND t.completed_on IS NOT NULL ORDER BY t.number
            """,
        [Pieces] = """
            SELECT t.number, c.number, c.quantity_micro, c.unit, c.mark_method, c.marked_number, c.marked_by, c.verified_by, c.verified_at, c.location, c.marked_at, o.first_position, o.voided_at, o.voided_by, o.voided_reason, c.spot, c.evidence, c.keyed_in_at, c.length_micro, c.width_micro
              FROM cut_piece c JOIN transformation t ON t.id = c.cut_id LEFT JOIN output o ON o.transformation_id = c.cut_id AND o.lot_id = c.lot_id WHERE t.completed_on IS NOT NULL ORDER BY t.number, o.first_position, c.number
            """,
        [Records] = $"""
            SELECT t.number, CASE WHEN t.is_rework = 1 THEN 'rework' ELSE t.kind END, (SELECT p.sku FROM product p WHERE p.id = t.product_id), (SELECT o.number FROM "order" o WHERE o.id = t.order_id), t.drawing, t.bom_revision, t.sop,
                   t.started_on, t.completed_on, t.operator, t.machine, {Of("supplier", "t.processor_id")}, t.process, NULLIF(t.effect, 'none'), t.due_on, t.purchase_order, t.lost_reason,
                   (SELECT p.code FROM sop_revision r JOIN sop p ON p.id = r.sop_id WHERE r.id = t.sop_revision_id), (SELECT r.revision FROM sop_revision r WHERE r.id = t.sop_revision_id), t.return_reason, t.return_condition, t.decision, t.decided_at, t.decided_by, t.decided_reason FROM transformation t WHERE t.kind <> 'cut' ORDER BY t.number
            """,
        [ProductFormat.RecordLines] = "SELECT t.number, n.position, p.sku, n.units, (SELECT o.number FROM \"order\" o WHERE o.id = n.order_id), n.bom_revision, n.drawing FROM transformation t CROSS JOIN record_line n ON n.record_id = t.id CROSS JOIN product p ON p.id = n.product_id ORDER BY 1, 2",
        [Inputs] = $"""
            SELECT t.number, l.number, i.quantity_micro, l.unit, i.first_unit, NULLIF(i.last_unit, {long.MaxValue}), i.voided_at, i.voided_by, i.voided_reason, i.waste_micro
              FROM transformation t CROSS JOIN input i ON i.transformation_id = t.id CROSS JOIN lot l ON l.id = i.lot_id WHERE t.kind <> 'cut' ORDER BY 1, 2, 5, 6, 3, 7, 8, 9, 10
            """,
        [Outputs] = $"""
            SELECT t.number, l.number, (SELECT p.sku FROM product p WHERE p.id = l.product_id), {Of("material", "l.material_id")}, o.first_position, o.last_position, o.quantity_micro, l.unit, o.voided_at, o.voided_by, o.voided_reason
              FROM transformation t CROSS JOIN output o ON o.transformation_id = t.id CROSS JOIN lot l ON l.id = o.lot_id WHERE t.kind <> 'cut' ORDER BY t.number, o.first_position, l.number, o.last_position, o.quantity_micro, o.voided_at, o.voided_by, o.voided_reason
            """,
        [MadeLots] = $"""
            SELECT l.number, {Of("material", "l.material_id")}, (SELECT p.sku FROM product p WHERE p.id = l.product_id), l.status, {Of("customer", "l.owner_id")}, l.location, l.supplier_lot, l.mill, l.marked_number, l.certificate_number,
                   l.expires_on, (SELECT r.number FROM lot r WHERE r.id = l.root_id), l.serial, l.length_micro, l.width_micro, l.grade_only, l.asked_level, l.accepted_level, l.released_by, l.released_at, NULLIF(l.is_opening, 0), NULLIF(l.heat_treated, 0), NULLIF(l.new_surface, 0) FROM lot l WHERE l.received_micro IS NULL ORDER BY l.number
            """,
        [LotHeats] = $"""
            SELECT l.number, h.mill, h.number FROM lot_heat x JOIN lot l ON l.id = x.lot_id JOIN heat h ON h.id = x.heat_id WHERE l.received_micro IS NULL OR ({OnlyHeat}) IS NULL ORDER BY l.number, h.number, h.mill
            """,
        [ExchangeFormat.Orders] = $"SELECT o.number, {Of("customer", "o.customer_id")}, o.ordered_on, o.reference, o.required_documents, o.source, o.buyer FROM \"order\" o ORDER BY o.number",
        [SellingFormat.KnownArticles] = "SELECT a.shop, a.article, (SELECT p.sku FROM product p WHERE p.id = a.product_id) FROM known_article a ORDER BY a.shop, a.article_key",
        [SellingFormat.KnownBuyers] = $"SELECT b.shop, b.buyer, {Of("customer", "b.customer_id")} FROM known_buyer b ORDER BY b.shop, b.buyer_key",
        [OrderLines] = "SELECT o.number, p.sku, l.quantity_micro, l.unit, l.reference FROM order_line l JOIN \"order\" o ON o.id = l.order_id JOIN product p ON p.id = l.product_id ORDER BY 1, 2, 3, 4, 5",
        [Shipments] = $"SELECT s.number, (SELECT o.number FROM \"order\" o WHERE o.id = s.order_id), {Of("customer", "s.customer_id")}, s.shipped_on, s.carrier, s.tracking, s.purpose FROM shipment s ORDER BY s.number",
        [ShipmentLines] = """
            SELECT s.number, l.number, x.quantity_micro, x.unit, x.voided_at, x.voided_by, x.voided_reason
              FROM shipment s CROSS JOIN shipment_line x ON x.shipment_id = s.id LEFT JOIN lot l ON l.id = x.lot_id ORDER BY 1, 2, 3, 4, 5, 6, 7
            """,
        [SellingFormat.Exceptions] = "SELECT s.number, l.number, e.rule, NULLIF(e.what, ''), e.says, e.reason, e.\"by\", e.\"at\" FROM shipping_exception e JOIN shipment s ON s.id = e.shipment_id JOIN lot l ON l.id = e.lot_id ORDER BY 1, 2, 3, 4",
        [ExchangeFormat.Recalls] = "SELECT number, root_kind, root_number, reason, opened_at, opened_by, held_lots, file_path(report_sha256, number || '.json'), report_sha256 FROM recall ORDER BY number",
        [ExchangeFormat.IssuedCertificates] = $"""
            SELECT c.number, c.kind, c.subject_number, (SELECT o.number FROM "order" o WHERE o.id = c.order_id), (SELECT s.number FROM shipment s WHERE s.id = c.shipment_id), {Of("customer", "c.customer_id")}, {LotsOf(0)}, {LotsOf(1)},
                   c.issued_at, c.issued_by, (SELECT x.number FROM issued_certificate x WHERE x.id = c.supersedes_id), c.reason, file_path(c.report_sha256, c.number || '.json'), c.report_sha256 FROM issued_certificate c ORDER BY c.number
            """,
        [Holds] = """
            SELECT l.number, h.since, h.cause, h.reason, h."by", h.lifted_at, h.lifted_by, h.lifted_reason, (SELECT r.number FROM recall r WHERE r.id = h.recall_id), NULLIF(h.until_marked, 0), (SELECT i.number FROM non_conformance i WHERE i.id = h.issue_id)
              FROM hold h JOIN lot l ON l.id = h.lot_id ORDER BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
            """,
        [BoundCodes] = "SELECT l.number, b.code, b.bound_at, b.bound_by, b.released_at, b.released_by, b.released_reason FROM bound_code b JOIN lot l ON l.id = b.lot_id ORDER BY 1, 2, 3, 4, 5",
        [Movements] = "SELECT l.number, m.\"at\", m.delta_micro, l.unit, m.reason, m.location, m.note, m.\"by\" FROM movement m JOIN lot l ON l.id = m.lot_id ORDER BY 1, 2, 5, 3, 6, 7, 8",
        [Verifications] = "SELECT l.number, v.\"at\", v.\"by\", v.read_number, v.certificate_says, v.outcome, v.reason, v.read_on, CASE WHEN v.photo_sha256 IS NOT NULL THEN file_path(v.photo_sha256, 'photo') END, v.photo_sha256 FROM verification v JOIN lot l ON l.id = v.lot_id ORDER BY 1, 2, v.id",
        [ExchangeFormat.Concessions] = "SELECT l.number, c.kind, c.what, c.says, c.reason, c.\"by\", c.\"at\", c.withdrawn_at, c.withdrawn_by FROM concession c JOIN lot l ON l.id = c.lot_id ORDER BY 1, 7, 2, 3",
        [ConcessionApprovals] = $"SELECT l.number, c.kind, c.what, {Of("customer", "a.customer_id")}, a.reference, a.\"by\", a.\"at\" FROM concession_approval a JOIN concession c ON c.id = a.concession_id JOIN lot l ON l.id = c.lot_id ORDER BY 1, 2, 3, 4",
        [ChecklistAnswers] = "SELECT l.number, a.line, a.is_yes, a.\"by\", a.\"at\" FROM checklist_answer a JOIN lot l ON l.id = a.lot_id ORDER BY 1, 5, 2, 3",
        [ExchangeFormat.Readings] = "SELECT d.number, d.issuer, d.type, r.kind, r.\"by\", r.\"at\", r.grade, NULLIF(r.standards, ''), r.cast_on, CASE WHEN r.pdf_sha256 IS NOT NULL THEN file_path(r.pdf_sha256, d.number || '.pdf') END, r.pdf_sha256 FROM confirmed_reading r JOIN document d ON d.id = r.document_id ORDER BY 1, 2, 3, 6",
        [StatedValues] = "SELECT d.number, d.issuer, d.type, r.\"at\", v.part, NULLIF(v.heat, ''), NULLIF(v.sample, ''), v.property, v.code, NULLIF(v.words, ''), v.written, v.operator, v.low, v.high, NULLIF(v.unit, ''), v.minimum, v.maximum, v.method, v.condition FROM stated_value v JOIN confirmed_reading r ON r.id = v.reading_id JOIN document d ON d.id = r.document_id ORDER BY 1, 2, 3, 4, v.id",
        [ExchangeFormat.Issues] = $"""
            SELECT i.number, i.what, i.found_where, i.found_on, i.found_by, i.machine, i.reason, (SELECT l.number FROM lot l WHERE l.id = i.lot_id), (SELECT t.number FROM transformation t WHERE t.id = i.work_id), (SELECT r.number FROM receipt r WHERE r.id = i.delivery_id),
                   (SELECT s.number FROM shipment s WHERE s.id = i.shipment_id), {Of("supplier", "i.supplier_id")}, i.cause, i.cause_by, i.cause_at, i.closed_at, i.closed_by FROM non_conformance i ORDER BY i.number
            """,
        [ExchangeFormat.Dispositions] = $"SELECT i.number, l.number, d.quantity_micro, l.unit, d.kind, d.reason, d.\"by\", d.\"at\", d.reworked_at, d.reworked_by, d.rework_result, {YesNo("d.is_good")}, d.begun_in, d.voided_at, d.voided_by, d.voided_reason FROM disposition d JOIN non_conformance i ON i.id = d.issue_id JOIN lot l ON l.id = d.lot_id ORDER BY 1, 8, 2, 5, 3, d.id",
        [ExchangeFormat.CorrectiveActions] = $"SELECT i.number, a.what, p.code, a.due_on, a.began_by, a.began_at, a.done_at, a.done_by, a.done_note, {YesNo("a.is_effective")}, a.judged_at, a.judged_by, a.judgement FROM corrective_action a JOIN non_conformance i ON i.id = a.issue_id JOIN person p ON p.id = a.owner_id ORDER BY 1, 6, 2, a.id",
        [ExchangeFormat.IssuePhotos] = "SELECT i.number, p.name, p.\"by\", p.\"at\", file_path(p.sha256, p.name), p.sha256 FROM issue_photo p JOIN non_conformance i ON i.id = p.issue_id ORDER BY 1, 4, 6",
        [ExchangeFormat.Gates] = "SELECT \"of\", refuses_from FROM gate ORDER BY 1",
        [PlannedCuts] = "SELECT t.number, p.number, t.started_on, NULLIF(t.loss_micro, 0), t.taken_micro, t.operator, t.mark_with, t.mark_spot, t.abandoned_at, t.abandoned_by, t.abandoned_reason FROM transformation t JOIN lot p ON p.id = t.parent_id WHERE t.kind = 'cut' AND t.completed_on IS NULL ORDER BY t.number",
        [PlannedPieces] = """
            SELECT t.number, c.number, c.quantity_micro, c.unit, c.mark_method, c.marked_number, c.marked_by, c.marked_at, c.verified_by, c.verified_at, c.location, c.spot, c.keyed_in_at, c.length_micro, c.width_micro
              FROM cut_piece c JOIN transformation t ON t.id = c.cut_id WHERE t.completed_on IS NULL ORDER BY t.number, c.id
            """,
        [ExchangeFormat.LabelPrints] = "SELECT kind, number, last_number, copies, format, recorded_at, recorded_by FROM label_print ORDER BY recorded_at, number, kind, id",
        [ExchangeFormat.Places] = "SELECT number, name FROM place ORDER BY number",
        [ExchangeFormat.CustodyHops] = "SELECT l.number, h.position, h.role, h.party, h.number, d.number, d.issuer, h.passed_on, h.voided_at, h.voided_by, h.voided_reason FROM custody_hop h JOIN lot l ON l.id = h.lot_id LEFT JOIN document d ON d.id = h.document_id ORDER BY l.number, h.position, h.id",
        [Renewals] = """
            SELECT l.number, (SELECT t.number FROM transformation t WHERE t.id = r.cut_id), r.cause, r.reason, r.asked_by, r.asked_at, r.mark_method, r.spot, r.marked_by, r.marked_at, r.marked_number, r.verified_by, r.verified_at,
                   r.keyed_in_at, r.evidence, r.proven_by, r.proven_at, r.ended_at, r.ended_by, r.ended_reason FROM renewal r JOIN lot l ON l.id = r.lot_id ORDER BY l.number, r.asked_at, r.id
            """,
        [ExchangeFormat.Audit] = "SELECT sequence, \"at\", \"by\", act, subject, subject_id, changes, hash FROM audit_entry ORDER BY sequence",
    };

    public static string Select(Sheet sheet) => Selects[sheet];

    /// <summary>Files to be written: the path in the bundle, the question for its content, and the hash that is asked for.</summary>
    public const string Files = """
        SELECT DISTINCT file_path(d.sha256, d.file_name), 'SELECT bytes FROM file_chunk WHERE sha256 = $key ORDER BY part', d.sha256 FROM document d JOIN stored_file f ON f.sha256 = d.sha256
        UNION SELECT file_path(r.report_sha256, r.number || '.json'), 'SELECT report FROM recall WHERE report_sha256 = $key LIMIT 1', r.report_sha256 FROM recall r
        UNION SELECT file_path(c.report_sha256, c.number || '.json'), 'SELECT report FROM issued_certificate WHERE report_sha256 = $key LIMIT 1', c.report_sha256 FROM issued_certificate c
        UNION SELECT file_path(v.photo_sha256, 'photo'), 'SELECT bytes FROM file_chunk WHERE sha256 = $key ORDER BY part', v.photo_sha256 FROM verification v WHERE v.photo_sha256 IS NOT NULL
        UNION SELECT file_path(p.sha256, p.name), 'SELECT bytes FROM file_chunk WHERE sha256 = $key ORDER BY part', p.sha256 FROM issue_photo p
        UNION SELECT file_path(r.pdf_sha256, d.number || '.pdf'), 'SELECT bytes FROM file_chunk WHERE sha256 = $key ORDER BY part', r.pdf_sha256 FROM confirmed_reading r JOIN document d ON d.id = r.document_id WHERE r.pdf_sha256 IS NOT NULL
        UNION SELECT file_path(p.sha256, p.name), 'SELECT bytes FROM file_chunk WHERE sha256 = $key ORDER BY part', p.sha256 FROM sop_picture p
        UNION SELECT file_path(t.file_sha256, COALESCE(t.file_name, 'training')), 'SELECT bytes FROM file_chunk WHERE sha256 = $key ORDER BY part', t.file_sha256 FROM training t WHERE t.file_sha256 IS NOT NULL
        UNION SELECT file_path(a.sha256, COALESCE(a.file_name, 'photo')), 'SELECT bytes FROM file_chunk WHERE sha256 = $key ORDER BY part', a.sha256 FROM step_answer a WHERE a.sha256 IS NOT NULL
        UNION SELECT file_path(l.sha256, 'logo'), 'SELECT picture FROM shop_logo WHERE sha256 = $key', l.sha256 FROM shop_logo l ORDER BY 1
        """;

    private static string YesNo(string column) => $"CASE {column} WHEN 1 THEN 'yes' WHEN 0 THEN 'no' END";

    private static string LotsOf(int source) =>
        $"(SELECT group_concat(number, ';') FROM (SELECT l.number FROM certificate_lot x JOIN lot l ON l.id = x.lot_id WHERE x.certificate_id = c.id AND x.is_source = {source} ORDER BY l.number))";

    private static string Of(string table, string id) => $"(SELECT x.code FROM {table} x WHERE x.id = {id})";
}
