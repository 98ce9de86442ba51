using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Traceability.Data;

/// <summary>The shop in one SQLite file.</summary>
public sealed class SqliteDb(DbContextOptions<SqliteDb> options) : TraceabilityDb(options)
{
    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        try
        {
            return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        }
        catch (Exception failure) when (Refusal(failure) is { } refusal)
        {
            throw refusal;
        }
    }

    internal override DomainRuleException? Refusal(Exception failure) =>
        FileFaults.Of(failure, Database.GetDbConnection().DataSource);

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        // Without AUTOINCREMENT SQLite gives the id of a deleted row to the next one, and what pointed at the old row
        // points at the new. A key with a value converter would lose it, so it is said for every key.
        foreach (var entity in builder.Model.GetEntityTypes())
            if (entity.FindPrimaryKey() is { Properties: [{ ValueGenerated: ValueGenerated.OnAdd } id] } && id.GetColumnType() == "INTEGER")
                id.SetValueGenerationStrategy(SqliteValueGenerationStrategy.Autoincrement);
    }
}

/// <summary>For the tool that writes migrations; the program itself never uses it.</summary>
internal sealed class SqliteDbForMigrations : IDesignTimeDbContextFactory<SqliteDb>
{
    public SqliteDb CreateDbContext(string[] args) =>
        new(new ShopFile(Path.Combine(Path.GetTempPath(), "traceability-design.db")).Options);
}
