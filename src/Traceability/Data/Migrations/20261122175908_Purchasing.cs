using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Traceability.Data.Migrations
{
    /// <inheritdoc />
    public partial class Purchasing : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "against_id",
                table: "receipt",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "purchase_line_id",
                table: "lot",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "purchase_order",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    number = table.Column<string>(type: "TEXT", nullable: false),
                    number_key = table.Column<string>(type: "TEXT", nullable: false),
                    supplier_id = table.Column<long>(type: "INTEGER", nullable: false),
                    ordered_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    reference = table.Column<string>(type: "TEXT", nullable: true),
                    note = table.Column<string>(type: "TEXT", nullable: true),
                    sent_at = table.Column<long>(type: "INTEGER", nullable: true),
                    sent_by = table.Column<string>(type: "TEXT", nullable: true),
                    sent_despite = table.Column<string>(type: "TEXT", nullable: true),
                    ended_as = table.Column<string>(type: "TEXT", nullable: true),
                    ended_at = table.Column<long>(type: "INTEGER", nullable: true),
                    ended_by = table.Column<string>(type: "TEXT", nullable: true),
                    ended_reason = table.Column<string>(type: "TEXT", nullable: true),
                    recorded_at = table.Column<long>(type: "INTEGER", nullable: false),
                    recorded_by = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_purchase_order", x => x.id);
                    table.CheckConstraint("ck_purchase_order_end", "(ended_as IS NULL) = (ended_at IS NULL)");
                    table.ForeignKey(
                        name: "FK_purchase_order_supplier_supplier_id",
                        column: x => x.supplier_id,
                        principalTable: "supplier",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "supplier_confirmation",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    supplier_id = table.Column<long>(type: "INTEGER", nullable: false),
                    type = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    by = table.Column<string>(type: "TEXT", nullable: false),
                    note = table.Column<string>(type: "TEXT", nullable: true),
                    withdrawn_at = table.Column<long>(type: "INTEGER", nullable: true),
                    withdrawn_by = table.Column<string>(type: "TEXT", nullable: true),
                    withdrawn_reason = table.Column<string>(type: "TEXT", nullable: true),
                    recorded_at = table.Column<long>(type: "INTEGER", nullable: false),
                    recorded_by = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_supplier_confirmation", x => x.id);
                    table.ForeignKey(
                        name: "FK_supplier_confirmation_supplier_supplier_id",
                        column: x => x.supplier_id,
                        principalTable: "supplier",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "purchase_amendment",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    order_id = table.Column<long>(type: "INTEGER", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    by = table.Column<string>(type: "TEXT", nullable: false),
                    says = table.Column<string>(type: "TEXT", nullable: false),
                    reason = table.Column<string>(type: "TEXT", nullable: false),
                    recorded_at = table.Column<long>(type: "INTEGER", nullable: false),
                    recorded_by = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_purchase_amendment", x => x.id);
                    table.ForeignKey(
                        name: "FK_purchase_amendment_purchase_order_order_id",
                        column: x => x.order_id,
                        principalTable: "purchase_order",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "purchase_line",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    order_id = table.Column<long>(type: "INTEGER", nullable: false),
                    position = table.Column<int>(type: "INTEGER", nullable: false),
                    material_id = table.Column<long>(type: "INTEGER", nullable: false),
                    quantity_micro = table.Column<long>(type: "INTEGER", nullable: false),
                    unit = table.Column<string>(type: "TEXT", nullable: false),
                    wanted_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    note = table.Column<string>(type: "TEXT", nullable: true),
                    documents = table.Column<string>(type: "TEXT", nullable: false),
                    en10204 = table.Column<string>(type: "TEXT", nullable: true),
                    other_paper = table.Column<string>(type: "TEXT", nullable: true),
                    is_struck = table.Column<bool>(type: "INTEGER", nullable: false),
                    recorded_at = table.Column<long>(type: "INTEGER", nullable: false),
                    recorded_by = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_purchase_line", x => x.id);
                    table.CheckConstraint("ck_purchase_line_amount", "quantity_micro > 0");
                    table.ForeignKey(
                        name: "FK_purchase_line_material_material_id",
                        column: x => x.material_id,
                        principalTable: "material",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_purchase_line_purchase_order_order_id",
                        column: x => x.order_id,
                        principalTable: "purchase_order",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_receipt_against_id",
                table: "receipt",
                column: "against_id");

            migrationBuilder.CreateIndex(
                name: "ix_lot_purchase_line_id",
                table: "lot",
                column: "purchase_line_id");

            migrationBuilder.CreateIndex(
                name: "ix_purchase_amendment_order_id_number",
                table: "purchase_amendment",
                columns: new[] { "order_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_purchase_line_material_id",
                table: "purchase_line",
                column: "material_id");

            migrationBuilder.CreateIndex(
                name: "ix_purchase_line_order_id_position",
                table: "purchase_line",
                columns: new[] { "order_id", "position" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_purchase_order_number_key",
                table: "purchase_order",
                column: "number_key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_purchase_order_ordered_on_id",
                table: "purchase_order",
                columns: new[] { "ordered_on", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_purchase_order_supplier_id",
                table: "purchase_order",
                column: "supplier_id");

            migrationBuilder.CreateIndex(
                name: "ix_supplier_confirmation_supplier_id_type",
                table: "supplier_confirmation",
                columns: new[] { "supplier_id", "type" },
                unique: true,
                filter: "withdrawn_at IS NULL");

            migrationBuilder.AddForeignKey(
                name: "FK_lot_purchase_line_purchase_line_id",
                table: "lot",
                column: "purchase_line_id",
                principalTable: "purchase_line",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_receipt_purchase_order_against_id",
                table: "receipt",
                column: "against_id",
                principalTable: "purchase_order",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_lot_purchase_line_purchase_line_id",
                table: "lot");

            migrationBuilder.DropForeignKey(
                name: "FK_receipt_purchase_order_against_id",
                table: "receipt");

            migrationBuilder.DropTable(
                name: "purchase_amendment");

            migrationBuilder.DropTable(
                name: "purchase_line");

            migrationBuilder.DropTable(
                name: "supplier_confirmation");

            migrationBuilder.DropTable(
                name: "purchase_order");

            migrationBuilder.DropIndex(
                name: "ix_receipt_against_id",
                table: "receipt");

            migrationBuilder.DropIndex(
                name: "ix_lot_purchase_line_id",
                table: "lot");

            migrationBuilder.DropColumn(
                name: "against_id",
                table: "receipt");

            migrationBuilder.DropColumn(
                name: "purchase_line_id",
                table: "lot");
        }
    }
}
