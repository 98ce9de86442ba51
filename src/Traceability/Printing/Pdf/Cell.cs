namespace Traceability.Printing.Pdf;

/// <summary>A column of lines in its place on the page; each line knows which element of the structure it belongs to.</summary>
internal sealed class Cell(double left, double width, Align align = Align.Left)
{
    private readonly List<(TextLine Line, StructureElement? Owner)> lines = [];

    public int Count => lines.Count;

    public double Height { get; private set; }

    public double Width => width;

    public Cell Add(IEnumerable<TextLine> more, StructureElement? owner)
    {
        foreach (var line in more)
        {
            lines.Add((line, owner));
            Height += line.Style.Leading;
        }

        return this;
    }

    /// <summary>How many lines from <paramref name="first"/> on fit into this height.</summary>
    public int Fitting(int first, double height)
    {
        var count = 0;
        while (first + count < lines.Count && height + 0.01 >= lines[first + count].Line.Style.Leading)
        {
            height -= lines[first + count].Line.Style.Leading;
            count++;
        }

        return count;
    }

    public double HeightOf(int first, int count)
    {
        double height = 0;
        for (var i = first; i < first + count; i++) height += lines[i].Line.Style.Leading;
        return height;
    }

    /// <summary>Draws some of the lines.</summary>
    public void Draw(PageFlow flow, int first, int count, double top)
    {
        StructureElement? marked = null;
        for (var i = first; i < first + count; i++)
        {
            var (line, owner) = lines[i];
            if (owner is not null && !ReferenceEquals(owner, marked))
            {
                if (marked is not null) flow.Canvas.EndMark();
                flow.Mark(owner);
                marked = owner;
            }

            flow.Canvas.Text(line, left + align switch
            {
                Align.Right => width - line.Width,
                Align.Centre => (width - line.Width) / 2,
                _ => 0,
            }, top);
            top += line.Style.Leading;
        }

        if (marked is not null) flow.Canvas.EndMark();
    }
}
