using Microsoft.Data.Sqlite;

namespace Traceability.Data;

/// <summary>
/// What SQLite and the disk say, in sentences for people. The codes are those of https://sqlite.org/rescode.html.
/// </summary>
public static class FileFaults
{
    /// <summary>With this a trigger begins the sentence it refuses a row with.</summary>
    internal const string RuleMark = "rule: ";

    private const int Busy = 5, Locked = 6, ReadOnly = 8, Io = 10, Corrupt = 11, Full = 13, CannotOpen = 14, Constraint = 19, NotADatabase = 26;

    /// <summary>The refusal that a failure of the file amounts to; null when it is something else, which is a bug.</summary>
    /// <param name="failure">What was thrown; the cause may lie inside it.</param>
    /// <param name="path">The file, to be named in the sentence.</param>
    public static DomainRuleException? Of(Exception? failure, string? path = null)
    {
        for (var e = failure; e is not null; e = e.InnerException)
        {
            if (e is DomainRuleException rule) return rule;
            if (e is SqliteException sqlite && Sentence(sqlite, path is null ? "the shop's file" : $"the shop's file {path}") is { } sentence)
            {
                var refusal = new DomainRuleException(sentence);
                // For the log; the person at the bench cannot do anything with it.
                refusal.Data["cause"] = sqlite.Message;
                return refusal;
            }
        }
        return null;
    }

    internal static DomainRuleException StillBusy(TimeSpan waited) => new(
        $"The shop's file is busy with an import or other long work; after {waited.TotalSeconds:0} seconds it still was. Nothing was saved. Try again in a moment.");

    internal static bool IsBusy(int code) => (code & 0xff) is Busy or Locked;

    private static string? Sentence(SqliteException failure, string file) => failure.SqliteErrorCode switch
    {
        Busy or Locked => "The shop's file is busy with an import or other long work. Nothing was saved. Try again in a moment.",
        Full => $"The disk is full. Nothing was saved, and nothing is broken. Free some space on the disk that holds {file}, then do it again.",
        ReadOnly => $"Nothing was saved: {file} may only be read. Allow this program to write to the file and to its folder, or start it with another file (--data FILE).",
        CannotOpen => $"It was not possible to open {file}. Check that it is there and that this program may read and write it and its folder.",
        Io => $"The disk did not do what it was asked while reading or writing {file}. Nothing was saved. Check the disk and its connection, then restore a backup if it happens again.",
        Corrupt => $"There is damage in {file}. Nothing was saved. Stop the program, keep a copy of the file, and restore the last backup (traceability restore FILE).",
        NotADatabase => $"The content of {file} is not a shop of this program. Name the right file (--data FILE), or restore a backup.",
        Constraint => RuleOf(failure.Message),
        _ => null,
    };

    private static string? RuleOf(string message)
    {
        // "SQLite Error 19: 'rule: An entry of the audit is never changed.'."
        var from = message.IndexOf(RuleMark, StringComparison.Ordinal);
        return from < 0 ? null : message[(from + RuleMark.Length)..].TrimEnd('.').TrimEnd('\'');
    }
}
