using Microsoft.Data.Sqlite;
using SQLitePCL;
using Traceability.Exchange;

namespace Traceability.Data.Exchange;

/// <summary>
/// A temporary SQLite file into which a bundle is read before anything is decided. It needs no safety of its own: killed,
/// it is worth nothing, and the next import removes it.
/// </summary>
internal sealed class Staging : IDisposable
{
    private const string Mark = ".import-";

    private readonly SqliteConnection connection;
    private readonly SqliteCommand fault, source;
    private readonly Dictionary<Column, SqliteCommand> lists = [];

    private Staging(string path)
    {
        Path = path;
        FileCopies.MakeEmpty(path);
        connection = new(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        connection.Open();
        connection.Run("PRAGMA page_size = 16384; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE; PRAGMA cache_size = -65536");
        connection.Run(StageTables.Common);
        foreach (var sheet in ExchangeFormat.Read) connection.Run(StageTables.Create(sheet));
        connection.Run("BEGIN");
        fault = Prepared("INSERT INTO fault (sheet, row, col, says) VALUES ($1, $2, $3, $4)", 4);
        source = Prepared("INSERT INTO source (sheet, shown, sha256, rows) VALUES ($1, $2, $3, $4)", 4);
    }

    public string Path { get; }

    /// <summary>How many faults were found while reading.</summary>
    public long Faults { get; private set; }

    /// <summary>In the folder, under a name that says whose it is.</summary>
    /// <param name="beside">The shop's file.</param>
    public static Staging Begin(string folder, string beside)
    {
        RemoveAbandoned(folder, beside);
        return new(System.IO.Path.Combine(folder, $"{System.IO.Path.GetFileName(beside)}{Mark}{Environment.ProcessId}-{Guid.NewGuid():N}{FileCopies.Unfinished}"));
    }

    public StagedRows Rows(Sheet sheet) => new(connection, sheet);

    /// <summary>Writes down a fault of one cell or row.</summary>
    public void Fault(Sheet sheet, long row, string? column, string says)
    {
        Run(fault, sheet.Name, row, column, says);
        Faults++;
    }

    public void Source(Sheet sheet, string shown, string sha256, long rows) => Run(source, sheet.Name, shown, sha256, rows);

    /// <summary>One of the values of a cell that names several.</summary>
    public void Listed(Sheet sheet, Column column, long row, string value, string key, string? of)
    {
        if (!lists.TryGetValue(column, out var insert))
            lists[column] = insert = Prepared($"INSERT INTO \"{StageTables.ListOf(sheet, column)}\" (row, value, key, of_key) VALUES ($1, $2, $3, $4)", 4);
        Run(insert, row, value, key, of);
    }

    public bool HasFile(string sha256)
    {
        using var find = Prepared("SELECT 1 FROM file WHERE sha256 = $1", 1);
        find.Parameters[0].Value = sha256;
        return find.ExecuteScalar() is not null;
    }

    /// <summary>Keeps a file in chunks, never whole in memory.</summary>
    public void Keep(string sha256, Stream content)
    {
        using var insert = Prepared("INSERT INTO chunk (sha256, part, bytes) VALUES ($1, $2, $3)", 3);
        var (look, part, buffer) = (new Certificates.FileLook(), 0L, new byte[Certificates.StoredFile.ChunkSize]);
        for (int read; (read = content.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false)) > 0;)
        {
            look.Pass(buffer.AsSpan(0, read));
            Run(insert, sha256, part++, read == buffer.Length ? buffer : buffer[..read]);
        }
        using var file = Prepared("INSERT INTO file (sha256, size, type, needs_password) VALUES ($1, $2, $3, $4)", 4);
        Run(file, sha256, look.Size, WordsInText.Of(look.Type), look.NeedsPassword);
    }

    /// <summary>Everything is read; from here on the file is attached to the shop's.</summary>
    public void Close()
    {
        if (connection.State != System.Data.ConnectionState.Open) return;
        connection.Run("COMMIT");
        Release();
    }

    public void Dispose()
    {
        Release();
        File.Delete(Path);
    }

    private void Release()
    {
        foreach (var command in lists.Values.Append(fault).Append(source)) command.Dispose();
        connection.Dispose();
    }

    // Of a process that was killed: its number is in the name.
    private static void RemoveAbandoned(string folder, string beside)
    {
        foreach (var left in Directory.EnumerateFiles(folder, $"{System.IO.Path.GetFileName(beside)}{Mark}*{FileCopies.Unfinished}"))
        {
            var owner = left[(left.LastIndexOf(Mark, StringComparison.Ordinal) + Mark.Length)..].Split('-')[0];
            if (int.TryParse(owner, out var process) && IsAlive(process)) continue;
            File.Delete(left);
        }
    }

    private static bool IsAlive(int process)
    {
        try
        {
            using var alive = System.Diagnostics.Process.GetProcessById(process);
            return !alive.HasExited;
        }
        catch (Exception gone) when (gone is ArgumentException or InvalidOperationException)
        {
            return false;
        }
    }

    private SqliteCommand Prepared(string sql, int parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        for (var i = 1; i <= parameters; i++) command.Parameters.Add(new() { ParameterName = $"${i}" });
        return command;
    }

    private static void Run(SqliteCommand command, params object?[] values)
    {
        for (var i = 0; i < values.Length; i++) command.Parameters[i].Value = values[i] ?? DBNull.Value;
        command.ExecuteNonQuery();
    }
}

/// <summary>Writes the rows of one sheet, straight through SQLite's own interface: millions of rows pass here.</summary>
internal sealed class StagedRows : IDisposable
{
    private readonly sqlite3 handle;
    private readonly sqlite3_stmt insert;
    private readonly Dictionary<Column, int> places = [];

    public StagedRows(SqliteConnection connection, Sheet sheet)
    {
        handle = connection.Handle!;
        var filled = StageTables.Filled(sheet).ToList();
        for (var i = 0; i < filled.Count; i++) places.TryAdd(filled[i].Column, i + 2);
        var sql = $"INSERT INTO \"{sheet.Name}\" (row, {string.Join(", ", filled.Select(f => $"\"{f.Name}\""))}) VALUES (?{string.Concat(Enumerable.Repeat(", ?", filled.Count))})";
        Check(raw.sqlite3_prepare_v2(handle, sql, out insert));
    }

    public void Set(Column column, in CellValue value)
    {
        if (value.IsEmpty) return;
        var at = places[column];
        if (value.Text is { } text) Check(raw.sqlite3_bind_text(insert, at, text));
        else Check(raw.sqlite3_bind_int64(insert, at, value.Whole!.Value));
        if (value.Key is { } key && column.HasKey) Check(raw.sqlite3_bind_text(insert, at + 1, key));
    }

    public void Write(long row)
    {
        Check(raw.sqlite3_bind_int64(insert, 1, row));
        var code = raw.sqlite3_step(insert);
        raw.sqlite3_reset(insert);
        raw.sqlite3_clear_bindings(insert);
        if (code != raw.SQLITE_DONE) Check(code);
    }

    public void Dispose() => insert.Dispose();

    private void Check(int code)
    {
        if (code != raw.SQLITE_OK) throw new SqliteException(raw.sqlite3_errmsg(handle).utf8_to_string(), code);
    }
}
