using System.Collections.Concurrent;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Traceability.Tests.Testbed;

/// <summary>One tab. It notes whatever the browser complains about.</summary>
public sealed class BrowserPage
{
    private readonly ConcurrentQueue<Complaint> complaints = new();
    private readonly List<(int Status, string Path)> allowed = [];

    public BrowserPage(IPage page, Uri address)
    {
        Playwright = page;
        page.PageError += (_, error) => complaints.Enqueue(new("error in a script", error));
        page.Console += (_, message) =>
        {
            if (message.Type is "error")
                complaints.Enqueue(new("console", message.Text, message.Location));
        };
        page.RequestFailed += (_, request) => complaints.Enqueue(new($"request failed ({request.Failure})", request.Url));
        page.Request += (_, request) =>
        {
            if (Uri.TryCreate(request.Url, UriKind.Absolute, out var asked) && asked.Scheme is "http" or "https" or "ws" or "wss" && asked.Authority != address.Authority)
                complaints.Enqueue(new("request to another host", request.Url));
        };
        page.Response += (_, response) =>
        {
            if (response.Status >= 400)
                complaints.Enqueue(new("answer", response.Url, response.Url, response.Status));
        };
    }

    /// <summary>The page as Playwright knows it: locators, keyboard, waiting.</summary>
    public IPage Playwright { get; }

    public async Task<IResponse> Visit(string path) =>
        await Playwright.GotoAsync(path) ?? throw new InvalidOperationException($"{path} gave no answer.");

    /// <summary>This answer belongs to the test: a refusal (422), a page that is not there (404).</summary>
    public void Allow(int status, string path) => allowed.Add((status, path));

    public async Task SignIn(string code, string password)
    {
        await Visit(Assumed.SignInPage);
        await Type(Assumed.CodeField, code);
        await Type(Assumed.PasswordField, password);
        await Leave(() => Playwright.Locator($"[name=\"{Assumed.PasswordField}\"]").PressAsync("Enter"));
        Assert.NotEqual(Assumed.SignInPage, new Uri(Playwright.Url).AbsolutePath);
    }

    /// <summary>Presses the button or follows the link with these words, and waits for the page that follows.</summary>
    public Task Press(string words) => Leave(() => Click(words));

    /// <summary>Does what leads to another page, and waits until that page is there.</summary>
    public async Task Leave(Func<Task> how)
    {
        // Waiting for a state could be satisfied by the page that is being left, and an address may have loaded before
        // anybody waits for it.
        var next = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void Loaded(object? sender, IPage page) => next.TrySetResult();
        Playwright.Load += Loaded;
        try
        {
            await how();
            await next.Task.WaitAsync(Browser.Patience);
        }
        finally
        {
            Playwright.Load -= Loaded;
        }
    }

    /// <summary>As <see cref="Press"/>, for what changes the page one is on.</summary>
    public Task Click(string words) =>
        Playwright.GetByRole(AriaRole.Button, new() { Name = words, Exact = true })
            .Or(Playwright.GetByRole(AriaRole.Link, new() { Name = words, Exact = true })).ClickAsync();

    /// <summary>What a person reads there, blanks collapsed.</summary>
    public async Task<string> Words(string selector) =>
        string.Join(' ', (await Playwright.Locator(selector).First.InnerTextAsync()).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    public Task Type(string field, string value) => Playwright.Locator($"[name=\"{field}\"]:not([type=hidden])").FillAsync(value);

    /// <summary>Does what starts a download, and gives the file.</summary>
    public async Task<(string Name, byte[] Content)> Download(Func<Task> start)
    {
        var download = await Playwright.RunAndWaitForDownloadAsync(start);
        // To the browser a page that turns into a file is a page it gave up.
        complaints.Enqueue(new("", download.Url, Excuses: true));
        return (download.SuggestedFilename, await File.ReadAllBytesAsync(await download.PathAsync()));
    }

    /// <summary>No violation of WCAG 2.2 A and AA that a program can find.</summary>
    /// <param name="rule">Only this one of axe's rules.</param>
    public async Task AssertAccessible(string? rule = null)
    {
        var result = await Playwright.RunAxe(new AxeRunOptions { RunOnly = rule is null ? RunOnlyOptions.Tags("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa") : RunOnlyOptions.Rules(rule) });
        Assert.True(result.Violations.Length == 0, $"{Playwright.Url} is not accessible:\n" + string.Join('\n', result.Violations.Select(v =>
            $"{v.Id}: {v.Help}\n" + string.Join('\n', v.Nodes.Take(5).Select(n => $"    {n.Html}")))));
    }

    /// <summary>Nothing stands beyond the right edge: the page does not scroll sideways.</summary>
    public async Task AssertFits() =>
        Assert.True(await Playwright.EvaluateAsync<bool>("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), $"{Playwright.Url} scrolls sideways.");

    /// <summary>Pictures on both screens, to be looked at, when TRACEABILITY_SHOTS says where ("1": the temp folder).</summary>
    public async Task Shoot(string name)
    {
        if (Environment.GetEnvironmentVariable("TRACEABILITY_SHOTS") is not { Length: > 0 } asked) return;
        var folder = Path.IsPathRooted(asked) ? asked : Path.Combine(Path.GetTempPath(), "traceability-shots");
        var before = Playwright.ViewportSize!;
        foreach (var screen in (Screen[])[Screen.Workshop, Screen.Phone])
        {
            await Playwright.SetViewportSizeAsync(screen.Width, screen.Height);
            await Playwright.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}-{screen.Name}.png"), FullPage = true });
        }
        await Playwright.SetViewportSizeAsync(before.Width, before.Height);
    }

    /// <summary>The browser complained about nothing but what the test allows.</summary>
    public void AssertQuiet()
    {
        var excused = complaints.Where(c => c.Excuses).Select(c => c.Text).ToHashSet();
        var left = complaints.Where(c => !c.Excuses && !excused.Contains(c.Text) && !IsAllowed(c)).ToList();
        Assert.True(left.Count == 0, $"The browser complained ({Playwright.Url}):\n" + string.Join('\n', left));
    }

    internal async Task<string> Said()
    {
        var complained = string.Join("; ", complaints);
        try
        {
            var text = await Playwright.Locator("body").InnerTextAsync(new() { Timeout = 1000 });
            return $"It said: {(text.Length > 600 ? text[..600] : text)}\nComplaints: {complained}";
        }
        catch (Exception e) when (e is PlaywrightException or TimeoutException)
        {
            return $"Complaints: {complained}";
        }
    }

    // The console repeats a refused answer as an error of its own, with the address it came from.
    private bool IsAllowed(Complaint complaint) => allowed.Any(a =>
        Uri.TryCreate(complaint.About.Split(' ')[0], UriKind.Absolute, out var about)
        && about.AbsolutePath.Split(':')[0] == a.Path
        && (complaint.Status == a.Status || complaint.Text.Contains($"status of {a.Status}", StringComparison.Ordinal)));

    private sealed record Complaint(string Kind, string Text, string About = "", int Status = 0, bool Excuses = false)
    {
        public override string ToString() => $"{Kind}: {Text} {(Status > 0 ? Status : About)}";
    }
}
