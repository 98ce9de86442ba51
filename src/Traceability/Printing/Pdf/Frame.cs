using System.Globalization;

namespace Traceability.Printing.Pdf;

/// <summary>
/// What stands at the edges of every page: whose document it is above, what it is and which page below. Texts that
/// would leave no page to print on are cut here, and printed whole at the end of the document.
/// </summary>
internal sealed class Frame
{
    private const int MostLines = 5;
    private const double LogoHeight = 9 * Sheet.Millimetre;

    private readonly FontBook fonts;
    private readonly Sheet sheet;
    private readonly List<TextLine> left;
    private readonly List<TextLine> right;
    private readonly List<TextLine> foot;
    private readonly List<string> cut = [];
    private readonly double footTop;

    public Frame(Report report, FontBook fonts, Sheet sheet, PlacedImage? logo)
    {
        (this.fonts, this.sheet, Logo) = (fonts, sheet, logo);
        LogoWidth = logo is null ? 0 : Math.Min(LogoHeight * logo.Pixels.Width / logo.Pixels.Height, sheet.InnerWidth / 4);
        var indent = LogoWidth > 0 ? LogoWidth + 10 : 0;

        var address = string.Join(" · ", report.Head.Address.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
        left = [.. Few(report.Head.Name, Styles.ShopName, 0.62 * sheet.InnerWidth - indent), .. Few(address, Styles.Edge, 0.62 * sheet.InnerWidth - indent)];
        right =
        [
            TextLayout.Fit(fonts, report.Number, Styles.RunningNumber, 0.35 * sheet.InnerWidth),
            TextLayout.Fit(fonts, report.Title, Styles.Edge, 0.35 * sheet.InnerWidth),
        ];
        Top = Sheet.Margin + Math.Max(Math.Max(Height(left), Height(right)), LogoWidth > 0 ? LogoHeight : 0) + 5;

        foot =
        [
            TextLayout.Fit(fonts, $"{report.Number} · {Moment.Of(report.GeneratedAt)}", Styles.Edge, 0.75 * sheet.InnerWidth),
            .. Few(report.Foot, Styles.EdgeNumber, sheet.InnerWidth),
        ];
        footTop = sheet.Height - Sheet.Margin - Height(foot);
    }

    /// <summary>Where the content begins, and where it has to end.</summary>
    public double ContentTop => Top + 14;

    public double ContentBottom => footTop - 12;

    public PlacedImage? Logo { get; }

    /// <summary>Texts that were too long for the edges of a page.</summary>
    public IReadOnlyList<string> Cut => cut;

    private double Top { get; }

    private double LogoWidth { get; }

    /// <summary>Draws the frame of one page, when the number of pages is known.</summary>
    public byte[] Draw(int page, int pages)
    {
        var canvas = new Canvas(sheet.Height);
        canvas.MarkArtifact("Pagination");
        var indent = Sheet.Margin;
        if (Logo is not null)
        {
            var height = LogoWidth * Logo.Pixels.Height / Logo.Pixels.Width;
            canvas.Image(Logo.Resource, Logo.Pixels.Turn, Sheet.Margin, Sheet.Margin, LogoWidth, height);
            indent += LogoWidth + 10;
        }

        Stack(canvas, left, line => indent, Sheet.Margin);

        // The first page says it large.
        if (page > 1) Stack(canvas, right, line => sheet.Width - Sheet.Margin - line.Width, Sheet.Margin);
        canvas.Rule(Sheet.Margin, Top, sheet.InnerWidth, Ink.Line);
        canvas.Rule(Sheet.Margin, footTop - 5, sheet.InnerWidth, Ink.Line);
        Stack(canvas, foot, line => Sheet.Margin, footTop);
        var count = TextLayout.Wrap(fonts, string.Create(CultureInfo.InvariantCulture, $"Page {page} of {pages}"), Styles.Edge, sheet.InnerWidth)[0];
        canvas.Text(count, sheet.Width - Sheet.Margin - count.Width, footTop);
        canvas.EndMark();
        return canvas.ToBytes();
    }

    private List<TextLine> Few(string text, TextStyle style, double width)
    {
        if (text.Length == 0) return [];
        var lines = TextLayout.Wrap(fonts, text, style, width);
        if (lines.Count <= MostLines) return lines;
        cut.Add(text);
        return [TextLayout.Fit(fonts, text, style, width)];
    }

    private static void Stack(Canvas canvas, List<TextLine> lines, Func<TextLine, double> leftOf, double top)
    {
        foreach (var line in lines)
        {
            canvas.Text(line, leftOf(line), top);
            top += line.Style.Leading;
        }
    }

    private static double Height(List<TextLine> lines) => lines.Sum(line => line.Style.Leading);
}
