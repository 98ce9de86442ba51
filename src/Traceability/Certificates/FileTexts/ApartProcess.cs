using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace Traceability.Certificates.FileTexts;

/// <summary>
/// Reads a file in a process of its own: <c>traceability text -</c>. A PDF can be made so that whoever reads it never ends, eats
/// all memory, or overflows the stack, against which no code in the same process can do anything. That process has little
/// memory and half a minute; when it dies, the file has no text, and the shop goes on.
/// </summary>
internal static class ApartProcess
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Bytes; enough for the largest file that is kept and what is unpacked of it at a time.</summary>
    private const long Memory = 400 * 1024 * 1024;

    // One at a time: this is work for when nobody waits.
    private static readonly SemaphoreSlim One = new(1);

    /// <param name="content">Passed on part by part.</param>
    public static Task<FileText> TextOf(IAsyncEnumerable<byte[]> content, CancellationToken cancel) => TextOf(content, Program(), Patience, cancel);

    /// <param name="program">What is started, with its first arguments.</param>
    internal static async Task<FileText> TextOf(IAsyncEnumerable<byte[]> content, IReadOnlyList<string> program, TimeSpan patience, CancellationToken cancel)
    {
        await One.WaitAsync(cancel);
        try
        {
            using var process = Start(program);
            if (process is null) return FileText.None;
            using var ends = CancellationTokenSource.CreateLinkedTokenSource(cancel);
            ends.CancelAfter(patience);
            try
            {
                // What it complains of while it dies is nobody's business here.
                process.ErrorDataReceived += (_, _) => { };
                process.BeginErrorReadLine();
                // Both at once: who only writes waits for ever for one who waits to be read.
                var said = Said(process.StandardOutput.BaseStream, ends.Token);
                await PassOn(content, process.StandardInput.BaseStream, ends.Token);
                var text = await said;
                await process.WaitForExitAsync(ends.Token);
                return process.ExitCode == 0 ? FileText.Passed(text) : FileText.None;
            }
            catch (Exception gone) when (gone is OperationCanceledException or IOException && !cancel.IsCancellationRequested)
            {
                return FileText.None;
            }
            finally
            {
                Kill(process);
            }
        }
        finally
        {
            One.Release();
        }
    }

    private static async Task PassOn(IAsyncEnumerable<byte[]> content, Stream to, CancellationToken cancel)
    {
        try
        {
            await foreach (var part in content.WithCancellation(cancel)) await to.WriteAsync(part, cancel);
            await to.FlushAsync(cancel);
            to.Close();
        }
        // It may have seen enough, or died: what it said tells.
        catch (IOException) { }
    }

    // As much as it may say, and no more: the rest is read and dropped, so that it can end.
    private static async Task<string> Said(Stream from, CancellationToken cancel)
    {
        using var kept = new MemoryStream();
        var buffer = new byte[64 * 1024];
        for (int read; (read = await from.ReadAsync(buffer, cancel)) > 0;)
            if (kept.Length < 4L * FileText.MostCharacters) kept.Write(buffer, 0, read);
        return Encoding.UTF8.GetString(kept.GetBuffer(), 0, (int)kept.Length);
    }

    private static Process? Start(IReadOnlyList<string> program)
    {
        var start = new ProcessStartInfo(program[0])
        {
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                // In hexadecimal, as the runtime reads it.
                ["DOTNET_GCHeapHardLimit"] = Memory.ToString("X", System.Globalization.CultureInfo.InvariantCulture),
                ["DOTNET_gcServer"] = "0",
                ["DOTNET_DbgEnableMiniDump"] = "0",
            },
        };
        foreach (var word in program.Skip(1)) start.ArgumentList.Add(word);
        start.ArgumentList.Add("text");
        start.ArgumentList.Add("-");
        try
        {
            return Process.Start(start);
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    private static void Kill(Process process)
    {
        try
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }
        catch (Exception ended) when (ended is InvalidOperationException or Win32Exception) { }
    }

    // Published it is a program of its own; else "dotnet" runs it, also for whatever tests it.
    private static string[] Program()
    {
        var (process, assembly) = (Environment.ProcessPath ?? "dotnet", Path.Combine(AppContext.BaseDirectory, "traceability.dll"));
        var name = Path.GetFileNameWithoutExtension(process);
        return name == "traceability" ? [process] : [name == "dotnet" ? process : Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", assembly];
    }
}
