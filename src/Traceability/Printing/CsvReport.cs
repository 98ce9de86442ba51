namespace Traceability.Printing;

/// <summary>The tables of a report as <see cref="Csv"/>. Several follow each other after a blank line, each under its caption.</summary>
public sealed class CsvReport : IReportRenderer
{
    public string ContentType => Csv.ContentType;

    public string FileExtension => ".csv";

    public void Render(Report report, Stream output, IProgress<HowFar>? progress = null)
    {
        using var writer = new StreamWriter(output, Csv.Encoding, leaveOpen: true);
        var tables = report.Blocks.OfType<Table>().ToList();
        foreach (var (index, table) in tables.Index())
        {
            if (index > 0) writer.Write("\r\n");
            if (tables.Count > 1 && !string.IsNullOrEmpty(table.Caption)) writer.Write(Csv.Row([table.Caption]));
            writer.Write(Csv.Row(table.Columns.Select(column => column.Head)));
            foreach (var (at, row) in table.Rows.Index())
            {
                writer.Write(Csv.Row(row));
                if (at % 1000 == 999) progress?.Report(new(0, at + 1, table.Rows.Count));
            }
        }
    }
}
