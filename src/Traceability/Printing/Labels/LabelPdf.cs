using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Traceability.Printing.Pdf;

namespace Traceability.Printing.Labels;

/// <summary>
/// Labels as a PDF at their true size: fonts in it, text real, tagged. Readers are told not to scale it
/// (ISO 32000-1, 12.2, PrintScaling).
/// </summary>
/// <param name="format">What they are printed on.</param>
/// <param name="choice">Which code is wanted.</param>
/// <param name="shop">The shop's name, small, on every label.</param>
public sealed class LabelPdf(LabelFormat format, LabelCode choice, string shop)
{
    /// <summary>Whether fonts installed on the machine may lend characters that ours lack.</summary>
    public bool UseInstalledFonts { get; init; } = true;

    /// <summary>Writes them one after the other, from a given label of the first sheet on.</summary>
    /// <param name="labels">What is printed, and how many of each.</param>
    /// <param name="start">The first label that is still on a sheet that was begun, from 1.</param>
    /// <param name="at">When; the only time that stands in the file.</param>
    /// <param name="output">Need not be seekable, and stays open.</param>
    /// <exception cref="DomainRuleException">One of them does not fit, or the sheet has no such label.</exception>
    public Printed Print(IReadOnlyList<LabelCopies> labels, int start, DateTimeOffset at, Stream output)
    {
        var places = format.Places(start).GetEnumerator();
        var fonts = new FontBook(UseInstalledFonts ? SystemFonts.Installed : SystemFonts.None);
        var layout = new LabelLayout(format, choice, fonts, shop);
        // Before the first byte: what does not fit is said, not found out half-way.
        var drawings = labels.Select(l => (Drawing: layout.Draw(l.Label), l.Copies)).ToList();

        var writer = new PdfWriter(output);
        var structure = new Structure(writer);
        var (tree, resources) = (writer.Reserve(), writer.Reserve());
        var pages = new List<int>();
        Sheet? sheet = null;
        foreach (var drawing in drawings.SelectMany(d => Enumerable.Repeat(d.Drawing, d.Copies)))
        {
            places.MoveNext();
            if (sheet is null || places.Current.Page > sheet.Index)
            {
                Close();
                sheet = format.IsSheet
                    ? new(writer.Reserve(), places.Current.Page, format.PageWidth * LabelText.Mm, format.PageHeight * LabelText.Mm)
                    : new(writer.Reserve(), places.Current.Page, drawing.Width, drawing.Height);
            }

            Draw(structure, sheet, drawing, places.Current);
        }

        Close();
        PdfReport.WriteResources(writer, resources, fonts, images: null);
        writer.Write(tree, string.Create(CultureInfo.InvariantCulture, $"<</Type/Pages/Count {pages.Count}/Kids[{string.Join(' ', pages.Select(page => $"{page} 0 R"))}]>>"));
        Finish(writer, structure, tree, pages.Count, new() { Title = "Labels", Number = "", Head = new(shop), GeneratedAt = at });
        return new(pages.Count, [.. fonts.Unprintable.Select(Composer.Name)], [.. fonts.Unshaped], []);

        void Close()
        {
            if (sheet is null) return;
            var content = writer.AddStream("", sheet.Canvas.ToBytes());
            writer.Write(sheet.Id, string.Create(
                CultureInfo.InvariantCulture,
                $"<</Type/Page/Parent {tree} 0 R/MediaBox[0 0 {PdfText.Of(sheet.Width)} {PdfText.Of(sheet.Height)}]/Resources {resources} 0 R/Contents[{content} 0 R]/StructParents {pages.Count}/Tabs/S>>"));
            structure.ClosePage(pages.Count, sheet.Owners);
            pages.Add(sheet.Id);
        }
    }

    private static void Draw(Structure structure, Sheet sheet, LabelDrawing drawing, LabelPlace place)
    {
        var (left, top) = (place.Left * LabelText.Mm, place.Top * LabelText.Mm);
        var canvas = sheet.Canvas;
        foreach (var box in drawing.Marks.OfType<BoxMark>())
        {
            canvas.MarkArtifact("Layout");
            canvas.Rectangle(left + box.Left, top + box.Top, box.Width, box.Height, box.Ink);
            canvas.EndMark();
        }

        var text = structure.Open(structure.Document, "P");
        sheet.Mark(text);
        foreach (var line in drawing.Marks.OfType<TextMark>()) canvas.Text(line.Line, left + line.Left, top + line.Top);
        canvas.EndMark();
        structure.Close(text);

        var kind = drawing.Marks.OfType<BarsMark>().Any() ? "Code 128" : "QR code";
        var figure = structure.Open(structure.Document, "Figure", $"/Alt{PdfText.Of($"{kind}: {drawing.Label.Code}")}/A<</O/Layout/Placement/Block>>");
        sheet.Mark(figure);
        foreach (var code in drawing.Marks)
        {
            if (code is QrMark qr) canvas.Symbol(qr.Symbol, left + qr.Left, top + qr.Top, qr.Side);
            if (code is BarsMark bars) canvas.Bars(bars.Symbol, left + bars.Left, top + bars.Top, bars.Width, bars.Height);
        }

        canvas.EndMark();
        structure.Close(figure);
    }

    private static void Finish(PdfWriter writer, Structure structure, int tree, int pages, Report about)
    {
        var xmp = Metadata.WriteXmp(writer, about);
        var catalog = writer.Add(
            $"<</Type/Catalog/Pages {tree} 0 R/StructTreeRoot {structure.Write(pages)} 0 R/MarkInfo<</Marked true>>/Lang{PdfText.Of(about.Language)}/ViewerPreferences<</DisplayDocTitle true/PrintScaling/None>>/Metadata {xmp} 0 R>>");
        var identifier = SHA256.HashData(Encoding.UTF8.GetBytes($"{about.Head.Name} {about.GeneratedAt:O}")).AsSpan(0, 16);
        writer.Finish(catalog, Metadata.WriteInformation(writer, about), identifier);
    }

    /// <summary>A page that fills with labels, and which element each of its marks belongs to.</summary>
    private sealed class Sheet(int id, int index, double width, double height)
    {
        private readonly List<int> owners = [];

        public int Id => id;

        public int Index => index;

        public double Width => width;

        public double Height => height;

        public Canvas Canvas { get; } = new(height);

        public IReadOnlyList<int> Owners => owners;

        public void Mark(StructureElement element)
        {
            element.Add(id, owners.Count);
            Canvas.Mark(element.Type, owners.Count);
            owners.Add(element.Id);
        }
    }
}
