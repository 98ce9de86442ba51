using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Html;
using Traceability.Printing.Labels;
using Traceability.Printing.Pdf;

namespace Traceability.Pages.Labels;

/// <summary>A label on the screen, in its true size: the same drawing that is printed.</summary>
internal static class LabelSvg
{
    public static IHtmlContent Of(LabelDrawing drawing)
    {
        var svg = new StringBuilder();
        var (width, height) = (drawing.Width / LabelText.Mm, drawing.Height / LabelText.Mm);
        svg.Append(CultureInfo.InvariantCulture, $"<svg class=\"drawn\" width=\"{width:0.##}mm\" height=\"{height:0.##}mm\" viewBox=\"0 0 {drawing.Width:0.##} {drawing.Height:0.##}\" role=\"img\" aria-label=\"{WebUtility.HtmlEncode($"Label {drawing.Label.Number}{(drawing.Label.Warning is { } warning ? ", " + warning.Head : "")}")}\">");
        foreach (var mark in drawing.Marks)
        {
            switch (mark)
            {
                case BoxMark box:
                    svg.Append(CultureInfo.InvariantCulture, $"<path fill=\"{Colour(box.Ink)}\" d=\"M{box.Left:0.##} {box.Top:0.##}h{box.Width:0.##}v{box.Height:0.##}h-{box.Width:0.##}z\"/>");
                    break;
                case TextMark text:
                    Text(svg, text);
                    break;
                case QrMark qr:
                    svg.Append(CultureInfo.InvariantCulture, $"<path transform=\"translate({qr.Left:0.###} {qr.Top:0.###}) scale({qr.Module:0.#####})\" d=\"");
                    foreach (var run in qr.Symbol.Runs) svg.Append(CultureInfo.InvariantCulture, $"M{run.X} {run.Y}h{run.Length}v1h-{run.Length}z");
                    svg.Append("\"/>");
                    break;
                case BarsMark bars:
                    svg.Append(CultureInfo.InvariantCulture, $"<path transform=\"translate({bars.Left:0.###} {bars.Top:0.###}) scale({bars.Module:0.#####} {bars.Height:0.##})\" d=\"");
                    foreach (var bar in bars.Symbol.Bars) svg.Append(CultureInfo.InvariantCulture, $"M{bar.X} 0h{bar.Width}v1h-{bar.Width}z");
                    svg.Append("\"/>");
                    break;
            }
        }

        return new HtmlString(svg.Append("</svg>").ToString());
    }

    // The browser's letters are others than the printed ones: they are told how wide they have to be.
    private static void Text(StringBuilder svg, TextMark mark)
    {
        var words = mark.Text.TrimEnd();
        if (words.Length == 0) return;
        var style = mark.Line.Style;
        var look = style.Face switch { Face.Mono => "num", Face.MonoBold => "num strong", Face.SansBold => "strong", _ => "" };
        svg.Append(CultureInfo.InvariantCulture, $"<text class=\"{look}\" x=\"{mark.Left:0.##}\" y=\"{mark.Baseline:0.##}\" font-size=\"{style.Size:0.##}\" fill=\"{Colour(style.Ink)}\" textLength=\"{mark.Line.Width:0.##}\" lengthAdjust=\"spacingAndGlyphs\" unicode-bidi=\"bidi-override\">{WebUtility.HtmlEncode(words)}</text>");
    }

    private static string Colour(Ink ink) => $"#{ink.Red:x2}{ink.Green:x2}{ink.Blue:x2}";
}
