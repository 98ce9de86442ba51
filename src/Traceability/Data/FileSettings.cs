using System.Data;
using System.Data.Common;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SQLitePCL;

namespace Traceability.Data;

/// <summary>Sets on every connection what SQLite does not keep in the file.</summary>
internal sealed class FileSettings(TimeSpan patience) : DbConnectionInterceptor
{
    // Settings live as long as SQLite's own handle, and a pooled handle is opened again and again.
    private static readonly ConditionalWeakTable<sqlite3, object> Settled = [];

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Settle((SqliteConnection)connection);

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Settle((SqliteConnection)connection);
        return Task.CompletedTask;
    }

    public void Settle(SqliteConnection connection)
    {
        if (Settled.TryGetValue(connection.Handle!, out _)) return;
        using var settings = connection.CreateCommand();
        // recursive_triggers: without it INSERT OR REPLACE deletes a row and no trigger sees it.
        // synchronous FULL: what was acknowledged is on the disk, also when the power fails.
        // cache_size is in KiB when negative, mmap_size and journal_size_limit in bytes, busy_timeout in milliseconds.
        settings.CommandText = $"""
            PRAGMA foreign_keys = ON;
            PRAGMA recursive_triggers = ON;
            PRAGMA busy_timeout = {(long)patience.TotalMilliseconds};
            PRAGMA synchronous = FULL;
            PRAGMA temp_store = MEMORY;
            PRAGMA cache_size = -8192;
            PRAGMA mmap_size = 536870912;
            PRAGMA journal_size_limit = 67108864;
            """;
        settings.ExecuteNonQuery();
        Settled.AddOrUpdate(connection.Handle!, new());
    }
}

/// <summary>
/// Begins an act by taking SQLite's write lock, so that nothing read in it can be changed by another process before it
/// is saved. The wait for another process's lock holds no thread and can be cancelled. A transaction of isolation level
/// <see cref="IsolationLevel.Snapshot"/> only reads: it sees the file as it was at its first reading.
/// </summary>
internal sealed class WriteLock(TimeSpan patience) : DbTransactionInterceptor
{
    // Writes nothing, yet takes the lock that a write takes; BEGIN IMMEDIATE would block the thread while waiting.
    private const string Take = "UPDATE audit_head SET id = id WHERE 0";

    public override async ValueTask<InterceptionResult<DbTransaction>> TransactionStartingAsync(
        DbConnection connection, TransactionStartingEventData eventData, InterceptionResult<DbTransaction> result, CancellationToken cancellationToken = default)
    {
        if (result.HasResult) return result;
        var file = (SqliteConnection)connection;
        var transaction = file.BeginTransaction(deferred: true);
        try
        {
            if (eventData.IsolationLevel != IsolationLevel.Snapshot)
                await Wait(file, cancellationToken);
            return InterceptionResult<DbTransaction>.SuppressWithResult(transaction);
        }
        catch
        {
            await transaction.DisposeAsync();
            throw;
        }
    }

    private async Task Wait(SqliteConnection file, CancellationToken cancel)
    {
        var waiting = Stopwatch.StartNew();
        for (var pause = 2; ; pause = Math.Min(pause * 2, 50))
        {
            raw.sqlite3_busy_timeout(file.Handle, 0);
            var code = raw.sqlite3_exec(file.Handle, Take);
            var message = code == raw.SQLITE_OK ? "" : raw.sqlite3_errmsg(file.Handle).utf8_to_string();
            var extended = raw.sqlite3_extended_errcode(file.Handle);
            raw.sqlite3_busy_timeout(file.Handle, (int)patience.TotalMilliseconds);
            if (code == raw.SQLITE_OK) return;
            if (!FileFaults.IsBusy(code)) throw new SqliteException(message, code, extended);
            if (waiting.Elapsed >= patience) throw FileFaults.StillBusy(patience);
            await Task.Delay(pause, cancel);
        }
    }
}
