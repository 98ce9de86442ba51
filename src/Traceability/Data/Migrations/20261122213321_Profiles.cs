using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Traceability.Data.Migrations
{
    /// <inheritdoc />
    public partial class Profiles : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "profile_id",
                table: "product",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "profile_id",
                table: "customer",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "profile",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    code = table.Column<string>(type: "TEXT", nullable: false),
                    code_key = table.Column<string>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    required_documents = table.Column<string>(type: "TEXT", nullable: false),
                    control_level = table.Column<int>(type: "INTEGER", nullable: true),
                    inspection = table.Column<string>(type: "TEXT", nullable: true),
                    needs_bom = table.Column<bool>(type: "INTEGER", nullable: false),
                    needs_sop = table.Column<bool>(type: "INTEGER", nullable: false),
                    needs_drawing = table.Column<bool>(type: "INTEGER", nullable: false),
                    as_brought = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_profile", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_product_profile_id",
                table: "product",
                column: "profile_id");

            migrationBuilder.CreateIndex(
                name: "ix_customer_profile_id",
                table: "customer",
                column: "profile_id");

            migrationBuilder.CreateIndex(
                name: "ix_profile_code_key",
                table: "profile",
                column: "code_key",
                unique: true);

            // By hand: the profiles that the program brings, once. What a shop makes of them is its own.
            migrationBuilder.Sql("""
                INSERT INTO profile (code, code_key, name, required_documents, control_level, inspection, needs_bom, needs_sop, needs_drawing, as_brought) VALUES
                    ('PLAIN', 'PLAIN', 'plain', '', NULL, NULL, 0, 0, 0, 1),
                    ('ROHS', 'ROHS', 'RoHS', 'rohs', 1, NULL, 0, 0, 0, 1),
                    ('REACH', 'REACH', 'REACH', 'reach', 1, NULL, 0, 0, 0, 1),
                    ('FOOD', 'FOOD', 'food contact', 'food_contact', 2, NULL, 1, 1, 0, 1),
                    ('MEDICAL', 'MEDICAL', 'medical jig', 'mtr;cofc', 3, '3.1', 1, 1, 1, 1),
                    ('AERO', 'AERO', 'aerospace/education', 'mtr;cofc', 3, '3.1', 0, 0, 1, 1),
                    ('ELECTRONICS', 'ELECTRONICS', 'electronics enclosure', 'rohs;reach', 2, NULL, 1, 0, 0, 1);
                """);

            migrationBuilder.AddForeignKey(
                name: "FK_customer_profile_profile_id",
                table: "customer",
                column: "profile_id",
                principalTable: "profile",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_product_profile_profile_id",
                table: "product",
                column: "profile_id",
                principalTable: "profile",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_customer_profile_profile_id",
                table: "customer");

            migrationBuilder.DropForeignKey(
                name: "FK_product_profile_profile_id",
                table: "product");

            migrationBuilder.DropTable(
                name: "profile");

            migrationBuilder.DropIndex(
                name: "ix_product_profile_id",
                table: "product");

            migrationBuilder.DropIndex(
                name: "ix_customer_profile_id",
                table: "customer");

            migrationBuilder.DropColumn(
                name: "profile_id",
                table: "product");

            migrationBuilder.DropColumn(
                name: "profile_id",
                table: "customer");
        }
    }
}
