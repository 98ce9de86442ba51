using Microsoft.Extensions.Diagnostics.HealthChecks;
using Traceability.Computer;
using Traceability.Data;

namespace Traceability.Web;

/// <summary>What keeps the shop well on its computer: backups, phones, and whether it is well.</summary>
internal static class ComputerServices
{
    public const string Health = "/health";

    public static string Version { get; } = typeof(ComputerServices).Assembly.GetName().Version?.ToString(3) ?? "";

    public static void AddMachine(this WebApplicationBuilder builder, ShopFile file, bool https)
    {
        builder.Services.AddSingleton<Backups>();
        builder.Services.AddHostedService<DailyBackup>();
        builder.Services.AddSingleton<Certificates.Inbox.InboxReading>();
        builder.Services.AddSingleton<InboxFolder>();
        builder.Services.AddHostedService<InboxWatch>();
        builder.Services.AddSingleton<Restart>();
        builder.Services.AddSingleton<PhonesSetting>();
        builder.Services.AddSingleton<FileCheckup>();
        builder.Services.AddHealthChecks().AddCheck<FileCheckup>("file");
        builder.AnswerPhones(file, https || ComputerSettings.Beside(file).Read().Phones);
    }

    /// <summary>One word and the version, for whoever asks: 200 or 503.</summary>
    public static void MapHealth(this WebApplication app) => app.MapHealthChecks(Health, new()
    {
        ResponseWriter = (context, report) => context.Response.WriteAsync($"{(report.Status == HealthStatus.Healthy ? "ok" : "not ok")} {Version}\n"),
    }).AllowAnonymous();
}

/// <summary>Whether the file can be read and written. Asked for by strangers too, so looked at every few seconds at most.</summary>
internal sealed class FileCheckup(ShopFile file) : IHealthCheck
{
    private static readonly TimeSpan Holds = TimeSpan.FromSeconds(3);

    private readonly Lock looking = new();
    private (long At, string? Fault)? last;

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.Run(() => Fault() is { } fault ? HealthCheckResult.Unhealthy(fault) : HealthCheckResult.Healthy(), cancellationToken);

    public string? Fault()
    {
        lock (looking)
        {
            if (last is { } known && TimeProvider.System.GetElapsedTime(known.At) < Holds) return known.Fault;
            var fault = FileHealth.Fault(file);
            last = (TimeProvider.System.GetTimestamp(), fault);
            return fault;
        }
    }
}
