using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore.Storage;
using Traceability.Data;

namespace Traceability.Genealogy;

/// <summary>
/// The statements of one connection, prepared once and used again: to prepare those of one recall takes longer than to
/// answer it for fifty lots. They end with their connection.
/// </summary>
internal sealed class Statements
{
    private static readonly ConditionalWeakTable<DbConnection, Statements> OfConnections = [];

    // Constant texts only, so this stays small. One that is running is not in here: its rows may lead to the same question.
    private readonly Dictionary<string, DbCommand> idle = [];

    public static int Execute(TraceabilityDb db, DbConnection connection, string sql, params ReadOnlySpan<(string Name, object Value)> parameters)
    {
        var (statements, command) = Take(db, connection, sql, parameters);
        var changed = command.ExecuteNonQuery();
        statements.idle[sql] = command;
        return changed;
    }

    /// <summary>Row by row. Not awaited: SQLite has no other than waiting reads, and a promise for every row costs more than the row.</summary>
    public static void Read(TraceabilityDb db, DbConnection connection, string sql, Action<DbDataReader> row, CancellationToken cancel, params ReadOnlySpan<(string Name, object Value)> parameters)
    {
        cancel.ThrowIfCancellationRequested();
        var (statements, command) = Take(db, connection, sql, parameters);
        using (var reader = command.ExecuteReader())
            while (reader.Read())
            {
                cancel.ThrowIfCancellationRequested();
                row(reader);
            }
        statements.idle[sql] = command;
    }

    // A statement that failed is not put back: the next one is prepared anew.
    private static (Statements, DbCommand) Take(TraceabilityDb db, DbConnection connection, string sql, ReadOnlySpan<(string Name, object Value)> parameters)
    {
        var statements = OfConnections.GetValue(connection, _ => new());
        if (!statements.idle.Remove(sql, out var command))
        {
            command = connection.CreateCommand();
            command.CommandText = sql;
        }
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        foreach (var (name, value) in parameters) command.Set(name, value);
        return (statements, command);
    }
}
