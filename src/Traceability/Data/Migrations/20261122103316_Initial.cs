using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Traceability.Data.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "audit_entry",
                columns: table => new
                {
                    sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    by = table.Column<string>(type: "TEXT", nullable: false),
                    act = table.Column<string>(type: "TEXT", nullable: false),
                    subject = table.Column<string>(type: "TEXT", nullable: false),
                    subject_id = table.Column<long>(type: "INTEGER", nullable: false),
                    changes = table.Column<string>(type: "TEXT", nullable: false),
                    previous_hash = table.Column<string>(type: "TEXT", nullable: false),
                    hash = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_audit_entry", x => x.sequence);
                });

            migrationBuilder.CreateTable(
                name: "audit_head",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    hash = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_audit_head", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "customer",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    code = table.Column<string>(type: "TEXT", nullable: false),
                    code_key = table.Column<string>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    contact = table.Column<string>(type: "TEXT", nullable: true),
                    email = table.Column<string>(type: "TEXT", nullable: true),
                    phone = table.Column<string>(type: "TEXT", nullable: true),
                    address = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_customer", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "document",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    number = table.Column<string>(type: "TEXT", nullable: false),
                    number_key = table.Column<string>(type: "TEXT", nullable: false),
                    type = table.Column<string>(type: "TEXT", nullable: false),
                    issuer = table.Column<string>(type: "TEXT", nullable: true),
                    issuer_key = table.Column<string>(type: "TEXT", nullable: false),
                    issued_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    expires_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    en10204 = table.Column<string>(type: "TEXT", nullable: true),
                    file_name = table.Column<string>(type: "TEXT", nullable: true),
                    sha256 = table.Column<string>(type: "TEXT", nullable: true),
                    recorded_at = table.Column<long>(type: "INTEGER", nullable: false),
                    recorded_by = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_document", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "form_sent",
                columns: table => new
                {
                    form = table.Column<Guid>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    result = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_form_sent", x => x.form);
                });

            migrationBuilder.CreateTable(
                name: "heat",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    mill = table.Column<string>(type: "TEXT", nullable: true),
                    mill_key = table.Column<string>(type: "TEXT", nullable: false),
                    number = table.Column<string>(type: "TEXT", nullable: false),
                    number_key = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_heat", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "material",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    code = table.Column<string>(type: "TEXT", nullable: false),
                    code_key = table.Column<string>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    category = table.Column<string>(type: "TEXT", nullable: false),
                    grade = table.Column<string>(type: "TEXT", nullable: true),
                    form = table.Column<string>(type: "TEXT", nullable: true),
                    unit = table.Column<string>(type: "TEXT", nullable: false),
                    lot_prefix = table.Column<string>(type: "TEXT", nullable: true),
                    control_level = table.Column<int>(type: "INTEGER", nullable: false),
                    required_documents = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_material", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "missing_link",
                columns: table => new
                {
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    subject_id = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_missing_link", x => new { x.kind, x.subject_id });
                });

            migrationBuilder.CreateTable(
                name: "number_series",
                columns: table => new
                {
                    prefix = table.Column<string>(type: "TEXT", nullable: false),
                    last = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_number_series", x => x.prefix);
                });

            migrationBuilder.CreateTable(
                name: "person",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    code = table.Column<string>(type: "TEXT", nullable: false),
                    code_key = table.Column<string>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    role = table.Column<string>(type: "TEXT", nullable: false),
                    email = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_person", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "product",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    sku = table.Column<string>(type: "TEXT", nullable: false),
                    sku_key = table.Column<string>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    identified_by = table.Column<string>(type: "TEXT", nullable: false),
                    required_documents = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_product", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "recall",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    number = table.Column<string>(type: "TEXT", nullable: false),
                    number_key = table.Column<string>(type: "TEXT", nullable: false),
                    root_kind = table.Column<string>(type: "TEXT", nullable: false),
                    root_number = table.Column<string>(type: "TEXT", nullable: false),
                    reason = table.Column<string>(type: "TEXT", nullable: false),
                    opened_at = table.Column<long>(type: "INTEGER", nullable: false),
                    opened_by = table.Column<string>(type: "TEXT", nullable: false),
                    held_lots = table.Column<int>(type: "INTEGER", nullable: false),
                    report = table.Column<byte[]>(type: "BLOB", nullable: false),
                    report_sha256 = table.Column<string>(type: "TEXT", nullable: false),
                    recorded_at = table.Column<long>(type: "INTEGER", nullable: false),
                    recorded_by = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_recall", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "shop",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    address = table.Column<string>(type: "TEXT", nullable: true),
                    units = table.Column<string>(type: "TEXT", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_shop", x => x.id);
                    table.CheckConstraint("ck_shop_one_row", "id = 1");
                });

            migrationBuilder.CreateTable(
                name: "stored_file",
                columns: table => new
                {
                    sha256 = table.Column<string>(type: "TEXT", nullable: false),
                    size = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_stored_file", x => x.sha256);
                });

            migrationBuilder.CreateTable(
                name: "supplier",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    code = table.Column<string>(type: "TEXT", nullable: false),
                    code_key = table.Column<string>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    contact = table.Column<string>(type: "TEXT", nullable: true),
                    email = table.Column<string>(type: "TEXT", nullable: true),
                    phone = table.Column<string>(type: "TEXT", nullable: true),
                    address = table.Column<string>(type: "TEXT", nullable: true),
                    status = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_supplier", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "order",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    number = table.Column<string>(type: "TEXT", nullable: false),
                    number_key = table.Column<string>(type: "TEXT", nullable: false),
                    customer_id = table.Column<long>(type: "INTEGER", nullable: false),
                    ordered_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    reference = table.Column<string>(type: "TEXT", nullable: true),
                    required_documents = table.Column<string>(type: "TEXT", nullable: false),
                    recorded_at = table.Column<long>(type: "INTEGER", nullable: false),
                    recorded_by = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_order", x => x.id);
                    table.ForeignKey(
                        name: "FK_order_customer_customer_id",
                        column: x => x.customer_id,
                        principalTable: "customer",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "document_heat",
                columns: table => new
                {
                    document_id = table.Column<long>(type: "INTEGER", nullable: false),
                    heat_id = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_document_heat", x => new { x.document_id, x.heat_id });
                    table.ForeignKey(
                        name: "FK_document_heat_document_document_id",
                        column: x => x.document_id,
                        principalTable: "document",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_document_heat_heat_heat_id",
                        column: x => x.heat_id,
                        principalTable: "heat",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "document_material",
                columns: table => new
                {
                    document_id = table.Column<long>(type: "INTEGER", nullable: false),
                    material_id = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_document_material", x => new { x.document_id, x.material_id });
                    table.ForeignKey(
                        name: "FK_document_material_document_document_id",
                        column: x => x.document_id,
                        principalTable: "document",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_document_material_material_material_id",
                        column: x => x.material_id,
                        principalTable: "material",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "account",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    person_id = table.Column<long>(type: "INTEGER", nullable: false),
                    deactivated_at = table.Column<long>(type: "INTEGER", nullable: true),
                    user_name = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    normalized_user_name = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    email = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    normalized_email = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    email_confirmed = table.Column<bool>(type: "INTEGER", nullable: false),
                    password_hash = table.Column<string>(type: "TEXT", nullable: true),
                    security_stamp = table.Column<string>(type: "TEXT", nullable: true),
                    concurrency_stamp = table.Column<string>(type: "TEXT", nullable: true),
                    phone_number = table.Column<string>(type: "TEXT", nullable: true),
                    phone_number_confirmed = table.Column<bool>(type: "INTEGER", nullable: false),
                    two_factor_enabled = table.Column<bool>(type: "INTEGER", nullable: false),
                    lockout_end = table.Column<long>(type: "INTEGER", nullable: true),
                    lockout_enabled = table.Column<bool>(type: "INTEGER", nullable: false),
                    access_failed_count = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_account", x => x.id);
                    table.ForeignKey(
                        name: "FK_account_person_person_id",
                        column: x => x.person_id,
                        principalTable: "person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "bom_line",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    product_id = table.Column<long>(type: "INTEGER", nullable: false),
                    revision = table.Column<string>(type: "TEXT", nullable: false),
                    material_id = table.Column<long>(type: "INTEGER", nullable: true),
                    part_id = table.Column<long>(type: "INTEGER", nullable: true),
                    quantity_micro = table.Column<long>(type: "INTEGER", nullable: false),
                    unit = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_bom_line", x => x.id);
                    table.CheckConstraint("ck_bom_line_amount", "quantity_micro > 0");
                    table.CheckConstraint("ck_bom_line_not_itself", "part_id <> product_id");
                    table.CheckConstraint("ck_bom_line_one_component", "(material_id IS NULL) <> (part_id IS NULL)");
                    table.ForeignKey(
                        name: "FK_bom_line_material_material_id",
                        column: x => x.material_id,
                        principalTable: "material",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_bom_line_product_part_id",
                        column: x => x.part_id,
                        principalTable: "product",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_bom_line_product_product_id",
                        column: x => x.product_id,
                        principalTable: "product",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "file_chunk",
                columns: table => new
                {
                    sha256 = table.Column<string>(type: "TEXT", nullable: false),
                    part = table.Column<int>(type: "INTEGER", nullable: false),
                    bytes = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_file_chunk", x => new { x.sha256, x.part });
                    table.ForeignKey(
                        name: "FK_file_chunk_stored_file_sha256",
                        column: x => x.sha256,
                        principalTable: "stored_file",
                        principalColumn: "sha256",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "receipt",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    number = table.Column<string>(type: "TEXT", nullable: false),
                    number_key = table.Column<string>(type: "TEXT", nullable: false),
                    supplier_id = table.Column<long>(type: "INTEGER", nullable: true),
                    customer_id = table.Column<long>(type: "INTEGER", nullable: true),
                    received_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    packing_slip = table.Column<string>(type: "TEXT", nullable: true),
                    purchase_order = table.Column<string>(type: "TEXT", nullable: true),
                    recorded_at = table.Column<long>(type: "INTEGER", nullable: false),
                    recorded_by = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_receipt", x => x.id);
                    table.CheckConstraint("ck_receipt_one_sender", "supplier_id IS NULL OR customer_id IS NULL");
                    table.ForeignKey(
                        name: "FK_receipt_customer_customer_id",
                        column: x => x.customer_id,
                        principalTable: "customer",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_receipt_supplier_supplier_id",
                        column: x => x.supplier_id,
                        principalTable: "supplier",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "order_line",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    order_id = table.Column<long>(type: "INTEGER", nullable: false),
                    product_id = table.Column<long>(type: "INTEGER", nullable: false),
                    quantity_micro = table.Column<long>(type: "INTEGER", nullable: false),
                    unit = table.Column<string>(type: "TEXT", nullable: false),
                    reference = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_order_line", x => x.id);
                    table.CheckConstraint("ck_order_line_amount", "quantity_micro > 0");
                    table.ForeignKey(
                        name: "FK_order_line_order_order_id",
                        column: x => x.order_id,
                        principalTable: "order",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_order_line_product_product_id",
                        column: x => x.product_id,
                        principalTable: "product",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "shipment",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    number = table.Column<string>(type: "TEXT", nullable: false),
                    number_key = table.Column<string>(type: "TEXT", nullable: false),
                    order_id = table.Column<long>(type: "INTEGER", nullable: true),
                    customer_id = table.Column<long>(type: "INTEGER", nullable: false),
                    shipped_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    carrier = table.Column<string>(type: "TEXT", nullable: true),
                    tracking = table.Column<string>(type: "TEXT", nullable: true),
                    from_history = table.Column<bool>(type: "INTEGER", nullable: false),
                    recorded_at = table.Column<long>(type: "INTEGER", nullable: false),
                    recorded_by = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_shipment", x => x.id);
                    table.ForeignKey(
                        name: "FK_shipment_customer_customer_id",
                        column: x => x.customer_id,
                        principalTable: "customer",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_shipment_order_order_id",
                        column: x => x.order_id,
                        principalTable: "order",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "identity_user_claim",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    user_id = table.Column<long>(type: "INTEGER", nullable: false),
                    claim_type = table.Column<string>(type: "TEXT", nullable: true),
                    claim_value = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_identity_user_claim", x => x.id);
                    table.ForeignKey(
                        name: "FK_identity_user_claim_account_user_id",
                        column: x => x.user_id,
                        principalTable: "account",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "identity_user_login",
                columns: table => new
                {
                    login_provider = table.Column<string>(type: "TEXT", nullable: false),
                    provider_key = table.Column<string>(type: "TEXT", nullable: false),
                    provider_display_name = table.Column<string>(type: "TEXT", nullable: true),
                    user_id = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_identity_user_login", x => new { x.login_provider, x.provider_key });
                    table.ForeignKey(
                        name: "FK_identity_user_login_account_user_id",
                        column: x => x.user_id,
                        principalTable: "account",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "identity_user_token",
                columns: table => new
                {
                    user_id = table.Column<long>(type: "INTEGER", nullable: false),
                    login_provider = table.Column<string>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    value = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_identity_user_token", x => new { x.user_id, x.login_provider, x.name });
                    table.ForeignKey(
                        name: "FK_identity_user_token_account_user_id",
                        column: x => x.user_id,
                        principalTable: "account",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "lot",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    number = table.Column<string>(type: "TEXT", nullable: false),
                    number_key = table.Column<string>(type: "TEXT", nullable: false),
                    look_alike_key = table.Column<string>(type: "TEXT", nullable: false),
                    material_id = table.Column<long>(type: "INTEGER", nullable: true),
                    product_id = table.Column<long>(type: "INTEGER", nullable: true),
                    unit = table.Column<string>(type: "TEXT", nullable: false),
                    on_hand_micro = table.Column<long>(type: "INTEGER", nullable: false),
                    received_micro = table.Column<long>(type: "INTEGER", nullable: true),
                    received_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    receipt_id = table.Column<long>(type: "INTEGER", nullable: true),
                    supplier_id = table.Column<long>(type: "INTEGER", nullable: true),
                    supplier_lot = table.Column<string>(type: "TEXT", nullable: true),
                    supplier_lot_key = table.Column<string>(type: "TEXT", nullable: true),
                    mill = table.Column<string>(type: "TEXT", nullable: true),
                    status = table.Column<string>(type: "TEXT", nullable: false),
                    owner_id = table.Column<long>(type: "INTEGER", nullable: true),
                    location = table.Column<string>(type: "TEXT", nullable: true),
                    marked_number = table.Column<string>(type: "TEXT", nullable: true),
                    certificate_number = table.Column<string>(type: "TEXT", nullable: true),
                    certificate_number_key = table.Column<string>(type: "TEXT", nullable: true),
                    expires_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    root_id = table.Column<long>(type: "INTEGER", nullable: true),
                    serial = table.Column<string>(type: "TEXT", nullable: true),
                    serial_key = table.Column<string>(type: "TEXT", nullable: true),
                    recorded_at = table.Column<long>(type: "INTEGER", nullable: false),
                    recorded_by = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_lot", x => x.id);
                    table.CheckConstraint("ck_lot_is_one_thing", "(material_id IS NULL) <> (product_id IS NULL)");
                    table.CheckConstraint("ck_lot_never_below_nothing", "on_hand_micro >= 0");
                    table.CheckConstraint("ck_lot_received_something", "received_micro > 0");
                    table.ForeignKey(
                        name: "FK_lot_customer_owner_id",
                        column: x => x.owner_id,
                        principalTable: "customer",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_lot_lot_root_id",
                        column: x => x.root_id,
                        principalTable: "lot",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_lot_material_material_id",
                        column: x => x.material_id,
                        principalTable: "material",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_lot_product_product_id",
                        column: x => x.product_id,
                        principalTable: "product",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_lot_receipt_receipt_id",
                        column: x => x.receipt_id,
                        principalTable: "receipt",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_lot_supplier_supplier_id",
                        column: x => x.supplier_id,
                        principalTable: "supplier",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "document_lot",
                columns: table => new
                {
                    document_id = table.Column<long>(type: "INTEGER", nullable: false),
                    lot_id = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_document_lot", x => new { x.document_id, x.lot_id });
                    table.ForeignKey(
                        name: "FK_document_lot_document_document_id",
                        column: x => x.document_id,
                        principalTable: "document",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_document_lot_lot_lot_id",
                        column: x => x.lot_id,
                        principalTable: "lot",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "hold",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    lot_id = table.Column<long>(type: "INTEGER", nullable: false),
                    since = table.Column<long>(type: "INTEGER", nullable: false),
                    cause = table.Column<string>(type: "TEXT", nullable: false),
                    reason = table.Column<string>(type: "TEXT", nullable: true),
                    by = table.Column<string>(type: "TEXT", nullable: true),
                    recall_id = table.Column<long>(type: "INTEGER", nullable: true),
                    lifted_at = table.Column<long>(type: "INTEGER", nullable: true),
                    lifted_by = table.Column<string>(type: "TEXT", nullable: true),
                    lifted_reason = table.Column<string>(type: "TEXT", nullable: true),
                    recorded_at = table.Column<long>(type: "INTEGER", nullable: false),
                    recorded_by = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_hold", x => x.id);
                    table.CheckConstraint("ck_hold_lifted", "lifted_at IS NOT NULL OR (lifted_by IS NULL AND lifted_reason IS NULL)");
                    table.ForeignKey(
                        name: "FK_hold_lot_lot_id",
                        column: x => x.lot_id,
                        principalTable: "lot",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_hold_recall_recall_id",
                        column: x => x.recall_id,
                        principalTable: "recall",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "lot_heat",
                columns: table => new
                {
                    lot_id = table.Column<long>(type: "INTEGER", nullable: false),
                    heat_id = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_lot_heat", x => new { x.lot_id, x.heat_id });
                    table.ForeignKey(
                        name: "FK_lot_heat_heat_heat_id",
                        column: x => x.heat_id,
                        principalTable: "heat",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_lot_heat_lot_lot_id",
                        column: x => x.lot_id,
                        principalTable: "lot",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "movement",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    lot_id = table.Column<long>(type: "INTEGER", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    delta_micro = table.Column<long>(type: "INTEGER", nullable: false),
                    reason = table.Column<string>(type: "TEXT", nullable: false),
                    location = table.Column<string>(type: "TEXT", nullable: true),
                    note = table.Column<string>(type: "TEXT", nullable: true),
                    by = table.Column<string>(type: "TEXT", nullable: true),
                    recorded_at = table.Column<long>(type: "INTEGER", nullable: false),
                    recorded_by = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_movement", x => x.id);
                    table.ForeignKey(
                        name: "FK_movement_lot_lot_id",
                        column: x => x.lot_id,
                        principalTable: "lot",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "shipment_line",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    shipment_id = table.Column<long>(type: "INTEGER", nullable: false),
                    lot_id = table.Column<long>(type: "INTEGER", nullable: true),
                    quantity_micro = table.Column<long>(type: "INTEGER", nullable: false),
                    unit = table.Column<string>(type: "TEXT", nullable: false),
                    recorded_at = table.Column<long>(type: "INTEGER", nullable: false),
                    recorded_by = table.Column<string>(type: "TEXT", nullable: false),
                    voided_at = table.Column<long>(type: "INTEGER", nullable: true),
                    voided_by = table.Column<string>(type: "TEXT", nullable: true),
                    voided_reason = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_shipment_line", x => x.id);
                    table.CheckConstraint("ck_shipment_line_amount", "quantity_micro > 0");
                    table.CheckConstraint("ck_shipment_line_void", "voided_at IS NOT NULL OR (voided_by IS NULL AND voided_reason IS NULL)");
                    table.ForeignKey(
                        name: "FK_shipment_line_lot_lot_id",
                        column: x => x.lot_id,
                        principalTable: "lot",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_shipment_line_shipment_shipment_id",
                        column: x => x.shipment_id,
                        principalTable: "shipment",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "transformation",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    number = table.Column<string>(type: "TEXT", nullable: false),
                    number_key = table.Column<string>(type: "TEXT", nullable: false),
                    started_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    completed_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    @operator = table.Column<string>(name: "operator", type: "TEXT", nullable: true),
                    from_history = table.Column<bool>(type: "INTEGER", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 21, nullable: false),
                    parent_id = table.Column<long>(type: "INTEGER", nullable: true),
                    loss_micro = table.Column<long>(type: "INTEGER", nullable: true),
                    taken_micro = table.Column<long>(type: "INTEGER", nullable: true),
                    is_rework = table.Column<bool>(type: "INTEGER", nullable: true),
                    product_id = table.Column<long>(type: "INTEGER", nullable: true),
                    order_id = table.Column<long>(type: "INTEGER", nullable: true),
                    drawing = table.Column<string>(type: "TEXT", nullable: true),
                    bom_revision = table.Column<string>(type: "TEXT", nullable: true),
                    sop = table.Column<string>(type: "TEXT", nullable: true),
                    machine = table.Column<string>(type: "TEXT", nullable: true),
                    processor_id = table.Column<long>(type: "INTEGER", nullable: true),
                    process = table.Column<string>(type: "TEXT", nullable: true),
                    recorded_at = table.Column<long>(type: "INTEGER", nullable: false),
                    recorded_by = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_transformation", x => x.id);
                    table.ForeignKey(
                        name: "FK_transformation_lot_parent_id",
                        column: x => x.parent_id,
                        principalTable: "lot",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_transformation_order_order_id",
                        column: x => x.order_id,
                        principalTable: "order",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_transformation_product_product_id",
                        column: x => x.product_id,
                        principalTable: "product",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_transformation_supplier_processor_id",
                        column: x => x.processor_id,
                        principalTable: "supplier",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "verification",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    lot_id = table.Column<long>(type: "INTEGER", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    by = table.Column<string>(type: "TEXT", nullable: false),
                    read_number = table.Column<string>(type: "TEXT", nullable: true),
                    certificate_says = table.Column<string>(type: "TEXT", nullable: true),
                    outcome = table.Column<string>(type: "TEXT", nullable: false),
                    reason = table.Column<string>(type: "TEXT", nullable: true),
                    recorded_at = table.Column<long>(type: "INTEGER", nullable: false),
                    recorded_by = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_verification", x => x.id);
                    table.ForeignKey(
                        name: "FK_verification_lot_lot_id",
                        column: x => x.lot_id,
                        principalTable: "lot",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "cut_piece",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    cut_id = table.Column<long>(type: "INTEGER", nullable: false),
                    number = table.Column<string>(type: "TEXT", nullable: false),
                    number_key = table.Column<string>(type: "TEXT", nullable: false),
                    quantity_micro = table.Column<long>(type: "INTEGER", nullable: false),
                    unit = table.Column<string>(type: "TEXT", nullable: false),
                    location = table.Column<string>(type: "TEXT", nullable: true),
                    mark_method = table.Column<string>(type: "TEXT", nullable: true),
                    marked_by = table.Column<string>(type: "TEXT", nullable: true),
                    marked_at = table.Column<long>(type: "INTEGER", nullable: true),
                    marked_number = table.Column<string>(type: "TEXT", nullable: true),
                    verified_by = table.Column<string>(type: "TEXT", nullable: true),
                    verified_at = table.Column<long>(type: "INTEGER", nullable: true),
                    lot_id = table.Column<long>(type: "INTEGER", nullable: true),
                    recorded_at = table.Column<long>(type: "INTEGER", nullable: false),
                    recorded_by = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_cut_piece", x => x.id);
                    table.CheckConstraint("ck_cut_piece_amount", "quantity_micro > 0");
                    table.ForeignKey(
                        name: "FK_cut_piece_lot_lot_id",
                        column: x => x.lot_id,
                        principalTable: "lot",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_cut_piece_transformation_cut_id",
                        column: x => x.cut_id,
                        principalTable: "transformation",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "input",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    transformation_id = table.Column<long>(type: "INTEGER", nullable: false),
                    lot_id = table.Column<long>(type: "INTEGER", nullable: false),
                    quantity_micro = table.Column<long>(type: "INTEGER", nullable: true),
                    first_unit = table.Column<long>(type: "INTEGER", nullable: true),
                    last_unit = table.Column<long>(type: "INTEGER", nullable: true),
                    reach_first = table.Column<long>(type: "INTEGER", nullable: true),
                    reach_last = table.Column<long>(type: "INTEGER", nullable: true),
                    recorded_at = table.Column<long>(type: "INTEGER", nullable: false),
                    recorded_by = table.Column<string>(type: "TEXT", nullable: false),
                    voided_at = table.Column<long>(type: "INTEGER", nullable: true),
                    voided_by = table.Column<string>(type: "TEXT", nullable: true),
                    voided_reason = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_input", x => x.id);
                    table.CheckConstraint("ck_input_amount", "quantity_micro > 0");
                    table.CheckConstraint("ck_input_range", "first_unit >= 1 AND last_unit >= first_unit AND (first_unit IS NULL) = (last_unit IS NULL)");
                    table.CheckConstraint("ck_input_reach", "(reach_first IS NULL) = (reach_last IS NULL)");
                    table.CheckConstraint("ck_input_void", "voided_at IS NOT NULL OR (voided_by IS NULL AND voided_reason IS NULL)");
                    table.ForeignKey(
                        name: "FK_input_lot_lot_id",
                        column: x => x.lot_id,
                        principalTable: "lot",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_input_transformation_transformation_id",
                        column: x => x.transformation_id,
                        principalTable: "transformation",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "output",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    transformation_id = table.Column<long>(type: "INTEGER", nullable: false),
                    lot_id = table.Column<long>(type: "INTEGER", nullable: false),
                    quantity_micro = table.Column<long>(type: "INTEGER", nullable: false),
                    first_position = table.Column<long>(type: "INTEGER", nullable: false),
                    last_position = table.Column<long>(type: "INTEGER", nullable: false),
                    recorded_at = table.Column<long>(type: "INTEGER", nullable: false),
                    recorded_by = table.Column<string>(type: "TEXT", nullable: false),
                    voided_at = table.Column<long>(type: "INTEGER", nullable: true),
                    voided_by = table.Column<string>(type: "TEXT", nullable: true),
                    voided_reason = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_output", x => x.id);
                    table.CheckConstraint("ck_output_amount", "quantity_micro > 0");
                    table.CheckConstraint("ck_output_positions", "first_position >= 1 AND last_position >= first_position");
                    table.CheckConstraint("ck_output_void", "voided_at IS NOT NULL OR (voided_by IS NULL AND voided_reason IS NULL)");
                    table.ForeignKey(
                        name: "FK_output_lot_lot_id",
                        column: x => x.lot_id,
                        principalTable: "lot",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_output_transformation_transformation_id",
                        column: x => x.transformation_id,
                        principalTable: "transformation",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.InsertData(
                table: "audit_head",
                columns: new[] { "id", "hash", "sequence" },
                values: new object[] { 1L, "0000000000000000000000000000000000000000000000000000000000000000", 0L });

            migrationBuilder.CreateIndex(
                name: "ix_account_normalized_email",
                table: "account",
                column: "normalized_email");

            migrationBuilder.CreateIndex(
                name: "ix_account_normalized_user_name",
                table: "account",
                column: "normalized_user_name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_account_person_id",
                table: "account",
                column: "person_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_audit_entry_previous_hash",
                table: "audit_entry",
                column: "previous_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_audit_entry_subject_subject_id",
                table: "audit_entry",
                columns: new[] { "subject", "subject_id" });

            migrationBuilder.CreateIndex(
                name: "ix_bom_line_material_id",
                table: "bom_line",
                column: "material_id");

            migrationBuilder.CreateIndex(
                name: "ix_bom_line_part_id",
                table: "bom_line",
                column: "part_id");

            migrationBuilder.CreateIndex(
                name: "ix_bom_line_product_id",
                table: "bom_line",
                column: "product_id");

            migrationBuilder.CreateIndex(
                name: "ix_customer_code_key",
                table: "customer",
                column: "code_key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_cut_piece_cut_id",
                table: "cut_piece",
                column: "cut_id");

            migrationBuilder.CreateIndex(
                name: "ix_cut_piece_lot_id",
                table: "cut_piece",
                column: "lot_id");

            migrationBuilder.CreateIndex(
                name: "ix_cut_piece_number_key",
                table: "cut_piece",
                column: "number_key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_document_number_key_issuer_key_type",
                table: "document",
                columns: new[] { "number_key", "issuer_key", "type" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_dictionary`2_heat_id",
                table: "document_heat",
                column: "heat_id");

            migrationBuilder.CreateIndex(
                name: "ix_dictionary`2_lot_id",
                table: "document_lot",
                column: "lot_id");

            migrationBuilder.CreateIndex(
                name: "ix_dictionary`2_material_id",
                table: "document_material",
                column: "material_id");

            migrationBuilder.CreateIndex(
                name: "ix_heat_number_key_mill_key",
                table: "heat",
                columns: new[] { "number_key", "mill_key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_hold_lifted_at_cause",
                table: "hold",
                columns: new[] { "lifted_at", "cause" });

            migrationBuilder.CreateIndex(
                name: "ix_hold_lot_id_lifted_at",
                table: "hold",
                columns: new[] { "lot_id", "lifted_at" });

            migrationBuilder.CreateIndex(
                name: "ix_hold_recall_id",
                table: "hold",
                column: "recall_id");

            migrationBuilder.CreateIndex(
                name: "ix_identity_user_claim`1_user_id",
                table: "identity_user_claim",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_identity_user_login`1_user_id",
                table: "identity_user_login",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_input_first_unit",
                table: "input",
                column: "first_unit",
                filter: "first_unit IS NOT NULL AND reach_first IS NULL AND voided_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_input_lot_id_transformation_id_reach_first_reach_last_voided_at",
                table: "input",
                columns: new[] { "lot_id", "transformation_id", "reach_first", "reach_last", "voided_at" });

            migrationBuilder.CreateIndex(
                name: "ix_input_transformation_id_reach_first_reach_last_voided_at_lot_id",
                table: "input",
                columns: new[] { "transformation_id", "reach_first", "reach_last", "voided_at", "lot_id" });

            migrationBuilder.CreateIndex(
                name: "ix_lot_certificate_number_key",
                table: "lot",
                column: "certificate_number_key");

            migrationBuilder.CreateIndex(
                name: "ix_lot_look_alike_key",
                table: "lot",
                column: "look_alike_key");

            migrationBuilder.CreateIndex(
                name: "ix_lot_material_id",
                table: "lot",
                column: "material_id");

            migrationBuilder.CreateIndex(
                name: "ix_lot_number_key",
                table: "lot",
                column: "number_key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_lot_owner_id",
                table: "lot",
                column: "owner_id");

            migrationBuilder.CreateIndex(
                name: "ix_lot_product_id",
                table: "lot",
                column: "product_id");

            migrationBuilder.CreateIndex(
                name: "ix_lot_receipt_id",
                table: "lot",
                column: "receipt_id");

            migrationBuilder.CreateIndex(
                name: "ix_lot_root_id",
                table: "lot",
                column: "root_id");

            migrationBuilder.CreateIndex(
                name: "ix_lot_serial_key",
                table: "lot",
                column: "serial_key");

            migrationBuilder.CreateIndex(
                name: "ix_lot_status",
                table: "lot",
                column: "status");

            migrationBuilder.CreateIndex(
                name: "ix_lot_supplier_id",
                table: "lot",
                column: "supplier_id");

            migrationBuilder.CreateIndex(
                name: "ix_lot_supplier_lot_key",
                table: "lot",
                column: "supplier_lot_key");

            migrationBuilder.CreateIndex(
                name: "ix_lot_heat_heat_id_lot_id",
                table: "lot_heat",
                columns: new[] { "heat_id", "lot_id" });

            migrationBuilder.CreateIndex(
                name: "ix_material_code_key",
                table: "material",
                column: "code_key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_movement_lot_id_at",
                table: "movement",
                columns: new[] { "lot_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_order_customer_id",
                table: "order",
                column: "customer_id");

            migrationBuilder.CreateIndex(
                name: "ix_order_number_key",
                table: "order",
                column: "number_key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_order_line_order_id",
                table: "order_line",
                column: "order_id");

            migrationBuilder.CreateIndex(
                name: "ix_order_line_product_id",
                table: "order_line",
                column: "product_id");

            migrationBuilder.CreateIndex(
                name: "ix_output_lot_id_transformation_id_first_position_last_position_voided_at",
                table: "output",
                columns: new[] { "lot_id", "transformation_id", "first_position", "last_position", "voided_at" });

            migrationBuilder.CreateIndex(
                name: "ix_output_transformation_id_first_position_last_position_voided_at_lot_id",
                table: "output",
                columns: new[] { "transformation_id", "first_position", "last_position", "voided_at", "lot_id" });

            migrationBuilder.CreateIndex(
                name: "ix_person_code_key",
                table: "person",
                column: "code_key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_product_sku_key",
                table: "product",
                column: "sku_key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_recall_number_key",
                table: "recall",
                column: "number_key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_receipt_customer_id",
                table: "receipt",
                column: "customer_id");

            migrationBuilder.CreateIndex(
                name: "ix_receipt_number_key",
                table: "receipt",
                column: "number_key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_receipt_supplier_id",
                table: "receipt",
                column: "supplier_id");

            migrationBuilder.CreateIndex(
                name: "ix_shipment_customer_id",
                table: "shipment",
                column: "customer_id");

            migrationBuilder.CreateIndex(
                name: "ix_shipment_number_key",
                table: "shipment",
                column: "number_key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_shipment_order_id",
                table: "shipment",
                column: "order_id");

            migrationBuilder.CreateIndex(
                name: "ix_shipment_line_lot_id_shipment_id_voided_at_quantity_micro",
                table: "shipment_line",
                columns: new[] { "lot_id", "shipment_id", "voided_at", "quantity_micro" });

            migrationBuilder.CreateIndex(
                name: "ix_shipment_line_shipment_id_lot_id_voided_at",
                table: "shipment_line",
                columns: new[] { "shipment_id", "lot_id", "voided_at" });

            migrationBuilder.CreateIndex(
                name: "ix_supplier_code_key",
                table: "supplier",
                column: "code_key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_transformation_completed_on",
                table: "transformation",
                column: "completed_on");

            migrationBuilder.CreateIndex(
                name: "ix_transformation_number_key",
                table: "transformation",
                column: "number_key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_transformation_order_id",
                table: "transformation",
                column: "order_id");

            migrationBuilder.CreateIndex(
                name: "ix_transformation_parent_id",
                table: "transformation",
                column: "parent_id");

            migrationBuilder.CreateIndex(
                name: "ix_transformation_processor_id",
                table: "transformation",
                column: "processor_id");

            migrationBuilder.CreateIndex(
                name: "ix_transformation_product_id_started_on",
                table: "transformation",
                columns: new[] { "product_id", "started_on" });

            migrationBuilder.CreateIndex(
                name: "ix_verification_lot_id",
                table: "verification",
                column: "lot_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "audit_entry");

            migrationBuilder.DropTable(
                name: "audit_head");

            migrationBuilder.DropTable(
                name: "bom_line");

            migrationBuilder.DropTable(
                name: "cut_piece");

            migrationBuilder.DropTable(
                name: "document_heat");

            migrationBuilder.DropTable(
                name: "document_lot");

            migrationBuilder.DropTable(
                name: "document_material");

            migrationBuilder.DropTable(
                name: "file_chunk");

            migrationBuilder.DropTable(
                name: "form_sent");

            migrationBuilder.DropTable(
                name: "hold");

            migrationBuilder.DropTable(
                name: "identity_user_claim");

            migrationBuilder.DropTable(
                name: "identity_user_login");

            migrationBuilder.DropTable(
                name: "identity_user_token");

            migrationBuilder.DropTable(
                name: "input");

            migrationBuilder.DropTable(
                name: "lot_heat");

            migrationBuilder.DropTable(
                name: "missing_link");

            migrationBuilder.DropTable(
                name: "movement");

            migrationBuilder.DropTable(
                name: "number_series");

            migrationBuilder.DropTable(
                name: "order_line");

            migrationBuilder.DropTable(
                name: "output");

            migrationBuilder.DropTable(
                name: "shipment_line");

            migrationBuilder.DropTable(
                name: "shop");

            migrationBuilder.DropTable(
                name: "verification");

            migrationBuilder.DropTable(
                name: "document");

            migrationBuilder.DropTable(
                name: "stored_file");

            migrationBuilder.DropTable(
                name: "recall");

            migrationBuilder.DropTable(
                name: "account");

            migrationBuilder.DropTable(
                name: "heat");

            migrationBuilder.DropTable(
                name: "transformation");

            migrationBuilder.DropTable(
                name: "shipment");

            migrationBuilder.DropTable(
                name: "person");

            migrationBuilder.DropTable(
                name: "lot");

            migrationBuilder.DropTable(
                name: "order");

            migrationBuilder.DropTable(
                name: "material");

            migrationBuilder.DropTable(
                name: "product");

            migrationBuilder.DropTable(
                name: "receipt");

            migrationBuilder.DropTable(
                name: "customer");

            migrationBuilder.DropTable(
                name: "supplier");
        }
    }
}
