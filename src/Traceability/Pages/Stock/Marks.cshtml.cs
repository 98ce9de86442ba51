using Microsoft.EntityFrameworkCore;
using Traceability.Cutting;
using Traceability.Data;

namespace Traceability.Pages.Stock;

/// <summary>Pieces that wait for a mark: to be moved, lost, or never made before the cut.</summary>
public sealed class MarksModel(TraceabilityDb db, Acts acts, TimeProvider clock) : StockPage(db, acts, clock)
{
    public const int Longest = 500;

    public IReadOnlyList<WaitingMark> Waiting { get; private set; } = [];

    public override async Task Load()
    {
        var moved = await Db.Renewals.AsNoTracking().Waiting().OrderBy(r => r.Id).Take(Longest)
            .Select(r => new WaitingMark(r.Lot.Number, r.LotId, $"/lots/{r.LotId}/mark", r.Lot.Material != null ? r.Lot.Material.Name : r.Lot.Product!.Name, r.Lot.Location, r.Reason, r.AskedAt, r.Cause == RenewalCause.Lost && r.ProvenAt == null ? "unidentified" : r.MarkMethod != null ? "marked" : "held", r.Cause.Words())).ToListAsync();
        var cut = await Db.PiecesCutUnmarked().AsNoTracking().OrderBy(p => p.Id).Take(Longest)
            .Select(p => new WaitingMark(p.Number, p.LotId!.Value, $"/cuts/{p.CutId}?piece={p.Id}", p.Lot!.Material != null ? p.Lot.Material.Name : p.Lot.Product!.Name, p.Lot.Location, p.Cut.LateReason!, p.RecordedAt, p.MarkMethod != null ? "marked" : "held", "cut before it was marked")).ToListAsync();
        Waiting = [.. moved.Concat(cut).OrderBy(w => w.Since)];
    }
}

/// <param name="Address">Where it is done.</param>
/// <param name="Cause">"will be covered", "lost".</param>
public sealed record WaitingMark(string Number, long LotId, string Address, string What, string? Place, string Reason, DateTimeOffset Since, string State, string Cause);
