using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Traceability.Data;
using static Traceability.Tests.Data.DataShop;

namespace Traceability.Tests.Data;

public sealed class KeysTests
{
    [Fact]
    public async Task No_table_gives_the_id_of_a_deleted_row_out_again()
    {
        await using var shop = await Ready();
        var generated = await shop.Look(db => Task.FromResult(db.Model.GetEntityTypes()
            .Where(e => e.FindPrimaryKey() is { Properties: [{ ValueGenerated: ValueGenerated.OnAdd } id] } && id.GetColumnType() == "INTEGER")
            .Select(e => e.GetTableName()!).Distinct().ToList()));

        Assert.NotEmpty(generated);
        Elsewhere(shop.File.Path, file =>
        {
            foreach (var table in generated)
                Assert.Contains("AUTOINCREMENT", (string)file.One($"SELECT sql FROM sqlite_schema WHERE type = 'table' AND name = '{table}'")!, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task The_id_of_the_last_person_is_not_reused_after_deletion()
    {
        await using var shop = await Ready();
        await shop.Hire("one");
        await shop.Hire("two");
        var last = await shop.Look(db => db.People.MaxAsync(p => p.Id));
        await shop.Act("never came", async db => db.Remove(await db.People.SingleAsync(p => p.Code == "two")));
        await shop.Hire("three");

        Assert.True(await shop.Look(db => db.People.MaxAsync(p => p.Id)) > last);
        Assert.NotEqual(0, (await shop.Look(db => db.People.SingleAsync(p => p.Code == "three"))).Id);
    }

    [Fact]
    public async Task Every_foreign_key_restricts()
    {
        await using var shop = await Ready();
        var loose = await shop.Look(db => Task.FromResult(db.Model.GetEntityTypes().SelectMany(e => e.GetForeignKeys())
            .Where(k => k.DeleteBehavior != DeleteBehavior.Restrict).Select(k => k.ToString()).ToList()));
        Assert.Empty(loose);
    }
}
