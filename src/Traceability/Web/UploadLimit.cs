using Traceability.Certificates;

namespace Traceability.Web;

/// <summary>
/// What a page that takes files lets in. What is sent is laid down on the disk while it arrives, never in memory. More is let in
/// than is kept, so that whoever brings too much reads it at the field, with all that was typed, instead of a broken connection.
/// </summary>
internal static class UploadLimit
{
    /// <summary>Bytes of one request.</summary>
    public const long Most = 11 * StoredFile.Largest;
}
