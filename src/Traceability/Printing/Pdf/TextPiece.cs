namespace Traceability.Printing.Pdf;

/// <summary>Running text or a heading: lines across the whole width, all one element of the structure.</summary>
internal sealed class TextPiece(string type, double spaceBefore, IReadOnlyList<TextLine> lines) : Piece
{
    /// <summary>The refusal: a bar and a pale ground, with the text indented.</summary>
    public const double BarIndent = 11;

    private readonly double kept;

    public bool HasBar { get; init; }

    /// <summary>What a heading is followed by; it goes to the next page with it.</summary>
    public Piece? KeepWith
    {
        get;
        init
        {
            field = value;

            // Now, from the end of the document on: asked later, each heading of a long row would ask all the others.
            kept = value is null ? 0 : value.SpaceBefore + value.FirstHeight;
        }
    }

    public override double SpaceBefore => spaceBefore;

    public override double FirstHeight
    {
        get
        {
            // A heading stays whole; of a text, two lines are enough.
            var first = lines.Take(KeepWith is null ? 2 : lines.Count).Sum(line => line.Style.Leading) + (HasBar ? 12 : 0);
            return first + kept;
        }
    }

    public override void Draw(PageFlow flow)
    {
        if (KeepWith is not null && FirstHeight <= flow.FullHeight) flow.Ensure(FirstHeight);
        var element = flow.Structure.Open(flow.Structure.Document, type);
        var indent = HasBar ? BarIndent : 0;
        var pad = HasBar ? 6 : 0;
        new Row([new Cell(flow.Left + indent, flow.Width - 2 * indent).Add(lines, element)], pad, pad, MayBreak: true)
        {
            Ground = HasBar ? (canvas, top, height) => DrawBar(flow, canvas, top, height) : null,
        }.Draw(flow);
        flow.Structure.Close(element);
    }

    private static void DrawBar(PageFlow flow, Canvas canvas, double top, double height)
    {
        canvas.Rectangle(flow.Left, top, flow.Width, height, Ink.StopFill);
        canvas.Rectangle(flow.Left, top, 3, height, Ink.Stop);
    }
}
