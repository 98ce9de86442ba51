using System.Globalization;
using System.Security;
using System.Text;
using System.Xml;

namespace Traceability.Printing.Pdf;

/// <summary>What the file says about itself: the document information and XMP (ISO 32000-1, 14.3; ISO 16684-1).</summary>
internal static class Metadata
{
    private const string Producer = "Traceability";

    public static string Title(Report report) => $"{report.Number} {report.Title}".Trim();

    public static int WriteInformation(PdfWriter writer, Report report) => writer.Add(
        $"<</Title{PdfText.Of(Title(report))}/Author{PdfText.Of(report.Head.Name)}/Producer{PdfText.Of(Producer)}/CreationDate{PdfText.Of(report.GeneratedAt)}/ModDate{PdfText.Of(report.GeneratedAt)}>>");

    public static int WriteXmp(PdfWriter writer, Report report)
    {
        var date = report.GeneratedAt.ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture);
        var packet = $"""
            <?xpacket begin="{'\uFEFF'}" id="W5M0MpCehiHzreSzNTczkc9d"?>
            <x:xmpmeta xmlns:x="adobe:ns:meta/">
            <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
            <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
            <dc:format>application/pdf</dc:format>
            <dc:title><rdf:Alt><rdf:li xml:lang="x-default">{Escape(Title(report))}</rdf:li></rdf:Alt></dc:title>
            <dc:creator><rdf:Seq><rdf:li>{Escape(report.Head.Name)}</rdf:li></rdf:Seq></dc:creator>
            <dc:language><rdf:Bag><rdf:li>{Escape(report.Language)}</rdf:li></rdf:Bag></dc:language>
            <xmp:CreateDate>{date}</xmp:CreateDate>
            <xmp:ModifyDate>{date}</xmp:ModifyDate>
            <pdf:Producer>{Producer}</pdf:Producer>
            </rdf:Description>
            </rdf:RDF>
            </x:xmpmeta>
            <?xpacket end="r"?>
            """;

        // Uncompressed, so that programs which know nothing of PDF find it.
        return writer.AddStream("/Type/Metadata/Subtype/XML", Encoding.UTF8.GetBytes(packet), compress: false);
    }

    /// <summary>XML has no way to write some characters at all; a half pair and a control become U+FFFD.</summary>
    private static string Escape(string text)
    {
        var clean = string.Concat(text.EnumerateRunes()
            .Select(rune => rune.Value > 0xFFFF || XmlConvert.IsXmlChar((char)rune.Value) ? rune.ToString() : "\uFFFD"));
        return SecurityElement.Escape(clean);
    }
}
