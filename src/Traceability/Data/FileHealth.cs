using Microsoft.Data.Sqlite;

namespace Traceability.Data;

/// <summary>What the file says about itself.</summary>
/// <param name="Bytes">Of the file.</param>
/// <param name="LogBytes">Of the write-ahead log beside it, which is folded in from time to time.</param>
/// <param name="Journal">"wal" while all is as it should be.</param>
/// <param name="Applied">How many migrations it has had, of <paramref name="Known"/> that this program has.</param>
/// <param name="Migration">The last of them.</param>
public sealed record FileFigures(long Bytes, long LogBytes, string Journal, int Applied, int Known, string Migration);

/// <summary>Whether the shop can work at this moment, and on what.</summary>
public static class FileHealth
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>Why the file cannot be read or written; null when it can.</summary>
    public static string? Fault(ShopFile file)
    {
        if (!File.Exists(file.Path)) return $"The shop's file {file.Path} is not there.";
        var probe = $"{file.Path}.{Guid.NewGuid():N}.probe";
        try
        {
            // The file may be there and its disk full, or its folder closed: then nothing can be saved either.
            using (var written = new FileStream(probe, FileMode.CreateNew, FileAccess.Write, FileShare.None, 4096, FileOptions.DeleteOnClose | FileOptions.WriteThrough))
                written.Write(new byte[4096]);
            using var quick = new ShopFile(file.Path) { Patience = Patience };
            using var connection = quick.OpenAlone();
            if (SQLitePCL.raw.sqlite3_db_readonly(connection.Handle, "main") == 1) return $"The shop's file {file.Path} may only be read.";
            connection.Number("SELECT count(*) FROM audit_head");
            connection.Run("BEGIN IMMEDIATE; ROLLBACK");
            return null;
        }
        catch (SqliteException failure)
        {
            // Long work of somebody else is no illness.
            return FileFaults.IsBusy(failure.SqliteErrorCode) ? null : FileFaults.Of(failure, file.Path)?.Message ?? failure.Message;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return $"The folder of the shop's file may not be written: {failure.Message}";
        }
    }

    public static FileFigures Figures(ShopFile file)
    {
        using var connection = file.OpenAlone();
        var log = new FileInfo(file.Path + "-wal");
        var applied = connection.Rows("SELECT MigrationId FROM \"__EFMigrationsHistory\" ORDER BY MigrationId", row => row.GetString(0));
        return new(new FileInfo(file.Path).Length, log.Exists ? log.Length : 0, connection.One("PRAGMA journal_mode") as string ?? "",
            applied.Count, new Upkeep(file, () => new SqliteDb(file.Options)).Known().Count, applied.LastOrDefault() ?? "");
    }
}
