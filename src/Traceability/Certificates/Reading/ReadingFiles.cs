using Traceability.Data;

namespace Traceability.Certificates.Reading;

/// <summary>What stands in a file that is kept, or why it cannot be read.</summary>
/// <param name="Refusal">The sentence; the file is a plain document then.</param>
public sealed record FileReading(ReadCertificate? Read, string? Refusal);

public static class ReadingFiles
{
    /// <summary>Whether a file of this type may be an electronic certificate.</summary>
    public static bool MayBeRead(this StoredFile file) => file.Type is FileType.Json or FileType.Xml;

    /// <summary>Reads a kept file as an electronic certificate. A refusal is an answer, not an error.</summary>
    public static async Task<FileReading> ReadingOf(this TraceabilityDb db, StoredFile file, CancellationToken cancel = default)
    {
        using var content = new MemoryStream((int)file.Size);
        await foreach (var part in db.ContentOf(file.Sha256).WithCancellation(cancel)) content.Write(part);
        try
        {
            return new(CertificateReader.Read(content.GetBuffer().AsMemory(0, (int)content.Length)), null);
        }
        catch (DomainRuleException refused)
        {
            return new(null, refused.Message);
        }
    }
}
