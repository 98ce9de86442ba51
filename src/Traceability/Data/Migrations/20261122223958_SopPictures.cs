using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Traceability.Data.Migrations
{
    /// <inheritdoc />
    public partial class SopPictures : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "sop_picture",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    revision_id = table.Column<long>(type: "INTEGER", nullable: false),
                    step = table.Column<int>(type: "INTEGER", nullable: false),
                    sha256 = table.Column<string>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    recorded_at = table.Column<long>(type: "INTEGER", nullable: false),
                    recorded_by = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sop_picture", x => x.id);
                    table.CheckConstraint("ck_sop_picture_step", "step >= 1");
                    table.ForeignKey(
                        name: "FK_sop_picture_sop_revision_revision_id",
                        column: x => x.revision_id,
                        principalTable: "sop_revision",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_sop_picture_stored_file_sha256",
                        column: x => x.sha256,
                        principalTable: "stored_file",
                        principalColumn: "sha256",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_sop_picture_revision_id_step_sha256",
                table: "sop_picture",
                columns: new[] { "revision_id", "step", "sha256" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_sop_picture_sha256",
                table: "sop_picture",
                column: "sha256");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "sop_picture");
        }
    }
}
