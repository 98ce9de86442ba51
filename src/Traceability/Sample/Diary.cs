using Traceability.People;

namespace Traceability.Sample;

/// <summary>What happened in the shop, written down theme by theme and then carried out in the order of time.</summary>
internal sealed class Diary
{
    private readonly List<Happening> happenings = [];

    private sealed record Happening(DateTimeOffset At, Who Who, string Act, Func<Floor, Task> Body);

    /// <summary>One act of one person. What it touches is looked up when it happens, not when it is written here.</summary>
    public void Note(DateOnly day, TimeOnly time, Who who, string act, Func<Floor, Task> body) =>
        happenings.Add(new(SampleClock.At(day, time), who, act, body));

    public void Note(DateOnly day, TimeOnly time, Who who, string act, Action<Floor> body) => Note(day, time, who, act, floor =>
    {
        body(floor);
        return Task.CompletedTask;
    });

    public async Task Happen(Floor floor, CancellationToken cancel)
    {
        // A stable order: at the same minute, as written.
        foreach (var happening in happenings.OrderBy(h => h.At))
        {
            cancel.ThrowIfCancellationRequested();
            await floor.Act(happening.Act, happening.Who, happening.At, () => happening.Body(floor), cancel);
        }
    }
}
