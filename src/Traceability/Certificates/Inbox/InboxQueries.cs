using Microsoft.EntityFrameworkCore;
using Traceability.Data;

namespace Traceability.Certificates.Inbox;

/// <summary>What became of a file that was brought: it waits now, waited already, or is a document already.</summary>
public sealed record TakenIn(InboxItem? Item, bool IsNew, (long Id, string Number)? Known);

public static class InboxQueries
{
    public static IQueryable<InboxItem> Waiting(this IQueryable<InboxItem> items) => items.Where(i => i.SortedAt == null && i.ThrownAwayAt == null);

    /// <summary>Takes a file in, inside an act. The same content is there once, whatever it is called.</summary>
    public static async Task<TakenIn> TakeIn(this TraceabilityDb db, IncomingFile file, InboxOrigin origin, CancellationToken cancel = default)
    {
        if (await db.InboxItems.Waiting().SingleOrDefaultAsync(i => i.Sha256 == file.Sha256, cancel) is { } waiting) return new(waiting, false, null);
        if (await db.Documents.Where(d => d.Sha256 == file.Sha256 && d.FileName != null).OrderBy(d => d.Id).Select(d => new { d.Id, d.Number }).FirstOrDefaultAsync(cancel) is { } known)
            return new(null, false, (known.Id, known.Number));
        var item = db.InboxItems.Add(InboxItem.Of(await db.Keep(file, cancel), file.Name, origin)).Entity;
        await db.SaveChangesAsync(cancel);
        return new(item, true, null);
    }

    /// <summary>
    /// Throws a file away, inside an act. Its content goes with it, unless something else here rests on it as
    /// well: that one is kept.
    /// </summary>
    public static async Task ThrowAway(this TraceabilityDb db, InboxItem item, string by, DateTimeOffset at, CancellationToken cancel = default)
    {
        item.ThrowAway(by, at);
        await db.ForgetNumbers(item, cancel);
        await db.DropUnused(item.Sha256, cancel);
    }

    /// <summary>The numbers in its text have served.</summary>
    public static Task ForgetNumbers(this TraceabilityDb db, InboxItem item, CancellationToken cancel = default) =>
        db.InboxNumbers.Where(n => n.ItemId == item.Id).ExecuteDeleteAsync(cancel);
}
