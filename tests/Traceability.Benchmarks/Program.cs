using System.Diagnostics;
using System.Globalization;
using Traceability.Benchmarks.Measuring;

// dotnet run -c Release --project tests/Traceability.Benchmarks -- [received lots …] [words …]
// load [received lots …] or load FILE: the program serves the shop and twenty people click through it.
// With words only the cases that contain all of them are measured: 10000 recall hub.
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var sizes = args.Where(a => char.IsAsciiDigit(a[0])).Select(a => int.Parse(a, NumberStyles.AllowThousands, CultureInfo.InvariantCulture)).ToList();
if (sizes.Count == 0) sizes = [10_000, 100_000];
if (args.FirstOrDefault() == "load")
{
    await Load.Run(args.Skip(1).Where(a => !char.IsAsciiDigit(a[0])), sizes);
    return;
}
var words = args.Where(a => !char.IsAsciiDigit(a[0])).ToList();
var folder = Directory.CreateTempSubdirectory("traceability-benchmark-").FullName;
try
{
    Table.Machine();
    foreach (var received in sizes)
    {
        var watch = Stopwatch.StartNew();
        await using var shop = await ServedShop.Make(folder, received);
        Table.Shop(shop, watch.Elapsed);
        if (words.Count == 0 || words.Contains("picture")) await Pictures.Measure(shop);
        var asking = new Asking(shop);
        var cases = Case.Of(shop).Where(c => words.TrueForAll(c.Name.Contains)).ToList();
        Table.Head("freshly written");
        foreach (var asked in cases) Table.Row(await asking.Measure(asked));
        await shop.Run("ANALYZE");
        Table.Head("after ANALYZE");
        foreach (var asked in cases) Table.Row(await asking.Measure(asked));
    }
    if (words.Count > 0) return;
    await Processes.Import(folder, sizes);
    await Processes.StartUp(folder);
}
finally
{
    Directory.Delete(folder, recursive: true);
}
