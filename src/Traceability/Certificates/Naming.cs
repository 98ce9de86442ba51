using Microsoft.EntityFrameworkCore;
using Traceability.Data;
using Traceability.Lots;
using Traceability.Receiving;
using Traceability.Scanning;

namespace Traceability.Certificates;

/// <summary>What a document names, found by what was typed or scanned; and taken back while nothing rests on it.</summary>
public static class Naming
{
    /// <summary>The most that one entry takes.</summary>
    public const int Most = 500;

    /// <summary>Lets a document, whose suppliers are loaded, name what was typed.</summary>
    /// <param name="typed">Numbers or codes, with a comma, a semicolon or a new line between; empty names nothing.</param>
    /// <returns>What it names now, as it is written here.</returns>
    /// <exception cref="DomainRuleException">Something of it is not known, or is named already.</exception>
    public static async Task<IReadOnlyList<string>> Name(this TraceabilityDb db, Document document, Named what, string? typed, string field, CancellationToken cancel = default)
    {
        var numbers = (typed ?? "").Split([',', ';', '\n', '\r'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).DistinctBy(NumberKey.Of).ToList();
        if (numbers.Count > Most) throw new DomainRuleException($"These are {numbers.Count} at once. Enter at most {Most} at a time.", field);
        var id = document.Id;
        List<string> said = [];
        switch (what)
        {
            case Named.Lot:
                foreach (var lot in await Found(await db.WithoutLabels(numbers, cancel), keys => db.Lots.Where(l => keys.Contains(l.NumberKey)).ToListAsync(cancel), l => l.NumberKey, "lot", "if it is new here, receive it first", field))
                {
                    RefuseTwice(document, lot.Number, await db.DocumentLots.AnyAsync(x => x.DocumentId == id && x.LotId == lot.Id, cancel), field);
                    document.Names(lot);
                    said.Add(lot.Number);
                }
                break;
            case Named.Heat:
                foreach (var number in numbers)
                {
                    var heat = await Heat(db, document, number, field, cancel);
                    RefuseTwice(document, heat.Number, await db.DocumentHeats.AnyAsync(x => x.DocumentId == id && x.HeatId == heat.Id, cancel), field);
                    document.Names(heat);
                    said.Add(heat.Number);
                }
                break;
            case Named.Material:
                foreach (var material in await Found(numbers, keys => db.Materials.Where(m => keys.Contains(m.CodeKey)).ToListAsync(cancel), m => m.CodeKey, "material", "its code stands in the list of materials", field))
                {
                    RefuseTwice(document, material.Code, await db.DocumentMaterials.AnyAsync(x => x.DocumentId == id && x.MaterialId == material.Id, cancel), field);
                    document.Covers(material);
                    said.Add(material.Code);
                }
                break;
            case Named.Supplier:
                foreach (var supplier in await Found(numbers, keys => db.Suppliers.Where(s => keys.Contains(s.CodeKey)).ToListAsync(cancel), s => s.CodeKey, "supplier", "its code stands in the list of suppliers", field))
                {
                    RefuseTwice(document, supplier.Code, await db.DocumentSuppliers.AnyAsync(x => x.DocumentId == id && x.SupplierId == supplier.Id, cancel), field);
                    document.Names(supplier);
                    said.Add(supplier.Name);
                }
                break;
            default:
                foreach (var receipt in await Found(numbers, keys => db.Receipts.Where(r => keys.Contains(r.NumberKey)).ToListAsync(cancel), r => r.NumberKey, "delivery", "its number begins with RCP", field))
                {
                    RefuseTwice(document, receipt.Number, await db.DocumentReceipts.AnyAsync(x => x.DocumentId == id && x.ReceiptId == receipt.Id, cancel), field);
                    document.Names(receipt);
                    said.Add(receipt.Number);
                }
                break;
        }
        return said;
    }

    /// <summary>Whether a lot that it names, or a lot of a heat that it names, is accepted.</summary>
    public static async Task<bool> IsReliedOn(this TraceabilityDb db, long document, CancellationToken cancel = default) =>
        await db.DocumentLots.AnyAsync(x => x.DocumentId == document && db.Lots.Any(l => l.Id == x.LotId && l.Status == LotStatus.Accepted), cancel)
        || await db.DocumentHeats.AnyAsync(x => x.DocumentId == document && db.LotHeats.Any(h => h.HeatId == x.HeatId && h.Lot.Status == LotStatus.Accepted), cancel);

    /// <summary>Takes back that a document names something.</summary>
    /// <exception cref="DomainRuleException">It is not one's own fresh entry, or a lot was accepted on the strength of it.</exception>
    public static async Task Unname(this TraceabilityDb db, long document, Named what, long id, string by, DateTimeOffset at, CancellationToken cancel = default)
    {
        DocumentLink? link = what switch
        {
            Named.Lot => await db.DocumentLots.FindAsync([document, id], cancel),
            Named.Heat => await db.DocumentHeats.FindAsync([document, id], cancel),
            Named.Material => await db.DocumentMaterials.FindAsync([document, id], cancel),
            Named.Supplier => await db.DocumentSuppliers.FindAsync([document, id], cancel),
            _ => await db.DocumentReceipts.FindAsync([document, id], cancel),
        };
        if (link is null) throw new DomainRuleException("The document does not name this any more. Nothing more to do.");
        var concerned = what switch
        {
            Named.Lot => db.Lots.Where(l => l.Id == id || l.RootId == id),
            Named.Heat => db.LotHeats.Where(h => h.HeatId == id).Select(h => h.Lot),
            Named.Material => db.Lots.Where(l => l.MaterialId == id),
            Named.Supplier => db.Lots.Where(l => l.SupplierId == id),
            _ => db.Lots.Where(l => l.ReceiptId == id),
        };
        var since = link.RecordedAt;
        link.RefuseUnlessTakenBack(by, at, await concerned.AnyAsync(l => l.Verifications.Any(v => v.Outcome == Outcome.Accepted && v.At >= since), cancel));
        db.Remove(link);
    }

    private static async Task<IReadOnlyList<T>> Found<T>(List<string> numbers, Func<List<string>, Task<List<T>>> known, Func<T, string> key, string what, string hint, string field)
    {
        if (numbers.Count == 0) return [];
        var found = (await known([.. numbers.Select(NumberKey.Of)])).ToDictionary(key);
        if (numbers.FirstOrDefault(n => !found.ContainsKey(NumberKey.Of(n))) is { } strange)
            throw new DomainRuleException($"There is no {what} {Short(strange)}. Read it again; {hint}.", field);
        return [.. numbers.Select(n => found[NumberKey.Of(n)])];
    }

    // "MILL|N" is one heat; "N" alone is the issuer's, or the only one of that number.
    private static async Task<Heat> Heat(TraceabilityDb db, Document document, string written, string field, CancellationToken cancel)
    {
        var bar = written.IndexOf('|', StringComparison.Ordinal);
        var (mill, number) = (bar < 0 ? null : NumberKey.Of(written[..bar]), NumberKey.Of(written[(bar + 1)..]));
        var heats = await db.Heats.Where(h => h.NumberKey == number && (mill == null || h.MillKey == mill)).ToListAsync(cancel);
        return heats.Count == 1 ? heats[0] : heats.Find(h => h.MillKey == document.IssuerKey)
            ?? throw new DomainRuleException(heats.Count == 0
                ? $"There is no heat {Short(written)}. Read it again; a heat is known once a lot of it was received or verified."
                : $"{Short(written)} is a heat of several mills. Write the mill before it: {heats[0].Mill}|{heats[0].Number}.", field);
    }

    private static void RefuseTwice(Document document, string what, bool named, string field)
    {
        if (named) throw new DomainRuleException($"{document.Number} names {what} already. Nothing more to do.", field);
    }

    private static string Short(string text) => text.Length <= 60 ? text : text[..60] + "…";
}
