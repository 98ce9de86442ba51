using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Traceability.Data;
using Traceability.Data.Migrations;
using Traceability.Exchange;
using Traceability.Tests.Exchange;

namespace Traceability.Tests.Data;

/// <summary>The program is replaced by the next version, which has one migration more, and started on a shop with data.</summary>
public sealed class UpdateTests
{
    [Fact]
    public async Task The_next_version_finds_all_that_was_there_and_a_copy_is_kept()
    {
        await using var shop = await ExchangeShop.With(SmallShop.Files);
        var before = await Export(shop, "before");
        Assert.True(before["lots.csv"].Length > 1);

        await shop.Workshop.DisposePool();
        await Start(shop.Workshop.File, WithTheNext);

        Assert.Equal(before, await Export(shop, "after"));
        var kept = Assert.Single(Directory.GetFiles(shop.Folder, "shop.db.before-29990101000000_Next-*.db"));
        using var copy = new ShopFile(kept);
        Assert.Empty(await FileVerification.Run(copy));
        Assert.Equal(1, shop.Number("SELECT COUNT(*) FROM pragma_table_info('lot') WHERE name = 'shelf'"));

        // Put back, the copy is the shop of this version, as it was.
        using var back = new ShopFile(Path.Combine(shop.Folder, "back.db"));
        await back.Restore(kept);
        await back.Prepare();
        Assert.Equal(before, await Export(shop, "back", back));
        using var pool = new Microsoft.Data.Sqlite.SqliteConnection(back.ConnectionString);
        Microsoft.Data.Sqlite.SqliteConnection.ClearPool(pool);
    }

    [Fact]
    public async Task Started_again_it_has_nothing_more_to_do()
    {
        await using var shop = await ExchangeShop.With(SmallShop.Files);
        await shop.Workshop.DisposePool();
        await Start(shop.Workshop.File, WithTheNext);
        await Start(shop.Workshop.File, WithTheNext);
        Assert.Single(Directory.GetFiles(shop.Folder, "*.before-*"));
    }

    [Fact]
    public async Task Put_back_the_old_program_refuses_the_newer_file_and_leaves_it_alone()
    {
        await using var shop = await ExchangeShop.With(SmallShop.Files);
        await shop.Workshop.DisposePool();
        await Start(shop.Workshop.File, WithTheNext);
        await shop.Workshop.DisposePool();
        var bytes = await File.ReadAllBytesAsync(shop.Data);

        using var old = new ShopFile(shop.Data);
        var refusal = await Assert.ThrowsAsync<DomainRuleException>(() => old.Prepare());

        Assert.Contains("newer Traceability", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(bytes, await File.ReadAllBytesAsync(shop.Data));
    }

    private static async Task Start(ShopFile file, Func<ShopFile, DbContext> version)
    {
        var upkeep = new Upkeep(file, () => version(file));
        if (!await upkeep.IsReady(Opening.Write, CancellationToken.None)) await upkeep.BringUpToDate(CancellationToken.None);
        Assert.True(await upkeep.IsReady(Opening.Write, CancellationToken.None));
    }

    private static SqliteDb WithTheNext(ShopFile file)
    {
        var options = new DbContextOptionsBuilder<SqliteDb>();
        file.Configure(options);
        options.ReplaceService<IMigrationsAssembly, OneMore>();
        return new(options.Options);
    }

    private static async Task<Dictionary<string, string>> Export(ExchangeShop shop, string name, ShopFile? file = null)
    {
        var folder = Path.Combine(shop.Folder, name);
        await new Exporting(file ?? shop.Workshop.File).Run(folder);
        return Directory.GetFiles(folder, "*", SearchOption.AllDirectories)
            .ToDictionary(f => Path.GetRelativePath(folder, f), f => Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(f))) + " " + new FileInfo(f).Length);
    }
}

/// <summary>The migrations this program has, and one more, which rebuilds a table with data as EF does on SQLite.</summary>
internal sealed class OneMore : IMigrationsAssembly
{
    public Assembly Assembly => typeof(SqliteDb).Assembly;

    public ModelSnapshot? ModelSnapshot => null;

    public IReadOnlyDictionary<string, TypeInfo> Migrations { get; } = new SortedList<string, TypeInfo>(
        typeof(Initial).Assembly.GetTypes().Where(t => t.GetCustomAttribute<DbContextAttribute>()?.ContextType == typeof(SqliteDb) && t.IsSubclassOf(typeof(Migration)))
            .Append(typeof(Next)).ToDictionary(t => t.GetCustomAttribute<MigrationAttribute>()!.Id, t => t.GetTypeInfo()), StringComparer.Ordinal);

    public string? FindMigrationId(string nameOrId) => Migrations.Keys.FirstOrDefault(id => id == nameOrId || id.EndsWith("_" + nameOrId, StringComparison.Ordinal));

    public Migration CreateMigration(TypeInfo migrationClass, string activeProvider)
    {
        var migration = (Migration)Activator.CreateInstance(migrationClass.AsType())!;
        migration.ActiveProvider = activeProvider;
        return migration;
    }

    [DbContext(typeof(SqliteDb)), Migration("29990101000000_Next")]
    internal sealed class Next : Migration
    {
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>("shelf", "lot", nullable: false, defaultValue: "");
            migrationBuilder.Sql("""
                CREATE TABLE ef_temp_movement AS SELECT * FROM movement;
                DROP TABLE movement;
                ALTER TABLE ef_temp_movement RENAME TO movement;
                """);
        }
    }
}
