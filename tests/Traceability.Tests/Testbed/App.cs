using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Traceability.Data;

namespace Traceability.Tests.Testbed;

/// <summary>The app itself, composed by its own Program, on the file and the clock of one workshop.</summary>
internal sealed class App(Workshop workshop) : WebApplicationFactory<Program>
{
    public AppLog Log { get; } = new();

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Testing");
        // Only the development environment serves the stylesheet from the source tree by itself.
        builder.UseStaticWebAssets();
        builder.UseSetting(Assumed.FileSetting, workshop.File.Path);
        foreach (var (name, value) in workshop.Settings) builder.UseSetting(name, value);
        builder.ConfigureTestServices(services =>
        {
            RefuseAnyOtherFile(services);
            services.Replace(ServiceDescriptor.Singleton<TimeProvider>(workshop.Clock));
            services.Replace(ServiceDescriptor.Singleton(workshop.Queue));
            services.AddSingleton<IStartupFilter>(new ComesFrom(workshop));
            // The keys of a test's cookies go with the test, not into the home of whoever runs it.
            services.AddDataProtection().PersistKeysToFileSystem(new(Path.Combine(workshop.Folder, "keys")));
            services.RemoveAll<ILoggerProvider>();
            services.AddSingleton<ILoggerProvider>(Log);
        });
    }

    /// <summary>The default file is the real shop of whoever runs the tests: it must not even be opened.</summary>
    private void RefuseAnyOtherFile(IServiceCollection services)
    {
        foreach (var other in services.Select(s => s.ServiceType == typeof(ShopFile) ? s.ImplementationInstance as ShopFile : null))
            if (other is not null && other.Path != workshop.File.Path)
                throw new InvalidOperationException($"The app took {other.Path} instead of the test's file: is the setting still called {Assumed.FileSetting}?");
    }

    /// <summary>In memory nobody has an address. Set-up and sample answer this machine only, so a visitor needs one.</summary>
    private sealed class ComesFrom(Workshop workshop) : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((context, rest) =>
            {
                context.Connection.RemoteIpAddress ??= workshop.From;
                if (workshop.At is { } port) context.Connection.LocalPort = port;
                return rest(context);
            });
            next(app);
        };
    }
}
