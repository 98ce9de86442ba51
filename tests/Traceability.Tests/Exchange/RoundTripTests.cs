using System.IO.Compression;
using Microsoft.EntityFrameworkCore;
using Traceability.Data.Exchange;

namespace Traceability.Tests.Exchange;

/// <summary>What goes in comes out, and what comes out goes in again, the same.</summary>
public sealed class RoundTripTests
{
    [Fact]
    public async Task What_is_exported_and_imported_elsewhere_is_exported_the_same()
    {
        await using var shop = await ExchangeShop.With(SmallShop.Files);
        var first = Path.Combine(shop.Folder, "out");
        Assert.Equal(0, (await shop.Run("export", first)).Status);

        await using var other = await ExchangeShop.Open();
        var done = await other.Run("import", first);
        Assert.True(done.Status == 0, done.Error);
        other.AddsUp();
        var second = Path.Combine(other.Folder, "out");
        await other.Run("export", second);

        Same(first, second);
        Assert.Equal(0, (await other.Run("verify")).Status);
    }

    [Fact]
    public async Task An_archive_holds_what_a_folder_holds()
    {
        await using var shop = await ExchangeShop.With(SmallShop.Files);
        var (folder, archive) = (Path.Combine(shop.Folder, "out"), Path.Combine(shop.Folder, "out.zip"));
        await shop.Run("export", folder);
        await shop.Run("export", archive);
        var unpacked = Path.Combine(shop.Folder, "unpacked");
        await ZipFile.ExtractToDirectoryAsync(archive, unpacked);
        Same(folder, unpacked);

        await using var other = await ExchangeShop.Open();
        Assert.Equal(0, (await other.Run("import", archive)).Status);
        var again = Path.Combine(other.Folder, "again");
        await other.Run("export", again);
        Same(folder, again);
    }

    [Fact]
    public async Task Documents_and_identifiers_survive_byte_for_byte()
    {
        await using var shop = await ExchangeShop.With(SmallShop.Files);
        var folder = Path.Combine(shop.Folder, "out");
        await shop.Run("export", folder);

        var paper = Directory.GetFiles(Path.Combine(folder, "files"), "cert*", SearchOption.AllDirectories).Single();
        Assert.Equal(("cert 1.pdf", SmallShop.Certificate), (Path.GetFileName(paper), await File.ReadAllTextAsync(paper)));
        var lots = await File.ReadAllTextAsync(Path.Combine(folder, "lots.csv"));
        Assert.Contains("01/0005004/9,ALU,RCP-1,NM,SL 7,Mill A,0012345,2024-01-10,100,pcs,accepted", lots, StringComparison.Ordinal);
        Assert.Contains("PLA-0124-01,PLA,,PL,000123,Maker,,2024-01-11,1000,g", lots, StringComparison.Ordinal);
        var suppliers = await File.ReadAllTextAsync(Path.Combine(folder, "suppliers.csv"));
        Assert.Contains("\nPL,\"=HYPERLINK(\"\"x\"\")\",", suppliers, StringComparison.Ordinal);
        Assert.Contains(",+dented,", await File.ReadAllTextAsync(Path.Combine(folder, "movements.csv")), StringComparison.Ordinal);
        Assert.Contains("PLA شريط 🧵", await File.ReadAllTextAsync(Path.Combine(folder, "materials.csv")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_export_replaces_nothing()
    {
        await using var shop = await ExchangeShop.With(SmallShop.Files);
        var taken = shop.Bundle("taken", [("note.txt", "mine")]);
        var refused = await shop.Run("export", taken);
        Assert.Equal(1, refused.Status);
        Assert.Contains("is there already", refused.Error, StringComparison.Ordinal);
        Assert.Equal("note.txt", Path.GetFileName(Directory.GetFileSystemEntries(taken).Single()));
    }

    [Fact]
    public async Task No_table_stays_behind_unnoticed()
    {
        await using var workshop = await Workshop.Open();
        var tables = await workshop.Read(db => Task.FromResult(db.Model.GetEntityTypes().Select(t => t.GetTableName()!).Distinct().ToList()));
        var known = ExportQueries.Within.Keys.Concat(ExportQueries.StaysBehind.Keys).ToHashSet();
        Assert.Equal(known.Order(StringComparer.Ordinal), tables.Order(StringComparer.Ordinal));
    }

    private static void Same(string one, string other)
    {
        string[] Names(string folder) => [.. Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(folder, f)).Order(StringComparer.Ordinal)];
        Assert.Equal(Names(one), Names(other));
        foreach (var name in Names(one).Where(n => n != "audit.csv"))
            Assert.True(File.ReadAllBytes(Path.Combine(one, name)).AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(other, name))), $"{name} differs:\n{File.ReadAllText(Path.Combine(one, name))}\n{File.ReadAllText(Path.Combine(other, name))}");
    }
}
