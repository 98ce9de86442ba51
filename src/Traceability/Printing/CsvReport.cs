using System.Text;

namespace Traceability.Printing;

/// <summary>
/// The tables of a report as RFC 4180: UTF-8 with a byte order mark, so that Excel reads it as such, CRLF, and
/// commas. Several tables follow each other after a blank line, each under its caption.
/// </summary>
public sealed class CsvReport : IReportRenderer
{
    public string ContentType => "text/csv; charset=utf-8";

    public string FileExtension => ".csv";

    public void Render(Report report, Stream output)
    {
        using var writer = new StreamWriter(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true)
        {
            NewLine = "\r\n",
        };

        var tables = report.Blocks.OfType<Table>().ToList();
        foreach (var (index, table) in tables.Index())
        {
            if (index > 0) writer.WriteLine();
            if (tables.Count > 1 && !string.IsNullOrEmpty(table.Caption)) WriteRow(writer, [table.Caption]);
            WriteRow(writer, table.Columns.Select(column => column.Head));
            foreach (var row in table.Rows) WriteRow(writer, row);
        }
    }

    private static void WriteRow(StreamWriter writer, IEnumerable<string> cells)
    {
        var first = true;
        foreach (var cell in cells)
        {
            if (!first) writer.Write(',');
            first = false;
            writer.Write(Field(cell));
        }

        writer.WriteLine();
    }

    private static string Field(string cell)
    {
        // A spreadsheet would run these as a formula (OWASP, CSV injection).
        if (cell.Length > 0 && cell[0] is '=' or '+' or '-' or '@' or '\t' or '\r' or '\n') cell = "'" + cell;
        return cell.AsSpan().IndexOfAny(",\"\r\n") < 0 ? cell : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
