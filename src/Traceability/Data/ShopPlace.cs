namespace Traceability.Data;

/// <summary>
/// Where the shop's file is: the one that is named, else the one the environment names, else one place for the whole
/// machine, so that everybody who works at it finds the same shop.
/// </summary>
/// <param name="environment">The value of an environment variable, null or empty when it is not set.</param>
/// <param name="folders">Where the file is looked for and then made, the best place first.</param>
public sealed class ShopPlace(Func<string, string?> environment, IReadOnlyList<string> folders)
{
    public const string Variable = "TRACEABILITY_DATA";

    private const string ShopName = "shop.db", SampleName = "sample.db";

    /// <summary>The places of this machine.</summary>
    public static ShopPlace OfThisMachine { get; } = new(Environment.GetEnvironmentVariable, Folders());

    /// <summary>The sample shop's file of whoever has this shop open.</summary>
    public static string SampleBeside(string shop) => Path.Combine(Path.GetDirectoryName(Path.GetFullPath(shop))!, SampleName);

    /// <param name="data">The file that was asked for with --data.</param>
    /// <param name="sample">The sample shop, which has a file of its own and never the one the environment names.</param>
    /// <exception cref="DomainRuleException">No place was found where the file could be.</exception>
    public ShopFile File(string? data, bool sample)
    {
        if (!string.IsNullOrWhiteSpace(data)) return new(data);
        var named = environment(Variable);
        if (!string.IsNullOrWhiteSpace(named))
            return new(sample ? SampleBeside(named) : named);
        // Without a home folder the system names an empty path, which would mean wherever the program was started.
        foreach (var folder in folders.Where(Path.IsPathFullyQualified))
            if (!IsInSourceTree(folder) && Takes(folder))
                return new(Path.Combine(folder, sample ? SampleName : ShopName));
        throw new DomainRuleException($"No folder was found in which the shop's file could be kept: {string.Join(", ", folders)} may not be written. Name a file with --data FILE or in {Variable}.");
    }

    // A place for the machine that holds a shop already is the place, even if this person may not write there: the
    // refusal that follows says so, where a second, empty shop would hide the first.
    private static bool Takes(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
            if (Path.Exists(Path.Combine(folder, ShopName))) return true;
            var probe = Path.Combine(folder, $".{Guid.NewGuid():N}");
            using (System.IO.File.Create(probe, 1, FileOptions.DeleteOnClose)) { }
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return IsClosed(folder);
        }
    }

    // A folder that may not even be looked into may hold the shop.
    private static bool IsClosed(string folder)
    {
        try
        {
            return Directory.Exists(folder) && Directory.GetFiles(folder) is null;
        }
        catch (UnauthorizedAccessException)
        {
            return true;
        }
    }

    // What is built and thrown away, copied and committed is no place for a shop's only records.
    private static bool IsInSourceTree(string folder)
    {
        for (var at = new DirectoryInfo(Path.GetFullPath(folder)); at is not null; at = at.Parent)
            if (System.IO.File.Exists(Path.Combine(at.FullName, "Traceability.sln")))
                return true;
        return false;
    }

    private static string[] Folders()
    {
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        // On Linux this is $XDG_DATA_HOME or ~/.local/share, on macOS ~/Library/Application Support.
        var user = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        if (OperatingSystem.IsWindows())
            return [Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.CommonApplicationData), "Traceability"), Path.Combine(user, "Traceability")];
        return OperatingSystem.IsMacOS()
            ? ["/Library/Application Support/Traceability", Path.Combine(home, "Library", "Application Support", "Traceability")]
            : ["/var/lib/traceability", Path.Combine(user, "traceability")];
    }
}
