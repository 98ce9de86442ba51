using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Traceability.Data;
using Traceability.People;

namespace Traceability.Tests.Data;

/// <summary>A folder of its own with a shop's file in it, and what is done to it in these tests.</summary>
internal sealed class DataShop : IAsyncDisposable, ICurrentPerson
{
    private readonly ServiceProvider services;

    public DataShop(TimeSpan? patience = null)
    {
        Folder = Directory.CreateTempSubdirectory("traceability-data-").FullName;
        File = new ShopFile(Path.Combine(Folder, "shop.db")) { Patience = patience ?? ShopFile.UsualPatience };
        services = new ServiceCollection().AddShop(File).AddLogging().AddSingleton(TimeProvider.System).AddSingleton<ICurrentPerson>(this)
            .BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true, ValidateOnBuild = true });
    }

    public string Folder { get; }

    public ShopFile File { get; }

    public Who Who { get; } = new("AB", "Anna Berg", Role.QualityLead);

    public static async Task<DataShop> Ready(TimeSpan? patience = null)
    {
        var shop = new DataShop(patience);
        await shop.File.Prepare();
        return shop;
    }

    public string In(string name) => Path.Combine(Folder, name);

    /// <summary>Hires somebody, which is one act and one entry of the audit.</summary>
    public Task Hire(string code, CancellationToken cancel = default) => Act($"hire {code}", db => db.Add(Person.Named(code, $"Person {code}", Role.Staff)), cancel);

    public Task Act(string act, Action<TraceabilityDb> body, CancellationToken cancel = default) =>
        Act(act, db => { body(db); return Task.CompletedTask; }, cancel);

    public async Task Act(string act, Func<TraceabilityDb, Task> body, CancellationToken cancel = default)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TraceabilityDb>();
        await scope.ServiceProvider.GetRequiredService<Acts>().Do(act, () => body(db), cancel);
    }

    public async Task<T> Look<T>(Func<TraceabilityDb, Task<T>> look)
    {
        await using var scope = services.CreateAsyncScope();
        return await look(scope.ServiceProvider.GetRequiredService<TraceabilityDb>());
    }

    public Task<List<string>> Codes() => Look(db => db.People.OrderBy(p => p.Id).Select(p => p.Code).ToListAsync());

    public async Task<IReadOnlyList<string>> Verify()
    {
        using var looked = new ShopFile(File.Path);
        return await FileVerification.Run(looked);
    }

    /// <summary>As another program would open it: none of our settings, the guards first dropped.</summary>
    public void Tamper(string sql, bool guarded = false) => Elsewhere(File.Path, file =>
    {
        if (!guarded) Backstops.Clear(file);
        file.Run(sql);
    });

    public static void Elsewhere(string path, Action<SqliteConnection> work)
    {
        using var file = Other(path);
        work(file);
    }

    public static SqliteConnection Other(string path)
    {
        var file = new SqliteConnection($"Data Source={path};Pooling=False");
        file.Open();
        return file;
    }

    public static Task<DomainRuleException> Refused(Func<Task> work) => Assert.ThrowsAsync<DomainRuleException>(work);

    /// <summary>Closes the connections that wait in the pool.</summary>
    public async Task DisposePool()
    {
        await using var pool = new SqliteConnection(File.ConnectionString);
        SqliteConnection.ClearPool(pool);
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        File.Dispose();
        await DisposePool();
        Directory.Delete(Folder, recursive: true);
    }
}
