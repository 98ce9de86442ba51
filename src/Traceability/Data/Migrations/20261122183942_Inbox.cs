using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Traceability.Data.Migrations
{
    /// <inheritdoc />
    public partial class Inbox : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "inbox_item",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    sha256 = table.Column<string>(type: "TEXT", nullable: false),
                    file_name = table.Column<string>(type: "TEXT", nullable: false),
                    origin = table.Column<string>(type: "TEXT", nullable: false),
                    read_at = table.Column<long>(type: "INTEGER", nullable: true),
                    has_text = table.Column<bool>(type: "INTEGER", nullable: false),
                    type = table.Column<string>(type: "TEXT", nullable: true),
                    number = table.Column<string>(type: "TEXT", nullable: true),
                    issuer = table.Column<string>(type: "TEXT", nullable: true),
                    issued_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    expires_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    en10204 = table.Column<string>(type: "TEXT", nullable: true),
                    document_id = table.Column<long>(type: "INTEGER", nullable: true),
                    sorted_at = table.Column<long>(type: "INTEGER", nullable: true),
                    sorted_by = table.Column<string>(type: "TEXT", nullable: true),
                    thrown_away_at = table.Column<long>(type: "INTEGER", nullable: true),
                    thrown_away_by = table.Column<string>(type: "TEXT", nullable: true),
                    recorded_at = table.Column<long>(type: "INTEGER", nullable: false),
                    recorded_by = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_inbox_item", x => x.id);
                    table.ForeignKey(
                        name: "FK_inbox_item_document_document_id",
                        column: x => x.document_id,
                        principalTable: "document",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "inbox_number",
                columns: table => new
                {
                    item_id = table.Column<long>(type: "INTEGER", nullable: false),
                    key = table.Column<string>(type: "TEXT", nullable: false),
                    look_alike_key = table.Column<string>(type: "TEXT", nullable: false),
                    written = table.Column<string>(type: "TEXT", nullable: false),
                    page = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_inbox_number", x => new { x.item_id, x.key });
                    table.ForeignKey(
                        name: "FK_inbox_number_inbox_item_item_id",
                        column: x => x.item_id,
                        principalTable: "inbox_item",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_inbox_item_document_id",
                table: "inbox_item",
                column: "document_id");

            migrationBuilder.CreateIndex(
                name: "ix_inbox_item_sha256",
                table: "inbox_item",
                column: "sha256",
                unique: true,
                filter: "sorted_at IS NULL AND thrown_away_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_inbox_number_key",
                table: "inbox_number",
                column: "key");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "inbox_number");

            migrationBuilder.DropTable(
                name: "inbox_item");
        }
    }
}
