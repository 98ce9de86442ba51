using Traceability.Exchange;
using static Traceability.Exchange.ExchangeFormat;

namespace Traceability.Data.Exchange;

/// <summary>
/// Gives every row that has a name of its own the id it has, or will have, in the shop, and finds what every reference
/// leads to: in the bundle or in the shop.
/// </summary>
internal sealed class ImportKeys(ImportSession session)
{
    /// <summary>What shares one series of names.</summary>
    /// <param name="Name">In the staging file the table k_Name.</param>
    /// <param name="Table">Where they are kept in the shop.</param>
    /// <param name="Key">SQL for the normal form there; m is the row.</param>
    /// <param name="Sources">Sheets that bring new ones, with SQL for the normal form; s is the row.</param>
    private sealed record Space(string Name, string Table, string Key, params (Sheet Sheet, string Key)[] Sources);

    /// <summary>Normal forms of several parts are put together with a character that no text holds.</summary>
    private const string And = " || char(31) || ";

    private const string HeatKey = "s.heat_key" + And + "COALESCE(s.mill_key, '')";

    private static readonly Space[] Spaces =
    [
        new("supplier", "supplier", "m.code_key", (ExchangeFormat.Suppliers, "s.code_key")),
        new("material", "material", "m.code_key", (ExchangeFormat.Materials, "s.code_key")),
        new("person", "person", "m.code_key", (ExchangeFormat.People, "s.code_key")),
        new("customer", "customer", "m.code_key", (Customers, "s.code_key")),
        new("profile", "profile", "m.code_key", (ProductFormat.Profiles, "s.code_key")),
        new("product", "product", "m.sku_key", (Products, "s.sku_key")),
        new("receipt", "receipt", "m.number_key", (Receipts, "s.number_key")),
        new("heat", "heat", "m.number_key" + And + "m.mill_key", (Heats, "s.number_key" + And + "COALESCE(s.mill_key, '')"), (ExchangeFormat.Lots, HeatKey), (LotHeats, HeatKey)),
        new("lot", "lot", "m.number_key", (ExchangeFormat.Lots, "s.number_key"), (Pieces, "s.number_key"), (Outputs, "s.number_key")),
        new("document", "document", "m.number_key" + And + "m.issuer_key" + And + "m.type", (Documents, "s.number_key" + And + "COALESCE(s.issuer_key, '')" + And + "s.type")),
        new("transformation", "transformation", "m.number_key", (Cuts, "s.number_key"), (Records, "s.number_key"), (PlannedCuts, "s.number_key")),
        new("purchase_order", "purchase_order", "m.number_key", (ExchangeFormat.PurchaseOrders, "s.number_key")),
        new("order", "\"order\"", "m.number_key", (ExchangeFormat.Orders, "s.number_key")),
        new("shipment", "shipment", "m.number_key", (Shipments, "s.number_key")),
        new("issued_certificate", "issued_certificate", "m.number_key", (IssuedCertificates, "s.number_key")),
        new("recall", "recall", "m.number_key", (ExchangeFormat.Recalls, "s.number_key")),
        new("issue", "non_conformance", "m.number_key", (ExchangeFormat.Issues, "s.number_key")),
        new("place", "place", "m.number_key", (ExchangeFormat.Places, "s.number_key")),
        new("topic", "topic", "m.code_key", (TrainingFormat.Topics, "s.code_key")),
        new("sop", "sop", "m.code_key", (TrainingFormat.Sops, "s.code_key")),
        new("machine", "machine", "m.code_key", (MachineFormat.Machines, "s.code_key")),
    ];

    /// <summary>Where a reference of each kind is looked up: the space, and which rows of the shop it may lead to.</summary>
    private static readonly Dictionary<Target, (string Space, string Key, string? Which)> Places = new()
    {
        [Target.Supplier] = ("supplier", "code_key", null),
        [Target.Material] = ("material", "code_key", null),
        [Target.Customer] = ("customer", "code_key", null),
        [Target.Profile] = ("profile", "code_key", null),
        [Target.Product] = ("product", "sku_key", null),
        [Target.Receipt] = ("receipt", "number_key", null),
        [Target.Lot] = ("lot", "number_key", null),
        [Target.Person] = ("person", "code_key", null),
        [Target.Topic] = ("topic", "code_key", null),
        [Target.Sop] = ("sop", "code_key", null),
        [Target.Machine] = ("machine", "code_key", null),
        [Target.PurchaseOrder] = ("purchase_order", "number_key", null),
        [Target.Order] = ("order", "number_key", null),
        [Target.Shipment] = ("shipment", "number_key", null),
        [Target.Issue] = ("issue", "number_key", null),
        [Target.Recall] = ("recall", "number_key", null),
        [Target.Certificate] = ("issued_certificate", "number_key", null),
        [Target.Cut] = ("transformation", "number_key", "kind = 'cut' AND completed_on IS NOT NULL"),
        [Target.PlannedCut] = ("transformation", "number_key", "kind = 'cut' AND completed_on IS NULL"),
        [Target.Record] = ("transformation", "number_key", "kind <> 'cut'"),
    };

    /// <summary>The sheets whose rows a reference can lead to.</summary>
    public static IEnumerable<Sheet> Defining(Target target) => target switch
    {
        Target.Component => [ExchangeFormat.Materials, Products],
        Target.Cut => [Cuts],
        Target.PlannedCut => [PlannedCuts],
        Target.Record => [Records],
        Target.Heat => [],
        _ => Spaces.Single(s => s.Name == Places[target].Space).Sources.Select(s => s.Sheet),
    };

    /// <summary>True where a row of the sheet has a name of its own, by which others find it.</summary>
    public static bool IsNamed(Sheet sheet) => Spaces.Any(s => s.Sources.Any(x => x.Sheet == sheet && !(s.Name == "heat" && sheet != Heats)));

    /// <param name="told">Told what is looked at next.</param>
    public void Resolve(Action<string> told)
    {
        told("numbers");
        foreach (var space in Spaces) Number(space);
        foreach (var sheet in Read.Where(IsNamed))
            session.Run($"CREATE INDEX IF NOT EXISTS stage.\"by_id_{sheet.Name}\" ON \"{sheet.Name}\" (id)");
        foreach (var sheet in Read.Where(s => session.HasRows($"stage.\"{s}\"")))
        {
            told($"what {sheet.Name} refer to");
            Refer(sheet);
        }
        ReferReplacements();
        ReferReadings();
        ReferIssues();
        foreach (var (sheet, column) in ((Sheet, string)[])[(Inputs, "record_id"), (Outputs, "record_id"), (Pieces, "cut_id"), (Cuts, "parent_id"), (MadeLots, "lot_id"), (PlannedPieces, "cut_id"), (Movements, "lot_id")])
            session.Run($"CREATE INDEX IF NOT EXISTS stage.\"by_{column}_{sheet.Name}\" ON \"{sheet.Name}\" ({column})");
    }

    private void Number(Space space)
    {
        var k = $"stage.k_{space.Name}";
        session.Run($"""
            DROP TABLE IF EXISTS {k};
            CREATE TABLE {k} (id INTEGER PRIMARY KEY AUTOINCREMENT, key TEXT NOT NULL UNIQUE, stored INTEGER NOT NULL);
            INSERT INTO stage.sqlite_sequence (name, seq) SELECT 'k_{space.Name}', MAX(COALESCE((SELECT seq FROM main.sqlite_sequence WHERE name = '{space.Table.Trim('"')}'), 0), COALESCE((SELECT MAX(id) FROM main.{space.Table}), 0));
            """);
        if (session.HasRows($"main.{space.Table}"))
            foreach (var (sheet, key) in space.Sources.Where(s => session.HasRows($"stage.\"{s.Sheet}\"")))
                session.Run(space.Name is "heat" or "document"
                    ? $"INSERT OR IGNORE INTO {k} (id, key, stored) SELECT m.id, {space.Key}, 1 FROM main.{space.Table} m JOIN stage.\"{sheet}\" s ON m.number_key = {key.Split(And)[0]} AND {space.Key} = {key}"
                    : $"INSERT OR IGNORE INTO {k} (id, key, stored) SELECT m.id, {space.Key}, 1 FROM stage.\"{sheet}\" s CROSS JOIN main.{space.Table} m ON {space.Key} = {key}");
        foreach (var (sheet, key) in space.Sources)
        {
            session.Run($"INSERT OR IGNORE INTO {k} (key, stored) SELECT {key}, 0 FROM stage.\"{sheet}\" s WHERE {key} IS NOT NULL ORDER BY s.row");
            if (space.Name == "heat" && sheet != Heats)
                session.Run($"UPDATE stage.\"{sheet}\" AS s SET heat_id = (SELECT k.id FROM {k} k WHERE k.key = {key})");
            else
                session.Run($"UPDATE stage.\"{sheet}\" AS s SET (id, stored) = (SELECT k.id, k.stored FROM {k} k WHERE k.key = {key})");
        }
    }

    private void Refer(Sheet sheet)
    {
        var single = sheet.Columns.Where(c => c.Kind == CellKind.Reference).ToList();
        var set = single.SelectMany(c => c.To == Target.Component
            ? [$"\"{c.Name}_material\" = {Found(Target.Material, c)}", $"\"{c.Name}_product\" = {Found(Target.Product, c)}"]
            : new[] { $"\"{c.Name}_id\" = {Found(c.To!.Value, c)}" }).ToList();
        if (set.Count > 0) session.Run($"UPDATE stage.\"{sheet}\" AS s SET {string.Join(", ", set)}");
        foreach (var column in single)
            Unknown(sheet, column, $"stage.\"{sheet}\" s", $"s.\"{column.Name}\"", column.To == Target.Component
                ? $"s.\"{column.Name}_material\" IS NULL AND s.\"{column.Name}_product\" IS NULL"
                : $"s.\"{column.Name}_id\" IS NULL", $"s.\"{column.Name}_key\"");
        foreach (var column in sheet.Columns.Where(c => c.Kind == CellKind.References))
        {
            var list = $"stage.\"{StageTables.ListOf(sheet, column)}\"";
            if (column.To == Target.Heat) ReferHeats(sheet, column, list);
            else session.Run($"UPDATE {list} AS s SET id = {Found(column.To!.Value, null)}");
            Unknown(sheet, column, $"{list} s", "s.value", "s.id IS NULL", "s.key");
        }
    }

    private string Found(Target target, Column? column)
    {
        var (space, key, which) = Places[target];
        var wanted = column is null ? "s.key" : $"s.\"{column.Name}_key\"";
        var table = Spaces.Single(s => s.Name == space).Table;
        // A cut is not a record, though both are numbered in one series.
        var staged = target switch
        {
            Target.Cut => $"(SELECT k.id FROM stage.k_{space} k JOIN stage.cuts c ON c.id = k.id WHERE k.key = {wanted})",
            Target.PlannedCut => $"(SELECT k.id FROM stage.k_{space} k JOIN stage.planned_cuts c ON c.id = k.id WHERE k.key = {wanted})",
            Target.Record => $"(SELECT k.id FROM stage.k_{space} k JOIN stage.records c ON c.id = k.id WHERE k.key = {wanted})",
            _ => $"(SELECT k.id FROM stage.k_{space} k WHERE k.key = {wanted})",
        };
        return session.HasRows($"main.{table}")
            ? $"COALESCE({staged}, (SELECT m.id FROM main.{table} m WHERE m.{key} = {wanted}{(which is null ? "" : " AND " + which)}))"
            : staged;
    }

    // "MILL|N" is one heat; "N" alone is the only one of that number, whichever the mill.
    private void ReferHeats(Sheet sheet, Column column, string list)
    {
        session.Run($"""
            DROP TABLE IF EXISTS stage.known_heat;
            CREATE TABLE stage.known_heat (number_key TEXT NOT NULL, mill_key TEXT NOT NULL, id INTEGER NOT NULL);
            INSERT INTO stage.known_heat SELECT substr(key, 1, instr(key, char(31)) - 1), substr(key, instr(key, char(31)) + 1), id FROM stage.k_heat;
            INSERT INTO stage.known_heat SELECT DISTINCT m.number_key, m.mill_key, m.id FROM {list} s JOIN main.heat m ON m.number_key = s.key WHERE m.id NOT IN (SELECT id FROM stage.k_heat);
            CREATE INDEX stage.by_number_heat ON known_heat (number_key, mill_key);
            UPDATE {list} AS s SET id = (SELECT h.id FROM stage.known_heat h WHERE h.number_key = s.key AND h.mill_key = s.of_key) WHERE s.of_key IS NOT NULL;
            UPDATE {list} AS s SET id = (SELECT MIN(h.id) FROM stage.known_heat h WHERE h.number_key = s.key HAVING COUNT(*) = 1) WHERE s.of_key IS NULL;
            """);
        session.Fault(sheet, column.Name, "quoted(s.value) || ' is a heat of several mills; write MILL|' || s.value",
            $"FROM {list} s WHERE s.id IS NULL AND s.of_key IS NULL AND (SELECT COUNT(*) FROM stage.known_heat h WHERE h.number_key = s.key) > 1");
        session.Run($"UPDATE {list} AS s SET id = -1 WHERE s.id IS NULL AND s.of_key IS NULL AND EXISTS (SELECT 1 FROM stage.known_heat h WHERE h.number_key = s.key)");
    }

    /// <summary>What came in a document's place is of the same type, so that number and issuer name it.</summary>
    private void ReferReplacements() => session.Run("""
        UPDATE stage.documents AS s SET superseded_by_id = COALESCE(
            (SELECT k.id FROM stage.k_document k WHERE k.key = s.superseded_by_key || char(31) || COALESCE(s.superseded_by_issuer_key, '') || char(31) || s.type),
            (SELECT m.id FROM main.document m WHERE m.number_key = s.superseded_by_key AND m.issuer_key = COALESCE(s.superseded_by_issuer_key, '') AND m.type = s.type)) WHERE s.superseded_by_key IS NOT NULL;
        """);

    /// <summary>Whose values they are: a document by its number, issuer and type.</summary>
    private void ReferReadings()
    {
        foreach (var sheet in (Sheet[])[Readings, StatedValues])
        {
            session.Run($"""
                UPDATE stage."{sheet}" AS s SET document_id = COALESCE(
                    (SELECT k.id FROM stage.k_document k WHERE k.key = s.document_key || char(31) || COALESCE(s.issuer_key, '') || char(31) || s.type),
                    (SELECT m.id FROM main.document m WHERE m.number_key = s.document_key AND m.issuer_key = COALESCE(s.issuer_key, '') AND m.type = s.type));
                """);
            session.Fault(sheet, "document", "quoted(s.document) || ' is not a document of that issuer and type'", $"FROM stage.\"{sheet}\" s WHERE s.document_key IS NOT NULL AND s.document_id IS NULL");
        }
        session.Fault(StatedValues, "at", "quoted(s.document) || ' has no reading of that time'",
            "FROM stage.stated_values s WHERE s.document_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM stage.readings r WHERE r.document_id = s.document_id AND r.\"at\" = s.\"at\") AND NOT EXISTS (SELECT 1 FROM main.confirmed_reading r WHERE r.document_id = s.document_id AND r.\"at\" = s.\"at\")");
    }

    /// <summary>What an issue is about may be any work; who sees to an action is a person.</summary>
    private void ReferIssues()
    {
        foreach (var (sheet, column, space, key) in ((Sheet, string, string, string)[])[(Issues, "work", "transformation", "number_key"), (CorrectiveActions, "owner", "person", "code_key")])
        {
            session.Run($"UPDATE stage.\"{sheet}\" AS s SET {column}_id = COALESCE((SELECT k.id FROM stage.k_{space} k WHERE k.key = s.{column}_key), (SELECT m.id FROM main.{space} m WHERE m.{key} = s.{column}_key))");
            session.Fault(sheet, column, $"quoted(s.{column}) || ' is not known here; state {(space == "person" ? "a person of people" : "a record, cut or other work")}'", $"FROM stage.\"{sheet}\" s WHERE s.{column}_key IS NOT NULL AND s.{column}_id IS NULL");
        }
    }

    private void Unknown(Sheet sheet, Column column, string from, string written, string missing, string key) => session.Run($"""
        INSERT INTO stage.fault (sheet, row, col, says, target, written)
        SELECT '{sheet}', s.row, '{column.Name}', quoted({written}) || ' is not {Noun(column.To!.Value)}', '{column.To}', {key} FROM {from} WHERE {key} IS NOT NULL AND {missing}
        """);

    /// <summary>All known codes near a written one, for a suggestion: of a large shop those that begin alike.</summary>
    public IEnumerable<string> Near(Target target, string key)
    {
        if (target == Target.Heat) return session.Rows("SELECT DISTINCT number_key FROM stage.known_heat LIMIT 20000", row => row.GetString(0));
        var targets = target == Target.Component ? new[] { Target.Material, Target.Product } : [target];
        return targets.SelectMany(t =>
        {
            var (space, column, _) = Places[t];
            var table = Spaces.Single(s => s.Name == space).Table;
            return Codes($"stage.k_{space}", "key", key).Concat(Codes($"main.{table}", column, key));
        }).Distinct();
    }

    private List<string> Codes(string table, string column, string key)
    {
        const int few = 20_000;
        var all = session.Number($"SELECT COUNT(*) FROM (SELECT 1 FROM {table} LIMIT {few + 1})") <= few;
        using var command = session.Connection.CreateCommand();
        command.CommandText = $"SELECT {column} FROM {table}" + (all ? "" : $" WHERE {column} >= $from AND {column} < $to LIMIT {few}");
        if (!all)
        {
            var start = key[..Math.Min(key.Length, Math.Max(2, key.Length - 3))];
            command.Parameters.AddWithValue("$from", start);
            command.Parameters.AddWithValue("$to", start + "\uFFFF");
        }
        var codes = new List<string>();
        using var reader = command.ExecuteReader();
        while (reader.Read()) codes.Add(reader.GetString(0));
        return codes;
    }
}
