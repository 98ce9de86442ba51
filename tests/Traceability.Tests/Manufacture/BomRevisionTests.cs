using System.Net;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Traceability.Data;
using Traceability.Lots;
using Traceability.Manufacture;
using Traceability.People;
using Traceability.Tests.Exchange;
using Traceability.Tests.Recalls;

namespace Traceability.Tests.Manufacture;

/// <summary>A bill of materials is written, released, and never changed again.</summary>
public sealed class BomRevisionTests : IAsyncLifetime
{
    private MakingShop shop = null!;

    public async Task InitializeAsync() => shop = await MakingShop.Open();

    public async Task DisposeAsync() => await shop.DisposeAsync();

    private Task On(string sku, Action<Product, MakingShop.Bench> verb) => shop.Act(async s => verb(Known(await s.Db.WithAssemblies(await s.Db.Products.Where(p => p.Sku == sku).Select(p => p.Id).SingleAsync())), s));

    private static Product Known(Product? product) => product ?? throw new InvalidOperationException("No such product.");

    private Task<string> Refused(string sku, Action<Product, MakingShop.Bench> verb) => MakingShop.Refused(() => On(sku, verb));

    private async Task<string> NotStarted(string revision) => await MakingShop.Refused(() => shop.Act(async s =>
        ManufactureRecord.Start("MFG-X", await s.Db.ProductNumbered("ENC"), null, MakingShop.Today, MakingShop.Today, "ANNA", new(BomRevision: revision))));

    [Fact]
    public async Task What_was_released_takes_no_line_and_loses_none()
    {
        Assert.Equal("ENC revision C was released by QL on 2024-05-26 and stays as it is. Begin the next revision.",
            await Refused("ENC", (p, _) => p.Needs("c", p.Bom[0].Material!, Quantity.Of(1, Unit.Sheet))));
        Assert.Contains("stays as it is", await Refused("ENC", (p, _) => p.TakeOff(p.Bom[0])), StringComparison.Ordinal);
        foreach (var sql in (string[])[
            "INSERT INTO bom_line (product_id, revision, material_id, quantity_micro, unit) SELECT product_id, revision, material_id, 1, unit FROM bom_line LIMIT 1",
            "UPDATE bom_line SET quantity_micro = 1",
            "DELETE FROM bom_line",
            "UPDATE bom_revision SET released_at = NULL, released_by = NULL",
            "UPDATE bom_revision SET revision = 'Z'",
            "DELETE FROM bom_revision"])
            await Assert.ThrowsAsync<SqliteException>(() => shop.Workshop.Write(sql));
    }

    [Fact]
    public async Task It_is_released_once_by_a_quality_lead_and_not_empty()
    {
        Assert.Equal("ENC revision C was released by QL on 2024-05-26 already. Begin the next revision to change something.", await Refused("ENC", (p, s) => p.Release("C", MakingShop.Lead, s.Now)));
        await On("ENC", (p, _) => p.Revise("C", "D"));
        Assert.Contains("Only a quality lead releases ENC revision D", await Refused("ENC", (p, s) => p.Release("D", new("BO", "Bo", Role.Staff), s.Now)), StringComparison.Ordinal);
        await shop.Act(async s =>
        {
            var product = Known(await s.Db.WithAssemblies(await s.Db.Products.Where(p => p.Sku == "ENC").Select(p => p.Id).SingleAsync()));
            foreach (var line in product.Lines(product.Draft!)) s.Db.Remove(product.TakeOff(line));
        });
        Assert.Contains("has no lines yet", await Refused("ENC", (p, s) => p.Release("D", MakingShop.Lead, s.Now)), StringComparison.Ordinal);
        Assert.Contains("has no revision E", await Refused("ENC", (p, s) => p.Release("E", MakingShop.Lead, s.Now)), StringComparison.Ordinal);
        Assert.Equal(3, await shop.Workshop.Read(db => db.BomLines.CountAsync()));
    }

    [Fact]
    public async Task One_is_written_at_a_time()
    {
        await On("ENC", (p, _) => p.Revise("C", "D"));
        Assert.Contains("ENC revision D is a draft still", await Refused("ENC", (p, _) => p.Revise("C", "E")), StringComparison.Ordinal);
        Assert.Contains("ENC revision D is a draft still", await Refused("ENC", (p, _) => p.Needs("E", p.Bom[0].Material!, Quantity.Of(1, Unit.Sheet))), StringComparison.Ordinal);
        await On("ENC", (p, s) => p.Release("D", MakingShop.Lead, s.Now));
        await On("ENC", (p, _) => Assert.Equal("D", p.Current!.Revision));
    }

    [Fact]
    public async Task A_record_starts_by_a_released_revision_and_keeps_it()
    {
        await On("ENC", (p, _) => p.Revise("C", "D"));
        Assert.Equal("ENC revision D is a draft still. Make it by revision C, or have this one released first: a quality lead does that on the page of ENC.", await NotStarted("D"));
        Assert.Contains("ENC has no revision X of its bill of materials", await NotStarted("X"), StringComparison.Ordinal);
        var record = await shop.Record();
        await On("ENC", (p, s) => p.Release("D", MakingShop.Lead, s.Now));
        Assert.Equal("C", (await shop.Act(s => s.Load(record))).BomRevision);
        await Assert.ThrowsAsync<SqliteException>(() => shop.Workshop.Write("UPDATE transformation SET bom_revision = 'D'"));
        await On("ENC", (p, _) => p.Revise("D", "E"));
        await Assert.ThrowsAsync<SqliteException>(() => shop.Workshop.Write("INSERT INTO transformation (number, number_key, started_on, from_history, kind, is_rework, product_id, bom_revision, recorded_at, recorded_by) SELECT 'M', 'M', started_on, 0, kind, 0, product_id, 'E', 0, 'x' FROM transformation"));
    }

    [Fact]
    public async Task On_its_page_a_draft_is_seen_as_one_and_only_a_lead_releases_it()
    {
        using var anna = await shop.Workshop.SignedIn("ANNA", Role.QualityLead);
        using var bo = await shop.Workshop.SignedIn("BO", Role.Staff);
        var page = await bo.Visit("/products/1");
        page = await page.Submit("Begin the next revision");
        page = await page.Submit("Take GLUE off");
        Assert.Contains("GLUE is taken off the draft of revision D.", page.Text, StringComparison.Ordinal);
        page = await page.Submit("Add the line", new() { ["Input.Component"] = "LID", ["Input.Quantity"] = "1" });
        Assert.Contains("Revision D draft", page.Text, StringComparison.Ordinal);
        Assert.Contains("Only a quality lead releases it.", page.Text, StringComparison.Ordinal);
        // What is made meanwhile is made by what holds.
        Assert.Equal("C", (await bo.Visit("/making/new?product=ENC")).Value("Input.BomRevision"));

        var asked = await anna.Visit("/products/1");
        page = await asked.Submit("Release revision D");
        Assert.Contains("ENC revision D is released.", page.Text, StringComparison.Ordinal);
        Assert.Contains("Released by ANNA", page.Text, StringComparison.Ordinal);
        var again = await anna.Visit("/products/1");
        Assert.Empty(again.Document.QuerySelectorAll("[name='Input.Component']"));
        Assert.Equal("D", (await bo.Visit("/making/new?product=ENC")).Value("Input.BomRevision"));
        var draft = await (await bo.Visit("/making/new")).Submit("Start the record", new() { ["Input.Product"] = "ENC", ["Input.BomRevision"] = "X" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, draft.Status);
        Assert.Equal("X", draft.Value("Input.BomRevision"));
    }

    [Fact]
    public async Task What_comes_in_without_a_word_was_in_force_and_takes_no_line_more()
    {
        await using var books = await ExchangeShop.With(SmallShop.Files);
        Assert.Equal(1, books.Number("SELECT COUNT(*) FROM bom_revision WHERE revision = 'A' AND released_at IS NOT NULL AND released_by IS NULL AND position = 1"));
        Assert.Equal(1, books.Number("SELECT COUNT(*) FROM bom_revision WHERE revision = 'B' AND released_by = 'kim' AND position = 2"));
        Assert.Equal(1, books.Number("SELECT COUNT(*) FROM bom_revision WHERE revision = '1' AND released_at IS NULL"));
        var more = await books.Run("import", books.Bundle("more", [("boms.csv", "product,revision,component,quantity,unit\nBOX,B,ACR,0.4,sheet\nBOX,B,GLU,1,ml\n")]));
        Assert.Equal("boms.csv row 3, product: \"BOX\" is stored, and has no such row there; a revision of its bill of materials never changes by import: bring what is different as another revision", Assert.Single(more.Faults).Trim());
        var empty = await books.Run("import", books.Bundle("empty", [("bom_revisions.csv", "product,revision,position,released_at,released_by\nLID,2,2,2024-01-03T10:00:00Z,kim\nLID,3,3,,kim\n")]));
        Assert.Equal(2, empty.Faults.Length);
        Assert.Contains("is released, and boms has no line of it", empty.Faults[0], StringComparison.Ordinal);
        Assert.Contains("is empty, but who released it is stated", empty.Faults[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_shop_had_before_counts_as_released_the_last_one_written_first()
    {
        await using var db = new SqliteDb(new DbContextOptionsBuilder<SqliteDb>().UseSqlite($"Data Source={Path.Combine(TempFolder.New(), "old.db")};Pooling=False").Options);
        var migrator = db.GetService<IMigrator>();
        await migrator.MigrateAsync("QualityIssues");
        await db.Database.ExecuteSqlRawAsync("""
            INSERT INTO material (id, code, code_key, name, category, unit, control_level, required_documents) VALUES (1, 'M', 'M', 'M', 'other', 'pcs', 0, '');
            INSERT INTO product (id, sku, sku_key, name, identified_by, required_documents) VALUES (1, 'P', 'P', 'P', 'batch', '');
            INSERT INTO bom_line (product_id, revision, material_id, quantity_micro, unit) VALUES (1, 'B', 1, 1, 'pcs'), (1, 'A', 1, 1, 'pcs'), (1, 'B', 1, 2, 'pcs');
            """);
        await migrator.MigrateAsync("BomRevisions");
        var found = await db.BomRevisions.OrderBy(r => r.Position).ToListAsync();
        Assert.Equal(["A", "B"], found.Select(r => r.Revision));
        Assert.All(found, r => Assert.True(r.IsReleased && r.ReleasedAt > FakeClock.Start));
        Assert.Equal(3, await db.BomLines.CountAsync());
    }
}
