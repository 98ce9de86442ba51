using System.IO.Compression;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Traceability.Certificates;
using Traceability.Data;
using Traceability.Lots;
using Traceability.Pages.Trace;
using Traceability.Printing;
using Traceability.Quality;
using Traceability.Shops;

namespace Traceability.Pages.Quality;

/// <summary>The evidence for the supplier: a paper, and a packet of it with all files.</summary>
public sealed partial class IssueModel
{
    /// <summary>A picture that is larger is in the packet and not on the paper.</summary>
    private const long LargestPrinted = 8 * 1024 * 1024;

    /// <summary>What is asked, as it is proposed.</summary>
    public string Asked => Issue.Supplier is null ? "" : Issue.Dispositions.Any(d => d.Kind == DispositionKind.ReturnToSupplier && d.IsLive)
        ? "Take back what was sent, and replace or credit it. Tell us within 14 days why it came about, and what you do so that it does not come again."
        : "Tell us within 14 days why it came about, and what you do so that it does not come again. Say what we shall do with what is here.";

    public async Task<IActionResult> OnGetPaperAsync(string? asked)
    {
        await Load();
        var files = await Enclosed();
        return (await Claim(asked, files)).As(new PdfReport(), FileName);
    }

    /// <summary>The paper with the papers of the lots and the photos, byte for byte.</summary>
    public async Task<IActionResult> OnGetPacketAsync(string? asked)
    {
        await Load();
        var files = await Enclosed();
        // On disk and not in memory: papers are large. It goes with the last who reads it.
        var packet = new FileStream(Path.GetTempFileName(), FileMode.Open, FileAccess.ReadWrite, FileShare.None, 64 * 1024, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        using (var archive = new ZipArchive(packet, ZipArchiveMode.Create, leaveOpen: true))
        {
            using (var paper = archive.CreateEntry(FileName + ".pdf").Open())
                new PdfReport().Render(await Claim(asked, files), paper);
            foreach (var (name, sha256) in files)
            {
                await using var entry = archive.CreateEntry(name, CompressionLevel.NoCompression).Open();
                await foreach (var part in Db.ContentOf(sha256).WithCancellation(HttpContext.RequestAborted)) await entry.WriteAsync(part, HttpContext.RequestAborted);
            }
        }
        packet.Position = 0;
        return File(packet, "application/zip", FileName + ".zip");
    }

    private string FileName => Trace.Papers.FileName($"{Issue.Number} {Issue.Supplier?.Name}".Trim());

    private async Task<Report> Claim(string? asked, List<(string Name, string Sha256)> files)
    {
        var lots = Issue.HeldLots.Append(Issue.Lot).OfType<Lot>().SelectMany(l => new[] { l.Id, l.RootId ?? l.Id }).Distinct().ToList();
        // Followed by the context, so that they are the same lots, with all that the paper says of them.
        await Db.Lots.Where(l => lots.Contains(l.Id)).ForUse().Include(l => l.Receipt).Include(l => l.PurchaseLine!.Order).Include(l => l.Root!.Receipt).Include(l => l.Root!.PurchaseLine!.Order).LoadAsync();
        var words = string.IsNullOrWhiteSpace(asked) ? Asked : Text.Optional(asked[..Math.Min(asked.Length, Text.NoteLength)], "request")!;
        return IssueReport.Of(Issue, words, await Printed(), [.. files.Select(f => f.Name)], Names, await Db.PageHead(), Acts.Who.Name, Acts.Now, Zone);
    }

    private async Task<List<PrintedPhoto>> Printed()
    {
        var printed = new List<PrintedPhoto>();
        foreach (var photo in Issue.Photos.OrderBy(p => p.Id))
        {
            var file = await Db.Files.AsNoTracking().SingleAsync(f => f.Sha256 == photo.Sha256);
            if (file.Type is not (FileType.Png or FileType.Jpeg) || file.Size > LargestPrinted) continue;
            using var content = new MemoryStream();
            await foreach (var part in Db.ContentOf(photo.Sha256)) content.Write(part);
            try
            {
                PictureSize.Of(content.ToArray());
                printed.Add(new(photo.Name, content.ToArray(), photo.At));
            }
            catch (PictureRefusedException)
            {
                // It cannot be printed; it is in the packet as it was taken.
            }
        }
        return printed;
    }

    /// <summary>The papers of what it is about, and the photos; each name once.</summary>
    private async Task<List<(string Name, string Sha256)>> Enclosed()
    {
        var files = new List<(string Name, string Sha256)>();
        foreach (var lot in Issue.HeldLots.Append(Issue.Lot).OfType<Lot>().Select(l => l.Id).Distinct().ToList())
        {
            var one = await Db.Lots.AsNoTracking().ForUse().SingleAsync(l => l.Id == lot);
            files.AddRange((await Db.DocumentsAbout(one).AsNoTracking().Where(d => d.Sha256 != null).OrderBy(d => d.NumberKey).Select(d => new { d.Number, d.FileName, d.Sha256 }).ToListAsync())
                .Select(d => ($"papers/{Trace.Papers.FileName(d.FileName ?? d.Number)}", d.Sha256!)));
        }
        files.AddRange(Issue.Photos.OrderBy(p => p.Id).Select(p => ($"photos/{Trace.Papers.FileName(p.Name)}", p.Sha256)));
        // Two of one name and another content: the second one says which it is.
        return [.. files.DistinctBy(f => f.Sha256).GroupBy(f => f.Name, StringComparer.OrdinalIgnoreCase).SelectMany(g => g.Select((f, n) => n == 0 ? f : ($"{Path.GetDirectoryName(f.Name)}/{n + 1} {Path.GetFileName(f.Name)}", f.Sha256)))];
    }
}
