using System.Globalization;

namespace Traceability.Printing.Pdf;

/// <summary>
/// A picture or a QR code with its caption, below it or at its side, kept together on one page; a figure in the
/// structure, with what it shows in words.
/// </summary>
internal sealed class FigurePiece(double width, double height, string alt, Action<Canvas, double, double> draw) : Piece
{
    private const double Gap = 10;

    public IReadOnlyList<TextLine> Caption { get; init; } = [];

    public bool CaptionBeside { get; init; }

    public override double FirstHeight => height + (CaptionBeside || Caption.Count == 0 ? 0 : 4 + Caption[0].Style.Leading);

    /// <summary>How wide a caption beside a figure may be.</summary>
    public static double CaptionWidth(double page, double figure) => Math.Max(page - figure - Gap, 40);

    public override void Draw(PageFlow flow)
    {
        flow.Ensure(FirstHeight);
        var top = flow.Y;
        var figure = flow.Structure.Open(
            flow.Structure.Document, "Figure", string.Create(CultureInfo.InvariantCulture, $"/Alt{PdfText.Of(alt)}/A<</O/Layout/Placement/Block>>"));
        flow.Mark(figure);
        draw(flow.Canvas, flow.Left, top);
        flow.Canvas.EndMark();
        flow.Structure.Close(figure);
        flow.Y = top + height;
        if (Caption.Count == 0) return;

        var text = flow.Structure.Open(flow.Structure.Document, "P");
        var captionHeight = Caption.Sum(line => line.Style.Leading);
        if (CaptionBeside && captionHeight <= height)
        {
            // In the middle of the figure's height.
            flow.Y = top + (height - captionHeight) / 2;
            new Row([new Cell(flow.Left + width + Gap, CaptionWidth(flow.Width, width)).Add(Caption, text)]).Draw(flow);
            flow.Y = top + height;
        }
        else
        {
            flow.Y += 4;
            new Row([new Cell(flow.Left, flow.Width).Add(Caption, text)], MayBreak: true).Draw(flow);
        }

        flow.Structure.Close(text);
    }
}
