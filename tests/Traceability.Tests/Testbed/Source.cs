using System.Text.RegularExpressions;

namespace Traceability.Tests.Testbed;

/// <summary>The project's own files, as they stand in the source tree.</summary>
internal static partial class Source
{
    private static readonly HashSet<string> NotOurs = ["bin", "obj", ".git", ".vs", ".idea", "artifacts", "TestResults", "node_modules"];

    public static string Root { get; } = Find();

    /// <summary>Every file below the folder, by its path from the root, with slashes.</summary>
    public static IEnumerable<string> Files(string folder = "", string pattern = "*") =>
        Walk(Path.Combine(Root, folder), pattern).Select(path => Path.GetRelativePath(Root, path).Replace('\\', '/'));

    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    public static byte[] Bytes(string path) => File.ReadAllBytes(Path.Combine(Root, path));

    /// <summary>The code of a C# file: a comment may say what code may not do.</summary>
    public static string Code(string path) => Comment().Replace(Read(path), "");

    /// <summary>Where the pattern stands: "file:line: text".</summary>
    public static IEnumerable<string> Places(string path, Regex pattern, string? text = null) =>
        (text ?? Read(path)).Split('\n').Select((line, i) => (line, i)).Where(l => pattern.IsMatch(l.line)).Select(l => $"{path}:{l.i + 1}: {l.line.Trim()}");

    private static IEnumerable<string> Walk(string folder, string pattern) =>
        Directory.EnumerateFiles(folder, pattern).Concat(Directory.EnumerateDirectories(folder).Where(d => !NotOurs.Contains(Path.GetFileName(d))).SelectMany(d => Walk(d, pattern)));

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Traceability.sln")))
                return folder.FullName;
        throw new InvalidOperationException($"No Traceability.sln above {AppContext.BaseDirectory}.");
    }

    // Whole-line comments only, so that an address in a string ("http://…") is left as it is.
    [GeneratedRegex(@"^[ \t]*//.*$", RegexOptions.Multiline)]
    private static partial Regex Comment();
}
