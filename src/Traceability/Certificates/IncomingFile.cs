using System.Security.Cryptography;

namespace Traceability.Certificates;

/// <summary>
/// A file that somebody brings, looked at once from beginning to end and found fit to be kept. It is read again, part by part,
/// when it is kept; at no time is it in memory whole.
/// </summary>
public sealed class IncomingFile
{
    private readonly Func<Stream> open;

    private IncomingFile(Func<Stream> open) => this.open = open;

    /// <summary>As it came; see <see cref="FileNames"/> for how it is kept.</summary>
    public required string Name { get; init; }

    public required string Sha256 { get; init; }

    public required long Size { get; init; }

    public required FileType Type { get; init; }

    public required bool NeedsPassword { get; init; }

    /// <param name="open">Gives the content from its beginning, as often as it is asked.</param>
    /// <param name="field">Where the sentence of a refusal stands.</param>
    /// <exception cref="DomainRuleException">It is empty, too large, or of a kind that could do harm to whoever opens it.</exception>
    public static async Task<IncomingFile> Look(string? name, long size, Func<Stream> open, string field = "Files", CancellationToken cancel = default)
    {
        var shown = FileNames.Of(name, FileType.Other);
        if (size == 0) throw new DomainRuleException($"{shown} is empty: it has 0 bytes. Choose the file again; perhaps it was still being copied.", field);
        // Told before it is read.
        if (size > StoredFile.Largest) throw TooLarge(shown, size, field);
        var look = new FileLook();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using (var content = open())
            await foreach (var part in Parts(content, cancel))
            {
                look.Pass(part.Span);
                hash.AppendData(part.Span);
                if (look.Size > StoredFile.Largest) throw TooLarge(shown, look.Size, field);
            }
        RefuseUnlessFit(shown, look.Type, field);
        return new(open) { Name = name ?? "", Size = look.Size, Type = look.Type, NeedsPassword = look.NeedsPassword, Sha256 = Convert.ToHexStringLower(hash.GetHashAndReset()) };
    }

    /// <summary>The content in parts of <see cref="StoredFile.ChunkSize"/>; each is only good until the next is asked for.</summary>
    internal async IAsyncEnumerable<ReadOnlyMemory<byte>> Parts([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel = default)
    {
        await using var content = open();
        await foreach (var part in Parts(content, cancel)) yield return part;
    }

    private static async IAsyncEnumerable<ReadOnlyMemory<byte>> Parts(Stream content, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        var buffer = new byte[StoredFile.ChunkSize];
        for (int read; (read = await content.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancel)) > 0;)
            yield return buffer.AsMemory(0, read);
    }

    private static DomainRuleException TooLarge(string name, long size, string field) => new(
        $"{name} has {Megabytes(size)} MB, and at most {Megabytes(StoredFile.Largest)} are kept. Scan it in black and white or with fewer dots, or split it into several files.", field);

    private static long Megabytes(long bytes) => (bytes + (1 << 20) - 1) >> 20;

    private static void RefuseUnlessFit(string name, FileType type, string field)
    {
        // Text is whatever its name says it is, so the name has to say it.
        var fits = type switch
        {
            FileType.Other => false,
            FileType.Json or FileType.Xml or FileType.Text => FileNames.Fits(name, type) || (type != FileType.Text && FileNames.Fits(name, FileType.Text)),
            _ => true,
        };
        if (fits) return;
        throw new DomainRuleException(FileNames.Promised(name) is { } promised
            ? $"{name} is named like {Word(promised)} but is none inside, so it was not taken in. Open it to see what it is, and save it anew."
            : $"{name} is of no kind that is kept here. Bring a PDF, a picture (PNG, JPEG, WebP, HEIC, TIFF), or data as JSON, XML, CSV or plain text.", field);
    }

    private static string Word(FileType type) => type switch
    {
        FileType.Pdf => "a PDF",
        FileType.Json => "JSON data",
        FileType.Xml => "plain XML data",
        FileType.Text => "plain text",
        _ => "a picture",
    };
}
