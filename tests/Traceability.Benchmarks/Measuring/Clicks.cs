using Microsoft.Data.Sqlite;

namespace Traceability.Benchmarks.Measuring;

/// <summary>What people click on in a shop: pages by name, each with addresses of things that are there.</summary>
internal sealed class Clicks
{
    private readonly List<(string Name, Func<Random, string> Address)> pages = [];

    private Clicks(SqliteConnection file)
    {
        var lots = Some(file, "lot");
        var shipments = Some(file, "shipment");
        var documents = Some(file, "document");
        var records = Some(file, "transformation");
        var typical = lots.Where(l => Reached(file, l.Id) is >= 20 and <= 120).Take(40).ToList();
        Hub = Busiest(file);

        Page("today", _ => "/");
        Page("stock", _ => "/stock");
        Page("stock, page 2 to 40", r => $"/stock?p={r.Next(2, 41)}");
        Page("stock, in the order of numbers", r => $"/stock?sort={(r.Next(2) == 0 ? "" : "-")}number&p={r.Next(1, 10)}");
        Page("stock, used up", _ => "/stock?state=used-up");
        Page("stock, part of a number", r => $"/stock?q={Uri.EscapeDataString(Part(r, Any(r, lots).Number))}");
        Page("find a number (and its page)", r => $"/find?q={Uri.EscapeDataString(Any(r, lots).Number)}");
        Page("lot", r => $"/lots/{Any(r, lots).Id}");
        Page("lot, what it went into", r => $"/lots/{Any(r, lots).Id}?tab=to");
        Page("recall", r => $"/recall?root=lot:{Uri.EscapeDataString(Any(r, typical).Number)}");
        Page("trace back", r => $"/trace/back?root=lot:{Uri.EscapeDataString(Any(r, typical).Number)}");
        Page("receiving", _ => "/receiving");
        Page("making", _ => "/making");
        Page("making, part of a number", r => $"/making?q={Uri.EscapeDataString(Part(r, Any(r, records).Number))}");
        Page("cuts", _ => "/cuts");
        Page("remnants", _ => "/stock/remnants");
        Page("remnants, of a grade and size", r => $"/stock/remnants?material={r.Next(1, 20)}&atLeast={r.Next(1, 500)}");
        Page("marks to move", _ => "/stock/marks");
        Page("places", _ => "/places");
        Page("bench", _ => "/bench");
        Page("what a code is (JSON)", r => $"/scan?handler=what&code={Uri.EscapeDataString(Any(r, lots).Number)}");
        Page("labels of a lot", r => $"/labels?lot={Any(r, lots).Id}");
        Page("orders", _ => "/orders");
        Page("shipments", _ => "/shipments");
        Page("shipments, part of a number", r => $"/shipments?q={Uri.EscapeDataString(Part(r, Any(r, shipments).Number))}");
        Page("shipment", r => $"/shipments/{Any(r, shipments).Id}");
        Page("customers", _ => "/customers");
        if (documents.Count == 0) return;
        Page("documents", _ => "/documents");
        Page("documents, part of a number", r => $"/documents?q={Uri.EscapeDataString(Part(r, Any(r, documents).Number))}");
        Page("gaps", _ => "/trace/gaps");
    }

    public IReadOnlyList<(string Name, Func<Random, string> Address)> Pages => pages;

    /// <summary>The lot that went into the most.</summary>
    public string Hub { get; }

    public static Clicks In(string path)
    {
        using var file = new SqliteConnection($"Data Source={path};Mode=ReadOnly;Pooling=False");
        file.Open();
        return new(file);
    }

    private void Page(string name, Func<Random, string> address) => pages.Add((name, address));

    private static (long Id, string Number) Any(Random random, List<(long Id, string Number)> of) => of[random.Next(of.Count)];

    // What somebody reads off a worn label: five signs, mostly of the end.
    private static string Part(Random random, string number) =>
        number.Length <= 6 ? number : random.Next(3) == 0 ? number[1..7] : number[^Math.Min(6, number.Length - 1)..];

    private static List<(long Id, string Number)> Some(SqliteConnection file, string table)
    {
        var random = new Random(5);
        using var last = file.CreateCommand();
        last.CommandText = $"SELECT COALESCE(MAX(id), 0) FROM {table}";
        var most = (long)last.ExecuteScalar()!;
        using var one = file.CreateCommand();
        one.CommandText = $"SELECT id, number FROM {table} WHERE id >= $id LIMIT 1";
        one.Parameters.AddWithValue("$id", 0L);
        var some = new List<(long Id, string Number)>();
        for (var i = 0; i < 400 && most > 0; i++)
        {
            one.Parameters[0].Value = random.NextInt64(1, most + 1);
            using var row = one.ExecuteReader();
            if (row.Read()) some.Add((row.GetInt64(0), row.GetString(1)));
        }
        return some;
    }

    private static long Reached(SqliteConnection file, long lot)
    {
        using var walk = file.CreateCommand();
        walk.CommandText = """
            WITH RECURSIVE reach(lot_id) AS (SELECT $lot UNION SELECT o.lot_id FROM reach r JOIN input i ON i.lot_id = r.lot_id JOIN output o ON o.transformation_id = i.transformation_id LIMIT 500)
            SELECT COUNT(*) FROM reach
            """;
        walk.Parameters.AddWithValue("$lot", lot);
        return (long)walk.ExecuteScalar()!;
    }

    private static string Busiest(SqliteConnection file)
    {
        using var most = file.CreateCommand();
        most.CommandText = "SELECT l.number FROM lot l WHERE l.id = (SELECT i.lot_id FROM input i GROUP BY i.lot_id ORDER BY COUNT(*) DESC LIMIT 1)";
        return (string)most.ExecuteScalar()!;
    }
}
