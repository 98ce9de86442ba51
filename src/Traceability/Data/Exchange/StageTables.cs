using Traceability.Exchange;

namespace Traceability.Data.Exchange;

/// <summary>How the tables of the format lie in the staging file: every cell in the form in which the shop keeps it.</summary>
internal static class StageTables
{
    /// <summary>What is computed of the rows of a sheet, beside what they say.</summary>
    private static readonly Dictionary<Sheet, string> Computed = new()
    {
        [ExchangeFormat.Lots] = "heat_key TEXT, heat_id INTEGER, kept_unit TEXT, micro INTEGER",
        [ExchangeFormat.PurchaseLines] = "kept_unit TEXT, micro INTEGER",
        [ExchangeFormat.LotHeats] = "heat_id INTEGER",
        [ExchangeFormat.Documents] = "superseded_by_id INTEGER",
        [ExchangeFormat.Readings] = "document_id INTEGER",
        [ExchangeFormat.StatedValues] = "document_id INTEGER",
        [ExchangeFormat.Cuts] = "micro INTEGER, taken_micro INTEGER",
        [ExchangeFormat.PlannedCuts] = "taken_micro INTEGER",
        [ExchangeFormat.Pieces] = "micro INTEGER",
        [ExchangeFormat.Inputs] = "micro INTEGER",
        [ExchangeFormat.Outputs] = "micro INTEGER, first INTEGER, last INTEGER, product_id INTEGER",
        [ExchangeFormat.Boms] = "",
        [ExchangeFormat.ShipmentLines] = "micro INTEGER, kept_unit TEXT",
        [ExchangeFormat.Movements] = "micro INTEGER",
        [ExchangeFormat.Issues] = "work_id INTEGER",
        [ExchangeFormat.Dispositions] = "micro INTEGER",
        [ExchangeFormat.CorrectiveActions] = "owner_id INTEGER",
    };

    /// <summary>Columns that are filled while a bundle is read, in this order.</summary>
    public static IEnumerable<(Column Column, string Name)> Filled(Sheet sheet) =>
        sheet.Columns.Where(c => c.Kind != CellKind.References)
            .SelectMany(c => c.HasKey ? new[] { (c, c.Name), (c, c.Name + "_key") } : [(c, c.Name)]);

    public static string Create(Sheet sheet)
    {
        var columns = Filled(sheet).Select(f => $"\"{f.Name}\" {(IsText(f.Column) || f.Name != f.Column.Name ? "TEXT" : "INTEGER")}").ToList();
        foreach (var column in sheet.Columns.Where(c => c.Kind == CellKind.Reference))
            columns.AddRange(column.To == Target.Component
                ? [$"\"{column.Name}_material\" INTEGER", $"\"{column.Name}_product\" INTEGER"]
                : [$"\"{column.Name}_id\" INTEGER"]);
        if (Computed.TryGetValue(sheet, out var more) && more.Length > 0)
            columns.AddRange(more.Split(", ").Where(c => !columns.Exists(x => x.StartsWith($"\"{c.Split(' ')[0]}\"", StringComparison.Ordinal))));
        var lists = sheet.Columns.Where(c => c.Kind == CellKind.References)
            .Select(c => $"CREATE TABLE \"{ListOf(sheet, c)}\" (row INTEGER NOT NULL, value TEXT NOT NULL, key TEXT NOT NULL, of_key TEXT, id INTEGER);");
        return $"CREATE TABLE \"{sheet.Name}\" (row INTEGER PRIMARY KEY, id INTEGER, stored INTEGER, {string.Join(", ", columns)}); {string.Join(' ', lists)}";
    }

    /// <summary>The table of a column that names several.</summary>
    public static string ListOf(Sheet sheet, Column column) => $"{sheet.Name}_{column.Name}";

    public const string Common = """
        CREATE TABLE fault (sheet TEXT NOT NULL, row INTEGER NOT NULL, col TEXT, says TEXT NOT NULL, target TEXT, written TEXT);
        CREATE TABLE refused (sheet TEXT NOT NULL, row INTEGER NOT NULL, why TEXT, PRIMARY KEY (sheet, row)) WITHOUT ROWID;
        CREATE TABLE source (sheet TEXT PRIMARY KEY, shown TEXT NOT NULL, sha256 TEXT NOT NULL, rows INTEGER NOT NULL);
        CREATE TABLE file (sha256 TEXT PRIMARY KEY, size INTEGER NOT NULL, type TEXT NOT NULL, needs_password INTEGER NOT NULL);
        CREATE TABLE chunk (sha256 TEXT NOT NULL, part INTEGER NOT NULL, bytes BLOB NOT NULL, PRIMARY KEY (sha256, part));
        """;

    private static bool IsText(Column column) => column.Kind is not (CellKind.Time or CellKind.Amount or CellKind.Count);
}
