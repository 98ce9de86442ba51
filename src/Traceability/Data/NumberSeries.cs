using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace Traceability.Data;

/// <summary>How far a series of numbers has come: MFG at 56, PLY-0524 at 1. Gap-free, because it is part of the act.</summary>
public sealed class NumberSeries : IUnaudited
{
    /// <summary>What the numbers of the series begin with, without the last dash.</summary>
    public required string Prefix { get; init; }

    public long Last { get; set; }
}

internal sealed class NumberSeriesConfiguration : IEntityTypeConfiguration<NumberSeries>
{
    public void Configure(Microsoft.EntityFrameworkCore.Metadata.Builders.EntityTypeBuilder<NumberSeries> series) => series.HasKey(s => s.Prefix);
}

/// <summary>Gives the next number of a series. Only inside an act: the number is given when the act is saved, and not otherwise.</summary>
public sealed class Numbers(TraceabilityDb db)
{
    public Task<string> Record(CancellationToken cancel = default) => Next("MFG", 4, KeysOf.Transformations, cancel);

    public Task<string> Cut(CancellationToken cancel = default) => Next("CUT", 4, KeysOf.Transformations, cancel);

    public Task<string> Split(CancellationToken cancel = default) => Next("SPL", 4, KeysOf.Transformations, cancel);

    public Task<string> Mix(CancellationToken cancel = default) => Next("MIX", 4, KeysOf.Transformations, cancel);

    public Task<string> Return(CancellationToken cancel = default) => Next("RET", 4, KeysOf.Transformations, cancel);

    public Task<string> Outside(CancellationToken cancel = default) => Next("OUT", 4, KeysOf.Transformations, cancel);

    public Task<string> Receipt(CancellationToken cancel = default) => Next("RCP", 4, KeysOf.Receipts, cancel);

    /// <summary>PO-0007: what the shop orders from a supplier.</summary>
    public Task<string> Purchase(CancellationToken cancel = default) => Next("PO", 4, KeysOf.Purchases, cancel);

    public Task<string> Order(CancellationToken cancel = default) => Next("ORD", 4, KeysOf.Orders, cancel);

    public Task<string> Shipment(CancellationToken cancel = default) => Next("SHP", 4, KeysOf.Shipments, cancel);

    public Task<string> Recall(CancellationToken cancel = default) => Next("RCL", 4, KeysOf.Recalls, cancel);

    /// <summary>COC-0001: a certificate of conformity that is issued here.</summary>
    public Task<string> Certificate(CancellationToken cancel = default) => Next("COC", 4, KeysOf.Certificates, cancel);

    /// <summary>NCR-0001: a quality issue.</summary>
    public Task<string> Issue(CancellationToken cancel = default) => Next("NCR", 4, KeysOf.Issues, cancel);

    /// <summary>PLC-0001: a place where material is kept.</summary>
    public Task<string> Place(CancellationToken cancel = default) => Next("PLC", 4, KeysOf.Places, cancel);

    /// <summary>CNT-0001: a count of a place.</summary>
    public Task<string> Count(CancellationToken cancel = default) => Next("CNT", 4, KeysOf.Counts, cancel);

    /// <summary>PLY-0524-001: the material's prefix, month and year of receipt, and the count within that month.</summary>
    public Task<string> Lot(Materials.Material material, DateOnly receivedOn, CancellationToken cancel = default) =>
        Next($"{material.Prefix}-{receivedOn.ToString("MMyy", CultureInfo.InvariantCulture)}", 3, KeysOf.Lots, cancel);

    /// <summary>PLY-0524-001-17: flat under the root lot, however deep the cut-off is.</summary>
    public Task<string> Piece(Lots.Lot of, CancellationToken cancel = default) =>
        Next(Root(of), 2, KeysOf.Lots, cancel);

    /// <summary>The next number of a unit or batch of a record: MFG-0056-01.</summary>
    public Task<string> Unit(string recordNumber, CancellationToken cancel = default) => Next(recordNumber, 2, KeysOf.Lots, cancel);

    /// <summary>TAG-000001: numbers printed beforehand, each of which means nothing until it is bound to something.</summary>
    public async Task<IReadOnlyList<string>> Tags(int count, CancellationToken cancel = default)
    {
        var given = new List<string>(count);
        while (given.Count < count) given.Add(await Next("TAG", 6, KeysOf.Tags, cancel));
        return given;
    }

    /// <summary>A lot number given by hand, if nobody has it yet.</summary>
    /// <exception cref="DomainRuleException">There is a lot, or a piece that is marked out, with this number.</exception>
    public async Task<string> Given(string number, string? field = "Number", CancellationToken cancel = default)
    {
        var kept = Lots.NumberKey.Kept(number, "lot number", field);
        if (await db.BoundCodes.Where(b => b.CodeKey == Lots.NumberKey.Of(kept) && b.ReleasedAt == null).Select(b => b.Lot.Number).SingleOrDefaultAsync(cancel) is { } lot)
            throw new DomainRuleException($"{kept} is a label that is bound to {lot}. Give this one another number, or leave the number empty to have one made.", field);
        if (await IsTaken(kept, KeysOf.Lots, cancel))
            throw new DomainRuleException($"There is a lot {kept} already. Give this one another number, or leave the number empty to have one made.", field);
        return kept;
    }

    private static string Root(Lots.Lot of) => (of.Root ?? of).Number;

    private async Task<string> Next(string prefix, int digits, KeysOf keys, CancellationToken cancel)
    {
        var series = await db.NumberSeries.FindAsync([prefix], cancel)
            ?? db.NumberSeries.Add(new() { Prefix = prefix, Last = 0 }).Entity;
        string number;
        // Numbers that were given by hand or came in by import are passed over.
        do
        {
            series.Last = Math.Max(series.Last, series.Last == 0 ? await Highest(prefix, keys, cancel) : 0) + 1;
            number = $"{prefix}-{series.Last.ToString(CultureInfo.InvariantCulture).PadLeft(digits, '0')}";
        }
        while (await IsTaken(number, keys, cancel));
        return number;
    }

    private async Task<long> Highest(string prefix, KeysOf keys, CancellationToken cancel)
    {
        var from = Lots.NumberKey.Of(prefix) + "-";
        var to = Lots.NumberKey.Of(prefix) + ".";
        var taken = await Keys(keys).Where(k => k.CompareTo(from) > 0 && k.CompareTo(to) < 0).ToListAsync(cancel);
        return taken.Select(k => k[from.Length..])
            .Where(tail => tail.Length is > 0 and < 10 && tail.All(char.IsAsciiDigit))
            .Select(tail => long.Parse(tail, CultureInfo.InvariantCulture)).DefaultIfEmpty(0).Max();
    }

    private async Task<bool> IsTaken(string number, KeysOf keys, CancellationToken cancel)
    {
        var key = Lots.NumberKey.Of(number);
        return await Keys(keys).AnyAsync(k => k == key, cancel)
            || (keys == KeysOf.Lots && await db.CutPieces.AnyAsync(p => p.NumberKey == key, cancel))
            || (keys == KeysOf.Tags && await db.Lots.AnyAsync(l => l.NumberKey == key, cancel))
            || (keys == KeysOf.Lots && await db.BoundCodes.AnyAsync(b => b.CodeKey == key && b.ReleasedAt == null, cancel))
            || db.ChangeTracker.Entries<Lots.Lot>().Any(l => l.Entity.NumberKey == key);
    }

    private IQueryable<string> Keys(KeysOf keys) => keys switch
    {
        KeysOf.Lots => db.Lots.Select(l => l.NumberKey),
        KeysOf.Receipts => db.Receipts.Select(r => r.NumberKey),
        KeysOf.Purchases => db.PurchaseOrders.Select(o => o.NumberKey),
        KeysOf.Orders => db.Orders.Select(o => o.NumberKey),
        KeysOf.Shipments => db.Shipments.Select(s => s.NumberKey),
        KeysOf.Recalls => db.Recalls.Select(r => r.NumberKey),
        KeysOf.Certificates => db.IssuedCertificates.Select(c => c.NumberKey),
        KeysOf.Issues => db.NonConformances.Select(i => i.NumberKey),
        KeysOf.Tags => db.LabelPrints.Where(p => p.LastNumber != null).Select(p => p.LastNumber!),
        KeysOf.Places => db.Places.Select(p => p.NumberKey),
        KeysOf.Counts => db.PlaceCounts.Select(c => c.NumberKey),
        _ => db.Transformations.Select(t => t.NumberKey),
    };

    private enum KeysOf { Lots, Receipts, Purchases, Orders, Shipments, Recalls, Certificates, Issues, Places, Tags, Counts, Transformations }
}
