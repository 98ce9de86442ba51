using Microsoft.EntityFrameworkCore;
using Traceability.Certificates;
using Traceability.Data;
using Traceability.Receiving;
using Traceability.Scanning;

namespace Traceability.Lots;

/// <summary>Lots with all that their verbs ask for. A verb that meets something not loaded throws, so load through here.</summary>
public static class LotQueries
{
    /// <summary>Everything a lot's own verbs read: verify, accept, hold, cut, use, ship, split.</summary>
    public static IQueryable<Lot> ForUse(this IQueryable<Lot> lots) => lots
        .Include(l => l.Material).Include(l => l.Product!).ThenInclude(p => p.Profile).Include(l => l.Owner).Include(l => l.PurchaseLine)
        .Include(l => l.Holds)
        .Include(l => l.Verifications)
        .Include(l => l.Concessions).ThenInclude(c => c.Approvals).ThenInclude(a => a.Customer)
        .Include(l => l.ChecklistAnswers)
        .Include(l => l.Heats).ThenInclude(h => h.Heat)
        .Include(l => l.Root!).ThenInclude(r => r.Heats).ThenInclude(h => h.Heat)
        .Include(l => l.Root!).ThenInclude(r => r.PurchaseLine)
        .AsSplitQuery();

    /// <summary>The lot of this number, however it is written (case, blanks).</summary>
    public static IQueryable<Lot> WithNumber(this IQueryable<Lot> lots, string number)
    {
        var key = NumberKey.Of(number);
        return lots.Where(l => l.NumberKey == key);
    }

    /// <summary>The lot that was typed or scanned, by its number or by a label that is bound to it; ready for use.</summary>
    /// <exception cref="DomainRuleException">Nothing was typed, or no lot has that number.</exception>
    public static async Task<Lot> LotNumbered(this TraceabilityDb db, string? number, string field = "Lot", CancellationToken cancel = default)
    {
        var code = ScannedCode.Of(number);
        var kept = NumberKey.Kept(code.IsGs1 ? code.Text : number, "lot number", field);
        return await db.Lots.WithNumber(number!).ForUse().SingleOrDefaultAsync(cancel)
            ?? await db.Lots.Where(l => db.BoundCodes.Any(b => b.CodeKey == code.Key && b.ReleasedAt == null && b.LotId == l.Id)).ForUse().SingleOrDefaultAsync(cancel)
            ?? throw new DomainRuleException($"There is no lot {kept}. Read the number again; if it is new here, receive it first.", field);
    }

    /// <summary>Lots of which any number has this part: their own, the supplier's, the certificate's, a serial, the mark, the heat.</summary>
    /// <param name="key">In the form in which numbers are compared.</param>
    public static IQueryable<Lot> BearingPart(this IQueryable<Lot> lots, TraceabilityDb db, string key)
    {
        if (db.Bearing(Numbered.Lot, key) is { } own && db.Bearing(Numbered.Heat, key) is { } heats)
        {
            var melted = db.LotHeats.Where(h => EF.Parameter(heats).Contains(h.HeatId)).Select(h => h.LotId);
            return lots.Where(l => EF.Parameter(own).Contains(l.Id) || melted.Contains(l.Id));
        }
        var pattern = "%" + key.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal) + "%";
        return lots.Where(l => l.NumberKey.Contains(key) || (l.SupplierLotKey != null && l.SupplierLotKey.Contains(key)) || (l.CertificateNumberKey != null && l.CertificateNumberKey.Contains(key))
            || (l.SerialKey != null && l.SerialKey.Contains(key)) || EF.Functions.Like(l.MarkedNumber!, pattern, "\\") || l.Heats.Any(h => h.Heat.NumberKey.Contains(key)));
    }

    /// <summary>Lots that nobody has decided about yet.</summary>
    public static IQueryable<Lot> Waiting(this IQueryable<Lot> lots) => lots
        .Where(l => l.Status == LotStatus.Quarantined && l.OnHandMicro > 0 && !l.Verifications.Any(v => v.Outcome == Outcome.Quarantined));

    /// <summary>
    /// Lots that work was begun with before they were accepted: they wait too. Asked apart, from an index of their own: one question for
    /// both would look through every lot there ever was, on every page.
    /// </summary>
    public static IQueryable<Lot> Released(this IQueryable<Lot> lots) => lots.Where(l => l.ReleasedAt != null);

    /// <summary>
    /// The documents that name this lot, its heats, its material or its delivery, and of a piece those of what it was cut from.
    /// Of what they name, only what concerns the lot is loaded: a declaration can name thousands.
    /// </summary>
    public static IQueryable<Document> DocumentsAbout(this TraceabilityDb db, Lot lot)
    {
        var (id, root, material) = (lot.Id, lot.RootId, lot.MaterialId);
        var heats = lot.Heats.Concat(lot.Root?.Heats ?? []).Select(h => h.HeatId).ToList();
        long?[] receipts = [lot.ReceiptId, lot.Root?.ReceiptId];
        // By what links them, and not document by document: a shop has hundreds of thousands.
        var links = db.Set<DocumentLot>().Where(x => x.LotId == id || x.LotId == root).Select(x => x.DocumentId)
            .Union(db.Set<DocumentHeat>().Where(x => heats.Contains(x.HeatId)).Select(x => x.DocumentId))
            .Union(db.Set<DocumentMaterial>().Where(x => x.MaterialId == material).Select(x => x.DocumentId))
            .Union(db.Set<DocumentReceipt>().Where(x => receipts.Contains(x.ReceiptId)).Select(x => x.DocumentId));
        return db.Documents
            .Where(d => links.Contains(d.Id))
            .Include(d => d.Lots.Where(l => l.Id == id || l.Id == root))
            .Include(d => d.Heats.Where(h => heats.Contains(h.Id)))
            .Include(d => d.Materials.Where(m => m.Id == material))
            .Include(d => d.Receipts.Where(r => receipts.Contains(r.Id)))
            .Include(d => d.Suppliers)
            .Include(d => d.Readings).ThenInclude(r => r.Values)
            .AsSplitQuery();
    }

    /// <summary>The heat of this mill and number, made known if it is new.</summary>
    public static async Task<Heat> HeatOf(this TraceabilityDb db, string? mill, string number, CancellationToken cancel = default)
    {
        var heat = Heat.Of(mill, number);
        return await db.Heats.SingleOrDefaultAsync(h => h.NumberKey == heat.NumberKey && h.MillKey == heat.MillKey, cancel) ?? db.Heats.Add(heat).Entity;
    }

    /// <summary>The document of this number, issuer and type, made known if it is new; with what it says of the lot.</summary>
    public static async Task<Document> DocumentOf(this TraceabilityDb db, DocumentType type, string number, string? issuer, Lot lot, CancellationToken cancel = default)
    {
        var paper = Document.Of(type, number, issuer);
        return await db.Documents.Include(d => d.Lots.Where(l => l.Id == lot.Id)).Include(d => d.Heats).AsSplitQuery()
            .SingleOrDefaultAsync(d => d.NumberKey == paper.NumberKey && d.IssuerKey == paper.IssuerKey && d.Type == type, cancel) ?? db.Documents.Add(paper).Entity;
    }

    /// <summary>The names of people by the codes that stand beside acts.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> NamesOf(this TraceabilityDb db, IEnumerable<string?> codes, CancellationToken cancel = default)
    {
        var asked = codes.OfType<string>().Distinct().ToList();
        return await db.People.AsNoTracking().Where(p => asked.Contains(p.Code)).ToDictionaryAsync(p => p.Code, p => p.Name, cancel);
    }
}
