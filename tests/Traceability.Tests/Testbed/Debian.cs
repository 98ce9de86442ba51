using System.Collections.Concurrent;
using System.Diagnostics;

namespace Traceability.Tests.Testbed;

/// <summary>Programs that the tests look at files with, as Debian has them.</summary>
internal static class Debian
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private static readonly ConcurrentDictionary<string, Task> Installed = new();

    /// <summary>Installs a package where this is Debian and we may.</summary>
    public static async Task Install(string package, TimeSpan patience)
    {
        const string release = "/etc/os-release";
        if (!OperatingSystem.IsLinux() || !Environment.IsPrivilegedProcess || !File.Exists(release) || !(await File.ReadAllLinesAsync(release)).Contains("ID=debian"))
            throw new InvalidOperationException("only on Debian, as root.");
        await Checked("apt-get", patience, "update");
        await Checked("apt-get", patience, "install", "-y", "--no-install-recommends", "-o", "DPkg::Lock::Timeout=300", package);
    }

    /// <summary>Runs a program, which is installed if it is not there; gives what it says.</summary>
    public static async Task<string> Run(string package, string program, params string[] arguments)
    {
        if (!IsThere(program))
        {
            try
            {
                await Installed.GetOrAdd(package, name => Install(name, Patience));
            }
            catch (Exception failure)
            {
                throw new InvalidOperationException($"This test looks at its file with {program}: install {package} (Debian: apt-get install {package}).", failure);
            }
        }

        return (await Ended(program, Patience, arguments)).Output;
    }

    private static bool IsThere(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)) || File.Exists(Path.Combine(folder, program + ".exe")));

    private static async Task Checked(string program, TimeSpan patience, params string[] arguments)
    {
        var (status, _, error) = await Ended(program, patience, arguments);
        if (status != 0) throw new InvalidOperationException($"{program} {arguments[0]} ended with {status}: {error.Trim()}");
    }

    private static async Task<(int Status, string Output, string Error)> Ended(string program, TimeSpan patience, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true, StandardOutputEncoding = System.Text.Encoding.UTF8 };
        start.Environment["DEBIAN_FRONTEND"] = "noninteractive";
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync().WaitAsync(patience);
        return (process.ExitCode, await output, await error);
    }
}
