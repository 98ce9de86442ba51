using Microsoft.EntityFrameworkCore;
using Traceability.Data;
using Traceability.Find;
using Traceability.Lots;

namespace Traceability.Quality;

/// <summary>What was typed, scanned or carried along to an issue, found as every number is found.</summary>
public sealed class IssueSubjects(TraceabilityDb db, Finding finding)
{
    private const string Kinds = "a lot, a piece or unit, a record or cut, a delivery, a shipment, or a supplier";

    /// <param name="typed">Empty where it is about nothing that has a number.</param>
    /// <exception cref="DomainRuleException">Nothing has this number, several things have, or it is of nothing that an issue is about.</exception>
    public async Task<IssueSubject> Of(string? typed, CancellationToken cancel = default)
    {
        if (string.IsNullOrWhiteSpace(typed)) return IssueSubject.Nothing;
        var written = typed.Trim();
        var hits = (await finding.Find(written, cancel: cancel)).DistinctBy(h => (h.Thing, h.Id)).ToList();
        var meant = hits.Where(h => IsWork(h) || h.Thing is Thing.Lot or Thing.Delivery or Thing.Shipment or Thing.Supplier).ToList();
        return meant switch
        {
            [var one] => await Load(one, cancel),
            [] when hits.Count > 0 => throw new DomainRuleException($"{written} is a {hits[0].Kind}. Give the number of {Kinds}, or leave it empty.", "About"),
            [] => throw new DomainRuleException($"Nothing here has the number {(written.Length <= 60 ? written : written[..60] + "…")}. Read it again; or leave it empty and say in words what it is about.", "About"),
            _ => throw new DomainRuleException($"{meant.Count} things have this number: {string.Join(", ", meant.Take(4).Select(h => $"{h.Kind} {h.Number}"))}{(meant.Count > 4 ? " …" : "")}. Give the one that is meant by its own number.", "About"),
        };
    }

    /// <summary>The lots that are held at once: the lot itself; of a record what it made, of a delivery what came, as far as it is here.</summary>
    public async Task<IReadOnlyList<Lot>> Here(IssueSubject about, CancellationToken cancel = default)
    {
        if (about.Lot is { } lot) return lot.OnHand.IsZero ? [] : [lot];
        var (work, delivery) = (about.Work?.Id, about.Delivery?.Id);
        if (work is null && delivery is null) return [];
        var ids = db.Outputs.Where(o => o.TransformationId == work && o.VoidedAt == null).Select(o => o.LotId);
        return await db.Lots.Where(l => l.OnHandMicro > 0 && (delivery != null ? l.ReceiptId == delivery : ids.Contains(l.Id))).OrderBy(l => l.Id).ForUse().ToListAsync(cancel);
    }

    private static bool IsWork(Hit hit) => hit.Thing is Thing.Record or Thing.Cut or Thing.Split or Thing.Mix or Thing.Return or Thing.OutsideWork;

    private async Task<IssueSubject> Load(Hit hit, CancellationToken cancel)
    {
        var id = hit.Id;
        switch (hit.Thing)
        {
            case Thing.Lot:
                return new(Lot: await db.Lots.ForUse().Include(l => l.Supplier).Include(l => l.Receipt!.Supplier).Include(l => l.Root!.Supplier).Include(l => l.Root!.Receipt!.Supplier).SingleAsync(l => l.Id == id, cancel));
            case Thing.Delivery:
                return new(Delivery: await db.Receipts.Include(r => r.Supplier).SingleAsync(r => r.Id == id, cancel));
            case Thing.Shipment:
                return new(Shipment: await db.Shipments.SingleAsync(s => s.Id == id, cancel));
            case Thing.Supplier:
                return new(Supplier: await db.Suppliers.SingleAsync(s => s.Id == id, cancel));
            case Thing.OutsideWork:
                return new(Work: await db.OutsideProcesses.Include(o => o.Processor).SingleAsync(o => o.Id == id, cancel));
            default:
                return new(Work: await db.Transformations.SingleAsync(t => t.Id == id, cancel));
        }
    }
}
