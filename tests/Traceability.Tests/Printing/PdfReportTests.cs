using System.Text;
using Traceability.Printing;

namespace Traceability.Tests.Printing;

public sealed class PdfReportTests
{
    [Fact]
    public void Every_block_is_on_the_page()
    {
        var (file, outcome) = Samples.Print(Samples.Everything());

        string[] texts =
        [
            "COC-0001", "Certificate of conformity", "Material", "Plates", "Customer", "Nordlicht AG", "ORD-0012",
            "Made from the material stated.", "Verified before cutting.", "Lot PLY-0524-003 is on hold.", "Lots used",
            "Lot number", "PLY-00003", "3 pcs", "A picture", "Scan me", "A. Smith", "Quality", "2026-11-22",
            "Workshop", "Main Street 12 · Springfield", "Audit 3f2c9a7b", "COC-0001 · 2026-11-22 09:35 +01:00", "Page 1 of 1",
        ];
        Assert.All(texts, text => Assert.Contains(text, file.Text, StringComparison.Ordinal));
        Assert.Equal(new Printed(1, [], [], []), outcome with { UnprintableCharacters = [], UnshapedScripts = [], RefusedPictures = [] });
        Assert.Empty(outcome.UnprintableCharacters);
        Assert.Empty(outcome.RefusedPictures);
    }

    [Fact]
    public void The_same_report_is_printed_as_the_same_bytes()
    {
        using MemoryStream first = new(), second = new(), third = new();
        new PdfReport().Render(Samples.Everything(), first);
        new PdfReport().Render(Report.FromJson(Samples.Everything().ToJson()), second);
        new PdfReport().Render(Samples.Everything() with { Foot = "Audit 00000000" }, third);

        Assert.Equal(first.ToArray(), second.ToArray());
        Assert.NotEqual(first.ToArray(), third.ToArray());
    }

    [Fact]
    public void A_document_can_be_written_to_a_stream_that_only_goes_forward()
    {
        using var pipe = new ForwardOnly();
        new PdfReport { UseInstalledFonts = false }.Render(Samples.Everything(), pipe);
        Assert.Single(new PdfFile(pipe.Written.ToArray()).Pages);
    }

    [Theory]
    [InlineData(PaperSize.A4, Orientation.Portrait, 595.28, 841.89)]
    [InlineData(PaperSize.A4, Orientation.Landscape, 841.89, 595.28)]
    [InlineData(PaperSize.Letter, Orientation.Portrait, 612, 792)]
    [InlineData(PaperSize.Letter, Orientation.Landscape, 792, 612)]
    public void The_sheet_is_the_one_asked_for(PaperSize paper, Orientation orientation, double width, double height)
    {
        var (file, _) = Samples.Print(Samples.Everything() with { Orientation = orientation }, new PdfReport { Paper = paper, UseInstalledFonts = false });
        Assert.All(file.Pages, page => Assert.Equal((width, height), (page.Width, page.Height)));
    }

    [Fact]
    public void The_frozen_report_is_attached()
    {
        var report = Samples.Everything();
        var (file, _) = Samples.Print(report, new PdfReport
        {
            UseInstalledFonts = false,
            Attachments = [new AttachedFile("zertifikat (ü).pdf", "application/pdf", [1, 2, 3], "From the mill")],
        });

        var attachments = file.Attachments();
        Assert.Equal(report.ToJson(), attachments["report.json"]);
        Assert.Equal([1, 2, 3], attachments["zertifikat (ü).pdf"]);
        Assert.Empty(Samples.Print(report, new PdfReport { AttachReport = false, UseInstalledFonts = false }).File.Attachments());
    }

    [Fact]
    public void The_file_says_what_it_is()
    {
        var (file, _) = Samples.Print(Samples.Everything() with { Title = "Xác nhận (1) <&>", Language = "vi" });

        var information = file.Dictionary(file.Trailer["Info"]);
        Assert.Equal("COC-0001 Xác nhận (1) <&>", PdfFile.TextOf(information["Title"]));
        Assert.Equal("Workshop", PdfFile.TextOf(information["Author"]));
        Assert.Equal("D:20261122093500+01'00'", PdfFile.TextOf(information["CreationDate"]));
        Assert.Equal("vi", PdfFile.TextOf(file.Catalog["Lang"]));
        Assert.Equal(new PdfWord("true"), file.Dictionary(file.Catalog["ViewerPreferences"])["DisplayDocTitle"]);
        var xmp = System.Xml.Linq.XDocument.Parse(Encoding.UTF8.GetString(file.Stream(file.Catalog["Metadata"])).TrimStart('\uFEFF'));
        Assert.Contains("COC-0001 Xác nhận (1) <&>", xmp.ToString(System.Xml.Linq.SaveOptions.None).Replace("&lt;&amp;&gt;", "<&>", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_font_is_embedded_in_part()
    {
        var (file, _) = Samples.Print(Samples.Everything());
        var fonts = file.Pages[0].Fonts.Values.Select(file.Dictionary).ToList();

        Assert.Equal(4, fonts.Count);
        foreach (var font in fonts)
        {
            Assert.Equal("/Identity-H", font["Encoding"]);
            Assert.Matches("^/[A-Z]{6}\\+NotoSans", (string)font["BaseFont"]);
            var descriptor = file.Dictionary(file.Dictionary(file.List(font["DescendantFonts"])[0])["FontDescriptor"]);
            var program = file.Stream(descriptor["FontFile2"]);
            Assert.Equal([0, 1, 0, 0], program[..4]);
            Assert.InRange(program.Length, 500, 60_000);
        }
    }

    [Fact]
    public void The_structure_follows_the_blocks()
    {
        var structure = Samples.Print(Samples.Everything()).File.Structure();

        Assert.Equal(
            "Document H1 H2 H3 L LI Lbl LBody LI Lbl LBody P P P Table Caption TR TH TH TH TR TD TD TD TR TD TD TD TR TD TD TD Figure P Figure P P P",
            string.Join(' ', structure.Select(element => element.Type)));
        Assert.Contains(("H1", "COC-0001Certificate of conformity"), structure);
        Assert.Contains(("Lbl", "Customer"), structure);
        Assert.Contains(("LBody", "Nordlicht AG"), structure);
        Assert.Contains(("TH", "Lot number"), structure);
        Assert.Contains(("TD", "PLY-00002"), structure);
    }

    [Fact]
    public void A_report_with_nothing_to_say_is_still_a_page()
    {
        var (file, outcome) = Samples.Print(new Report { Title = "", Number = "", Head = new PageHead(""), GeneratedAt = Samples.Morning });
        Assert.Equal(1, outcome.Pages);
        Assert.Contains("Page 1 of 1", file.Text, StringComparison.Ordinal);
    }

    private sealed class ForwardOnly : Stream
    {
        public MemoryStream Written { get; } = new();

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override void Flush()
        {
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => Written.Write(buffer, offset, count);
    }
}
