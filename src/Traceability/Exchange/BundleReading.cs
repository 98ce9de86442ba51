using Traceability.Data.Exchange;
using Traceability.Lots;

namespace Traceability.Exchange;

/// <summary>Reads a bundle into the staging file, cell by cell, and writes down what cannot be taken.</summary>
internal sealed class BundleReading(Bundle bundle, Staging staging, bool keepFiles, IProgress<string> progress, CancellationToken cancel)
{
    /// <summary>After so many rows of one file whoever waits is told.</summary>
    private const long Told = 100_000;

    /// <summary>How many rows were read, of all files.</summary>
    public long Rows { get; private set; }

    /// <summary>True where it takes long enough that somebody wants to know how far it is.</summary>
    public bool IsLarge => Rows >= Told;

    private readonly Dictionary<string, string> hashes = new(StringComparer.Ordinal);

    /// <summary>What is left out without harm, for whoever made the bundle.</summary>
    public List<string> Notes { get; } = [];

    /// <summary>Faults of whole files: without a column or a header its rows cannot be taken one by one either.</summary>
    public bool HasBrokenFile { get; private set; }

    public void All()
    {
        foreach (var unknown in bundle.Sheets.Except(ExchangeFormat.All.Select(s => s.Name)))
            Notes.Add($"{bundle.Shown(unknown)} is not a file of the exchange format and was left out.");
        foreach (var sheet in ExchangeFormat.Read.Where(s => bundle.Sheets.Contains(s.Name)))
            One(sheet);
    }

    private void One(Sheet sheet)
    {
        using var rows = bundle.OpenSheet(sheet.Name);
        var taken = 0L;
        if (Places(sheet, rows) is { } places)
        {
            using var staged = staging.Rows(sheet);
            while (rows.Next())
            {
                cancel.ThrowIfCancellationRequested();
                if (rows.Broken is { } broken) staging.Fault(sheet, rows.Row, null, broken);
                else if (rows.Count != rows.Header.Count) staging.Fault(sheet, rows.Row, null, $"has {rows.Count} cells, the header has {rows.Header.Count}; put cells that hold a comma into quotes");
                else Take(sheet, rows, places, staged);
                if (++taken % Told == 0) progress.Report($"{bundle.Shown(sheet.Name)}: {taken:N0} rows read");
            }
        }
        Rows += taken;
        staging.Source(sheet, bundle.Shown(sheet.Name), rows.Sha256, taken);
    }

    /// <summary>Where each known column stands; null when the header cannot be used.</summary>
    private List<(Column Column, int Place)>? Places(Sheet sheet, SheetRows rows)
    {
        var places = new List<(Column, int)>();
        var faults = staging.Faults;
        if (rows.Header.Any(h => h.Contains(Cells.NotText, StringComparison.Ordinal)))
            staging.Fault(sheet, 1, null, "the file is not UTF-8 text; save it as \"CSV UTF-8\"");
        else if (rows.Broken is { } broken)
            staging.Fault(sheet, 1, null, broken);
        else
        {
            // A file without anything in it says nothing.
            if (rows.Header.Count == 0 || rows.Header is [""]) return null;
            foreach (var twice in rows.Header.Where(h => h.Length > 0).GroupBy(h => h, StringComparer.OrdinalIgnoreCase).Where(g => g.Count() > 1))
                staging.Fault(sheet, 1, twice.Key, "this column is there twice; leave one of them");
            for (var i = 0; i < rows.Header.Count; i++)
                if (sheet.Columns.FirstOrDefault(c => string.Equals(c.Name, rows.Header[i], StringComparison.OrdinalIgnoreCase)) is { } column) places.Add((column, i));
                else if (rows.Header[i].Length > 0) Notes.Add($"{bundle.Shown(sheet.Name)}: the column \"{Cells.Short(rows.Header[i])}\" is not known and was left out.");
            foreach (var missing in sheet.Columns.Where(c => c.Required && places.TrueForAll(p => p.Item1 != c)))
                staging.Fault(sheet, 1, missing.Name, $"this column is missing, and it is needed{Nearest(missing, rows.Header)}");
        }
        if (staging.Faults == faults) return places;
        HasBrokenFile = true;
        return null;
    }

    private static string Nearest(Column missing, IReadOnlyList<string> header) =>
        DidYouMean.Nearest(missing.Name, header) is { } near ? $"; is \"{near}\" meant to be it?" : "";

    private void Take(Sheet sheet, SheetRows rows, List<(Column Column, int Place)> places, StagedRows staged)
    {
        string? file = null, hash = null;
        foreach (var (column, place) in places)
        {
            var written = rows[place];
            if (Cells.Read(column, written, out var value) is { } fault)
                staging.Fault(sheet, rows.Row, column.Name, fault);
            else if (column.Kind == CellKind.References)
                TakeList(sheet, column, rows.Row, value.Text);
            else
            {
                if (column.Kind == CellKind.File) file = value.Text;
                if (column.Kind == CellKind.Hash) hash = value.Text;
                staged.Set(column, value);
            }
        }
        if (file is not null && TakeFile(sheet, rows.Row, file, hash) is { } found)
            staged.Set(sheet.Columns.First(c => c.Kind == CellKind.Hash), new(found, null));
        staged.Write(rows.Row);
    }

    private void TakeList(Sheet sheet, Column column, long row, string? text)
    {
        var seen = new HashSet<(string, string?)>();
        foreach (var part in (text ?? "").Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var bar = column.To == Target.Heat ? part.IndexOf('|', StringComparison.Ordinal) : -1;
            var (of, key) = (bar < 0 ? null : NumberKey.Of(part[..bar]), NumberKey.Of(part[(bar + 1)..]));
            if (key.Length > 0 && seen.Add((key, of))) staging.Listed(sheet, column, row, part, key, of);
        }
    }

    /// <summary>Reads a file that a row names and holds it against the hash that the row states.</summary>
    /// <returns>Its SHA-256, null when it could not be taken.</returns>
    private string? TakeFile(Sheet sheet, long row, string path, string? stated)
    {
        var column = sheet.Columns.First(c => c.Kind == CellKind.File).Name;
        try
        {
            if (!hashes.TryGetValue(path, out var hash))
            {
                using var content = bundle.OpenFile(path);
                if (content is null)
                {
                    staging.Fault(sheet, row, column, $"\"{Cells.Short(path)}\" is not in the bundle; put the file there, or leave the cell empty");
                    return null;
                }
                using var hashed = new HashedStream(content);
                hashes[path] = hash = hashed.Sha256;
            }
            if (stated is not null && stated != hash)
            {
                staging.Fault(sheet, row, sheet.Columns.First(c => c.Kind == CellKind.Hash).Name, $"\"{stated}\" is stated, but the file {Cells.Short(path)} has {hash}; it is another file, or it was altered");
                return null;
            }
            if (keepFiles && !staging.HasFile(hash))
            {
                using var content = bundle.OpenFile(path)!;
                staging.Keep(hash, content);
            }
            return hash;
        }
        catch (DomainRuleException leadsOut)
        {
            staging.Fault(sheet, row, column, leadsOut.Message);
            return null;
        }
        catch (IOException unreadable)
        {
            staging.Fault(sheet, row, column, $"\"{Cells.Short(path)}\" could not be read: {unreadable.Message}");
            return null;
        }
    }
}
