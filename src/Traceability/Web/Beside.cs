using Traceability.Certificates;
using Traceability.Certificates.Inbox;

namespace Traceability.Web;

/// <summary>A file that stands beside a form.</summary>
/// <param name="Words">What it is called there: the number of its document.</param>
/// <param name="Address">Where it is answered by a <see cref="FileAnswer"/>.</param>
public sealed record BesideFile(string Words, string Address, FileType Type, bool NeedsPassword = false)
{
    /// <summary>How it is drawn; null: the browser cannot, and it is opened by its link.</summary>
    public string? Drawn => NeedsPassword ? null : Type switch
    {
        FileType.Pdf => "pdf",
        FileType.Png or FileType.Jpeg or FileType.Webp => "picture",
        FileType.Json or FileType.Xml or FileType.Text => "text",
        _ => null,
    };

    public static BesideFile Of(Document document, StoredFile file) => new(document.Number, $"/documents/{document.Id}?handler=file", file.Type, file.NeedsPassword);

    public static BesideFile Of(Suggested waiting) => new(waiting.Item.FileName, $"/documents/inbox?handler=file&item={waiting.Item.Id}", waiting.File.Type, waiting.File.NeedsPassword);
}

/// <summary>
/// Papers beside the form into which their numbers go (_Beside, beside.js): a number that is pressed there stands in the field
/// one was in last. Without a script there is the link to each file, and nothing more.
/// </summary>
/// <param name="Fills">The name of the field that is filled while none was entered yet.</param>
/// <param name="Chosen">True where a file that is being chosen in the form is shown before it is sent.</param>
public sealed record Beside(IReadOnlyList<BesideFile> Files, string? Fills = null, bool Chosen = false);
