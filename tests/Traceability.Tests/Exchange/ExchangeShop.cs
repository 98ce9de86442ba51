using Microsoft.Data.Sqlite;
using Traceability.Exchange;

namespace Traceability.Tests.Exchange;

/// <summary>A shop that is moved in and out, by the command line as a person would.</summary>
internal sealed class ExchangeShop : IAsyncDisposable
{
    private readonly Workshop workshop;

    private ExchangeShop(Workshop workshop) => this.workshop = workshop;

    public Workshop Workshop => workshop;

    public string Folder => workshop.Folder;

    public string Data => workshop.File.Path;

    public static async Task<ExchangeShop> Open() => new(await Workshop.Open());

    /// <summary>A shop with a bundle in it.</summary>
    public static async Task<ExchangeShop> With(IEnumerable<(string Name, string Text)> files)
    {
        var shop = await Open();
        var done = await shop.Run("import", shop.Bundle("first", files));
        Assert.True(done.Status == 0, done.Error);
        return shop;
    }

    public async Task<Ran> Run(params string[] args) => await Ask("", args);

    public async Task<Ran> Ask(string input, params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var status = await CommandLine.Run([.. args, "--data", Data], new StringReader(input), output, error);
        return new(status ?? -1, output.ToString(), error.ToString());
    }

    /// <summary>Writes files into a folder of their own.</summary>
    public string Bundle(string name, IEnumerable<(string Name, string Text)> files)
    {
        var folder = Path.Combine(Folder, name);
        foreach (var (file, text) in files)
        {
            var path = Path.Combine(folder, file);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
        }
        return folder;
    }

    public long Number(string sql) => Convert.ToInt64(One(sql), System.Globalization.CultureInfo.InvariantCulture);

    public object? One(string sql)
    {
        using var db = new SqliteConnection(workshop.File.ConnectionString);
        db.Open();
        using var command = db.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    /// <summary>No table has a row that it did not have in an empty shop.</summary>
    public void IsEmpty() => Assert.Equal(0, Number("SELECT (SELECT COUNT(*) FROM lot) + (SELECT COUNT(*) FROM supplier) + (SELECT COUNT(*) FROM transformation) + (SELECT COUNT(*) FROM audit_entry) + (SELECT COUNT(*) FROM stored_file)"));

    /// <summary>What is on hand is what the ledger adds up to, for every lot.</summary>
    public void AddsUp() => Assert.Equal(0, Number("SELECT COUNT(*) FROM lot l WHERE on_hand_micro <> COALESCE((SELECT SUM(g.delta_micro) FROM ledger g WHERE g.lot_id = l.id), 0)"));

    public ValueTask DisposeAsync() => workshop.DisposeAsync();
}

/// <summary>What a verb did.</summary>
internal sealed record Ran(int Status, string Output, string Error)
{
    public string[] Faults => Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(l => l.Contains(" row ", StringComparison.Ordinal)).Select(l => l.TrimEnd('\r')).ToArray();
}
