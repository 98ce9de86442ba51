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

    /// <inheritdoc/>
    public override IReadOnlyList<long>? Bearing(Numbered what, string part)
    {
        // The index knows parts of three signs; beyond so many hits a look at the rows in their order is quicker.
        const int few = 20_000;
        if (part.EnumerateRunes().Count() < 3) return null;
        var parts = Derived.PartsOf(what);
        Database.OpenConnection();
        using var command = this.Command(Database.GetDbConnection(), $"SELECT rowid FROM {parts} WHERE {parts} MATCH @part LIMIT {few + 1}");
        command.Set("@part", "\"" + part.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"");
        using var reader = command.ExecuteReader();
        var ids = new List<long>();
        while (reader.Read()) ids.Add(reader.GetInt64(0));
        return ids.Count <= few ? ids : null;
    }

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
