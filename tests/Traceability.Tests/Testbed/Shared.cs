using Xunit.Abstractions;

namespace Traceability.Tests.Testbed;

/// <summary>
/// Test inputs of others that are read where they are and not kept here: the folder "shared" beside the project's, or the one
/// named in TRACEABILITY_SHARED. A test that needs one says so when it is not there.
/// </summary>
internal static class Shared
{
    private static readonly string Root = Environment.GetEnvironmentVariable("TRACEABILITY_SHARED") is { Length: > 0 } named ? named : Path.Combine(Source.Root, "..", "shared");

    /// <summary>The path, or null when it is not there; then the test's output says so.</summary>
    public static string? Find(string path, ITestOutputHelper output)
    {
        var there = Path.GetFullPath(Path.Combine(Root, path));
        if (Directory.Exists(there) || File.Exists(there)) return there;
        output.WriteLine($"NOT RUN: {there} is not there. Put it there, or name the folder above it in TRACEABILITY_SHARED.");
        return null;
    }
}
