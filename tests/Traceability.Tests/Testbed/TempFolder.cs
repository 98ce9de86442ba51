namespace Traceability.Tests.Testbed;

/// <summary>Folders that are gone after the run. A run that was killed is tidied up by a later one.</summary>
internal static class TempFolder
{
    private static readonly string All = Path.Combine(Path.GetTempPath(), $"traceability-tests-{Environment.UserName}");
    private static readonly string Run = Path.Combine(All, Guid.NewGuid().ToString("N")[..12]);
    private static int count;

    static TempFolder()
    {
        Directory.CreateDirectory(Run);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Remove(Run);
        foreach (var old in new DirectoryInfo(All).EnumerateDirectories())
            if (old.CreationTimeUtc < TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(-12))
                Remove(old.FullName);
    }

    public static string New() => Directory.CreateDirectory(Path.Combine(Run, $"{Interlocked.Increment(ref count)}")).FullName;

    public static void Remove(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Still open, or another run was quicker. The next run removes it; no test fails for it.
        }
    }
}
