using Traceability.Exchange;
using static Traceability.Exchange.ExchangeFormat;

namespace Traceability.Data.Exchange;

/// <summary>
/// What a bundle says of rows that the shop has already. The same again changes nothing; something else is a fault, never
/// an overwrite. An empty cell says nothing, so it contradicts nothing.
/// </summary>
internal sealed class ImportStored(ImportSession session)
{
    /// <summary>A column, and where the shop keeps it when the name differs; SQL of s, the row, and m, the stored one.</summary>
    private sealed record Kept(string Column, string? Said = null, string? Stored = null);

    private static readonly (Sheet Sheet, string Table, Kept[] Columns)[] Named =
    [
        (ExchangeFormat.Suppliers, "supplier", [new("name"), new("contact"), new("email"), new("phone"), new("address"), new("status")]),
        (ExchangeFormat.Materials, "material", [new("name"), new("category"), new("grade"), new("form"), new("unit"), new("lot_prefix"), new("control_level"), new("required_documents"), new("thickness", null, "m.thickness_micro"), new("min_useful", null, "m.min_useful_micro"), new("cut_tolerance", null, "m.cut_tolerance_per_mille"), new("checklist")]),
        (ExchangeFormat.People, "person", [new("name"), new("role", $"({RoleIn("s.role")})"), new("email")]),
        (ProductFormat.Profiles, "profile", [OfProfile("name"), OfProfile("required_documents"), OfProfile("control_level"), OfProfile("inspection"), OfProfile("needs_bom"), OfProfile("needs_sop"), OfProfile("needs_drawing")]),
        (Customers, "customer", [new("name"), new("contact"), new("email"), new("phone"), new("address"), new("control_level"), new("approves_deviations", null, "NULLIF(m.approves_deviations, 0)"), Ref("profile")]),
        (Products, "product", [new("name"), new("identified_by"), new("required_documents"), new("control_level"), new("inspection"), new("usual_procedure", "s.usual_procedure_id", "m.usual_sop_id"), Ref("profile")]),
        (TrainingFormat.Topics, "topic", [new("title"), new("of"), new("retired_at"), new("retired_by")]),
        (TrainingFormat.Sops, "sop", [new("title")]),
        (MachineFormat.Machines, "machine", [new("name")]),
        (Receipts, "receipt", [Ref("supplier"), Ref("customer"), new("received_on"), new("packing_slip"), new("purchase_order"), Ref("against"), new("opening", "s.opening > 0", "m.is_opening > 0")]),
        (ExchangeFormat.PurchaseOrders, "purchase_order", [Ref("supplier"), new("ordered_on"), new("reference"), new("note"), new("sent_at"), new("sent_by"), new("sent_despite"), new("ended_as"), new("ended_at"), new("ended_by"), new("ended_reason")]),
        (ExchangeFormat.Lots, "lot",
        [
            Ref("material"), Ref("receipt"), Ref("supplier"), new("supplier_lot"), new("mill"), new("received_on"), new("quantity", "s.micro", "m.received_micro"), new("status"), Ref("owner"),
            new("location", "CASE WHEN NOT EXISTS (SELECT 1 FROM stage.movements v WHERE v.lot_id = s.id AND v.reason = 'move') THEN s.location END"), new("marked_number"), new("certificate_number"), new("expires_on"),
            new("heat", "s.heat_id", "COALESCE((SELECT x.heat_id FROM main.lot_heat x WHERE x.lot_id = m.id AND x.heat_id = s.heat_id), (SELECT MIN(x.heat_id) FROM main.lot_heat x WHERE x.lot_id = m.id))"),
        ]),
        (Documents, "document", [new("issued_on"), new("expires_on"), new("en10204"), new("sha256"), new("file_name", "COALESCE(s.file_name, replace(s.file, rtrim(s.file, replace(s.file, '/', '')), ''))"),
            new("superseded_by", "s.superseded_by_id", "m.superseded_by_id"), new("withdrawn_at"), new("withdrawn_by"), new("withdrawn_reason"), new("standards"), new("reviewed_at"), new("reviewed_by"), new("rejected", null, "NULLIF(m.is_rejected, 0)")]),
        (Cuts, "transformation", [new("parent", "s.parent_id", "m.parent_id"), new("cut_on", null, "m.completed_on"), new("started_on"), new("loss", null, "m.loss_micro"), new("by", null, "m.operator")]),
        (PlannedCuts, "transformation", [new("parent", "s.parent_id", "m.parent_id"), new("started_on"), new("loss", null, "m.loss_micro"), new("taken", null, "m.taken_micro"), new("by", null, "m.operator")]),
        (Records, "transformation",
        [
            new("kind", null, "CASE WHEN m.is_rework = 1 THEN 'rework' ELSE m.kind END"), Ref("product"), Ref("order"), new("drawing"), new("bom_revision"), new("sop"), new("started_on"), new("completed_on"),
            new("operator"), new("machine"), Ref("processor"), new("process"), new("effect", null, "NULLIF(m.effect, 'none')"), new("due_on"), new("purchase_order"), new("lost_reason"),
            new("procedure", "s.procedure_id", "(SELECT r.sop_id FROM main.sop_revision r WHERE r.id = m.sop_revision_id)"), new("return_reason"), new("return_condition"), new("decision"), new("decided_at"), new("decided_by"), new("decided_reason"), new("procedure_revision", "s.procedure_revision_key", "(SELECT r.revision_key FROM main.sop_revision r WHERE r.id = m.sop_revision_id)"),
        ]),
        (ExchangeFormat.Orders, "\"order\"", [Ref("customer"), new("ordered_on"), new("reference"), new("required_documents"), new("source"), new("buyer")]),
        (Shipments, "shipment", [Ref("order"), Ref("customer"), new("shipped_on"), new("carrier"), new("tracking"), new("purpose")]),
        (ExchangeFormat.IssuedCertificates, "issued_certificate", [new("kind"), new("subject", null, "m.subject_number"), Ref("order"), Ref("shipment"), Ref("customer"), new("issued_at"), new("issued_by"), Ref("supersedes"), new("reason"), new("report_sha256")]),
        (ExchangeFormat.Issues, "non_conformance", [new("what"), new("found_where"), new("found_on"), new("found_by"), new("machine"), new("reason"), Ref("lot"), new("work", "s.work_id", "m.work_id"), Ref("delivery"), Ref("shipment"), Ref("supplier"), new("cause"), new("cause_by"), new("cause_at"), new("closed_at"), new("closed_by")]),
        (ExchangeFormat.Places, "place", [new("name")]),
        (ExchangeFormat.Recalls, "recall", [new("root_kind"), new("root_number"), new("reason"), new("opened_at"), new("opened_by"), new("held_lots"), new("report_sha256")]),
    ];

    // What the program brought and nobody changed, the bundle may say anew.
    private static Kept OfProfile(string column) => new(column, null, $"CASE WHEN m.as_brought > 0 THEN s.{column} ELSE m.{column} END");

    private static readonly Kept[] OfMadeLot =
    [
        Ref("material"), Ref("product"), new("status"), Ref("owner"), new("supplier_lot"), new("mill"), new("marked_number"), new("certificate_number"), new("expires_on"), Ref("root"), new("serial"),
        new("location", "CASE WHEN NOT EXISTS (SELECT 1 FROM stage.movements v WHERE v.lot_id = s.lot_id AND v.reason = 'move') THEN s.location END"),
    ];

    private const string OfRevision = "COALESCE((SELECT k.stored FROM stage.k_product k WHERE k.id = s.product_id), 1) = 1 AND EXISTS (SELECT 1 FROM main.bom_revision x WHERE x.product_id = s.product_id AND x.revision = s.revision)";

    /// <summary>Rows that are compared whole, all of a parent together.</summary>
    private sealed record Group(Sheet Sheet, string Parent, string Of, string Said, string Stored, string From, string ParentOf, string ParentNumber);

    private static readonly Group[] Groups =
    [
        new(ExchangeFormat.SupplierConfirmations, "supplier_id", Stored("supplier", "supplier_id"), "s.type, s.\"at\", s.\"by\", s.note, s.withdrawn_at, s.withdrawn_by, s.withdrawn_reason", "m.type, m.\"at\", m.\"by\", m.note, m.withdrawn_at, m.withdrawn_by, m.withdrawn_reason", "main.supplier_confirmation m", "m.supplier_id", "s.supplier"),
        new(ExchangeFormat.SupplierContacts, "supplier_id", Stored("supplier", "supplier_id"), "s.name, s.role, s.email, s.phone", "m.name, m.role, m.email, m.phone", "main.supplier_contact m", "m.supplier_id", "s.supplier"),
        new(ExchangeFormat.SupplierCertificates, "supplier_id", Stored("supplier", "supplier_id"), "s.standard, s.document_key, COALESCE(s.issuer_key, '')", "m.standard, (SELECT d.number_key FROM main.document d WHERE d.id = m.document_id), (SELECT d.issuer_key FROM main.document d WHERE d.id = m.document_id)", "main.supplier_certificate m", "m.supplier_id", "s.supplier"),
        new(TrainingFormat.SopRevisions, "sop_id", Stored("sop", "sop_id"), "s.revision_key, s.position, COALESCE(s.steps, ''), s.changes, s.released_at, s.released_by", "m.revision_key, m.position, m.steps, m.changes, m.released_at, m.released_by", "main.sop_revision m", "m.sop_id", "s.sop"),
        new(TrainingFormat.SopPictures, "sop_id", Stored("sop", "sop_id"), "s.revision_key, s.step, s.name, s.photo_sha256", "m.revision_key, m.step, m.name, m.sha256", "(SELECT r.sop_id, r.revision_key, p.step, p.name, p.sha256 FROM main.sop_picture p JOIN main.sop_revision r ON r.id = p.revision_id) m", "m.sop_id", "s.sop"),
        new(ExchangeFormat.PurchaseLines, "order_id", Stored("purchase_order", "order_id"), "s.position, s.material_id, s.micro, s.wanted_on, s.note, COALESCE(s.documents, ''), s.en10204, s.other_paper, COALESCE(s.struck, 0) > 0",
            "m.position, m.material_id, m.quantity_micro, m.wanted_on, m.note, m.documents, m.en10204, m.other_paper, m.is_struck > 0", "main.purchase_line m", "m.order_id", "s.\"order\""),
        new(ExchangeFormat.PurchaseAmendments, "order_id", Stored("purchase_order", "order_id"), "s.number, s.\"at\", s.\"by\", s.says, s.reason", "m.number, m.\"at\", m.\"by\", m.says, m.reason", "main.purchase_amendment m", "m.order_id", "s.\"order\""),
        new(ProductFormat.BomRevisions, "product_id", OfRevision, "s.revision, s.position, s.released_at, s.released_by", "m.revision, m.position, m.released_at, m.released_by", "main.bom_revision m", "m.product_id", "s.product"),
        new(Boms, "product_id", OfRevision,
            "s.revision, s.component_material, CASE WHEN s.component_material IS NULL THEN s.component_product END, s.quantity, s.unit", "m.revision, m.material_id, m.part_id, m.quantity_micro, m.unit", "main.bom_line m", "m.product_id", "s.product"),
        new(ProductFormat.RecordLines, "record_id", Stored("transformation", "record_id"), "s.position, s.product_id, s.units, s.order_id, s.bom_revision, s.drawing", "m.position, m.product_id, m.units, m.order_id, m.bom_revision, m.drawing", "main.record_line m", "m.record_id", "s.record"),
        new(Inputs, "record_id", Stored("transformation", "record_id"), "s.lot_id, s.micro, s.first_unit, s.last_unit, s.voided_at, s.voided_by, s.voided_reason, NULLIF(s.waste, 0)",
            $"m.lot_id, m.quantity_micro, m.first_unit, NULLIF(m.last_unit, {long.MaxValue}), m.voided_at, m.voided_by, m.voided_reason, m.waste_micro", "main.input m", "m.transformation_id", "s.record"),
        new(Outputs, "record_id", Stored("transformation", "record_id"), "s.id, s.micro, s.first, s.last, s.voided_at, s.voided_by, s.voided_reason",
            "m.lot_id, m.quantity_micro, m.first_position, m.last_position, m.voided_at, m.voided_by, m.voided_reason", "main.output m", "m.transformation_id", "s.record"),
        new(Pieces, "cut_id", Stored("transformation", "cut_id"), "s.number_key, s.quantity, s.unit, s.mark_method, s.marked_number, s.marked_by, s.verified_by, s.verified_at, s.location",
            "m.number_key, m.quantity_micro, m.unit, m.mark_method, m.marked_number, m.marked_by, m.verified_by, m.verified_at, m.location", "main.cut_piece m", "m.cut_id", "s.cut"),
        new(PlannedPieces, "cut_id", Stored("transformation", "cut_id"), "s.number_key, s.quantity, s.unit, s.mark_method, s.marked_number, s.marked_by, s.marked_at, s.verified_by, s.verified_at, s.location",
            "m.number_key, m.quantity_micro, m.unit, m.mark_method, m.marked_number, m.marked_by, m.marked_at, m.verified_by, m.verified_at, m.location", "main.cut_piece m", "m.cut_id", "s.cut"),
        new(OrderLines, "order_id", Stored("order", "order_id"), "s.product_id, s.quantity, s.unit, s.reference", "m.product_id, m.quantity_micro, m.unit, m.reference", "main.order_line m", "m.order_id", "s.\"order\""),
        new(ShipmentLines, "shipment_id", Stored("shipment", "shipment_id"), "s.lot_id, s.micro, s.kept_unit, s.voided_at, s.voided_by, s.voided_reason",
            "m.lot_id, m.quantity_micro, m.unit, m.voided_at, m.voided_by, m.voided_reason", "main.shipment_line m", "m.shipment_id", "s.shipment"),
        new(SellingFormat.Exceptions, "shipment_id", Stored("shipment", "shipment_id"), "s.lot_id, s.rule, COALESCE(s.what, ''), s.says, s.reason, s.\"by\", s.\"at\"", "m.lot_id, m.rule, m.what, m.says, m.reason, m.\"by\", m.\"at\"", "main.shipping_exception m", "m.shipment_id", "s.shipment"),
        new(Holds, "lot_id", Stored("lot", "lot_id"), "s.since, s.cause, s.reason, s.\"by\", s.lifted_at, s.lifted_by, s.lifted_reason, COALESCE(s.until_marked, 0)", "m.since, m.cause, m.reason, m.\"by\", m.lifted_at, m.lifted_by, m.lifted_reason, m.until_marked", "main.hold m", "m.lot_id", "s.lot"),
        new(Renewals, "lot_id", Stored("lot", "lot_id"), "s.cause, s.reason, s.asked_by, s.asked_at, s.marked_number, s.verified_at, s.ended_at", "m.cause, m.reason, m.asked_by, m.asked_at, m.marked_number, m.verified_at, m.ended_at", "main.renewal m", "m.lot_id", "s.lot"),
        new(ExchangeFormat.CustodyHops, "lot_id", Stored("lot", "lot_id"), "s.position, s.role, s.party, s.number, s.passed_on, s.voided_at", "m.position, m.role, m.party, m.number, m.passed_on, m.voided_at", "main.custody_hop m", "m.lot_id", "s.lot"),
        new(BoundCodes, "lot_id", Stored("lot", "lot_id"), "s.code, s.bound_at, s.bound_by, s.released_at, s.released_by, s.released_reason", "m.code, m.bound_at, m.bound_by, m.released_at, m.released_by, m.released_reason", "main.bound_code m", "m.lot_id", "s.lot"),
        new(Movements, "lot_id", Stored("lot", "lot_id"), "s.\"at\", s.micro, s.reason, s.location, s.note, s.\"by\"", "m.\"at\", m.delta_micro, m.reason, m.location, m.note, m.\"by\"", "main.movement m", "m.lot_id", "s.lot"),
        new(Verifications, "lot_id", Stored("lot", "lot_id"), "s.\"at\", s.\"by\", s.read_number, s.certificate_says, s.outcome, s.reason, s.read_on, s.photo_sha256", "m.\"at\", m.\"by\", m.read_number, m.certificate_says, m.outcome, m.reason, m.read_on, m.photo_sha256", "main.verification m", "m.lot_id", "s.lot"),
        new(Concessions, "lot_id", Stored("lot", "lot_id"), "s.kind, s.what, s.says, s.reason, s.\"by\", s.\"at\", s.withdrawn_at", "m.kind, m.what, m.says, m.reason, m.\"by\", m.\"at\", m.withdrawn_at", "main.concession m", "m.lot_id", "s.lot"),
        new(ConcessionApprovals, "lot_id", Stored("lot", "lot_id"), "s.kind, s.what, s.customer_id, s.reference, s.\"by\", s.\"at\"", "m.kind, m.what, m.customer_id, m.reference, m.\"by\", m.\"at\"",
            "(SELECT c.lot_id, c.kind, c.what, a.customer_id, a.reference, a.\"by\", a.\"at\" FROM main.concession c JOIN main.concession_approval a ON a.concession_id = c.id) m", "m.lot_id", "s.lot"),
        new(ChecklistAnswers, "lot_id", Stored("lot", "lot_id"), "s.line, s.yes, s.\"by\", s.\"at\"", "m.line, m.is_yes, m.\"by\", m.\"at\"", "main.checklist_answer m", "m.lot_id", "s.lot"),
        new(Readings, "document_id", Stored("document", "document_id"), "s.kind, s.\"by\", s.\"at\", s.grade, COALESCE(s.standards, ''), s.cast_on", "m.kind, m.\"by\", m.\"at\", m.grade, m.standards, m.cast_on", "main.confirmed_reading m", "m.document_id", "s.document"),
        new(StatedValues, "document_id", Stored("document", "document_id"), "s.\"at\", s.part, s.heat, s.property, s.written, s.unit", "m.\"at\", m.part, NULLIF(m.heat, ''), m.property, m.written, NULLIF(m.unit, '')",
            "(SELECT r.document_id, r.\"at\", v.part, v.heat, v.property, v.written, v.unit FROM main.confirmed_reading r JOIN main.stated_value v ON v.reading_id = r.id) m", "m.document_id", "s.document"),
        new(Dispositions, "issue_id", Stored("issue", "issue_id"), "s.lot_id, s.micro, s.kind, s.reason, s.\"by\", s.\"at\", s.reworked_at, s.good = 'yes', s.begun_in, s.voided_at", "m.lot_id, m.quantity_micro, m.kind, m.reason, m.\"by\", m.\"at\", m.reworked_at, m.is_good, m.begun_in, m.voided_at", "main.disposition m", "m.issue_id", "s.issue"),
        new(CorrectiveActions, "issue_id", Stored("issue", "issue_id"), "s.what, s.owner_id, s.due_on, s.began_at, s.done_at, s.effective = 'yes', s.judged_at", "m.what, m.owner_id, m.due_on, m.began_at, m.done_at, m.is_effective, m.judged_at", "main.corrective_action m", "m.issue_id", "s.issue"),
        new(IssuePhotos, "issue_id", Stored("issue", "issue_id"), "s.name, s.\"at\", s.photo_sha256", "m.name, m.\"at\", m.sha256", "main.issue_photo m", "m.issue_id", "s.issue"),
        new(MachineFormat.Loadings, "machine_id", Stored("machine", "machine_id"), "s.lot_id, s.since, s.\"by\", s.taken_off_at, s.taken_off_by", "m.lot_id, m.since, m.\"by\", m.taken_off_at, m.taken_off_by", "main.loading m", "m.machine_id", "s.machine"),
        new(MachineFormat.StepAnswers, "record_id", Stored("transformation", "record_id"), "s.step, s.kind, s.value, s.note, s.\"by\", s.\"at\", s.photo_sha256, s.voided_at", "m.step, m.kind, m.value, m.note, m.\"by\", m.\"at\", m.sha256, m.voided_at", "main.step_answer m", "m.record_id", "s.record"),
        new(LotHeats, "lot_id", Stored("lot", "lot_id"), "s.heat_id", "m.heat_id", "main.lot_heat m", "m.lot_id", "s.lot"),
    ];

    /// <summary>The role as the shop keeps it.</summary>
    public static string RoleIn(string role) => $"CASE {role} WHEN 'quality' THEN 'quality_lead' WHEN 'admin' THEN 'administrator' ELSE {role} END";

    public void Check()
    {
        foreach (var (sheet, table, columns) in Named)
            foreach (var column in columns)
                Contradicts(sheet, column, $"FROM stage.\"{sheet}\" s JOIN main.{table} m ON m.id = s.id", "s.stored = 1");
        foreach (var column in OfMadeLot)
            Contradicts(MadeLots, column, "FROM stage.made_lots s JOIN main.lot m ON m.id = s.lot_id", "1");
        session.Fault(ExchangeFormat.Lots, "number", "quoted(s.number) || ' was made here and did not come in; give this lot another number'", "FROM stage.lots s JOIN main.lot m ON m.id = s.id WHERE s.stored = 1 AND m.received_micro IS NULL");
        Links();
        foreach (var group in Groups) Whole(group);
    }

    private static Kept Ref(string name) => new(name, $"s.\"{name}_id\"", $"m.{name}_id");

    private static string Stored(string space, string id) => $"COALESCE((SELECT k.stored FROM stage.k_{space} k WHERE k.id = s.{id}), 1) = 1";

    private void Contradicts(Sheet sheet, Kept kept, string from, string which)
    {
        var column = sheet[kept.Column];
        var (said, stored) = (kept.Said ?? $"s.\"{kept.Column}\"", kept.Stored ?? $"m.\"{kept.Column}\"");
        var shown = column.Kind switch
        {
            CellKind.Amount => "decimal_of({0})",
            CellKind.Time => "strftime('%Y-%m-%dT%H:%M:%SZ', {0} / 1000000, 'unixepoch')",
            _ => "{0}",
        };
        var plain = column.Kind is CellKind.Reference || kept.Column is "heat" or "superseded_by" or "work";
        var written = plain || kept.Said is not null && column.Kind != CellKind.Amount ? $"s.\"{kept.Column}\"" : string.Format(System.Globalization.CultureInfo.InvariantCulture, shown, said);
        var here = plain ? "'another one'" : $"quoted({string.Format(System.Globalization.CultureInfo.InvariantCulture, shown, stored)})";
        // An empty list of documents is kept as an empty text.
        session.Fault(sheet, kept.Column, $"quoted({written}) || ' contradicts what is stored: ' || CASE WHEN NULLIF({stored}, '') IS NULL THEN 'nothing is stated there' ELSE {here} END",
            $"{from} WHERE {which} AND {said} IS NOT NULL AND {said} IS NOT {stored}");
    }

    /// <summary>What a stored paper is said to name, it has to name already.</summary>
    private void Links()
    {
        foreach (var (column, table, id) in ((string, string, string)[])[("lots", "document_lot", "lot_id"), ("heats", "document_heat", "heat_id"), ("materials", "document_material", "material_id"), ("suppliers", "document_supplier", "supplier_id"), ("receipts", "document_receipt", "receipt_id")])
            session.Run($"""
                INSERT INTO stage.fault (sheet, row, col, says)
                SELECT 'documents', s.row, '{column}', quoted(x.value) || ' contradicts what is stored: the document does not name it there'
                  FROM stage.documents s JOIN stage.documents_{column} x ON x.row = s.row
                 WHERE s.stored = 1 AND x.id > 0 AND NOT EXISTS (SELECT 1 FROM main.{table} m WHERE m.document_id = s.id AND m.{id} = x.id)
                """);
    }

    /// <summary>Compares the rows of every stored parent that the bundle speaks of, each as often as it is there.</summary>
    private void Whole(Group group)
    {
        var sheet = group.Sheet;
        session.Run($"""
            DROP TABLE IF EXISTS stage.said; DROP TABLE IF EXISTS stage.kept;
            CREATE TABLE stage.said (row INTEGER PRIMARY KEY, parent INTEGER, written TEXT, content TEXT, times INTEGER);
            INSERT INTO stage.said SELECT row, parent, written, content, ROW_NUMBER() OVER (PARTITION BY parent, content)
              FROM (SELECT s.row, s.{group.Parent} AS parent, {group.ParentNumber} AS written, json_array({group.Said}) AS content FROM stage."{sheet}" s WHERE s.{group.Parent} IS NOT NULL AND {group.Of});
            """);
        if (!session.HasRows("stage.said")) return;
        // Of a bill of materials a new revision may come to the old ones.
        var which = sheet == Boms || sheet == ProductFormat.BomRevisions ? $" AND m.revision IN (SELECT s.revision FROM stage.\"{sheet}\" s WHERE s.product_id = m.product_id)" : "";
        session.Run($"""
            CREATE TABLE stage.kept (parent INTEGER, content TEXT, times INTEGER, PRIMARY KEY (parent, content, times)) WITHOUT ROWID;
            INSERT INTO stage.kept SELECT parent, content, ROW_NUMBER() OVER (PARTITION BY parent, content)
              FROM (SELECT {group.ParentOf} AS parent, json_array({group.Stored}) AS content FROM (SELECT DISTINCT parent AS p FROM stage.said) x CROSS JOIN {group.From} ON {group.ParentOf} = x.p{which});
            CREATE INDEX stage.said_content ON said (parent, content, times);
            """);
        session.Fault(sheet, group.Sheet.Parent, $"quoted(s.written) || ' is stored, and has no such row there; {(sheet == Boms ? "a revision of its bill of materials never changes by import: bring what is different as another revision" : "what is stored is never added to by import")}'",
            "FROM stage.said s WHERE NOT EXISTS (SELECT 1 FROM stage.kept k WHERE k.parent = s.parent AND k.content = s.content AND k.times = s.times)");
        session.Fault(sheet, group.Sheet.Parent, "quoted(s.written) || ' is stored with ' || s.more || ' more or other rows than these; state them all as they are stored, or none'",
            "FROM (SELECT MIN(d.row) AS row, d.written, (SELECT COUNT(*) FROM stage.kept k WHERE k.parent = d.parent AND NOT EXISTS (SELECT 1 FROM stage.said x WHERE x.parent = k.parent AND x.content = k.content AND x.times = k.times)) AS more FROM stage.said d GROUP BY d.parent) s"
            + " WHERE s.more > 0 AND NOT EXISTS (SELECT 1 FROM stage.fault f WHERE f.sheet = '" + sheet + "' AND f.row = s.row)");
    }
}
