using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Traceability.Data.Migrations
{
    /// <inheritdoc />
    public partial class DecisionsTakenBack : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "begun_in",
                table: "disposition",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "voided_at",
                table: "disposition",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "voided_by",
                table: "disposition",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "voided_reason",
                table: "disposition",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "withdrawn_at",
                table: "concession",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "withdrawn_by",
                table: "concession",
                type: "TEXT",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "begun_in",
                table: "disposition");

            migrationBuilder.DropColumn(
                name: "voided_at",
                table: "disposition");

            migrationBuilder.DropColumn(
                name: "voided_by",
                table: "disposition");

            migrationBuilder.DropColumn(
                name: "voided_reason",
                table: "disposition");

            migrationBuilder.DropColumn(
                name: "withdrawn_at",
                table: "concession");

            migrationBuilder.DropColumn(
                name: "withdrawn_by",
                table: "concession");
        }
    }
}
