using CsvHelper;
using Traceability.Data.Exchange;

namespace Traceability.Exchange;

/// <summary>What was refused, as it was written, in a bundle of its own: put right, it can be imported.</summary>
internal static class RefusedRows
{
    private const string Belongs = "not faulty itself: it names, or belongs to, a row that is";

    /// <returns>The folder.</returns>
    public static string Write(Bundle bundle, string path, ImportRun run)
    {
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        var folder = (Directory.Exists(full) ? full : Path.Combine(Path.GetDirectoryName(full)!, Path.GetFileNameWithoutExtension(full))) + "-refused";
        Directory.CreateDirectory(folder);
        foreach (var old in Directory.EnumerateFiles(folder, "*.csv")) File.Delete(old);
        foreach (var sheet in ExchangeFormat.Read.Where(s => bundle.Sheets.Contains(s.Name)))
            if (run.Refused(sheet) is { Count: > 0 } refused)
                Write(bundle, sheet, refused, Path.Combine(folder, sheet.Name + ".csv"));
        return folder;
    }

    private static void Write(Bundle bundle, Sheet sheet, Dictionary<long, string> refused, string path)
    {
        using var rows = bundle.OpenSheet(sheet.Name);
        using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write);
        using var csv = CsvWriter.Create(file, CsvFile.Options);
        csv.WriteRecord([.. rows.Header, "fault"]);
        while (rows.Next())
            if (refused.TryGetValue(rows.Row, out var why))
                csv.WriteRecord([.. Enumerable.Range(0, rows.Count).Select(i => rows[i].Replace(Cells.NotText, '?')), why.Length > 0 ? why : Belongs]);
    }
}

internal static class CsvFile
{
    /// <summary>Plain line ends, quotes where they are needed, and every cell as it is.</summary>
    public static CsvWriterOptions Options { get; } = new() { Separator = ',', NewLine = "\n", Injection = CsvInjection.None, HasHeader = false };
}
