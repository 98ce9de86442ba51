using System.Globalization;
using System.Text;

namespace Traceability.Printing;

/// <summary>
/// Rows as RFC 4180 for people and their spreadsheets: UTF-8 with a byte order mark, so that Excel reads it as such,
/// CRLF, commas, and nothing that a spreadsheet would run.
/// </summary>
internal static class Csv
{
    public const string ContentType = "text/csv; charset=utf-8";

    public static Encoding Encoding { get; } = new UTF8Encoding(encoderShouldEmitUTF8Identifier: true);

    /// <summary>One row with its end. Days and times are ISO 8601, numbers have a point.</summary>
    public static string Row(IEnumerable<object?> cells) => string.Join(',', cells.Select(cell => Field(Words(cell)))) + "\r\n";

    private static string Words(object? cell) => cell switch
    {
        null => "",
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTimeOffset at => at.ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => cell.ToString() ?? "",
    };

    private static string Field(string cell)
    {
        // A spreadsheet would run these as a formula (OWASP, CSV injection).
        if (cell.Length > 0 && cell[0] is '=' or '+' or '-' or '@' or '\t' or '\r' or '\n') cell = "'" + cell;
        return cell.AsSpan().IndexOfAny(",\"\r\n") < 0 ? cell : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
