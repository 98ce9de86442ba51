using System.Globalization;
using System.Text;

namespace Traceability.Printing.Pdf;

/// <summary>
/// The logical structure of the document (ISO 32000-1, 14.7 and 14.8): what is a heading, a table, a cell; in the
/// order of reading, for screen readers and for taking text out again.
/// </summary>
internal sealed class Structure
{
    private readonly PdfWriter writer;
    private readonly int root;
    private readonly StringBuilder pages = new();

    public Structure(PdfWriter writer)
    {
        this.writer = writer;
        root = writer.Reserve();
        Document = new StructureElement(writer.Reserve(), "Document", root);
    }

    public StructureElement Document { get; }

    public StructureElement Open(StructureElement parent, string type, string attributes = "")
    {
        var element = new StructureElement(writer.Reserve(), type, parent.Id, attributes);
        parent.Add(element);
        return element;
    }

    /// <summary>Writes an element to which nothing will be added.</summary>
    public void Close(StructureElement element) => writer.Write(element.Id, element.ToString());

    /// <summary>Notes which element each marked content of a page belongs to (14.7.4.4).</summary>
    public void ClosePage(int index, IReadOnlyList<int> owners)
    {
        var id = writer.Add($"[{string.Join(' ', owners.Select(owner => string.Create(CultureInfo.InvariantCulture, $"{owner} 0 R")))}]");
        pages.Append(CultureInfo.InvariantCulture, $"{index} {id} 0 R ");
    }

    /// <summary>Writes the tree and returns its root.</summary>
    public int Write(int pageCount)
    {
        Close(Document);
        writer.Write(root, string.Create(
            CultureInfo.InvariantCulture,
            $"<</Type/StructTreeRoot/K {Document.Id} 0 R/ParentTree<</Nums[{pages}]>>/ParentTreeNextKey {pageCount}>>"));
        return root;
    }
}

/// <summary>An element of the structure; it holds other elements or marked content of pages.</summary>
internal sealed class StructureElement(int id, string type, int parent, string attributes = "")
{
    private readonly StringBuilder kids = new();
    private int lastPage;

    public int Id => id;

    public string Type => type;

    public void Add(StructureElement child) => kids.Append(CultureInfo.InvariantCulture, $"{child.Id} 0 R ");

    public void Add(int page, int mark)
    {
        // Most elements stand on one page, which is said once.
        if (lastPage == 0) lastPage = page;
        kids.Append(lastPage == page
            ? string.Create(CultureInfo.InvariantCulture, $"{mark} ")
            : string.Create(CultureInfo.InvariantCulture, $"<</Type/MCR/Pg {page} 0 R/MCID {mark}>>"));
    }

    public override string ToString()
    {
        var page = lastPage == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"/Pg {lastPage} 0 R");
        return string.Create(CultureInfo.InvariantCulture, $"<</S/{type}/P {parent} 0 R{page}{attributes}/K[{kids}]>>");
    }
}
