using System.Diagnostics;

namespace Traceability.Data;

/// <summary>
/// Locks of the operating system on small files beside the shop's: it lets go of them itself when a process ends, however
/// it ends. The files stay; deleting a lock file lets two processes hold two files of one name.
/// </summary>
internal static class FileLock
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>The lock, or null when another process holds it in a way that excludes this one.</summary>
    /// <param name="alone">True: nobody else holds it. False: together with others who do not want it alone.</param>
    public static FileStream? Try(string path, bool alone)
    {
        try
        {
            // Opened for reading even to lock it alone: it may have been made by another user of this computer.
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.Read, alone ? FileShare.None : FileShare.Read, 1);
        }
        catch (IOException taken) when (IsTaken(taken))
        {
            return null;
        }
    }

    /// <summary>Tries until it is free, or the time is over: then null.</summary>
    public static async Task<FileStream?> Wait(string path, bool alone, TimeSpan patience, CancellationToken cancel)
    {
        var waiting = Stopwatch.StartNew();
        while (true)
        {
            if (Try(path, alone) is { } held) return held;
            if (waiting.Elapsed >= patience) return null;
            await Task.Delay(Pause, cancel);
        }
    }

    // Windows: ERROR_SHARING_VIOLATION, ERROR_LOCK_VIOLATION. Elsewhere the number of EWOULDBLOCK: Linux 11, macOS 35.
    private static bool IsTaken(IOException failure) => OperatingSystem.IsWindows()
        ? (failure.HResult & 0xffff) is 32 or 33
        : failure.HResult is 11 or 35;
}

/// <summary>Held by the one process that serves the file's pages.</summary>
public sealed class Serving : IDisposable
{
    private readonly FileStream held;
    private readonly string note;

    internal Serving(FileStream held, string note)
    {
        (this.held, this.note) = (held, note);
        Note("");
    }

    /// <summary>Writes down the address it answers at, for whoever tries to serve the same file.</summary>
    public void At(string address) => Note($", at {address}");

    public void Dispose()
    {
        if (!held.SafeFileHandle.IsClosed) Try(() => File.Delete(note));
        held.Dispose();
    }

    private void Note(string at) =>
        Try(() => File.WriteAllText(note, $"process {Environment.ProcessId} on {Environment.MachineName}{at}"));

    // The note only makes a refusal kinder; without it the lock is as good.
    private static void Try(Action write)
    {
        try { write(); }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException) { }
    }
}
