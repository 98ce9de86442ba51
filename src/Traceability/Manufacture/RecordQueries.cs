using Microsoft.EntityFrameworkCore;
using Traceability.Data;
using Traceability.Genealogy;
using Traceability.Lots;
using Traceability.Scanning;

namespace Traceability.Manufacture;

/// <summary>Records and products with all that their verbs ask for.</summary>
public static class RecordQueries
{
    /// <summary>Everything a record's own verbs read: use, make, rework, close, void, undo.</summary>
    public static IQueryable<ManufactureRecord> ForWork(this IQueryable<ManufactureRecord> records) => records
        .Include(r => r.Product!).ThenInclude(p => p.Profile)
        .Include(r => r.Order!).ThenInclude(o => o.Customer).ThenInclude(c => c.Profile)
        .Include(r => r.SopRevision!).ThenInclude(r => r.Sop)
        .Include(r => r.Answers)
        .WithLines()
        .Include(r => r.Inputs).ThenInclude(i => i.Lot).ThenInclude(l => l.Holds)
        .Include(r => r.Inputs).ThenInclude(i => i.Lot).ThenInclude(l => l.Root)
        .Include(r => r.Inputs).ThenInclude(i => i.Lot).ThenInclude(l => l.Material)
        .Include(r => r.Inputs).ThenInclude(i => i.Lot).ThenInclude(l => l.Product)
        .Include(r => r.Outputs).ThenInclude(o => o.Lot).ThenInclude(l => l.Holds)
        .AsSplitQuery();

    /// <summary>With what is to be made, and what is demanded of it.</summary>
    public static IQueryable<ManufactureRecord> WithLines(this IQueryable<ManufactureRecord> records) => records
        .Include(r => r.Lines.OrderBy(l => l.Position)).ThenInclude(l => l.Product).ThenInclude(p => p.Profile)
        .Include(r => r.Lines).ThenInclude(l => l.Order!).ThenInclude(o => o.Customer).ThenInclude(c => c.Profile);

    /// <summary>
    /// A product ready to get another line of its bill of materials: with the sub-assemblies of all products, because a
    /// loop may close far away.
    /// </summary>
    public static async Task<Product?> WithAssemblies(this TraceabilityDb db, long id, CancellationToken cancel = default)
    {
        // Tracked together, the lines find their products and the products their lines.
        await db.BomLines.Where(l => l.PartId != null).Include(l => l.Product).Include(l => l.Part).LoadAsync(cancel);
        return await db.Products.Include(p => p.Revisions).Include(p => p.Bom).ThenInclude(l => l.Material).AsSplitQuery().SingleOrDefaultAsync(p => p.Id == id, cancel);
    }

    /// <summary>The product of this article number, with its profile and the revisions of its bill of materials.</summary>
    /// <exception cref="DomainRuleException">Nothing was typed, or there is none.</exception>
    public static async Task<Product> ProductNumbered(this TraceabilityDb db, string? sku, string field = "Product", CancellationToken cancel = default)
    {
        var key = NumberKey.Of(NumberKey.Kept(sku, "article number", field));
        return await db.Products.Include(p => p.Profile).Include(p => p.Revisions).SingleOrDefaultAsync(p => p.SkuKey == key, cancel)
            ?? throw new DomainRuleException($"There is no product {sku!.Trim()}. Choose one from the list, or add it under Products first.", field);
    }

    /// <summary>Whether any of these lots went into something or left, amounts apart.</summary>
    public static async Task<bool> UsedSince(this TraceabilityDb db, IReadOnlyCollection<long> lots, CancellationToken cancel = default) =>
        await db.Inputs.AnyAsync(i => lots.Contains(i.LotId) && i.VoidedAt == null, cancel)
        || await db.ShipmentLines.AnyAsync(l => l.LotId != null && lots.Contains(l.LotId.Value) && l.VoidedAt == null, cancel);

    /// <summary>Whether a bill of materials of what the record makes asks for this lot. Without one nobody can tell, and anything may go in.</summary>
    public static async Task<bool> Asks(this TraceabilityDb db, ManufactureRecord record, Lot lot, CancellationToken cancel = default)
    {
        var bills = record.IsNest ? [.. record.Lines.Select(l => (l.ProductId, l.BomRevision))] : new[] { (ProductId: record.Product?.Id ?? 0, record.BomRevision) };
        var asked = new List<BomLine>();
        foreach (var (product, revision) in bills)
            if (revision is not null) asked.AddRange(await db.BomLines.AsNoTracking().Where(l => l.ProductId == product && l.Revision == revision).ToListAsync(cancel));
        return asked.Count == 0 || asked.Any(l => lot.MaterialId is { } material ? l.MaterialId == material : l.PartId == lot.ProductId);
    }

    /// <summary>
    /// The lot in the hand, by any number it bears: its own, its serial, and, where only one lot that is here has it, the
    /// maker's lot, the heat or the record it came from; or by the code of a label that is bound to it, or says it as GS1.
    /// </summary>
    /// <exception cref="DomainRuleException">No lot has that number, or several have.</exception>
    public static async Task<Lot> LotInHand(this TraceabilityDb db, RootFinder finder, string? written, string field = "Lot", CancellationToken cancel = default)
    {
        var code = ScannedCode.Of(written);
        var kept = NumberKey.Kept(code.IsGs1 ? code.Text : written, "lot number", field);
        var key = NumberKey.Of(written!);
        var lots = await db.Lots.Where(l => l.NumberKey == key || l.SerialKey == key).ForUse().ToListAsync(cancel);
        // Whoever bound a label said which lot is meant, though its number may stand on others.
        if (lots.Count == 0 && await db.BoundTo(code, cancel) is { } bound) return await db.Lots.Where(l => l.Id == bound.LotId).ForUse().SingleAsync(cancel);
        if (lots.Count == 0)
        {
            var ids = (await finder.Find(written!, cancel)).SelectMany(root => root.LotIds).Distinct().Take(200).ToList();
            if (ids.Count == 0)
                throw new DomainRuleException(code.Fault ?? $"\"{Short(kept)}\" is not a number in this shop. Scan the label again; if it is new here, receive it first.", field);
            lots = await db.Lots.Where(l => ids.Contains(l.Id)).ForUse().ToListAsync(cancel);
        }
        // A unit that was reworked or came back bears its serial still: the state that is here is the one in the hand.
        var here = lots.Where(l => !l.OnHand.IsZero).ToList();
        if (here.Find(l => l.NumberKey == key) is { } exact) return exact;
        if (here.Count > 1)
            throw new DomainRuleException($"{Short(kept)} stands on {here.Count} lots that are here: {string.Join(", ", here.Take(5).Select(l => l.Number))}{(here.Count > 5 ? " …" : "")}. Scan the lot's own number.", field);
        return here.SingleOrDefault() ?? lots.Find(l => l.NumberKey == key) ?? lots[^1];
    }

    private static string Short(string text) => text.Length <= 40 ? text : text[..40] + "…";
}
