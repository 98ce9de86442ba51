using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Traceability.Data.Migrations
{
    /// <inheritdoc />
    public partial class ListsAtAMillion : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_transformation_completed_on",
                table: "transformation");

            migrationBuilder.CreateIndex(
                name: "ix_record_number_key",
                table: "transformation",
                column: "number_key",
                filter: "kind = 'make'");

            migrationBuilder.CreateIndex(
                name: "ix_record_started_on",
                table: "transformation",
                columns: new[] { "started_on", "id" },
                filter: "kind = 'make'");

            migrationBuilder.CreateIndex(
                name: "ix_transformation_open",
                table: "transformation",
                columns: new[] { "kind", "started_on", "id" },
                filter: "completed_on IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_shipment_shipped_on_id",
                table: "shipment",
                columns: new[] { "shipped_on", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_receipt_received_on_id",
                table: "receipt",
                columns: new[] { "received_on", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_order_ordered_on_id",
                table: "order",
                columns: new[] { "ordered_on", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_lot_here_of_material",
                table: "lot",
                column: "material_id",
                filter: "on_hand_micro > 0");

            migrationBuilder.CreateIndex(
                name: "ix_lot_id",
                table: "lot",
                column: "id",
                filter: "on_hand_micro = 0");

            migrationBuilder.CreateIndex(
                name: "ix_lot_id_status",
                table: "lot",
                columns: new[] { "id", "status" },
                filter: "on_hand_micro > 0");

            migrationBuilder.CreateIndex(
                name: "ix_lot_location_number_key",
                table: "lot",
                columns: new[] { "location", "number_key" });

            migrationBuilder.CreateIndex(
                name: "ix_lot_received_on_id",
                table: "lot",
                columns: new[] { "received_on", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_document_expires_on_id",
                table: "document",
                columns: new[] { "expires_on", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_document_issued_on_id",
                table: "document",
                columns: new[] { "issued_on", "id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_record_number_key",
                table: "transformation");

            migrationBuilder.DropIndex(
                name: "ix_record_started_on",
                table: "transformation");

            migrationBuilder.DropIndex(
                name: "ix_transformation_open",
                table: "transformation");

            migrationBuilder.DropIndex(
                name: "ix_shipment_shipped_on_id",
                table: "shipment");

            migrationBuilder.DropIndex(
                name: "ix_receipt_received_on_id",
                table: "receipt");

            migrationBuilder.DropIndex(
                name: "ix_order_ordered_on_id",
                table: "order");

            migrationBuilder.DropIndex(
                name: "ix_lot_here_of_material",
                table: "lot");

            migrationBuilder.DropIndex(
                name: "ix_lot_id",
                table: "lot");

            migrationBuilder.DropIndex(
                name: "ix_lot_id_status",
                table: "lot");

            migrationBuilder.DropIndex(
                name: "ix_lot_location_number_key",
                table: "lot");

            migrationBuilder.DropIndex(
                name: "ix_lot_received_on_id",
                table: "lot");

            migrationBuilder.DropIndex(
                name: "ix_document_expires_on_id",
                table: "document");

            migrationBuilder.DropIndex(
                name: "ix_document_issued_on_id",
                table: "document");

            migrationBuilder.CreateIndex(
                name: "ix_transformation_completed_on",
                table: "transformation",
                column: "completed_on");
        }
    }
}
