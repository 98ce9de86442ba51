using Microsoft.Data.Sqlite;
using Traceability.Data;
using Traceability.Lots;

namespace Traceability.Benchmarks.Shop;

/// <summary>Writes a made-up shop into a shop's file as imported history: straight, in one transaction.</summary>
internal static class ShopWriter
{
    private const long Micro = Quantity.One;

    public static async Task Write(MadeShop shop, ShopFile file)
    {
        await using var connection = await file.Open();
        await using var transaction = (SqliteTransaction)await connection.BeginTransactionAsync();
        Standing(shop, new(connection));
        Lots(shop, new(connection));
        Acts(shop, new(connection));
        Shipments(shop, new(connection));
        await transaction.CommitAsync();
    }

    private static void Standing(MadeShop shop, Table table)
    {
        var ids = (int count) => Enumerable.Range(1, count);
        table.Insert("supplier", "id, code, code_key, name", ids(shop.Suppliers), id => [id, Names.Supplier(id), Names.Supplier(id), $"Supplier {id}"]);
        table.Insert("customer", "id, code, code_key, name, contact, email, phone, address, approves_deviations", ids(shop.Customers),
            id => [id, Names.Customer(id), Names.Customer(id), $"Customer {id}", $"Buyer {id}", $"c{id}@example.com", $"+1 555 {id:D7}", $"{id} Mill Road", 0]);
        table.Insert("material", "id, code, code_key, name, category, unit, control_level, required_documents", ids(MadeShop.Materials),
            id => [id, Names.Material(id), Names.Material(id), $"Material {id}", "metal", "pcs", 1, ""]);
        table.Insert("product", "id, sku, sku_key, name, identified_by, required_documents", ids(MadeShop.Products),
            id => [id, Names.Product(id), Names.Product(id), $"Part {id}", "batch", ""]);
        // Each product takes a little of its material.
        table.Insert("bom_revision", "id, product_id, revision, position, recorded_at, recorded_by", ids(MadeShop.Materials), id => [id, id, "A", 1, 0, "import"]);
        table.Insert("bom_line", "id, product_id, revision, material_id, quantity_micro, unit", ids(MadeShop.Materials), id => [id, id, "A", id, 1, "pcs"]);
        table.Insert("heat", "id, mill, mill_key, number, number_key", ids(shop.Heats), id => [id, $"Mill {id % 20}", $"MILL {id % 20}", Names.Heat(id), Names.Heat(id)]);
        table.Insert("document", "id, number, number_key, type, issuer, issuer_key, file_name, recorded_at, recorded_by", ids(shop.Heats),
            id => [id, Names.Certificate(id), Names.Certificate(id), "mtr", $"Mill {id % 20}", $"MILL {id % 20}", null, 0, "import"]);
    }

    private static void Lots(MadeShop shop, Table table)
    {
        table.Insert("lot", "id, number, number_key, look_alike_key, material_id, product_id, unit, on_hand_micro, received_micro, received_on, supplier_id, status, location, certificate_number, certificate_number_key, recorded_at, recorded_by", shop.Lots, lot =>
        {
            var raw = lot.Kind == LotKind.Raw;
            var certificate = lot.Heat > 0 ? Names.Certificate(lot.Heat) : null;
            return
            [
                lot.Id, lot.Number, lot.Number, NumberKey.LookAlike(lot.Number), lot.Material > 0 ? lot.Material : null, lot.Material > 0 ? null : lot.Product, "pcs",
                (lot.Quantity - lot.Used) * Micro, raw ? lot.Quantity * Micro : null, raw ? MadeShop.Iso(lot.Day) : null, raw ? lot.Supplier : null,
                "accepted", "Shelf 4", certificate, certificate, 0, "import",
            ];
        });
        var ofHeats = shop.Lots.Where(l => l.Heat > 0).ToList();
        table.Insert("lot_heat", "lot_id, heat_id", ofHeats, l => [l.Id, l.Heat]);
        table.Insert("document_lot", "document_id, lot_id", ofHeats, l => [l.Heat, l.Id]);
    }

    private static void Acts(MadeShop shop, Table table)
    {
        table.Insert("transformation", "id, number, number_key, started_on, completed_on, from_history, kind, is_rework, product_id, parent_id, loss_micro, scrap_micro, recorded_at, recorded_by", shop.Acts, act =>
        [
            act.Id, act.Number, act.Number, MadeShop.Iso(act.Day), MadeShop.Iso(act.Day), 1, act.IsCut ? "cut" : "make", act.IsCut ? null : 0,
            act.IsCut ? null : act.Product, act.IsCut ? act.Parent : null, act.IsCut ? 0 : null, act.IsCut ? 0 : null, 0, "import",
        ]);
        table.Insert("input", "transformation_id, lot_id, quantity_micro, first_unit, last_unit, reach_first, reach_last, recorded_at, recorded_by", shop.Inputs, input =>
        [
            input.Act, input.Lot, input.Quantity * Micro, Stated(input.First), Stated(input.Last), Stated(input.ReachFirst), Stated(input.ReachLast), 0, "import",
        ]);
        table.Insert("output", "transformation_id, lot_id, quantity_micro, first_position, last_position, recorded_at, recorded_by", shop.Outputs,
            output => [output.Act, output.Lot, shop.Lot(output.Lot).Quantity * Micro, output.First, output.Last, 0, "import"]);
    }

    private static void Shipments(MadeShop shop, Table table)
    {
        table.Insert("\"order\"", "id, number, number_key, customer_id, ordered_on, required_documents, recorded_at, recorded_by", shop.Shipments,
            s => [s.Id, Names.Order(s.Id), Names.Order(s.Id), s.Customer, MadeShop.Iso(s.Day), "", 0, "import"]);
        table.Insert("shipment", "id, number, number_key, order_id, customer_id, shipped_on, from_history, recorded_at, recorded_by", shop.Shipments,
            s => [s.Id, s.Number, s.Number, s.Id, s.Customer, MadeShop.Iso(s.Day), 1, 0, "import"]);
        table.Insert("shipment_line", "shipment_id, lot_id, quantity_micro, unit, recorded_at, recorded_by", shop.Lines,
            l => [l.Shipment, l.Lot > 0 ? l.Lot : null, l.Quantity * Micro, "pcs", 0, "import"]);
    }

    private static long? Stated(long unit) => unit > 0 ? unit : null;

    private sealed class Table(SqliteConnection connection)
    {
        public void Insert<T>(string table, string columns, IEnumerable<T> rows, Func<T, object?[]> values)
        {
            using var command = connection.CreateCommand();
            var names = columns.Split(", ").Select((_, i) => FormattableString.Invariant($"@{i}")).ToList();
            command.CommandText = $"INSERT INTO {table} ({columns}) VALUES ({string.Join(", ", names)})";
            foreach (var name in names) command.Parameters.Add(new() { ParameterName = name });
            foreach (var row in rows)
            {
                var given = values(row);
                for (var i = 0; i < given.Length; i++) command.Parameters[i].Value = given[i] ?? DBNull.Value;
                command.ExecuteNonQuery();
            }
        }
    }
}
