using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Traceability.Data.Migrations
{
    /// <inheritdoc />
    public partial class OutsideWork : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateOnly>(
                name: "due_on",
                table: "transformation",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "effect",
                table: "transformation",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "lost_reason",
                table: "transformation",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "purchase_order",
                table: "transformation",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "heat_treated",
                table: "lot",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "new_surface",
                table: "lot",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);
            // By hand: what was sent out before nobody asked what it does.
            migrationBuilder.Sql("UPDATE transformation SET effect = 'none' WHERE kind = 'outside';");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "due_on",
                table: "transformation");

            migrationBuilder.DropColumn(
                name: "effect",
                table: "transformation");

            migrationBuilder.DropColumn(
                name: "lost_reason",
                table: "transformation");

            migrationBuilder.DropColumn(
                name: "purchase_order",
                table: "transformation");

            migrationBuilder.DropColumn(
                name: "heat_treated",
                table: "lot");

            migrationBuilder.DropColumn(
                name: "new_surface",
                table: "lot");
        }
    }
}
