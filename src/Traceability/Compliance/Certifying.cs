using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Traceability.Certificates;
using Traceability.Data;
using Traceability.Genealogy;
using Traceability.Lots;

namespace Traceability.Compliance;

/// <summary>
/// Gathers what a certificate would say: what it is of, every lot that came in for it (the one trace back there is), the
/// papers that speak of those, and what is missing or stands against it.
/// </summary>
public sealed class Certifying(TraceabilityDb db, LotGenealogy genealogy, RecallsOfLots recalls)
{
    internal static class Questions
    {
        public const string Lots = """
            SELECT l.id, l.number, l.material_id, m.name, l.supplier_lot, l.mill, s.name, l.certificate_number, l.status, l.received_micro IS NOT NULL
              FROM reached r CROSS JOIN lot l ON l.id = r.lot_id LEFT JOIN material m ON m.id = l.material_id LEFT JOIN supplier s ON s.id = l.supplier_id
            """;

        public const string Heats = "SELECT x.lot_id, h.number, h.mill FROM reached r CROSS JOIN lot_heat x ON x.lot_id = r.lot_id CROSS JOIN heat h ON h.id = x.heat_id";

        public const string GradeOnly = "SELECT l.number, l.grade_only FROM reached r CROSS JOIN lot l ON l.id = r.lot_id WHERE l.grade_only IS NOT NULL";

        public const string Holds = "SELECT h.lot_id, h.cause, h.reason FROM reached r CROSS JOIN hold h ON h.lot_id = r.lot_id AND h.lifted_at IS NULL";

        // As Document.SpeaksOf says it of one lot: a certificate names lots or heats, a declaration with suppliers is of what they deliver.
        internal const string OfMaterial = """
            d.type NOT IN ('mtr', 'cofc', 'test_report') AND (NOT EXISTS (SELECT 1 FROM document_supplier s WHERE s.document_id = d.id)
                OR EXISTS (SELECT 1 FROM document_supplier s WHERE s.document_id = d.id AND s.supplier_id = l.supplier_id))
            """;

        public const string Papers = $"""
            SELECT x.lot_id, x.document_id FROM reached r CROSS JOIN document_lot x ON x.lot_id = r.lot_id
            UNION SELECT y.lot_id, x.document_id FROM reached r CROSS JOIN lot_heat y ON y.lot_id = r.lot_id CROSS JOIN document_heat x ON x.heat_id = y.heat_id
            UNION SELECT l.id, d.id FROM reached r CROSS JOIN lot l ON l.id = r.lot_id CROSS JOIN document_material x ON x.material_id = l.material_id
                CROSS JOIN document d ON d.id = x.document_id AND {OfMaterial}
            """;

        // Records that name no lot, or less of a material than their product takes.
        public const string Short = """
            SELECT DISTINCT t.number, x.kind FROM reached r CROSS JOIN output o ON o.lot_id = r.lot_id AND o.voided_at IS NULL
             CROSS JOIN missing_link x ON x.subject_id = o.transformation_id AND x.kind IN ('record', 'short') CROSS JOIN transformation t ON t.id = x.subject_id ORDER BY t.number
            """;

        public const string OfNothing = """
            SELECT l.number FROM reached r CROSS JOIN lot l ON l.id = r.lot_id
             WHERE l.received_micro IS NULL AND NOT EXISTS (SELECT 1 FROM output o WHERE o.lot_id = l.id AND o.voided_at IS NULL) ORDER BY l.number
            """;
    }

    private sealed record Reached(long Id, string Number, long? MaterialId, string? Material, string? SupplierLot, string? Mill, string? Supplier, string? Certificate, LotStatus Status, bool CameIn);

    /// <summary>What a certificate of this would say today.</summary>
    /// <returns>Null when there is no such order, shipment or lot.</returns>
    /// <exception cref="DomainRuleException">Nothing has left yet, or nothing that left can be identified.</exception>
    public async Task<Draft?> Prepare(CertifiedKind kind, long id, DateOnly day, CancellationToken cancel = default)
    {
        if (await Subject(kind, id, cancel) is not { } subject) return null;
        var (lines, lots, gaps) = kind == CertifiedKind.Lot ? await OfLot(id, cancel) : await OfShipments(subject, cancel);
        if (lots.Count == 0)
            throw new DomainRuleException(subject.Shipments.Count == 0
                ? $"Nothing has left for {subject.Number} yet, so there is nothing to certify. Pack it into a shipment first."
                : $"Nothing in {subject.Number} has a number of its own, so nothing can be certified. Scan what is packed, then come back.");
        var (sources, against) = await Behind(lots, gaps, cancel);
        foreach (var recall in await recalls.Reaching(lots, cancel))
            if (recall.IsOpen) against.Add($"Recalled by {recall.Number} on {recall.OpenedAt.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}.");
        return new(subject, lines, lots, sources, gaps, against, day) { Exceptions = await Exceptions(subject, lots, cancel) };
    }

    private async Task<List<string>> Exceptions(Certified subject, List<long> lots, CancellationToken cancel)
    {
        var shipments = subject.Shipments.Select(s => s.Id).ToList();
        var signed = await db.ShippingExceptions.AsNoTracking().Where(e => shipments.Contains(e.ShipmentId) && lots.Contains(e.LotId)).OrderBy(e => e.Id)
            .Select(e => new { e.Lot.Number, Shipment = e.Shipment.Number, e.Says, e.Reason, By = db.People.Where(p => p.Code == e.By).Select(p => p.Name).FirstOrDefault() ?? e.By, e.At }).ToListAsync(cancel);
        return [.. signed.Select(e => $"{e.Number} left with {e.Shipment} by an exception that {e.By} signed on {e.At.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}: {e.Says} Why: {e.Reason}")];
    }

    private async Task<Certified?> Subject(CertifiedKind kind, long id, CancellationToken cancel)
    {
        var shipments = db.Shipments.AsNoTracking().Include(s => s.Customer).Include(s => s.Order);
        switch (kind)
        {
            case CertifiedKind.Order:
                if (await db.Orders.AsNoTracking().Include(o => o.Customer).FirstOrDefaultAsync(o => o.Id == id, cancel) is not { } order) return null;
                return new(kind, id, order.Number, order.Customer, order, await shipments.Where(s => s.OrderId == id).OrderBy(s => s.Id).ToListAsync(cancel));
            case CertifiedKind.Shipment:
                return await shipments.FirstOrDefaultAsync(s => s.Id == id, cancel) is { } shipment ? new(kind, id, shipment.Number, shipment.Customer, shipment.Order, [shipment]) : null;
            default:
                if (await db.Lots.AsNoTracking().FirstOrDefaultAsync(l => l.Id == id, cancel) is not { } lot) return null;
                var went = await shipments.Where(s => s.Lines.Any(l => l.LotId == id && l.VoidedAt == null)).OrderBy(s => s.Id).ToListAsync(cancel);
                // A batch that went to several is nobody's in particular.
                return new(kind, id, lot.Number, went.DistinctBy(s => s.CustomerId).Count() == 1 ? went[0].Customer : null, null, went);
        }
    }

    private async Task<(List<CertifiedLine>, List<long>, List<string>)> OfShipments(Certified subject, CancellationToken cancel)
    {
        var ids = subject.Shipments.Select(s => s.Id).ToList();
        var lines = await db.ShipmentLines.AsNoTracking().Where(l => ids.Contains(l.ShipmentId) && l.VoidedAt == null)
            .Select(l => new { l.Shipment.Number, l.LotId, Lot = l.Lot!.Serial ?? l.Lot.Number, Sku = l.Lot.Product!.Sku ?? l.Lot.Material!.Code, What = l.Lot.Product!.Name ?? l.Lot.Material!.Name, l.QuantityMicro, l.Unit }).ToListAsync(cancel);
        var gaps = lines.Where(l => l.LotId is null).Select(l => $"{l.Number}: nobody wrote down which batch {new Quantity(l.QuantityMicro, l.Unit)} of it came from.").ToList();
        var known = lines.Where(l => l.LotId is not null).ToList();
        return (
            [.. known.GroupBy(l => (l.Sku, l.What, l.Unit)).OrderBy(g => g.Key.Sku, StringComparer.Ordinal)
                .Select(g => new CertifiedLine(g.Key.Sku, g.Key.What, new(g.Sum(l => l.QuantityMicro), g.Key.Unit), [.. g.Select(l => l.Lot).Distinct()]))],
            [.. known.Select(l => l.LotId!.Value).Distinct()], gaps);
    }

    private async Task<(List<CertifiedLine>, List<long>, List<string>)> OfLot(long id, CancellationToken cancel)
    {
        var lot = await db.Lots.AsNoTracking().Include(l => l.Product).Include(l => l.Material).SingleAsync(l => l.Id == id, cancel);
        // All that ever was of it: the certificate is of the lot, wherever its parts are now.
        var made = await db.Outputs.Where(o => o.LotId == id && o.VoidedAt == null).SumAsync(o => o.QuantityMicro, cancel);
        var all = new Quantity(made > 0 ? made : lot.ReceivedMicro ?? lot.OnHandMicro, lot.Unit);
        return ([new(lot.Product?.Sku ?? lot.Material?.Code ?? "", lot.Product?.Name ?? lot.Material?.Name ?? "", all, [lot.Serial ?? lot.Number])], [id], []);
    }

    private async Task<(List<SourceLot>, List<string>)> Behind(IReadOnlyCollection<long> lots, List<string> gaps, CancellationToken cancel)
    {
        var reached = new List<Reached>();
        var heats = new List<(long Lot, string Number, string? Mill)>();
        var named = new List<(long Lot, long Document)>();
        var against = new List<string>();
        await using (var reach = await genealogy.Back(lots, cancel))
        {
            await reach.Read(Questions.Lots, row => reached.Add(new(row.GetInt64(0), row.GetString(1), row.IsDBNull(2) ? null : row.GetInt64(2), Text(row, 3), Text(row, 4), Text(row, 5), Text(row, 6), Text(row, 7), WordsInText.Parse<LotStatus>(row.GetString(8)), row.GetBoolean(9))), cancel);
            var numbers = reached.ToDictionary(l => l.Id, l => l.Number);
            await reach.Read(Questions.Heats, row => heats.Add((row.GetInt64(0), row.GetString(1), Text(row, 2))), cancel);
            await reach.Read(Questions.Papers, row => named.Add((row.GetInt64(0), row.GetInt64(1))), cancel);
            // A recall is said by its own number.
            await reach.Read(Questions.Holds, row =>
            {
                if (WordsInText.Parse<HoldCause>(row.GetString(1)) != HoldCause.Recall) against.Add($"{numbers[row.GetInt64(0)]} is on hold: {Text(row, 2) ?? "no reason is written down"}");
            }, cancel);
            await reach.Read(Questions.GradeOnly, row => gaps.Add($"{row.GetString(0)} had lost its number and is known by its grade only ({row.GetString(1)}): no heat is proven for it."), cancel);
            await reach.Read(Questions.Short, row => gaps.Add(row.GetString(1) == "record" ? $"{row.GetString(0)} names no lot that was used." : $"{row.GetString(0)} names less than its bill of materials takes."), cancel);
            await reach.Read(Questions.OfNothing, row => gaps.Add($"{row.GetString(0)}: nobody wrote down what it came from."), cancel);
        }
        against.AddRange(reached.Where(l => l.Status != LotStatus.Accepted).Select(l => $"{l.Number} is {(l.Status == LotStatus.Rejected ? "rejected" : "not accepted yet")}."));
        var papers = await Papers([.. named.Select(n => n.Document).Distinct()], cancel);
        var (heatsOf, papersOf) = (heats.ToLookup(h => h.Lot), named.Where(n => papers.ContainsKey(n.Document)).ToLookup(n => n.Lot, n => papers[n.Document]));
        var sources = reached.Where(l => l.CameIn).OrderBy(l => l.Material, StringComparer.Ordinal).ThenBy(l => l.Number, StringComparer.Ordinal)
            .Select(l => new SourceLot(l.Id, l.Number, l.MaterialId ?? 0, l.Material ?? "material not stated", l.SupplierLot, l.Mill ?? heatsOf[l.Id].Select(h => h.Mill).FirstOrDefault(m => m is not null) ?? l.Supplier,
                [.. heatsOf[l.Id].Select(h => h.Number).Order(StringComparer.Ordinal)], l.Certificate, [.. papersOf[l.Id].OrderBy(p => p.Type).ThenBy(p => p.Number, StringComparer.Ordinal)])).ToList();
        gaps.AddRange(sources.Where(s => !s.LeadsToItsMaker).Select(s => $"{s.Number} ({s.Material}) came without a number of its maker."));
        against.Sort(StringComparer.Ordinal);
        return (sources, against);
    }

    private async Task<Dictionary<long, Paper>> Papers(List<long> ids, CancellationToken cancel)
    {
        var papers = new Dictionary<long, Paper>();
        foreach (var some in ids.Chunk(500))
            foreach (var d in await db.Documents.AsNoTracking().Counting().Where(d => some.Contains(d.Id))
                .Select(d => new { d.Id, d.Type, d.Number, d.Issuer, d.En10204, d.ExpiresOn, HasFile = db.Files.Any(f => f.Sha256 == d.Sha256) }).ToListAsync(cancel))
                papers[d.Id] = new(d.Id, d.Type, d.Number, d.Issuer, d.En10204, d.ExpiresOn, d.HasFile);
        return papers;
    }

    private static string? Text(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
