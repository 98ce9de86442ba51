using System.Collections.Concurrent;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;
using Traceability.Printing;

namespace Traceability.Pages.Trace;

/// <summary>Reports as files: what is on the screen, to be kept, printed or worked down.</summary>
internal static class Papers
{
    /// <param name="name">Without its ending: "PLA-0424-01 contacts".</param>
    public static IActionResult As(this Report report, IReportRenderer renderer, string name) => new PaperResult(report, renderer, FileName(name) + renderer.FileExtension);

    /// <summary>A supplier's number may hold slashes, quotes and worse.</summary>
    public static string FileName(string name)
    {
        var safe = string.Concat(name.Select(c => char.IsLetterOrDigit(c) || " .-_()".Contains(c, StringComparison.Ordinal) ? c : '-')).Trim(' ', '.');
        return safe.Length <= 80 ? safe : safe[..80].Trim();
    }
}

/// <summary>A paper that is sent while it is made: however long it is, only a page of it is in memory.</summary>
internal sealed class PaperResult(Report report, IReportRenderer renderer, string name) : ActionResult
{
    public override async Task ExecuteResultAsync(ActionContext context)
    {
        var http = context.HttpContext;
        http.Response.ContentType = renderer.ContentType;
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(name);
        http.Response.Headers.ContentDisposition = disposition.ToString();
        using var told = http.RequestServices.GetRequiredService<PapersInTheMaking>().Begin(http.Request.Query["paper"]);
        await Task.Run(() =>
        {
            using var sending = new SendingStream(http.Response.BodyWriter, http.RequestAborted);
            renderer.Render(report, sending, told);
            sending.Flush();
        }, http.RequestAborted);
    }

    /// <summary>Hands on what is written as fast as the other side takes it, and no faster.</summary>
    private sealed class SendingStream(PipeWriter to, CancellationToken cancel) : Stream
    {
        private const int Together = 64 * 1024;

        private int waiting;

        public override bool CanRead => false;
        public override bool CanSeek => false;
        public override bool CanWrite => true;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            while (buffer.Length > 0)
            {
                var some = buffer[..Math.Min(buffer.Length, Together)];
                some.CopyTo(to.GetSpan(some.Length));
                to.Advance(some.Length);
                buffer = buffer[some.Length..];
                if ((waiting += some.Length) >= Together) Flush();
            }
        }

        // Waited for: what the other side has not taken yet would pile up here.
        public override void Flush()
        {
            waiting = 0;
            if (to.FlushAsync(cancel).AsTask().GetAwaiter().GetResult().IsCompleted) throw new OperationCanceledException("Nobody waits for it any more.");
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
    }
}

/// <summary>How far the papers are that somebody waits for; each under a name that their browser made up.</summary>
public sealed class PapersInTheMaking
{
    private const int Most = 200;

    private readonly ConcurrentDictionary<string, Told> told = new(StringComparer.Ordinal);

    /// <summary>Null when nobody asks for its progress.</summary>
    internal Told? Begin(string? paper)
    {
        if (paper is not { Length: > 0 and <= 40 } || told.Count >= Most) return null;
        var mine = new Told(() => told.TryRemove(paper, out _));
        return told.TryAdd(paper, mine) ? mine : null;
    }

    /// <summary>Null when it is not begun yet, or is done.</summary>
    public HowFar? Of(string? paper) => paper is not null && told.TryGetValue(paper, out var one) ? one.Now : null;

    internal sealed class Told(Action done) : IProgress<HowFar>, IDisposable
    {
        public HowFar Now { get; private set; } = new(0, 0, 0);

        public void Report(HowFar value) => Now = value;

        public void Dispose() => done();
    }
}
