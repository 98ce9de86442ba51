using Microsoft.Data.Sqlite;
using Traceability.Data;

namespace Traceability.Tests.Testbed;

/// <summary>An empty shop, made once per run; every test starts on a copy of it.</summary>
internal static class TemplateFile
{
    private static readonly Lazy<Task<string>> Template = new(Make);

    public static async Task<ShopFile> Copy()
    {
        var file = new ShopFile(Path.Combine(TempFolder.New(), "shop.db"));
        File.Copy(await Template.Value, file.Path);
        return file;
    }

    public static void Remove(ShopFile file)
    {
        Release(file);
        TempFolder.Remove(Path.GetDirectoryName(file.Path)!);
    }

    private static async Task<string> Make()
    {
        var file = new ShopFile(Path.Combine(TempFolder.New(), "template.db"));
        await Assumed.Prepare(file);
        // A copy is taken of this one file, so nothing may be left in the write-ahead log beside it.
        await using (var db = new SqliteConnection(file.ConnectionString))
        {
            await db.OpenAsync();
            await using var command = db.CreateCommand();
            command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
            await command.ExecuteNonQueryAsync();
        }
        Release(file);
        return file.Path;
    }

    /// <summary>Closes this file's pooled connections and no other test's.</summary>
    private static void Release(ShopFile file)
    {
        using var connection = new SqliteConnection(file.ConnectionString);
        SqliteConnection.ClearPool(connection);
    }
}
