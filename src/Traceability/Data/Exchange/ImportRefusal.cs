using Traceability.Exchange;

namespace Traceability.Data.Exchange;

/// <summary>
/// Takes faulty rows out, and with them what names them and what they belong to: a record that came in without one of its
/// inputs would be a gap that nobody sees.
/// </summary>
internal sealed class ImportRefusal(ImportSession session)
{
    private const long Rows = 1L << 40;

    private static readonly List<Sheet> Sheets = [.. ExchangeFormat.Read];

    /// <returns>How many rows were taken out.</returns>
    public long Refuse()
    {
        session.Run("DROP TABLE IF EXISTS stage.names; CREATE TABLE stage.names (one INTEGER NOT NULL, other INTEGER NOT NULL)");
        foreach (var sheet in Sheets) Link(sheet);
        session.Run("CREATE INDEX stage.names_one ON names (one, other)");
        var number = "CASE f.sheet " + string.Join(' ', Sheets.Select((s, i) => $"WHEN '{s}' THEN {i}")) + " END";
        session.Run($"""
            DROP TABLE IF EXISTS stage.gone;
            CREATE TABLE stage.gone (node INTEGER PRIMARY KEY);
            INSERT INTO stage.gone WITH RECURSIVE g(node) AS (
                SELECT {number} * {Rows} + f.row FROM stage.fault f
                UNION SELECT n.other FROM g JOIN stage.names n ON n.one = g.node) SELECT node FROM g;
            """);
        var before = session.Number("SELECT COUNT(*) FROM stage.refused");
        for (var i = 0; i < Sheets.Count; i++)
        {
            var (from, to) = (i * Rows, (i + 1) * Rows);
            session.Run($"""
                INSERT OR IGNORE INTO stage.refused (sheet, row, why) SELECT '{Sheets[i]}', g.node - {from},
                    (SELECT group_concat(COALESCE(f.col || ': ', '') || f.says, '; ') FROM stage.fault f WHERE f.sheet = '{Sheets[i]}' AND f.row = g.node - {from}) FROM stage.gone g WHERE g.node > {from} AND g.node < {to};
                DELETE FROM stage."{Sheets[i]}" WHERE row IN (SELECT g.node - {from} FROM stage.gone g WHERE g.node > {from} AND g.node < {to});
                """);
            foreach (var list in Sheets[i].Columns.Where(c => c.Kind == CellKind.References).Select(c => StageTables.ListOf(Sheets[i], c)))
                session.Run($"DELETE FROM stage.\"{list}\" WHERE row NOT IN (SELECT row FROM stage.\"{Sheets[i]}\")");
        }
        session.Run("INSERT INTO stage.told SELECT * FROM stage.fault; DELETE FROM stage.fault");
        return session.Number("SELECT COUNT(*) FROM stage.refused") - before;
    }

    private void Link(Sheet sheet)
    {
        var self = Sheets.IndexOf(sheet);
        foreach (var column in sheet.Columns.Where(c => c.To is not null and not Target.Heat))
            foreach (var defining in ImportKeys.Defining(column.To!.Value))
            {
                var there = Sheets.IndexOf(defining);
                if (column.Kind == CellKind.References)
                {
                    Add($"SELECT d.row + {there * Rows}, x.row + {self * Rows} FROM stage.\"{StageTables.ListOf(sheet, column)}\" x JOIN stage.\"{defining}\" d ON d.id = x.id WHERE d.stored = 0");
                    continue;
                }
                var id = column.To == Target.Component ? $"{column.Name}_{(defining == ExchangeFormat.Materials ? "material" : "product")}" : $"{column.Name}_id";
                Add($"SELECT d.row + {there * Rows}, s.row + {self * Rows} FROM stage.\"{sheet}\" s JOIN stage.\"{defining}\" d ON d.id = s.\"{id}\" WHERE d.stored = 0");
                if (sheet.Parent == column.Name)
                    Add($"SELECT s.row + {self * Rows}, d.row + {there * Rows} FROM stage.\"{sheet}\" s JOIN stage.\"{defining}\" d ON d.id = s.\"{id}\"");
            }
        // Those that belong together though what they belong to is stored already.
        if (sheet.Parent is not { } parent) return;
        var together = (Sheets.Count + self) * Rows;
        Add($"SELECT s.row + {self * Rows}, s.\"{parent}_id\" + {together} FROM stage.\"{sheet}\" s WHERE s.\"{parent}_id\" IS NOT NULL");
        Add($"SELECT s.\"{parent}_id\" + {together}, s.row + {self * Rows} FROM stage.\"{sheet}\" s WHERE s.\"{parent}_id\" IS NOT NULL");
    }

    private void Add(string pairs) => session.Run("INSERT INTO stage.names " + pairs);
}
