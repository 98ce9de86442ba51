using System.Globalization;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.DataProtection;
using Serilog;
using Serilog.Events;
using Traceability.Computer;
using Traceability.Data;
using Traceability.Exchange;
using Traceability.People;

namespace Traceability.Web;

/// <summary>How the program runs on its machine: where it looks for itself, what it logs, where its keys are.</summary>
internal static class Hosting
{
    private const string Line = "{Timestamp:yyyy-MM-dd HH:mm:ss.fff} [{Level:u3}] {RequestId} {SourceContext}: {Message:lj}{NewLine}{Exception}";

    /// <summary>Pages and stylesheet lie beside the program, wherever it is started from.</summary>
    public static WebApplicationOptions Options(string[] args) => new() { Args = args, ContentRootPath = AppContext.BaseDirectory };

    public static void UseTheShopsHost(this WebApplicationBuilder builder, ShopFile file)
    {
        var folder = Path.GetDirectoryName(file.Path)!;
        Directory.CreateDirectory(folder);
        builder.Host.UseDefaultServiceProvider(o => o.ValidateOnBuild = o.ValidateScopes = true);
        builder.WebHost.UseStaticWebAssets();
        builder.ListenForSharedPages();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            // A page that takes documents raises this for itself.
            kestrel.Limits.MaxRequestBodySize = 2 * 1024 * 1024;
            // Whatever is scanned into the box gets an answer in words, also when it is far too long.
            kestrel.Limits.MaxRequestLineSize = 128 * 1024;
        });
        var errors = new RecentErrors();
        builder.Services.AddSingleton(errors);
        builder.Logging.ClearProviders().AddSerilog(new LoggerConfiguration()
            .MinimumLevel.Information()
            .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
            // What keeps the program from starting is said in words, see Serve.
            .MinimumLevel.Override("Microsoft.Extensions.Hosting.Internal.Host", LogEventLevel.Fatal)
            .MinimumLevel.Override("Microsoft.AspNetCore.DataProtection", LogEventLevel.Error)
            .Enrich.FromLogContext()
            .WriteTo.Sink(errors)
            .WriteTo.Console(outputTemplate: "{Timestamp:HH:mm:ss} [{Level:u3}] {Message:lj}{NewLine}{Exception}", formatProvider: CultureInfo.InvariantCulture)
            .WriteTo.File(Path.Combine(folder, "logs", Path.GetFileNameWithoutExtension(file.Path) + "-.log"), outputTemplate: Line,
                formatProvider: CultureInfo.InvariantCulture, rollingInterval: RollingInterval.Day, retainedFileCountLimit: 31,
                fileSizeLimitBytes: 50_000_000, rollOnFileSizeLimit: true, shared: true)
            .CreateLogger(), dispose: true);
    }

    /// <summary>The keys of cookies and kept forms: beside the file, for this user alone, and in no backup.</summary>
    public static void AddKeys(this IServiceCollection services, ShopFile file)
    {
        var keys = file.Path + "-keys";
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(keys);
        else
            Directory.CreateDirectory(keys, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        services.AddDataProtection().SetApplicationName("Traceability").PersistKeysToFileSystem(new(keys));
    }

    /// <summary>Serves by hand or, where Windows started it as a service, until Windows ends it.</summary>
    /// <param name="serve">Serves until the token is set, and tells once it listens.</param>
    public static async Task<int> ByHandOrAsService(string[] args, Func<CancellationToken, Action, Task<int>> serve)
    {
        if (!OperatingSystem.IsWindows() || !CommandLine.IsService(args)) return await serve(CancellationToken.None, () => { });
        // Nobody sees a service's console: what it says before it has a log goes beside the shop's file.
        var logs = Path.Combine(CommandLine.File(args).Folder, "logs");
        Directory.CreateDirectory(logs);
        await using var said = new StreamWriter(Path.Combine(logs, "service.log")) { AutoFlush = true };
        Console.SetOut(said);
        Console.SetError(said);
        return WindowsService.Run(serve) ?? await serve(CancellationToken.None, () => { });
    }

    /// <summary>Serves until it is ended; 1 when another program has the address.</summary>
    public static async Task<int> Serve(this WebApplication app, ShopFile file, Serving serving, CancellationToken stop)
    {
        // Known before the console says whether a code is asked for.
        await app.Services.GetRequiredService<FirstRun>().Over();
        app.SayWhereItIs(file, serving);
        if (FilePlace.Warning(file.Path) is { } place) app.Logger.LogWarning("{Warning}", place);
        try
        {
            app.Lifetime.ApplicationStarted.Register(() => Systemd.Ready(string.Join(' ', app.Urls)));
            await app.RunAsync(stop);
            return 0;
        }
        catch (IOException taken) when (taken.InnerException is AddressInUseException)
        {
            await Console.Error.WriteLineAsync("Another program already answers at this address; perhaps Traceability runs already. "
                + "Open it in the browser, or choose another address with --urls http://localhost:5080.");
            return 1;
        }
    }

    /// <summary>Says on the console, once it listens, where the shop is to be found.</summary>
    private static void SayWhereItIs(this WebApplication app, ShopFile file, Serving serving) => app.Lifetime.ApplicationStarted.Register(() =>
    {
        // For whoever starts a second server on this file: which one has it.
        serving.At(string.Join(' ', app.Urls));
        app.Logger.LogInformation("Version {Version} serves {File} at {Addresses}", ComputerServices.Version, file.Path, string.Join(' ', app.Urls));
        Console.WriteLine();
        foreach (var address in app.Urls)
            Console.WriteLine($"  {(app.Services.GetRequiredService<SharedPages>().IsAt(address) ? "Shared pages" : "Traceability")}  {address}");
        Console.WriteLine($"  The shop      {file.Path}");
        if (app.Services.GetRequiredService<SampleMode>().On || !app.Services.GetRequiredService<FirstRun>().IsOver)
            Console.WriteLine($"  From another computer this code is asked for: {app.Services.GetRequiredService<Door>().Code}");
        Console.WriteLine("  Ctrl+C ends it.");
        Console.WriteLine();
    });
}
