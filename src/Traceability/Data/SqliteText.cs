using System.Data.Common;

namespace Traceability.Data;

/// <summary>SQL without parameters, for the upkeep of the file.</summary>
internal static class SqliteText
{
    public static void Run(this DbConnection file, string sql)
    {
        using var command = file.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    public static long Number(this DbConnection file, string sql) => Convert.ToInt64(file.One(sql), System.Globalization.CultureInfo.InvariantCulture);

    public static object? One(this DbConnection file, string sql)
    {
        using var command = file.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    public static List<T> Rows<T>(this DbConnection file, string sql, Func<DbDataReader, T> row) => [.. file.Stream(sql, row)];

    /// <summary>Row by row, so that a file of any size fits.</summary>
    public static IEnumerable<T> Stream<T>(this DbConnection file, string sql, Func<DbDataReader, T> row)
    {
        using var command = file.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        while (reader.Read())
            yield return row(reader);
    }
}
