using Traceability.Printing;

namespace Traceability.Tests.Printing;

public sealed class CsvReportTests
{
    private static string Csv(params Block[] blocks) => Samples.Text(new CsvReport(), Samples.Report(blocks));

    private static Table Cells(params string[] cells) => new([.. cells.Select((_, i) => new Column($"C{i}"))], [cells]);

    [Fact]
    public void A_table_is_its_head_and_its_rows_after_a_byte_order_mark() =>
        Assert.Equal(
            "\uFEFFLot number,Material,Quantity\r\nPLY-00001,Plate 12 mm,1 pcs\r\n",
            Csv(new Paragraph("Not in a spreadsheet"), Samples.Lots(1)));

    [Fact]
    public void Commas_quotes_and_line_breaks_survive()
    {
        string[] cells = ["a,b", "say \"no\"", "one\r\ntwo", "ünïcödé 🧪", "", " blank "];
        Assert.EndsWith("C5\r\n\"a,b\",\"say \"\"no\"\"\",\"one\r\ntwo\",ünïcödé 🧪,, blank \r\n", Csv(Cells(cells)));
    }

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+49 30 1234", "'+49 30 1234")]
    [InlineData("-2+3+cmd|' /C calc'!A0", "'-2+3+cmd|' /C calc'!A0")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("1-1", "1-1")]
    public void No_cell_is_run_as_a_formula(string cell, string written) =>
        Assert.EndsWith($"\r\n{written}\r\n", Csv(Cells(cell)));

    [Fact]
    public void A_formula_inside_quotes_is_not_run_either() =>
        Assert.EndsWith("\r\n\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\"\r\n", Csv(Cells("=HYPERLINK(\"http://x\",\"y\")")));

    [Fact]
    public void Several_tables_stand_under_their_captions_with_a_blank_line_between() =>
        Assert.Equal(
            "\uFEFFLots used\r\nLot number,Material,Quantity\r\nPLY-00001,Plate 12 mm,1 pcs\r\n\r\nIssues\r\nNCR\r\n",
            Csv(Samples.Lots(1), new Table([new Column("NCR")], [], "Issues")));

    [Fact]
    public void A_report_without_tables_is_an_empty_file() => Assert.Equal("", Csv(new Paragraph("Words")).TrimStart('\uFEFF'));
}
