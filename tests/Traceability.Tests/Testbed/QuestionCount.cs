using System.Diagnostics;

namespace Traceability.Tests.Testbed;

/// <summary>How many questions the database is asked in this test from here on; those of tests beside it do not count.</summary>
internal sealed class QuestionCount : IDisposable, IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
{
    private static readonly AsyncLocal<QuestionCount?> Mine = new();

    private readonly List<IDisposable> listening = [];
    private int count;

    public QuestionCount()
    {
        Mine.Value = this;
        listening.Add(DiagnosticListener.AllListeners.Subscribe(this));
    }

    public int Count => count;

    public void OnNext(DiagnosticListener listener)
    {
        if (listener.Name == "Microsoft.EntityFrameworkCore") listening.Add(listener.Subscribe(this));
    }

    public void OnNext(KeyValuePair<string, object?> told)
    {
        if (told.Key == "Microsoft.EntityFrameworkCore.Database.Command.CommandExecuting" && Mine.Value == this) Interlocked.Increment(ref count);
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    public void Dispose()
    {
        Mine.Value = null;
        foreach (var one in listening) one.Dispose();
    }
}
