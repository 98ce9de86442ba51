using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Traceability.Compliance;
using Traceability.Genealogy;
using Traceability.Recalls;

namespace Traceability.Data;

/// <summary>What a piece of work wants of the file.</summary>
public enum Opening
{
    /// <summary>Makes the file when there is none, and brings an older one up to date.</summary>
    Write,

    /// <summary>The file has to be there; an older one is brought up to date.</summary>
    Read,

    /// <summary>The file has to be there and is left exactly as it is.</summary>
    AsItIs,
}

/// <summary>The one file that holds the shop.</summary>
public sealed class ShopFile : IDisposable
{
    /// <summary>How long a writer waits for other writers before it says so.</summary>
    public static readonly TimeSpan UsualPatience = TimeSpan.FromSeconds(60);

    /// <summary>How long work that wants the file alone waits for those who use it.</summary>
    private static readonly TimeSpan LongEnough = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan ALittle = TimeSpan.FromSeconds(1);

    /// <summary>"Trac": https://sqlite.org/pragma.html#pragma_application_id</summary>
    internal const int ApplicationId = 0x54726163;

    private readonly Totals totals;
    private FileStream? inUse;

    /// <param name="path">The database file; made absolute, and followed where it is a link.</param>
    public ShopFile(string path)
    {
        var full = System.IO.Path.GetFullPath(path);
        // The locks stand beside the file: two names of one file must find the same ones.
        totals = new(() => OpenAlone(SqliteOpenMode.ReadOnly));
        Path = new FileInfo(full) is { LinkTarget: not null } link ? link.ResolveLinkTarget(returnFinalTarget: true)!.FullName : full;
    }

    /// <summary>The full path of the database file.</summary>
    public string Path { get; }

    public string Folder => System.IO.Path.GetDirectoryName(Path)!;

    public TimeSpan Patience { get; init; } = UsualPatience;

    /// <summary>Opens the file if it is there; making it is left to <see cref="Prepare"/>.</summary>
    public string ConnectionString => Connection(pooled: true, SqliteOpenMode.ReadWrite);

    internal DbContextOptions<SqliteDb> Options
    {
        get
        {
            var options = new DbContextOptionsBuilder<SqliteDb>();
            Configure(options);
            return options.Options;
        }
    }

    private string ServingLock => Path + ".serving";
    private string UsingLock => Path + ".using";
    private string ServedBy => Path + ".served-by";

    internal void Configure(DbContextOptionsBuilder options) => options
        .UseSqlite(ConnectionString)
        .AddInterceptors(new FileSettings(Patience), new WriteLock(Patience), totals);

    /// <summary>
    /// Makes the file ready: makes it, brings it up to date (a copy of it as it was is kept beside it), puts back its
    /// triggers. From here on this process counts as using the file, until this is disposed of.
    /// </summary>
    /// <exception cref="DomainRuleException">There is no such file, it is not a shop, is newer than this program, may not be written, or is in use.</exception>
    public async Task Prepare(Opening opening = Opening.Write, CancellationToken cancel = default)
    {
        await Clearly(async () =>
        {
            var upkeep = new Upkeep(this, () => new SqliteDb(Options));
            var began = Stopwatch.GetTimestamp();
            for (var tries = 0; ;)
            {
                inUse ??= await Use(opening, cancel);
                if (await upkeep.IsReady(opening, cancel)) return true;
                // Others are using it too, or at least this process is: the work wants the file alone.
                inUse?.Dispose();
                inUse = null;
                if (tries == 3) throw new DomainRuleException($"The shop's file {Path} was changed again and again by another program while it was being opened. Try again.");
                // Whoever has it may just be doing the same work, and will use it from then on: look again now and then.
                using var alone = await Alone(ALittle, cancel);
                if (alone is null && Stopwatch.GetElapsedTime(began) > Shorter(LongEnough)) throw NotAlone("be brought up to date");
                if (alone is null) continue;
                await upkeep.BringUpToDate(cancel);
                tries++;
            }
        });
    }

    /// <summary>Takes the right to serve this file, which one process has at a time. Disposing of it gives it back.</summary>
    /// <exception cref="DomainRuleException">Another process is serving it; the sentence says which.</exception>
    public async Task<Serving> Serve(CancellationToken cancel = default)
    {
        return await Clearly(async () =>
        {
            // A short wait, for one that is just ending.
            var held = await FileLock.Wait(ServingLock, alone: true, Shorter(TimeSpan.FromSeconds(2)), cancel);
            return held is null ? throw new DomainRuleException($"The shop's file {Path} is already served by another Traceability ({Server}). Use that one, or stop it first.") : new Serving(held, ServedBy);
        });
    }

    /// <summary>A settled connection, for SQL of one's own. From the pool that the context uses too.</summary>
    public async Task<SqliteConnection> Open(CancellationToken cancel = default)
    {
        var connection = new SqliteConnection(ConnectionString);
        await connection.OpenAsync(cancel);
        new FileSettings(Patience).Settle(connection);
        return connection;
    }

    /// <summary>Copies the file, while others may be writing, into a file of its own that is whole or not there.</summary>
    /// <param name="to">A file that is not there yet.</param>
    /// <param name="thorough">Checks every page of the copy and where its audit ends, which takes longer.</param>
    /// <exception cref="DomainRuleException">There is such a file already, or the copy could not be made.</exception>
    public Task Backup(string to, bool thorough = false, CancellationToken cancel = default) => Clearly(() => FileCopies.Backup(this, to, thorough, cancel));

    /// <summary>Puts a backup in this file's place; the present file is kept beside it and its path is returned, null when there was none.</summary>
    /// <exception cref="DomainRuleException">The backup is not whole, not a shop or newer than this program, or this file is in use.</exception>
    public Task<string?> Restore(string from, CancellationToken cancel = default) => Clearly(async () =>
    {
        using var serving = FileLock.Try(ServingLock, alone: true)
            ?? throw new DomainRuleException($"The shop's file {Path} is being served ({Server}). Stop that program first, then restore.");
        inUse?.Dispose();
        inUse = null;
        using var alone = await Alone("be replaced", cancel);
        return FileCopies.Restore(this, from);
    });

    public void Dispose()
    {
        totals.Release();
        inUse?.Dispose();
        inUse = null;
    }

    public override string ToString() => Path;

    /// <summary>A settled connection of its own, closed for good when it is disposed of.</summary>
    internal SqliteConnection OpenAlone(SqliteOpenMode mode = SqliteOpenMode.ReadWrite, string? path = null)
    {
        var connection = new SqliteConnection(Connection(pooled: false, mode, path));
        connection.Open();
        new FileSettings(Patience).Settle(connection);
        return connection;
    }

    private string Connection(bool pooled, SqliteOpenMode mode, string? path = null) => new SqliteConnectionStringBuilder
    {
        DataSource = path ?? Path,
        Mode = mode,
        Pooling = pooled,
        DefaultTimeout = Math.Max(1, (int)Patience.TotalSeconds),
    }.ToString();

    private string Server => File.Exists(ServedBy) ? File.ReadAllText(ServedBy) : "which one is not known";

    private async Task<FileStream?> Use(Opening opening, CancellationToken cancel)
    {
        if (!Directory.Exists(Folder))
            throw new DomainRuleException($"There is no folder {Folder}. Make it, or name another file (--data FILE).");
        try
        {
            return await FileLock.Wait(UsingLock, alone: false, Patience, cancel)
                ?? throw new DomainRuleException($"The shop's file {Path} is being brought up to date or replaced by another program. Try again in a moment.");
        }
        catch (Exception e) when (opening != Opening.Write && File.Exists(Path) && e is IOException or UnauthorizedAccessException)
        {
            // On a disk that may only be read nobody can replace the file either.
            return null;
        }
    }

    private async Task<FileStream> Alone(string purpose, CancellationToken cancel) => await Alone(LongEnough, cancel) ?? throw NotAlone(purpose);

    private async Task<FileStream?> Alone(TimeSpan patience, CancellationToken cancel)
    {
        // The pool's idle connections are of this process, and would be left on a file that is replaced.
        totals.Release();
        using (var pool = new SqliteConnection(ConnectionString)) SqliteConnection.ClearPool(pool);
        return await FileLock.Wait(UsingLock, alone: true, Shorter(patience), cancel);
    }

    private DomainRuleException NotAlone(string purpose) => new($"The shop's file {Path} has to {purpose}, and another program is using it"
        + (File.Exists(ServedBy) ? $" ({Server})" : "") + ". Stop that one first, then try again.");

    private TimeSpan Shorter(TimeSpan time) => time < Patience ? time : Patience;

    private async Task<T> Clearly<T>(Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        catch (Exception failure) when (failure is not DomainRuleException && FileFaults.Of(failure, Path) is { } refusal)
        {
            throw refusal;
        }
        catch (UnauthorizedAccessException failure)
        {
            throw new DomainRuleException($"{failure.Message} Allow this program to read and write there, or name another file.");
        }
        catch (IOException failure)
        {
            throw new DomainRuleException($"The disk refused work on {Path}: {failure.Message} Nothing is broken; put it right and try again.");
        }
    }
}

public static class ShopServices
{
    /// <summary>The shop's data, on one file: the context, the acts, the writers' queue.</summary>
    public static IServiceCollection AddShop(this IServiceCollection services, ShopFile file)
    {
        services.AddSingleton(file);
        services.AddSingleton<WriterQueue>();
        services.AddDbContext<TraceabilityDb, SqliteDb>(file.Configure);
        services.AddScoped<Acts>();
        services.AddScoped<Numbers>();
        services.AddScoped<RootFinder>();
        services.AddScoped<LotGenealogy>();
        services.AddScoped<Tracing>();
        services.AddScoped<Picturing>();
        services.AddScoped<Recalling>();
        services.AddScoped<OpeningRecalls>();
        services.AddScoped<LiftingRecalls>();
        services.AddScoped<RecallsOfLots>();
        services.AddScoped<Certifying>();
        services.AddScoped<IssuingCertificates>();
        services.AddScoped<Find.Finding>();
        services.AddScoped<Quality.IssueSubjects>();
        services.AddScoped<Find.Judging>();
        services.AddScoped<Scanning.BindingCodes>();
        return services;
    }
}
