using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Traceability.Data.Migrations
{
    /// <inheritdoc />
    public partial class Conformity : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "email",
                table: "shop",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "phone",
                table: "shop",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "public_address",
                table: "shop",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "issued_certificate",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    number = table.Column<string>(type: "TEXT", nullable: false),
                    number_key = table.Column<string>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    subject_number = table.Column<string>(type: "TEXT", nullable: false),
                    order_id = table.Column<long>(type: "INTEGER", nullable: true),
                    shipment_id = table.Column<long>(type: "INTEGER", nullable: true),
                    customer_id = table.Column<long>(type: "INTEGER", nullable: true),
                    issued_at = table.Column<long>(type: "INTEGER", nullable: false),
                    issued_by = table.Column<string>(type: "TEXT", nullable: false),
                    supersedes_id = table.Column<long>(type: "INTEGER", nullable: true),
                    reason = table.Column<string>(type: "TEXT", nullable: true),
                    report = table.Column<byte[]>(type: "BLOB", nullable: false),
                    report_sha256 = table.Column<string>(type: "TEXT", nullable: false),
                    recorded_at = table.Column<long>(type: "INTEGER", nullable: false),
                    recorded_by = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_issued_certificate", x => x.id);
                    table.ForeignKey(
                        name: "FK_issued_certificate_customer_customer_id",
                        column: x => x.customer_id,
                        principalTable: "customer",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_issued_certificate_issued_certificate_supersedes_id",
                        column: x => x.supersedes_id,
                        principalTable: "issued_certificate",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_issued_certificate_order_order_id",
                        column: x => x.order_id,
                        principalTable: "order",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_issued_certificate_shipment_shipment_id",
                        column: x => x.shipment_id,
                        principalTable: "shipment",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "shop_logo",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    picture = table.Column<byte[]>(type: "BLOB", nullable: false),
                    sha256 = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_shop_logo", x => x.id);
                    table.CheckConstraint("ck_shop_logo_one_row", "id = 1");
                });

            migrationBuilder.CreateTable(
                name: "certificate_lot",
                columns: table => new
                {
                    certificate_id = table.Column<long>(type: "INTEGER", nullable: false),
                    lot_id = table.Column<long>(type: "INTEGER", nullable: false),
                    is_source = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_certificate_lot", x => new { x.certificate_id, x.lot_id });
                    table.ForeignKey(
                        name: "FK_certificate_lot_issued_certificate_certificate_id",
                        column: x => x.certificate_id,
                        principalTable: "issued_certificate",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_certificate_lot_lot_lot_id",
                        column: x => x.lot_id,
                        principalTable: "lot",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "shared_link",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    certificate_id = table.Column<long>(type: "INTEGER", nullable: false),
                    token_hash = table.Column<string>(type: "TEXT", nullable: false),
                    expires_at = table.Column<long>(type: "INTEGER", nullable: false),
                    made_for = table.Column<string>(type: "TEXT", nullable: true),
                    revoked_at = table.Column<long>(type: "INTEGER", nullable: true),
                    revoked_by = table.Column<string>(type: "TEXT", nullable: true),
                    recorded_at = table.Column<long>(type: "INTEGER", nullable: false),
                    recorded_by = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_shared_link", x => x.id);
                    table.ForeignKey(
                        name: "FK_shared_link_issued_certificate_certificate_id",
                        column: x => x.certificate_id,
                        principalTable: "issued_certificate",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "link_opening",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    link_id = table.Column<long>(type: "INTEGER", nullable: false),
                    first_at = table.Column<long>(type: "INTEGER", nullable: false),
                    last_at = table.Column<long>(type: "INTEGER", nullable: false),
                    times = table.Column<int>(type: "INTEGER", nullable: false),
                    network = table.Column<string>(type: "TEXT", nullable: false),
                    browser = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_link_opening", x => x.id);
                    table.ForeignKey(
                        name: "FK_link_opening_shared_link_link_id",
                        column: x => x.link_id,
                        principalTable: "shared_link",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "shared_link_document",
                columns: table => new
                {
                    document_id = table.Column<long>(type: "INTEGER", nullable: false),
                    shared_link_id = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_shared_link_document", x => new { x.document_id, x.shared_link_id });
                    table.ForeignKey(
                        name: "FK_shared_link_document_document_document_id",
                        column: x => x.document_id,
                        principalTable: "document",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_shared_link_document_shared_link_shared_link_id",
                        column: x => x.shared_link_id,
                        principalTable: "shared_link",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_certificate_lot_lot_id",
                table: "certificate_lot",
                column: "lot_id");

            migrationBuilder.CreateIndex(
                name: "ix_issued_certificate_customer_id",
                table: "issued_certificate",
                column: "customer_id");

            migrationBuilder.CreateIndex(
                name: "ix_issued_certificate_number_key",
                table: "issued_certificate",
                column: "number_key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_issued_certificate_order_id",
                table: "issued_certificate",
                column: "order_id");

            migrationBuilder.CreateIndex(
                name: "ix_issued_certificate_shipment_id",
                table: "issued_certificate",
                column: "shipment_id");

            migrationBuilder.CreateIndex(
                name: "ix_issued_certificate_supersedes_id",
                table: "issued_certificate",
                column: "supersedes_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_link_opening_link_id_last_at",
                table: "link_opening",
                columns: new[] { "link_id", "last_at" });

            migrationBuilder.CreateIndex(
                name: "ix_shared_link_certificate_id",
                table: "shared_link",
                column: "certificate_id");

            migrationBuilder.CreateIndex(
                name: "ix_shared_link_token_hash",
                table: "shared_link",
                column: "token_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_dictionary`2_shared_link_id",
                table: "shared_link_document",
                column: "shared_link_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "certificate_lot");

            migrationBuilder.DropTable(
                name: "link_opening");

            migrationBuilder.DropTable(
                name: "shared_link_document");

            migrationBuilder.DropTable(
                name: "shop_logo");

            migrationBuilder.DropTable(
                name: "shared_link");

            migrationBuilder.DropTable(
                name: "issued_certificate");

            migrationBuilder.DropColumn(
                name: "email",
                table: "shop");

            migrationBuilder.DropColumn(
                name: "phone",
                table: "shop");

            migrationBuilder.DropColumn(
                name: "public_address",
                table: "shop");
        }
    }
}
