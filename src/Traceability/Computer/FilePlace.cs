namespace Traceability.Computer;

/// <summary>What this computer knows about a folder; the tests tell of other computers.</summary>
/// <param name="Mounts">The text of /proc/mounts; null where there is none.</param>
/// <param name="IsNetworkDrive">Asked with a full path, where there is no /proc/mounts.</param>
/// <param name="IsFile">Whether there is a file of that name.</param>
/// <param name="Synced">Folders the system itself says are synchronised, such as %OneDrive%.</param>
internal sealed record Surroundings(string? Mounts, Func<string, bool> IsNetworkDrive, Func<string, bool> IsFile, IReadOnlyList<(string Service, string Folder)> Synced)
{
    public static Surroundings OfThisMachine() => new(
        OperatingSystem.IsLinux() ? File.ReadAllText("/proc/mounts") : null,
        path => Path.GetPathRoot(path) is { Length: > 0 } root && (root.StartsWith(@"\\", StringComparison.Ordinal) || new DriveInfo(path).DriveType == DriveType.Network),
        File.Exists,
        [.. from name in (string[])["OneDrive", "OneDriveCommercial", "OneDriveConsumer"]
            let folder = Environment.GetEnvironmentVariable(name)
            where !string.IsNullOrEmpty(folder)
            select ("OneDrive", folder)]);
}

/// <summary>
/// Whether a folder is one that SQLite can rely on. Over a network its locks do not hold; a program that synchronises
/// copies the file and its log at two different moments. Either way the shop is damaged one day, without a word.
/// </summary>
public static class FilePlace
{
    // Every Linux name of a file system whose disk is in another computer, or that only looks like a disk.
    private static readonly (string Type, string Words)[] NetworkTypes =
    [
        ("nfs", "NFS"), ("nfs4", "NFS"), ("cifs", "a Windows share"), ("smb3", "a Windows share"), ("smbfs", "a Windows share"),
        ("fuse.sshfs", "SSH"), ("fuse.rclone", "rclone"), ("fuse.gvfsd-fuse", "the desktop's network folders"), ("davfs", "WebDAV"),
        ("fuse.davfs", "WebDAV"), ("fuse.davfs2", "WebDAV"), ("fuse.curlftpfs", "FTP"), ("fuse.s3fs", "S3"), ("9p", "the host of this virtual machine"),
        ("vboxsf", "the host of this virtual machine"), ("prl_fs", "the host of this virtual machine"), ("fuse.vmhgfs-fuse", "the host of this virtual machine"),
        ("afs", "AFS"), ("ceph", "Ceph"), ("fuse.ceph", "Ceph"), ("glusterfs", "Gluster"), ("fuse.glusterfs", "Gluster"), ("lustre", "Lustre"),
        ("ncpfs", "a NetWare server"), ("fuse.google-drive-ocamlfuse", "Google Drive"), ("fuse.onedriver", "OneDrive"),
    ];

    // Names a service gives its folder. Only whole names: "Dropbox invoices" is somebody's own folder.
    private static readonly (string Name, string Service)[] CloudFolders =
    [
        ("OneDrive", "OneDrive"), ("Dropbox", "Dropbox"), ("Google Drive", "Google Drive"), ("GoogleDrive", "Google Drive"),
        ("iCloudDrive", "iCloud"), ("iCloud Drive", "iCloud"), ("com~apple~CloudDocs", "iCloud"), ("Nextcloud", "Nextcloud"), ("ownCloud", "ownCloud"),
        ("pCloudDrive", "pCloud"), ("MEGAsync", "MEGA"),
    ];

    // Files a service leaves at the top of what it synchronises. (The folder .dropbox in a home is Dropbox's own, and no sign.)
    private static readonly (string Name, string Service)[] Markers =
    [
        (".dropbox", "Dropbox"), (".owncloudsync.log", "Nextcloud"), (".nextcloudsync.log", "Nextcloud"), (".stfolder/syncthing-folder", "Syncthing"),
    ];

    /// <summary>What is wrong with keeping the shop at this path, and what would be right; null when nothing is.</summary>
    /// <param name="path">The full path of the shop's file.</param>
    public static string? Warning(string path)
    {
        try
        {
            return Warning(path, Surroundings.OfThisMachine());
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            // What cannot be found out is no reason not to start.
            return null;
        }
    }

    internal static string? Warning(string path, Surroundings around)
    {
        if (Network(path, around) is { } network)
            return $"The shop's file {path} is on a network drive ({network}). Over a network, two computers can write it at once and damage it. Stop the program, move the file to a disk inside this computer, and start with --data FILE.";
        if (Cloud(path, around) is { } cloud)
            return $"The shop's file {path} is in a folder that {cloud} synchronises. It would copy the file while it is being written, and may bring an old one back. Stop the program, move the file to a folder that is not synchronised, and start with --data FILE; backups may go to {cloud}.";
        return null;
    }

    /// <summary>True when both are on the same disk, so that one failure takes both; false also when that is not known.</summary>
    public static bool SameDisk(string one, string other)
    {
        try
        {
            return SameDisk(one, other, Surroundings.OfThisMachine());
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return false;
        }
    }

    /// <inheritdoc cref="SameDisk(string, string)"/>
    internal static bool SameDisk(string one, string other, Surroundings around) => around.Mounts is { } mounts
        ? Mount(one, mounts) is { } a && a == Mount(other, mounts)
        : string.Equals(Path.GetPathRoot(one), Path.GetPathRoot(other), StringComparison.OrdinalIgnoreCase);

    private static string? Network(string path, Surroundings around)
    {
        if (around.Mounts is null) return around.IsNetworkDrive(path) ? "a share of another computer" : null;
        return Mount(path, around.Mounts) is { } mount ? NetworkTypes.FirstOrDefault(known => known.Type == mount.Type).Words : null;
    }

    // Each line: what is mounted, where, as what. Blanks are written \040. The last of the longest fits is what one sees.
    private static (string Point, string Type)? Mount(string path, string mounts)
    {
        (string Point, string Type)? found = null;
        foreach (var line in mounts.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Split(' ') is not [_, var written, var type, ..]) continue;
            var point = written.Replace(@"\040", " ", StringComparison.Ordinal).Replace(@"\011", "\t", StringComparison.Ordinal).Replace(@"\134", @"\", StringComparison.Ordinal);
            if (IsWithin(path, point, '/', StringComparison.Ordinal) && (found is null || point.Length >= found.Value.Point.Length)) found = (point, type);
        }
        return found;
    }

    private static string? Cloud(string path, Surroundings around)
    {
        foreach (var (service, synced) in around.Synced)
            if (IsWithin(path, synced, Path.DirectorySeparatorChar, StringComparison.OrdinalIgnoreCase)) return service;
        var parts = path.Split('/', '\\');
        foreach (var part in parts.SkipLast(1))
        {
            // A company's is "OneDrive - Name"; on a Mac the services are in CloudStorage as "Dropbox" or "GoogleDrive-name@…".
            if (CloudFolders.FirstOrDefault(c => part.Equals(c.Name, StringComparison.OrdinalIgnoreCase)
                || part.StartsWith(c.Name + " - ", StringComparison.OrdinalIgnoreCase)
                || (part.StartsWith(c.Name + "-", StringComparison.OrdinalIgnoreCase) && parts.Contains("CloudStorage"))).Service is { } service) return service;
        }
        for (var folder = Path.GetDirectoryName(path); !string.IsNullOrEmpty(folder); folder = Path.GetDirectoryName(folder))
            foreach (var (name, service) in Markers)
                if (around.IsFile(Path.Combine(folder, name))) return service;
        return null;
    }

    private static bool IsWithin(string path, string folder, char separator, StringComparison comparison)
    {
        var trimmed = folder.TrimEnd(separator);
        return path.StartsWith(trimmed, comparison) && (path.Length == trimmed.Length || path[trimmed.Length] == separator);
    }
}
