using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Traceability.Data;

namespace Traceability.Computer;

/// <summary>How the last backup went.</summary>
public sealed record BackupState
{
    /// <summary>When the last good copy was made; null before the first.</summary>
    public DateTimeOffset? MadeAt { get; init; }

    /// <summary>The last good copy.</summary>
    public string? Copy { get; init; }

    /// <summary>When one was last tried.</summary>
    public DateTimeOffset? TriedAt { get; init; }

    /// <summary>Why the last try failed; null when it did not.</summary>
    public string? Failure { get; init; }
}

/// <summary>A copy in the chosen folder.</summary>
public sealed record BackupCopy(string Path, long Bytes, DateTimeOffset At)
{
    public string Name => System.IO.Path.GetFileName(Path);
}

/// <summary>
/// The copies of the shop in a folder of one's choice: made while people work, checked, given their name only when whole,
/// the oldest removed. Whatever happens to that folder, the shop works on.
/// </summary>
public sealed partial class Backups(ShopFile file, TimeProvider clock, ILogger<Backups> log) : IDisposable
{
    /// <summary>After this a backup counts as old.</summary>
    public static readonly TimeSpan Fresh = TimeSpan.FromDays(2);

    /// <summary>A folder that was not there may be there again soon: a disk that was not plugged in.</summary>
    private static readonly TimeSpan UntilTriedAgain = TimeSpan.FromMinutes(10);

    private const string Stamp = "yyyy-MM-dd-HHmmss";

    private readonly Note<ComputerSettings> settings = ComputerSettings.Beside(file);
    private readonly Note<BackupState> state = new(file.Path + ".backup.json");
    private readonly SemaphoreSlim one = new(1);

    /// <summary>Bytes free in a folder; the tests have other disks.</summary>
    internal Func<string, long?> FreeSpace { get; init; } = Folders.Free;

    internal TimeProvider Clock => clock;

    public ComputerSettings Settings => settings.Read();

    public BackupState State => state.Read();

    /// <summary>One is being made at this moment.</summary>
    public bool IsRunning => one.CurrentCount == 0;

    /// <summary>The copies of this shop in the chosen folder, the newest first.</summary>
    public IReadOnlyList<BackupCopy> Kept
    {
        get
        {
            try
            {
                return Settings.BackupFolder is { } folder && Directory.Exists(folder) ? [.. Of(folder)] : [];
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                return [];
            }
        }
    }

    /// <inheritdoc cref="ComputerSettings.WithBackup"/>
    public void Choose(string? folder, TimeOnly at, int kept, string by)
    {
        var before = Settings;
        var chosen = before.WithBackup(folder, at, kept);
        settings.Write(chosen);
        // What went wrong in the old folder is no news about the new one.
        if (chosen.BackupFolder != before.BackupFolder) state.Write(State with { Failure = null, TriedAt = null });
        log.LogInformation("{By} set the daily backup: folder {Folder}, at {At}, {Kept} copies", by, chosen.BackupFolder ?? "none", chosen.BackupAt, chosen.BackupsKept);
    }

    /// <summary>
    /// True when the day's backup is owed: its time of day came since the last good one, also while the computer was off.
    /// </summary>
    public bool IsDue
    {
        get
        {
            var (chosen, last) = (Settings, State);
            if (chosen.BackupFolder is null) return false;
            var now = clock.GetLocalNow();
            if (last.Failure is not null && last.TriedAt is { } tried && now >= tried && now < tried + UntilTriedAgain) return false;
            // A copy from the future was dated by a clock that was wrong.
            if (last.MadeAt is not { } made || made > now || last.Copy is null || Path.GetDirectoryName(last.Copy) != chosen.BackupFolder) return true;
            // By what the clock on the wall showed, so that a day of 23 or 25 hours has one backup too.
            var today = now.DateTime.Date + chosen.BackupAt.ToTimeSpan();
            var due = now.DateTime >= today ? today : today.AddDays(-1);
            return TimeZoneInfo.ConvertTime(made, clock.LocalTimeZone).DateTime < due;
        }
    }

    /// <summary>Makes one now. What goes wrong is written down and does not throw.</summary>
    /// <returns>True when a whole copy is there.</returns>
    public async Task<bool> Make(CancellationToken cancel = default)
    {
        await one.WaitAsync(cancel);
        try
        {
            var copy = await Task.Run(() => Copy(cancel), cancel);
            Remember(new() { MadeAt = clock.GetUtcNow(), Copy = copy, TriedAt = clock.GetUtcNow() });
            log.LogInformation("Backup made and checked: {Copy}", copy);
            return true;
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            var reason = (FileFaults.Of(failure)?.Message ?? failure.Message).ReplaceLineEndings(" ");
            Remember(State with { TriedAt = clock.GetUtcNow(), Failure = reason });
            log.LogWarning(failure is DomainRuleException ? null : failure, "The backup failed: {Reason}", reason);
            return false;
        }
        finally
        {
            one.Release();
        }
    }

    public void Dispose() => one.Dispose();

    private async Task<string> Copy(CancellationToken cancel)
    {
        var chosen = Settings;
        var folder = chosen.BackupFolder ?? throw new DomainRuleException("No folder for backups is chosen. Choose one under Settings, Backup.");
        Folders.RefuseUnlessWritable(folder);
        RemoveUnfinished(folder);
        var needed = new FileInfo(file.Path).Length + LengthOf(file.Path + "-wal");
        if (FreeSpace(folder) is { } free && free < needed + needed / 10)
            throw new DomainRuleException($"The disk of {folder} has {Megabytes(free)} free and the copy takes {Megabytes(needed)}. Free some space there, or keep fewer copies.");
        var copy = Path.Combine(folder, $"{Stem}{clock.GetLocalNow().ToString(Stamp, CultureInfo.InvariantCulture)}.db");
        await file.Backup(copy, thorough: true, cancel);
        RemoveOldest(folder, copy, chosen.BackupsKept);
        return copy;
    }

    /// <summary>
    /// Begins the names of this shop's copies. Two shops may share a folder: the letters tell this computer's file from
    /// another's, whose copies are never touched.
    /// </summary>
    private string Stem { get; } = $"{Path.GetFileNameWithoutExtension(file.Path)}-backup-"
        + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Environment.MachineName}:{file.Path}")))[..6] + "-";

    private IEnumerable<BackupCopy> Of(string folder) =>
        new DirectoryInfo(folder).EnumerateFiles(Stem + "*.db")
            .Where(f => f.Name.StartsWith(Stem, StringComparison.Ordinal) && Dated().IsMatch(f.Name[Stem.Length..]))
            .OrderByDescending(f => f.Name, StringComparer.Ordinal)
            .Select(f => new BackupCopy(f.FullName, f.Length, At(f.Name[Stem.Length..])));

    // The day and time in the name, which a copied file keeps.
    private DateTimeOffset At(string dated) => DateTime.TryParseExact(dated[..^".db".Length], Stamp, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)
        ? new(local, clock.LocalTimeZone.GetUtcOffset(local)) : default;

    private void RemoveOldest(string folder, string made, int kept)
    {
        foreach (var old in Of(folder).Where(c => c.Path != made).Skip(kept - 1).ToList())
        {
            try
            {
                File.Delete(old.Path);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // The new copy is good; the old one is tried again tomorrow.
                log.LogWarning("The old backup {Copy} could not be removed: {Reason}", old.Path, e.Message);
            }
        }
    }

    // Left by a power cut while it was copied. Only one is made at a time, and only by the one server.
    private void RemoveUnfinished(string folder)
    {
        foreach (var left in Directory.EnumerateFiles(folder, Stem + "*" + FileCopies.Unfinished))
            File.Delete(left);
    }

    // The note only says how it went; a disk too full for it must not turn a good copy into a failure.
    private void Remember(BackupState happened)
    {
        try
        {
            state.Write(happened);
        }
        catch (DomainRuleException e)
        {
            log.LogWarning("How the backup went could not be written down: {Reason}", e.Message);
        }
    }

    private static long LengthOf(string path) => File.Exists(path) ? new FileInfo(path).Length : 0;

    private static string Megabytes(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(bytes / 1e6):N0} MB");

    [GeneratedRegex(@"^\d{4}-\d\d-\d\d-\d{6}\.db$")]
    private static partial Regex Dated();
}

/// <summary>Looks twice a minute whether the day's backup is owed, and makes it.</summary>
internal sealed class DailyBackup(Backups backups, ILogger<DailyBackup> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stop)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(30));
        do
        {
            try
            {
                if (backups.IsDue) await backups.Make(stop);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                // Whatever it is: the shop works on, and the next look may go well.
                log.LogError(e, "Looking after the daily backup failed");
            }
        }
        while (await timer.WaitForNextTickAsync(stop));
    }
}
