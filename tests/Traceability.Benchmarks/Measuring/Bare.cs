using Microsoft.Data.Sqlite;

namespace Traceability.Benchmarks.Measuring;

/// <summary>Bare ADO.NET on one connection; every statement is prepared once and used again.</summary>
internal abstract class Bare(SqliteConnection connection) : IDisposable
{
    protected const string ForwardStep = """
        SELECT o.lot_id FROM reach r
          JOIN input i ON i.lot_id = r.lot_id AND i.voided_at IS NULL
          JOIN output o ON o.transformation_id = i.transformation_id AND o.voided_at IS NULL
           AND (i.reach_first IS NULL OR (o.last_position >= i.reach_first AND o.first_position <= i.reach_last))
        """;

    protected const string BackStep = """
        SELECT i.lot_id FROM reach r
          JOIN output o ON o.lot_id = r.lot_id AND o.voided_at IS NULL
          JOIN input i ON i.transformation_id = o.transformation_id AND i.voided_at IS NULL
           AND (i.reach_first IS NULL OR (o.last_position >= i.reach_first AND o.first_position <= i.reach_last))
        """;

    private readonly Dictionary<string, SqliteCommand> commands = [];

    protected void Rows(string sql, long id, Action<SqliteDataReader> row)
    {
        using var reader = Command(sql, id).ExecuteReader();
        while (reader.Read()) row(reader);
    }

    protected void Run(string sql, long id = 0) => Command(sql, id).ExecuteNonQuery();

    private SqliteCommand Command(string sql, long id)
    {
        if (!commands.TryGetValue(sql, out var command))
        {
            command = commands[sql] = connection.CreateCommand();
            command.CommandText = sql;
            command.Parameters.Add(new("@id", SqliteType.Integer));
        }
        command.Parameters[0].Value = id;
        return command;
    }

    protected static string? Text(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    public void Dispose()
    {
        foreach (var command in commands.Values) command.Dispose();
    }
}

/// <summary>The ways a walk's result can be handed to the questions about it. None is best for every size.</summary>
internal enum Way
{
    /// <summary>Each question walks anew.</summary>
    Again,

    /// <summary>The walk is kept in a temporary table.</summary>
    Kept,

    /// <summary>The lots come with the walk, the rest is asked lot by lot.</summary>
    LotByLot,
}
