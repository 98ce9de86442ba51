using System.Globalization;

namespace Traceability.Printing.Pdf;

/// <summary>
/// The pages of a document as they fill, one after the other. Each page's content is written as soon as it is full;
/// only its frame waits for the number of pages.
/// </summary>
internal sealed class PageFlow
{
    private readonly PdfWriter writer;
    private readonly Frame frame;
    private readonly Sheet sheet;
    private readonly List<Page> pages = [];
    private readonly List<int> owners = [];

    public PageFlow(PdfWriter writer, Structure structure, Frame frame, Sheet sheet)
    {
        (this.writer, Structure, this.frame, this.sheet) = (writer, structure, frame, sheet);
        (Canvas, Y) = (null!, 0);
        Begin();
    }

    /// <summary>Told as each page is full.</summary>
    public IProgress<HowFar>? Progress { get; init; }

    /// <summary>Rows of all tables, and those that are printed.</summary>
    public long Rows { get; init; }

    public long RowsDone { get; set; }

    public Structure Structure { get; }

    public Canvas Canvas { get; private set; }

    /// <summary>How far down the page is filled, in points from the sheet's upper edge.</summary>
    public double Y { get; set; }

    public double Left { get; } = Sheet.Margin;

    public double Width => sheet.InnerWidth;

    /// <summary>What is left of this page.</summary>
    public double Remaining => frame.ContentBottom - Y;

    /// <summary>What an empty page holds.</summary>
    public double FullHeight => frame.ContentBottom - frame.ContentTop;

    public bool IsAtTop => Y <= frame.ContentTop;

    /// <summary>Goes to the next page if less than this is left; a page is never left empty.</summary>
    public void Ensure(double height)
    {
        if (Remaining < height && !IsAtTop) NextPage();
    }

    /// <summary>Leaves air, but not at the top of a page.</summary>
    public void Space(double height)
    {
        if (!IsAtTop) Y += height;
    }

    public void NextPage()
    {
        End();
        Begin();
    }

    /// <summary>What is drawn next belongs to this element.</summary>
    public void Mark(StructureElement element)
    {
        element.Add(pages[^1].Id, owners.Count);
        Canvas.Mark(element.Type, owners.Count);
        owners.Add(element.Id);
    }

    /// <summary>Writes the last page, the frames and the tree of pages; returns the tree and the number of pages.</summary>
    /// <param name="resources">The object that names fonts and pictures; the same for all pages.</param>
    public (int Tree, int Pages) Finish(int resources)
    {
        End();
        var tree = writer.Reserve();
        foreach (var (index, page) in pages.Index())
        {
            var edges = writer.AddStream("", frame.Draw(index + 1, pages.Count));
            writer.Write(page.Id, string.Create(
                CultureInfo.InvariantCulture,
                $"<</Type/Page/Parent {tree} 0 R/MediaBox[0 0 {PdfText.Of(sheet.Width)} {PdfText.Of(sheet.Height)}]/Resources {resources} 0 R/Contents[{edges} 0 R {page.Content} 0 R]/StructParents {index}/Tabs/S>>"));
        }

        var kids = string.Join(' ', pages.Select(page => string.Create(CultureInfo.InvariantCulture, $"{page.Id} 0 R")));
        writer.Write(tree, string.Create(CultureInfo.InvariantCulture, $"<</Type/Pages/Count {pages.Count}/Kids[{kids}]>>"));
        return (tree, pages.Count);
    }

    private void Begin()
    {
        pages.Add(new Page(writer.Reserve(), writer.Reserve()));
        Canvas = new Canvas(sheet.Height);
        Y = frame.ContentTop;
    }

    private void End()
    {
        Progress?.Report(new(pages.Count, RowsDone, Rows));
        writer.WriteStream(pages[^1].Content, "", Canvas.ToBytes());
        Structure.ClosePage(pages.Count - 1, owners);
        owners.Clear();
    }

    private readonly record struct Page(int Id, int Content);
}
