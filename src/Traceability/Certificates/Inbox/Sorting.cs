using Microsoft.EntityFrameworkCore;
using Traceability.Data;

namespace Traceability.Certificates.Inbox;

/// <summary>Makes a document of a file that waits, when somebody has confirmed what it is about.</summary>
public static class Sorting
{
    /// <param name="keys">Of the suggestions that were ticked; others are not taken.</param>
    /// <returns>The document whose file it is now.</returns>
    /// <exception cref="DomainRuleException">Nothing was ticked, it is sorted already, or there is such a document with another file.</exception>
    public static async Task<Document> Confirm(this TraceabilityDb db, Suggested suggested, IReadOnlyCollection<string> keys, string by, DateTimeOffset at, CancellationToken cancel = default)
    {
        suggested.Item.RefuseUnlessWaiting();
        var taken = suggested.Suggestions.Where(s => keys.Contains(s.Key)).ToList();
        if (taken.Count == 0) throw new DomainRuleException($"Nothing was ticked for {suggested.Item.FileName}. Tick what it is about, or sort it by hand.");
        var papers = taken.Where(s => s.Kind == SuggestedKind.Document).ToList();
        if (papers.Count > 1) throw new DomainRuleException($"{suggested.Item.FileName} is the file of one document. Tick one of {string.Join(", ", papers.Select(p => p.Number))}.");
        var document = papers is [var paper]
            ? await db.Documents.Include(d => d.Lots).Include(d => d.Heats).Include(d => d.Suppliers).Include(d => d.Materials).Include(d => d.Receipts).AsSplitQuery().SingleAsync(d => d.Id == paper.Id, cancel)
            : await New(db, suggested, cancel);
        document.Attach(suggested.File, suggested.Item.FileName);
        foreach (var one in taken)
            switch (one.Kind)
            {
                case SuggestedKind.Lot: document.Names(await db.Lots.SingleAsync(l => l.Id == one.Id, cancel)); break;
                case SuggestedKind.Heat: document.Names(await db.Heats.SingleAsync(h => h.Id == one.Id, cancel)); break;
                case SuggestedKind.Receipt: document.Names(await db.Receipts.SingleAsync(r => r.Id == one.Id, cancel)); break;
                case SuggestedKind.Material: document.Covers(await db.Materials.SingleAsync(m => m.Id == one.Id, cancel)); break;
            }
        await db.Sorted(suggested.Item, document, by, at, cancel);
        return document;
    }

    /// <summary>It is the file of a document now, and waits no more.</summary>
    public static async Task Sorted(this TraceabilityDb db, InboxItem item, Document document, string by, DateTimeOffset at, CancellationToken cancel = default)
    {
        item.SortInto(document, by, at);
        await db.SaveChangesAsync(cancel);
        await db.ForgetNumbers(item, cancel);
    }

    private static async Task<Document> New(TraceabilityDb db, Suggested suggested, CancellationToken cancel)
    {
        if (suggested.Type is not { } type) throw new DomainRuleException($"What kind of paper {suggested.Item.FileName} is, it does not say. Sort it by hand, and choose the kind.");
        var item = suggested.Item;
        var document = Document.Of(type, suggested.Number, suggested.Issuer, item.IssuedOn, item.ExpiresOn < item.IssuedOn ? null : item.ExpiresOn, item.En10204);
        if (await db.Documents.Where(d => d.NumberKey == document.NumberKey && d.IssuerKey == document.IssuerKey && d.Type == type).Select(d => d.Number).SingleOrDefaultAsync(cancel) is { } known)
            throw new DomainRuleException($"{type.Word().Sentence()} {known}{(document.Issuer is null ? "" : $" from {document.Issuer}")} is here already. Sort it by hand: give this one another number, or let it replace that one.");
        return db.Documents.Add(document).Entity;
    }
}
