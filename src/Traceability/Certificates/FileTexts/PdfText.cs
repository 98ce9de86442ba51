using System.Text;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;

namespace Traceability.Certificates.FileTexts;

/// <summary>The text of a PDF, as far as it has any: a scan is a picture.</summary>
internal static class PdfText
{
    /// <summary>Words that stand at one height are one line, so that the number of a row and its value stay together.</summary>
    public static IEnumerable<string> Pages(byte[] content)
    {
        using var pdf = PdfDocument.Open(content, new ParsingOptions { UseLenientParsing = true, SkipMissingFonts = true });
        for (var number = 1; number <= Math.Min(pdf.NumberOfPages, FileText.MostPages); number++)
        {
            string text;
            try
            {
                text = Lines(pdf.GetPage(number));
            }
            // One page that is damaged does not take the others with it.
            catch (Exception damaged) when (damaged is not OutOfMemoryException)
            {
                text = "";
            }
            yield return text;
        }
    }

    private static string Lines(Page page)
    {
        var text = new StringBuilder();
        Word? before = null;
        foreach (var word in page.GetWords())
        {
            if (text.Length > FileText.MostCharacters) break;
            if (before is not null)
                text.Append(Math.Abs(word.BoundingBox.Bottom - before.BoundingBox.Bottom) > Math.Max(1, Math.Min(word.BoundingBox.Height, before.BoundingBox.Height) / 2) ? '\n' : ' ');
            text.Append(word.Text);
            before = word;
        }
        return text.ToString();
    }
}
