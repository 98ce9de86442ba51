using System.Diagnostics;
using System.Globalization;
using Traceability.Benchmarks.Measuring;

// dotnet run -c Release --project tests/Traceability.Benchmarks -- [received lots …]
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var sizes = args.Length > 0 ? args.Select(a => int.Parse(a.Replace(",", "", StringComparison.Ordinal), CultureInfo.InvariantCulture)).ToArray() : [10_000, 100_000];
var folder = Directory.CreateTempSubdirectory("traceability-benchmark-").FullName;
try
{
    Table.Machine();
    foreach (var received in sizes)
    {
        var watch = Stopwatch.StartNew();
        await using var shop = await ServedShop.Make(folder, received);
        Table.Shop(shop, watch.Elapsed);
        var asking = new Asking(shop);
        var cases = Case.Of(shop).ToList();
        Table.Head("freshly written");
        foreach (var asked in cases) Table.Row(await asking.Measure(asked));
        await shop.Run("ANALYZE");
        Table.Head("after ANALYZE");
        foreach (var asked in cases) Table.Row(await asking.Measure(asked));
    }
    await Processes.Import(folder, sizes);
    await Processes.StartUp(folder);
}
finally
{
    Directory.Delete(folder, recursive: true);
}
