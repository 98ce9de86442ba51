using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Traceability.Data;

/// <summary>Whole copies of the file: each is made under a name of its own and only then takes the name it is wanted under.</summary>
internal static class FileCopies
{
    /// <summary>How the name of a copy ends that is still being made.</summary>
    public const string Unfinished = ".part";

    /// <summary>An empty file that only its owner and group may read: the shop's customers and sign-ins are in it.</summary>
    public static void MakeEmpty(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.GroupWrite;
        using var empty = new FileStream(path, options);
    }

    public static async Task<bool> Backup(ShopFile file, string to, bool thorough, CancellationToken cancel)
    {
        var target = Path.GetFullPath(to);
        if (!Directory.Exists(Path.GetDirectoryName(target)))
            throw new DomainRuleException($"There is no folder {Path.GetDirectoryName(target)}. Make it, or name another place for the backup.");
        if (Path.Exists(target))
            throw new DomainRuleException($"{target} is there already. Give the backup a name that is not taken; a backup never replaces a file.");
        await Task.Run(() =>
        {
            using var source = file.OpenAlone();
            new Upkeep(file, () => new SqliteDb(file.Options)).Recognise(source);
            var part = Part(target);
            Whole(part, target, () => CopyInto(file, source, part, thorough), overwrite: false);
        }, cancel);
        return true;
    }

    /// <summary>To be called while nobody else uses the file.</summary>
    /// <returns>Where the file that was there is kept; null when there was none.</returns>
    public static string? Restore(ShopFile file, string from)
    {
        var backup = Path.GetFullPath(from);
        if (!File.Exists(backup)) throw new DomainRuleException($"There is no file {backup}. Name the backup that is to be restored.");
        if (new ShopFile(backup).Path == file.Path) throw new DomainRuleException($"{backup} is the shop's file itself. Name the backup that is to be restored.");
        var part = Part(file.Path);
        string? kept = null;
        Whole(part, file.Path, () =>
        {
            try
            {
                using var source = file.OpenAlone(path: backup);
                new Upkeep(file, () => new SqliteDb(file.Options)).Recognise(source);
                CopyInto(file, source, part, thorough: true);
            }
            catch (SqliteException failure) when (FileFaults.Of(failure, backup) is { } refusal && failure.SqliteErrorCode is not 13)
            {
                throw new DomainRuleException($"The backup {backup} is damaged or is no backup of a shop, and was not restored; the shop's file is as it was. ({refusal.Data["cause"]})");
            }
            kept = File.Exists(file.Path) ? KeepPresent(file) : null;
        }, overwrite: true);
        return kept;
    }

    /// <summary>Keeps the file as it is under another name, as one file without a write-ahead log.</summary>
    public static void Keep(SqliteConnection source, string target)
    {
        var part = target + Unfinished;
        Whole(part, target, () =>
        {
            MakeEmpty(part);
            using var copy = source.CreateCommand();
            copy.CommandText = "VACUUM INTO $part";
            copy.Parameters.AddWithValue("$part", part);
            copy.ExecuteNonQuery();
        }, overwrite: false);
    }

    private static void CopyInto(ShopFile file, SqliteConnection source, string part, bool thorough = false)
    {
        MakeEmpty(part);
        using var copy = file.OpenAlone(path: part);
        source.BackupDatabase(copy);
        // A copy is one file: nothing of it may stay behind in a log beside it.
        copy.Run("PRAGMA journal_mode = DELETE");
        var said = copy.One(thorough ? "PRAGMA integrity_check(1)" : "PRAGMA quick_check(1)") as string;
        if (said == "ok" && thorough) said = AuditChain.FaultAtTheEnd(copy) ?? "ok";
        if (said != "ok") throw new DomainRuleException($"There is damage in {source.DataSource} ({said}), so it was not copied. Run traceability verify, and use an earlier backup.");
    }

    /// <summary>
    /// The present file is copied, not moved: killed in between, there is always a shop under its name. What is damaged
    /// is kept as it is, byte for byte, with its log.
    /// </summary>
    private static string KeepPresent(ShopFile file)
    {
        var kept = string.Create(CultureInfo.InvariantCulture, $"{file.Path}.before-restore-{TimeProvider.System.GetUtcNow():yyyyMMdd'T'HHmmssfff'Z'}.db");
        try
        {
            using var present = file.OpenAlone();
            Upkeep.RefuseForeign(present);
            Keep(present, kept);
            // Folds the log in and removes it: the log of one file must not be found beside another.
            present.Run("PRAGMA journal_mode = DELETE");
        }
        catch (SqliteException failure) when (failure.SqliteErrorCode is 11 or 26)
        {
            File.Delete(kept);
            foreach (var end in (string[])["", "-wal"])
                if (File.Exists(file.Path + end)) File.Copy(file.Path + end, kept + end);
        }
        foreach (var end in (string[])["-wal", "-shm"]) File.Delete(file.Path + end);
        return kept;
    }

    private static string Part(string target) => $"{target}.{Guid.NewGuid():N}{Unfinished}";

    private static void Whole(string part, string target, Action make, bool overwrite)
    {
        try
        {
            make();
            // SQLite does not wait for the disk when it copies; a name is given only to what is there for good.
            using (var written = new FileStream(part, FileMode.Open, FileAccess.ReadWrite)) written.Flush(flushToDisk: true);
            File.Move(part, target, overwrite);
        }
        catch (SqliteException failure) when (failure.SqliteErrorCode == 13)
        {
            throw new DomainRuleException($"The disk is full: {target} was not made. Nothing is broken. Free some space on that disk, then do it again.");
        }
        finally
        {
            foreach (var end in (string[])["", "-journal", "-wal", "-shm"]) File.Delete(part + end);
        }
    }
}
