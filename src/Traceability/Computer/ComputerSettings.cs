using Traceability.Data;

namespace Traceability.Computer;

/// <summary>
/// How this computer keeps the shop. Not in the shop's file: restored on another computer, the shop must not write its
/// backups into a folder that was the old one's, and whether to serve phones is known before the file is opened.
/// </summary>
public sealed record ComputerSettings
{
    public const int MostKept = 365;

    /// <summary>The folder the daily backup goes to; null when none was chosen.</summary>
    public string? BackupFolder { get; init; }

    /// <summary>Local time of day.</summary>
    public TimeOnly BackupAt { get; init; } = new(6, 0);

    /// <summary>So many copies stay; the oldest beyond are removed.</summary>
    public int BackupsKept { get; init; } = 14;

    /// <summary>The folder that is watched for files that go into the inbox; null when none is.</summary>
    public string? InboxFolder { get; init; }

    /// <summary>Phones in the workshop's network are answered, by HTTPS.</summary>
    public bool Phones { get; init; }

    /// <exception cref="DomainRuleException">Not a folder that can be written, or a number of copies that makes no sense.</exception>
    public ComputerSettings WithBackup(string? folder, TimeOnly at, int kept)
    {
        var chosen = Text.Optional(folder, "folder", "Folder", 1000);
        if (kept is < 1 or > MostKept)
            throw new DomainRuleException($"{kept} copies cannot be kept. Choose a number from 1 to {MostKept}.", "Kept");
        if (chosen is not null) Folders.RefuseUnlessWritable(chosen = Folders.Absolute(chosen, "Folder"), "Folder");
        return this with { BackupFolder = chosen, BackupAt = at, BackupsKept = kept };
    }

    /// <param name="shop">The shop's own file: what lies beside it is not for taking in.</param>
    /// <exception cref="DomainRuleException">Not a folder that can be written, or one that holds the shop's own files.</exception>
    public ComputerSettings WithInbox(string? folder, string shop)
    {
        var chosen = Text.Optional(folder, "folder", "Folder", 1000);
        if (chosen is not null) Folders.RefuseUnlessWritable(chosen = Folders.Absolute(chosen, "Folder"), "Folder");
        if (chosen is not null && (chosen == Path.GetDirectoryName(Path.GetFullPath(shop)) || chosen == BackupFolder))
            throw new DomainRuleException($"{chosen} holds the shop's own files, which must not be moved. Make a folder of its own for papers that come in.", "Folder");
        return this with { InboxFolder = chosen };
    }

    /// <summary>Bytes that are free where the folder is; null when the system does not say.</summary>
    public static long? FreeAt(string folder) => Folders.Free(folder);

    internal static Note<ComputerSettings> Beside(ShopFile file) => new(file.Path + ".machine.json");
}

/// <summary>Folders that a person names.</summary>
internal static class Folders
{
    /// <exception cref="DomainRuleException">It does not begin at the root of a disk.</exception>
    public static string Absolute(string folder, string? field = null)
    {
        if (!Path.IsPathFullyQualified(folder) || folder.Any(char.IsControl))
            throw new DomainRuleException($"\"{folder}\" is not a whole path. Write it from the disk on, such as {(OperatingSystem.IsWindows() ? @"E:\Backup" : "/media/backup")}.", field);
        return Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
    }

    /// <summary>Tries it with a file of its own, which is gone afterwards.</summary>
    /// <exception cref="DomainRuleException">It is not there, or may not be written.</exception>
    public static void RefuseUnlessWritable(string folder, string? field = null)
    {
        if (!Directory.Exists(folder))
            throw new DomainRuleException($"There is no folder {folder}. Plug in the disk it is on, make the folder, or choose another.", field);
        try
        {
            using var probe = new FileStream(Path.Combine(folder, $".{Guid.NewGuid():N}.probe"), FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DomainRuleException($"The folder {folder} may not be written by {Environment.UserName}, as whom this program runs. Allow that, or choose another folder.", field);
        }
    }

    /// <summary>Bytes that are free where the folder is; null when the system does not say.</summary>
    public static long? Free(string folder)
    {
        try
        {
            return new DriveInfo(folder).AvailableFreeSpace;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null;
        }
    }
}
