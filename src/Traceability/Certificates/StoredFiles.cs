using Microsoft.EntityFrameworkCore;
using Traceability.Data;

namespace Traceability.Certificates;

/// <summary>Keeps files in the shop's file, byte for byte, each content once; and gives them out again, part by part.</summary>
public static class StoredFiles
{
    /// <summary>
    /// Keeps a file inside an act. What is there already under the same SHA-256 is that file; two people who bring it at the same
    /// moment come one after the other, as in every act.
    /// </summary>
    public static async Task<StoredFile> Keep(this TraceabilityDb db, IncomingFile file, CancellationToken cancel = default)
    {
        if (await db.Files.SingleOrDefaultAsync(f => f.Sha256 == file.Sha256, cancel) is { } known) return known;
        var kept = db.Files.Add(new() { Sha256 = file.Sha256, Size = file.Size, Type = file.Type, NeedsPassword = file.NeedsPassword }).Entity;
        await db.SaveChangesAsync(cancel);
        var part = 0;
        await foreach (var bytes in file.Parts(cancel))
        {
            var chunk = db.FileChunks.Add(new() { Sha256 = file.Sha256, Part = part++, Bytes = bytes.ToArray() });
            await db.SaveChangesAsync(cancel);
            // Else the context would hold the whole file.
            chunk.State = EntityState.Detached;
        }
        return kept;
    }

    /// <summary>
    /// A file that has served goes with its content, inside an act; unless it is the file of a document, of a reading, a verification, a
    /// training or a quality issue, or waits elsewhere: that one is kept.
    /// </summary>
    public static async Task DropUnused(this TraceabilityDb db, string sha256, CancellationToken cancel = default)
    {
        // What just stopped waiting waits no longer.
        await db.SaveChangesAsync(cancel);
        if (await db.Documents.AnyAsync(d => d.Sha256 == sha256, cancel) || await db.Readings.AnyAsync(r => r.PdfSha256 == sha256, cancel)
            || await db.Verifications.AnyAsync(v => v.PhotoSha256 == sha256, cancel) || await db.Trainings.AnyAsync(t => t.FileSha256 == sha256, cancel)
            || await db.IssuePhotos.AnyAsync(p => p.Sha256 == sha256, cancel)
            || await db.InboxItems.AnyAsync(i => i.Sha256 == sha256 && i.SortedAt == null && i.ThrownAwayAt == null, cancel)
            || await db.OrderFiles.AnyAsync(f => f.Sha256 == sha256 && f.PutAwayAt == null, cancel)) return;
        await db.FileChunks.Where(c => c.Sha256 == sha256).ExecuteDeleteAsync(cancel);
        if (await db.Files.SingleOrDefaultAsync(f => f.Sha256 == sha256, cancel) is { } file) db.Files.Remove(file);
    }

    /// <summary>The content in its order, one part in memory at a time.</summary>
    public static IAsyncEnumerable<byte[]> ContentOf(this TraceabilityDb db, string sha256) =>
        db.FileChunks.AsNoTracking().Where(c => c.Sha256 == sha256).OrderBy(c => c.Part).Select(c => c.Bytes).AsAsyncEnumerable();
}
