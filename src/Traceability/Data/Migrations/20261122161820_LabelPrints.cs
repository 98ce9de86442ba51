using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Traceability.Data.Migrations
{
    /// <inheritdoc />
    public partial class LabelPrints : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "label_print",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    number = table.Column<string>(type: "TEXT", nullable: false),
                    number_key = table.Column<string>(type: "TEXT", nullable: false),
                    last_number = table.Column<string>(type: "TEXT", nullable: true),
                    copies = table.Column<int>(type: "INTEGER", nullable: false),
                    format = table.Column<string>(type: "TEXT", nullable: false),
                    recorded_at = table.Column<long>(type: "INTEGER", nullable: false),
                    recorded_by = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_label_print", x => x.id);
                    table.CheckConstraint("ck_label_print_some", "copies > 0");
                });

            migrationBuilder.CreateIndex(
                name: "ix_label_print_last_number",
                table: "label_print",
                column: "last_number",
                filter: "last_number IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_label_print_number_key_recorded_at",
                table: "label_print",
                columns: new[] { "number_key", "recorded_at" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "label_print");
        }
    }
}
