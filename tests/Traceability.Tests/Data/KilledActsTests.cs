using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Microsoft.EntityFrameworkCore;
using Traceability.Data;
using Traceability.Exchange;

namespace Traceability.Tests.Data;

public sealed class KilledActsTests
{
    /// <summary>People work, the power goes: what was acknowledged is there, nothing is there by half, and the file is sound.</summary>
    [Fact]
    public async Task Killed_while_people_work_the_file_holds_what_was_acknowledged()
    {
        await using var workshop = await Workshop.Open();
        await workshop.Hire();
        var (acknowledged, asked) = (new List<string>(), 0);
        for (var run = 0; run < 3; run++)
        {
            var address = new Uri($"http://127.0.0.1:{FreePort()}");
            using var server = Start(workshop.File, address);
            using var client = new PageClient(new HttpClient(new HttpClientHandler { CookieContainer = new() }) { BaseAddress = address });
            await Answers(address, server);
            await client.SignIn("ANNA", Hiring.Password);
            using var power = Task.Run(async () => { await Task.Delay(150 + run * 250); server.Kill(); });
            try
            {
                while (true)
                {
                    var page = await client.Visit("/customers/new");
                    var code = $"C{++asked}";
                    var answer = await page.Submit("Add", new() { ["Input.Name"] = "Customer " + code, ["Input.Code"] = code });
                    Assert.Equal(HttpStatusCode.OK, answer.Status);
                    acknowledged.Add(code);
                }
            }
            catch (Exception gone) when (gone is HttpRequestException or IOException or TaskCanceledException)
            {
                // The server is gone in the middle of something.
            }
            await power;
            await server.WaitForExitAsync();
        }
        Assert.Empty(await workshop.Faults());
        var kept = await workshop.Read(db => db.Customers.Select(c => c.Code).ToListAsync());
        Assert.NotEmpty(acknowledged);
        Assert.Empty(acknowledged.Except(kept));
        // At most what was just being sent each time is there without its sender knowing.
        Assert.InRange(kept.Count, acknowledged.Count, acknowledged.Count + 3);
    }

    private static Process Start(ShopFile file, Uri address)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var arg in (string[])[typeof(CommandLine).Assembly.Location, "--data", file.Path, "--urls", address.ToString()])
            start.ArgumentList.Add(arg);
        var process = Process.Start(start)!;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    private static async Task Answers(Uri address, Process server)
    {
        using var http = new HttpClient { BaseAddress = address };
        for (var patience = Stopwatch.StartNew(); patience.Elapsed < TimeSpan.FromSeconds(60) && !server.HasExited; await Task.Delay(50))
            try
            {
                using var answer = await http.GetAsync(new Uri("/sign-in", UriKind.Relative));
                return;
            }
            catch (HttpRequestException)
            {
                // Not yet.
            }
        Assert.Fail("The program never answered.");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
