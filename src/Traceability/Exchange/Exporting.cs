using CsvHelper;
using Traceability.Data;
using Traceability.Data.Exchange;

namespace Traceability.Exchange;

/// <summary>Moves a shop out: all it knows, in the files of the format, with every document byte for byte.</summary>
public sealed class Exporting(ShopFile file)
{
    /// <param name="path">A folder that is not there or is empty, or a .zip that is not there.</param>
    /// <returns>How many rows each file holds.</returns>
    /// <exception cref="DomainRuleException">The place is taken or cannot be written.</exception>
    public Task<IReadOnlyList<(string File, long Rows)>> Run(string path, CancellationToken cancel = default) => Task.Run(() =>
    {
        using var bundle = BundleWriter.Begin(path);
        using var run = new ExportRun(file);
        var counts = new List<(string, long)>();
        foreach (var sheet in ExchangeFormat.All)
            counts.Add((sheet.Name + ".csv", Write(sheet, run, bundle, cancel)));
        foreach (var kept in run.Files().DistinctBy(f => f.Path))
        {
            cancel.ThrowIfCancellationRequested();
            using var to = bundle.Create(kept.Path);
            run.Copy(kept, to);
        }
        bundle.Finish();
        return (IReadOnlyList<(string, long)>)counts;
    }, cancel);

    private static long Write(Sheet sheet, ExportRun run, BundleWriter bundle, CancellationToken cancel)
    {
        using var to = bundle.Create(sheet.Name + ".csv");
        using var csv = CsvWriter.Create(to, CsvFile.Options, leaveOpen: true);
        csv.WriteRecord([.. sheet.Columns.Select(c => c.Name)]);
        var (rows, cells) = (0L, new string[sheet.Columns.Length]);
        foreach (var row in run.Rows(sheet))
        {
            cancel.ThrowIfCancellationRequested();
            for (var i = 0; i < cells.Length; i++)
                cells[i] = Cells.Write(sheet.Columns[i], row.GetValue(i));
            csv.WriteRecord(cells);
            rows++;
        }
        csv.Flush();
        return rows;
    }
}

internal sealed class ExportVerb : Verb
{
    public override string Name => "export";
    public override string Arguments => "BUNDLE";
    public override string Does => "write everything into a folder or .zip of the exchange format";
    public override Opening? Opening => Data.Opening.Read;

    public override async Task<int> Run(VerbCall call)
    {
        foreach (var (name, rows) in await new Exporting(call.File).Run(call.Words[0], call.Cancel))
            if (rows > 0) await call.Output.WriteLineAsync($"{name}: {rows:N0} {(rows == 1 ? "row" : "rows")}");
        await call.Output.WriteLineAsync($"All of it is in {Path.GetFullPath(call.Words[0])}.");
        return 0;
    }
}
