using Traceability.Certificates;
using Traceability.Certificates.Values;
using Traceability.Compliance;
using Traceability.Cutting;
using Traceability.Data;
using Traceability.Labelling;
using Traceability.Lots;
using Traceability.Manufacture;
using Traceability.Materials;
using Traceability.Orders;
using Traceability.Orders.Online;
using Traceability.Purchasing;
using Traceability.Quality;
using Traceability.Receiving;
using Traceability.Shops;
using Traceability.Suppliers;
using static Traceability.Exchange.Column;

namespace Traceability.Exchange;

/// <summary>
/// The exchange format, said once: import checks by it, export writes by it, docs/exchange.md is held against it. A bundle
/// is raw: nothing is put before "=" or "+".
/// </summary>
internal static class ExchangeFormat
{
    private static readonly string[] Roles = ["staff", "quality", "admin"];
    private static readonly string[] RecordKinds = ["make", "rework", "split", "mix", "return", "outside"];
    private static readonly string[] En10204 = ["2.1", "2.2", "3.1", "3.2"];

    public static Sheet Shop { get; } = new("shop", "the shop itself; where one is set up already, that one stays as it is",
        Line("name").Must, Text("address"), Word<UnitSystem>("units"), Time("created_at"), Line("phone"), Line("email"), Line("public_address").Saying("where customers reach what is shared with them"),
        new("logo", CellKind.File), new("logo_sha256", CellKind.Hash), Count("marks_read_by_another").Saying("1: a mark is read back by another person than the one who made it"), Count("verified_by_another").Saying("1: whoever read the number at the door does not decide"))
    { Further = true };

    public static Sheet Suppliers { get; } = new("suppliers", "who delivers",
        Number("code"), Line("name").Must, Line("contact"), Line("email"), Line("phone"), Text("address"), Word<SupplierStatus>("status"))
    { Key = ["code"] };

    public static Sheet Materials { get; } = new("materials", "what is bought",
        Number("code"), Line("name").Must, Word<Category>("category").Must, Line("grade"), Line("form"), Unit("unit").Must, Line("lot_prefix"),
        Count("control_level").Saying("0 untracked to 3 blind match; empty: by the category"), WordList<DocumentType>("required_documents"),
        Amount("thickness").Beyond.Saying("in mm"), Amount("min_useful").Beyond.Saying("in its unit; what is left of a cut and is less is scrap"), Count("cut_tolerance").Beyond.Saying("in thousandths of what there was before the cut; empty: 10"), Text("checklist").Beyond.Saying("what is looked for at the door, a line each"))
    { Key = ["code"] };

    public static Sheet People { get; } = new("people", "who works here; accounts and passwords stay",
        Number("code"), Line("name").Must, Word("role", Roles), Line("email"))
    { Key = ["code"] };

    public static Sheet Customers { get; } = new("customers", "who is delivered to",
        Number("code"), Line("name").Must, Line("contact"), Line("email"), Line("phone"), Text("address"),
        Count("control_level").Beyond.Saying("how strictly material for him is checked, where it asks for less itself"), Count("approves_deviations").Beyond.Saying("1: by contract he has to agree to a deviation"), Ref("profile", Target.Profile).Beyond)
    { Key = ["code"] };

    public static Sheet Products { get; } = new("products", "what is made",
        Number("sku"), Line("name").Must, Word<IdentifiedBy>("identified_by").Saying("empty: batch"), WordList<DocumentType>("required_documents"),
        Count("control_level").Beyond.Saying("how strictly the lots that go into it are checked, where their material asks for less"), Word("inspection", ["3.1", "3.2"]).Beyond.Saying("the inspection document of EN 10204 that metal in it has to have"),
        Ref("usual_procedure", Target.Sop).Beyond.Saying("that its records are made by, unless another is chosen"), Ref("profile", Target.Profile).Beyond)
    { Key = ["sku"] };

    public static Sheet Boms { get; } = new("boms", "what one unit of a product takes",
        Ref("product", Target.Product).Must, Line("revision").Must, Ref("component", Target.Component).Must.Saying("a material's code or a product's SKU"), Amount("quantity").Must, Unit("unit").Must)
    { Parent = "product" };

    public static Sheet Receipts { get; } = new("receipts", "deliveries that came in",
        Number("number"), Ref("supplier", Target.Supplier), Ref("customer", Target.Customer).Saying("whose own material it is"), Date("received_on").Must, Line("packing_slip"), Line("purchase_order"),
        Ref("against", Target.PurchaseOrder).Beyond.Saying("the order of ours that it came for"), Count("opening").Beyond.Saying("1: no delivery, but what was there when the book began"))
    { Key = ["number"] };

    public static Sheet Heats { get; } = new("heats", "heats, as they are spelled",
        Line("mill").WithKey, Number("number"))
    { Key = ["number", "mill"], Further = true };

    public static Sheet Lots { get; } = new("lots", "what came in",
        Number("number"), Ref("material", Target.Material).Must, Ref("receipt", Target.Receipt), Ref("supplier", Target.Supplier).Saying("empty: the delivery's"),
        Line("supplier_lot").WithKey, Line("mill").WithKey, Number("heat") with { Required = false }, Date("received_on").Must, Amount("quantity").Must, Unit("unit").Must,
        Word<LotStatus>("status").Saying("empty: quarantined"), Ref("owner", Target.Customer).Saying("empty: the delivery's customer"), Line("location"), Line("marked_number"),
        Line("certificate_number").WithKey, Date("expires_on"),
        Amount("length").Beyond.Saying("of a sheet, in mm"), Amount("width").Beyond.Saying("in mm"), Text("grade_only").Beyond.Saying("what proves the grade, where the number was lost"),
        Ref("ordered_with", Target.PurchaseOrder).Beyond.Saying("the order of ours that it came for"), Count("ordered_line").Beyond.Saying("which line of it"),
        Count("asked_level").Beyond.Saying("0 to 3: asked of this lot beyond its material"), Count("accepted_level").Beyond.Saying("how strictly it was checked"), Line("released_by").Beyond.Saying("who let work begin with it before it was accepted"), Time("released_at").Beyond, Count("opening").Beyond.Saying("1: opening stock, for plain products only"))
    { Key = ["number"] };

    public static Sheet SupplierConfirmations { get; } = new("supplier_confirmations", "papers that suppliers have confirmed to deliver",
        Ref("supplier", Target.Supplier).Must, Word<DocumentType>("type").Must, Time("at").Must, Line("by").Must, Text("note"), Time("withdrawn_at"), Line("withdrawn_by"), Text("withdrawn_reason"))
    { Parent = "supplier", Further = true };

    public static Sheet SupplierContacts { get; } = new("supplier_contacts", "whom to ask for at suppliers, beside the first",
        Ref("supplier", Target.Supplier).Must, Line("name").Must, Line("role"), Line("email"), Line("phone"))
    { Parent = "supplier", Further = true };

    public static Sheet SupplierCertificates { get; } = new("supplier_certificates", "suppliers' own certificates, each a document that names them",
        Ref("supplier", Target.Supplier).Must, Line("standard").Must, Line("document").Must.WithKey.Saying("its number; of type other"), Line("issuer").WithKey)
    { Parent = "supplier", Further = true };

    public static Sheet PurchaseOrders { get; } = new("purchase_orders", "what the shop ordered from suppliers",
        Number("number"), Ref("supplier", Target.Supplier).Must, Date("ordered_on").Must, Line("reference"), Text("note"), Time("sent_at").Saying("empty: a draft"), Line("sent_by"), Text("sent_despite").Saying("what was open when it was sent"),
        Word<PurchaseEnd>("ended_as"), Time("ended_at"), Line("ended_by"), Text("ended_reason"))
    { Key = ["number"], Further = true };

    public static Sheet PurchaseLines { get; } = new("purchase_lines", "the lines of those orders, with the papers they ask for",
        Ref("order", Target.PurchaseOrder).Must, Count("position").Must, Ref("material", Target.Material).Must, Amount("quantity").Must, Unit("unit").Must, Date("wanted_on"), Text("note"),
        WordList<DocumentType>("documents"), Word("en10204", ["3.1", "3.2"]).Saying("the type that is demanded"), Line("other_paper").Saying("what the other document is"), Count("struck").Saying("1: taken off after it was sent"))
    { Parent = "order", Further = true };

    public static Sheet PurchaseAmendments { get; } = new("purchase_amendments", "what was changed of orders that were sent",
        Ref("order", Target.PurchaseOrder).Must, Count("number").Must, Time("at").Must, Line("by").Must, Text("says").Must, Text("reason").Must)
    { Parent = "order", Further = true };

    public static Sheet Documents { get; } = new("documents", "papers about material",
        Number("number"), Word<DocumentType>("type").Must, Line("issuer").WithKey, Date("issued_on"), Date("expires_on"), Word("en10204", En10204), new("file", CellKind.File), new("sha256", CellKind.Hash),
        Refs("lots", Target.Lot), Refs("heats", Target.Heat).Saying("MILL|N, or N where that is unique"), Refs("materials", Target.Material),
        Line("file_name").Beyond.Saying("the file's name as it came; empty: the last part of its path"),
        Refs("suppliers", Target.Supplier).Beyond.Saying("whose material it speaks of; empty: that of all"), Refs("receipts", Target.Receipt).Beyond.Saying("whose packing slip it is"),
        Line("superseded_by").Beyond.WithKey.Saying("the number of the document of the same type that came in its place"), Line("superseded_by_issuer").Beyond.WithKey.Saying("who issued that one"),
        Time("withdrawn_at").Beyond, Line("withdrawn_by").Beyond, Text("withdrawn_reason").Beyond,
        Text("standards").Beyond.Saying("what it says the material was made to, with \";\" between"), Time("reviewed_at").Beyond, Line("reviewed_by").Beyond, Count("rejected").Beyond.Saying("1: withdrawn because it was found wrong"))
    { Key = ["number", "issuer", "type"] };

    public static Sheet Cuts { get; } = new("cuts", "a lot that became pieces",
        Number("number"), Ref("parent", Target.Lot).Must, Date("cut_on").Must, Amount("loss", Sign.NotBelowNothing).Saying("in the parent's unit"), Line("by"),
        Date("started_on").Beyond.Saying("when it was planned; empty: the day it was cut"),
        Amount("taken", Sign.NotBelowNothing).Beyond.Saying("all that left the parent, in its unit, where the pieces are counted in another kind of unit"),
        Time("voided_at").Beyond, Line("voided_by").Beyond, Text("voided_reason").Beyond,
        Amount("scrap", Sign.NotBelowNothing).Beyond.Saying("what of the loss was thrown away"), Text("late_reason").Beyond.Saying("why it was cut before it was marked"), Word<MarkMethod>("mark_with").Beyond, Line("mark_spot").Beyond)
    { Key = ["number"] };

    public static Sheet Pieces { get; } = new("pieces", "the pieces of the cuts, each a lot",
        Ref("cut", Target.Cut).Must, Number("number"), Amount("quantity").Must, Unit("unit").Must, Word<MarkMethod>("mark_method"), Line("marked_number"), Line("marked_by"), Line("verified_by"), Time("verified_at"), Line("location"),
        Time("marked_at").Beyond, Count("position").Beyond.Saying("which unit of the cut; empty: one after the other"), Time("voided_at").Beyond, Line("voided_by").Beyond, Text("voided_reason").Beyond,
        Line("spot").Beyond.Saying("where on the piece"), Text("evidence").Beyond, Time("keyed_in_at").Beyond.Saying("when it was keyed in from paper"), Amount("length").Beyond.Saying("of a piece of a sheet, in mm"), Amount("width").Beyond.Saying("in mm"))
    { Key = ["number"], Parent = "cut" };

    public static Sheet Records { get; } = new("records", "what was done: made, reworked, split, mixed, brought back, sent out",
        Number("number"), Word("kind", RecordKinds).Saying("empty: make"), Ref("product", Target.Product), Ref("order", Target.Order), Line("drawing"), Line("bom_revision"), Line("sop"),
        Date("started_on").Must, Date("completed_on").Saying("empty: still open"), Line("operator"), Line("machine"),
        Ref("processor", Target.Supplier).Beyond.Saying("who does outside work"), Line("process").Beyond.Saying("what is done outside"),
        Word<OutsideEffect>("effect").Beyond.Saying("what outside work does to the material"), Date("due_on").Beyond, Line("purchase_order").Beyond, Text("lost_reason").Beyond.Saying("why not all of it came back"),
        Ref("procedure", Target.Sop).Beyond.Saying("where it is one of the shop's own"), Line("procedure_revision").Beyond.WithKey,
        Text("return_reason").Beyond.Saying("why it came back"), Word<ReturnCondition>("return_condition").Beyond, Word<ReturnDecision>("decision").Beyond.Saying("what became of what came back"), Time("decided_at").Beyond, Line("decided_by").Beyond, Text("decided_reason").Beyond)
    { Key = ["number"] };

    public static Sheet Inputs { get; } = new("inputs", "what went into the records",
        Ref("record", Target.Record).Must, Ref("lot", Target.Lot).Must, Amount("quantity").Saying("empty: not measured"), Unit("unit").Must,
        Count("first_unit").Saying("the first output unit it went into; empty: all"), Count("last_unit").Saying("empty: to the last unit"),
        Time("voided_at"), Line("voided_by"), Text("voided_reason"), Amount("waste", Sign.NotBelowNothing).Beyond.Saying("what of the quantity went to waste, in the unit the lot is kept in"))
    { Parent = "record" };

    public static Sheet Outputs { get; } = new("outputs", "what came out of the records, each a lot",
        Ref("record", Target.Record).Must, Number("number"), Ref("product", Target.Component).Saying("or a material's code"), Ref("material", Target.Material).Saying("in the product's place, of what is not a product"),
        Count("position"), Count("last_position"), Amount("quantity").Must, Unit("unit").Must, Time("voided_at"), Line("voided_by"), Text("voided_reason"))
    { Parent = "record" };

    public static Sheet MadeLots { get; } = new("made_lots", "what is known of lots that did not come in but were made here",
        Ref("lot", Target.Lot).Must, Ref("material", Target.Material), Ref("product", Target.Product), Word<LotStatus>("status"), Ref("owner", Target.Customer), Line("location"), Line("supplier_lot").WithKey, Line("mill"),
        Line("marked_number"), Line("certificate_number").WithKey, Date("expires_on"), Ref("root", Target.Lot).Saying("whose number a piece carries on"), Line("serial").WithKey.Saying("which a reworked unit keeps"),
        Amount("length").Saying("of a sheet or piece, in mm"), Amount("width").Saying("in mm"), Text("grade_only").Saying("what proves the grade, where the number was lost"),
        Count("asked_level"), Count("accepted_level"), Line("released_by"), Time("released_at"), Count("opening").Saying("1: of opening stock, for plain products only"),
        Count("heat_treated").Saying("1: since its certificate was written"), Count("new_surface").Saying("1: anodised or plated here"))
    { Key = ["lot"], Parent = "lot", Further = true };

    public static Sheet LotHeats { get; } = new("lot_heats", "heats of lots, where lots.csv cannot say them: several, or of another mill",
        Ref("lot", Target.Lot).Must, Line("mill").WithKey, Number("heat"))
    { Parent = "lot", Further = true };

    public static Sheet Orders { get; } = new("orders", "what customers want",
        Number("number"), Ref("customer", Target.Customer).Must, Date("ordered_on").Must, Line("reference").WithKey, WordList<DocumentType>("required_documents"),
        Word<OnlineShop>("source").Beyond.Saying("the online shop it came from; the reference is its number there"), Line("buyer").Beyond.Saying("what the buyer is known by there"))
    { Key = ["number"] };

    public static Sheet OrderLines { get; } = new("order_lines", "the lines of the orders",
        Ref("order", Target.Order).Must, Ref("product", Target.Product).Must, Amount("quantity").Must, Unit("unit").Must, Line("reference"))
    { Parent = "order" };

    public static Sheet Shipments { get; } = new("shipments", "what left, and who has it",
        Number("number"), Ref("order", Target.Order), Ref("customer", Target.Customer).Saying("needed where there is no order"), Date("shipped_on").Must, Line("carrier"), Line("tracking"),
        Word<ShipmentPurpose>("purpose").Beyond.Saying("where there is no order"))
    { Key = ["number"] };

    public static Sheet ShipmentLines { get; } = new("shipment_lines", "which lots left",
        Ref("shipment", Target.Shipment).Must, Ref("lot", Target.Lot) with { Says = "empty: nobody wrote it down" }, Amount("quantity").Must, Unit("unit").Must, Time("voided_at"), Line("voided_by"), Text("voided_reason"))
    { Parent = "shipment" };

    public static Sheet Recalls { get; } = new("recalls", "recalls that were opened, with their report as issued",
        Number("number"), Line("root_kind").Must, Line("root_number").Must, Text("reason").Must, Time("opened_at").Must, Line("opened_by").Must, Count("held_lots").Must, new("report", CellKind.File) { Required = true }, new("report_sha256", CellKind.Hash) { Required = true })
    { Key = ["number"], Further = true };

    public static Sheet IssuedCertificates { get; } = new("issued_certificates", "certificates of conformity, with their report as issued",
        Number("number"), Word<CertifiedKind>("kind").Must, Line("subject").Must.Saying("what it is of, as written"), Ref("order", Target.Order), Ref("shipment", Target.Shipment), Ref("customer", Target.Customer), Refs("lots", Target.Lot).Saying("what it is of"),
        Refs("sources", Target.Lot).Saying("what that was made from"), Time("issued_at").Must, Line("issued_by").Must, Ref("supersedes", Target.Certificate), Text("reason"), new("report", CellKind.File) { Required = true }, new("report_sha256", CellKind.Hash) { Required = true })
    { Key = ["number"], Further = true };

    public static Sheet Holds { get; } = new("holds", "why lots must not be used, or were not to be",
        Ref("lot", Target.Lot).Must, Time("since").Must, Word<HoldCause>("cause").Must, Text("reason"), Line("by"), Time("lifted_at"), Line("lifted_by"), Text("lifted_reason"), Ref("recall", Target.Recall).Beyond, Count("until_marked").Beyond.Saying("1: it ends when the mark is read back"), Ref("issue", Target.Issue).Beyond)
    { Parent = "lot" };

    public static Sheet BoundCodes { get; } = new("bound_codes", "labels that are not ours, bound to the lots they are on, or released since",
        Ref("lot", Target.Lot).Must, Number("code"), Time("bound_at").Must, Line("bound_by").Must, Time("released_at"), Line("released_by"), Text("released_reason"))
    { Parent = "lot", Further = true };

    public static Sheet Movements { get; } = new("movements", "changes of amount or place that are neither making nor shipping",
        Ref("lot", Target.Lot).Must, Time("at").Must, Amount("delta", Sign.Any).Must, Unit("unit").Must, Word<MovementReason>("reason").Must, Line("location"), Text("note"), Line("by"))
    { Parent = "lot" };

    public static Sheet Verifications { get; } = new("verifications", "every look at a lot: what was read, what the paper says, what was decided",
        Ref("lot", Target.Lot).Must, Time("at").Must, Line("by").Must, Line("read_number"), Line("certificate_says"), Word<Outcome>("outcome").Must, Text("reason"), Word<ReadOn>("read_on").Saying("where the number stood"), new("photo", CellKind.File), new("photo_sha256", CellKind.Hash))
    { Parent = "lot", Further = true };

    public static Sheet Concessions { get; } = new("concessions", "deviations that a quality lead took upon himself",
        Ref("lot", Target.Lot).Must, Word<ObstacleKind>("kind").Must, Text("what").Must.Saying("tells it from others of its kind"), Text("says").Must, Text("reason").Must, Line("by").Must, Time("at").Must, Time("withdrawn_at").Saying("when the decision behind it was taken back"), Line("withdrawn_by"))
    { Parent = "lot", Further = true };

    public static Sheet ConcessionApprovals { get; } = new("concession_approvals", "customers who agreed to them",
        Ref("lot", Target.Lot).Must, Word<ObstacleKind>("kind").Must, Text("what").Must, Ref("customer", Target.Customer).Must, Text("reference").Must.Saying("where it is written"), Line("by").Must, Time("at").Must)
    { Parent = "lot", Further = true };

    public static Sheet ChecklistAnswers { get; } = new("checklist_answers", "what was looked for at the door, and found or not",
        Ref("lot", Target.Lot).Must, Line("line").Must, Count("yes").Must.Saying("1: found"), Line("by").Must, Time("at").Must)
    { Parent = "lot", Further = true };

    public static Sheet Readings { get; } = new("readings", "what certificates state, as somebody confirmed it",
        Line("document").Must.WithKey, Line("issuer").WithKey, Word<DocumentType>("type").Must, Line("kind").Must.Saying("the electronic kind with its version, or typed"), Line("by").Must, Time("at").Must, Text("grade"), Text("standards"), Date("cast_on"),
        new("pdf", CellKind.File) { Says = "that was inside the file" }, new("pdf_sha256", CellKind.Hash))
    { Parent = "document", Further = true };

    public static Sheet StatedValues { get; } = new("stated_values", "the values of those readings",
        Line("document").Must.WithKey, Line("issuer").WithKey, Word<DocumentType>("type").Must, Time("at").Must.Saying("of its reading"), Word<ValuePart>("part").Must, Line("heat"), Line("sample"), Text("property").Must, Line("code").Saying("of EN 10168"), Text("words"),
        Text("written").Must, Word("operator", ["<", "<=", ">", ">="]), Line("low"), Line("high"), Line("unit"), Line("minimum"), Line("maximum"), Text("method"), Text("condition"))
    { Parent = "document", Further = true };

    public static Sheet Issues { get; } = new("issues", "quality issues: what was found wrong, why, and whether it is closed",
        Number("number"), Text("what").Must, Line("found_where"), Date("found_on").Must, Line("found_by").Must, Line("machine"), Word<IssueReason>("reason"), Ref("lot", Target.Lot), Line("work").WithKey.Saying("a record, cut, split, mix, return or outside work"), Ref("delivery", Target.Receipt),
        Ref("shipment", Target.Shipment), Ref("supplier", Target.Supplier), Text("cause"), Line("cause_by"), Time("cause_at"), Time("closed_at"), Line("closed_by"))
    { Key = ["number"], Further = true };

    public static Sheet Dispositions { get; } = new("dispositions", "what became of what they hold, amount by amount",
        Ref("issue", Target.Issue).Must, Ref("lot", Target.Lot).Must, Amount("quantity").Must, Unit("unit").Must, Word<DispositionKind>("kind").Must, Text("reason").Must, Line("by").Must, Time("at").Must,
        Time("reworked_at"), Line("reworked_by"), Text("rework_result"), Word("good", ["yes", "no"]).Saying("whether the rework made it good"), Line("begun_in").Saying("the rework record into which it went"), Time("voided_at"), Line("voided_by"), Text("voided_reason"))
    { Parent = "issue", Further = true };

    public static Sheet CorrectiveActions { get; } = new("corrective_actions", "what is done so that it does not come again",
        Ref("issue", Target.Issue).Must, Text("what").Must, Line("owner").Must.WithKey.Saying("a person's code"), Date("due_on").Must, Line("began_by").Must, Time("began_at").Must, Time("done_at"), Line("done_by"), Text("done_note"),
        Word("effective", ["yes", "no"]), Time("judged_at"), Line("judged_by"), Text("judgement"))
    { Parent = "issue", Further = true };

    public static Sheet IssuePhotos { get; } = new("issue_photos", "pictures of what was wrong",
        Ref("issue", Target.Issue).Must, Line("name").Must, Line("by").Must, Time("at").Must, new("photo", CellKind.File) { Required = true }, new("photo_sha256", CellKind.Hash))
    { Parent = "issue", Further = true };

    public static Sheet Gates { get; } = new("gates", "rules that only warn until a day",
        Word<GateOf>("of").Must, Date("refuses_from").Must)
    { Further = true };

    public static Sheet PlannedCuts { get; } = new("planned_cuts", "cuts that are marked out and not sawn yet",
        Number("number"), Ref("parent", Target.Lot).Must, Date("started_on").Must, Amount("loss", Sign.NotBelowNothing), Amount("taken", Sign.NotBelowNothing), Line("by"),
        Word<MarkMethod>("mark_with"), Line("mark_spot"), Time("abandoned_at").Saying("when it was given up"), Line("abandoned_by"), Text("abandoned_reason"))
    { Key = ["number"], Further = true };

    public static Sheet PlannedPieces { get; } = new("planned_pieces", "their pieces, which are no lots yet",
        Ref("cut", Target.PlannedCut).Must, Number("number"), Amount("quantity").Must, Unit("unit").Must, Word<MarkMethod>("mark_method"), Line("marked_number"), Line("marked_by"), Time("marked_at"), Line("verified_by"), Time("verified_at"), Line("location"),
        Line("spot"), Time("keyed_in_at"), Amount("length"), Amount("width"))
    { Key = ["number"], Parent = "cut", Further = true };

    public static Sheet Places { get; } = new("places", "shelves, racks and boxes by their registered names; a lot's location says which",
        Number("number"), Line("name").Must.WithKey)
    { Key = ["number"], Further = true };

    public static Sheet LabelPrints { get; } = new("label_prints", "labels that were printed",
        Word<LabelOf>("kind").Must.Saying("number: printed beforehand, bound to nothing yet"), Number("number"), Number("last_number") with { Required = false, Says = "of a run of such numbers the last one" },
        Count("copies").Must, Line("format").Must, Time("at").Must, Line("by").Must)
    { Further = true };

    public static Sheet Renewals { get; } = new("renewals", "numbers that had to be moved to another place on a piece, or were lost",
        Ref("lot", Target.Lot).Must, Line("cut").WithKey.Saying("the cut that took the number away"), Word<RenewalCause>("cause").Must, Text("reason").Must, Line("asked_by").Must, Time("asked_at").Must,
        Word<MarkMethod>("mark_method"), Line("spot"), Line("marked_by"), Time("marked_at"), Line("marked_number"), Line("verified_by"), Time("verified_at"), Time("keyed_in_at"), Text("evidence"), Line("proven_by"), Time("proven_at"),
        Time("ended_at"), Line("ended_by"), Text("ended_reason"))
    { Parent = "lot", Further = true };

    public static Sheet CustodyHops { get; } = new("custody_hops", "who had a lot before it came here, the farthest first",
        Ref("lot", Target.Lot).Must, Count("position").Must, Word<CustodyRole>("role").Must, Line("party").Must, Line("number").WithKey.Saying("as it stands on his paper"), Line("document").WithKey.Saying("his packing slip"), Line("document_issuer").WithKey, Date("passed_on"),
        Time("voided_at"), Line("voided_by"), Text("voided_reason"))
    { Parent = "lot", Further = true };

    public static Sheet Audit { get; } = new("audit", "the audit, for reading; it never comes back",
        Count("sequence"), Time("at"), Line("by"), Line("act"), Line("subject"), Count("subject_id"), Text("changes"), new("hash", CellKind.Hash))
    { Further = true, ForReading = true };

    /// <summary>In the order in which they are read, told about and written.</summary>
    public static IReadOnlyList<Sheet> All { get; } =
    [
        Shop, Suppliers, SupplierConfirmations, SupplierContacts, Materials, People, ProductFormat.Profiles, Customers, Products, Boms, ProductFormat.BomRevisions, PurchaseOrders, PurchaseLines, PurchaseAmendments, Receipts, Heats, Lots, Documents, SupplierCertificates, Cuts, Pieces, Records, ProductFormat.RecordLines, Inputs, Outputs, MadeLots, LotHeats,
        Orders, OrderLines, Shipments, ShipmentLines, IssuedCertificates, Recalls, Issues, Holds, BoundCodes, Movements, Verifications, Concessions, ConcessionApprovals, ChecklistAnswers, Readings, StatedValues, Dispositions, CorrectiveActions, IssuePhotos, Gates, PlannedCuts, PlannedPieces, Renewals, CustodyHops, Places, LabelPrints,
        SellingFormat.KnownArticles, SellingFormat.KnownBuyers, SellingFormat.Exceptions,
        TrainingFormat.Topics, TrainingFormat.Sops, TrainingFormat.SopRevisions, TrainingFormat.SopPictures, TrainingFormat.Trainings, TrainingFormat.UntrainedActs, MachineFormat.Machines, MachineFormat.Loadings, MachineFormat.StepAnswers, Audit,
    ];

    /// <summary>Those that import reads.</summary>
    public static IEnumerable<Sheet> Read => All.Where(s => !s.ForReading);

    /// <summary>As said in a fault: "a material".</summary>
    public static string Noun(Target target) => target switch
    {
        Target.Order => "an order",
        Target.Issue => "a quality issue",
        Target.PurchaseOrder => "a purchase order",
        Target.PlannedCut => "a planned cut",
        Target.Sop => "a procedure",
        Target.Component => "a material or a product",
        _ => $"a {WordsInText.Snake(target.ToString())}",
    };
}
