using System.Security.Cryptography;

namespace Traceability.Printing;

/// <summary>Counts and hashes what is written through it.</summary>
internal sealed class FrozenStream(Stream inner) : Stream
{
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private long length;
    private int matched;

    public override bool CanRead => false;
    public override bool CanSeek => false;
    public override bool CanWrite => true;
    public override long Length => length;
    public override long Position { get => length; set => throw new NotSupportedException(); }

    /// <summary>An escaped U+FFFD went through: see <see cref="Report.ToJson"/>.</summary>
    public bool HasHalfPair { get; private set; }

    public byte[] Hash() => hash.GetCurrentHash();

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        hash.AppendData(buffer);
        length += buffer.Length;
        inner.Write(buffer);
        Look(buffer);
    }

    // Also where it begins at the end of one piece and ends in the next.
    private void Look(ReadOnlySpan<byte> buffer)
    {
        var sought = "\\uFFFD"u8;
        if (HasHalfPair || (matched == 0 && !buffer.Contains(sought[0]))) return;
        foreach (var one in buffer)
        {
            matched = one == sought[matched] ? matched + 1 : one == sought[0] ? 1 : 0;
            if (matched < sought.Length) continue;
            HasHalfPair = true;
            return;
        }
    }

    public override void Flush() { }
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) hash.Dispose();
        base.Dispose(disposing);
    }
}
