using System.Globalization;
using System.IO.Compression;
using System.Text;
using ExcelDataReader;

namespace Traceability.Exchange;

/// <summary>A workbook whose sheets bear the names of the format's files. It holds no documents.</summary>
internal sealed class WorkbookBundle : Bundle
{
    private readonly string path;

    static WorkbookBundle() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public WorkbookBundle(string path)
    {
        this.path = path;
        using (var archive = ZipFile.OpenRead(path)) ZipBundle.Check(archive, path);
        var names = new List<string>();
        using var reader = Reader(out var file);
        using var closing = file;
        do names.Add(SheetName(reader.Name));
        while (reader.NextResult());
        if (names.GroupBy(n => n).FirstOrDefault(g => g.Count() > 1) is { } twice)
            throw new DomainRuleException($"{path} has two sheets {twice.Key}. Put them together into one.");
        Sheets = names;
    }

    public override IReadOnlyCollection<string> Sheets { get; }

    public override string Shown(string sheet) => sheet;

    public override SheetRows OpenSheet(string sheet)
    {
        var reader = Reader(out var file);
        while (SheetName(reader.Name) != sheet) reader.NextResult();
        return new WorkbookRows(reader, file);
    }

    public override Stream? OpenFile(string path) => StaysInside(path) ? null : throw LeadsOut(path);

    private static string SheetName(string name)
    {
        var plain = name.Trim().ToLowerInvariant();
        return plain.EndsWith(".csv", StringComparison.Ordinal) ? plain[..^4] : plain;
    }

    private IExcelDataReader Reader(out HashedStream hashed)
    {
        // The reader wants to jump about in the file, so the hash is taken of the file itself, apart.
        hashed = new(File.OpenRead(path));
        try
        {
            return ExcelReaderFactory.CreateOpenXmlReader(File.OpenRead(path));
        }
        catch (Exception failure) when (failure is ExcelDataReader.Exceptions.ExcelReaderException or InvalidDataException or System.Xml.XmlException)
        {
            hashed.Dispose();
            throw new DomainRuleException($"{path} is not a workbook that can be read ({failure.Message}). Save it again as .xlsx, without a password.");
        }
    }

    private sealed class WorkbookRows : SheetRows
    {
        private readonly IExcelDataReader reader;
        private readonly HashedStream file;
        private string[] cells = [];

        public WorkbookRows(IExcelDataReader reader, HashedStream file)
        {
            (this.reader, this.file) = (reader, file);
            if (!Step()) return;
            // Columns that are only drawn wider have no name and hold nothing.
            var named = Array.FindLastIndex(cells, c => c.Length > 0) + 1;
            Header = [.. cells.Take(named).Select(c => c.Trim())];
        }

        public override int Count => Header.Count;

        public override string this[int index] => index < cells.Length ? cells[index] : "";

        public override string Sha256 => file.Sha256;

        public override bool Next()
        {
            do
            {
                if (!Step()) return false;
            }
            while (cells.All(string.IsNullOrWhiteSpace));
            Broken = cells.Skip(Header.Count).Any(c => c.Length > 0) ? $"has more cells than the header, which has {Header.Count}" : null;
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
            if (!reader.Read()) return false;
            Row++;
            cells = new string[reader.FieldCount];
            for (var i = 0; i < cells.Length; i++) cells[i] = Text(reader.GetValue(i));
            return true;
        }

        private static string Text(object? value) => value switch
        {
            null => "",
            string text => text,
            // As precisely as a number in a sheet is, and never as 1E+15.
            double number => Math.Abs(number) < 1e15 ? ((decimal)number).ToString(CultureInfo.InvariantCulture) : number.ToString("F0", CultureInfo.InvariantCulture),
            DateTime day when day.TimeOfDay == TimeSpan.Zero => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            DateTime time => time.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture),
            bool yes => yes ? "true" : "false",
            _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
        };
    }
}
