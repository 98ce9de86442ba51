using Microsoft.Data.Sqlite;

namespace Traceability.Data;

/// <summary>
/// What only helps to find rows and follows from them altogether: the parts of numbers, and indexes that the model cannot
/// state. As the triggers are, they are compared with the file at every start. The parts are kept by triggers in the same
/// transaction as the rows, and written anew after every migration, which may have changed rows without them.
/// </summary>
internal static class Derived
{
    private sealed record Structure(string Name, string Sql, string? Fill = null);

    /// <summary>Numbers that are looked for by any part of them: the table, and its columns that hold them.</summary>
    private static readonly (Numbered Of, string Table, string[] Columns)[] Parts =
    [
        (Numbered.Lot, "lot", ["number_key", "supplier_lot_key", "certificate_number_key", "serial_key", "marked_number"]),
        (Numbered.Heat, "heat", ["number_key"]),
        (Numbered.Transformation, "transformation", ["number_key"]),
        (Numbered.Document, "document", ["number_key", "issuer_key"]),
        (Numbered.Order, "order", ["number_key", "reference"]),
        (Numbered.Shipment, "shipment", ["number_key", "tracking"]),
    ];

    private static readonly Structure[] All =
    [
        // The list of records begins with the open ones, and goes on with the newest.
        new("ix_record_open_first", "CREATE INDEX ix_record_open_first ON \"transformation\" (completed_on IS NOT NULL, started_on DESC, id DESC) WHERE kind = 'make'"),
        // What is kept at a place, and how much at each: of what is here only, whatever the case in which the place is written.
        new("ix_lot_place", "CREATE INDEX ix_lot_place ON lot (upper(location), number_key, location) WHERE on_hand_micro > 0"),
        .. Parts.Select(p => new Structure(Name(p.Table),
            $"CREATE VIRTUAL TABLE {Name(p.Table)} USING fts5({string.Join(", ", p.Columns)}, content='{p.Table}', content_rowid='id', tokenize='trigram', columnsize=0)",
            $"INSERT INTO {Name(p.Table)} ({Name(p.Table)}) VALUES ('rebuild')")),
    ];

    /// <summary>The triggers that keep the parts as the rows are.</summary>
    public static IEnumerable<Backstops.Backstop> Triggers => Parts.SelectMany(p =>
    {
        var (parts, columns) = (Name(p.Table), string.Join(", ", p.Columns));
        var add = $"INSERT INTO {parts} (rowid, {columns}) VALUES (NEW.id, {Of("NEW")});";
        var take = $"INSERT INTO {parts} ({parts}, rowid, {columns}) VALUES ('delete', OLD.id, {Of("OLD")});";
        return new[]
        {
            Backstops.Trigger($"{parts}_grow", $"AFTER INSERT ON \"{p.Table}\"", add),
            Backstops.Trigger($"{parts}_change", $"AFTER UPDATE OF {columns} ON \"{p.Table}\" WHEN {string.Join(" OR ", p.Columns.Select(c => $"NEW.{c} IS NOT OLD.{c}"))}", take + "\n" + add),
            Backstops.Trigger($"{parts}_shrink", $"AFTER DELETE ON \"{p.Table}\"", take),
        };

        string Of(string row) => string.Join(", ", p.Columns.Select(c => $"{row}.{c}"));
    });

    /// <summary>The table of parts.</summary>
    public static string PartsOf(Numbered of) => Name(Array.Find(Parts, p => p.Of == of).Table);

    public static bool IsAsItShouldBe(SqliteConnection file)
    {
        var kept = Kept(file);
        return All.All(s => kept.GetValueOrDefault(s.Name) == s.Sql);
    }

    /// <summary>Makes what is missing or different. To be called inside a transaction, before the triggers are written.</summary>
    /// <param name="anew">Everything is filled again, whatever is there.</param>
    public static void Write(SqliteConnection file, bool anew)
    {
        var kept = Kept(file);
        foreach (var structure in All)
        {
            var there = kept.GetValueOrDefault(structure.Name);
            if (there == structure.Sql && !(anew && structure.Fill is not null)) continue;
            if (there is not null) file.Run($"DROP {(structure.Fill is null ? "INDEX" : "TABLE")} {structure.Name}");
            file.Run(structure.Sql);
            if (structure.Fill is not null) file.Run(structure.Fill);
        }
    }

    private static string Name(string table) => table + "_parts";

    private static Dictionary<string, string> Kept(SqliteConnection file) =>
        file.Rows("SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND type IN ('index', 'table')", row => (row.GetString(0), row.GetString(1))).ToDictionary(r => r.Item1, r => r.Item2, StringComparer.Ordinal);
}
