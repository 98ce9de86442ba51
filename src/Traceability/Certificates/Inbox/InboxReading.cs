using Microsoft.EntityFrameworkCore;
using Traceability.Certificates.FileTexts;
using Traceability.Certificates.Reading;
using Traceability.Data;

namespace Traceability.Certificates.Inbox;

/// <summary>Searches the text of files that came in, one after the other; outside of any act, for it may take a while.</summary>
public sealed class InboxReading(IServiceScopeFactory scopes) : IDisposable
{
    private readonly SemaphoreSlim one = new(1);

    /// <summary>Reads what has not been read yet. Ended early, the rest is read the next time.</summary>
    public async Task ReadAll(CancellationToken cancel = default)
    {
        await one.WaitAsync(cancel);
        try
        {
            while (await ReadNext(cancel)) { }
        }
        finally
        {
            one.Release();
        }
    }

    public void Dispose() => one.Dispose();

    private async Task<bool> ReadNext(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var (db, acts) = (scope.ServiceProvider.GetRequiredService<TraceabilityDb>(), scope.ServiceProvider.GetRequiredService<Acts>());
        var next = await db.InboxItems.AsNoTracking().Waiting().Where(i => i.ReadAt == null).OrderBy(i => i.Id).Select(i => new { i.Id, i.Sha256 }).FirstOrDefaultAsync(cancel);
        if (next is null) return false;
        var file = await db.Files.AsNoTracking().SingleAsync(f => f.Sha256 == next.Sha256, cancel);
        var text = await FileText.Of(db, file, cancel);
        var read = await Certificate(db, file, cancel);
        var numbers = NumbersInText.In(text).ToList();
        // What the data call a heat or a lot is one, however short it is.
        if (read is not null) numbers.InsertRange(0, read.Heats.Concat(read.Lots).Where(n => n.Length <= Lots.NumberKey.MaxLength).Select(n => new NumberInText(n, 1)));
        await acts.Do("search a file that came in", async () =>
        {
            if (await db.InboxItems.Waiting().SingleOrDefaultAsync(i => i.Id == next.Id && i.ReadAt == null, cancel) is not { } item) return;
            item.WasRead(read is null ? PaperGuess.Of(text) : PaperGuess.Of(read), !text.IsEmpty, acts.Now);
            await Add(db, item, numbers, cancel);
        }, cancel);
        return true;
    }

    /// <summary>Numbers by which it is found, beside those it has.</summary>
    public static async Task Add(TraceabilityDb db, InboxItem item, IEnumerable<NumberInText> numbers, CancellationToken cancel = default)
    {
        var known = (await db.InboxNumbers.Where(n => n.ItemId == item.Id).Select(n => n.Key).ToListAsync(cancel)).ToHashSet(StringComparer.Ordinal);
        db.InboxNumbers.AddRange(numbers.Where(n => n.Key.Length > 0 && known.Add(n.Key)).Take(NumbersInText.Most)
            .Select(n => new InboxNumber { Item = item, Key = n.Key, LookAlikeKey = Lots.NumberKey.LookAlike(n.Written), Written = n.Written, Page = n.Page }).ToList());
    }

    private static async Task<ReadCertificate?> Certificate(TraceabilityDb db, StoredFile file, CancellationToken cancel)
    {
        if (file.Type is not (FileType.Json or FileType.Xml)) return null;
        using var content = new MemoryStream((int)file.Size);
        await foreach (var part in db.ContentOf(file.Sha256).WithCancellation(cancel)) content.Write(part);
        try
        {
            return CertificateReader.Read(content.GetBuffer().AsMemory(0, (int)content.Length));
        }
        // Then it is data of another kind, and searched as text.
        catch (DomainRuleException)
        {
            return null;
        }
    }
}
