using System.Text;
using Traceability.Data;

namespace Traceability.Certificates.FileTexts;

/// <summary>What stands in a file as text, page by page, to be searched for numbers. It proves nothing: a person looks.</summary>
/// <param name="Pages">Empty where the file gives up no text: a photo, a scan, a damaged file, one with a password.</param>
public sealed record FileText(IReadOnlyList<string> Pages)
{
    /// <summary>Of a longer paper the rest is not searched.</summary>
    public const int MostPages = 100;

    /// <summary>Of all pages together.</summary>
    public const int MostCharacters = 400_000;

    /// <summary>Stands between two pages wherever text is passed on.</summary>
    public const char PageEnd = '\f';

    /// <summary>Larger data is read in a process of its own, as a PDF is.</summary>
    private const long Small = 1024 * 1024;

    public static FileText None { get; } = new([]);

    public bool IsEmpty => Pages.All(string.IsNullOrWhiteSpace);

    /// <summary>The text of a kept file. Somebody made it to be read, or to do harm: whatever it is, there is an answer, and soon.</summary>
    public static async Task<FileText> Of(TraceabilityDb db, StoredFile file, CancellationToken cancel = default)
    {
        if (file.NeedsPassword || file.Type is not (FileType.Pdf or FileType.Json or FileType.Xml or FileType.Text)) return None;
        if (file.Type == FileType.Pdf || file.Size > Small) return await ApartProcess.TextOf(db.ContentOf(file.Sha256), cancel);
        using var content = new MemoryStream((int)file.Size);
        await foreach (var part in db.ContentOf(file.Sha256).WithCancellation(cancel)) content.Write(part);
        return Of(content.ToArray());
    }

    /// <summary>The text in this very process. A PDF from elsewhere is only ever read in a process of its own, see <see cref="ApartProcess"/>.</summary>
    public static FileText Of(byte[] content)
    {
        try
        {
            var bytes = content.AsSpan().StartsWith("\uFEFF"u8) ? content.AsMemory(3) : content;
            var begins = bytes.Span.TrimStart(" \t\r\n"u8);
            return Within(begins.StartsWith("%PDF-"u8) ? PdfText.Pages(content)
                : begins.Length > 0 && begins[0] is (byte)'{' or (byte)'[' ? [DataText.OfJson(bytes)]
                : begins.Length > 0 && begins[0] == (byte)'<' ? [DataText.OfXml(bytes)]
                : [Encoding.UTF8.GetString(bytes.Span)]);
        }
        // Whatever a damaged file makes the readers throw, it comes to this: it has no text.
        catch (Exception damaged) when (damaged is not OperationCanceledException)
        {
            return None;
        }
    }

    /// <summary>As it was passed on by <see cref="ToString"/>.</summary>
    public static FileText Passed(string text) => text.Length == 0 ? None : Within(text.Split(PageEnd));

    public override string ToString() => string.Join(PageEnd, Pages);

    private static FileText Within(IEnumerable<string> pages)
    {
        var kept = new List<string>();
        var left = MostCharacters;
        foreach (var page in pages.Take(MostPages))
        {
            if (left <= 0) break;
            kept.Add((page.Length <= left ? page : page[..left]).Replace(PageEnd, '\n'));
            left -= page.Length;
        }
        return new(kept);
    }
}
