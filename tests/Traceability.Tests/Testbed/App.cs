using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Traceability.Data;

namespace Traceability.Tests.Testbed;

/// <summary>The app itself, composed by its own Program, on the file and the clock of one workshop.</summary>
internal sealed class App(Workshop workshop) : WebApplicationFactory<Program>
{
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Testing");
        // Only the development environment serves the stylesheet from the source tree by itself.
        builder.UseStaticWebAssets();
        builder.UseSetting(Assumed.FileSetting, workshop.File.Path);
        builder.ConfigureTestServices(services =>
        {
            RefuseAnyOtherFile(services);
            services.Replace(ServiceDescriptor.Singleton<TimeProvider>(workshop.Clock));
            services.ShareTurns(workshop.Queue);
            services.AddSingleton<IStartupFilter>(new ComesFrom(workshop));
        });
    }

    /// <summary>The default file is the real shop of whoever runs the tests: it must not even be opened.</summary>
    private void RefuseAnyOtherFile(IServiceCollection services)
    {
        foreach (var other in services.Select(s => s.ServiceType == typeof(ShopFile) ? s.ImplementationInstance as ShopFile : null))
            if (other is not null && other != workshop.File)
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
                return rest(context);
            });
            next(app);
        };
    }
}

internal static class SharedTurns
{
    /// <summary>The test's own acts and those of its app wait in one queue, as they would in one process.</summary>
    public static IServiceCollection ShareTurns(this IServiceCollection services, WriterQueue queue) =>
        services.Replace(ServiceDescriptor.Singleton(queue));
}
