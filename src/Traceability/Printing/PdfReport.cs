using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Traceability.Printing.Pdf;

namespace Traceability.Printing;

/// <summary>
/// A report as a printed document: PDF 1.7 (ISO 32000-1) with its fonts in it, tagged for screen readers, its text
/// exact when copied, and the frozen report attached. The same report gives the same bytes, as long as no character
/// in it needs a font installed on the machine.
/// <para>
/// Text is set from left to right. A character that no font has is printed as a box; it, and any script that needs
/// shaping, is named at the end of the document and in the result of <see cref="Print"/>.
/// </para>
/// </summary>
public sealed class PdfReport : IReportRenderer
{
    public string ContentType => "application/pdf";

    public string FileExtension => ".pdf";

    public PaperSize Paper { get; init; }

    /// <summary>Whether the report's own JSON travels inside the document, as "report.json".</summary>
    public bool AttachReport { get; init; } = true;

    /// <summary>Further files to travel inside the document.</summary>
    public IReadOnlyList<AttachedFile> Attachments { get; init; } = [];

    /// <summary>Whether fonts installed on the machine may lend characters that ours lack.</summary>
    public bool UseInstalledFonts { get; init; } = true;

    public void Render(Report report, Stream output, IProgress<HowFar>? progress = null) => Print(report, output, progress);

    /// <summary>
    /// Writes the document page by page and says how it came out. The stream need not be seekable, and stays open. Held
    /// in memory is one page, and some bytes for each printed cell, which the cross-reference at the end needs.
    /// </summary>
    public Printed Print(Report report, Stream output, IProgress<HowFar>? progress = null)
    {
        var writer = new PdfWriter(output);
        var structure = new Structure(writer);
        var fonts = new FontBook(UseInstalledFonts ? SystemFonts.Installed : SystemFonts.None);
        var images = new Images(writer);
        var sheet = Sheet.Of(Paper, report.Orientation);

        var logo = report.Head.Logo is { } mark ? images.Place(mark, "the mark at the head of the page", out _) : null;
        var frame = new Frame(report, fonts, sheet, logo);
        var flow = new PageFlow(writer, structure, frame, sheet) { Progress = progress, Rows = report.Blocks.OfType<Table>().Sum(t => (long)t.Rows.Count) };
        var composer = new Composer(report, fonts, images, sheet);
        foreach (var piece in composer.Compose(flow.FullHeight).Concat(composer.Closing(frame.Cut)))
        {
            flow.Space(piece.SpaceBefore);
            piece.Draw(flow);
        }

        var resources = writer.Reserve();
        var (pageTree, pages) = flow.Finish(resources);
        WriteResources(writer, resources, fonts, images);
        WriteCatalog(writer, report, pageTree, structure.Write(pages));
        return new Printed(pages, [.. fonts.Unprintable.Select(Composer.Name)], [.. fonts.Unshaped], images.Refused);
    }

    internal static void WriteResources(PdfWriter writer, int id, FontBook fonts, Images? images)
    {
        var body = new StringBuilder("<</Font<<");
        foreach (var font in fonts.Used) body.Append(CultureInfo.InvariantCulture, $"/{font.Resource} {font.Write(writer)} 0 R");
        body.Append(">>/XObject<<");
        foreach (var image in images?.All ?? []) body.Append(CultureInfo.InvariantCulture, $"/{image.Resource} {image.Id} 0 R");
        writer.Write(id, body.Append(">>>>").ToString());
    }

    private void WriteCatalog(PdfWriter writer, Report report, int pageTree, int structureTree)
    {
        var files = new Pdf.Attachments(writer, report.GeneratedAt);
        var hash = report.Freeze(Stream.Null).Sha256;
        if (AttachReport) files.Add("report.json", "application/json", "What this document says, as data", "Source", to => report.Freeze(to));
        foreach (var file in Attachments) files.Add(file.Name, file.ContentType, file.Description, "Supplement", to => to.Write(file.Data));

        var attached = files.InCatalog;
        var xmp = Metadata.WriteXmp(writer, report);
        var catalog = writer.Add(
            $"<</Type/Catalog/Pages {pageTree} 0 R/StructTreeRoot {structureTree} 0 R/MarkInfo<</Marked true>>/Lang{PdfText.Of(report.Language)}/ViewerPreferences<</DisplayDocTitle true>>/Metadata {xmp} 0 R{attached}>>");

        // The identifier comes from what was printed, not from a clock.
        var identifier = SHA256.HashData([.. hash, (byte)Paper]).AsSpan(0, 16);
        writer.Finish(catalog, Metadata.WriteInformation(writer, report), identifier);
    }
}
