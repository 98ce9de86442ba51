using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Traceability.Printing;

/// <summary>
/// A report as a page of HTML for screen and print: semantic, every text encoded, no inline style or script. Its
/// classes are those of the app's stylesheet, whose address is given. Pictures are data: addresses, so a strict
/// content-security-policy has to allow <c>img-src data:</c>.
/// </summary>
public sealed class HtmlReport(string? stylesheet = null) : IReportRenderer
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public string ContentType => "text/html; charset=utf-8";

    public string FileExtension => ".html";

    public void Render(Report report, Stream output, IProgress<HowFar>? progress = null)
    {
        using var writer = new StreamWriter(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true)
        {
            NewLine = "\n",
        };
        writer.WriteLine("<!DOCTYPE html>");
        writer.WriteLine($"<html lang=\"{Encode(report.Language)}\">");
        writer.WriteLine("<head>");
        writer.WriteLine("<meta charset=\"utf-8\">");
        writer.WriteLine("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
        writer.WriteLine($"<title>{Encode(report.Number)} {Encode(report.Title)}</title>");
        if (stylesheet is not null) writer.WriteLine($"<link rel=\"stylesheet\" href=\"{Encode(stylesheet)}\">");
        writer.WriteLine("</head>");
        writer.WriteLine("<body>");
        WriteArticle(report, writer);
        writer.WriteLine("</body>");
        writer.WriteLine("</html>");
    }

    /// <summary>The report alone, an <c>article</c> to be put into a page of the app.</summary>
    public static string Fragment(Report report)
    {
        using var writer = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        WriteArticle(report, writer);
        return writer.ToString();
    }

    private static void WriteArticle(Report report, TextWriter to)
    {
        to.WriteLine($"<article class=\"report\" lang=\"{Encode(report.Language)}\">");
        WriteHead(report, to);

        // A heading opens a card that holds what follows it.
        var open = false;
        foreach (var block in report.Blocks)
        {
            if (!open || block is Heading { Level: 2 })
            {
                if (open) to.WriteLine("</section>");
                to.WriteLine("<section class=\"card\">");
                open = true;
            }

            WriteBlock(block, to);
        }

        if (open) to.WriteLine("</section>");
        to.WriteLine("<footer class=\"quiet small\">");
        var when = report.GeneratedAt;
        to.WriteLine($"<p><time datetime=\"{when.ToString("O", CultureInfo.InvariantCulture)}\">{Encode(Moment.Of(when))}</time></p>");
        if (report.Foot.Length > 0) to.WriteLine($"<p class=\"num\">{Lines(report.Foot)}</p>");
        to.WriteLine("</footer>");
        to.WriteLine("</article>");
    }

    private static void WriteHead(Report report, TextWriter to)
    {
        to.WriteLine("<header>");
        if (report.Head.Logo is { } logo) to.WriteLine($"<img class=\"logo\" src=\"{DataAddress(logo)}\" alt=\"\">");
        to.WriteLine($"<p class=\"quiet small\"><b>{Encode(report.Head.Name)}</b><br>{Lines(report.Head.Address)}</p>");
        to.WriteLine($"<h1><span class=\"number\">{Encode(report.Number)}</span> {Encode(report.Title)}</h1>");
        if (!string.IsNullOrEmpty(report.Subtitle)) to.WriteLine($"<p class=\"quiet\">{Lines(report.Subtitle)}</p>");
        to.WriteLine("</header>");
    }

    private static void WriteBlock(Block block, TextWriter to)
    {
        switch (block)
        {
            case Heading heading:
                to.WriteLine($"<h{heading.Level}>{Encode(heading.Text)}</h{heading.Level}>");
                break;
            case Facts facts:
                to.WriteLine("<dl class=\"facts\">");
                foreach (var fact in facts.Items)
                {
                    to.WriteLine($"<div><dt>{Encode(fact.Label)}</dt><dd{(fact.Monospace ? " class=\"num\"" : "")}>{Lines(fact.Value)}</dd></div>");
                }

                to.WriteLine("</dl>");
                break;
            case Paragraph { Tone: Tone.Warning } warning:
                to.WriteLine($"<p class=\"refusal\" role=\"note\"><span>{Lines(warning.Text)}</span></p>");
                break;
            case Paragraph { Tone: Tone.Emphasis } emphasis:
                to.WriteLine($"<p><strong>{Lines(emphasis.Text)}</strong></p>");
                break;
            case Paragraph paragraph:
                to.WriteLine($"<p>{Lines(paragraph.Text)}</p>");
                break;
            case Table table:
                WriteTable(table, to);
                break;
            case Picture picture:
                to.WriteLine($"<figure><img src=\"{DataAddress(picture.Data)}\" alt=\"{Encode(picture.Alt)}\">");
                if (!string.IsNullOrEmpty(picture.Caption)) to.WriteLine($"<figcaption>{Lines(picture.Caption)}</figcaption>");
                to.WriteLine("</figure>");
                break;
            case Qr qr:
                WriteQr(qr, to);
                break;
            case Signature signature:
                to.WriteLine("<dl class=\"facts signature\">");
                to.WriteLine($"<div><dt>Signature</dt><dd>{Encode(Blank(signature.Name))}</dd></div>");
                to.WriteLine($"<div><dt>Role</dt><dd>{Encode(Blank(signature.Role))}</dd></div>");
                to.WriteLine($"<div><dt>Date</dt><dd>{Encode(Blank(signature.Date))}</dd></div>");
                to.WriteLine("</dl>");
                break;
        }
    }

    private static void WriteTable(Table table, TextWriter to)
    {
        if (table.Rows.Count == 0)
        {
            if (!string.IsNullOrEmpty(table.Caption)) to.WriteLine($"<p><b>{Encode(table.Caption)}</b></p>");
            to.WriteLine($"<p class=\"quiet\">{Lines(table.Nothing)}</p>");
            return;
        }

        var classes = table.Columns.Select(CellClass).ToArray();
        // A wide table scrolls by itself on a phone, by the keyboard as well.
        to.WriteLine($"<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"Table: {Encode(string.IsNullOrEmpty(table.Caption) ? string.Join(", ", table.Columns.Select(c => c.Head)) : table.Caption)}\">");
        to.WriteLine("<table class=\"table\">");
        if (!string.IsNullOrEmpty(table.Caption)) to.WriteLine($"<caption>{Encode(table.Caption)}</caption>");
        to.Write("<thead><tr>");
        foreach (var column in table.Columns)
        {
            to.Write($"<th scope=\"col\"{(column.Align is Align.Right ? " class=\"right\"" : "")}>{Encode(column.Head)}</th>");
        }

        to.WriteLine("</tr></thead>");
        to.WriteLine("<tbody>");
        foreach (var row in table.Rows)
        {
            to.Write("<tr>");
            foreach (var (index, cell) in row.Index()) to.Write($"<td{classes[index]}>{Lines(cell)}</td>");
            to.WriteLine("</tr>");
        }

        to.WriteLine("</tbody>");
        to.WriteLine("</table>");
        to.WriteLine("</div>");
    }

    private static string CellClass(Column column) => (column.Align, column.Monospace) switch
    {
        (Align.Right, true) => " class=\"num right\"",
        (Align.Right, false) => " class=\"right\"",
        (_, true) => " class=\"num\"",
        _ => "",
    };

    private static void WriteQr(Qr qr, TextWriter to)
    {
        if (QrSymbol.Of(qr.Text) is { } symbol)
        {
            to.Write($"<figure class=\"qr\"><svg viewBox=\"0 0 {symbol.Size} {symbol.Size}\" width=\"{Millimetres(qr.Size)}\" height=\"{Millimetres(qr.Size)}\" role=\"img\" shape-rendering=\"crispEdges\" aria-label=\"QR code: {Encode(qr.Text)}\"><rect width=\"100%\" height=\"100%\" fill=\"#fff\"/><path fill=\"#000\" d=\"");
            foreach (var run in symbol.Runs) to.Write($"M{run.X} {run.Y}h{run.Length}v1h-{run.Length}z");
            to.WriteLine("\"/></svg>");
        }
        else
        {
            to.WriteLine($"<figure class=\"qr\"><p class=\"refusal\" role=\"note\"><span>This text is too long for a QR code: {Lines(qr.Text)}</span></p>");
        }

        if (qr.Caption.Length > 0) to.WriteLine($"<figcaption>{Lines(qr.Caption)}</figcaption>");
        to.WriteLine("</figure>");
    }

    private static string DataAddress(byte[] data) =>
        $"data:{(data is [0xFF, 0xD8, ..] ? "image/jpeg" : "image/png")};base64,{Convert.ToBase64String(data)}";

    private static string Blank(string text) => text.Length > 0 ? text : "\u2003";

    private static string Millimetres(double size) => size.ToString("0.##mm", CultureInfo.InvariantCulture);

    private static string Encode(string text) => Encoder.Encode(text);

    private static string Lines(string text) =>
        string.Join("<br>", text.ReplaceLineEndings("\n").Split('\n').Select(Encode));
}
