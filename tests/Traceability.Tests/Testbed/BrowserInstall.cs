using Microsoft.Playwright;

namespace Traceability.Tests.Testbed;

/// <summary>
/// Finds a browser that starts, or installs one. A test that needs a browser is never skipped for the lack of one.
/// </summary>
public sealed class BrowserInstall(IPlaywright playwright, Func<IEnumerable<string>> places, Action<string> say)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(8);

    /// <summary>The ways to get a browser, each tried when those before gave none.</summary>
    public IReadOnlyList<(string Name, Func<Task> Try)> Ways { get; init; } =
        [("Playwright's installer", ByPlaywright), ("apt", ByApt)];

    /// <summary>The program that somebody named; no other is looked for then.</summary>
    public string? Named { get; init; } = Environment.GetEnvironmentVariable(BrowserPlaces.Variable);

    public async Task<IBrowser> Launch()
    {
        if (await Start() is { } there) return there;
        // Two runs beside each other must not install at the same time; the second finds what the first installed.
        await using var mine = await Lock();
        if (await Start() is { } since) return since;
        foreach (var (name, install) in Ways)
        {
            try
            {
                say($"No browser is installed; trying {name}.");
                await install();
                if (await Start() is { } installed) return installed;
            }
            catch (Exception e) when (e is InvalidOperationException or TimeoutException or PlaywrightException or System.ComponentModel.Win32Exception)
            {
                say($"{name}: {e.Message}");
            }
        }
        throw new InvalidOperationException($"The browser tests need Chromium, Chrome or Edge: install one (Debian: apt-get install chromium), or name its program in {BrowserPlaces.Variable}.");
    }

    private async Task<IBrowser?> Start()
    {
        var found = BrowserPlaces.Find(Named, places());
        return found is null ? null : await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = found,
            Args =
            [
                "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
                // Chromium refuses its sandbox to root.
                .. (string[])(Environment.IsPrivilegedProcess && !OperatingSystem.IsWindows() ? ["--no-sandbox"] : []),
            ],
        });
    }

    private static async Task<FileStream> Lock()
    {
        var path = Path.Combine(Path.GetTempPath(), $"traceability-browser-{Environment.UserName}.lock");
        var until = TimeProvider.System.GetUtcNow() + 2 * Patience;
        while (true)
        {
            try
            {
                return new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (TimeProvider.System.GetUtcNow() < until)
            {
                await Task.Delay(500);
            }
        }
    }

    private static async Task ByPlaywright()
    {
        var code = await Task.Run(() => Microsoft.Playwright.Program.Main(["install", "--no-shell", "chromium"])).WaitAsync(Patience);
        if (code != 0) throw new InvalidOperationException($"it ended with {code}.");
    }

    private static Task ByApt() => Debian.Install("chromium", Patience);
}
