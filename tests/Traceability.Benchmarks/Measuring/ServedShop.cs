using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Traceability.Benchmarks.Shop;
using Traceability.Data;
using Traceability.Genealogy;
using Traceability.Recalls;

namespace Traceability.Benchmarks.Measuring;

/// <summary>A made-up shop in a file of its own, with the program's services on it.</summary>
internal sealed class ServedShop : IAsyncDisposable
{
    private readonly ServiceProvider services;
    private readonly ShopFile file;

    private ServedShop(MadeShop made, ShopFile file)
    {
        (Made, this.file) = (made, file);
        Right = new(made);
        services = new ServiceCollection().AddShop(file)
            .AddScoped<LotGenealogy>().AddScoped<Recalling>().AddScoped<Tracing>().AddScoped<Picturing>()
            .BuildServiceProvider();
    }

    public MadeShop Made { get; }

    public PlainWalk Right { get; }

    public long Bytes => new FileInfo(file.Path).Length;

    public static async Task<ServedShop> Make(string folder, int received)
    {
        var made = ShopMaker.Make(received);
        var file = new ShopFile(Path.Combine(folder, FormattableString.Invariant($"shop-{received}.db")));
        await file.Prepare();
        await ShopWriter.Write(made, file);
        var shop = new ServedShop(made, file);
        // What was written last is read from the file itself from here on, as in a shop that has been at rest.
        await shop.Run("PRAGMA wal_checkpoint(TRUNCATE)");
        return shop;
    }

    public Task<SqliteConnection> Open() => file.Open();

    /// <summary>A page's or a command's view of the services.</summary>
    public Scope Begin() => new(services.CreateAsyncScope());

    public async Task Run(string sql)
    {
        await using (var connection = await Open())
        {
            await using var command = connection.CreateCommand();
            command.CommandText = sql;
            await command.ExecuteNonQueryAsync();
        }
        // Statistics are read when a connection is opened.
        Release();
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        Release();
        file.Dispose();
    }

    private void Release()
    {
        using var connection = new SqliteConnection(file.ConnectionString);
        SqliteConnection.ClearPool(connection);
    }

    public sealed class Scope(AsyncServiceScope scope) : IAsyncDisposable
    {
        public Recalling Recalling { get; } = scope.ServiceProvider.GetRequiredService<Recalling>();

        public Tracing Tracing { get; } = scope.ServiceProvider.GetRequiredService<Tracing>();

        public LotGenealogy Genealogy { get; } = scope.ServiceProvider.GetRequiredService<LotGenealogy>();

        public Picturing Picturing { get; } = scope.ServiceProvider.GetRequiredService<Picturing>();

        public ValueTask DisposeAsync() => scope.DisposeAsync();
    }
}
