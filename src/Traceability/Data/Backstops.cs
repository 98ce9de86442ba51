using Microsoft.Data.Sqlite;

namespace Traceability.Data;

/// <summary>
/// The triggers and views of the file, all of them. They stand apart from the migrations because a migration that
/// rebuilds a table drops its triggers silently: they are compared with the file at every start and written anew when
/// they differ. A trigger says what the code says already; it is there for the day the code is wrong or passed by.
/// </summary>
internal static class Backstops
{
    /// <summary>A view or a trigger, with the very text that SQLite keeps of it.</summary>
    public sealed record Backstop(string Kind, string Name, string Sql);

    private static readonly Backstop[] Audit =
    [
        Refused("audit_entry_follows_the_last", """
            BEFORE INSERT ON audit_entry WHEN NOT EXISTS
                (SELECT 1 FROM audit_head WHERE id = 1 AND sequence = NEW.sequence - 1 AND hash = NEW.previous_hash)
            """, "This entry does not follow the last one of the audit. Nothing was saved; run traceability verify."),
        Trigger("audit_entry_moves_the_head", "AFTER INSERT ON audit_entry",
            "UPDATE audit_head SET sequence = NEW.sequence, hash = NEW.hash WHERE id = 1;"),
        Refused("audit_entry_is_never_changed", "BEFORE UPDATE ON audit_entry",
            "An entry of the audit is never changed. Record what is right as a new act."),
        Refused("audit_entry_is_never_deleted", "BEFORE DELETE ON audit_entry",
            "An entry of the audit is never deleted."),
        Refused("audit_head_moves_with_an_entry", """
            BEFORE UPDATE ON audit_head WHEN NEW.id <> 1 OR NEW.sequence <> OLD.sequence + 1
                OR NOT EXISTS (SELECT 1 FROM audit_entry WHERE sequence = NEW.sequence AND hash = NEW.hash)
            """, "The end of the audit moves only with a new entry."),
        Refused("audit_head_is_one_row", "BEFORE INSERT ON audit_head", "The end of the audit is kept in one row only."),
        Refused("audit_head_is_never_deleted", "BEFORE DELETE ON audit_head", "The end of the audit is never deleted."),
    ];

    private static readonly Backstop[] Labels =
    [
        Refused("label_print_is_never_changed", "BEFORE UPDATE ON label_print", "What was printed is never changed. Print it again."),
        Refused("label_print_is_never_deleted", "BEFORE DELETE ON label_print", "What was printed is never deleted."),
    ];

    /// <summary>In the order in which they are written: a view stands before the triggers and views that read it.</summary>
    public static IReadOnlyList<Backstop> All { get; } = [.. Audit, .. Labels, .. ChainBackstops.All, .. TrainingBackstops.All, .. ProductBackstops.All, .. Derived.Triggers];

    public static Backstop View(string name, string select) => new("view", name, $"CREATE VIEW {name} AS\n{Plain(select)}");

    /// <param name="when">"BEFORE INSERT ON lot WHEN NEW.on_hand &lt; 0"</param>
    /// <param name="does">One or more statements, each with its semicolon.</param>
    public static Backstop Trigger(string name, string when, string does) =>
        new("trigger", name, $"CREATE TRIGGER {name} {Plain(when)}\nBEGIN\n{Plain(does)}\nEND");

    /// <summary>A trigger that refuses the row with a sentence, which reaches the person as any broken rule does.</summary>
    public static Backstop Refused(string name, string when, string sentence) =>
        Trigger(name, when, $"SELECT RAISE(ABORT, '{FileFaults.RuleMark}{sentence.Replace("'", "''", StringComparison.Ordinal)}');");

    /// <summary>What is not as it should be: the names of those missing, altered, or not ours.</summary>
    public static List<string> Differing(SqliteConnection file)
    {
        var kept = Kept(file).ToDictionary(b => b.Name, b => b.Sql, StringComparer.Ordinal);
        return [.. All.Where(b => kept.GetValueOrDefault(b.Name) != b.Sql).Select(b => b.Name),
            .. kept.Keys.Where(name => All.All(b => b.Name != name))];
    }

    /// <summary>Drops and creates them all. To be called inside a transaction, so that no row is ever written between.</summary>
    public static void Write(SqliteConnection file)
    {
        Clear(file);
        foreach (var backstop in All)
            file.Run(backstop.Sql);
    }

    /// <summary>Drops them all: a table cannot be rebuilt while a view reads it.</summary>
    public static void Clear(SqliteConnection file)
    {
        foreach (var backstop in Kept(file).OrderBy(b => b.Kind, StringComparer.Ordinal))
            file.Run($"DROP {backstop.Kind} \"{backstop.Name}\"");
    }

    private static List<Backstop> Kept(SqliteConnection file) =>
        file.Rows("SELECT type, name, sql FROM sqlite_schema WHERE type IN ('view', 'trigger')",
            row => new Backstop(row.GetString(0), row.GetString(1), row.GetString(2)));

    private static string Plain(string sql) => sql.ReplaceLineEndings("\n").Trim();
}
