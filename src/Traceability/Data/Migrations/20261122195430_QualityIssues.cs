using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Traceability.Data.Migrations
{
    /// <inheritdoc />
    public partial class QualityIssues : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "issue_id",
                table: "hold",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "non_conformance",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    number = table.Column<string>(type: "TEXT", nullable: false),
                    number_key = table.Column<string>(type: "TEXT", nullable: false),
                    what = table.Column<string>(type: "TEXT", nullable: false),
                    found_where = table.Column<string>(type: "TEXT", nullable: true),
                    found_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    found_by = table.Column<string>(type: "TEXT", nullable: false),
                    machine = table.Column<string>(type: "TEXT", nullable: true),
                    reason = table.Column<string>(type: "TEXT", nullable: true),
                    lot_id = table.Column<long>(type: "INTEGER", nullable: true),
                    work_id = table.Column<long>(type: "INTEGER", nullable: true),
                    delivery_id = table.Column<long>(type: "INTEGER", nullable: true),
                    shipment_id = table.Column<long>(type: "INTEGER", nullable: true),
                    supplier_id = table.Column<long>(type: "INTEGER", nullable: true),
                    cause = table.Column<string>(type: "TEXT", nullable: true),
                    cause_by = table.Column<string>(type: "TEXT", nullable: true),
                    cause_at = table.Column<long>(type: "INTEGER", nullable: true),
                    closed_at = table.Column<long>(type: "INTEGER", nullable: true),
                    closed_by = table.Column<string>(type: "TEXT", nullable: true),
                    recorded_at = table.Column<long>(type: "INTEGER", nullable: false),
                    recorded_by = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_non_conformance", x => x.id);
                    table.CheckConstraint("ck_issue_about_one_thing", "(lot_id IS NOT NULL) + (work_id IS NOT NULL) + (delivery_id IS NOT NULL) + (shipment_id IS NOT NULL) <= 1");
                    table.CheckConstraint("ck_issue_cause", "(cause IS NULL) = (cause_at IS NULL)");
                    table.CheckConstraint("ck_issue_closed", "(closed_at IS NULL) = (closed_by IS NULL)");
                    table.ForeignKey(
                        name: "FK_non_conformance_lot_lot_id",
                        column: x => x.lot_id,
                        principalTable: "lot",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_non_conformance_receipt_delivery_id",
                        column: x => x.delivery_id,
                        principalTable: "receipt",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_non_conformance_shipment_shipment_id",
                        column: x => x.shipment_id,
                        principalTable: "shipment",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_non_conformance_supplier_supplier_id",
                        column: x => x.supplier_id,
                        principalTable: "supplier",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_non_conformance_transformation_work_id",
                        column: x => x.work_id,
                        principalTable: "transformation",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "corrective_action",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    issue_id = table.Column<long>(type: "INTEGER", nullable: false),
                    what = table.Column<string>(type: "TEXT", nullable: false),
                    owner_id = table.Column<long>(type: "INTEGER", nullable: false),
                    due_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    began_by = table.Column<string>(type: "TEXT", nullable: false),
                    began_at = table.Column<long>(type: "INTEGER", nullable: false),
                    done_at = table.Column<long>(type: "INTEGER", nullable: true),
                    done_by = table.Column<string>(type: "TEXT", nullable: true),
                    done_note = table.Column<string>(type: "TEXT", nullable: true),
                    is_effective = table.Column<bool>(type: "INTEGER", nullable: true),
                    judged_at = table.Column<long>(type: "INTEGER", nullable: true),
                    judged_by = table.Column<string>(type: "TEXT", nullable: true),
                    judgement = table.Column<string>(type: "TEXT", nullable: true),
                    recorded_at = table.Column<long>(type: "INTEGER", nullable: false),
                    recorded_by = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_corrective_action", x => x.id);
                    table.CheckConstraint("ck_action_judged", "(is_effective IS NULL) = (judged_at IS NULL) AND (judged_at IS NULL OR done_at IS NOT NULL)");
                    table.ForeignKey(
                        name: "FK_corrective_action_non_conformance_issue_id",
                        column: x => x.issue_id,
                        principalTable: "non_conformance",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_corrective_action_person_owner_id",
                        column: x => x.owner_id,
                        principalTable: "person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "disposition",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    issue_id = table.Column<long>(type: "INTEGER", nullable: false),
                    lot_id = table.Column<long>(type: "INTEGER", nullable: false),
                    quantity_micro = table.Column<long>(type: "INTEGER", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    reason = table.Column<string>(type: "TEXT", nullable: false),
                    by = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    reworked_at = table.Column<long>(type: "INTEGER", nullable: true),
                    reworked_by = table.Column<string>(type: "TEXT", nullable: true),
                    rework_result = table.Column<string>(type: "TEXT", nullable: true),
                    is_good = table.Column<bool>(type: "INTEGER", nullable: true),
                    recorded_at = table.Column<long>(type: "INTEGER", nullable: false),
                    recorded_by = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_disposition", x => x.id);
                    table.CheckConstraint("ck_disposition_amount", "quantity_micro > 0");
                    table.CheckConstraint("ck_disposition_reworked", "kind = 'rework' OR reworked_at IS NULL");
                    table.ForeignKey(
                        name: "FK_disposition_lot_lot_id",
                        column: x => x.lot_id,
                        principalTable: "lot",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_disposition_non_conformance_issue_id",
                        column: x => x.issue_id,
                        principalTable: "non_conformance",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "issue_photo",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    issue_id = table.Column<long>(type: "INTEGER", nullable: false),
                    sha256 = table.Column<string>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    by = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    recorded_at = table.Column<long>(type: "INTEGER", nullable: false),
                    recorded_by = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_issue_photo", x => x.id);
                    table.ForeignKey(
                        name: "FK_issue_photo_non_conformance_issue_id",
                        column: x => x.issue_id,
                        principalTable: "non_conformance",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_issue_photo_stored_file_sha256",
                        column: x => x.sha256,
                        principalTable: "stored_file",
                        principalColumn: "sha256",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_hold_issue_id",
                table: "hold",
                column: "issue_id");

            migrationBuilder.CreateIndex(
                name: "ix_action_open",
                table: "corrective_action",
                column: "due_on",
                filter: "done_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_corrective_action_issue_id",
                table: "corrective_action",
                column: "issue_id");

            migrationBuilder.CreateIndex(
                name: "ix_corrective_action_owner_id",
                table: "corrective_action",
                column: "owner_id");

            migrationBuilder.CreateIndex(
                name: "ix_disposition_issue_id",
                table: "disposition",
                column: "issue_id");

            migrationBuilder.CreateIndex(
                name: "ix_disposition_lot_id",
                table: "disposition",
                column: "lot_id");

            migrationBuilder.CreateIndex(
                name: "ix_issue_photo_issue_id_sha256",
                table: "issue_photo",
                columns: new[] { "issue_id", "sha256" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_issue_photo_sha256",
                table: "issue_photo",
                column: "sha256");

            migrationBuilder.CreateIndex(
                name: "ix_issue_open",
                table: "non_conformance",
                column: "id",
                filter: "closed_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_non_conformance_delivery_id",
                table: "non_conformance",
                column: "delivery_id");

            migrationBuilder.CreateIndex(
                name: "ix_non_conformance_lot_id",
                table: "non_conformance",
                column: "lot_id");

            migrationBuilder.CreateIndex(
                name: "ix_non_conformance_number_key",
                table: "non_conformance",
                column: "number_key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_non_conformance_shipment_id",
                table: "non_conformance",
                column: "shipment_id");

            migrationBuilder.CreateIndex(
                name: "ix_non_conformance_supplier_id",
                table: "non_conformance",
                column: "supplier_id");

            migrationBuilder.CreateIndex(
                name: "ix_non_conformance_work_id",
                table: "non_conformance",
                column: "work_id");

            migrationBuilder.AddForeignKey(
                name: "FK_hold_non_conformance_issue_id",
                table: "hold",
                column: "issue_id",
                principalTable: "non_conformance",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_hold_non_conformance_issue_id",
                table: "hold");

            migrationBuilder.DropTable(
                name: "corrective_action");

            migrationBuilder.DropTable(
                name: "disposition");

            migrationBuilder.DropTable(
                name: "issue_photo");

            migrationBuilder.DropTable(
                name: "non_conformance");

            migrationBuilder.DropIndex(
                name: "ix_hold_issue_id",
                table: "hold");

            migrationBuilder.DropColumn(
                name: "issue_id",
                table: "hold");
        }
    }
}
