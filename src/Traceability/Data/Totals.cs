using System.Collections.Concurrent;
using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Traceability.Data;

/// <summary>
/// Totals of lists are counted once for each state of the file: nobody counts two million lots again to show page 2 of
/// them. <c>PRAGMA data_version</c>, asked on a connection that never writes, changes with every commit, of this process
/// or of another; a total is given out only while it is what it was before that total was counted. Inside an act
/// everything is counted, for it sees what nobody else does.
/// </summary>
internal sealed class Totals(Func<SqliteConnection> open) : DbCommandInterceptor, IDisposable
{
    private const string Count = "SELECT COUNT(*)\n";

    /// <summary>So many different questions of one state of the file; a shop asks some dozens.</summary>
    private const int Most = 1000;

    private readonly Lock gate = new();
    private SqliteConnection? watch;
    private long version;
    private ConcurrentDictionary<string, TaskCompletionSource<long>> counted = new(StringComparer.Ordinal);

    public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        if (eventData.CommandSource == CommandSource.LinqQuery && command.Transaction is null && command.CommandText.ReplaceLineEndings("\n").StartsWith(Count, StringComparison.Ordinal))
        {
            var total = await Of(command, cancellationToken);
            command.CommandText = string.Create(CultureInfo.InvariantCulture, $"SELECT {total}");
        }
        return result;
    }

    /// <summary>Lets go of the file; asked again, it is watched again.</summary>
    public void Release()
    {
        lock (gate)
        {
            watch?.Dispose();
            watch = null;
            counted = new(StringComparer.Ordinal);
        }
    }

    public void Dispose() => Release();

    private async Task<long> Of(DbCommand command, CancellationToken cancel)
    {
        var key = command.CommandText + string.Concat(command.Parameters.Cast<DbParameter>().Select(p => string.Create(CultureInfo.InvariantCulture, $"\u001f{p.ParameterName}\u001f{p.Value?.GetType().Name}\u001f{p.Value}")));
        var totals = OfThisState();
        if (totals.Count >= Most && !totals.ContainsKey(key)) return await Asked(command, cancel);
        var mine = new TaskCompletionSource<long>(TaskCreationOptions.RunContinuationsAsynchronously);
        var first = totals.GetOrAdd(key, mine);
        if (first != mine)
            // Whoever asked first may have gone away; then this one counts for itself.
            return await first.Task.WaitAsync(cancel).ContinueWith(t => t.IsCompletedSuccessfully ? t.Result : -1, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default) is >= 0 and var known
                ? known : await Asked(command, cancel);
        try
        {
            var total = await Asked(command, cancel);
            mine.SetResult(total);
            return total;
        }
        catch
        {
            totals.TryRemove(new(key, mine));
            mine.TrySetCanceled(CancellationToken.None);
            throw;
        }
    }

    // The state is asked for before anything is counted: what is written meanwhile makes the total one of a state that is over.
    private ConcurrentDictionary<string, TaskCompletionSource<long>> OfThisState()
    {
        lock (gate)
        {
            watch ??= open();
            if (watch.Number("PRAGMA data_version") is var now && now != version) (version, counted) = (now, new(StringComparer.Ordinal));
            return counted;
        }
    }

    private static async Task<long> Asked(DbCommand command, CancellationToken cancel) => Convert.ToInt64(await command.ExecuteScalarAsync(cancel), CultureInfo.InvariantCulture);
}
