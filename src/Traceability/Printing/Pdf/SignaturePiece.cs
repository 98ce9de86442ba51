namespace Traceability.Printing.Pdf;

/// <summary>Places to sign, two side by side: a line each for the signature and the date, and beneath who it is.</summary>
internal sealed class SignaturePiece(IReadOnlyList<Signature> signatures, FontBook fonts, double width) : Piece
{
    /// <summary>Room for a hand, in points.</summary>
    private const double Hand = 34, Gap = 24, DateShare = 0.3;

    public override double SpaceBefore => 12;

    public override double FirstHeight => Hand + Math.Min(Names(signatures.Take(2), 0, null).Height, 60);

    public override void Draw(PageFlow flow)
    {
        foreach (var pair in signatures.Chunk(2))
        {
            flow.Ensure(Hand + Math.Min(Names(pair, 0, null).Height, 60));
            var elements = pair.Select(_ => flow.Structure.Open(flow.Structure.Document, "P")).ToList();
            flow.Y += Hand;
            flow.Canvas.MarkArtifact("Layout");
            foreach (var (left, whole) in pair.Select((_, i) => Place(i, flow.Left)))
            {
                flow.Canvas.Rule(left, flow.Y, whole * (1 - DateShare) - 8, Ink.Quiet);
                flow.Canvas.Rule(left + whole * (1 - DateShare), flow.Y, whole * DateShare, Ink.Quiet);
            }

            flow.Canvas.EndMark();
            Names(pair, flow.Left, elements).Draw(flow);
            foreach (var element in elements) flow.Structure.Close(element);
        }
    }

    private Row Names(IEnumerable<Signature> pair, double start, List<StructureElement>? elements)
    {
        var cells = new List<Cell>();
        foreach (var (i, signature) in pair.Index())
        {
            var (left, whole) = Place(i, start);
            double nameWidth = whole * (1 - DateShare) - 8, dateWidth = whole * DateShare;
            var name = new Cell(left, nameWidth).Add(Lines("Signature", Styles.Label, nameWidth), elements?[i]);
            if (signature.Name.Length > 0) name.Add(Lines(signature.Name, Styles.Body, nameWidth), elements?[i]);
            if (signature.Role.Length > 0) name.Add(Lines(signature.Role, Styles.Note, nameWidth), elements?[i]);
            cells.Add(name);
            var date = new Cell(left + whole * (1 - DateShare), dateWidth).Add(Lines("Date", Styles.Label, dateWidth), elements?[i]);
            if (signature.Date.Length > 0) date.Add(Lines(signature.Date, Styles.Body, dateWidth), elements?[i]);
            cells.Add(date);
        }

        return new Row(cells, Above: 2, Below: 8);
    }

    private (double Left, double Width) Place(int index, double left)
    {
        var each = (width - Gap) / 2;
        return (left + index * (each + Gap), each);
    }

    private List<TextLine> Lines(string text, TextStyle style, double lineWidth) => TextLayout.Wrap(fonts, text, style, lineWidth);
}
