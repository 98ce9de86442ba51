namespace Traceability.Genealogy;

/// <summary>What a lot, unit, record or shipment came from.</summary>
/// <param name="Lots">Every lot behind it; where the question was a lot, without that lot itself.</param>
/// <param name="Received">Those that came in from outside.</param>
/// <param name="Records">Every record (not cuts) that put out one of them.</param>
/// <param name="Certificates">Certificates that name one of them or its heat, and those stated with a lot though not held.</param>
/// <param name="Suppliers">Codes.</param>
public sealed record TraceAnswer(
    Root Root, IReadOnlyList<string> Lots, IReadOnlyList<string> Received, IReadOnlyList<string> Records,
    IReadOnlyList<string> Heats, IReadOnlyList<string> Certificates, IReadOnlyList<string> Suppliers);

/// <summary>Asks where something came from.</summary>
public sealed class Tracing(LotGenealogy genealogy)
{
    public async Task<TraceAnswer> Back(Root root, CancellationToken cancel = default)
    {
        await using var reach = await genealogy.Back(root.LotIds, cancel);
        return await Answer(root, reach, cancel);
    }

    private static async Task<TraceAnswer> Answer(Root root, Reach reach, CancellationToken cancel)
    {
        var (lots, received, certificates) = (new List<string>(), new List<string>(), new HashSet<string>());
        await reach.Read("SELECT l.id, l.number, l.received_micro IS NOT NULL, l.certificate_number FROM reached r CROSS JOIN lot l ON l.id = r.lot_id", row =>
        {
            var number = row.GetString(1);
            if (root.Kind != RootKind.Lot || !reach.Roots.Contains(row.GetInt64(0))) lots.Add(number);
            if (row.GetBoolean(2)) received.Add(number);
            if (!row.IsDBNull(3)) certificates.Add(row.GetString(3));
        }, cancel);
        var records = await Words(reach, """
            SELECT DISTINCT t.number FROM reached r CROSS JOIN output o ON o.lot_id = r.lot_id AND o.voided_at IS NULL
             CROSS JOIN transformation t ON t.id = o.transformation_id WHERE t.kind <> 'cut'
            """, cancel);
        var heats = await Words(reach, "SELECT DISTINCT h.number FROM reached r CROSS JOIN lot_heat lh ON lh.lot_id = r.lot_id CROSS JOIN heat h ON h.id = lh.heat_id", cancel);
        var suppliers = await Words(reach, "SELECT DISTINCT s.code FROM reached r CROSS JOIN lot l ON l.id = r.lot_id CROSS JOIN supplier s ON s.id = l.supplier_id", cancel);
        certificates.UnionWith(await Words(reach, """
            SELECT d.number FROM reached r CROSS JOIN document_lot dl ON dl.lot_id = r.lot_id CROSS JOIN document d ON d.id = dl.document_id
             WHERE d.type IN ('mtr', 'cofc', 'test_report')
            UNION
            SELECT d.number FROM reached r CROSS JOIN lot_heat lh ON lh.lot_id = r.lot_id CROSS JOIN document_heat dh ON dh.heat_id = lh.heat_id
             CROSS JOIN document d ON d.id = dh.document_id WHERE d.type IN ('mtr', 'cofc', 'test_report')
            """, cancel));
        return new(root, Sorted(lots), Sorted(received), records, heats, Sorted(certificates), suppliers);
    }

    private static async Task<IReadOnlyList<string>> Words(Reach reach, string sql, CancellationToken cancel)
    {
        var words = new HashSet<string>();
        await reach.Read(sql, row => words.Add(row.GetString(0)), cancel);
        return Sorted(words);
    }

    private static List<string> Sorted(IEnumerable<string> numbers) => [.. numbers.Order(StringComparer.Ordinal)];
}
