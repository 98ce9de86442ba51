using Traceability.Computer;

namespace Traceability.Web;

/// <summary>How the daily backup stands, in a sentence for everybody.</summary>
/// <param name="Says">When it was made, or what is wrong.</param>
/// <param name="IsWell">False: somebody has to do something.</param>
public sealed record BackupSentence(string Says, bool IsWell)
{
    internal static BackupSentence Of(Backups backups)
    {
        var (chosen, state, clock) = (backups.Settings, backups.State, backups.Clock);
        if (chosen.BackupFolder is null) return new("No daily backup is set up.", false);
        var last = state.MadeAt is { } made ? $"The last good one was made {At(made, clock)}." : "There is none yet.";
        if (state.Failure is { } reason) return new($"The backup failed {At(state.TriedAt ?? clock.GetUtcNow(), clock)}: {reason} {last}", false);
        if (state.MadeAt is not { } at) return new("The first backup is about to be made.", false);
        if (state.Copy is { } copy && !File.Exists(copy)) return new($"The backup made {At(at, clock)} is not to be found in {chosen.BackupFolder}. Plug in its disk, or make one now.", false);
        return clock.GetUtcNow() - at > Backups.Fresh
            ? new($"The last backup is older than two days: it was made {At(at, clock)}.", false)
            : new($"Backup made {At(at, clock)} and checked.", true);
    }

    private static string At(DateTimeOffset at, TimeProvider clock)
    {
        var day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, clock.LocalTimeZone).DateTime);
        var today = DateOnly.FromDateTime(clock.GetLocalNow().DateTime);
        var words = When.Words(at, clock.LocalTimeZone);
        var time = words[(words.LastIndexOf(", ", StringComparison.Ordinal) + 2)..];
        return (today.DayNumber - day.DayNumber) switch { 0 => $"at {time}", 1 => $"yesterday at {time}", _ => $"on {words}" };
    }
}

public static class BackupWords
{
    /// <inheritdoc cref="BackupSentence"/>
    public static BackupSentence InWords(this Backups backups) => BackupSentence.Of(backups);
}
