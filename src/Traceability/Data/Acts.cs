using System.Data;
using Microsoft.EntityFrameworkCore;
using Traceability.People;

namespace Traceability.Data;

/// <summary>
/// One act = one unit of work: wait for one's turn, begin, load, check, change, write the audit, commit. Rules read and
/// write inside it, so two people at the same moment come one after the other.
/// </summary>
public sealed class Acts(TraceabilityDb db, WriterQueue queue, ICurrentPerson person, TimeProvider time)
{
    /// <summary>Who is acting, for what is written beside the act.</summary>
    public Who Who => person.Who;

    public DateTimeOffset Now => time.GetUtcNow();

    /// <summary>Carries out <paramref name="body"/> as one act. A refused act leaves the file as it was.</summary>
    /// <param name="act">The act in the trade's words; the audit shows it.</param>
    /// <exception cref="DomainRuleException">A rule refused it, or the file could not be written.</exception>
    public async Task<T> Do<T>(string act, Func<Task<T>> body, CancellationToken cancel = default)
    {
        // It would wait for its own turn.
        if (db.CurrentAct is { } outer) throw new InvalidOperationException($"The act \"{act}\" is begun inside the act \"{outer.Name}\".");
        using var turn = await queue.Turn(cancel);
        db.ChangeTracker.Clear();
        try
        {
            await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.Serializable, cancel);
            db.CurrentAct = new(act, person.Who, Now);
            var result = await body();
            await db.SaveChangesAsync(cancel);
            await transaction.CommitAsync(cancel);
            return result;
        }
        catch (Exception failure) when (failure is not DomainRuleException && db.Refusal(failure) is { } refusal)
        {
            throw refusal;
        }
        finally
        {
            db.CurrentAct = null;
            // Whatever was tracked is either saved and complete, or refused and wrong: both are read afresh.
            db.ChangeTracker.Clear();
        }
    }

    public Task Do(string act, Func<Task> body, CancellationToken cancel = default) =>
        Do(act, async () => { await body(); return true; }, cancel);

    /// <summary>
    /// As <see cref="Do{T}"/>, for a form that may be sent twice: the second time nothing happens and the address of the
    /// first time's result is given again.
    /// </summary>
    /// <param name="form">The form's own id, made when it was shown.</param>
    /// <param name="body">Carries out the act and returns the address of its result.</param>
    public Task<string> Once(string act, Guid form, Func<Task<string>> body, CancellationToken cancel = default) =>
        Do(act, async () =>
        {
            var sent = await db.FormsSent.FindAsync([form], cancel);
            if (sent is not null) return sent.Result;
            var result = await body();
            db.FormsSent.Add(new() { Form = form, At = Now, Result = result });
            return result;
        }, cancel);
}

/// <summary>The act that is being carried out: all rows it changes carry its name, person and time.</summary>
public sealed record Act(string Name, Who Who, DateTimeOffset At);

/// <summary>A form that was sent, so that sending it again does nothing twice.</summary>
public sealed class FormSent
{
    public required Guid Form { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>The address shown after the act.</summary>
    public required string Result { get; init; }
}

/// <summary>Writers of this process wait here for their turn; writers of other processes wait at SQLite's own lock.</summary>
public sealed class WriterQueue(ShopFile? file = null) : IDisposable
{
    private readonly SemaphoreSlim gate = new(1, 1);
    private readonly TimeSpan patience = file?.Patience ?? ShopFile.UsualPatience;

    /// <exception cref="DomainRuleException">The turn did not come: those before are held up by long work.</exception>
    public async Task<IDisposable> Turn(CancellationToken cancel = default)
    {
        // Without an end here the tenth in the queue would wait ten times as long as the first.
        if (!await gate.WaitAsync(patience, cancel)) throw FileFaults.StillBusy(patience);
        return new Release(gate);
    }

    public void Dispose() => gate.Dispose();

    private sealed class Release(SemaphoreSlim gate) : IDisposable
    {
        public void Dispose() => gate.Release();
    }
}
