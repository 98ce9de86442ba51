using Microsoft.Data.Sqlite;
using Traceability.Exchange;
using Traceability.Lots;
using Traceability.Scanning;

namespace Traceability.Data.Exchange;

/// <summary>
/// The shop's file with a staging file attached to it as <c>stage</c>. Everything is asked of whole tables at once; only
/// what is wrong comes out row by row.
/// </summary>
internal sealed class ImportSession
{
    public ImportSession(SqliteConnection connection, string staging)
    {
        Connection = connection;
        using (var attach = connection.CreateCommand())
        {
            attach.CommandText = "ATTACH DATABASE $path AS stage";
            attach.Parameters.AddWithValue("$path", staging);
            attach.ExecuteNonQuery();
        }
        // What an import may hold in memory, whatever its size: two caches of pages, and one more of the first for each sort.
        // Mapped into memory, a file of any size would count as ours while it is read.
        connection.Run("PRAGMA stage.journal_mode = OFF; PRAGMA stage.synchronous = OFF; PRAGMA stage.cache_size = -32768; PRAGMA main.cache_size = -32768; PRAGMA mmap_size = 0; PRAGMA temp_store = FILE");
        connection.CreateFunction<long?, string?, string?, long?>("convert", Convert, isDeterministic: true);
        connection.CreateFunction<string?, string?, bool>("alike", (one, other) => Units.TryParse(one, out var a) && Units.TryParse(other, out var b) && a.Kind() == b.Kind(), isDeterministic: true);
        connection.CreateFunction<string?, string>("quoted", text => $"\"{Cells.Short(text ?? "")}\"", isDeterministic: true);
        connection.CreateFunction<long?, string?, string>("amount", (micro, unit) => Units.TryParse(unit, out var u) ? new Quantity(micro ?? 0, u).ToString() : "", isDeterministic: true);
        connection.CreateFunction<long?, string>("decimal_of", micro => new Quantity(micro ?? 0, Unit.Pcs).Number, isDeterministic: true);
        // A report is at most some megabytes: a recall is one page for each customer.
        connection.CreateFunction<string, byte[]>("report_of", Report);
        connection.CreateFunction<string?, string?>("look_alike", number => number is null ? null : NumberKey.LookAlike(number), isDeterministic: true);
        connection.CreateFunction<string?, string>("label_key", code => ScannedCode.Of(code).Key, isDeterministic: true);
    }

    public SqliteConnection Connection { get; }

    private byte[] Report(string sha256)
    {
        using var whole = new MemoryStream();
        using var chunks = Connection.CreateCommand();
        chunks.CommandText = "SELECT bytes FROM stage.chunk WHERE sha256 = $sha256 ORDER BY part";
        chunks.Parameters.AddWithValue("$sha256", sha256);
        using var reader = chunks.ExecuteReader();
        while (reader.Read()) whole.Write((byte[])reader.GetValue(0));
        return whole.ToArray();
    }

    /// <summary>Puts questions on rows with the same sentence: the values come from the row.</summary>
    /// <param name="column">The column at fault, null for the row.</param>
    /// <param name="says">SQL for the sentence.</param>
    /// <param name="from">SQL from FROM on; the faulty rows, of which <c>s</c> is the sheet's.</param>
    public void Fault(Sheet sheet, string? column, string says, string from) => Run(
        $"INSERT INTO stage.fault (sheet, row, col, says) SELECT '{sheet.Name}', s.row, {(column is null ? "NULL" : $"'{column}'")}, {says} {from}");

    public void Run(string sql) => Connection.Run(sql);

    public long Number(string sql) => Connection.Number(sql);

    public List<T> Rows<T>(string sql, Func<System.Data.Common.DbDataReader, T> row) => Connection.Rows(sql, row);

    public bool HasRows(string table) => Number($"SELECT EXISTS (SELECT 1 FROM {table})") == 1;

    private static long? Convert(long? micro, string? from, string? to)
    {
        if (micro is null || !Units.TryParse(from, out var given) || !Units.TryParse(to, out var kept)) return null;
        var amount = new Quantity(micro.Value, given);
        if (!amount.ConvertsTo(kept)) return null;
        var converted = (Int128)micro.Value * given.Size() / kept.Size();
        return Int128.Abs(converted) <= Quantity.MaxMicro ? (long)converted : null;
    }
}
