using System.Text;
using System.Text.Json;
using Traceability.Printing;

namespace Traceability.Tests.Printing;

public sealed class ReportTests
{
    [Fact]
    public void A_frozen_report_comes_back_as_it_was()
    {
        var report = Samples.Everything() with { Orientation = Orientation.Landscape, Language = "vi", Subtitle = "Chứng nhận 🧪" };
        var json = report.ToJson();

        var back = Report.FromJson(json);

        Assert.Equal(json, back.ToJson());
        Assert.Equal(report.Sha256, back.Sha256);
        Assert.Equal(report.GeneratedAt, back.GeneratedAt);
        Assert.Equal(report.Blocks.Select(block => block.GetType()), back.Blocks.Select(block => block.GetType()));
        Assert.Equal(((Picture)report.Blocks[7]).Data, ((Picture)back.Blocks[7]).Data);
    }

    [Fact]
    public void The_same_report_is_always_frozen_as_the_same_bytes()
    {
        Assert.Equal(Samples.Everything().ToJson(), Samples.Everything().ToJson());
        Assert.Matches("^[0-9a-f]{64}$", Samples.Everything().Sha256);
        Assert.StartsWith(
            """{"title":"Certificate of conformity","number":"COC-0001","head":{"name":"Workshop","address":"Main Street 12\nSpringfield"},"foot":"Audit 3f2c9a7b","language":"en","generatedAt":"2026-11-22T09:35:00\u002B01:00","orientation":"Portrait","blocks":[{"block":"heading","text":"Material","level":2}""".Replace("\\u002B", "+", StringComparison.Ordinal),
            Encoding.UTF8.GetString(Samples.Everything().ToJson()));
    }

    [Fact]
    public void One_changed_letter_changes_the_hash() =>
        Assert.NotEqual(Samples.Report(new Paragraph("heat 4711")).Sha256, Samples.Report(new Paragraph("heat 4712")).Sha256);

    [Theory]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"title":"T","number":"N","head":{"name":"W"},"generatedAt":"2026-11-22T09:35:00Z","surprise":1}""")]
    [InlineData("""{"title":"T","number":null,"head":{"name":"W"},"generatedAt":"2026-11-22T09:35:00Z"}""")]
    [InlineData("""{"title":"T","number":"N","head":{"name":"W"},"generatedAt":"2026-11-22T09:35:00Z","blocks":[{"block":"video"}]}""")]
    [InlineData("""{"title":"T","number":"N","head":{"name":"W"},"generatedAt":"2026-11-22T09:35:00Z","blocks":[{"block":"heading","text":"x","level":9}]}""")]
    public void What_is_not_a_frozen_report_is_refused(string json) =>
        Assert.Throws<JsonException>(() => Report.FromJson(Encoding.UTF8.GetBytes(json)));

    [Fact]
    public void A_row_has_as_many_cells_as_the_table_has_columns() =>
        Assert.Throws<ArgumentException>(() => new Table([new Column("A"), new Column("B")], [["only one"]]));

    [Fact]
    public void A_table_without_columns_is_refused() => Assert.Throws<ArgumentException>(() => new Table([], []));

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void A_heading_is_of_level_two_or_three(int level) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new Heading("Too high, too low", level));
}
