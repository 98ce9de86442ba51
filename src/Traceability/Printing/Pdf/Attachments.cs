using System.Globalization;
using System.Text;

namespace Traceability.Printing.Pdf;

/// <summary>Files inside the file (ISO 32000-1, 7.11.4; AFRelationship as in ISO 32000-2, 7.11.3).</summary>
internal sealed class Attachments(PdfWriter writer, DateTimeOffset when)
{
    private readonly StringBuilder names = new(), references = new();
    private int count;

    /// <summary>What the catalog says of them; nothing where there are none.</summary>
    public string InCatalog => count == 0 ? "" : $"/Names<</EmbeddedFiles<</Names[{names}]>>>>/AF[{references}]";

    /// <summary>Writes a file as it comes.</summary>
    /// <param name="relationship">"Source" for what the document was made from, else "Supplement".</param>
    public void Add(string fileName, string contentType, string description, string relationship, Action<Stream> content)
    {
        var data = writer.AddStream(length => string.Create(CultureInfo.InvariantCulture, $"/Type/EmbeddedFile/Subtype/{Name(contentType)}/Params<</Size {length}/ModDate{PdfText.Of(when)}>>"), content);
        var name = PdfText.Of(fileName);
        var specification = writer.Add(
            $"<</Type/Filespec/F{name}/UF{name}/Desc{PdfText.Of(description)}/AFRelationship/{relationship}/EF<</F {data} 0 R/UF {data} 0 R>>>>");

        // The names have to be sorted and different; the file's own name may be neither.
        names.Append(CultureInfo.InvariantCulture, $"(file-{count++:0000}){specification} 0 R");
        references.Append(CultureInfo.InvariantCulture, $"{specification} 0 R ");
    }

    /// <summary>A name object: what is not a plain character is written #xx (7.3.5).</summary>
    private static string Name(string text) => string.Concat(Encoding.UTF8.GetBytes(text)
        .Select(letter => char.IsAsciiLetterOrDigit((char)letter) || letter is (byte)'.' or (byte)'-' or (byte)'+'
            ? ((char)letter).ToString()
            : string.Create(CultureInfo.InvariantCulture, $"#{letter:X2}")));
}
