using Microsoft.Data.Sqlite;

namespace Traceability.Benchmarks.Measuring;

internal sealed record BareTraced(List<string> Lots, List<string> Received, List<string> Records, List<string> Heats, List<string> Certificates, List<string> Suppliers);

/// <summary>A trace back from a shipment in the best SQL there is for it.</summary>
internal sealed class BareTrace(SqliteConnection connection, Way way) : Bare(connection)
{
    private const string Walk = $"WITH RECURSIVE reach(lot_id) AS (SELECT lot_id FROM shipment_line WHERE shipment_id = @id AND lot_id IS NOT NULL AND voided_at IS NULL UNION {BackStep}) ";
    private const string LotColumns = "l.id, l.number, l.received_micro IS NOT NULL, l.certificate_number, s.code";
    private const string Evidence = "('mtr', 'cofc', 'test_report')";

    public BareTraced Answer(long shipment)
    {
        var (lots, received, records) = (new List<string>(), new List<string>(), new HashSet<string>());
        var (heats, certificates, suppliers) = (new HashSet<string>(), new HashSet<string>(), new HashSet<string>());
        var ids = new List<long>();
        void Lot(SqliteDataReader row)
        {
            var number = row.GetString(1);
            ids.Add(row.GetInt64(0));
            lots.Add(number);
            if (row.GetBoolean(2)) received.Add(number);
            if (Text(row, 3) is { } certificate) certificates.Add(certificate);
            if (Text(row, 4) is { } supplier) suppliers.Add(supplier);
        }
        void Record(SqliteDataReader row)
        {
            if (row.GetString(1) != "cut") records.Add(row.GetString(0));
        }
        var (walk, reached) = way == Way.Kept ? ("", "bare_reached") : (Walk, "reach");
        if (way == Way.Kept) Run("CREATE TEMP TABLE IF NOT EXISTS bare_reached (lot_id INTEGER PRIMARY KEY)");
        Run("BEGIN");
        if (way == Way.Kept)
        {
            Run("DELETE FROM bare_reached");
            Run("INSERT INTO bare_reached " + Walk + "SELECT lot_id FROM reach", shipment);
        }
        Rows($"{walk}SELECT {LotColumns} FROM {reached} r CROSS JOIN lot l ON l.id = r.lot_id LEFT JOIN supplier s ON s.id = l.supplier_id", shipment, Lot);
        if (way == Way.LotByLot)
            foreach (var id in ids)
            {
                Rows("SELECT t.number, t.kind FROM output o CROSS JOIN transformation t ON t.id = o.transformation_id WHERE o.lot_id = @id AND o.voided_at IS NULL", id, Record);
                Rows("SELECT h.number FROM lot_heat x CROSS JOIN heat h ON h.id = x.heat_id WHERE x.lot_id = @id", id, row => heats.Add(row.GetString(0)));
                Rows($"SELECT d.number FROM document_lot x CROSS JOIN document d ON d.id = x.document_id WHERE x.lot_id = @id AND d.type IN {Evidence}", id, row => certificates.Add(row.GetString(0)));
                Rows($"SELECT d.number FROM lot_heat x CROSS JOIN document_heat dh ON dh.heat_id = x.heat_id CROSS JOIN document d ON d.id = dh.document_id WHERE x.lot_id = @id AND d.type IN {Evidence}", id, row => certificates.Add(row.GetString(0)));
            }
        else
        {
            Rows($"{walk}SELECT t.number, t.kind FROM {reached} r CROSS JOIN output o ON o.lot_id = r.lot_id AND o.voided_at IS NULL CROSS JOIN transformation t ON t.id = o.transformation_id", shipment, Record);
            Rows($"{walk}SELECT h.number FROM {reached} r CROSS JOIN lot_heat x ON x.lot_id = r.lot_id CROSS JOIN heat h ON h.id = x.heat_id", shipment, row => heats.Add(row.GetString(0)));
            Rows($"{walk}SELECT d.number FROM {reached} r CROSS JOIN document_lot x ON x.lot_id = r.lot_id CROSS JOIN document d ON d.id = x.document_id WHERE d.type IN {Evidence}", shipment, row => certificates.Add(row.GetString(0)));
            Rows($"{walk}SELECT d.number FROM {reached} r CROSS JOIN lot_heat x ON x.lot_id = r.lot_id CROSS JOIN document_heat dh ON dh.heat_id = x.heat_id CROSS JOIN document d ON d.id = dh.document_id WHERE d.type IN {Evidence}", shipment, row => certificates.Add(row.GetString(0)));
        }
        Run("COMMIT");
        return new(Sorted(lots), Sorted(received), Sorted(records), Sorted(heats), Sorted(certificates), Sorted(suppliers));
    }

    private static List<string> Sorted(IEnumerable<string> numbers)
    {
        var sorted = numbers.ToList();
        sorted.Sort(string.CompareOrdinal);
        return sorted;
    }
}
