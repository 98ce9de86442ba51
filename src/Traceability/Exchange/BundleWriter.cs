using System.IO.Compression;
using System.Text;

namespace Traceability.Exchange;

/// <summary>A folder or a zip archive that is being written. It takes its name only when it is whole.</summary>
internal abstract class BundleWriter : IDisposable
{
    protected const string Unfinished = ".part";

    /// <summary>A new file in the bundle; one at a time.</summary>
    public abstract Stream Create(string path);

    /// <summary>Everything is written.</summary>
    public abstract void Finish();

    public abstract void Dispose();

    /// <exception cref="DomainRuleException">There is something under this name already, or no folder for it.</exception>
    public static BundleWriter Begin(string path)
    {
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        if (!Directory.Exists(Path.GetDirectoryName(full)))
            throw new DomainRuleException($"There is no folder {Path.GetDirectoryName(full)}. Make it, or name another place.");
        if (File.Exists(full) || (Directory.Exists(full) && Directory.EnumerateFileSystemEntries(full).Any()))
            throw new DomainRuleException($"{full} is there already. Name a place that is not taken; an export never replaces anything.");
        return Path.GetExtension(full).ToLowerInvariant() switch
        {
            ".zip" => new ZipWriter(full),
            ".xlsx" => throw new DomainRuleException("A workbook cannot be written. Name a folder or a .zip."),
            _ => new FolderWriter(full),
        };
    }

    /// <summary>Where a kept file lies in a bundle: under its hash, by the name it came with where a disk can bear it.</summary>
    public static string PathOf(string sha256, string? name) => $"files/{sha256}/{(IsPlain(name) ? name : "file")}";

    private static bool IsPlain(string? name) =>
        !string.IsNullOrWhiteSpace(name) && name is not ("." or "..") && Encoding.UTF8.GetByteCount(name) <= 200 && name.Trim() == name && name[^1] != '.'
        && !name.Any(c => char.IsControl(c) || char.IsSurrogate(c) || "<>:\"/\\|?*;".Contains(c, StringComparison.Ordinal));

    private sealed class FolderWriter(string folder) : BundleWriter
    {
        private readonly string part = Fresh(folder + Unfinished);

        public override Stream Create(string path)
        {
            var at = Path.Combine(part, path);
            Directory.CreateDirectory(Path.GetDirectoryName(at)!);
            return new FileStream(at, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 16);
        }

        public override void Finish()
        {
            if (Directory.Exists(folder)) Directory.Delete(folder);
            Directory.Move(part, folder);
        }

        public override void Dispose() => Fresh(part);

        // Perhaps of an export that was killed.
        private static string Fresh(string part)
        {
            if (Directory.Exists(part)) Directory.Delete(part, recursive: true);
            return part;
        }
    }

    private sealed class ZipWriter : BundleWriter
    {
        // The same shop gives the same bytes; the oldest time that an archive can hold says that none is meant.
        private static readonly DateTimeOffset NoTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

        private readonly string path;
        private readonly FileStream file;
        private readonly ZipArchive archive;

        public ZipWriter(string path)
        {
            this.path = path;
            file = new(path + Unfinished, FileMode.Create, FileAccess.ReadWrite);
            archive = new(file, ZipArchiveMode.Create, leaveOpen: true);
        }

        public override Stream Create(string path)
        {
            var entry = archive.CreateEntry(path, CompressionLevel.Fastest);
            entry.LastWriteTime = NoTime;
            return entry.Open();
        }

        public override void Finish()
        {
            archive.Dispose();
            file.Dispose();
            File.Move(path + Unfinished, path);
        }

        public override void Dispose()
        {
            archive.Dispose();
            file.Dispose();
            File.Delete(path + Unfinished);
        }
    }
}
