using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Traceability.Data.Migrations
{
    /// <inheritdoc />
    public partial class MachinesAndSteps : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "waste_micro",
                table: "input",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "machine",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    code = table.Column<string>(type: "TEXT", nullable: false),
                    code_key = table.Column<string>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    name_key = table.Column<string>(type: "TEXT", nullable: false),
                    recorded_at = table.Column<long>(type: "INTEGER", nullable: false),
                    recorded_by = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_machine", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "step_answer",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    record_id = table.Column<long>(type: "INTEGER", nullable: false),
                    step = table.Column<int>(type: "INTEGER", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    by = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    value = table.Column<string>(type: "TEXT", nullable: true),
                    note = table.Column<string>(type: "TEXT", nullable: true),
                    outside_limits = table.Column<bool>(type: "INTEGER", nullable: false),
                    sha256 = table.Column<string>(type: "TEXT", nullable: true),
                    file_name = table.Column<string>(type: "TEXT", nullable: true),
                    recorded_at = table.Column<long>(type: "INTEGER", nullable: false),
                    recorded_by = table.Column<string>(type: "TEXT", nullable: false),
                    voided_at = table.Column<long>(type: "INTEGER", nullable: true),
                    voided_by = table.Column<string>(type: "TEXT", nullable: true),
                    voided_reason = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_step_answer", x => x.id);
                    table.CheckConstraint("ck_step_answer_reason", "(kind <> 'left_out' AND outside_limits = 0) OR note IS NOT NULL");
                    table.CheckConstraint("ck_step_answer_value", "(kind = 'value') = (value IS NOT NULL)");
                    table.CheckConstraint("ck_step_answer_void", "voided_at IS NOT NULL OR (voided_by IS NULL AND voided_reason IS NULL)");
                    table.ForeignKey(
                        name: "FK_step_answer_stored_file_sha256",
                        column: x => x.sha256,
                        principalTable: "stored_file",
                        principalColumn: "sha256",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_step_answer_transformation_record_id",
                        column: x => x.record_id,
                        principalTable: "transformation",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "loading",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    machine_id = table.Column<long>(type: "INTEGER", nullable: false),
                    lot_id = table.Column<long>(type: "INTEGER", nullable: false),
                    since = table.Column<long>(type: "INTEGER", nullable: false),
                    by = table.Column<string>(type: "TEXT", nullable: false),
                    taken_off_at = table.Column<long>(type: "INTEGER", nullable: true),
                    taken_off_by = table.Column<string>(type: "TEXT", nullable: true),
                    recorded_at = table.Column<long>(type: "INTEGER", nullable: false),
                    recorded_by = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_loading", x => x.id);
                    table.CheckConstraint("ck_loading_taken_off", "(taken_off_at IS NULL) = (taken_off_by IS NULL)");
                    table.ForeignKey(
                        name: "FK_loading_lot_lot_id",
                        column: x => x.lot_id,
                        principalTable: "lot",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_loading_machine_machine_id",
                        column: x => x.machine_id,
                        principalTable: "machine",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_transformation_machine_started_on",
                table: "transformation",
                columns: new[] { "machine", "started_on" },
                filter: "machine IS NOT NULL");

            migrationBuilder.AddCheckConstraint(
                name: "ck_input_waste",
                table: "input",
                sql: "waste_micro IS NULL OR (waste_micro > 0 AND waste_micro <= quantity_micro)");

            migrationBuilder.CreateIndex(
                name: "ix_loading_lot_id",
                table: "loading",
                column: "lot_id",
                unique: true,
                filter: "taken_off_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_loading_machine_id_taken_off_at",
                table: "loading",
                columns: new[] { "machine_id", "taken_off_at" });

            migrationBuilder.CreateIndex(
                name: "ix_machine_code_key",
                table: "machine",
                column: "code_key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_machine_name_key",
                table: "machine",
                column: "name_key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_step_answer_record_id_step",
                table: "step_answer",
                columns: new[] { "record_id", "step" },
                unique: true,
                filter: "voided_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_step_answer_sha256",
                table: "step_answer",
                column: "sha256");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "loading");

            migrationBuilder.DropTable(
                name: "step_answer");

            migrationBuilder.DropTable(
                name: "machine");

            migrationBuilder.DropIndex(
                name: "ix_transformation_machine_started_on",
                table: "transformation");

            migrationBuilder.DropCheckConstraint(
                name: "ck_input_waste",
                table: "input");

            migrationBuilder.DropColumn(
                name: "waste_micro",
                table: "input");
        }
    }
}
