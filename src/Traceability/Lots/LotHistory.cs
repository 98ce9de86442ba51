using Microsoft.EntityFrameworkCore;
using Traceability.Cutting;
using Traceability.Data;
using Traceability.Receiving;

namespace Traceability.Lots;

/// <summary>One thing that happened to a lot.</summary>
/// <param name="Day">The day of the event itself.</param>
/// <param name="What">"cut", "shipped to Harbour Dental", "put on hold".</param>
/// <param name="Kind">What the number is of: receipt, cut, make, split, mix, return, outside, shipment.</param>
/// <param name="Delta">What it changed of the amount, as the ledger counts it; null when it changed nothing.</param>
public sealed record LotEvent(DateOnly Day, DateTimeOffset RecordedAt, string By, string What, string? Kind = null, long? SourceId = null, string? Number = null, Quantity? Delta = null, string? Note = null)
{
    /// <summary>Who voided it, when and why.</summary>
    public (string By, DateTimeOffset At, string Reason)? Voided { get; init; }

    /// <summary>What was left afterwards.</summary>
    public Quantity Running { get; init; }

    /// <summary>Written down on a later day than it happened.</summary>
    public bool IsLate { get; init; }
}

/// <summary>The ledger of one lot, with its holds and decisions between: what happened, by whom, and what was left.</summary>
public static class LotHistory
{
    /// <param name="lot">Loaded by <see cref="LotQueries.ForUse"/>, with its receipt.</param>
    /// <param name="zone">The shop's, for the day an act was written down.</param>
    public static async Task<IReadOnlyList<LotEvent>> HistoryOf(this TraceabilityDb db, Lot lot, TimeZoneInfo zone, CancellationToken cancel = default)
    {
        DateOnly Day(DateTimeOffset at) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, zone).DateTime);
        Quantity? Amount(long? micro) => micro is { } m && m != 0 ? new(m, lot.Unit) : null;

        var events = new List<LotEvent>();
        if (lot.ReceivedMicro is { } received)
            events.Add(new(lot.ReceivedOn ?? Day(lot.RecordedAt), lot.RecordedAt, lot.RecordedBy, "received", "receipt", lot.ReceiptId, lot.Receipt?.Number, Amount(received)));

        foreach (var i in await db.Inputs.AsNoTracking().Where(i => i.LotId == lot.Id).Select(i => new
        {
            Kind = EF.Property<string>(i.Transformation, "Kind"),
            i.Transformation.Number,
            i.Transformation.Id,
            i.Transformation.StartedOn,
            i.QuantityMicro,
            i.FirstUnit,
            i.LastUnit,
            i.RecordedAt,
            i.RecordedBy,
            i.VoidedAt,
            i.VoidedBy,
            i.VoidedReason,
        }).ToListAsync(cancel))
        {
            var units = i.FirstUnit is { } first ? new UnitRange(first, i.LastUnit ?? long.MaxValue).ToString() : null;
            events.Add(new(i.StartedOn, i.RecordedAt, i.RecordedBy, InWords(i.Kind), i.Kind, i.Id, i.Number,
                i.Kind == "return" ? null : Amount(-i.QuantityMicro), i.QuantityMicro is null ? string.Join(", ", new[] { units, "not measured" }.OfType<string>()) : units)
            { Voided = Void(i.VoidedAt, i.VoidedBy, i.VoidedReason) });
        }
        foreach (var o in await db.Outputs.AsNoTracking().Where(o => o.LotId == lot.Id).Select(o => new
        {
            Kind = EF.Property<string>(o.Transformation, "Kind"),
            o.Transformation.Number,
            o.Transformation.Id,
            o.Transformation.StartedOn,
            o.QuantityMicro,
            o.RecordedAt,
            o.RecordedBy,
            o.VoidedAt,
            o.VoidedBy,
            o.VoidedReason,
        }).ToListAsync(cancel))
            events.Add(new(o.StartedOn, o.RecordedAt, o.RecordedBy, OutWords(o.Kind), o.Kind, o.Id, o.Number, Amount(o.QuantityMicro)) { Voided = Void(o.VoidedAt, o.VoidedBy, o.VoidedReason) });
        foreach (var s in await db.ShipmentLines.AsNoTracking().Where(s => s.LotId == lot.Id).Select(s => new
        {
            s.Shipment.Number,
            s.Shipment.Id,
            s.Shipment.ShippedOn,
            s.Shipment.Customer.Name,
            s.QuantityMicro,
            s.RecordedAt,
            s.RecordedBy,
            s.VoidedAt,
            s.VoidedBy,
            s.VoidedReason,
        }).ToListAsync(cancel))
            events.Add(new(s.ShippedOn, s.RecordedAt, s.RecordedBy, $"shipped to {s.Name}", "shipment", s.Id, s.Number, Amount(-s.QuantityMicro)) { Voided = Void(s.VoidedAt, s.VoidedBy, s.VoidedReason) });
        foreach (var m in await db.Movements.AsNoTracking().Where(m => m.LotId == lot.Id).ToListAsync(cancel))
            events.Add(new(Day(m.At), m.RecordedAt, m.By ?? m.RecordedBy, m.Reason == MovementReason.Move ? $"moved to {m.Location ?? "no place"}" : m.Reason.Past(), Delta: Amount(m.DeltaMicro), Note: m.Note));

        foreach (var r in await db.Renewals.AsNoTracking().Where(r => r.LotId == lot.Id && r.VerifiedAt != null).ToListAsync(cancel))
            events.Add(new(Day(r.VerifiedAt!.Value), r.VerifiedAt.Value, r.VerifiedBy ?? "", $"marked anew, reads {r.MarkedNumber}", r.CutId is null ? null : "cut", r.CutId, Note: $"{r.MarkMethod?.Words()}{(r.Spot is { } spot ? $", {spot}" : "")} by {r.MarkedBy}"));
        foreach (var p in await db.CutPieces.AsNoTracking().Where(p => p.LotId == lot.Id && p.VerifiedAt != null).ToListAsync(cancel))
            events.Add(new(Day(p.VerifiedAt!.Value), p.VerifiedAt.Value, p.VerifiedBy ?? "", $"mark read back: {p.MarkedNumber}", Note: $"{p.MarkMethod?.Words()}{(p.Spot is { } spot ? $", {spot}" : "")} by {p.MarkedBy}{(p.KeyedInAt is null ? "" : ", keyed in from paper")}{(p.Evidence is { } proof ? $"; known by: {proof}" : "")}"));
        foreach (var v in lot.Verifications)
            events.Add(new(Day(v.At), v.RecordedAt, v.By, Words(v), Note: v.Reason));
        foreach (var h in lot.Holds)
        {
            events.Add(new(Day(h.Since), h.RecordedAt, h.By ?? h.RecordedBy, "put on hold", Note: h.Reason ?? h.Cause.ToString().ToLowerInvariant()));
            if (h.LiftedAt is { } lifted)
                events.Add(new(Day(lifted), lifted, h.LiftedBy ?? "", "hold lifted", Note: h.LiftedReason));
        }

        var running = new Quantity(0, lot.Unit);
        return [.. events.OrderBy(e => e.Day).ThenBy(e => e.RecordedAt).Select(e =>
        {
            if (e.Delta is { } delta && e.Voided is null) running += delta;
            return e with { Running = running, IsLate = Day(e.RecordedAt) > e.Day };
        })];
    }

    /// <summary>As said of what is over: "scrapped".</summary>
    public static string Past(this MovementReason reason) => reason switch
    {
        MovementReason.Scrap => "scrapped",
        MovementReason.Adjust => "counted anew",
        MovementReason.SupplierReturn => "returned to the supplier",
        MovementReason.OwnUse => "used in the shop",
        MovementReason.Test => "tested",
        _ => "moved",
    };

    private static (string, DateTimeOffset, string)? Void(DateTimeOffset? at, string? by, string? reason) => at is { } when ? (by ?? "", when, reason ?? "") : null;

    private static string InWords(string kind) => kind switch
    {
        "cut" => "cut",
        "make" => "used",
        "split" => "split off",
        "mix" => "mixed",
        "return" => "came back",
        "outside" => "sent out for a process",
        _ => kind,
    };

    private static string OutWords(string kind) => kind switch
    {
        "cut" => "cut off",
        "make" => "made",
        "split" => "split off from another lot",
        "mix" => "mixed from other lots",
        "return" => "came back from a customer",
        "outside" => "came back from a process",
        _ => kind,
    };

    private static string Words(Verification v) => v.Outcome switch
    {
        Outcome.Read => $"read off the material: {v.ReadNumber}",
        Outcome.NoNumber when v.CertificateSays is { } says => $"certificate says {says}; no number on the material to compare",
        Outcome.NoNumber => "looked at: no number on the material",
        Outcome.Match => $"certificate says {v.CertificateSays}: match",
        Outcome.Mismatch => $"certificate says {v.CertificateSays}, the material {v.ReadNumber ?? "nothing"}: no match",
        Outcome.Accepted => "accepted",
        Outcome.Quarantined => "put in quarantine",
        _ => "rejected",
    };
}
