using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;

namespace Traceability.Benchmarks.Measuring;

/// <summary>The program itself, served on a shop, with people who click through it: each waits for the page, looks at it, clicks again.</summary>
internal static partial class Load
{
    private const int People = 20;

    private static readonly (string Words, TimeSpan Think)[] Paces =
        [("each looks at the page for a second before the next click", TimeSpan.FromSeconds(1)), ("each clicks again as soon as the page is there", TimeSpan.Zero)];

    /// <param name="files">Files of shops; an account is added to each.</param>
    /// <param name="sizes">Where no file is named, shops of so many received lots are made.</param>
    public static async Task Run(IEnumerable<string> files, IReadOnlyList<int> sizes)
    {
        Table.Machine();
        var named = files.ToList();
        foreach (var file in named) await One(file);
        if (named.Count > 0) return;
        foreach (var received in sizes)
        {
            var folder = Directory.CreateTempSubdirectory("traceability-load-");
            var watch = Stopwatch.StartNew();
            await using (var shop = await ServedShop.Make(folder.FullName, received)) Table.Shop(shop, watch.Elapsed);
            await One(Path.Combine(folder.FullName, FormattableString.Invariant($"shop-{received}.db")));
            folder.Delete(recursive: true);
        }
    }

    private static async Task One(string path)
    {
        var each = TimeSpan.FromSeconds(30);
        var clicks = Clicks.In(path);
        await using var server = await ServedProgram.Start(path);
        await SetUp(server.Address);
        Console.WriteLine($"\n### Memory before anybody clicked: {server.Megabytes} MB\n");
        await Pace(server, clicks, TimeSpan.Zero, TimeSpan.FromSeconds(Math.Min(15, each.TotalSeconds)), people: 4);
        foreach (var (words, think) in Paces)
        {
            var (watch, worked) = (Stopwatch.StartNew(), server.Worked);
            var taken = await Pace(server, clicks, think, each, People);
            Print($"{People} people, {words}", taken, watch.Elapsed, server.Worked - worked, server);
        }
        await Hub(server, clicks.Hub);
    }

    private static async Task<List<(string Page, double Ms, int Status)>> Pace(ServedProgram server, Clicks clicks, TimeSpan think, TimeSpan time, int people)
    {
        var until = Stopwatch.StartNew();
        var each = await Task.WhenAll(Enumerable.Range(0, people).Select(async one =>
        {
            var (random, taken) = (new Random(one), new List<(string, double, int)>());
            using var browser = await SignedIn(server.Address);
            // Nobody begins at the same moment as all others.
            await Task.Delay(think * random.NextDouble());
            while (until.Elapsed < time)
            {
                var (name, address) = clicks.Pages[random.Next(clicks.Pages.Count)];
                var began = Stopwatch.GetTimestamp();
                using var answer = await browser.GetAsync(new Uri(address(random), UriKind.Relative));
                await answer.Content.ReadAsByteArrayAsync();
                taken.Add((name, Stopwatch.GetElapsedTime(began).TotalMilliseconds, (int)answer.StatusCode));
                if (think > TimeSpan.Zero) await Task.Delay(think * (0.5 + random.NextDouble()));
            }
            return taken;
        }));
        return [.. each.SelectMany(e => e)];
    }

    private static void Print(string title, List<(string Page, double Ms, int Status)> taken, TimeSpan time, TimeSpan worked, ServedProgram server)
    {
        Console.WriteLine(FormattableString.Invariant($"\n#### {title}: {taken.Count / time.TotalSeconds:N0} pages a second, {worked.TotalMilliseconds / taken.Count:N1} ms of a processor each, {server.Megabytes} MB, load {Table.Busy()}\n"));
        Console.WriteLine("| page | clicks | p50 ms | p99 ms | longest ms |");
        Console.WriteLine("|---|--:|--:|--:|--:|");
        foreach (var page in taken.GroupBy(t => t.Page).Append(taken.GroupBy(_ => "**all**").First()))
        {
            var sorted = page.Select(p => p.Ms).Order().ToList();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {page.Key} | {sorted.Count} | {At(sorted, 0.5):N1} | {At(sorted, 0.99):N1} | {sorted[^1]:N0} |"));
        }
        foreach (var wrong in taken.Where(t => t.Status != 200).GroupBy(t => (t.Page, t.Status)))
            Console.WriteLine($"\n{wrong.Count()} answers of {wrong.Key.Page} were {wrong.Key.Status}.");
    }

    private static double At(List<double> sorted, double part) => sorted[Math.Min(sorted.Count - 1, (int)(sorted.Count * part))];

    private static async Task Hub(ServedProgram server, string hub)
    {
        Console.WriteLine($"\n#### The recall of the lot that went into the most\n");
        using var browser = await SignedIn(server.Address);
        foreach (var (words, handler) in ((string, string)[])[("page", ""), ("page", ""), ("page", ""), ("page 40 of what is here", "&here=40"), ("contacts (CSV)", "&handler=contacts"), ("report (PDF)", "&handler=pdf")])
        {
            var began = Stopwatch.GetTimestamp();
            using var answer = await browser.GetAsync(new Uri($"/recall?root=lot:{Uri.EscapeDataString(hub)}{handler}", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead);
            var first = Stopwatch.GetElapsedTime(began);
            await using var content = await answer.Content.ReadAsStreamAsync();
            var (bytes, buffer) = (0L, new byte[1 << 16]);
            for (int read; (read = await content.ReadAsync(buffer)) > 0;) bytes += read;
            Console.WriteLine(FormattableString.Invariant($"- {words}: {(int)answer.StatusCode}, first byte after {first.TotalMilliseconds:N0} ms, {bytes / 1024.0 / 1024.0:N1} MB after {Stopwatch.GetElapsedTime(began).TotalMilliseconds:N0} ms; the server has {server.Megabytes} MB of its own"));
        }
    }

    private static async Task SetUp(Uri address)
    {
        using var browser = Browser(address);
        var page = await browser.GetStringAsync(new Uri("/set-up", UriKind.Relative));
        if (!page.Contains("Input.ShopName", StringComparison.Ordinal)) return;
        using var done = await Send(browser, "/set-up", page, new() { ["Input.ShopName"] = "Benchmark", ["Input.Units"] = "Metric", ["Input.Name"] = "Mara", ["Input.Code"] = "BENCH", ["Input.Password"] = "a long enough one" });
        done.EnsureSuccessStatusCode();
    }

    private static async Task<HttpClient> SignedIn(Uri address)
    {
        var browser = Browser(address);
        var page = await browser.GetStringAsync(new Uri("/sign-in", UriKind.Relative));
        using var done = await Send(browser, "/sign-in", page, new() { ["Input.Name"] = "BENCH", ["Input.Password"] = "a long enough one" });
        done.EnsureSuccessStatusCode();
        return browser;
    }

    private static HttpClient Browser(Uri address) => new(new SocketsHttpHandler { CookieContainer = new CookieContainer(), UseCookies = true }) { BaseAddress = address, Timeout = TimeSpan.FromMinutes(30) };

    private static Task<HttpResponseMessage> Send(HttpClient browser, string address, string page, Dictionary<string, string> fields)
    {
        foreach (Match hidden in Hidden().Matches(page)) fields.TryAdd(hidden.Groups[1].Value, WebUtility.HtmlDecode(hidden.Groups[2].Value));
        return browser.PostAsync(new Uri(address, UriKind.Relative), new FormUrlEncodedContent(fields));
    }

    [GeneratedRegex("<input[^>]*name=\"(__RequestVerificationToken|FormId)\"[^>]*value=\"([^\"]*)\"")]
    private static partial Regex Hidden();
}
