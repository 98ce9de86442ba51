using System.Diagnostics;
using Traceability.Exchange;

namespace Traceability.Tests.Exchange;

/// <summary>A process that is killed leaves all of an import, or nothing of it.</summary>
public sealed class KilledImportTests
{
    [Fact]
    public async Task Killed_at_any_moment_an_import_is_there_whole_or_not_at_all()
    {
        var files = new BenchShop(4, 400).Files.ToList();
        await using var whole = await ExchangeShop.Open();
        var bundle = whole.Bundle("b", files);
        var taken = Stopwatch.StartNew();
        await Import(whole, bundle, killAfter: null);
        var (long_, lots) = ((int)taken.ElapsedMilliseconds, whole.Number("SELECT COUNT(*) FROM lot"));
        Assert.True(lots > 400);

        var random = new Random(20240531);
        for (var i = 0; i < 5; i++)
        {
            await using var shop = await ExchangeShop.Open();
            // The first half of the time the program starts and reads; the danger is in the second.
            await Import(shop, bundle, random.Next(long_ / 3, long_));
            Assert.Contains(shop.Number("SELECT COUNT(*) FROM lot"), new[] { 0L, lots });
            Assert.Contains(shop.Number("SELECT COUNT(*) FROM audit_entry"), new[] { 0L, files.Count });
            shop.AddsUp();
            Assert.Equal(0, (await shop.Run("verify")).Status);

            // And it can simply be done again, which also clears away what was left.
            await Import(shop, bundle, killAfter: null);
            Assert.Equal(lots, shop.Number("SELECT COUNT(*) FROM lot"));
            Assert.DoesNotContain(Directory.GetFiles(shop.Folder), f => f.Contains(".import-", StringComparison.Ordinal));
        }
    }

    private static async Task Import(ExchangeShop shop, string bundle, int? killAfter)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", [typeof(CommandLine).Assembly.Location, "import", bundle, "--data", shop.Data]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (said, _) = (process.StandardError.ReadToEndAsync(), process.StandardOutput.ReadToEndAsync());
        if (killAfter is { } time)
        {
            await Task.WhenAny(process.WaitForExitAsync(), Task.Delay(time));
            if (!process.HasExited) process.Kill();
        }
        await process.WaitForExitAsync();
        if (killAfter is null) Assert.True(process.ExitCode == 0, await said);
    }
}
