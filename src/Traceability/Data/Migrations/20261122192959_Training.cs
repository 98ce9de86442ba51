using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Traceability.Data.Migrations
{
    /// <inheritdoc />
    public partial class Training : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "sop_revision_id",
                table: "transformation",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "usual_sop_id",
                table: "product",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "sop",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    code = table.Column<string>(type: "TEXT", nullable: false),
                    code_key = table.Column<string>(type: "TEXT", nullable: false),
                    title = table.Column<string>(type: "TEXT", nullable: false),
                    recorded_at = table.Column<long>(type: "INTEGER", nullable: false),
                    recorded_by = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sop", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "topic",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    code = table.Column<string>(type: "TEXT", nullable: false),
                    code_key = table.Column<string>(type: "TEXT", nullable: false),
                    title = table.Column<string>(type: "TEXT", nullable: false),
                    of = table.Column<string>(type: "TEXT", nullable: false),
                    retired_at = table.Column<long>(type: "INTEGER", nullable: true),
                    retired_by = table.Column<string>(type: "TEXT", nullable: true),
                    recorded_at = table.Column<long>(type: "INTEGER", nullable: false),
                    recorded_by = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_topic", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "untrained_act",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    by = table.Column<string>(type: "TEXT", nullable: false),
                    act = table.Column<string>(type: "TEXT", nullable: false),
                    number = table.Column<string>(type: "TEXT", nullable: false),
                    number_key = table.Column<string>(type: "TEXT", nullable: false),
                    says = table.Column<string>(type: "TEXT", nullable: false),
                    recorded_at = table.Column<long>(type: "INTEGER", nullable: false),
                    recorded_by = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_untrained_act", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "sop_revision",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    sop_id = table.Column<long>(type: "INTEGER", nullable: false),
                    revision = table.Column<string>(type: "TEXT", nullable: false),
                    revision_key = table.Column<string>(type: "TEXT", nullable: false),
                    position = table.Column<int>(type: "INTEGER", nullable: false),
                    steps = table.Column<string>(type: "TEXT", nullable: false),
                    changes = table.Column<string>(type: "TEXT", nullable: true),
                    released_at = table.Column<long>(type: "INTEGER", nullable: true),
                    released_by = table.Column<string>(type: "TEXT", nullable: true),
                    recorded_at = table.Column<long>(type: "INTEGER", nullable: false),
                    recorded_by = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sop_revision", x => x.id);
                    table.CheckConstraint("ck_sop_revision_released", "(released_at IS NULL) = (released_by IS NULL)");
                    table.ForeignKey(
                        name: "FK_sop_revision_sop_sop_id",
                        column: x => x.sop_id,
                        principalTable: "sop",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "training",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    person_id = table.Column<long>(type: "INTEGER", nullable: false),
                    topic_id = table.Column<long>(type: "INTEGER", nullable: true),
                    sop_revision_id = table.Column<long>(type: "INTEGER", nullable: true),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    trainer_id = table.Column<long>(type: "INTEGER", nullable: true),
                    given_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    valid_until = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    evidence = table.Column<string>(type: "TEXT", nullable: true),
                    file_sha256 = table.Column<string>(type: "TEXT", nullable: true),
                    file_name = table.Column<string>(type: "TEXT", nullable: true),
                    withdrawn_at = table.Column<long>(type: "INTEGER", nullable: true),
                    withdrawn_by = table.Column<string>(type: "TEXT", nullable: true),
                    withdrawn_reason = table.Column<string>(type: "TEXT", nullable: true),
                    recorded_at = table.Column<long>(type: "INTEGER", nullable: false),
                    recorded_by = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_training", x => x.id);
                    table.CheckConstraint("ck_training_ends_after_it_began", "valid_until IS NULL OR valid_until >= given_on");
                    table.CheckConstraint("ck_training_one_subject", "(topic_id IS NULL) <> (sop_revision_id IS NULL)");
                    table.ForeignKey(
                        name: "FK_training_person_person_id",
                        column: x => x.person_id,
                        principalTable: "person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_training_person_trainer_id",
                        column: x => x.trainer_id,
                        principalTable: "person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_training_sop_revision_sop_revision_id",
                        column: x => x.sop_revision_id,
                        principalTable: "sop_revision",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_training_stored_file_file_sha256",
                        column: x => x.file_sha256,
                        principalTable: "stored_file",
                        principalColumn: "sha256",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_training_topic_topic_id",
                        column: x => x.topic_id,
                        principalTable: "topic",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_transformation_sop_revision_id",
                table: "transformation",
                column: "sop_revision_id");

            migrationBuilder.CreateIndex(
                name: "ix_product_usual_sop_id",
                table: "product",
                column: "usual_sop_id");

            migrationBuilder.CreateIndex(
                name: "ix_sop_code_key",
                table: "sop",
                column: "code_key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_sop_revision_sop_id_position",
                table: "sop_revision",
                columns: new[] { "sop_id", "position" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_sop_revision_sop_id_revision_key",
                table: "sop_revision",
                columns: new[] { "sop_id", "revision_key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_topic_code_key",
                table: "topic",
                column: "code_key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_topic_of",
                table: "topic",
                column: "of",
                unique: true,
                filter: "\"of\" <> 'general' AND retired_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_training_file_sha256",
                table: "training",
                column: "file_sha256");

            migrationBuilder.CreateIndex(
                name: "ix_training_person_id",
                table: "training",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_training_sop_revision_id",
                table: "training",
                column: "sop_revision_id");

            migrationBuilder.CreateIndex(
                name: "ix_training_topic_id",
                table: "training",
                column: "topic_id");

            migrationBuilder.CreateIndex(
                name: "ix_training_trainer_id",
                table: "training",
                column: "trainer_id");

            migrationBuilder.CreateIndex(
                name: "ix_untrained_act_number_key",
                table: "untrained_act",
                column: "number_key");

            migrationBuilder.AddForeignKey(
                name: "FK_product_sop_usual_sop_id",
                table: "product",
                column: "usual_sop_id",
                principalTable: "sop",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_transformation_sop_revision_sop_revision_id",
                table: "transformation",
                column: "sop_revision_id",
                principalTable: "sop_revision",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_product_sop_usual_sop_id",
                table: "product");

            migrationBuilder.DropForeignKey(
                name: "FK_transformation_sop_revision_sop_revision_id",
                table: "transformation");

            migrationBuilder.DropTable(
                name: "training");

            migrationBuilder.DropTable(
                name: "untrained_act");

            migrationBuilder.DropTable(
                name: "sop_revision");

            migrationBuilder.DropTable(
                name: "topic");

            migrationBuilder.DropTable(
                name: "sop");

            migrationBuilder.DropIndex(
                name: "ix_transformation_sop_revision_id",
                table: "transformation");

            migrationBuilder.DropIndex(
                name: "ix_product_usual_sop_id",
                table: "product");

            migrationBuilder.DropColumn(
                name: "sop_revision_id",
                table: "transformation");

            migrationBuilder.DropColumn(
                name: "usual_sop_id",
                table: "product");
        }
    }
}
