using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Traceability.Data.Migrations
{
    /// <inheritdoc />
    public partial class Nests : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "record_line",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    record_id = table.Column<long>(type: "INTEGER", nullable: false),
                    position = table.Column<int>(type: "INTEGER", nullable: false),
                    product_id = table.Column<long>(type: "INTEGER", nullable: false),
                    units = table.Column<long>(type: "INTEGER", nullable: true),
                    order_id = table.Column<long>(type: "INTEGER", nullable: true),
                    bom_revision = table.Column<string>(type: "TEXT", nullable: true),
                    drawing = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_record_line", x => x.id);
                    table.CheckConstraint("ck_record_line_units", "units > 0");
                    table.ForeignKey(
                        name: "FK_record_line_order_order_id",
                        column: x => x.order_id,
                        principalTable: "order",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_record_line_product_product_id",
                        column: x => x.product_id,
                        principalTable: "product",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_record_line_transformation_record_id",
                        column: x => x.record_id,
                        principalTable: "transformation",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_record_line_order_id",
                table: "record_line",
                column: "order_id");

            migrationBuilder.CreateIndex(
                name: "ix_record_line_product_id",
                table: "record_line",
                column: "product_id");

            migrationBuilder.CreateIndex(
                name: "ix_record_line_record_id_position",
                table: "record_line",
                columns: new[] { "record_id", "position" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "record_line");
        }
    }
}
