using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Internal;
using Traceability.Data;
using static Traceability.Tests.Data.DataShop;

namespace Traceability.Tests.Data;

public sealed class MigrationTests
{
    [Fact]
    public async Task Before_a_migration_a_whole_copy_of_the_file_is_kept()
    {
        await using var shop = await OfTheEarlierVersion();
        await shop.Hire("one");

        var version = Version(shop);
        await BringUpToDate<GrownDb>(shop);

        var kept = Assert.Single(Directory.GetFiles(shop.Folder, "*.before-99999999999999_Second-*.db"));
        Elsewhere(kept, file =>
        {
            Assert.Equal("ok", file.One("PRAGMA integrity_check"));
            Assert.Equal(1, file.Number("SELECT count(*) FROM person"));
            Assert.Equal(0, file.Number("SELECT count(*) FROM pragma_table_info('person') WHERE name = 'shoe_size'"));
        });
        Elsewhere(shop.File.Path, file =>
        {
            Assert.Equal(version + 1, file.Number("PRAGMA user_version"));
            Assert.Equal(1, file.Number("SELECT count(*) FROM person WHERE shoe_size = 42"));
        });
    }

    [Fact]
    public async Task Triggers_survive_the_rebuilding_of_their_table()
    {
        await using var shop = await OfTheEarlierVersion();
        await shop.Hire("one");

        await BringUpToDate<GrownDb>(shop);

        Elsewhere(shop.File.Path, file => Assert.Empty(Backstops.Differing(file)));
        // The chain goes on over the rebuilt table.
        await shop.Hire("two");
        Assert.Contains("never deleted", (await Refused(() => shop.Act("x", db => db.Database.ExecuteSqlRawAsync("DELETE FROM audit_entry")))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_migration_that_fails_leaves_the_file_as_it_was()
    {
        await using var shop = await OfTheEarlierVersion();
        await shop.Hire("one");
        shop.Tamper("CREATE TABLE shoe (a)", guarded: true);
        var version = Version(shop);

        await Assert.ThrowsAnyAsync<Exception>(() => BringUpToDate<GrownDb>(shop));

        Elsewhere(shop.File.Path, file =>
        {
            Assert.Equal(version, file.Number("PRAGMA user_version"));
            Assert.Empty(Backstops.Differing(file));
        });
        await shop.Hire("two");
    }

    [Fact]
    public async Task Copies_that_a_killed_process_left_unfinished_are_removed()
    {
        await using var shop = await OfTheEarlierVersion();
        await System.IO.File.WriteAllTextAsync(shop.File.Path + ".before-x.db.part", "half");

        await BringUpToDate<GrownDb>(shop);

        Assert.Empty(Directory.GetFiles(shop.Folder, "*.part"));
    }

    [Fact]
    public async Task What_the_next_version_migrated_this_one_refuses()
    {
        await using var shop = await OfTheEarlierVersion();
        await BringUpToDate<GrownDb>(shop);
        Assert.Contains("newer Traceability", (await Refused(() => shop.File.Prepare())).Message, StringComparison.Ordinal);
    }

    private static Task<DataShop> OfTheEarlierVersion() => DataShop.Ready();

    private static long Version(DataShop shop)
    {
        var version = 0L;
        Elsewhere(shop.File.Path, file => version = file.Number("PRAGMA user_version"));
        return version;
    }

    private static async Task BringUpToDate<T>(DataShop shop) where T : TraceabilityDb
    {
        using var file = new ShopFile(shop.File.Path);
        var upkeep = new Upkeep(file, () => (T)Activator.CreateInstance(typeof(T), file)!);
        if (!await upkeep.IsReady(Opening.Write, CancellationToken.None)) await upkeep.BringUpToDate(CancellationToken.None);
        Assert.True(await upkeep.IsReady(Opening.Write, CancellationToken.None));
    }
}

/// <summary>The program's own migrations, and those that belong to the context of the test after them.</summary>
#pragma warning disable EF1001 // The one place where EF says which migrations there are.
internal sealed class OursAndTheNext(ICurrentDbContext current, IDbContextOptions options, IMigrationsIdGenerator ids, IDiagnosticsLogger<DbLoggerCategory.Migrations> log)
    : MigrationsAssembly(current, options, ids, log)
{
    public override IReadOnlyDictionary<string, TypeInfo> Migrations { get; } =
        typeof(TraceabilityDb).Assembly.GetTypes().Concat([typeof(GrownDb.Second)]).Where(t => t.IsSubclassOf(typeof(Migration)))
            .OrderBy(t => t.GetCustomAttribute<MigrationAttribute>()!.Id, StringComparer.Ordinal).ToDictionary(t => t.GetCustomAttribute<MigrationAttribute>()!.Id, t => t.GetTypeInfo());
}
#pragma warning restore EF1001

/// <summary>The version after this one: a column more, and the table of the audit rebuilt as EF rebuilds tables.</summary>
internal sealed class GrownDb(ShopFile file) : TraceabilityDb(new DbContextOptionsBuilder<GrownDb>()
    .UseSqlite(file.ConnectionString).ReplaceService<IMigrationsAssembly, OursAndTheNext>().Options)
{
    [DbContext(typeof(GrownDb)), Migration("99999999999999_Second")]
    internal sealed class Second : Migration
    {
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("PRAGMA foreign_keys = 0;", suppressTransaction: true);
            migrationBuilder.AddColumn<long>("shoe_size", "person", nullable: false, defaultValue: 42L);
            migrationBuilder.Sql("""
                CREATE TABLE ef_temp_audit_entry AS SELECT * FROM audit_entry;
                DROP TABLE audit_entry;
                ALTER TABLE ef_temp_audit_entry RENAME TO audit_entry;
                CREATE TABLE shoe (size INTEGER);
                """);
        }
    }
}
