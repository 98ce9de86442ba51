using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Traceability.Data.Migrations
{
    /// <inheritdoc />
    public partial class Papers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.RenameIndex(
                name: "ix_dictionary`2_material_id",
                table: "document_material",
                newName: "ix_document_material_material_id");

            migrationBuilder.RenameIndex(
                name: "ix_dictionary`2_lot_id",
                table: "document_lot",
                newName: "ix_document_lot_lot_id");

            migrationBuilder.RenameIndex(
                name: "ix_dictionary`2_heat_id",
                table: "document_heat",
                newName: "ix_document_heat_heat_id");

            migrationBuilder.AddColumn<bool>(
                name: "needs_password",
                table: "stored_file",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "type",
                table: "stored_file",
                type: "TEXT",
                nullable: false,
                defaultValue: "other");

            migrationBuilder.AddColumn<long>(
                name: "recorded_at",
                table: "document_material",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<string>(
                name: "recorded_by",
                table: "document_material",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<long>(
                name: "recorded_at",
                table: "document_lot",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<string>(
                name: "recorded_by",
                table: "document_lot",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<long>(
                name: "recorded_at",
                table: "document_heat",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<string>(
                name: "recorded_by",
                table: "document_heat",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<long>(
                name: "superseded_by_id",
                table: "document",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "withdrawn_at",
                table: "document",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "withdrawn_by",
                table: "document",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "withdrawn_reason",
                table: "document",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "document_receipt",
                columns: table => new
                {
                    document_id = table.Column<long>(type: "INTEGER", nullable: false),
                    receipt_id = table.Column<long>(type: "INTEGER", nullable: false),
                    recorded_at = table.Column<long>(type: "INTEGER", nullable: false),
                    recorded_by = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_document_receipt", x => new { x.document_id, x.receipt_id });
                    table.ForeignKey(
                        name: "FK_document_receipt_document_document_id",
                        column: x => x.document_id,
                        principalTable: "document",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_document_receipt_receipt_receipt_id",
                        column: x => x.receipt_id,
                        principalTable: "receipt",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "document_supplier",
                columns: table => new
                {
                    document_id = table.Column<long>(type: "INTEGER", nullable: false),
                    supplier_id = table.Column<long>(type: "INTEGER", nullable: false),
                    recorded_at = table.Column<long>(type: "INTEGER", nullable: false),
                    recorded_by = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_document_supplier", x => new { x.document_id, x.supplier_id });
                    table.ForeignKey(
                        name: "FK_document_supplier_document_document_id",
                        column: x => x.document_id,
                        principalTable: "document",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_document_supplier_supplier_supplier_id",
                        column: x => x.supplier_id,
                        principalTable: "supplier",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_document_superseded_by_id",
                table: "document",
                column: "superseded_by_id");

            migrationBuilder.CreateIndex(
                name: "ix_document_receipt_receipt_id",
                table: "document_receipt",
                column: "receipt_id");

            migrationBuilder.CreateIndex(
                name: "ix_document_supplier_supplier_id",
                table: "document_supplier",
                column: "supplier_id");

            migrationBuilder.AddForeignKey(
                name: "FK_document_document_superseded_by_id",
                table: "document",
                column: "superseded_by_id",
                principalTable: "document",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_document_document_superseded_by_id",
                table: "document");

            migrationBuilder.DropTable(
                name: "document_receipt");

            migrationBuilder.DropTable(
                name: "document_supplier");

            migrationBuilder.DropIndex(
                name: "ix_document_superseded_by_id",
                table: "document");

            migrationBuilder.DropColumn(
                name: "needs_password",
                table: "stored_file");

            migrationBuilder.DropColumn(
                name: "type",
                table: "stored_file");

            migrationBuilder.DropColumn(
                name: "recorded_at",
                table: "document_material");

            migrationBuilder.DropColumn(
                name: "recorded_by",
                table: "document_material");

            migrationBuilder.DropColumn(
                name: "recorded_at",
                table: "document_lot");

            migrationBuilder.DropColumn(
                name: "recorded_by",
                table: "document_lot");

            migrationBuilder.DropColumn(
                name: "recorded_at",
                table: "document_heat");

            migrationBuilder.DropColumn(
                name: "recorded_by",
                table: "document_heat");

            migrationBuilder.DropColumn(
                name: "superseded_by_id",
                table: "document");

            migrationBuilder.DropColumn(
                name: "withdrawn_at",
                table: "document");

            migrationBuilder.DropColumn(
                name: "withdrawn_by",
                table: "document");

            migrationBuilder.DropColumn(
                name: "withdrawn_reason",
                table: "document");

            migrationBuilder.RenameIndex(
                name: "ix_document_material_material_id",
                table: "document_material",
                newName: "ix_dictionary`2_material_id");

            migrationBuilder.RenameIndex(
                name: "ix_document_lot_lot_id",
                table: "document_lot",
                newName: "ix_dictionary`2_lot_id");

            migrationBuilder.RenameIndex(
                name: "ix_document_heat_heat_id",
                table: "document_heat",
                newName: "ix_dictionary`2_heat_id");
        }
    }
}
