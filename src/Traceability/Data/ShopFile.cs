using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Traceability.Data;

/// <summary>The one file that holds the shop.</summary>
/// <param name="Path">The full path of the database file.</param>
public sealed record ShopFile(string Path)
{
    public string ConnectionString => new SqliteConnectionStringBuilder { DataSource = Path, ForeignKeys = true }.ToString();
}

public static class ShopServices
{
    /// <summary>The shop's data, on one file: the context, the acts, the writers' queue, the clock.</summary>
    public static IServiceCollection AddShop(this IServiceCollection services, ShopFile file)
    {
        services.AddSingleton(file);
        services.AddSingleton<WriterQueue>();
        services.AddDbContext<TraceabilityDb, SqliteDb>(options => options.UseSqlite(file.ConnectionString));
        services.AddScoped<Acts>();
        return services;
    }
}
