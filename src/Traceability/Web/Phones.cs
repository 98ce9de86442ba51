using Traceability.Computer;
using Traceability.Data;

namespace Traceability.Web;

/// <summary>Whether this server answers phones in the local network.</summary>
public sealed record PhonesAnswered(bool On);

/// <summary>The server ends and begins anew in the same process, with what was set meanwhile.</summary>
public sealed class Restart(IHostApplicationLifetime program)
{
    public bool Wanted { get; private set; }

    public void Begin()
    {
        Wanted = true;
        program.StopApplication();
    }
}

internal static class PhonesOnTheNetwork
{
    /// <summary>
    /// Beside the address it has: the shop by HTTPS with the shop's own certificate, and the certificate itself by plain
    /// HTTP for phones that do not trust it yet.
    /// </summary>
    public static void AnswerPhones(this WebApplicationBuilder builder, ShopFile file, bool on)
    {
        var certificates = new ShopCertificates(file);
        builder.Services.AddSingleton(certificates);
        builder.Services.AddSingleton(new PhonesAnswered(on));
        if (!on) return;
        // .NET looks for certificates of its own in the home folder, and answers nobody when its user has none.
        if (!OperatingSystem.IsWindows() && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("HOME")))
            Environment.SetEnvironmentVariable("HOME", file.Folder);
        certificates.Server();
        builder.Services.AddHostedService<CertificateUpkeep>();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.ConfigureHttpsDefaults(https => https.ServerCertificateSelector = (_, _) => certificates.Present));
        builder.WebHost.UseUrls($"{Own(builder)};https://*:{Listening.HttpsPort};http://*:{Listening.TrustPort}");
    }

    private static string Own(WebApplicationBuilder builder) => builder.WebHost.GetSetting(WebHostDefaults.ServerUrlsKey) is { Length: > 0 } urls ? urls
        : builder.WebHost.GetSetting(WebHostDefaults.HttpPortsKey) is { Length: > 0 } ports ? string.Join(';', ports.Split(';').Select(port => $"http://*:{port}"))
        : "http://localhost:5000";
}

/// <summary>Renews the certificate while the program runs: before it ends, and when this computer gets another address.</summary>
internal sealed class CertificateUpkeep(ShopCertificates certificates, ILogger<CertificateUpkeep> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stop)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMinutes(10));
        while (await timer.WaitForNextTickAsync(stop))
        {
            try
            {
                var before = certificates.Present?.SerialNumber;
                var present = certificates.Server();
                if (present.SerialNumber != before) log.LogInformation("The certificate for phones was renewed; it holds until {Until:yyyy-MM-dd}", present.NotAfter);
            }
            catch (DomainRuleException e)
            {
                // The present one goes on answering.
                log.LogError("The certificate for phones could not be renewed: {Reason}", e.Message);
            }
        }
    }
}

/// <summary>
/// On the address for phones that do not trust the shop yet nothing is answered but the page that says how: nobody types
/// a password where the whole network reads along.
/// </summary>
internal sealed class OnlyTrustByPlainHttp(RequestDelegate next, PhonesAnswered phones)
{
    private static readonly PathString[] Open = ["/trust", "/app.css", "/app.js", "/icons.svg", "/favicon.svg", "/lib", "/error"];

    public Task Invoke(HttpContext context)
    {
        if (!phones.On || context.Request.IsHttps || context.Connection.LocalPort != Listening.TrustPort || Open.Any(o => context.Request.Path.StartsWithSegments(o)))
            return next(context);
        context.Response.Redirect("/trust");
        return Task.CompletedTask;
    }
}
