using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Traceability.Data.Migrations
{
    /// <inheritdoc />
    public partial class OnlineOrders : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "buyer",
                table: "order",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "source",
                table: "order",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "source_key",
                table: "order",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "known_article",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    shop = table.Column<string>(type: "TEXT", nullable: false),
                    article = table.Column<string>(type: "TEXT", nullable: false),
                    article_key = table.Column<string>(type: "TEXT", nullable: false),
                    product_id = table.Column<long>(type: "INTEGER", nullable: true),
                    recorded_at = table.Column<long>(type: "INTEGER", nullable: false),
                    recorded_by = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_known_article", x => x.id);
                    table.ForeignKey(
                        name: "FK_known_article_product_product_id",
                        column: x => x.product_id,
                        principalTable: "product",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "known_buyer",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    shop = table.Column<string>(type: "TEXT", nullable: false),
                    buyer = table.Column<string>(type: "TEXT", nullable: false),
                    buyer_key = table.Column<string>(type: "TEXT", nullable: false),
                    customer_id = table.Column<long>(type: "INTEGER", nullable: false),
                    recorded_at = table.Column<long>(type: "INTEGER", nullable: false),
                    recorded_by = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_known_buyer", x => x.id);
                    table.ForeignKey(
                        name: "FK_known_buyer_customer_customer_id",
                        column: x => x.customer_id,
                        principalTable: "customer",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "order_file",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    sha256 = table.Column<string>(type: "TEXT", nullable: false),
                    file_name = table.Column<string>(type: "TEXT", nullable: false),
                    shop = table.Column<string>(type: "TEXT", nullable: false),
                    taken = table.Column<int>(type: "INTEGER", nullable: false),
                    put_away_at = table.Column<long>(type: "INTEGER", nullable: true),
                    put_away_by = table.Column<string>(type: "TEXT", nullable: true),
                    recorded_at = table.Column<long>(type: "INTEGER", nullable: false),
                    recorded_by = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_order_file", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_order_source_source_key",
                table: "order",
                columns: new[] { "source", "source_key" },
                unique: true,
                filter: "source IS NOT NULL");

            migrationBuilder.AddCheckConstraint(
                name: "ck_order_source",
                table: "order",
                sql: "(source IS NULL) = (source_key IS NULL)");

            migrationBuilder.CreateIndex(
                name: "ix_known_article_product_id",
                table: "known_article",
                column: "product_id");

            migrationBuilder.CreateIndex(
                name: "ix_known_article_shop_article_key",
                table: "known_article",
                columns: new[] { "shop", "article_key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_known_buyer_customer_id",
                table: "known_buyer",
                column: "customer_id");

            migrationBuilder.CreateIndex(
                name: "ix_known_buyer_shop_buyer_key",
                table: "known_buyer",
                columns: new[] { "shop", "buyer_key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_order_file_sha256",
                table: "order_file",
                column: "sha256",
                unique: true,
                filter: "put_away_at IS NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "known_article");

            migrationBuilder.DropTable(
                name: "known_buyer");

            migrationBuilder.DropTable(
                name: "order_file");

            migrationBuilder.DropIndex(
                name: "ix_order_source_source_key",
                table: "order");

            migrationBuilder.DropCheckConstraint(
                name: "ck_order_source",
                table: "order");

            migrationBuilder.DropColumn(
                name: "buyer",
                table: "order");

            migrationBuilder.DropColumn(
                name: "source",
                table: "order");

            migrationBuilder.DropColumn(
                name: "source_key",
                table: "order");
        }
    }
}
