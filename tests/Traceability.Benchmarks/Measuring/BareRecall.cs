using Microsoft.Data.Sqlite;

namespace Traceability.Benchmarks.Measuring;

internal sealed record BareLot(long Id, string Number, string Unit, long OnHand, string Status, string? Location);

internal sealed record BareRecord(long Id, string Number, string Kind, bool Open);

internal sealed record BareLine(long Shipment, long Lot, long Quantity);

internal sealed record BareShipment(long Id, string Number, string ShippedOn, string? Order, long Customer);

internal sealed record BareCustomer(long Id, string Code, string Name, string? Contact, string? Email, string? Phone, string? Address);

/// <summary>What a recall answers, without what it cannot rule out; in the same order as the service gives it.</summary>
internal sealed record BareRecalled(List<BareLot> Lots, List<BareRecord> Records, List<BareLine> Lines, List<BareShipment> Shipments, List<BareCustomer> Customers);

/// <summary>A recall in the best SQL there is for it.</summary>
internal sealed class BareRecall(SqliteConnection connection, Way way) : Bare(connection)
{
    private const string Walk = $"WITH RECURSIVE reach(lot_id) AS (SELECT @id UNION {ForwardStep}) ";
    private const string LotColumns = "l.id, l.number, l.unit, l.on_hand_micro, l.status, l.location";
    private const string RecordColumns = "t.id, t.number, t.kind, t.completed_on IS NULL";
    private const string LineColumns = "x.shipment_id, x.lot_id, x.quantity_micro";
    private const string ShipmentColumns = "s.id, s.number, s.shipped_on, o.number, c.id, c.code, c.name, c.contact, c.email, c.phone, c.address";
    private const string ToRecords = " CROSS JOIN input i ON i.lot_id = r.lot_id AND i.voided_at IS NULL CROSS JOIN transformation t ON t.id = i.transformation_id";
    private const string ToLines = " CROSS JOIN shipment_line x ON x.lot_id = r.lot_id AND x.voided_at IS NULL";
    private const string ToShipments = " CROSS JOIN shipment s ON s.id = x.shipment_id CROSS JOIN customer c ON c.id = s.customer_id LEFT JOIN \"order\" o ON o.id = s.order_id";

    private readonly HashSet<long> records = [];
    private readonly HashSet<long> shipments = [];
    private readonly HashSet<long> customers = [];
    private BareRecalled answer = null!;

    public BareRecalled Answer(long lot)
    {
        answer = new([], [], [], [], []);
        records.Clear();
        shipments.Clear();
        customers.Clear();
        switch (way)
        {
            case Way.Again: Ask(Walk, "reach", lot); break;
            case Way.Kept: Kept(lot); break;
            default: LotByLot(lot); break;
        }
        answer.Lots.Sort((a, b) => string.CompareOrdinal(a.Number, b.Number));
        answer.Records.Sort((a, b) => string.CompareOrdinal(a.Number, b.Number));
        answer.Shipments.Sort((a, b) => string.CompareOrdinal(a.Number, b.Number));
        answer.Customers.Sort((a, b) => string.CompareOrdinal(a.Code, b.Code));
        return answer;
    }

    private void Kept(long lot)
    {
        Run("CREATE TEMP TABLE IF NOT EXISTS bare_reached (lot_id INTEGER PRIMARY KEY)");
        Run("BEGIN");
        Run("DELETE FROM bare_reached");
        Run("INSERT INTO bare_reached " + Walk + "SELECT lot_id FROM reach", lot);
        Ask("", "bare_reached", lot);
        Run("COMMIT");
    }

    private void Ask(string walk, string reached, long lot)
    {
        Rows($"{walk}SELECT {LotColumns} FROM {reached} r CROSS JOIN lot l ON l.id = r.lot_id", lot, AddLot);
        Rows($"{walk}SELECT {RecordColumns} FROM {reached} r{ToRecords}", lot, AddRecord);
        Rows($"{walk}SELECT {LineColumns} FROM {reached} r{ToLines}", lot, AddLine);
        Rows($"{walk}SELECT {ShipmentColumns} FROM (SELECT DISTINCT x.shipment_id FROM {reached} r{ToLines}) x{ToShipments}", lot, row => AddShipment(row, 0));
    }

    private void LotByLot(long lot)
    {
        Run("BEGIN");
        Rows($"{Walk}SELECT {LotColumns} FROM reach r CROSS JOIN lot l ON l.id = r.lot_id", lot, AddLot);
        foreach (var reached in answer.Lots)
        {
            Rows($"SELECT {RecordColumns} FROM input i CROSS JOIN transformation t ON t.id = i.transformation_id WHERE i.lot_id = @id AND i.voided_at IS NULL", reached.Id, AddRecord);
            Rows($"SELECT {LineColumns}, {ShipmentColumns} FROM shipment_line x{ToShipments} WHERE x.lot_id = @id AND x.voided_at IS NULL", reached.Id, row =>
            {
                AddLine(row);
                AddShipment(row, 3);
            });
        }
        Run("COMMIT");
    }

    private void AddLot(SqliteDataReader row) =>
        answer.Lots.Add(new(row.GetInt64(0), row.GetString(1), row.GetString(2), row.GetInt64(3), row.GetString(4), Text(row, 5)));

    private void AddRecord(SqliteDataReader row)
    {
        if (records.Contains(row.GetInt64(0)) || row.GetString(2) == "cut") return;
        records.Add(row.GetInt64(0));
        answer.Records.Add(new(row.GetInt64(0), row.GetString(1), row.GetString(2), row.GetBoolean(3)));
    }

    private void AddLine(SqliteDataReader row) => answer.Lines.Add(new(row.GetInt64(0), row.GetInt64(1), row.GetInt64(2)));

    private void AddShipment(SqliteDataReader row, int at)
    {
        if (!shipments.Add(row.GetInt64(at))) return;
        answer.Shipments.Add(new(row.GetInt64(at), row.GetString(at + 1), row.GetString(at + 2), Text(row, at + 3), row.GetInt64(at + 4)));
        if (customers.Add(row.GetInt64(at + 4)))
            answer.Customers.Add(new(row.GetInt64(at + 4), row.GetString(at + 5), row.GetString(at + 6), Text(row, at + 7), Text(row, at + 8), Text(row, at + 9), Text(row, at + 10)));
    }
}
