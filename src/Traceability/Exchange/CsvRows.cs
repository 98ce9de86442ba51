using System.Text;
using CsvHelper;

namespace Traceability.Exchange;

/// <summary>RFC 4180 in UTF-8, with or without a byte order mark.</summary>
internal sealed class CsvRows : SheetRows
{
    /// <summary>Bytes of one row: far more than any row of words, far less than the memory.</summary>
    private const int LongestRow = 4 << 20;

    // What is not UTF-8 becomes a sign that is no text, so that the row and the column can be named where it stands.
    private static readonly Encoding Utf8 = Encoding.GetEncoding("utf-8", EncoderFallback.ExceptionFallback, new DecoderReplacementFallback(Cells.NotText.ToString()));

    private readonly HashedStream file;
    private readonly CsvReader reader;
    private readonly Dictionary<long, string> malformed = [];
    private bool ended;

    public CsvRows(Stream content)
    {
        file = new(content);
        reader = CsvReader.Create(file, new CsvReaderOptions
        {
            HasHeader = false,
            Separator = ',',
            Encoding = new UTF8Encoding(false),
            // A line that is empty counts in a spreadsheet too.
            SkipEmptyLines = false,
            TrimWhitespace = false,
            MaxRecordSize = LongestRow,
            OnMalformedRecord = record => malformed[record.RecordNumber] = Sentence(record.Reason),
        }, leaveOpen: true);
        if (Step())
            Header = file.IsWide ? [Cells.NotText.ToString()] : [.. Enumerable.Range(0, Count).Select(i => this[i].TrimStart('\uFEFF').Trim())];
    }

    public override int Count => reader.FieldCount;

    public override string this[int index] => reader.GetSpan(index) is { IsEmpty: false } cell ? Utf8.GetString(cell) : "";

    public override string Sha256 => file.Sha256;

    public override bool Next()
    {
        do
        {
            if (!Step()) return false;
        }
        while (Broken is null && IsEmpty());
        return true;
    }

    public override void Dispose()
    {
        reader.Dispose();
        file.Dispose();
        base.Dispose();
    }

    private bool Step()
    {
        if (ended) return false;
        Row++;
        try
        {
            ended = !reader.Read();
            Broken = malformed.Count > 0 && malformed.Remove(Row, out var sentence) ? sentence : null;
            return !ended;
        }
        catch (CsvFormatException)
        {
            ended = true;
            Broken = $"has more than {LongestRow} bytes, or a quote that is never closed; this row and those behind it were not read";
            return true;
        }
    }

    private bool IsEmpty()
    {
        for (var i = 0; i < reader.FieldCount; i++)
            if (!reader.GetSpan(i).Trim((byte)' ').IsEmpty) return false;
        return true;
    }

    private static string Sentence(CsvMalformedReason reason) => reason == CsvMalformedReason.UnterminatedQuote
        ? "has a quote (\") that is never closed; this row and those behind it were not read"
        : "has a quote (\") in the middle of a cell; put the whole cell into quotes and double the quotes in it";
}
