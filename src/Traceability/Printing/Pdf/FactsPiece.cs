namespace Traceability.Printing.Pdf;

/// <summary>Labels over their values, in columns; a list in the structure (ISO 32000-1, 14.8.4.3.3).</summary>
internal sealed class FactsPiece(Facts facts, FontBook fonts, double width) : Piece
{
    private const double Gap = 14, Below = 8;

    private readonly List<Fact[]> rows = [.. facts.Items.Chunk(facts.Columns)];

    public override double FirstHeight => rows.Count == 0 ? 0 : Lay(rows[0], 0, null).Height;

    public override void Draw(PageFlow flow)
    {
        if (rows.Count == 0) return;
        var list = flow.Structure.Open(flow.Structure.Document, "L");
        foreach (var row in rows)
        {
            var opened = new List<StructureElement>();
            Lay(row, flow.Left, type =>
            {
                // An item holds its label and its body.
                var item = type == "Lbl" ? flow.Structure.Open(list, "LI") : opened[^2];
                if (type == "Lbl") opened.Add(item);
                var element = flow.Structure.Open(item, type);
                opened.Add(element);
                return element;
            }).Draw(flow);
            foreach (var element in opened) flow.Structure.Close(element);
        }

        flow.Structure.Close(list);
        flow.Y -= Below;
    }

    private Row Lay(Fact[] row, double left, Func<string, StructureElement>? open)
    {
        var each = (width - Gap * (facts.Columns - 1)) / facts.Columns;
        var cells = new List<Cell>();
        foreach (var (column, fact) in row.Index())
        {
            cells.Add(new Cell(left + column * (each + Gap), each)
                .Add(TextLayout.Wrap(fonts, fact.Label, Styles.Label, each), open?.Invoke("Lbl"))
                .Add(TextLayout.Wrap(fonts, fact.Value, fact.Monospace ? Styles.MonoValue : Styles.Value, each), open?.Invoke("LBody")));
        }

        return new Row(cells, Below: Below);
    }
}
