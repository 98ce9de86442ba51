using Traceability.Certificates;
using Traceability.Certificates.Inbox;
using Traceability.Data;

namespace Traceability.Computer;

/// <summary>A file that was left in the folder, and why.</summary>
public sealed record LeftFile(string Name, string Reason);

/// <summary>
/// The folder that is watched for files: a scanner's, or where mail is saved. What comes there goes into the inbox, and its file
/// into the folder "taken" beside it; nothing is ever deleted. What cannot be taken in stays, and is said.
/// </summary>
public sealed class InboxFolder(ShopFile shop, IServiceScopeFactory scopes, ILogger<InboxFolder> log) : IDisposable
{
    /// <summary>Files of one look; the others wait for the next.</summary>
    private const int Most = 100;

    public const string Taken = "taken";

    // What other programs put there while they still write.
    private static readonly string[] Unfinished = [".part", ".tmp", ".crdownload", ".download", ".partial"];

    private readonly Note<ComputerSettings> settings = ComputerSettings.Beside(shop);
    private readonly SemaphoreSlim one = new(1);

    // As it was at the last look: only what has stopped to change is whole.
    private Dictionary<string, (long Length, DateTime Written)> seen = new(StringComparer.Ordinal);

    // Looked at and refused: not looked at again until it changes.
    private readonly Dictionary<string, (long Length, DateTime Written, string Reason)> refused = new(StringComparer.Ordinal);

    public string? Folder => settings.Read().InboxFolder;

    /// <summary>What lies there and could not be taken in.</summary>
    public IReadOnlyList<LeftFile> Left { get; private set; } = [];

    /// <summary>Why the folder itself cannot be watched; null when it can, or none is.</summary>
    public string? Fault { get; private set; }

    /// <inheritdoc cref="ComputerSettings.WithInbox"/>
    public void Choose(string? folder, string by)
    {
        settings.Write(settings.Read().WithInbox(folder, shop.Path));
        (Left, Fault) = ([], null);
        log.LogInformation("{By} set the folder that is watched: {Folder}", by, Folder ?? "none");
    }

    /// <summary>Takes in what has stopped to change since the last look.</summary>
    /// <returns>How many files came in.</returns>
    public async Task<int> Look(CancellationToken cancel = default)
    {
        await one.WaitAsync(cancel);
        try
        {
            if (Folder is not { } folder) return 0;
            try
            {
                Folders.RefuseUnlessWritable(folder);
            }
            catch (DomainRuleException fault)
            {
                if (Fault is null) log.LogWarning("The inbox's folder is not watched: {Reason}", fault.Message);
                (Fault, Left) = (fault.Message, []);
                return 0;
            }
            Fault = null;
            return await Look(new DirectoryInfo(folder), cancel);
        }
        finally
        {
            one.Release();
        }
    }

    public void Dispose() => one.Dispose();

    private async Task<int> Look(DirectoryInfo folder, CancellationToken cancel)
    {
        var now = new Dictionary<string, (long Length, DateTime Written)>(StringComparer.Ordinal);
        var (came, left) = (0, new List<LeftFile>());
        foreach (var file in folder.EnumerateFiles().Where(IsMeant).OrderBy(f => f.Name, StringComparer.Ordinal).Take(Most))
        {
            var stands = (file.Length, file.LastWriteTimeUtc);
            now[file.Name] = stands;
            if (refused.TryGetValue(file.Name, out var before) && (before.Length, before.Written) == stands)
            {
                left.Add(new(file.Name, before.Reason));
                continue;
            }
            if (!seen.TryGetValue(file.Name, out var last) || last != stands) continue;
            if (await TakeIn(file, cancel) is { } reason)
            {
                left.Add(new(file.Name, reason));
                refused[file.Name] = (stands.Length, stands.LastWriteTimeUtc, reason);
            }
            else came++;
        }
        foreach (var gone in refused.Keys.Except(now.Keys).ToList()) refused.Remove(gone);
        (seen, Left) = (now, left);
        return came;
    }

    // A link could lead anywhere on this computer.
    private static bool IsMeant(FileInfo file) => !file.Attributes.HasFlag(FileAttributes.ReparsePoint) && !file.Attributes.HasFlag(FileAttributes.Hidden)
        && !file.Name.StartsWith('.') && !file.Name.StartsWith('~') && !Unfinished.Contains(file.Extension, StringComparer.OrdinalIgnoreCase);

    private async Task<string?> TakeIn(FileInfo file, CancellationToken cancel)
    {
        try
        {
            // Who still writes it holds it; on other systems its size has to have stood still.
            await using (new FileStream(file.FullName, FileMode.Open, FileAccess.Read, FileShare.Read)) { }
            var incoming = await IncomingFile.Look(file.Name, file.Length, () => new FileStream(file.FullName, FileMode.Open, FileAccess.Read, FileShare.Read), cancel: cancel);
            await using var scope = scopes.CreateAsyncScope();
            var (db, acts) = (scope.ServiceProvider.GetRequiredService<TraceabilityDb>(), scope.ServiceProvider.GetRequiredService<Acts>());
            await acts.Do("take a file into the inbox", async () => await db.TakeIn(incoming, InboxOrigin.Folder, cancel), cancel);
            // Only now: stopped between, the same file is met again, and is the same.
            Move(file);
            return null;
        }
        catch (DomainRuleException refusal)
        {
            return refusal.Message;
        }
        catch (Exception busy) when (busy is IOException or UnauthorizedAccessException)
        {
            return $"It cannot be read or moved at this moment: {busy.Message}";
        }
    }

    private static void Move(FileInfo file)
    {
        var taken = Directory.CreateDirectory(Path.Combine(file.DirectoryName!, Taken)).FullName;
        var (stem, ending) = (Path.GetFileNameWithoutExtension(file.Name), file.Extension);
        for (var n = 1; ; n++)
        {
            var name = Path.Combine(taken, n == 1 ? file.Name : $"{stem} ({n}){ending}");
            if (File.Exists(name)) continue;
            File.Move(file.FullName, name);
            return;
        }
    }
}

/// <summary>Looks into the folder, and reads what came in, every few seconds.</summary>
internal sealed class InboxWatch(InboxFolder folder, InboxReading reading, TimeProvider clock, ILogger<InboxWatch> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stop)
    {
        using var timer = new PeriodicTimer(Every, clock);
        while (await timer.WaitForNextTickAsync(stop))
        {
            try
            {
                await folder.Look(stop);
                await reading.ReadAll(stop);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                // Whatever it is: the shop works on, and the next look may go well.
                log.LogError(e, "Looking after the inbox failed");
            }
        }
    }
}
