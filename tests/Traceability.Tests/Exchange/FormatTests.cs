using System.Text;
using Traceability.Exchange;

namespace Traceability.Tests.Exchange;

/// <summary>What is documented of the format is what is read and written.</summary>
public sealed class FormatTests
{
    [Fact]
    public void The_documentation_names_every_file_and_column()
    {
        var documented = Source.Read("docs/exchange.md");
        var missing = ExchangeFormat.All.Select(Line).Where(line => !documented.Contains(line, StringComparison.Ordinal)).ToList();
        Assert.True(missing.Count == 0, "docs/exchange.md has to have these lines:\n" + string.Join('\n', missing));
    }

    [Fact]
    public void No_name_is_there_twice()
    {
        Assert.Equal(ExchangeFormat.All.Count, ExchangeFormat.All.Select(s => s.Name).Distinct().Count());
        Assert.All(ExchangeFormat.All, sheet => Assert.Equal(sheet.Columns.Length, sheet.Columns.Select(c => c.Name).Distinct().Count()));
    }

    private static string Line(Sheet sheet)
    {
        var text = new StringBuilder($"| {sheet.Name}{(sheet.Further ? " +" : "")} | {sheet.Says} | ");
        text.AppendJoin(", ", sheet.Columns.Select(c => $"{(c.Required ? $"**{c.Name}**" : c.Name)}{(c.Further ? " +" : "")}{Says(c)}"));
        return text.Append(" |").ToString();
    }

    private static string Says(Column column)
    {
        var says = string.Join("; ", new[] { column.Words.Count > 0 ? string.Join(", ", column.Words) : "", column.Says }.Where(s => s.Length > 0));
        return says.Length == 0 ? "" : $" ({says.Replace("|", "\\|", StringComparison.Ordinal)})";
    }
}
