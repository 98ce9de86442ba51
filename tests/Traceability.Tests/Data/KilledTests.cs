using System.Diagnostics;
using Traceability.Data;
using Traceability.Exchange;
using static Traceability.Tests.Data.DataShop;

namespace Traceability.Tests.Data;

/// <summary>The program itself, in a process of its own, ended without warning as by a power cut.</summary>
public sealed class KilledTests
{
    private static readonly Random Chance = new();

    [Fact]
    public async Task Killed_while_it_makes_the_file_it_starts_again()
    {
        for (var n = 0; n < 3; n++)
        {
            await using var shop = new DataShop();
            await KillOnce(shop, "shop.db", Chance.Next(0, 60));

            await shop.File.Prepare();

            await shop.Hire("one");
            Assert.Empty(await shop.Verify());
        }
    }

    [Fact]
    public async Task Killed_while_it_brings_an_older_file_up_to_date_it_loses_nothing()
    {
        await using var old = new DataShop();
        Elsewhere(old.File.Path, file => file.Run($"""
            PRAGMA application_id = {ShopFile.ApplicationId};
            PRAGMA journal_mode = WAL;
            CREATE TABLE kept (n INTEGER PRIMARY KEY, what BLOB);
            INSERT INTO kept WITH RECURSIVE s (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM s WHERE n < 8000) SELECT n, randomblob(1000) FROM s;
            PRAGMA journal_mode = DELETE;
            """));
        for (var n = 0; n < 3; n++)
        {
            await using var shop = new DataShop();
            System.IO.File.Copy(old.File.Path, shop.File.Path);
            // From the moment it begins to copy; half of them after the copy is whole.
            await KillOnce(shop, n % 2 == 0 ? "*.part" : "*.before-*.db", Chance.Next(0, n % 2 == 0 ? 150 : 15));

            await shop.File.Prepare();

            Assert.Empty(await shop.Verify());
            Assert.Empty(Directory.GetFiles(shop.Folder, "*.part"));
            foreach (var kept in Directory.GetFiles(shop.Folder, "*.before-*.db").Append(shop.File.Path))
                Elsewhere(kept, file => Assert.Equal(8_000, file.Number("SELECT count(*) FROM kept")));
        }
    }

    [Fact]
    public async Task Killed_while_it_restores_there_is_one_whole_shop_or_the_other()
    {
        await using var old = await Ready();
        await old.Hire("from the backup");
        // Something to copy, so that there is time to be killed in.
        Elsewhere(old.File.Path, file => file.Run("""
            CREATE TABLE ballast (n INTEGER PRIMARY KEY, what BLOB);
            INSERT INTO ballast WITH RECURSIVE s (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM s WHERE n < 8000) SELECT n, randomblob(1000) FROM s;
            """));
        await old.File.Backup(old.In("backup.db"));
        for (var n = 0; n < 3; n++)
        {
            await using var shop = await Ready();
            await shop.Hire("present");
            shop.File.Dispose();
            await shop.DisposePool();
            await KillOnce(shop, "*.part", Chance.Next(0, 250), "restore", old.In("backup.db"));

            await shop.File.Prepare();

            Assert.Contains(Assert.Single(await shop.Codes()), (string[])["from the backup", "present"]);
            Assert.Empty(await shop.Verify());
            await shop.Hire("next");
        }
    }

    [Fact]
    public async Task A_killed_server_leaves_no_lock_behind()
    {
        await using var shop = new DataShop();
        await KillOnce(shop, "*.served-by", 400);
        using var serving = await shop.File.Serve();
        await shop.File.Prepare();
    }

    private static async Task KillOnce(DataShop shop, string appears, int thenMilliseconds, params string[] verb)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var arg in (string[])[typeof(CommandLine).Assembly.Location, "--data", shop.File.Path, .. verb.Length > 0 ? verb : ["--urls", "http://127.0.0.1:0"]])
            start.ArgumentList.Add(arg);
        using var process = Process.Start(start)!;
        var said = process.StandardError.ReadToEndAsync();
        _ = process.StandardOutput.ReadToEndAsync();
        var patience = Stopwatch.StartNew();
        while (Directory.GetFiles(shop.Folder, appears).Length == 0)
        {
            if (process.HasExited || patience.Elapsed > TimeSpan.FromSeconds(30)) break;
            await Task.Delay(1);
        }
        var seen = Directory.GetFiles(shop.Folder, appears).Length > 0 || appears == "*.part";
        await Task.Delay(thenMilliseconds);
        process.Kill();
        await process.WaitForExitAsync();
        Assert.True(seen, $"The program never came as far as {appears}: {await said}");
    }
}
