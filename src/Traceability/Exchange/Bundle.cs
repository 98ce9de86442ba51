using System.Security.Cryptography;

namespace Traceability.Exchange;

/// <summary>What is read from: a folder, a zip archive or a workbook, whose files or sheets bear the names of the format.</summary>
internal abstract class Bundle : IDisposable
{
    /// <summary>Names of files or sheets that are there, without ".csv".</summary>
    public abstract IReadOnlyCollection<string> Sheets { get; }

    /// <summary>As a person finds it: "lots.csv", in a workbook the sheet "lots".</summary>
    public virtual string Shown(string sheet) => sheet + ".csv";

    /// <summary>The rows of a file or sheet. Only one is read at a time.</summary>
    public abstract SheetRows OpenSheet(string sheet);

    /// <summary>A file that a row names, null when it is not there.</summary>
    /// <exception cref="DomainRuleException">The path leads out of the bundle.</exception>
    public abstract Stream? OpenFile(string path);

    /// <exception cref="DomainRuleException">It is not there, or is not a bundle that can be read safely.</exception>
    public static Bundle Open(string path)
    {
        var full = Path.GetFullPath(path);
        if (Directory.Exists(full)) return new FolderBundle(full);
        if (!File.Exists(full)) throw new DomainRuleException($"There is no folder or file {full}. Name a folder, a .zip or an .xlsx.");
        try
        {
            return Path.GetExtension(full).ToLowerInvariant() switch
            {
                ".zip" => new ZipBundle(full),
                ".xlsx" => new WorkbookBundle(full),
                _ => throw new DomainRuleException($"{full} is not a bundle. Name a folder, a .zip or an .xlsx."),
            };
        }
        catch (InvalidDataException damaged)
        {
            throw new DomainRuleException($"{full} is damaged or is not what its name says ({damaged.Message}). Make it again.");
        }
    }

    public virtual void Dispose() => GC.SuppressFinalize(this);

    /// <summary>True for a path that stays where it is: no root, no drive, no step upwards.</summary>
    protected static bool StaysInside(string path) =>
        path.Length > 0 && !path.Contains('\\', StringComparison.Ordinal) && !path.Contains('\0', StringComparison.Ordinal) && path[0] != '/' && !(path.Length > 1 && path[1] == ':')
        && path.Split('/').All(part => part is not (".." or "." or ""));

    protected static DomainRuleException LeadsOut(string path) => new($"\"{Cells.Short(path)}\" leads out of the bundle. Put the file into the bundle and name it from there.");
}

/// <summary>The rows of one file or sheet.</summary>
internal abstract class SheetRows : IDisposable
{
    public IReadOnlyList<string> Header { get; protected set; } = [];

    /// <summary>The line a spreadsheet shows, the header being 1.</summary>
    public long Row { get; protected set; }

    /// <summary>How many cells the row has.</summary>
    public abstract int Count { get; }

    public abstract string this[int index] { get; }

    /// <summary>Why this row cannot be taken apart; null when it can.</summary>
    public string? Broken { get; protected set; }

    /// <summary>SHA-256 of the file, once it is read to its end.</summary>
    public abstract string Sha256 { get; }

    /// <summary>The next row that is not empty; false at the end.</summary>
    public abstract bool Next();

    public virtual void Dispose() => GC.SuppressFinalize(this);
}

/// <summary>Computes the SHA-256 of what is read through it.</summary>
internal sealed class HashedStream(Stream inner) : Stream
{
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private long read;
    private string? result;

    /// <summary>True for UTF-16 and UTF-32, which say so in their first bytes.</summary>
    public bool IsWide { get; private set; }

    /// <summary>Of everything, also of what was not read yet.</summary>
    public string Sha256
    {
        get
        {
            if (result is not null) return result;
            Span<byte> rest = stackalloc byte[8192];
            while (Read(rest) > 0) { }
            return result = Convert.ToHexStringLower(hash.GetHashAndReset());
        }
    }

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => read; set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var count = inner.Read(buffer);
        if (read == 0 && count > 1) IsWide = (buffer[0], buffer[1]) is (0xFF, 0xFE) or (0xFE, 0xFF) or (0, 0);
        read += count;
        hash.AppendData(buffer[..count]);
        return count;
    }

    public override void Flush() { }
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
            hash.Dispose();
        }
        base.Dispose(disposing);
    }
}

internal sealed class FolderBundle(string folder) : Bundle
{
    public override IReadOnlyCollection<string> Sheets { get; } =
        [.. Directory.EnumerateFiles(folder, "*.csv").Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal)];

    public override SheetRows OpenSheet(string sheet) => new CsvRows(OpenFile(sheet + ".csv") ?? throw new DomainRuleException($"{sheet}.csv is gone from {folder}. Leave the bundle alone while it is imported."));

    public override Stream? OpenFile(string path)
    {
        if (!StaysInside(path)) throw LeadsOut(path);
        var at = folder;
        foreach (var part in path.Split('/'))
        {
            at = Path.Combine(at, part);
            if (!Path.Exists(at)) return null;
            // A link could lead anywhere on this computer.
            if (new FileInfo(at).LinkTarget is not null) throw LeadsOut(path);
        }
        return File.Exists(at) ? new FileStream(at, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan) : null;
    }
}
