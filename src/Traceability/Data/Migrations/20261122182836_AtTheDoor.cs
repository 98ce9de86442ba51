using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Traceability.Data.Migrations
{
    /// <inheritdoc />
    public partial class AtTheDoor : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "photo_sha256",
                table: "verification",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "read_on",
                table: "verification",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "verified_by_another",
                table: "shop",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<int>(
                name: "control_level",
                table: "product",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "inspection",
                table: "product",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "checklist",
                table: "material",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "accepted_level",
                table: "lot",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "asked_level",
                table: "lot",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "released_at",
                table: "lot",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "released_by",
                table: "lot",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "is_rejected",
                table: "document",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<long>(
                name: "reviewed_at",
                table: "document",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "reviewed_by",
                table: "document",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "standards",
                table: "document",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "approves_deviations",
                table: "customer",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<int>(
                name: "control_level",
                table: "customer",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "checklist_answer",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    lot_id = table.Column<long>(type: "INTEGER", nullable: false),
                    line = table.Column<string>(type: "TEXT", nullable: false),
                    is_yes = table.Column<bool>(type: "INTEGER", nullable: false),
                    by = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    recorded_at = table.Column<long>(type: "INTEGER", nullable: false),
                    recorded_by = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_checklist_answer", x => x.id);
                    table.ForeignKey(
                        name: "FK_checklist_answer_lot_lot_id",
                        column: x => x.lot_id,
                        principalTable: "lot",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "concession",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    lot_id = table.Column<long>(type: "INTEGER", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    what = table.Column<string>(type: "TEXT", nullable: false),
                    says = table.Column<string>(type: "TEXT", nullable: false),
                    reason = table.Column<string>(type: "TEXT", nullable: false),
                    by = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    recorded_at = table.Column<long>(type: "INTEGER", nullable: false),
                    recorded_by = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_concession", x => x.id);
                    table.ForeignKey(
                        name: "FK_concession_lot_lot_id",
                        column: x => x.lot_id,
                        principalTable: "lot",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "confirmed_reading",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    document_id = table.Column<long>(type: "INTEGER", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    by = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    grade = table.Column<string>(type: "TEXT", nullable: true),
                    standards = table.Column<string>(type: "TEXT", nullable: false),
                    cast_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    pdf_sha256 = table.Column<string>(type: "TEXT", nullable: true),
                    recorded_at = table.Column<long>(type: "INTEGER", nullable: false),
                    recorded_by = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_confirmed_reading", x => x.id);
                    table.ForeignKey(
                        name: "FK_confirmed_reading_document_document_id",
                        column: x => x.document_id,
                        principalTable: "document",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_confirmed_reading_stored_file_pdf_sha256",
                        column: x => x.pdf_sha256,
                        principalTable: "stored_file",
                        principalColumn: "sha256",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "gate",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    of = table.Column<string>(type: "TEXT", nullable: false),
                    refuses_from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    recorded_at = table.Column<long>(type: "INTEGER", nullable: false),
                    recorded_by = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_gate", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "concession_approval",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    concession_id = table.Column<long>(type: "INTEGER", nullable: false),
                    customer_id = table.Column<long>(type: "INTEGER", nullable: false),
                    reference = table.Column<string>(type: "TEXT", nullable: false),
                    by = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    recorded_at = table.Column<long>(type: "INTEGER", nullable: false),
                    recorded_by = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_concession_approval", x => x.id);
                    table.ForeignKey(
                        name: "FK_concession_approval_concession_concession_id",
                        column: x => x.concession_id,
                        principalTable: "concession",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_concession_approval_customer_customer_id",
                        column: x => x.customer_id,
                        principalTable: "customer",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "stated_value",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    reading_id = table.Column<long>(type: "INTEGER", nullable: false),
                    part = table.Column<string>(type: "TEXT", nullable: false),
                    heat = table.Column<string>(type: "TEXT", nullable: false),
                    sample = table.Column<string>(type: "TEXT", nullable: false),
                    property = table.Column<string>(type: "TEXT", nullable: false),
                    code = table.Column<string>(type: "TEXT", nullable: true),
                    words = table.Column<string>(type: "TEXT", nullable: false),
                    written = table.Column<string>(type: "TEXT", nullable: false),
                    @operator = table.Column<string>(name: "operator", type: "TEXT", nullable: true),
                    low = table.Column<string>(type: "TEXT", nullable: true),
                    high = table.Column<string>(type: "TEXT", nullable: true),
                    unit = table.Column<string>(type: "TEXT", nullable: false),
                    minimum = table.Column<string>(type: "TEXT", nullable: true),
                    maximum = table.Column<string>(type: "TEXT", nullable: true),
                    method = table.Column<string>(type: "TEXT", nullable: true),
                    condition = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_stated_value", x => x.id);
                    table.ForeignKey(
                        name: "FK_stated_value_confirmed_reading_reading_id",
                        column: x => x.reading_id,
                        principalTable: "confirmed_reading",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_verification_photo_sha256",
                table: "verification",
                column: "photo_sha256");

            migrationBuilder.CreateIndex(
                name: "ix_lot_released",
                table: "lot",
                column: "released_at",
                filter: "released_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_checklist_answer_lot_id",
                table: "checklist_answer",
                column: "lot_id");

            migrationBuilder.CreateIndex(
                name: "ix_concession_lot_id_kind_what",
                table: "concession",
                columns: new[] { "lot_id", "kind", "what" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_concession_approval_concession_id_customer_id",
                table: "concession_approval",
                columns: new[] { "concession_id", "customer_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_concession_approval_customer_id",
                table: "concession_approval",
                column: "customer_id");

            migrationBuilder.CreateIndex(
                name: "ix_confirmed_reading_document_id_at",
                table: "confirmed_reading",
                columns: new[] { "document_id", "at" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_confirmed_reading_pdf_sha256",
                table: "confirmed_reading",
                column: "pdf_sha256");

            migrationBuilder.CreateIndex(
                name: "ix_gate_of",
                table: "gate",
                column: "of",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_stated_value_reading_id_id",
                table: "stated_value",
                columns: new[] { "reading_id", "id" });

            migrationBuilder.AddForeignKey(
                name: "FK_verification_stored_file_photo_sha256",
                table: "verification",
                column: "photo_sha256",
                principalTable: "stored_file",
                principalColumn: "sha256",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_verification_stored_file_photo_sha256",
                table: "verification");

            migrationBuilder.DropTable(
                name: "checklist_answer");

            migrationBuilder.DropTable(
                name: "concession_approval");

            migrationBuilder.DropTable(
                name: "gate");

            migrationBuilder.DropTable(
                name: "stated_value");

            migrationBuilder.DropTable(
                name: "concession");

            migrationBuilder.DropTable(
                name: "confirmed_reading");

            migrationBuilder.DropIndex(
                name: "ix_verification_photo_sha256",
                table: "verification");

            migrationBuilder.DropIndex(
                name: "ix_lot_released",
                table: "lot");

            migrationBuilder.DropColumn(
                name: "photo_sha256",
                table: "verification");

            migrationBuilder.DropColumn(
                name: "read_on",
                table: "verification");

            migrationBuilder.DropColumn(
                name: "verified_by_another",
                table: "shop");

            migrationBuilder.DropColumn(
                name: "control_level",
                table: "product");

            migrationBuilder.DropColumn(
                name: "inspection",
                table: "product");

            migrationBuilder.DropColumn(
                name: "checklist",
                table: "material");

            migrationBuilder.DropColumn(
                name: "accepted_level",
                table: "lot");

            migrationBuilder.DropColumn(
                name: "asked_level",
                table: "lot");

            migrationBuilder.DropColumn(
                name: "released_at",
                table: "lot");

            migrationBuilder.DropColumn(
                name: "released_by",
                table: "lot");

            migrationBuilder.DropColumn(
                name: "is_rejected",
                table: "document");

            migrationBuilder.DropColumn(
                name: "reviewed_at",
                table: "document");

            migrationBuilder.DropColumn(
                name: "reviewed_by",
                table: "document");

            migrationBuilder.DropColumn(
                name: "standards",
                table: "document");

            migrationBuilder.DropColumn(
                name: "approves_deviations",
                table: "customer");

            migrationBuilder.DropColumn(
                name: "control_level",
                table: "customer");
        }
    }
}
