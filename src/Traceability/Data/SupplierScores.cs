using Microsoft.EntityFrameworkCore;

namespace Traceability.Data;

/// <summary>What came of a supplier's deliveries in one year. Opening stock is not in it.</summary>
/// <param name="Rejected">Lots that were rejected.</param>
/// <param name="Differed">Lots whose number on the material was once another one than on the certificate.</param>
/// <param name="Needing">Lots whose material needs a certificate.</param>
/// <param name="InTime">Of these, how many had one within <see cref="SupplierScores.DaysInTime"/> days.</param>
/// <param name="Owed">Lots still here that lack a paper today.</param>
public sealed record YearScore(int Year, int Deliveries, int Lots, int Rejected, int Differed, int Needing, int InTime, int Owed)
{
    public int RejectedPercent => Percent(Rejected, Lots);

    public int? InTimePercent => Needing == 0 ? null : Percent(InTime, Needing);

    private static int Percent(int part, int whole) => whole == 0 ? 0 : (int)Math.Round(100.0 * part / whole);
}

/// <summary>Why a lot was rejected.</summary>
public sealed record RejectedLot(long Id, string Number, DateOnly? ReceivedOn, string? Reason);

/// <summary>How a supplier delivers, year by year, in one statement.</summary>
public static class SupplierScores
{
    /// <summary>A certificate that is written down by then came in time.</summary>
    public const int DaysInTime = 3;

    /// <param name="owed">Ids of lots that lack a paper today, see <c>LackingPapers.Owed</c>.</param>
    public static async Task<IReadOnlyList<YearScore>> ScoreOf(this TraceabilityDb db, long supplier, IQueryable<long> owed, CancellationToken cancel = default)
    {
        var within = $"+{DaysInTime} days";
        var years = await db.Database.SqlQuery<YearRow>($"""
            WITH came AS (
                SELECT l.id, l.receipt_id, CAST(substr(l.received_on, 1, 4) AS INTEGER) AS year, l.status,
                       EXISTS (SELECT 1 FROM verification v WHERE v.lot_id = l.id AND v.outcome = 'mismatch') AS differed,
                       EXISTS (SELECT 1 FROM verification v WHERE v.lot_id = l.id AND v.outcome = 'rejected') AS rejected,
                       m.control_level >= 2 OR m.required_documents LIKE '%mtr%' OR m.required_documents LIKE '%cofc%' OR m.required_documents LIKE '%test_report%' AS needs,
                       EXISTS (SELECT 1 FROM document_lot x JOIN document d ON d.id = x.document_id
                                WHERE x.lot_id = l.id AND d.type IN ('mtr', 'cofc', 'test_report') AND date(x.recorded_at / 1000000, 'unixepoch') <= date(l.received_on, {within}))
                    OR EXISTS (SELECT 1 FROM lot_heat h JOIN document_heat x ON x.heat_id = h.heat_id JOIN document d ON d.id = x.document_id
                                WHERE h.lot_id = l.id AND d.type IN ('mtr', 'cofc', 'test_report') AND date(x.recorded_at / 1000000, 'unixepoch') <= date(l.received_on, {within})) AS in_time
                  FROM lot l JOIN material m ON m.id = l.material_id WHERE l.supplier_id = {supplier} AND l.received_micro IS NOT NULL AND l.received_on IS NOT NULL AND l.is_opening = 0)
            SELECT year AS "Year", COUNT(DISTINCT receipt_id) AS "Deliveries", COUNT(*) AS "Lots", SUM(rejected OR status = 'rejected') AS "Rejected", SUM(differed) AS "Differed", SUM(needs) AS "Needing", SUM(needs AND in_time) AS "InTime"
              FROM came GROUP BY year
            """).ToListAsync(cancel);
        var lacking = (await db.Lots.Where(l => l.SupplierId == supplier && l.ReceivedOn != null && owed.Contains(l.Id)).GroupBy(l => l.ReceivedOn!.Value.Year).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancel)).ToDictionary(g => g.Key, g => g.Count);
        return [.. years.OrderByDescending(y => y.Year).Select(y => new YearScore(y.Year, y.Deliveries, y.Lots, y.Rejected, y.Differed, y.Needing, y.InTime, lacking.GetValueOrDefault(y.Year)))];
    }

    /// <summary>The newest lots that were rejected, each with its reason.</summary>
    public static async Task<IReadOnlyList<RejectedLot>> RejectedOf(this TraceabilityDb db, long supplier, int most, CancellationToken cancel = default) =>
        await db.Lots.AsNoTracking().Where(l => l.SupplierId == supplier && l.Verifications.Any(v => v.Outcome == Receiving.Outcome.Rejected)).OrderByDescending(l => l.Id).Take(most)
            .Select(l => new RejectedLot(l.Id, l.Number, l.ReceivedOn, l.Verifications.Where(v => v.Outcome == Receiving.Outcome.Rejected).OrderByDescending(v => v.Id).Select(v => v.Reason).FirstOrDefault())).ToListAsync(cancel);

    private sealed record YearRow(int Year, int Deliveries, int Lots, int Rejected, int Differed, int Needing, int InTime);
}
