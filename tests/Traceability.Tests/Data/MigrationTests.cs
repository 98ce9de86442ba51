using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
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

        await BringUpToDate<GrownDb>(shop);

        var kept = Assert.Single(Directory.GetFiles(shop.Folder, "*.before-00000000000002_Second-*.db"));
        Elsewhere(kept, file =>
        {
            Assert.Equal("ok", file.One("PRAGMA integrity_check"));
            Assert.Equal(1, file.Number("SELECT count(*) FROM person"));
            Assert.Equal(0, file.Number("SELECT count(*) FROM pragma_table_info('person') WHERE name = 'shoe_size'"));
        });
        Elsewhere(shop.File.Path, file =>
        {
            Assert.Equal(2, file.Number("PRAGMA user_version"));
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

        await Assert.ThrowsAnyAsync<Exception>(() => BringUpToDate<GrownDb>(shop));

        Elsewhere(shop.File.Path, file =>
        {
            Assert.Equal(1, file.Number("PRAGMA user_version"));
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

    private static async Task<DataShop> OfTheEarlierVersion()
    {
        var shop = new DataShop();
        await BringUpToDate<EarlierDb>(shop);
        return shop;
    }

    private static async Task BringUpToDate<T>(DataShop shop) where T : TraceabilityDb
    {
        using var file = new ShopFile(shop.File.Path);
        var upkeep = new Upkeep(file, () => (T)Activator.CreateInstance(typeof(T), file)!);
        if (!await upkeep.IsReady(Opening.Write, CancellationToken.None)) await upkeep.BringUpToDate(CancellationToken.None);
        Assert.True(await upkeep.IsReady(Opening.Write, CancellationToken.None));
    }
}

/// <summary>All that the program's own migrations do, however many there are, as one.</summary>
internal abstract class AllOfOurs : Migration
{
    private static IEnumerable<Migration> Ours => typeof(TraceabilityDb).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(Migration)))
        .OrderBy(t => t.GetCustomAttribute<MigrationAttribute>()!.Id, StringComparer.Ordinal).Select(t => (Migration)Activator.CreateInstance(t)!);

    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Operations.AddRange(Ours.SelectMany(m => m.UpOperations));

    protected override void BuildTargetModel(ModelBuilder modelBuilder) =>
        typeof(Migration).GetMethod(nameof(BuildTargetModel), BindingFlags.Instance | BindingFlags.NonPublic)!.Invoke(Ours.Last(), [modelBuilder]);
}

/// <summary>The program of an earlier version, with one migration.</summary>
internal sealed class EarlierDb(ShopFile file) : TraceabilityDb(Here<EarlierDb>(file))
{
    internal static DbContextOptions Here<T>(ShopFile file) where T : DbContext =>
        new DbContextOptionsBuilder<T>().UseSqlite(file.ConnectionString, o => o.MigrationsAssembly(typeof(EarlierDb).Assembly.FullName)).Options;

    [DbContext(typeof(EarlierDb)), Migration("00000000000001_First")]
    internal sealed class First : AllOfOurs;
}

/// <summary>The version after it: a column more, and the table of the audit rebuilt as EF rebuilds tables.</summary>
internal sealed class GrownDb(ShopFile file) : TraceabilityDb(EarlierDb.Here<GrownDb>(file))
{
    [DbContext(typeof(GrownDb)), Migration("00000000000001_First")]
    internal sealed class First : AllOfOurs;

    [DbContext(typeof(GrownDb)), Migration("00000000000002_Second")]
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
