using System.Diagnostics;
using Traceability.Printing;

namespace Traceability.Tests.Printing;

public sealed class PdfPagesTests
{
    [Fact]
    public void A_table_over_many_pages_repeats_its_head()
    {
        var file = Samples.Pdf(Samples.Lots(500));

        Assert.True(file.Pages.Count > 5);
        Assert.All(file.Pages, page => Assert.Single(page.Lines, line => line.Text == "Lot number"));
        Assert.Equal(500, file.Pages.Sum(page => page.Lines.Count(line => line.Text.StartsWith("PLY-", StringComparison.Ordinal))));
    }

    [Fact]
    public void A_repeated_head_is_read_out_once()
    {
        var structure = Samples.Pdf(Samples.Lots(500)).Structure();

        Assert.Single(structure, element => element.Text == "Lot number");
        Assert.Equal(
            Enumerable.Range(1, 500).SelectMany(i => new[] { $"PLY-{i:00000}", "Plate 12 mm", $"{i} pcs" }),
            structure.Where(element => element.Type == "TD").Select(element => element.Text));
    }

    [Fact]
    public void Every_page_has_its_head_its_foot_and_its_number()
    {
        var file = Samples.Pdf(Samples.Lots(200));

        foreach (var (index, page) in file.Pages.Index())
        {
            Assert.Contains("Workshop\n", page.Text, StringComparison.Ordinal);
            Assert.Contains("Audit 3f2c9a7b\n", page.Text, StringComparison.Ordinal);
            Assert.Contains($"Page {index + 1} of {file.Pages.Count}\n", page.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_row_is_never_cut_between_two_pages()
    {
        var table = new Table(
            [new Column("No"), new Column("Text")],
            [.. Enumerable.Range(1, 80).Select(i => (IReadOnlyList<string>)[$"Row {i}", $"{i} first\n{i} second\n{i} third\n{i} last"])]);

        foreach (var page in Samples.Pdf(table).Pages)
        {
            var rows = page.Lines.Where(line => line.Text.StartsWith("Row ", StringComparison.Ordinal)).ToList();
            Assert.All(rows, row => Assert.Contains($"\n{row.Text[4..]} last\n", page.Text, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void A_signature_never_stands_alone_on_a_page()
    {
        for (var rows = 20; rows < 45; rows++)
        {
            var table = new Table([new Column("No")], [.. Enumerable.Range(1, rows).Select(i => (IReadOnlyList<string>)[$"Row {i}"])]);
            var last = Samples.Pdf(table, new Signature("A. Smith", "Quality", "2026-11-22")).Pages[^1];
            Assert.Contains("A. Smith", last.Text, StringComparison.Ordinal);
            Assert.Contains($"Row {rows}\n", last.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_row_higher_than_a_page_goes_on_without_losing_a_line()
    {
        var lines = string.Join('\n', Enumerable.Range(1, 300).Select(i => $"line {i}"));
        var file = Samples.Pdf(new Table([new Column("No"), new Column("Text")], [["1", lines], ["2", "after"]]));

        Assert.True(file.Pages.Count > 3);
        Assert.Equal(300, file.Pages.Sum(page => page.Lines.Count(line => line.Text.StartsWith("line ", StringComparison.Ordinal))));
        Assert.Contains(file.Structure(), element => element.Type == "TD" && element.Text == lines.Replace("\n", "", StringComparison.Ordinal));
        AssertInside(file);
    }

    [Fact]
    public void A_heading_stays_with_what_it_heads()
    {
        for (var lines = 30; lines < 60; lines++)
        {
            var filler = new Paragraph(string.Join('\n', Enumerable.Repeat("filler", lines)));
            var file = Samples.Pdf(filler, new Heading("Lots"), new Heading("Plates", 3), Samples.Lots(2));
            var page = Assert.Single(file.Pages, page => page.Lines.Any(line => line.Text == "Lots"));
            Assert.Contains("Plates", page.Text, StringComparison.Ordinal);
            Assert.Contains("PLY-00001", page.Text, StringComparison.Ordinal);
            Assert.All(file.Pages, each => Assert.True(each.Lines.Count > 6, "No page is empty."));
        }
    }

    [Fact]
    public void An_empty_table_says_so()
    {
        var text = Samples.Pdf(new Table([new Column("NCR")], [], "Issues", "No open issue.")).Text;
        Assert.Contains("Issues\nNo open issue.\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("NCR", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Figures_stand_at_the_right_edge_of_their_column()
    {
        var file = Samples.Pdf(new Table([new Column("A"), new Column("B", Align.Right, Monospace: true)], [["x", "1"], ["y", "1000"]]));
        var (one, thousand) = (file.Pages[0].Lines.Single(line => line.Text == "1"), file.Pages[0].Lines.Single(line => line.Text == "1000"));

        // Three digits of 0.6 of the size, 8.5 points.
        Assert.Equal(3 * 0.6 * 8.5, one.Left - thousand.Left, 0.1);
    }

    [Fact]
    public void Very_many_columns_still_fit_the_page()
    {
        var columns = Enumerable.Range(1, 40).Select(i => new Column($"Column {i}")).ToList();
        AssertInside(Samples.Pdf(new Table(columns, [[.. columns.Select(column => $"value of {column.Head}")]])));
    }

    [Fact]
    public void Ten_thousand_rows_take_a_few_seconds_and_not_more_for_each_than_a_thousand()
    {
        Measure(100);
        var (thousand, tenThousand) = (Measure(1_000), Measure(10_000));

        Assert.True(tenThousand < TimeSpan.FromSeconds(15), $"10,000 rows took {tenThousand}.");
        Assert.True(tenThousand < 60 * thousand + TimeSpan.FromSeconds(1), $"1,000 rows took {thousand}, 10,000 took {tenThousand}.");

        static TimeSpan Measure(int rows)
        {
            var report = Samples.Report(Samples.Lots(rows));
            var watch = Stopwatch.StartNew();
            new PdfReport { UseInstalledFonts = false }.Render(report, Stream.Null);
            return watch.Elapsed;
        }
    }

    private static void AssertInside(PdfFile file) => Assert.All(
        file.Pages.SelectMany(page => page.Lines.Select(line => (Page: page, Line: line))),
        pair =>
        {
            Assert.InRange(pair.Line.Left, 30, pair.Page.Width - 30);
            Assert.InRange(pair.Line.Baseline, 30, pair.Page.Height - 30);
        });
}
