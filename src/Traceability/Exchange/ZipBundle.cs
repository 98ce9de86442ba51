using System.IO.Compression;

namespace Traceability.Exchange;

/// <summary>A zip archive, read entry by entry and never unpacked: nothing in it can be written anywhere.</summary>
internal sealed class ZipBundle : Bundle
{
    /// <summary>Bytes of all entries, unpacked.</summary>
    internal const long MostBytes = 64L << 30;

    internal const int MostEntries = 1_000_000;

    /// <summary>Tables pack to a twentieth or so; what packs to less than this part of itself was made to fill disks.</summary>
    internal const int MostPacked = 200;

    // A short text may well consist of one letter.
    private const long SmallEnough = 1 << 20;

    private readonly ZipArchive archive;
    private readonly Dictionary<string, ZipArchiveEntry> entries = new(StringComparer.Ordinal);
    private readonly string root = "";

    public ZipBundle(string path)
    {
        archive = ZipFile.OpenRead(path);
        try
        {
            Check(archive, path);
            foreach (var entry in archive.Entries.Where(e => !e.FullName.EndsWith('/')))
                if (!entries.TryAdd(entry.FullName, entry))
                    throw new DomainRuleException($"{path} holds {entry.FullName} twice. Make the archive again.");
            root = Root();
            Sheets = [.. entries.Keys.Where(IsSheet).Select(name => name[root.Length..^4]).Order(StringComparer.Ordinal)];
        }
        catch
        {
            archive.Dispose();
            throw;
        }
    }

    public override IReadOnlyCollection<string> Sheets { get; }

    public override SheetRows OpenSheet(string sheet) => new CsvRows(OpenFile(sheet + ".csv")!);

    public override Stream? OpenFile(string path)
    {
        if (!StaysInside(path)) throw LeadsOut(path);
        return entries.TryGetValue(root + path, out var entry) ? new BoundedStream(entry.Open(), entry.Length) : null;
    }

    public override void Dispose()
    {
        archive.Dispose();
        base.Dispose();
    }

    /// <summary>Refuses what could do harm before anything of it is read.</summary>
    /// <exception cref="DomainRuleException">It leads out of the archive, is a link, is encrypted, or unpacks to too much.</exception>
    public static void Check(ZipArchive archive, string path)
    {
        if (archive.Entries.Count > MostEntries)
            throw new DomainRuleException($"{path} holds {archive.Entries.Count} files; at most {MostEntries} are read. Split it.");
        var bytes = 0L;
        foreach (var entry in archive.Entries)
        {
            if (!StaysInside(entry.FullName.TrimEnd('/')))
                throw new DomainRuleException($"{path} holds \"{Cells.Short(entry.FullName)}\", which leads out of the archive. Nothing was read from it.");
            // The upper half is the mode of Unix; 0xA000 is a symbolic link.
            if (((entry.ExternalAttributes >> 16) & 0xF000) == 0xA000)
                throw new DomainRuleException($"{path} holds \"{Cells.Short(entry.FullName)}\", which is a link and not a file. Nothing was read from it.");
            if (entry.IsEncrypted)
                throw new DomainRuleException($"{path} holds \"{Cells.Short(entry.FullName)}\" encrypted. Make the archive without a password.");
            if (entry.Length < 0 || entry.Length > MostBytes || (bytes += entry.Length) > MostBytes)
                throw new DomainRuleException($"{path} unpacks to more than {MostBytes >> 30} GB. Nothing was read from it.");
            if (entry.Length > SmallEnough && entry.Length / MostPacked > entry.CompressedLength)
                throw new DomainRuleException($"{path} holds \"{Cells.Short(entry.FullName)}\", which unpacks to more than {MostPacked} times its size: it was made to fill a disk. Nothing was read from it.");
        }
    }

    private bool IsSheet(string name) => name.StartsWith(root, StringComparison.Ordinal) && name.EndsWith(".csv", StringComparison.Ordinal) && name.IndexOf('/', root.Length) < 0;

    // A folder that was packed whole stands in the archive as one folder.
    private string Root()
    {
        if (entries.Keys.Any(name => name.EndsWith(".csv", StringComparison.Ordinal) && !name.Contains('/', StringComparison.Ordinal))) return "";
        var tops = entries.Keys.Select(name => name[..(name.IndexOf('/', StringComparison.Ordinal) + 1)]).Where(top => top is not ("" or "__MACOSX/")).Distinct().Take(2).ToList();
        return tops.Count == 1 ? tops[0] : "";
    }

    /// <summary>An entry can unpack to more than it announces.</summary>
    private sealed class BoundedStream(Stream inner, long most) : Stream
    {
        private long read;

        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => most;
        public override long Position { get => read; set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            var count = inner.Read(buffer);
            if ((read += count) > most)
                throw new DomainRuleException("The archive holds more than it says: it was made to fill a disk, or is damaged. Nothing was imported from it.");
            return count;
        }

        public override void Flush() { }
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing) inner.Dispose();
            base.Dispose(disposing);
        }
    }
}
