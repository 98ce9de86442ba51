using System.Diagnostics;

namespace Traceability.Benchmarks.Measuring;

/// <summary>The program itself in a process of its own, serving one file.</summary>
internal sealed class ServedProgram : IAsyncDisposable
{
    private readonly Process process;
    private readonly Task<string> said, refused;

    private ServedProgram(Process process, Uri address)
    {
        (this.process, Address) = (process, address);
        (said, refused) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
    }

    public Uri Address { get; }

    /// <summary>Memory of its own; the pages of the file that the system maps for it are everybody's.</summary>
    public long Megabytes => Status("RssAnon");

    /// <summary>How long its processors have worked for it: what other programs do on the machine does not make this longer.</summary>
    public TimeSpan Worked
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    public static async Task<ServedProgram> Start(string path)
    {
        var address = $"http://127.0.0.1:{Processes.FreePort()}";
        var program = new ServedProgram(Processes.Begin(["--data", path, "--urls", address]), new(address));
        if (await Processes.Answer(address, program.process) is not null) return program;
        var why = program.process.HasExited ? await program.refused : "no answer";
        await program.DisposeAsync();
        throw new InvalidOperationException($"The program did not start: {why}");
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited) process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        await Task.WhenAll(said, refused);
        process.Dispose();
    }

    // Linux says it; elsewhere what the runtime knows has to do.
    private long Status(string what)
    {
        var file = $"/proc/{process.Id}/status";
        if (File.Exists(file) && File.ReadLines(file).FirstOrDefault(l => l.StartsWith(what, StringComparison.Ordinal)) is { } line)
            return long.Parse(string.Concat(line.Where(char.IsAsciiDigit)), System.Globalization.CultureInfo.InvariantCulture) / 1024;
        process.Refresh();
        return process.PrivateMemorySize64 >> 20;
    }
}
