using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Traceability.Data.Migrations
{
    /// <inheritdoc />
    public partial class Places : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "bench_device",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    token_hash = table.Column<string>(type: "TEXT", nullable: false),
                    lock_minutes = table.Column<int>(type: "INTEGER", nullable: false),
                    revoked_at = table.Column<long>(type: "INTEGER", nullable: true),
                    revoked_by = table.Column<string>(type: "TEXT", nullable: true),
                    recorded_at = table.Column<long>(type: "INTEGER", nullable: false),
                    recorded_by = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_bench_device", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "bench_pass",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    account_id = table.Column<long>(type: "INTEGER", nullable: false),
                    pin_hash = table.Column<string>(type: "TEXT", nullable: true),
                    wrong_pins = table.Column<int>(type: "INTEGER", nullable: false),
                    badge_hash = table.Column<string>(type: "TEXT", nullable: true),
                    recorded_at = table.Column<long>(type: "INTEGER", nullable: false),
                    recorded_by = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_bench_pass", x => x.id);
                    table.ForeignKey(
                        name: "FK_bench_pass_account_account_id",
                        column: x => x.account_id,
                        principalTable: "account",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "place",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    number = table.Column<string>(type: "TEXT", nullable: false),
                    number_key = table.Column<string>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    name_key = table.Column<string>(type: "TEXT", nullable: false),
                    recorded_at = table.Column<long>(type: "INTEGER", nullable: false),
                    recorded_by = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_place", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_bench_device_token_hash",
                table: "bench_device",
                column: "token_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_bench_pass_account_id",
                table: "bench_pass",
                column: "account_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_bench_pass_badge_hash",
                table: "bench_pass",
                column: "badge_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_place_name_key",
                table: "place",
                column: "name_key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_place_number_key",
                table: "place",
                column: "number_key",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "bench_device");

            migrationBuilder.DropTable(
                name: "bench_pass");

            migrationBuilder.DropTable(
                name: "place");
        }
    }
}
