using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Traceability.Data;
using Traceability.People;

namespace Traceability.Tests;

/// <summary>
/// A shop of its own for one test: its own file, its own clock, its own server if the test asks for one. Acts need no
/// server; <see cref="Client"/> starts the app in memory, <see cref="Serve"/> on a real port for the browser.
/// </summary>
public sealed class Workshop : IAsyncDisposable
{
    private readonly ServiceProvider services;
    private readonly TestPerson person = new();
    private App? app;

    private Workshop(ShopFile file)
    {
        File = file;
        services = new ServiceCollection()
            .AddLogging()
            .AddSingleton<TimeProvider>(Clock)
            .AddScoped<ICurrentPerson>(_ => person)
            .AddShop(file)
            .BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true });
    }

    public ShopFile File { get; }

    public FakeClock Clock { get; } = new();

    /// <summary>The folder of this test, for whatever else it writes. It is gone afterwards.</summary>
    public string Folder => Path.GetDirectoryName(File.Path)!;

    /// <summary>Who acts in <see cref="Act{T}"/> when nobody is named.</summary>
    public Who Who { get => person.Who; set => person.Who = value; }

    /// <summary>The address the app's requests come from when it runs in memory.</summary>
    public System.Net.IPAddress From { get; set; } = System.Net.IPAddress.Loopback;

    /// <summary>The port at which the app's requests arrive when it runs in memory, where that matters.</summary>
    public int? At { get; set; }

    /// <summary>What the app is started with besides its file.</summary>
    public Dictionary<string, string> Settings { get; } = [];

    /// <summary>The services of the running app, which is started if it is not.</summary>
    public IServiceProvider AppServices => (app ??= new App(this)).Services;

    /// <summary>What the running app logged as errors.</summary>
    public IReadOnlyCollection<string> Errors => app?.Log.Errors ?? [];

    /// <summary>All that the running app logged.</summary>
    public IReadOnlyCollection<string> Logged => app?.Log.Lines ?? [];

    /// <summary>The address of the app on a real port.</summary>
    public Uri Address { get; private set; } = new("http://not-served.invalid");

    /// <summary>A shop on a file of its own.</summary>
    public static async Task<Workshop> Open() => new(await TemplateFile.Copy());

    /// <summary>A shop whose app answers on a real port, for the browser and for clients alike.</summary>
    public static async Task<Workshop> Serve()
    {
        var workshop = await Open();
        workshop.app = new App(workshop);
        workshop.app.UseKestrel(0);
        workshop.app.StartServer();
        var addresses = workshop.app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!;
        // A browser counts the name as a secure place, so that secure cookies are kept without a certificate.
        workshop.Address = new UriBuilder(addresses.Addresses.First()) { Host = "localhost" }.Uri;
        return workshop;
    }

    /// <summary>A visitor with cookies of its own.</summary>
    public PageClient Client()
    {
        app ??= new App(this);
        return new(app.CreateClient(new()
        {
            // In memory there is no certificate to trust, so the visitor comes the safe way.
            BaseAddress = Address.IsLoopback ? Address : new Uri("https://localhost"),
        }), () => app.Log.Errors);
    }

    /// <summary>Carries out one act, as one person, in a scope of its own.</summary>
    public Task<T> Act<T>(Func<TraceabilityDb, Acts, Task<T>> body, Who? who = null) =>
        InScope(scope => scope.GetRequiredService<Acts>().Do("a test's act", () => body(scope.GetRequiredService<TraceabilityDb>(), scope.GetRequiredService<Acts>())), who);

    /// <inheritdoc cref="Act{T}"/>
    public Task Act(Func<TraceabilityDb, Acts, Task> body, Who? who = null) =>
        Act(async (db, acts) => { await body(db, acts); return true; }, who);

    /// <summary>Uses the acts as a page does: the body says itself where an act begins.</summary>
    public Task<T> Do<T>(Func<TraceabilityDb, Acts, Task<T>> body, Who? who = null) =>
        InScope(scope => body(scope.GetRequiredService<TraceabilityDb>(), scope.GetRequiredService<Acts>()), who);

    /// <inheritdoc cref="Do{T}"/>
    public Task Do(Func<TraceabilityDb, Acts, Task> body, Who? who = null) =>
        Do(async (db, acts) => { await body(db, acts); return true; }, who);

    /// <summary>Looks something up, outside any act.</summary>
    public Task<T> Read<T>(Func<TraceabilityDb, Task<T>> body) =>
        InScope(scope => body(scope.GetRequiredService<TraceabilityDb>()));

    /// <summary>Uses any service of the shop, in a scope of its own.</summary>
    public async Task<T> InScope<T>(Func<IServiceProvider, Task<T>> body, Who? who = null)
    {
        using var acting = person.As(who);
        await using var scope = services.CreateAsyncScope();
        return await body(scope.ServiceProvider);
    }

    /// <summary>The test's own acts and those of its app wait in one queue, as they would in one process.</summary>
    internal WriterQueue Queue => services.GetRequiredService<WriterQueue>();

    /// <summary>Closes the connections that wait in the pool, as when the program ends.</summary>
    public async Task DisposePool()
    {
        await using var pool = new Microsoft.Data.Sqlite.SqliteConnection(File.ConnectionString);
        Microsoft.Data.Sqlite.SqliteConnection.ClearPool(pool);
    }

    public async ValueTask DisposeAsync()
    {
        if (app is not null) await app.DisposeAsync();
        await services.DisposeAsync();
        TemplateFile.Remove(File);
    }
}
