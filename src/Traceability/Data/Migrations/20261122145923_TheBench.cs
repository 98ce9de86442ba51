using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Traceability.Data.Migrations
{
    /// <inheritdoc />
    public partial class TheBench : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "abandoned_at",
                table: "transformation",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "abandoned_by",
                table: "transformation",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "abandoned_reason",
                table: "transformation",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "late_reason",
                table: "transformation",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "mark_spot",
                table: "transformation",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "mark_with",
                table: "transformation",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "scrap_micro",
                table: "transformation",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "marks_read_by_another",
                table: "shop",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<int>(
                name: "cut_tolerance_per_mille",
                table: "material",
                type: "INTEGER",
                nullable: false,
                defaultValue: 10);

            migrationBuilder.AddColumn<long>(
                name: "min_useful_micro",
                table: "material",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "thickness_micro",
                table: "material",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "grade_only",
                table: "lot",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "length_micro",
                table: "lot",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "width_micro",
                table: "lot",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "until_marked",
                table: "hold",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "evidence",
                table: "cut_piece",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "keyed_in_at",
                table: "cut_piece",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "length_micro",
                table: "cut_piece",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "spot",
                table: "cut_piece",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "width_micro",
                table: "cut_piece",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "renewal",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    lot_id = table.Column<long>(type: "INTEGER", nullable: false),
                    cut_id = table.Column<long>(type: "INTEGER", nullable: true),
                    cause = table.Column<string>(type: "TEXT", nullable: false),
                    reason = table.Column<string>(type: "TEXT", nullable: false),
                    asked_by = table.Column<string>(type: "TEXT", nullable: false),
                    asked_at = table.Column<long>(type: "INTEGER", nullable: false),
                    proven_by = table.Column<string>(type: "TEXT", nullable: true),
                    proven_at = table.Column<long>(type: "INTEGER", nullable: true),
                    ended_at = table.Column<long>(type: "INTEGER", nullable: true),
                    ended_by = table.Column<string>(type: "TEXT", nullable: true),
                    ended_reason = table.Column<string>(type: "TEXT", nullable: true),
                    recorded_at = table.Column<long>(type: "INTEGER", nullable: false),
                    recorded_by = table.Column<string>(type: "TEXT", nullable: false),
                    mark_method = table.Column<string>(type: "TEXT", nullable: true),
                    spot = table.Column<string>(type: "TEXT", nullable: true),
                    marked_by = table.Column<string>(type: "TEXT", nullable: true),
                    marked_at = table.Column<long>(type: "INTEGER", nullable: true),
                    marked_number = table.Column<string>(type: "TEXT", nullable: true),
                    verified_by = table.Column<string>(type: "TEXT", nullable: true),
                    verified_at = table.Column<long>(type: "INTEGER", nullable: true),
                    evidence = table.Column<string>(type: "TEXT", nullable: true),
                    keyed_in_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_renewal", x => x.id);
                    table.CheckConstraint("ck_renewal_read", "verified_at IS NULL OR (mark_method IS NOT NULL AND marked_number IS NOT NULL)");
                    table.ForeignKey(
                        name: "FK_renewal_lot_lot_id",
                        column: x => x.lot_id,
                        principalTable: "lot",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_renewal_transformation_cut_id",
                        column: x => x.cut_id,
                        principalTable: "transformation",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_lot_grade_only",
                table: "lot",
                column: "material_id",
                filter: "grade_only IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_hold_until_marked",
                table: "hold",
                column: "lot_id",
                unique: true,
                filter: "until_marked = 1 AND lifted_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_renewal_cut_id",
                table: "renewal",
                column: "cut_id");

            migrationBuilder.CreateIndex(
                name: "ix_renewal_lot_id",
                table: "renewal",
                column: "lot_id",
                unique: true,
                filter: "verified_at IS NULL AND ended_at IS NULL AND cut_id IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_renewal_lot_id_asked_at",
                table: "renewal",
                columns: new[] { "lot_id", "asked_at" });

            // By hand: cuts that are there already threw nothing away that anybody wrote down.
            migrationBuilder.Sql("UPDATE transformation SET scrap_micro = 0 WHERE kind = 'cut';");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "renewal");

            migrationBuilder.DropIndex(
                name: "ix_lot_grade_only",
                table: "lot");

            migrationBuilder.DropIndex(
                name: "ix_hold_until_marked",
                table: "hold");

            migrationBuilder.DropColumn(
                name: "abandoned_at",
                table: "transformation");

            migrationBuilder.DropColumn(
                name: "abandoned_by",
                table: "transformation");

            migrationBuilder.DropColumn(
                name: "abandoned_reason",
                table: "transformation");

            migrationBuilder.DropColumn(
                name: "late_reason",
                table: "transformation");

            migrationBuilder.DropColumn(
                name: "mark_spot",
                table: "transformation");

            migrationBuilder.DropColumn(
                name: "mark_with",
                table: "transformation");

            migrationBuilder.DropColumn(
                name: "scrap_micro",
                table: "transformation");

            migrationBuilder.DropColumn(
                name: "marks_read_by_another",
                table: "shop");

            migrationBuilder.DropColumn(
                name: "cut_tolerance_per_mille",
                table: "material");

            migrationBuilder.DropColumn(
                name: "min_useful_micro",
                table: "material");

            migrationBuilder.DropColumn(
                name: "thickness_micro",
                table: "material");

            migrationBuilder.DropColumn(
                name: "grade_only",
                table: "lot");

            migrationBuilder.DropColumn(
                name: "length_micro",
                table: "lot");

            migrationBuilder.DropColumn(
                name: "width_micro",
                table: "lot");

            migrationBuilder.DropColumn(
                name: "until_marked",
                table: "hold");

            migrationBuilder.DropColumn(
                name: "evidence",
                table: "cut_piece");

            migrationBuilder.DropColumn(
                name: "keyed_in_at",
                table: "cut_piece");

            migrationBuilder.DropColumn(
                name: "length_micro",
                table: "cut_piece");

            migrationBuilder.DropColumn(
                name: "spot",
                table: "cut_piece");

            migrationBuilder.DropColumn(
                name: "width_micro",
                table: "cut_piece");
        }
    }
}
