using System.Data.Common;
using Microsoft.Data.Sqlite;
using Traceability.Exchange;
using Traceability.Lots;

namespace Traceability.Data.Exchange;

/// <summary>One export: everything is read as it is at one moment, while others go on writing.</summary>
internal sealed class ExportRun : IDisposable
{
    private readonly SqliteConnection connection;
    private readonly SqliteTransaction moment;

    public ExportRun(ShopFile file)
    {
        connection = file.OpenAlone();
        connection.CreateFunction<string?, string>("number_key", text => text is null ? "" : NumberKey.Of(text), isDeterministic: true);
        connection.CreateFunction<string, string?, string>("file_path", BundleWriter.PathOf, isDeterministic: true);
        moment = connection.BeginTransaction(deferred: true);
    }

    /// <summary>The rows of a file, each value in the form in which the shop keeps it.</summary>
    public IEnumerable<DbDataReader> Rows(Sheet sheet) => connection.Stream(ExportQueries.Select(sheet), row => row);

    /// <summary>Every file that a row names.</summary>
    public List<(string Path, string Content, string Sha256)> Files() =>
        connection.Rows(ExportQueries.Files, row => (row.GetString(0), row.GetString(1), row.GetString(2)));

    public void Copy((string Path, string Content, string Sha256) file, Stream to)
    {
        using var command = connection.CreateCommand();
        command.CommandText = file.Content;
        command.Parameters.AddWithValue("$key", file.Sha256);
        using var reader = command.ExecuteReader();
        while (reader.Read()) to.Write((byte[])reader.GetValue(0));
    }

    public void Dispose()
    {
        moment.Dispose();
        connection.Dispose();
    }
}
