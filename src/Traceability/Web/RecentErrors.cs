using System.Collections.Concurrent;
using Serilog.Core;
using Serilog.Events;

namespace Traceability.Web;

/// <summary>How many errors went into the log in the last day, since the program was started.</summary>
public sealed class RecentErrors : ILogEventSink
{
    private const int Most = 10_000;

    private readonly ConcurrentQueue<DateTimeOffset> times = new();

    public int Count
    {
        get
        {
            var day = TimeProvider.System.GetUtcNow().AddDays(-1);
            while (times.TryPeek(out var oldest) && oldest < day) times.TryDequeue(out _);
            return times.Count;
        }
    }

    public void Emit(LogEvent logEvent)
    {
        if (logEvent.Level < LogEventLevel.Error) return;
        times.Enqueue(logEvent.Timestamp);
        if (times.Count > Most) times.TryDequeue(out _);
    }
}
