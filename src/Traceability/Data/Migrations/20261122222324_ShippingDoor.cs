using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Traceability.Data.Migrations
{
    /// <inheritdoc />
    public partial class ShippingDoor : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "decided_at",
                table: "transformation",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "decided_by",
                table: "transformation",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "decided_reason",
                table: "transformation",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "decision",
                table: "transformation",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "return_condition",
                table: "transformation",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "return_reason",
                table: "transformation",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "purpose",
                table: "shipment",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "shipping_exception",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    shipment_id = table.Column<long>(type: "INTEGER", nullable: false),
                    lot_id = table.Column<long>(type: "INTEGER", nullable: false),
                    rule = table.Column<string>(type: "TEXT", nullable: false),
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
                    table.PrimaryKey("PK_shipping_exception", x => x.id);
                    table.ForeignKey(
                        name: "FK_shipping_exception_lot_lot_id",
                        column: x => x.lot_id,
                        principalTable: "lot",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_shipping_exception_shipment_shipment_id",
                        column: x => x.shipment_id,
                        principalTable: "shipment",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_return_undecided",
                table: "transformation",
                column: "id",
                filter: "kind = 'return' AND decision IS NULL");

            migrationBuilder.AddCheckConstraint(
                name: "ck_shipment_purpose",
                table: "shipment",
                sql: "purpose IS NULL OR (purpose = 'order') = (order_id IS NOT NULL)");

            migrationBuilder.CreateIndex(
                name: "ix_shipping_exception_lot_id",
                table: "shipping_exception",
                column: "lot_id");

            migrationBuilder.CreateIndex(
                name: "ix_shipping_exception_shipment_id_lot_id_rule_what",
                table: "shipping_exception",
                columns: new[] { "shipment_id", "lot_id", "rule", "what" },
                unique: true);

            // By hand: what had an order left for it.
            migrationBuilder.Sql("UPDATE shipment SET purpose = 'order' WHERE order_id IS NOT NULL;");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "shipping_exception");

            migrationBuilder.DropIndex(
                name: "ix_return_undecided",
                table: "transformation");

            migrationBuilder.DropCheckConstraint(
                name: "ck_shipment_purpose",
                table: "shipment");

            migrationBuilder.DropColumn(
                name: "decided_at",
                table: "transformation");

            migrationBuilder.DropColumn(
                name: "decided_by",
                table: "transformation");

            migrationBuilder.DropColumn(
                name: "decided_reason",
                table: "transformation");

            migrationBuilder.DropColumn(
                name: "decision",
                table: "transformation");

            migrationBuilder.DropColumn(
                name: "return_condition",
                table: "transformation");

            migrationBuilder.DropColumn(
                name: "return_reason",
                table: "transformation");

            migrationBuilder.DropColumn(
                name: "purpose",
                table: "shipment");
        }
    }
}
