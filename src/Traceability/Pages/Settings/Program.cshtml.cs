using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Traceability.Computer;
using Traceability.Data;
using Traceability.People;
using Traceability.Web;

namespace Traceability.Pages.Settings;

/// <summary>How the program and its file are, on this computer.</summary>
[Authorize(Policy = nameof(Role.Administrator))]
public sealed class ProgramModel(TraceabilityDb db, Acts acts, ShopFile file, Backups backups, RecentErrors errors, IServer server, IServiceProvider services) : ShopPage(db, acts)
{
    public string Where => file.Path;

    public string? Fault { get; private set; }

    public string? Place { get; private set; }

    public FileFigures? Figures { get; private set; }

    public BackupSentence Backup { get; private set; } = null!;

    public LastVerified Verified { get; private set; } = null!;

    public long? Free { get; private set; }

    /// <summary>Less room than two more copies of the file: an update keeps one.</summary>
    public bool IsTight => Free < 2 * (Figures?.Bytes ?? 0) + 100_000_000;

    public int Errors => errors.Count;

    public string Logs => Path.Combine(file.Folder, "logs");

    public IReadOnlyCollection<string> Addresses => [.. server.Features.Get<IServerAddressesFeature>()?.Addresses.Select(a => a.Replace("[::]", "*", StringComparison.Ordinal)) ?? []];

    public override async Task Load()
    {
        Fault = services.GetRequiredService<FileCheckup>().Fault();
        Place = FilePlace.Warning(file.Path);
        Figures = Fault is null ? await Task.Run(() => FileHealth.Figures(file)) : null;
        (Backup, Verified, Free) = (backups.InWords(), LastVerified.Of(file), ComputerSettings.FreeAt(file.Folder));
    }
}
