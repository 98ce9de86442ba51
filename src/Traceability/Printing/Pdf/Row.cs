namespace Traceability.Printing.Pdf;

/// <summary>
/// Cells side by side. A row stands on one page if it fits on any; a higher one is cut between its lines.
/// </summary>
/// <param name="Cells">At least one.</param>
/// <param name="Above">Air above the text, in points.</param>
/// <param name="Below">Air below the text.</param>
/// <param name="MayBreak">Whether it may be cut to fill a page, as running text is, with two lines on either side.</param>
internal sealed record Row(IReadOnlyList<Cell> Cells, double Above = 0, double Below = 0, bool MayBreak = false)
{
    /// <summary>Draws what lies under the text of each piece of the row: its top, its height.</summary>
    public Action<Canvas, double, double>? Ground { get; init; }

    /// <summary>Draws what comes first on every further page: the head of a table.</summary>
    public Action? OnNextPage { get; init; }

    /// <summary>What has to stand on the same page below it, in points.</summary>
    public double With { get; init; }

    public double Height => Above + Below + Cells.Max(cell => cell.Height);

    public void Draw(PageFlow flow)
    {
        if (Height + With > flow.Remaining && !MayBreak && !flow.IsAtTop && Height + With <= flow.FullHeight)
        {
            flow.NextPage();
            OnNextPage?.Invoke();
        }

        var from = new int[Cells.Count];
        var fresh = flow.IsAtTop;
        while (true)
        {
            var counts = Cells.Select((cell, i) => cell.Fitting(from[i], flow.Remaining - Above - Below)).ToArray();
            if (MayBreak) KeepTwoLines(from, counts);
            var isLast = Cells.Index().All(cell => from[cell.Index] + counts[cell.Index] == cell.Item.Count);
            if (isLast || counts.Any(count => count > 0) && (MayBreak || fresh || flow.Remaining > flow.FullHeight / 3))
            {
                DrawPart(flow, from, counts);
                if (isLast) return;
            }
            else if (fresh)
            {
                // Not even one line fits on an empty page: it is set all the same rather than lost.
                DrawPart(flow, from, [.. Cells.Select((cell, i) => Math.Min(1, cell.Count - from[i]))]);
            }

            flow.NextPage();
            OnNextPage?.Invoke();
            fresh = true;
        }
    }

    private void DrawPart(PageFlow flow, int[] from, int[] counts)
    {
        var top = flow.Y;
        var height = Above + Below + Cells.Select((cell, i) => cell.HeightOf(from[i], counts[i])).Max();
        if (Ground is not null)
        {
            flow.Canvas.MarkArtifact("Layout");
            Ground(flow.Canvas, top, height);
            flow.Canvas.EndMark();
        }

        for (var i = 0; i < Cells.Count; i++)
        {
            Cells[i].Draw(flow, from[i], counts[i], top + Above);
            from[i] += counts[i];
        }

        flow.Y = top + height;
    }

    /// <summary>No single line of a text alone at the foot or the head of a page.</summary>
    private void KeepTwoLines(int[] from, int[] counts)
    {
        if (Cells.Count != 1) return;
        var (left, fits) = (Cells[0].Count - from[0], counts[0]);
        if (fits >= left) return;
        if (left - fits == 1 && fits > 2) counts[0]--;
        else if (fits == 1 && from[0] == 0) counts[0] = 0;
    }
}
