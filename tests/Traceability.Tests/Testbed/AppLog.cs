using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Traceability.Tests.Testbed;

/// <summary>
/// Keeps what the app logs: errors, so that the test that met one can tell; and every line that the shop's own log would
/// hold, for who looks what is in it (of the framework only warnings, as in <c>Hosting</c>).
/// </summary>
internal sealed class AppLog : ILoggerProvider
{
    private readonly ConcurrentQueue<string> errors = new();
    private readonly ConcurrentQueue<string> lines = new();

    public IReadOnlyCollection<string> Errors => errors;

    public IReadOnlyCollection<string> Lines => lines;

    public ILogger CreateLogger(string categoryName) =>
        new Category(this, categoryName.StartsWith("Microsoft", StringComparison.Ordinal) ? LogLevel.Warning : LogLevel.Information);

    public void Dispose() { }

    private sealed class Category(AppLog log, LogLevel least) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= least;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (!IsEnabled(logLevel)) return;
            var line = $"{formatter(state, exception)} {exception}";
            log.lines.Enqueue(line);
            if (logLevel >= LogLevel.Error) log.errors.Enqueue(line);
        }
    }
}
