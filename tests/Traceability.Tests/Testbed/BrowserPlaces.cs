namespace Traceability.Tests.Testbed;

/// <summary>Where Edge, Chrome and Chromium are usually installed.</summary>
public static class BrowserPlaces
{
    public const string Variable = "TRACEABILITY_BROWSER";

    private static readonly string[] Names =
        ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "microsoft-edge-stable", "microsoft-edge", "chrome", "msedge"];

    /// <summary>The first of the places where there is a browser.</summary>
    /// <exception cref="InvalidOperationException">The variable names a file that is not there.</exception>
    public static string? Find(string? named, IEnumerable<string> places)
    {
        if (string.IsNullOrWhiteSpace(named)) return places.FirstOrDefault(File.Exists);
        return File.Exists(named) ? named : throw new InvalidOperationException($"{Variable} says {named}, and there is no such file.");
    }

    public static IEnumerable<string> Usual()
    {
        if (OperatingSystem.IsWindows()) return Windows();
        return OperatingSystem.IsMacOS() ? MacOs() : OnPath().Concat(["/snap/bin/chromium", "/opt/google/chrome/chrome", "/opt/microsoft/msedge/msedge"]);
    }

    private static IEnumerable<string> OnPath() =>
        from folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        from name in Names
        select Path.Combine(folder, name);

    private static IEnumerable<string> Windows() =>
        from variable in (string[])["ProgramFiles", "ProgramFiles(x86)", "LocalAppData"]
        let folder = Environment.GetEnvironmentVariable(variable)
        where folder is not null
        from program in (string[])[@"Google\Chrome\Application\chrome.exe", @"Microsoft\Edge\Application\msedge.exe", @"Chromium\Application\chrome.exe"]
        select Path.Combine(folder, program);

    private static IEnumerable<string> MacOs() =>
        from folder in (string[])["/Applications", Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), "Applications")]
        from name in (string[])["Google Chrome", "Microsoft Edge", "Chromium"]
        select Path.Combine(folder, $"{name}.app", "Contents", "MacOS", name);
}
