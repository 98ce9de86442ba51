using System.Globalization;
using System.Text;

namespace Traceability.Printing.Pdf;

/// <summary>Files inside the file (ISO 32000-1, 7.11.4; AFRelationship as in ISO 32000-2, 7.11.3).</summary>
internal static class Attachments
{
    /// <summary>
    /// Writes the files and returns what the catalog says of them; nothing where there are none. The relationship is
    /// "Source" for what the document was made from, else "Supplement".
    /// </summary>
    public static string Write(PdfWriter writer, IReadOnlyList<(AttachedFile File, string Relationship)> files, DateTimeOffset when)
    {
        if (files.Count == 0) return "";
        StringBuilder names = new(), references = new();
        foreach (var (index, (file, relationship)) in files.Index())
        {
            var data = writer.AddStream(
                string.Create(CultureInfo.InvariantCulture, $"/Type/EmbeddedFile/Subtype/{Name(file.ContentType)}/Params<</Size {file.Data.Length}/ModDate{PdfText.Of(when)}>>"),
                file.Data);
            var name = PdfText.Of(file.Name);
            var specification = writer.Add(
                $"<</Type/Filespec/F{name}/UF{name}/Desc{PdfText.Of(file.Description)}/AFRelationship/{relationship}/EF<</F {data} 0 R/UF {data} 0 R>>>>");

            // The names have to be sorted and different; the file's own name may be neither.
            names.Append(CultureInfo.InvariantCulture, $"(file-{index:0000}){specification} 0 R");
            references.Append(CultureInfo.InvariantCulture, $"{specification} 0 R ");
        }

        return $"/Names<</EmbeddedFiles<</Names[{names}]>>>>/AF[{references}]";
    }

    /// <summary>A name object: what is not a plain character is written #xx (7.3.5).</summary>
    private static string Name(string text) => string.Concat(Encoding.UTF8.GetBytes(text)
        .Select(letter => char.IsAsciiLetterOrDigit((char)letter) || letter is (byte)'.' or (byte)'-' or (byte)'+'
            ? ((char)letter).ToString()
            : string.Create(CultureInfo.InvariantCulture, $"#{letter:X2}")));
}
