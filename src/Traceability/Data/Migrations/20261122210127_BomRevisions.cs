using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Traceability.Data.Migrations
{
    /// <inheritdoc />
    public partial class BomRevisions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_bom_line_product_id",
                table: "bom_line");

            migrationBuilder.CreateTable(
                name: "bom_revision",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    product_id = table.Column<long>(type: "INTEGER", nullable: false),
                    revision = table.Column<string>(type: "TEXT", nullable: false),
                    position = table.Column<int>(type: "INTEGER", nullable: false),
                    released_at = table.Column<long>(type: "INTEGER", nullable: true),
                    released_by = table.Column<string>(type: "TEXT", nullable: true),
                    recorded_at = table.Column<long>(type: "INTEGER", nullable: false),
                    recorded_by = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_bom_revision", x => x.id);
                    table.UniqueConstraint("AK_bom_revision_product_id_revision", x => new { x.product_id, x.revision });
                    table.ForeignKey(
                        name: "FK_bom_revision_product_product_id",
                        column: x => x.product_id,
                        principalTable: "product",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            // By hand: what was used as a revision until now was in force; nobody released it by name.
            migrationBuilder.Sql("""
                INSERT INTO bom_revision (product_id, revision, position, released_at, recorded_at, recorded_by)
                SELECT product_id, revision, ROW_NUMBER() OVER (PARTITION BY product_id ORDER BY MAX(id)), strftime('%s', 'now') * 1000000, strftime('%s', 'now') * 1000000, 'traceability'
                  FROM bom_line GROUP BY product_id, revision;
                """);

            migrationBuilder.CreateIndex(
                name: "ix_bom_line_product_id_revision",
                table: "bom_line",
                columns: new[] { "product_id", "revision" });

            migrationBuilder.AddForeignKey(
                name: "FK_bom_line_bom_revision_product_id_revision",
                table: "bom_line",
                columns: new[] { "product_id", "revision" },
                principalTable: "bom_revision",
                principalColumns: new[] { "product_id", "revision" },
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_bom_line_bom_revision_product_id_revision",
                table: "bom_line");

            migrationBuilder.DropTable(
                name: "bom_revision");

            migrationBuilder.DropIndex(
                name: "ix_bom_line_product_id_revision",
                table: "bom_line");

            migrationBuilder.CreateIndex(
                name: "ix_bom_line_product_id",
                table: "bom_line",
                column: "product_id");
        }
    }
}
