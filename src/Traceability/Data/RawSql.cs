using System.Data;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Traceability.Data;

/// <summary>Hand-written SQL on the context's own connection and transaction.</summary>
public static class RawSql
{
    public static async Task<DbConnection> OpenConnection(this TraceabilityDb db, CancellationToken cancel = default)
    {
        if (db.Database.GetDbConnection().State != ConnectionState.Open)
            await db.Database.OpenConnectionAsync(cancel);
        return db.Database.GetDbConnection();
    }

    public static DbCommand Command(this TraceabilityDb db, DbConnection connection, string sql)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        return command;
    }

    public static void Set(this DbCommand command, string name, object? value)
    {
        var parameter = command.Parameters.Contains(name) ? command.Parameters[name] : command.CreateParameter();
        parameter.ParameterName = name;
        parameter.Value = value ?? DBNull.Value;
        if (!command.Parameters.Contains(name)) command.Parameters.Add(parameter);
    }

    public static async Task<int> Execute(this TraceabilityDb db, string sql, CancellationToken cancel = default)
    {
        await using var command = db.Command(await db.OpenConnection(cancel), sql);
        return await command.ExecuteNonQueryAsync(cancel);
    }
}
