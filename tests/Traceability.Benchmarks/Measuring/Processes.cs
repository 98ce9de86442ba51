using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Traceability.Benchmarks.Shop;

namespace Traceability.Benchmarks.Measuring;

/// <summary>What is measured from outside, on the program itself.</summary>
internal static class Processes
{
    private static readonly string Program = typeof(Traceability.DomainRuleException).Assembly.Location;

    /// <summary>A shop that comes in as a bundle.</summary>
    public static async Task Import(string folder, IEnumerable<int> sizes)
    {
        Console.WriteLine("\n## Import\n");
        foreach (var received in sizes)
        {
            var shop = ShopMaker.Make(received);
            var bundle = Path.Combine(folder, FormattableString.Invariant($"bundle-{received}"));
            BundleWriter.Write(shop, bundle);
            var watch = Stopwatch.StartNew();
            using var import = Begin(["import", bundle, "--data", Path.Combine(folder, FormattableString.Invariant($"imported-{received}.db"))]);
            var said = import.StandardOutput.ReadToEndAsync();
            var refused = await import.StandardError.ReadToEndAsync();
            await said;
            await import.WaitForExitAsync();
            Console.WriteLine(import.ExitCode == 0
                ? FormattableString.Invariant($"{received:N0} received lots, {shop.Rows:N0} rows: {watch.Elapsed.TotalSeconds:N1} s, {shop.Rows / watch.Elapsed.TotalSeconds:N0} rows/s")
                : $"{received:N0} received lots: not imported (exit {import.ExitCode}): {refused.Split('\n')[0]}");
        }
    }

    /// <summary>From the start of the process until its address answers anything at all: first on a new file, then on that file.</summary>
    public static async Task StartUp(string folder)
    {
        Console.WriteLine("\n## Start-up\n");
        var data = Path.Combine(folder, "start.db");
        foreach (var file in (string[])["a new file", "the same file", "the same file", "the same file"])
        {
            var address = $"http://127.0.0.1:{FreePort()}";
            var watch = Stopwatch.StartNew();
            using var server = Begin(["--data", data, "--urls", address]);
            var said = server.StandardOutput.ReadToEndAsync();
            var refused = server.StandardError.ReadToEndAsync();
            var status = await Answer(address, server);
            Console.WriteLine(status is null
                ? $"on {file}: it did not start: {(server.HasExited ? (await refused).Split('\n')[0] : "no answer")}"
                : FormattableString.Invariant($"on {file}: {watch.Elapsed.TotalSeconds:N2} s until it answered ({status})"));
            if (!server.HasExited) server.Kill(entireProcessTree: true);
            await server.WaitForExitAsync();
        }
    }

    internal static async Task<int?> Answer(string address, Process server)
    {
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        for (var waiting = Stopwatch.StartNew(); waiting.Elapsed < TimeSpan.FromSeconds(60) && !server.HasExited;)
            try
            {
                using var answer = await client.GetAsync(new Uri(address + "/sign-in"));
                return (int)answer.StatusCode;
            }
            catch (HttpRequestException)
            {
                await Task.Delay(10);
            }
        return null;
    }

    internal static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    internal static Process Begin(IEnumerable<string> arguments)
    {
        // The program stands beside this one, with its own settings of the runtime.
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Path.GetDirectoryName(Program)! };
        start.ArgumentList.Add(Program);
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        return Process.Start(start)!;
    }
}
