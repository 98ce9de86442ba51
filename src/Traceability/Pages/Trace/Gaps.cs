using Microsoft.EntityFrameworkCore;
using Traceability.Data;
using Traceability.Receiving;

namespace Traceability.Pages.Trace;

/// <summary>A link that is missing, and what it costs: every recall has to ask about it.</summary>
public sealed record Gap(string Number, DateOnly On, string What, string Address);

/// <summary>Finds the missing links: each is an index look-up, so that asking does not grow with the shop.</summary>
public static class Gaps
{
    public static async Task<int> CountGaps(this TraceabilityDb db) =>
        await Shipments(db).CountAsync() + await Lines(db).CountAsync() + await Records(db).CountAsync()
        + await Short(db).CountAsync() + await Ranges(db).CountAsync() + await db.CustodyHops.Breaking().CountAsync();

    /// <summary>The newest first: of them somebody still remembers.</summary>
    public static async Task<IReadOnlyList<Gap>> ListGaps(this TraceabilityDb db, int skip, int take)
    {
        // Each list once, as far as the page can reach into it.
        var upTo = skip + take;
        var gaps = new List<Gap>();
        gaps.AddRange(await Shipments(db).OrderByDescending(s => s.ShippedOn).Take(upTo)
            .Select(s => new Gap(s.Number, s.ShippedOn, "It has no line: nobody wrote down what " + s.Customer.Name + " got.", "/shipments/" + s.Id)).ToListAsync());
        gaps.AddRange(await Lines(db).OrderByDescending(l => l.Shipment.ShippedOn).Take(upTo)
            .Select(l => new Gap(l.Shipment.Number, l.Shipment.ShippedOn, "Nobody wrote down which batch went to " + l.Shipment.Customer.Name + ".", "/shipments/" + l.ShipmentId)).ToListAsync());
        gaps.AddRange(await Records(db).OrderByDescending(t => t.StartedOn).Take(upTo)
            .Select(t => new Gap(t.Number, t.StartedOn, "It made something and names no lot that was used.", "/records/" + t.Id)).ToListAsync());
        gaps.AddRange(await Short(db).OrderByDescending(t => t.StartedOn).Take(upTo)
            .Select(t => new Gap(t.Number, t.StartedOn, "It names less material than its product takes.", "/records/" + t.Id)).ToListAsync());
        gaps.AddRange(await Ranges(db).OrderByDescending(i => i.Transformation.StartedOn).Take(upTo)
            .Select(i => new Gap(i.Transformation.Number, i.Transformation.StartedOn, i.Lot.Number + " is said to be in units that were not made. It counts for all of them.", "/records/" + i.TransformationId)).ToListAsync());
        gaps.AddRange(await db.CustodyHops.Breaking().OrderByDescending(h => h.Lot.ReceivedOn).Take(upTo)
            .Select(h => new Gap(h.Lot.Number, h.Lot.ReceivedOn!.Value, "The paper of " + h.Party + " bears another number: " + h.Number + ". Its way to here is broken.", "/lots/" + h.LotId + "?tab=from")).ToListAsync());
        return [.. gaps.OrderByDescending(g => g.On).ThenBy(g => g.Number, StringComparer.Ordinal).Skip(skip).Take(take)];
    }

    private static IQueryable<Traceability.Orders.Shipment> Shipments(TraceabilityDb db) =>
        db.MissingLinks.Where(x => x.Kind == "shipment").Join(db.Shipments, x => x.SubjectId, s => s.Id, (_, s) => s);

    private static IQueryable<Traceability.Orders.ShipmentLine> Lines(TraceabilityDb db) =>
        db.ShipmentLines.Where(l => l.LotId == null && l.VoidedAt == null);

    // An open record is only begun; one that made something and is closed should say from what.
    private static IQueryable<Traceability.Lots.Transformation> Records(TraceabilityDb db) =>
        db.MissingLinks.Where(x => x.Kind == "record").Join(db.Transformations, x => x.SubjectId, t => t.Id, (_, t) => t)
            .Where(t => db.Outputs.Any(o => o.TransformationId == t.Id && o.VoidedAt == null));

    // In an open record the rest may still be written down.
    private static IQueryable<Traceability.Lots.Transformation> Short(TraceabilityDb db) =>
        db.MissingLinks.Where(x => x.Kind == "short").Join(db.Transformations, x => x.SubjectId, t => t.Id, (_, t) => t)
            .Where(t => t.CompletedOn != null && db.Inputs.Any(i => i.TransformationId == t.Id && i.VoidedAt == null));

    // In an open record the units may still come.
    private static IQueryable<Traceability.Lots.Input> Ranges(TraceabilityDb db) =>
        db.Inputs.Where(i => i.FirstUnit != null && i.ReachFirst == null && i.VoidedAt == null && i.Transformation.CompletedOn != null
            && db.Outputs.Any(o => o.TransformationId == i.TransformationId && o.VoidedAt == null));
}
