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

    // Doubles are left to the set they are gathered in: DISTINCT and UNION would sort them in the database first.
    internal static class Questions
    {
        public const string Lots = """
            SELECT l.id, l.number, l.received_micro IS NOT NULL, l.certificate_number, s.code
              FROM reached r CROSS JOIN lot l ON l.id = r.lot_id LEFT JOIN supplier s ON s.id = l.supplier_id
            """;

        public const string Records = """
            SELECT t.number FROM reached r CROSS JOIN output o ON o.lot_id = r.lot_id AND o.voided_at IS NULL
             CROSS JOIN transformation t ON t.id = o.transformation_id WHERE t.kind <> 'cut'
            """;

        public const string Heats = """
            SELECT h.number FROM reached r CROSS JOIN lot_heat lh ON lh.lot_id = r.lot_id CROSS JOIN heat h ON h.id = lh.heat_id
            """;

        public const string Certificates = """
            SELECT d.number FROM reached r CROSS JOIN document_lot dl ON dl.lot_id = r.lot_id CROSS JOIN document d ON d.id = dl.document_id
             WHERE d.type IN ('mtr', 'cofc', 'test_report')
            """;

        public const string CertificatesOfHeats = """
            SELECT d.number FROM reached r CROSS JOIN lot_heat lh ON lh.lot_id = r.lot_id CROSS JOIN document_heat dh ON dh.heat_id = lh.heat_id
             CROSS JOIN document d ON d.id = dh.document_id WHERE d.type IN ('mtr', 'cofc', 'test_report')
            """;
    }

    private static async Task<TraceAnswer> Answer(Root root, Reach reach, CancellationToken cancel)
    {
        var (lots, received, suppliers) = (new List<string>(), new List<string>(), new HashSet<string>());
        var (records, heats, certificates) = (new HashSet<string>(), new HashSet<string>(), new HashSet<string>());
        await reach.Read(Questions.Lots, row =>
        {
            var number = row.GetString(1);
            if (root.Kind != RootKind.Lot || !reach.Roots.Contains(row.GetInt64(0))) lots.Add(number);
            if (row.GetBoolean(2)) received.Add(number);
            if (!row.IsDBNull(3)) certificates.Add(row.GetString(3));
            if (!row.IsDBNull(4)) suppliers.Add(row.GetString(4));
        }, cancel);
        await reach.Read(Questions.Records, row => records.Add(row.GetString(0)), cancel);
        await reach.Read(Questions.Heats, row => heats.Add(row.GetString(0)), cancel);
        await reach.Read(Questions.Certificates, row => certificates.Add(row.GetString(0)), cancel);
        await reach.Read(Questions.CertificatesOfHeats, row => certificates.Add(row.GetString(0)), cancel);
        return new(root, Sorted(lots), Sorted(received), Sorted(records), Sorted(heats), Sorted(certificates), Sorted(suppliers));
    }

    private static List<string> Sorted(IEnumerable<string> numbers)
    {
        var sorted = numbers as List<string> ?? [.. numbers];
        sorted.SortUnlessSorted(string.CompareOrdinal);
        return sorted;
    }
}
