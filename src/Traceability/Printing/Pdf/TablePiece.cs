namespace Traceability.Printing.Pdf;

/// <summary>A table whose head is repeated on every page; rows are laid out one at a time.</summary>
internal sealed class TablePiece : Piece
{
    private const double Above = 4, Below = 4;

    private readonly Table table;
    private readonly FontBook fonts;
    private readonly (double Left, double Width)[] places;
    private readonly TextStyle[] styles;
    private readonly List<TextLine>[] heads;
    private readonly List<TextLine> caption;

    public TablePiece(Table table, FontBook fonts, double width)
    {
        (this.table, this.fonts) = (table, fonts);
        places = Place(width);
        styles = [.. table.Columns.Select(column => Styles.Cell(table.Columns.Count, column.Monospace))];
        var head = Styles.CellHead(table.Columns.Count);
        heads = [.. table.Columns.Select((column, i) => TextLayout.Wrap(fonts, column.Head, head, places[i].Width))];
        caption = string.IsNullOrEmpty(table.Caption) ? [] : TextLayout.Wrap(fonts, table.Caption, Styles.Caption, width);
    }

    /// <summary>What stands below it and never alone on a page: the last row goes with it.</summary>
    public Piece? KeepWith { get; init; }

    public override double FirstHeight
    {
        get
        {
            var first = caption.Sum(line => line.Style.Leading) + Head(0, null).Height;
            return first + (table.Rows.Count == 0 ? Styles.Body.Leading : Lay(table.Rows[0], 0, null).Height);
        }
    }

    public override void Draw(PageFlow flow)
    {
        // A first row as high as a page may as well begin here.
        if (FirstHeight <= flow.FullHeight / 2) flow.Ensure(FirstHeight);
        var element = flow.Structure.Open(flow.Structure.Document, table.Rows.Count == 0 ? "Sect" : "Table");
        if (caption.Count > 0)
        {
            var title = flow.Structure.Open(element, table.Rows.Count == 0 ? "P" : "Caption");
            new Row([new Cell(flow.Left, flow.Width).Add(caption, title)], Below: 2, MayBreak: true).Draw(flow);
            flow.Structure.Close(title);
        }

        if (table.Rows.Count == 0) DrawNothing(flow, element);
        else DrawRows(flow, element);
        flow.Structure.Close(element);
    }

    private void DrawNothing(PageFlow flow, StructureElement parent)
    {
        var element = flow.Structure.Open(parent, "P");
        var lines = TextLayout.Wrap(fonts, table.Nothing, Styles.Body with { Ink = Ink.Quiet }, flow.Width);
        new Row([new Cell(flow.Left, flow.Width).Add(lines, element)], MayBreak: true).Draw(flow);
        flow.Structure.Close(element);
    }

    private void DrawRows(PageFlow flow, StructureElement parent)
    {
        DrawRow(flow, parent, "TH", "/A<</O/Table/Scope/Column>>", open => Head(flow.Left, open));

        // On further pages the head is furniture: a reader's voice says it once.
        var again = Head(flow.Left, null);
        again = again with { Ground = (canvas, top, height) => Rules(flow, canvas, top, height) };
        var (count, below) = (table.Rows.Count, KeepWith is { } piece ? piece.SpaceBefore + piece.FirstHeight : 0);
        var done = 0;
        foreach (var cells in table.Rows)
        {
            flow.RowsDone++;
            var isLast = ++done == count;
            DrawRow(flow, parent, "TD", "", open => Lay(cells, flow.Left, open) with
            {
                With = isLast ? below : 0,
                OnNextPage = () =>
                {
                    if (again.Height > flow.FullHeight / 2) return;
                    flow.Canvas.MarkArtifact("Pagination");
                    again.Draw(flow);
                    flow.Canvas.EndMark();
                },
            });
        }
    }

    private static void DrawRow(
        PageFlow flow, StructureElement parent, string type, string attributes, Func<Func<StructureElement>, Row> lay)
    {
        var element = flow.Structure.Open(parent, "TR");
        var opened = new List<StructureElement>();
        var row = lay(() =>
        {
            opened.Add(flow.Structure.Open(element, type, attributes));
            return opened[^1];
        });
        (row with
        {
            Ground = (canvas, top, height) =>
            {
                if (type == "TH") Rules(flow, canvas, top, height);
                else canvas.Rule(flow.Left, top + height, flow.Width, Ink.Line);
            },
        }).Draw(flow);
        foreach (var cell in opened) flow.Structure.Close(cell);
        flow.Structure.Close(element);
    }

    private static void Rules(PageFlow flow, Canvas canvas, double top, double height)
    {
        canvas.Rule(flow.Left, top, flow.Width, Ink.Line);
        canvas.Rule(flow.Left, top + height, flow.Width, Ink.Quiet);
    }

    private Row Head(double left, Func<StructureElement>? open) =>
        new([.. heads.Select((lines, i) => CellAt(i, left).Add(lines, open?.Invoke()))], Above, Below);

    private Row Lay(IReadOnlyList<string> row, double left, Func<StructureElement>? open) =>
        new([.. row.Select((text, i) => CellAt(i, left).Add(TextLayout.Wrap(fonts, text, styles[i], places[i].Width), open?.Invoke()))], Above, Below);

    private Cell CellAt(int column, double left) =>
        new(left + places[column].Left, places[column].Width, table.Columns[column].Align);

    /// <summary>The columns share the width as they ask, with a gap between them, and none is too narrow for a few letters.</summary>
    private (double Left, double Width)[] Place(double width)
    {
        var count = table.Columns.Count;
        var gap = Math.Min(9, 0.2 * width / count);
        var least = Math.Min(18, (width - gap * (count - 1)) / count);
        var shared = width - gap * (count - 1) - least * count;
        var total = table.Columns.Sum(column => column.Width);
        var narrow = table.Columns.Select(column => column.Width / total).ToArray();

        // Only what a column asks beyond the least is shared, so that the sum always is the width.
        var left = 0.0;
        var found = new (double Left, double Width)[count];
        for (var i = 0; i < count; i++)
        {
            found[i] = (left, least + shared * narrow[i]);
            left += found[i].Width + gap;
        }

        return found;
    }
}
